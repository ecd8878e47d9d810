// The same commit, built once more from a clone in another folder: the same bytes, and no trace of either folder.

import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { root, run } from "../process.mjs";
import { filesIn } from "../stamp.mjs";

/** @param {NodeJS.ProcessEnv} env */
export async function rebuildElsewhere(env) {
  const elsewhere = mkdtempSync(join(tmpdir(), "crossread-rebuild-"));
  try {
    const clone = join(elsewhere, "a folder of another name");
    await run("git", ["clone", "--quiet", "--no-hardlinks", root, clone], { quiet: true });
    await run("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: clone, quiet: true, env });
    // The pinned tools of this folder: they are no input of what is compared, and take minutes to build.
    await run(process.execPath, ["pkg/build.mjs", "--types"], { cwd: clone, quiet: true, env });
    const here = hashes(join(root, "pkg", "dist"));
    const there = hashes(join(clone, "pkg", "dist"));
    const names = new Set([...Object.keys(here), ...Object.keys(there)]);
    const differing = [...names].filter((name) => here[name] !== there[name]);
    if (differing.length) throw new Error(`these differ: ${differing.join(", ")}`);
    for (const path of filesIn(join(clone, "pkg", "dist"))) {
      const bytes = readFileSync(path);
      for (const place of [elsewhere, root, homedir()]) if (bytes.includes(`${place}/`)) throw new Error(`${relative(clone, path)} holds ${place}`);
    }
    return `${names.size} files, all the same; sha256 of crossread.wasm ${here["crossread.wasm"]}`;
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function hashes(folder) {
  return Object.fromEntries(filesIn(folder).map((path) => [relative(folder, path), createHash("sha256").update(readFileSync(path)).digest("hex")]));
}
