// What docs/reliability.md rests on: the laws are held by tests that exist, and the hostile texts are what they are said to be.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { adversarial } from "../tools/reliability/adversarial.mjs";
import { atTheBounds } from "../tools/reliability/largest.mjs";
import { reliabilityPage } from "../tools/reliability/docs.mjs";
import { coverageRows, readLcov } from "../tools/reliability/coverage.mjs";
import { faults } from "../tools/reliability/faults.mjs";
import { inputs } from "../tools/reliability/inputs.mjs";
import { laws } from "../tools/reliability/laws.mjs";
import { mutationRows, readOutcomes, retold } from "../tools/reliability/mutation.mjs";
import { compare } from "../pkg/dist/core.js";
import { root } from "./support.mjs";

test("every law and every fault names tests that are there", () => {
  for (const { law, tests } of [...laws, ...faults.map(({ fault, tests }) => ({ law: fault, tests }))]) {
    assert.ok(tests.length, law);
    for (const [file, name] of tests) {
      assert.ok(existsSync(join(root, file)), file);
      assert.ok(readFileSync(join(root, file), "utf8").includes(name), `${file} has no “${name}”`);
    }
  }
});

test("hostile texts have the length asked for, and each is compared", async () => {
  for (const [kind, make] of Object.entries(adversarial)) {
    const text = make(3000);
    assert.ok(text.length > 2900 && text.length < 3200, `${kind}: ${text.length}`);
    assert.equal(make(6000).slice(0, 500), text.slice(0, 500), `${kind} begins alike at any length`);
    const { articles } = await compare([{ text, lang: "en" }, { text: `Nobody was hurt.\n\n${text}`, lang: "en" }]);
    assert.equal(articles.length, 2, kind);
  }
});

test("what is nested deeper than anybody writes is compared; what is over a bound is refused with its value", async () => {
  const [, compared] = await atTheBounds({ only: "brackets" });
  assert.deepEqual([compared[0], compared[3]], ["brackets nested 10,000 deep", "compared"]);
  const [, refused] = await atTheBounds({ only: "1,001" });
  assert.match(refused[3], /^refused: .*1001.*1000/);
});

test("inputs from a seed are the same each time, of every kind, and a text file can hold those that are for files", async () => {
  const made = inputs(80);
  assert.deepEqual(inputs(80), made);
  assert.notDeepEqual(inputs(80, { seed: 2 }), made);
  assert.deepEqual([...new Set(made.map(({ name }) => name))].sort(), ["accounts, damaged", "any characters", "hostile", "reports"]);
  const texts = inputs(80, { files: true }).flatMap(({ articles }) => articles.map(({ text }) => text));
  assert.ok(texts.every((text) => Buffer.from(text, "utf8").toString("utf8") === text && !text.includes("\0")));
  for (const { articles } of made) assert.equal((await compare(articles)).articles.length, articles.length);
});

test("the page says what was found, and what was not run", () => {
  assert.match(reliabilityPage({ linear: null, largest: { on: "2025-07-04", rows: [["text", "ends in"], ["deep", "compared"]] }, fuzz: null }), /deep \| compared/);
  const page = reliabilityPage({ linear: { on: "2025-07-04", rows: [["text", "times ordinary"], ["colons", "0.3"]] }, fuzz: null });
  assert.match(page, /\| colons \| 0\.3 \|/);
  assert.match(page, /Not run yet/);
  for (const { law } of laws) assert.ok(page.includes(law));
  for (const { fault, behaviour } of faults) assert.ok(page.includes(fault) && page.includes(behaviour));
  const at = [50, 1000];
  const look = { heap: 4e6, wasm: 2e6 };
  const other = reliabilityPage({
    linear: null, fuzz: null, dom: { on: "2025-07-04", rows: [{ what: "markup", tried: 9, failed: ["1:markup:3"] }] },
    identity: { on: "2025-07-04", rows: { places: [{ place: "native", version: "", events: 5, files: 450, other: 0, differ: ["events 3"] }], missing: ["webkit"] } },
    suites: { firefox: { on: "2025-07-04", rows: [{ file: "page.test.mjs", passed: 13, cannot: ["a download: waiting for a file"], failed: [] }] }, webkit: null },
    memory: { on: "2025-07-04", rows: [{ way: "element", at, memory: [look, { ...look, heap: 40e6 }] }] },
  });
  for (const words of [/\| native \| +\| 5 \| 450 \| events 3 \|/, /Not installed there: webkit/, /\| all \| 13 \| 1 \| 0 \|/, /webkit: not run yet/, /\| element \|.*\| NO \|/, /1:markup:3/]) assert.match(other, words);
});

