// `crossread compare`: what it prints and writes, and how it says no.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import test, { after } from "node:test";
import { articleFromBytes } from "../pkg/lib/article-file.js";
import { articlesOf, command, core, events, filesOf, readText, root } from "./support.mjs";

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

/** A day's folder: two stories, and an article of its own. */
function day() {
  const made = join(folder, "day");
  if (existsSync(made)) return made;
  mkdirSync(made);
  for (const event of ["calls", "harbour"]) {
    for (const path of filesOf({ folder: join(root, "seeds", event) }).slice(0, 3)) {
      // Without their own ids, which are those of another event's accounts.
      writeFileSync(join(made, `${event}-${basename(path)}`), readFileSync(path, "utf8").replace(/^id:.*\n/m, ""));
    }
  }
  writeFileSync(join(made, "alone.txt"), "lang: en\n\nA bakery in Little Orme has won a prize for its rye bread.\n");
  writeFileSync(join(made, "README.md"), "about the folder");
  writeFileSync(join(made, "picture.png"), "x");
  return made;
}

test("--stories groups a day's folder, and --out writes each story's comparison beside the list", async () => {
  const { stdout, stderr, status } = crossread(["compare", "--stories", day()]);
  assert.deepEqual([status, stderr], [0, ""]);
  const { schema, stories } = JSON.parse(stdout);
  assert.equal(schema, "crossread-stories/1");
  const events = stories.map(({ articles }) => articles.map(({ file }) => basename(file).replace(/-.*|\.txt/, "")));
  assert.deepEqual(events.map(([first, ...others]) => [first, others.every((other) => other === first), others.length]).sort(), [["alone", true, 0], ["calls", true, 2], ["harbour", true, 2]]);
  assert.ok(stories.every(({ comparison }) => comparison === null));

  const out = join(folder, "stories");
  for (const format of ["json", "markdown"]) {
    const written = crossread(["compare", "--stories", day(), "--out", out, "--format", format]);
    assert.deepEqual([written.status, written.stdout, written.stderr], [0, "", ""]);
    const listed = JSON.parse(readFileSync(join(out, "stories.json"), "utf8")).stories;
    assert.deepEqual(listed.map(({ articles }) => articles), stories.map(({ articles }) => articles));
    const { compareTo } = await core();
    for (const { comparison, articles } of listed) {
      if (articles.length < 2) assert.equal(comparison, null);
      else {
        const given = articles.map(({ file, id }) => ({ ...articleFromBytes(basename(file), readFileSync(file)), id }));
        assert.equal(readFileSync(join(out, comparison), "utf8"), await compareTo(given, format));
      }
    }
  }
  assert.deepEqual(readdirSync(out).filter((name) => name.endsWith(".tmp")), []);
});

test("--stories says what it cannot do", () => {
  assertRefused(["compare", "--stories", day(), "--format", "tei"], /--out FOLDER/);
  assertRefused(["compare", "--stories", day(), "--no-text"], /--out FOLDER/);
  mkdirSync(join(folder, "bare"), { recursive: true });
  assertRefused(["compare", "--stories", join(folder, "bare")], /bare: no text files there/);
  assertRefused(["compare", day()], /day: only/);
});

test("--help and --version", () => {
  assert.match(crossread(["--help"]).stdout, /Usage: crossread compare FILE\.\.\. \[--format FORMAT\] \[--no-text\] \[--out FILE\]/);
  assert.equal(crossread(["--version"]).stdout, `crossread ${JSON.parse(readText("pkg", "package.json")).version}\n`);
});
