// The engine: from the crate to bytes and glue, by wasm-pack.

import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { flagArguments } from "../tools/config.mjs";
import { output, root, run } from "../tools/process.mjs";
import { unlessFresh } from "../tools/stamp.mjs";
import { checkWasmOpt } from "../tools/toolchain.mjs";

const wasm = join(root, "pkg", "wasm");

/**
 * Builds the engine unless what is there was made from these very sources, tools and flags.
 * @param {Record<string, string | boolean>} flags of wasm-pack
 */
export async function buildEngine(flags) {
  const binaryen = readFileSync(join(root, "node_modules", "binaryen", "package.json"), "utf8");
  await unlessFresh("engine", {
    inputs: ["Cargo.toml", "Cargo.lock", "src", "pkg/build-engine.mjs", "tools/Cargo.lock"],
    also: [output("rustc", ["--version"]) ?? "", JSON.parse(binaryen).version, JSON.stringify(flags)],
    outputs: ["pkg/wasm/crossread.js", "pkg/wasm/crossread_bg.wasm"],
  }, () => {
    console.log("build: the engine, by wasm-pack");
    return packEngine(flags);
  });
}

/** @param {Record<string, string | boolean>} flags */
async function packEngine(flags) {
  checkWasmOpt(process.env);
  rmSync(wasm, { recursive: true, force: true });
  const outDir = join(root, String(flags["out-dir"] ?? "pkg"));
  // The sources of all dependencies have to be there before their folders can be remapped.
  await run("cargo", ["fetch", "--target", "wasm32-unknown-unknown"], { quiet: true });
  // Level 2 and fewer copies of small functions: 3 % less to load than level 3, and as fast.
  const env = { ...process.env, CARGO_ENCODED_RUSTFLAGS: rustFlags(), CARGO_PROFILE_RELEASE_OPT_LEVEL: "2" };
  await run("wasm-pack", ["build", root, ...flagArguments({ ...flags, "out-dir": outDir })], { env });
}

/**
 * How the engine's code is made. Panics name source files; none of them may tell where the machine that built this keeps its things, or where it had
 * them from.
 */
function rustFlags() {
  const given = process.env.CARGO_ENCODED_RUSTFLAGS?.split("\x1f") ?? process.env.RUSTFLAGS?.split(/\s+/) ?? [];
  const cargo = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const sources = join(cargo, "registry", "src");
  const sysroot = output("rustc", ["--print", "sysroot"]) ?? "";
  const places = [
    // The last one that fits counts, so that the narrower ones stand after the wider.
    [homedir(), "/home"],
    [root, "/crossread"],
    [cargo, "/cargo"],
    ...(existsSync(sources) ? readdirSync(sources) : []).map((name) => [join(sources, name), "/deps"]),
    [join(sysroot, "lib", "rustlib", "src", "rust"), "/rust"],
  ];
  const inlining = "-Cllvm-args=-inline-threshold=25";
  return [...given.filter(Boolean), inlining, ...places.map(([from, to]) => `--remap-path-prefix=${from}=${to}`)].join("\x1f");
}
