// The native command and the npm package's print the same bytes, and fail alike.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import test, { after } from "node:test";
import { cargoBuild, command, events, filesOf, root } from "./support.mjs";

const folder = mkdtempSync(join(tmpdir(), "crossread-native-"));
after(() => rmSync(folder, { recursive: true }));

const native = cargoBuild("bin", "crossread");

function both(args, input) {
  const options = { cwd: folder, input, maxBuffer: 1 << 28 };
  return [spawnSync(native, args, options), spawnSync(process.execPath, [command, ...args], options)];
}

function assertSame(args, input) {
  const [rust, js] = both(args, input);
  assert.equal(rust.status, 0, rust.stderr.toString());
  assert.equal(js.status, 0, js.stderr.toString());
  assert.ok(rust.stdout.length > 0);
  // Not assert.equal on the whole: a report on megabytes helps nobody.
  const at = rust.stdout.findIndex((byte, i) => byte !== js.stdout[i]);
  const near = (bytes) => bytes.subarray(Math.max(0, at - 60), at + 60).toString();
  if (at >= 0) assert.fail(`from byte ${at} on:\n  native ${near(rust.stdout)}\n  wasm   ${near(js.stdout)}`);
  assert.equal(rust.stdout.length, js.stdout.length);
}

for (const event of events) {
  for (const format of ["json", "markdown", "csv", "tsv", "html", "annotations", "tei"]) {
    test(`${event.name} as ${format}`, { skip: event.skip }, () => {
      assertSame(["compare", ...filesOf(event), "--format", format]);
    });
  }
}

test("the rule for files is one rule", () => {
  const contents = {
    "header.txt": "id: Q\nlabel: L\npublished: 2025-07-05\nlang: en\ntitle: T: U\nurl: https://example.org/\n\nOne thing happened.\n",
    "none.txt": "A headline\n\nTwo things happened.",
    "open.txt": "id: A\nNo blank line ends this.\n\nText.",
    "cr.txt": "id: W\r\nlabel: B\r\n\r\nText\r\nMore.\r\n",
    "mark.md": "\ufeffid: M\n\n# Title\n\nText.",
    "empty-key.txt": "id: E\nlabel:\n\nText.",
    "spaces.txt": "id:   S  \nlabel: a  b \n\n\nText.",
    "twice.txt": "id: one\nid: two\n\nText.",
    "capitals.txt": "\n\nID:c\nLabel: Big\n\nText.",
    "odd.txt": "id: o\npublished: 2025-02-31\nurl: javascript:alert(1)\n\nText.",
    "wide.txt": Buffer.from("\ufeffid: U\n\nTëxt.", "utf16le"),
    "header-no.txt": "label: A\nauthor: B\n\nText.",
    "emoji.txt": "😀 \u0301e “quoted 💬” said Bo Li.",
  };
  const files = Object.entries(contents).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return name;
  });
  for (const file of files) assertSame(["compare", file]);
  assertSame(["compare", ...files]);
});

test("ids that are given and ids that are not, in any order", () => {
  const names = ["B", null, "A", null, null, "AA", "D"].map((id, i) => {
    writeFileSync(join(folder, `id${i}.txt`), `${id ? `id: ${id}\n` : ""}lang: en\n\nThing ${i} happened on Monday.`);
    return `id${i}.txt`;
  });
  assertSame(["compare", ...names]);
  assertSame(["compare", ...Array.from({ length: 30 }, (_, i) => names[1 + (i % 2) * 2])]);
});

test("without the texts", () => {
  const args = ["compare", "header.txt", "none.txt", "--no-text"];
  assertSame(args);
  const [rust] = both(args);
  assert.ok(!rust.stdout.includes("thing happened") && JSON.parse(rust.stdout.toString()).articles.every(({ text }) => text === null));
});

