export default {
  title: "crossread/slim, wasm served as application/octet-stream",
  quick: true,
  page: { script: '<script type="module" src="./slim.js"></script>' },
  folder: ".",
};
