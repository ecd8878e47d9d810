// How long the engine takes to start, once, in a process that has never had it: a later start of the same bytes would find
// the code that the first one made.
//
//   node tools/bench/start.mjs

import { readFileSync } from "node:fs";

const { default: newGlue } = await import(new URL("../../pkg/wasm/glue.js", import.meta.url).href);
const bytes = readFileSync(new URL("../../pkg/wasm/crossread_bg.wasm", import.meta.url));

const times = [performance.now()];
const module = await WebAssembly.compile(bytes);
times.push(performance.now());
newGlue().initSync({ module });
times.push(performance.now());
console.log(JSON.stringify({ compile: times[1] - times[0], instantiate: times[2] - times[1] }));
