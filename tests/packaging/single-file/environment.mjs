export default { title: "The single file, from file://", quick: true, page: { script: '<script defer src="./node_modules/crossread/dist/cdn.js"></script>' }, file: "index.html" };
