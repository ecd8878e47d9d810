// A fresh project outside the repository, with the package installed from the tarball that npm packs.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../tools/process.mjs";
import { check, pageWith, run as runAlone } from "./accounts.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const pkg = fileURLToPath(new URL("../../pkg", import.meta.url));
const versions = JSON.parse(readFileSync(join(here, "versions.json"), "utf8"));

/** A folder that is no part of any repository, so that nothing is found that a user would not have. */
export function workplace() {
  const folder = mkdtempSync(join(tmpdir(), "crossread-packaging-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** @param {string} folder @returns {string} the tarball */
export function pack(folder) {
  const printed = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: pkg, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  return join(folder, JSON.parse(printed)[0].filename);
}

/** All environments: the folders beside this file. @returns {Promise<Record<string, object>>} */
export async function environments() {
  const names = readdirSync(here).filter((name) => statSync(join(here, name)).isDirectory()).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await import(`./${name}/environment.mjs`)).default])));
}

/** The version that an environment pins, for the table. @param {string[]} packages */
export const versionOf = (packages = []) => packages.map((name) => `${name} ${versions[name]}`).join(", ");

/**
 * @param {string} name
 * @param {any} environment
 * @param {{ folder: string, tarball: string }} place
 * @returns {Promise<string>} the project's folder
 */
export async function project(name, environment, { folder, tarball }) {
  const home = join(folder, name);
  mkdirSync(home);
  const { packages = [], manifest = {}, type = "module" } = environment;
  const dependencies = { crossread: `file:${tarball}` };
  for (const one of packages) {
    if (!versions[one]) throw new Error(`tests/packaging/versions.json pins no ${one}`);
    dependencies[one] = versions[one];
  }
  cpSync(join(here, name), home, { recursive: true, filter: (path) => !path.endsWith("environment.mjs") });
  const write = (file, text) => existsSync(join(home, file)) || writeFileSync(join(home, file), text);
  write("package.json", JSON.stringify({ name: `with-${name}`, private: true, type, dependencies, ...manifest }, null, 2));
  write("check.mjs", check);
  write("run.mjs", runAlone);
  write("main.js", 'import "crossread/define";\n');
  write("index.html", pageWith({ script: '<script type="module" src="./main.js"></script>', ...environment.page }));
  // What npm has seen before comes from its cache; without that and without a network this fails, and says so.
  await run("npm", ["install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: home, quiet: true, env: clean() });
  return home;
}

/** The environment without what the npm that runs us has put there. */
export function clean(more = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(registry|cache|userconfig|cafile))|^NODE_TEST_CONTEXT$|^NODE_OPTIONS$/i.test(name));
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: "1", CI: "1", NO_COLOR: "1", ...more };
}
