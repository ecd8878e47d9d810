// The second is another build of the same element: its own code, its own engine, its own try at the name.
export default {
  title: "Two versions on one page",
  quick: true,
  page: { script: '<script type="module" src="./node_modules/crossread/dist/define.js"></script><script defer src="./node_modules/crossread/dist/cdn.js"></script>' },
  folder: ".",
};
