export default {
  title: "Plain modules, python3 -m http.server",
  quick: true,
  page: { script: '<script type="module" src="./node_modules/crossread/dist/define.js"></script>' },
  server: ["python3", "-m", "http.server", "{port}", "--bind", "127.0.0.1"],
};
