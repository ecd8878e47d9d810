export default {
  title: "esbuild",
  packages: ["esbuild"],
  commands: [["esbuild", "main.js", "--bundle", "--outfile=dist/main.js"]],
  page: { script: '<script defer src="./dist/main.js"></script>' },
  folder: ".",
};
