import { Worker, isMainThread, parentPort } from "node:worker_threads";

if (isMainThread) {
  new Worker(new URL(import.meta.url)).on("message", (words) => console.log(words));
} else {
  const { check } = await import("./check.mjs");
  parentPort.postMessage(await check(await import("crossread/core")));
}
