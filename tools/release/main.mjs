// `npm run release:check`: everything short of publishing. Writes what follows from the build (the single file's hash in
// pkg/README.md, the lists of licences), checks the rest, and says at the end what is in the way.
//
//   npm run release:check [-- --no-rebuild]   without the second build in another folder, which takes some minutes

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { output, root, run } from "../process.mjs";
import { setUp } from "../setup.mjs";
import { writeIntegrity } from "./integrity.mjs";
import { writeLicences } from "./licences.mjs";
import { rebuildElsewhere } from "./rebuild.mjs";

const problems = [];

/** @param {string} what @param {() => Promise<string> | string} look gives what was found; throws what is in the way */
async function check(what, look) {
  try {
    console.log(`ok      ${what}: ${await look()}`);
  } catch (error) {
    problems.push(what);
    console.log(`FAILED  ${what}: ${error.message}`);
  }
}

const read = (...path) => readFileSync(join(root, ...path), "utf8");

/** One version everywhere, told in the changelog. */
function versions() {
  const found = {
    "Cargo.toml": /^version = "([^"]+)"/m.exec(read("Cargo.toml"))?.[1],
    "Cargo.lock": /name = "crossread"\nversion = "([^"]+)"/.exec(read("Cargo.lock"))?.[1],
    "pkg/package.json": JSON.parse(read("pkg", "package.json")).version,
    "package-lock.json": JSON.parse(read("package-lock.json")).packages.pkg.version,
    "CHANGELOG.md": /^## (\S+)/m.exec(read("CHANGELOG.md"))?.[1],
  };
  const [version, ...others] = new Set(Object.values(found));
  if (others.length || !version) throw new Error(Object.entries(found).map(([file, one]) => `${file} ${one}`).join(", "));
  return version;
}

function committed() {
  const changed = output("git", ["status", "--porcelain"]);
  if (changed === null) throw new Error("this is no git repository");
  if (changed) throw new Error(`not committed, written by this run perhaps:\n${changed}`);
  return output("git", ["rev-parse", "HEAD"]) ?? "";
}

const env = await setUp({ browser: false });
await run(process.execPath, ["pkg/build.mjs", "--types"], { env });

await check("one version", versions);
await check("licences listed", () => writeLicences(env));
await check("integrity of the single file in pkg/README.md", writeIntegrity);
await check("what npm would publish", async () => {
  await run(process.execPath, ["--test", "tests/entries.test.mjs", "tests/build.test.mjs"], { env, quiet: true });
  const [{ files, size, unpackedSize }] = JSON.parse(output("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "./pkg"]) ?? "[]");
  for (const { path, size: bytes } of files) console.log(`        ${String(bytes).padStart(9)}  ${path}`);
  return `${files.length} files, ${size} bytes, unpacked ${unpackedSize}`;
});
await check("everything is committed", committed);
if (!process.argv.includes("--no-rebuild")) await check("a clone in another folder builds the same bytes", () => rebuildElsewhere(env));

if (problems.length) {
  console.error(`\nin the way of a release: ${problems.join("; ")}`);
  process.exitCode = 1;
} else {
  console.log("\nnothing is in the way; `npm publish ./pkg` is left");
}
