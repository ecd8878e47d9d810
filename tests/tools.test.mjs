// The set-up's own parts: versions that fit together, work that is skipped, `npm start` from one end to the other.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import test, { after } from "node:test";
import { browserPath } from "../tools/browser.mjs";
import { hashOf, unlessFresh } from "../tools/stamp.mjs";
import { lockedVersion, wanted } from "../tools/toolchain.mjs";
import { readText, root } from "./support.mjs";

const folder = mkdtempSync(join(tmpdir(), "crossread-tools-"));
after(() => rmSync(folder, { recursive: true }));

test("the engine and the tools are pinned to one wasm-bindgen", () => {
  const { bindgen, pack } = wanted();
  assert.equal(lockedVersion(readText("Cargo.lock"), "wasm-bindgen"), bindgen);
  assert.match(readText("tools", "Cargo.toml"), new RegExp(`wasm-bindgen-cli = \\{ version = "=${bindgen.replaceAll(".", "\\.")}"`));
  assert.match(pack, /^\d+\.\d+\.\d+$/);
});

test("a locked version is found by its whole name", () => {
  const lock = '[[package]]\nname = "wasm-bindgen-macro"\nversion = "1.0.0"\n\n[[package]]\nname = "wasm-bindgen"\nversion = "2.0.0"\n';
  assert.equal(lockedVersion(lock, "wasm-bindgen"), "2.0.0");
  assert.equal(lockedVersion(lock, "bindgen"), null);
});

test("work is done once for the same inputs, and again for others or when its output is gone", async () => {
  const inputs = [relative(root, join(folder, "in"))];
  const outputs = [relative(root, join(folder, "out"))];
  const name = `test-${process.pid}`;
  after(() => rmSync(join(root, ".cache", "stamps", name), { force: true }));
  mkdirSync(join(folder, "in"));
  writeFileSync(join(folder, "in", "a"), "1");
  let done = 0;
  const work = () => unlessFresh(name, { inputs, outputs }, async () => {
    done++;
    writeFileSync(join(folder, "out"), "made");
  });
  assert.equal(await work(), true);
  assert.equal(await work(), false);
  writeFileSync(join(folder, "in", "b"), "2");
  await work();
  rmSync(join(folder, "out"));
  await work();
  assert.equal(done, 3);
  // Work that is broken off leaves no stamp, although an older output lies there.
  writeFileSync(join(folder, "in", "b"), "3");
  await assert.rejects(unlessFresh(name, { inputs, outputs }, () => Promise.reject(new Error("broken off"))));
  assert.equal(await work(), true);
});

test("files that exchange their contents or their names are other inputs", () => {
  const at = join(folder, "names");
  mkdirSync(at);
  const hash = (files) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(at, name), content);
    return hashOf([relative(root, at)]);
  };
  assert.notEqual(hash({ x: "1", y: "2" }), hash({ x: "2", y: "1" }));
  assert.notEqual(hash({ x: "12", y: "" }), hash({ x: "1", y: "2" }));
});

test("the browser of the tests exists", () => {
  assert.ok(existsSync(browserPath() ?? ""), "no browser was found");
});

/** Runs `npm start`'s script until it prints its address or ends. */
function start(args, env) {
  const child = spawn(process.execPath, [join(root, "tools", "start.mjs"), ...args], { cwd: root, env: { ...process.env, INIT_CWD: folder, ...env } });
  let text = "";
  const ended = new Promise((resolve) => child.on("close", (status) => resolve({ status, text })));
  const address = new Promise((resolve) => {
    const hear = (piece) => {
      text += piece;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(text);
      if (found) resolve(found[0]);
    };
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    child.on("close", () => resolve(null));
  });
  return { child, ended, address };
}

test("npm start serves the page with the texts of a folder, and ends when told to", async () => {
  mkdirSync(join(folder, "mine"));
  writeFileSync(join(folder, "mine", "one.txt"), "My own text.");
  const { child, ended, address } = start(["mine"], { PORT: "0" });
  const url = await address;
  assert.ok(url, (await Promise.race([ended, Promise.resolve({ text: "" })])).text);
  assert.match(await (await fetch(url)).text(), /<cross-read/);
  assert.match(await (await fetch(`${url}opening.js`)).text(), /My own text\./);
  child.kill("SIGINT");
  assert.equal((await ended).status, 0);
});

test("npm start says what is wrong with a folder or a port, before it does anything", async () => {
  mkdirSync(join(folder, "empty"));
  for (const [args, env, message] of [
    [["nowhere"], {}, /nowhere is no folder/],
    [["empty"], {}, /empty holds no \.txt or \.md file/],
    [[], { PORT: "http" }, /PORT is http/],
  ]) {
    const { status, text } = await start(args, env).ended;
    assert.equal(status, 1);
    assert.match(text, message);
    assert.doesNotMatch(text, /\n\s+at /);
  }
});