test("a day's folder in stories", () => {
  const day = join(folder, "day");
  mkdirSync(day);
  for (const event of ["calls", "harbour"]) {
    for (const path of filesOf({ folder: join(root, "seeds", event) }).slice(0, 3)) writeFileSync(join(day, `${event}-${basename(path)}`), readFileSync(path, "utf8").replace(/^id:.*\n/m, ""));
  }
  assertSame(["compare", "--stories", "day/", join(folder, "none.txt")]);
  const wrote = ["rust", "js"].map((out, i) => {
    const { status, stderr } = both(["compare", "--stories", "day", "--out", out, "--no-text"])[i];
    assert.equal(status, 0, stderr.toString());
    return Object.fromEntries(readdirSync(join(folder, out)).sort().map((name) => [name, readFileSync(join(folder, out, name), "utf8")]));
  });
  assert.deepEqual(Object.keys(wrote[0]), ["stories.json", "story-1.json", "story-2.json"]);
  assert.deepEqual(wrote[0], wrote[1]);
});

/** Runs a command where its standard error is a terminal; all it writes there. */
function watched(program, args) {
  const terminal = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";
  const { status, stdout } = spawnSync("python3", ["-c", terminal, program, ...args], { cwd: folder, encoding: "utf8", input: "" });
  return { status, stdout };
}

const withoutTerminal = spawnSync("python3", ["-c", "import pty"]).status === 0 ? false : "python3 makes the terminal, and is not here";
test("who watches at a terminal is told how far it is, in a line that goes away; nobody else is", { skip: withoutTerminal }, () => {
  const runs = [["compare", "header.txt", "none.txt", "--out", "watched.json"], ["compare", "--stories", "day", "--out", "watched"]];
  for (const args of runs) {
    for (const [program, first] of [[native, []], [process.execPath, [command]]]) {
      const { status, stdout } = watched(program, [...first, ...args]);
      assert.equal(status, 0, stdout);
      assert.match(stdout, /\r\x1b\[Kcrossread: \w+ \d+ %/);
      if (args.includes("--stories")) assert.match(stdout, /crossread: stories 100 %/);
      assert.ok(stdout.endsWith("\r\x1b[K"), JSON.stringify(stdout.slice(-80)));
    }
    for (const { status, stderr } of both(args)) assert.deepEqual([status, stderr.toString()], [0, ""]);
  }
});

test("a reader that has seen enough is no failure", () => {
  for (const program of [`"${native}"`, `"${process.execPath}" "${command}"`]) {
    const { status, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", `${program} compare ${filesOf(events[0]).map((file) => `"${file}"`).join(" ")} | head -c 10`], { cwd: folder, encoding: "utf8" });
    assert.deepEqual([status, stderr], [0, ""]);
  }
});

test("standard input", () => {
  assertSame(["compare", "-"], "“We will not stop,” said Maria Ortiz.");
});

test("what is refused, by both, with status 2 and the file's name", () => {
  writeFileSync(join(folder, "latin.txt"), Buffer.from([0x63, 0xe9]));
  writeFileSync(join(folder, "picture.png"), "x");
  writeFileSync(join(folder, "nul.txt"), "a\0b");
  for (const args of [["compare", "absent.txt"], ["compare", "latin.txt"], ["compare", "picture.png"], ["compare", "nul.txt"], ["compare"], ["compare", "absent.txt", "--format", "pdf"], ["compare", "header.txt", "--no-text", "--format", "tei"]]) {
    const [rust, js] = both(args);
    // Of the arguments themselves clap speaks, in its own words; of files both say the same.
    if (args.length === 2) assert.equal(rust.stderr.toString().split("\n")[0], js.stderr.toString().split("\n")[0]);
    for (const { status, stdout, stderr } of [rust, js]) {
      assert.equal(status, 2, args.join(" "));
      assert.equal(stdout.length, 0);
      const name = args.find((arg) => arg.includes("."));
      if (name && !args.includes("--format")) assert.ok(stderr.toString().includes(name), stderr.toString());
    }
  }
});
