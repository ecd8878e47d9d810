export default {
  title: "webpack",
  packages: ["webpack", "webpack-cli"],
  commands: [["webpack", "--mode", "production", "--entry", "./main.js"]],
  page: { script: '<script defer src="./dist/main.js"></script>' },
  folder: ".",
};
