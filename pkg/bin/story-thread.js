// One thread of those that compare a day's stories.

import { parentPort } from "node:worker_threads";
import { compareTo } from "../dist/core.js";

parentPort?.on("message", async ({ articles, format, texts }) => {
  try {
    parentPort?.postMessage({ text: await compareTo(articles, format, {}, { texts }) });
  } catch (error) {
    const { name, kind, message } = /** @type {any} */ (error);
    parentPort?.postMessage({ error: { name, kind, message } });
  }
});
