export default {
  title: "Rollup",
  packages: ["rollup", "@rollup/plugin-node-resolve"],
  commands: [["rollup", "main.js", "--dir", "dist", "--format", "es", "--plugin", "node-resolve"]],
  page: { script: '<script type="module" src="./dist/main.js"></script>' },
  folder: ".",
};
