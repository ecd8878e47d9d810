// Types only: `./jsx` adds <cross-read> to React's JSX. Nothing happens at run time.

export {};
