// Skipping work whose inputs have not changed: a stamp holds the hash of the inputs that the outputs were made from.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { root } from "./process.mjs";

const folder = join(root, ".cache", "stamps");

/**
 * Does the work unless its outputs are there and were made from these very inputs.
 * @param {string} name
 * @param {{ inputs: string[], outputs: string[], also?: string[] }} of paths from the root, folders with all they hold;
 *   `also`: whatever else the outcome depends on
 * @param {() => Promise<unknown>} work
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function unlessFresh(name, { inputs, outputs, also = [] }, work) {
  const hash = hashOf(inputs, also);
  const stamp = join(folder, name);
  const kept = existsSync(stamp) ? readFileSync(stamp, "utf8") : null;
  if (kept === hash && outputs.every((path) => existsSync(join(root, path)))) return false;
  // Gone before the work begins: work that is broken off leaves no stamp.
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

/**
 * @param {string[]} inputs
 * @param {string[]} [also]
 */
export function hashOf(inputs, also = []) {
  const hash = createHash("sha256");
  for (const part of also) hash.update(`${part}\0`);
  for (const path of inputs.flatMap((input) => filesIn(join(root, input))).sort()) {
    const bytes = readFileSync(path);
    hash.update(`${relative(root, path).split(sep).join("/")}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/**
 * All files in a folder, or the file itself; a path that does not exist has none.
 * @param {string} path
 * @returns {string[]}
 */
export function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}
