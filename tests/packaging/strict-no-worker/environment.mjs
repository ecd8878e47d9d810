import { STRICT } from "../running.mjs";

export default {
  title: "Strict policy and Trusted Types, no worker",
  quick: true,
  page: { script: '<script type="module" src="./node_modules/crossread/dist/define.js"></script>', attributes: "no-worker" },
  folder: ".",
  policy: STRICT,
};
