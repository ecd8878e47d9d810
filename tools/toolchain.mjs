// Which build tools are used: those on PATH where their versions are right, else the ones tools/Cargo.toml pins.

import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { output, root } from "./process.mjs";

/** Where cargo puts what tools/Cargo.toml builds. */
const built = join(root, "tools", "target", "debug");

/** The versions that fit together. */
export function wanted() {
  const tools = readFileSync(join(root, "tools", "Cargo.lock"), "utf8");
  const bindgen = lockedVersion(tools, "wasm-bindgen-cli");
  const lock = join(root, "Cargo.lock");
  if (!existsSync(lock)) throw new Error("Cargo.lock is missing; `cargo generate-lockfile` makes it");
  const engine = lockedVersion(readFileSync(lock, "utf8"), "wasm-bindgen");
  if (engine !== bindgen) {
    // The two speak a format that changes with every version; a mismatch shows up much later and much less clearly.
    throw new Error(`the engine is built with wasm-bindgen ${engine} (Cargo.lock) and the tools with ${bindgen} `
      + "(tools/Cargo.lock): set both to one version");
  }
  return { bindgen, pack: lockedVersion(tools, "wasm-pack") };
}

/**
 * The version of a package in a Cargo.lock.
 * @param {string} lock
 * @param {string} name
 */
export function lockedVersion(lock, name) {
  return new RegExp(`^name = "${name}"\r?\nversion = "([^"]+)"`, "m").exec(lock)?.[1] ?? null;
}

/** Whether the tools that the environment's PATH leads to are the right ones. */
function fitting(env) {
  const { bindgen, pack } = wanted();
  const [major, minor] = pack.split(".");
  return output("wasm-bindgen", ["--version"], env) === `wasm-bindgen ${bindgen}`
    && output("wasm-bindgen-test-runner", ["--version"], env) === `wasm-bindgen-test-runner ${bindgen}`
    // What we use of wasm-pack does not change within a minor version.
    && (output("wasm-pack", ["--version"], env) ?? "").startsWith(`wasm-pack ${major}.${minor}.`);
}

function withPath(...folders) {
  return { ...process.env, PATH: [...folders, process.env.PATH].join(delimiter) };
}

/**
 * The environment in which the engine is built; null where tools are missing. wasm-opt always comes from npm's
 * binaryen: that of a Linux distribution can be years older and break the output without a word.
 */
export function toolEnvironment() {
  const npm = join(root, "node_modules", ".bin");
  if (fitting(process.env)) return withPath(npm);
  return fitting(withPath(built)) ? withPath(npm, built) : null;
}

/** Whether Rust can build for wasm. */
export function hasWasmTarget() {
  const folder = output("rustc", ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]);
  return folder !== null && existsSync(folder);
}

/** Fails unless wasm-opt is the one package-lock.json names. */
export function checkWasmOpt(env) {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules", "binaryen", "package.json"), "utf8"));
  const [expected] = version.split(".");
  const found = /version (\d+)/.exec(output("wasm-opt", ["--version"], env) ?? "")?.[1] ?? "none";
  if (found !== expected) throw new Error(`wasm-opt ${expected} from npm's binaryen is needed; found: ${found}`);
}
