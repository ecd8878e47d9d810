// Bundles made smaller: esbuild writes them quickly, terser looks at them longer and takes another three per cent away.

import { readFileSync, writeFileSync } from "node:fs";
import { minify } from "terser";

/** More rounds than these change nothing any more. */
const ROUNDS = 3;

/**
 * @param {readonly string[]} paths  bundles, each replaced by its smaller self
 * @param {{ script?: boolean }} [how]  script: read in the encoding of the page round it, and strict only where it says so
 */
export async function minifyAll(paths, { script = false } = {}) {
  for (const path of paths) {
    const { code } = await minify(readFileSync(path, "utf8"), {
      module: !script, ecma: 2020, compress: { passes: ROUNDS },
      // What a bundler is told stays where it was said.
      format: { ascii_only: script, comments: /@vite-ignore|webpackIgnore/ },
    });
    writeFileSync(path, code);
  }
}
