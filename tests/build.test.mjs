// What the build makes: one copy of the engine, no trace of the building machine, importable anywhere.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import test from "node:test";
import { gunzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { output } from "../tools/process.mjs";
import { filesIn } from "../tools/stamp.mjs";
import { dist, pkg, readText, root } from "./support.mjs";

const manifest = JSON.parse(readText("pkg", "package.json"));
const wasm = readFileSync(join(pkg, "wasm", "crossread_bg.wasm"));
const built = filesIn(dist).filter((path) => path.endsWith(".js"));

test("the wasm holds no path and no registry of the machine that built it", () => {
  const registry = /^\/?[\w-]+\.[\w.-]+-[0-9a-f]{16}$/;
  const places = [root, homedir(), process.env.CARGO_HOME, output("rustc", ["--print", "sysroot"])];
  for (const place of places) {
    // A home of one segment ("/root") has to stand at the start of a path to be one.
    if (place) assert.equal(wasm.indexOf(`${place}/`), -1, `${place} is in the wasm`);
  }
  const folders = wasm.toString("latin1").match(/[\w.-]+-[0-9a-f]{16}(?=\/)/g) ?? [];
  assert.deepEqual(folders.filter((name) => registry.test(name)), []);
  assert.doesNotMatch(wasm.toString("latin1"), /registry\/src/);
});

test("the engine's bytes are in one chunk and in the single file, once; no other entry loads them at once", () => {
  const inline = built.filter((path) => /chunks[\\/]bytes-\w+\.js$/.test(path));
  assert.equal(inline.length, 1);
  const [, packed] = /"([^"]{1000,})"/.exec(readFileSync(inline[0], "utf8"));
  assert.deepEqual(gunzipSync(Buffer.from(packed, "base64")), wasm);
  const stretch = packed.slice(packed.length / 2, packed.length / 2 + 300);
  const holding = built.filter((path) => readFileSync(path, "utf8").includes(stretch));
  for (const path of holding) assert.equal(readFileSync(path, "utf8").split(stretch).length, 2, `${path} holds them twice`);
  const [chunk, ...more] = holding.filter((path) => path !== join(dist, "cdn.js"));
  assert.deepEqual([holding.length, more], [2, []]);
  assert.deepEqual(readFileSync(join(dist, "crossread.wasm")), wasm);
  for (const path of built) {
    const statically = [...readFileSync(path, "utf8").matchAll(/(?:from|import)\s?"([^"]+)"/g)].map(([, to]) => join(dirname(path), to));
    assert.ok(!statically.includes(chunk), `${path} loads the bytes at once`);
  }
});

test("nothing that slim leads to holds or names the engine's bytes", () => {
  const reached = new Set();
  const follow = (path) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const [, to] of readFileSync(path, "utf8").matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/g)) follow(join(dirname(path), to));
  };
  follow(join(dist, "slim.js"));
  assert.ok(reached.size > 3);
  assert.deepEqual([...reached].filter((path) => /bytes/.test(path)), []);
});

test("the single file and the worker stand alone", () => {
  const alone = /\bimport\s*[("'{*]|\bexport\s*[{*]|\bfrom\s*"/;
  const worker = readFileSync(join(dist, "worker.js"), "utf8");
  assert.doesNotMatch(worker, alone);
  // As a script: what the text of a message or of the packed engine may say is nothing to import.
  new Function(readFileSync(join(dist, "cdn.js"), "utf8"));
  assert.ok(worker.length < 100_000, "the worker holds more than glue");
});

test("no file waits at its top level", () => {
  // A script of the CommonJS kind cannot; esbuild refuses to make one of a module that does.
  for (const path of built) transformSync(readFileSync(path, "utf8"), { format: "cjs", logLevel: "silent" });
  assert.throws(() => transformSync("await 1; export {}", { format: "cjs", logLevel: "silent" }), /[Tt]op-level await/);
});

test("every export leads to a file of the package, with types where it is code", () => {
  for (const [name, target] of Object.entries(manifest.exports)) {
    for (const pattern of typeof target === "string" ? [target] : Object.values(target)) {
      // A pattern has to lead to something, too.
      const path = pattern.replace("*", "en");
      assert.ok(existsSync(join(pkg, path)), `${name} leads to ${path}, which does not exist`);
      const published = manifest.files.some((entry) => path.startsWith(`./${entry}`)) || path === "./package.json";
      assert.ok(published, `${name} leads to ${path}, which is not published`);
    }
    if (typeof target === "object") assert.deepEqual(Object.keys(target), ["types", "default"]);
  }
});

test("declarations name only declarations that the package holds", () => {
  const declarations = filesIn(dist).filter((path) => path.endsWith(".d.ts"));
  assert.ok(declarations.length > 3, "the declarations are not built");
  for (const path of declarations) {
    for (const [, to] of readFileSync(path, "utf8").matchAll(/(?:(?:from|import)\s*\(?|reference path=)["']([^"']+)["']/g)) {
      // Only whoever uses React asks for its types.
      if (to === "react" && path === join(dist, "jsx.d.ts")) continue;
      assert.ok(to.startsWith("."), `${path} names ${to}, which a user need not have`);
      const leads = join(dirname(path), to.replace(/\.js$/, ".d.ts"));
      assert.ok(leads.startsWith(dist) && existsSync(leads), `${path} names ${to}`);
    }
  }
});

test("the page holds the package and the opening set", () => {
  const site = join(root, "www", "dist");
  for (const path of ["index.html", "opening.js", "crossread/define.js", "crossread/worker.js"]) {
    assert.ok(existsSync(join(site, path)), `${path} is missing`);
  }
  const holding = filesIn(site).filter((path) => path.endsWith(".wasm"));
  assert.deepEqual(holding, [], "the wasm is inline; a server need not know its type");
});

test("package-lock.json names no registry", () => {
  const { packages } = JSON.parse(readText("package-lock.json"));
  const resolved = Object.values(packages).map((entry) => entry.resolved).filter(Boolean);
  assert.deepEqual(resolved, ["pkg"]);
});

test("the licences lie in the package too, word for word", () => {
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) assert.equal(readText("pkg", name), readText(name));
});
