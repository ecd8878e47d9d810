// The little that the shell needs before anything is loaded. The rest of the look is in `session.js` of this folder.

export const shellStyles = `
:host { display: block; color-scheme: light; container: crossread / inline-size }
:host([data-dark]) { color-scheme: dark }
:host([hidden]), [hidden] { display: none !important }
`;