test("lines are counted by room, without the tests inside of a file, the binding and the command", () => {
  const record = (file, counts) => `SF:${file}\n${counts.map(([line, count]) => `DA:${line},${count}`).join("\n")}\nend_of_record\n`;
  const lcov = record("/a/src/quote.rs", [[1, 4], [2, 0], [6, 1], [7, 0]]) + record("/a/src/diff/mod.rs", [[1, 1]]) + record("/a/src/diff/exact.rs", [[1, 0]])
    + record("/a/src/wasm.rs", [[1, 0]]) + record("/a/src/bin/crossread/main.rs", [[1, 0]]) + record("/a/tests/laws.rs", [[1, 0]]);
  const sources = { "quote.rs": "fn a() {\n}\n\n#[cfg(test)]\nmod tests {\n    fn b() {\n    }\n}\n" };
  const files = readLcov(lcov, "/a/src", (file) => sources[file] ?? "fn c() {}\n");
  assert.deepEqual(files, [{ file: "diff/exact.rs", lines: 1, run: 0, missed: [1] }, { file: "diff/mod.rs", lines: 1, run: 1, missed: [] }, { file: "quote.rs", lines: 2, run: 1, missed: [2] }]);
  assert.deepEqual(coverageRows(files), [["room", "lines", "run by tests", "part"], ["`diff`", "2", "1", "50.0 %"], ["`quote`", "2", "1", "50.0 %"], ["all", "4", "2", "50.0 %"]]);
  assert.throws(() => readLcov("", "/a/src", () => ""), /no file/);
});

test("changes are counted by room: those that cannot be compiled count for nothing, those that never end were noticed", () => {
  const outcome = (file, summary) => ({ summary, scenario: { Mutant: { file, name: `${file}: ${summary}` } } });
  const mutants = readOutcomes({ outcomes: [
    { summary: "Success", scenario: "Baseline" }, outcome("src/quote.rs", "MissedMutant"), outcome("src/quote.rs", "CaughtMutant"), outcome("src/align/mod.rs", "Timeout"), outcome("src/align/mod.rs", "Unviable"),
  ] });
  assert.deepEqual(mutationRows(mutants).slice(1), [["`align`", "1", "1", "0", "100 %"], ["`quote`", "2", "1", "1", "50 %"], ["all", "3", "2", "1", "67 %"]]);
  assert.throws(() => readOutcomes({ outcomes: [outcome("src/quote.rs", "Failure")] }), /Failure/);
  const [missed] = mutants;
  assert.deepEqual(retold(mutants, [{ ...missed, outcome: "caught" }]).map(({ outcome }) => outcome), ["caught", "caught", "timeout", "unviable"]);
  assert.throws(() => retold(mutants, []), /has changed since/);
  const page = reliabilityPage({ linear: null, fuzz: null, mutation: { on: "2025-07-04", rows: { shards: 50, mutants } }, coverage: { on: "2025-07-04", rows: [{ file: "quote.rs", lines: 2, run: 1, missed: [2] }] } });
  for (const words of ["- `src/quote.rs: MissedMutant`", "one of 50 of all changes", "| `quote` | 2 | 1 | 50.0 % |"]) assert.ok(page.includes(words), words);
});
