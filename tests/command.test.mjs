// `crossread compare`: what it prints and writes, and how it says no.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { articlesOf, command, core, events, filesOf, readText } from "./support.mjs";

const folder = mkdtempSync(join(tmpdir(), "crossread-command-"));
after(() => rmSync(folder, { recursive: true }));

const files = filesOf(events[0]);
const file = (name, content) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

function crossread(args, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { input, cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

/** Every refusal: status 2, the thing named, nothing printed, no stack. */
function assertRefused(args, message, input) {
  const { status, stdout, stderr } = crossread(args, input);
  assert.equal(status, 2, stderr);
  assert.match(stderr, message);
  assert.doesNotMatch(stderr, /\n\s+at /);
  assert.equal(stdout, "");
}

test("files in, JSON out, byte for byte the engine's", async () => {
  const { compareTo } = await core();
  const { status, stdout, stderr } = crossread(["compare", ...files]);
  assert.equal(status, 0, stderr);
  assert.equal(stdout, await compareTo(articlesOf(events[0]), "json"));
  assert.equal(stderr, "");
});

test("Markdown on request", async () => {
  const { compareTo } = await core();
  assert.equal(crossread(["compare", ...files, "--format", "markdown"]).stdout, await compareTo(articlesOf(events[0]), "markdown"));
});

test("- reads one text from standard input", () => {
  const { status, stdout, stderr } = crossread(["compare", files[0], "-"], "Trump and Zelensky spoke on Friday.\n");
  assert.equal(status, 0, stderr);
  const { articles } = JSON.parse(stdout);
  assert.equal(articles[1].text, "Trump and Zelensky spoke on Friday.\n");
  assert.equal(articles[1].label, "standard input");
});

test("a file without a header is named by its file", () => {
  const { stdout } = crossread(["compare", file("plain.txt", "One thing happened."), file("notes.md", "label: Notes\n\nOne thing happened.")]);
  assert.deepEqual(JSON.parse(stdout).articles.map(({ id, label }) => [id, label]), [["A", "plain"], ["B", "Notes"]]);
});

test("--out writes the file and prints nothing, over one that was there", () => {
  const out = file("out.json", "old");
  const { status, stdout, stderr } = crossread(["compare", ...files, "--out", out]);
  assert.deepEqual([status, stdout, stderr], [0, "", ""]);
  assert.equal(JSON.parse(readFileSync(out, "utf8")).schema, "crossread/1");
});

test("a failure leaves what was there, and no draft", () => {
  const out = file("kept.json", "old");
  assertRefused(["compare", ...files, join(folder, "missing.txt"), "--out", out], /missing\.txt: no such file/);
  assert.equal(readFileSync(out, "utf8"), "old");
  assertRefused(["compare", ...files, "--out", join(folder, "no", "such", "folder.json")], /folder\.json: no such file/);
  assertRefused(["compare", ...files, "--out", folder], new RegExp("crossread-command"));
  assert.ok(existsSync(folder));
  assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith(".tmp")), []);
});

test("wrong files and arguments are named", () => {
  assertRefused(["compare", join(folder, "absent.txt")], /absent\.txt: no such file/);
  assertRefused(["compare", file("picture.png", "x")], /picture\.png: only \.txt, \.md, \.markdown and \.text files are read/);
  assertRefused(["compare", file("latin.txt", Buffer.from([0x63, 0xe9]))], /latin\.txt: is not UTF-8 text/);
  assertRefused(["compare", "-", "-"], /only once/);
  assertRefused(["compare"], /at least one file/);
  assertRefused(["compare", ...files, "--format", "pdf"], /unknown format pdf/);
  assertRefused(["compare", ...files, "--fromat", "json"], /fromat/);
  assertRefused(["collate"], /unknown command collate/);
  assertRefused([], /no command/);
});

test("what the engine refuses is the input's fault", () => {
  const twice = [file("one.txt", "id: X\n\nOne."), file("two.txt", "id: X\n\nTwo.")];
  assertRefused(["compare", ...twice], /X/);
});

test("--help and --version", () => {
  assert.match(crossread(["--help"]).stdout, /Usage: crossread compare FILE\.\.\. \[--format FORMAT\] \[--no-text\] \[--out FILE\]/);
  assert.equal(crossread(["--version"]).stdout, `crossread ${JSON.parse(readText("pkg", "package.json")).version}\n`);
});
