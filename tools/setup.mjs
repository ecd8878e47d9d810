// Installs what is missing and nothing else; says what it does. Quick where nothing is missing.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { browserPath, enginesHere } from "./browser.mjs";
import { output, root, run } from "./process.mjs";
import { hasWasmTarget, toolEnvironment, wanted } from "./toolchain.mjs";

const APT = [["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"]];
/** The other engines, on request: Debian's Firefox, and WebKitGTK with its driver and a screen for it. */
const ENGINES = { firefox: ["firefox-esr"], webkit: ["webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb", "xauth"] };

/**
 * @param {{ browser: boolean }} options `browser`: a Chromium is needed too, for the tests
 * @returns {Promise<NodeJS.ProcessEnv>} the environment in which the engine is built
 */
export async function setUp({ browser }) {
  const [major] = process.versions.node.split(".");
  if (Number(major) < 20) throw new Error(`Node 20 or newer is needed; this is ${process.versions.node}`);
  if (output("cargo", ["--version"]) === null) throw new Error("Rust is needed: cargo was not found; rustup installs it");
  wanted();

  // First and alone: rustup may have to fetch the toolchain itself, which everything below needs.
  if (!hasWasmTarget()) await addWasmTarget();

  // These wait for the network and the processor in turn, so that side by side they take little more than the longest.
  const missing = [];
  if (!dependenciesInstalled()) missing.push(step("installing npm's packages", npmCi));
  if (!toolEnvironment()) missing.push(step("building wasm-pack and wasm-bindgen (tools/, about two minutes)", buildTools));
  if (browser && !browserPath()) missing.push(installBrowser());
  const failed = (await Promise.allSettled(missing)).find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;

  const env = toolEnvironment();
  if (!env) throw new Error("the tools in tools/target/debug do not run; delete tools/target and try again");
  return env;
}

async function addWasmTarget() {
  await step("adding Rust's wasm32-unknown-unknown target", async () => {
    try {
      await run("rustup", ["target", "add", "wasm32-unknown-unknown"], { quiet: true });
    } catch (error) {
      throw new Error(`${error.message}\nRust's standard library for wasm32-unknown-unknown is needed; `
        + "without rustup, the system's packages may have it");
    }
  });
}

/** Whether node_modules holds what package-lock.json names: npm keeps its own list of what it installed. */
function dependenciesInstalled() {
  const hidden = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(hidden, "utf8")).packages;
  return Object.entries(locked).every(([path, { version, optional }]) =>
    !path.startsWith("node_modules/") || (optional && !installed[path]) || installed[path]?.version === version);
}

/** `npm ci`, by the npm that runs us where one does. */
function npmCi() {
  const own = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund"];
  if (own && /\.c?js$/.test(own)) return run(process.execPath, [own, ...args], { quiet: true });
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, { quiet: true });
}

function buildTools() {
  const folder = join(root, "tools");
  // In the folder itself, so that no setting of the engine's crate applies, and always to the same place.
  return run("cargo", ["build", "--locked", "--target-dir", join(folder, "target")], { cwd: folder, quiet: true });
}

/** Firefox and WebKitGTK, where they are missing: the tests of the other engines are skipped without them. */
export async function installEngines() {
  const here = enginesHere();
  const packages = Object.entries(ENGINES).flatMap(([name, packages]) => (here[name] ? [] : packages));
  if (!packages.length) return;
  const commands = [["update"], ["install", "-y", "--no-install-recommends", ...packages]];
  const words = commands.map((args) => ["apt-get", ...args].join(" "));
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) {
    throw new Error(`not every engine is here, and only root on Debian is helped further: ${words.join(" && ")}`);
  }
  await step(`installing the other engines: ${words.join(" && ")}`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    for (const args of commands) await run("/usr/bin/apt-get", args, { quiet: true, env });
  });
}

async function installBrowser() {
  const commands = APT.map((args) => ["apt-get", ...args].join(" "));
  const apt = process.platform === "linux" && existsSync("/usr/bin/apt-get");
  if (!apt || process.getuid?.() !== 0) {
    throw new Error(`the browser tests need Chromium or Chrome, and none was found.\n${apt
      ? `  This installs Debian's:  sudo sh -c '${commands.join(" && ")}'\n` : ""}`
      + "  One that is somewhere else can be named:  CROSSREAD_CHROMIUM=/path/to/chrome npm test");
  }
  await step(`installing Chromium for the tests: ${commands.join(" && ")}`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    for (const args of APT) await run("/usr/bin/apt-get", args, { quiet: true, env });
    if (!browserPath()) throw new Error("the package chromium was installed, but no browser was found after it");
  });
}

/**
 * @param {string} what
 * @param {() => Promise<unknown>} work
 */
async function step(what, work) {
  console.log(`set-up: ${what} …`);
  const start = Date.now();
  await work();
  console.log(`set-up: done in ${((Date.now() - start) / 1000).toFixed(0)} s: ${what}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const engines = process.argv.includes("--engines");
  setUp({ browser: engines || process.argv.includes("--browser") }).then(() => (engines ? installEngines() : undefined)).then(
    () => console.log("set-up: everything is here"),
    (error) => {
      console.error(`set-up: ${error.message}`);
      process.exitCode = 1;
    },
  );
}
