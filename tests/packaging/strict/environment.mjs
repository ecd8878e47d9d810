import { STRICT } from "../running.mjs";

export default {
  title: "Strict policy and Trusted Types, worker file",
  quick: true,
  page: { script: '<script type="module" src="./node_modules/crossread/dist/define.js"></script>', attributes: 'worker-src="./node_modules/crossread/dist/worker.js"' },
  folder: ".",
  policy: STRICT,
};
