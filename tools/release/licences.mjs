// What the package is made of and under which terms, from the metadata of cargo and npm. Two files come of it:
// docs/licences.md names everything that is used; pkg/THIRD-PARTY.md has the words of the licences of what is published.

import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../process.mjs";
import { spawnSync } from "node:child_process";

const WASM = "wasm32-unknown-unknown";

/** @typedef {{ name: string, version: string, licence: string, folder: string }} Dependency */

/** @param {NodeJS.ProcessEnv} env */
export function writeLicences(env) {
  const crates = cratesOf(env);
  const packages = packagesOf();
  const unknown = [...crates.inside, ...crates.others, ...packages.inside, ...packages.others].filter(({ licence }) => !licence);
  if (unknown.length) throw new Error(`no licence is stated by ${unknown.map(({ name }) => name).join(", ")}`);
  const published = [...crates.inside, ...packages.inside];
  write(join(root, "docs", "licences.md"), list({ crates, packages }));
  write(join(root, "pkg", "THIRD-PARTY.md"), words(published));
  return `${published.length} in the package, ${crates.others.length + packages.others.length} for building and testing`;
}

/** What is compiled into the engine, and what else Cargo.lock names. @param {NodeJS.ProcessEnv} env */
function cratesOf(env) {
  const ask = (args) => {
    const { status, stdout, stderr } = spawnSync("cargo", ["metadata", "--format-version", "1", "--locked", ...args], { cwd: root, env, encoding: "utf8", maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  };
  const { packages, resolve } = ask(["--filter-platform", WASM]);
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const every = new Map([...packages, ...ask(["--all-features"]).packages].map((one) => [one.id, one]));
  // What a macro is made of runs while the engine is compiled and is not in it; nor is what only macros use.
  const macros = new Set(packages.filter(({ targets }) => targets.some(({ kind }) => kind.includes("proc-macro"))).map(({ id }) => id));
  const compiled = new Set();
  const reach = (id) => {
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      if (compiled.has(pkg) || macros.has(pkg) || !kinds.some(({ kind }) => kind === null)) continue;
      compiled.add(pkg);
      reach(pkg);
    }
  };
  reach(resolve.root);
  const all = [...every.values()].filter(({ id }) => id !== resolve.root).map(({ id, name, version, license, manifest_path: manifest }) =>
    ({ id, name, version, licence: license ?? "", folder: dirname(manifest) }));
  return { inside: sorted(all.filter(({ id }) => compiled.has(id))), others: sorted(all.filter(({ id }) => !compiled.has(id))) };
}

/** What is bundled, and what else package-lock.json names. */
function packagesOf() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const inside = new Set();
  const follow = (name) => {
    const path = `node_modules/${name}`;
    if (inside.has(path) || !packages[path] || name.startsWith("@types/")) return;
    inside.add(path);
    for (const next of Object.keys(packages[path].dependencies ?? {})) follow(next);
  };
  // All that the package itself names is bundled into it.
  for (const name of Object.keys({ ...packages.pkg.dependencies, ...packages.pkg.devDependencies })) follow(name);
  const all = Object.entries(packages).filter(([path, { link }]) => path.includes("node_modules/") && !link).map(([path, { version, license }]) => {
    const folder = join(root, path);
    const manifest = existsSync(join(folder, "package.json")) ? JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) : {};
    const stated = license ?? manifest.license ?? "";
    return { path, name: path.split("node_modules/").at(-1) ?? path, version, licence: typeof stated === "string" ? stated : stated.type, folder };
  });
  return { inside: sorted(all.filter(({ path }) => inside.has(path))), others: sorted(all.filter(({ path }) => !inside.has(path))) };
}

/** By name and version, each once. @param {Dependency[]} list */
function sorted(list) {
  const each = new Map(list.map((one) => [`${one.name} ${one.version}`, one]));
  return [...each.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

function list({ crates, packages }) {
  const table = (all) => `| name | version | licence |\n|---|---|---|\n${all.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`).join("\n")}`;
  return `# Licences

Crossread itself is licensed MIT OR Apache-2.0. This list is written by \`npm run release:check\` from the metadata of cargo and npm; the words of the licences of what is in the package are in its \`THIRD-PARTY.md\`.

## In the package: crates compiled into the engine

${table(crates.inside)}

## In the package: bundled npm packages

${table(packages.inside)}

## For building and testing only: crates

${table(crates.others)}

## For building and testing only: npm packages

${table(packages.others)}
`;
}

/** The words of each licence once, under the names of all that come under it. @param {Dependency[]} published */
function words(published) {
  const texts = new Map();
  for (const { name, version, licence, folder } of published) {
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|unlicense)/i.test(file)).sort();
    // Where there is a choice, the terms of MIT are the ones used.
    const mit = / AND /.test(licence) ? [] : files.filter((file) => /mit/i.test(file));
    const chosen = mit.length ? mit : files;
    const text = chosen.map((file) => readFileSync(join(folder, file), "utf8").replace(/\r\n/g, "\n").trim()).join("\n\n") || `Licensed ${licence}; the package holds no copy of the licence's words.`;
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${licence})`]);
  }
  const sections = [...texts].map(([text, names]) => `## ${names.join(", ")}\n\n\`\`\`text\n${text}\n\`\`\`\n`);
  return `# Third-party licences\n\nWhat this package holds of others, and their terms.\n\n${sections.join("\n")}`;
}

function write(path, text) {
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}
