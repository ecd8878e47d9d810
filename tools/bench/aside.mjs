// A package that is measured beside ours and is no dependency of the project: no lock file can hold sentencex, because the
// addons it names for other platforms are not always to be had, and then no clean install would succeed. It is installed
// into a folder of the benchmark's own, at a pinned version, when a run needs it.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, run } from "../process.mjs";

const folder = join(root, "target", "bench");
const packages = { sentencex: "1.0.17" };

/** Where the module of a package lies, or null where it is not installed. @param {string} name */
function found(name) {
  try {
    return createRequire(join(folder, "package.json")).resolve(name);
  } catch {
    return null;
  }
}

/** Installs what is missing; a machine where that fails measures without it. @param {NodeJS.ProcessEnv} env */
export async function installAside(env) {
  for (const [name, version] of Object.entries(packages)) {
    if (found(name)) continue;
    console.log(`bench: installing ${name} ${version} beside the project …`);
    mkdirSync(folder, { recursive: true });
    if (!existsSync(join(folder, "package.json"))) writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    try {
      await run("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--prefix", folder, `${name}@${version}`], { env });
    } catch (error) {
      console.log(`bench: ${name} cannot be installed here and is left out: ${error.message}`);
    }
  }
}

/** @param {string} name */
export const installed = (name) => found(name) !== null;

/** What a package exports; one that is CommonJS has it under `default`. @param {string} name */
export async function importAside(name) {
  const module = await import(pathToFileURL(found(name) ?? name).href);
  return module.segment ? module : module.default;
}

/** The pinned version where the package is installed. @param {string} name */
export const versionAside = (name) => (installed(name) ? packages[name] : null);
