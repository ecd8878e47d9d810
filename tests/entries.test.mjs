// What is published, as npm packs it: each entry found with its types by every way of resolving, imported in bare Node
// without a word, and nothing that does not belong there.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { build } from "esbuild";
import { formatMessage } from "publint/utils";
import { publint } from "publint";
import { checkBudgets, readConfig } from "../tools/config.mjs";
import { dist, pkg, readText, root } from "./support.mjs";

const manifest = JSON.parse(readText("pkg", "package.json"));
const folder = mkdtempSync(join(tmpdir(), "crossread-packed-"));
after(() => rmSync(folder, { recursive: true }));
const [{ filename, files }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: pkg, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
const tarball = join(folder, filename);

test("publint finds nothing to say", async () => {
  const { messages, pkg: published } = await publint({ strict: true, pack: { tarball: readFileSync(tarball).buffer } });
  assert.deepEqual(messages.map((message) => formatMessage(message, published)), []);
});

test("every entry has its types, for each way of resolving a module", () => {
  // crossread.wasm is no code; what an import of it gives depends on the bundler, and so would its types.
  const attw = join(root, "node_modules", "@arethetypeswrong", "cli", "dist", "index.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [attw, tarball, "--profile", "esm-only", "--exclude-entrypoints", "./crossread.wasm", "--format", "ascii", "--no-emoji", "--no-color"], { encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
  for (const name of Object.keys(manifest.exports)) if (!name.endsWith(".wasm")) assert.ok(stdout.includes(`"crossread${name.slice(1)}"`), `${name} was not looked at`);
});

test("the tarball holds what is published and no more, within its budget", () => {
  const { budgets } = readConfig(readText("wasm-pack.toml"));
  const size = statSync(tarball).size;
  console.log(`size of tarball  ${size} of ${budgets.tarball.gzip}`);
  checkBudgets({ tarball: budgets.tarball }, { tarball: { gzip: size } });
  const names = files.map(({ path }) => path);
  const known = /^((define|core|slim)\.js|bin\/[\w-]+\.js|dist\/[\w./-]+\.(js|d\.ts|json|wasm)|schema\.json|package\.json|README\.md|THIRD-PARTY\.md|LICENSE-(MIT|APACHE))$/;
  assert.deepEqual(names.filter((name) => !known.test(name)), []);
  for (const name of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY.md", "bin/crossread.js"]) assert.ok(names.includes(name), `${name} is missing`);
});

/** What importing an entry gives, in a Node of its own in which every word of a console is an error. */
function namesOf(entry) {
  const script = `const names = Object.keys(await import(${JSON.stringify(entry)})); process.stdout.write(JSON.stringify(names));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, encoding: "utf8" });
  assert.deepEqual([status, stderr], [0, ""]);
  return JSON.parse(stdout);
}

const functions = ["articleFrom", "compare", "compareTo", "createEngine", "diff", "exportComparison", "init", "quotations", "segment", "similarity"];
const everything = [...functions, "Comparer", "CrossReadElement", "addStrings"].sort();
const gives = { ".": everything, "./worker": [], "./slim": everything, "./core": functions, "./define": [], "./cdn": [], "./jsx": [],
  "./files": ["FileProblem", "LARGEST", "LARGEST_TEXT", "articleFromFile", "articleFromMarkup", "articleFromUrl", "kindOf"] };

for (const [name, target] of Object.entries(manifest.exports)) {
  // The rest is data.
  if (typeof target === "string" || name.includes("*")) continue;
  test(`crossread${name.slice(1)} is imported in bare Node without a word`, () => {
    assert.ok(gives[name], `what ${name} gives is not written here`);
    assert.deepEqual(namesOf(`crossread${name.slice(1)}`).sort(), [...gives[name]].sort());
  });
}

test("every language is imported in bare Node without a word", () => {
  const names = readdirSync(join(dist, "locales")).filter((name) => name.endsWith(".js")).map((name) => name.replace(/\.js$/, ""));
  assert.ok(names.length >= 7);
  for (const name of names) assert.deepEqual(namesOf(`crossread/locales/${name}`), ["default"]);
});

/** What a bundler keeps of a module. */
async function bundled(contents) {
  const { outputFiles: [{ text }] } = await build({ stdin: { contents, resolveDir: root }, bundle: true, write: false, format: "esm", minify: true, target: "es2022", logLevel: "silent", external: ["node:*"] });
  return text;
}

test("nothing but ./define, ./cdn and ./worker does anything by being imported, and a bundler may leave the others out", async () => {
  const does = ["./define", "./cdn", "./worker"];
  for (const name of Object.keys(gives)) {
    const entry = `crossread${name.slice(1)}`;
    const kept = (await bundled(`import "${entry}";`)).trim();
    assert.equal(kept !== "", does.includes(name), `${entry}: ${kept.slice(0, 200)}`);
    // In a page that notices all that is done to it.
    const script = `const done = []; globalThis.customElements = { define: (name) => done.push(name), get: () => undefined }; globalThis.HTMLElement = class {};
      globalThis.addEventListener = (type) => done.push(type); const before = Object.keys(globalThis); await import("${entry}");
      process.stdout.write(JSON.stringify([...done, ...Object.keys(globalThis).filter((key) => !before.includes(key))]));`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, encoding: "utf8" });
    assert.deepEqual([status, stderr], [0, ""]);
    assert.equal(JSON.parse(stdout).length > 0, does.includes(name), `${entry} does ${stdout}`);
  }
  const alone = await bundled('import { similarity } from "crossread"; console.log(await similarity("a", "b"));');
  assert.ok(!alone.includes("cross-read"), "who takes a function from `crossread` gets no element with it");
});

test("the single file gives scripts the functions, and the first one stays", () => {
  const script = `await import("crossread/cdn"); const first = crossread; const { differences } = await first.compare([{ text: "About 9,000 homes lost water on Monday." }, { text: "About 12,000 homes lost water on Monday." }]);
    await import("${join(dist, "cdn.js")}?again"); process.stdout.write(JSON.stringify([Object.keys(first).sort(), crossread === first, differences.length > 0]));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.deepEqual(JSON.parse(stdout), [everything, true, true]);
});

test("slim takes bytes, a URL, a Response or a Module, and says in words that it has none of its own", async (t) => {
  const bytes = readFileSync(join(dist, "crossread.wasm"));
  const sources = {
    bytes: () => bytes,
    URL: () => new URL(`file://${join(dist, "crossread.wasm")}`),
    "address of data": () => `data:application/octet-stream;base64,${bytes.toString("base64")}`,
    Response: () => new Response(bytes, { headers: { "content-type": "application/octet-stream" } }),
    Module: () => new WebAssembly.Module(bytes),
  };
  for (const [what, source] of Object.entries(sources)) {
    await t.test(what, async () => {
      const { init, compare } = await import(`file://${join(dist, "slim.js")}?${encodeURIComponent(what)}`);
      await init(source());
      assert.equal((await compare([{ text: "It rained on Monday." }])).schema, "crossread/1");
    });
  }
  const { status, stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", 'import { compare } from "crossread/slim"; await compare([{ text: "It rained." }]).catch((error) => console.log(error.name, error.kind, error.message));'], { cwd: root, encoding: "utf8" });
  assert.equal(status, 0);
  assert.match(stdout, /^CrossreadError load .*crossread\/slim holds no engine; call init\(\)/);
});

test("the custom-elements manifest tells the public element, and the editors' data follow it", () => {
  const { modules } = JSON.parse(readFileSync(join(dist, "custom-elements.json"), "utf8"));
  const declared = modules.flatMap(({ declarations }) => declarations);
  const element = declared.find(({ tagName }) => tagName === "cross-read");
  const observed = element.attributes.map(({ name }) => name);
  for (const name of ["base", "view", "theme", "lang", "worker-src", "no-worker"]) assert.ok(observed.includes(name), name);
  const members = element.members.map(({ name }) => name);
  for (const name of ["articles", "comparison", "options", "compare", "next", "previous", "export"]) assert.ok(members.includes(name), name);
  assert.deepEqual(members.filter((name) => /^#|adoptedStyleSheets|hidden/.test(name)), []);
  assert.ok(element.events.some(({ name }) => name === "crossread:result") && element.events.every(({ name }) => name));
  assert.ok(modules.some(({ exports }) => exports.some(({ kind, name }) => kind === "custom-element-definition" && name === "cross-read")));
  for (const { path } of modules) assert.ok(manifest.exports["."].default.endsWith(path) || manifest.exports["./define"].default.endsWith(path), path);
  const { tags } = JSON.parse(readFileSync(join(dist, "vscode.html-custom-data.json"), "utf8"));
  assert.deepEqual(tags.map(({ name }) => name), ["cross-read"]);
  for (const name of observed) assert.ok(tags[0].attributes.some((attribute) => attribute.name === name), name);
});
