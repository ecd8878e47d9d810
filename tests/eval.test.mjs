// The scorers: cases with answers worked out by hand, an answer made of the gold itself, and what one mistake changes.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { articleOf, givenNumbers, readSet, toUtf16 } from "../tools/eval/data.mjs";
import { qualityPage } from "../tools/eval/docs.mjs";
import { nativeJudge, wasmJudge } from "../tools/eval/engine.mjs";
import { atThreshold, auc, bestThreshold, innerBoundaries, labelF1, likeness, macroAccuracy, pairSpans, prf, setScore, spearman } from "../tools/eval/score.mjs";
import { runSets, sets } from "../tools/eval/sets.mjs";
import { topShares } from "../tools/eval/sets/alignment.mjs";
import { quotationAt, relationOf } from "../tools/eval/sets/quotes.mjs";
import { sameSentences } from "../tools/eval/sets/segmentation.mjs";
import { eventNames } from "../tools/eval/sets/seeds.mjs";
import { places, wordPairs } from "../tools/eval/sets/words.mjs";
import { aligned, figure, mainTable, markdown } from "../tools/eval/table.mjs";
import { cargoBuild, dist, readText, root } from "./support.mjs";

const folder = mkdtempSync(join(tmpdir(), "crossread-eval-"));
after(() => rmSync(folder, { recursive: true }));

const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-9, `${actual}, expected ${expected}`);

test("precision, recall and F1, and where there are none", () => {
  const { precision, recall, f1 } = prf({ right: 3, found: 4, sought: 6 });
  near(precision, 0.75);
  near(recall, 0.5);
  near(f1, 0.6);
  near(prf({ right: 4, found: 4, met: 1, sought: 2 }).recall, 0.5);
  assert.deepEqual(prf({ right: 0, found: 0, sought: 0 }), { precision: null, recall: null, f1: null });
  assert.deepEqual(prf({ right: 0, found: 0, sought: 5 }), { precision: null, recall: 0, f1: 0 });
  assert.deepEqual(prf({ right: 0, found: 5, sought: 0 }), { precision: 0, recall: null, f1: 0 });
});

const scored = (...list) => list.map(([score, label]) => ({ score, label }));

test("AUC counts pairs in the right order, ties half", () => {
  // Positives 9, 5; negatives 7, 5, 1: 9 beats all three, 5 beats one and ties with one.
  near(auc(scored([9, 1], [5, 1], [7, 0], [5, 0], [1, 0])), 4.5 / 6);
  near(auc(scored([1, 1], [2, 0])), 0);
  near(auc(scored([3, 1], [3, 0])), 0.5);
  assert.equal(auc(scored([3, 1], [4, 1])), null);
});

test("Spearman is the correlation of mean ranks", () => {
  near(spearman([1, 2, 3, 4], [10, 20, 30, 1000]), 1);
  near(spearman([1, 2, 3, 4], [4, 3, 2, 1]), -1);
  // Ranks 1 2 3 4 5 and 2 1 4 3 5: 1 − 6·4 / (5·24).
  near(spearman([1, 2, 3, 4, 5], [20, 10, 40, 30, 50]), 0.8);
  // Ranks 1.5 1.5 3 and 1 2 3: covariance 1.5, variances 1.5 and 2.
  near(spearman([7, 7, 9], [1, 2, 3]), 1.5 / Math.sqrt(3));
  assert.equal(spearman([5, 5], [1, 2]), null);
  assert.throws(() => spearman([1], [1, 2]), /1 and 2/);
});

test("one threshold", () => {
  const cases = scored([9, 1], [7, 1], [6, 0], [4, 1], [2, 0], [1, 0]);
  assert.equal(bestThreshold(cases), 4);
  const { accuracy, precision, recall, f1 } = atThreshold(cases, 4);
  near(accuracy, 5 / 6);
  near(precision, 0.75);
  near(recall, 1);
  near(f1, 6 / 7);
  // Where "no" to everything is best, the threshold lies above every score.
  assert.equal(bestThreshold(scored([3, 0], [2, 0])), 4);
});

test("balanced accuracy, and F1 of one answer", () => {
  const cases = [["yes", "yes"], ["yes", "yes"], ["yes", "no"], ["yes", "yes"], ["no", "no"], ["no", "yes"]].map(([label, answer]) => ({ label, answer }));
  near(macroAccuracy(cases), (3 / 4 + 1 / 2) / 2);
  near(labelF1(cases, "no").f1, 0.5);
  near(labelF1(cases, "yes").f1, 0.75);
  assert.equal(macroAccuracy([]), null);
});

test("sets without what is neither right nor wrong", () => {
  assert.deepEqual(setScore(["a", "b", "m", "b"], ["b", "c", "m"], ["m"]), { right: 1, found: 2, sought: 2 });
});

test("boundaries: spaces do not matter, ends of paragraphs do not count", () => {
  const text = "One. Two.\n\nThree. Four.";
  const paragraphs = [[0, 9], [11, 23]];
  assert.deepEqual(innerBoundaries(text, [[0, 4], [5, 9], [11, 17], [18, 23]], paragraphs), new Set([4, 14]));
  assert.deepEqual(innerBoundaries(text, [[0, 5], [5, 11], [11, 18], [18, 23]], paragraphs), new Set([4, 14]));
  assert.deepEqual(innerBoundaries(text, [[0, 9], [11, 14], [14, 23]], paragraphs), new Set([11]));
  assert.deepEqual(innerBoundaries(text, [[0, 4], [5, 9], [11, 17]], [[11, 23]]), new Set([14]));
});

test("spans are paired one to one, the likest first", () => {
  near(likeness([0, 10], [5, 15]), 1 / 3);
  assert.equal(likeness([0, 5], [5, 9]), 0);
  assert.deepEqual(pairSpans([[0, 10], [0, 9]], [[0, 9]]), [null, 0]);
  assert.deepEqual(pairSpans([[0, 10], [20, 30]], [[21, 30], [0, 4]]), [null, 0]);
});

test("code points become UTF-16 code units", () => {
  const utf16 = toUtf16("a😀b");
  assert.deepEqual(utf16([1, 3]), [1, 4]);
  assert.throws(() => utf16([2, 4]), /2–4/);
});

test("given sentences keep their numbers", () => {
  const { text, sentences } = articleOf("A", [" One. ", "Two."]);
  assert.deepEqual(sentences.map(([start, end]) => text.slice(start, end)), ["One.", "Two."]);
  const ours = sentences.map(([start, end], id) => ({ id: id + 7, article: 0, start, end })).reverse();
  assert.deepEqual([...givenNumbers({ sentences: ours }, 0, sentences)], [[8, 1], [7, 0]]);
  assert.throws(() => givenNumbers({ sentences: [{ id: 0, article: 0, start: 0, end: 2 }] }, 0, sentences), /not given/);
  assert.throws(() => articleOf("A", ["One.", " "]), /empty/);
});

test("top shares ask whether any of the first is gold", () => {
  const questions = [[[3, 1, 2], [3]], [[5, 6, 7, 8], [8]], [[5, 6, 8], [8, 9]], [[], [1]]].map(([ranked, gold]) => ({ ranked, gold: new Set(gold) }));
  assert.deepEqual(topShares(questions), { top1: 0.25, top3: 0.5 });
});

test("sentences are the same but for spaces at their ends", () => {
  const cut = (...spans) => spans.map(([start, end]) => ({ start, end }));
  assert.ok(sameSentences("Hi. You.", cut([0, 4], [4, 8]), ["Hi.", "You."]));
  assert.ok(!sameSentences("Hi. You.", cut([0, 8]), ["Hi.", "You."]));
});

test("a stretch is the quotation, or the paragraph of one, that it is likest to", () => {
  const outer = { start: 10, end: 100, parts: null };
  const inner = { start: 40, end: 60, parts: null };
  const long = { start: 200, end: 300, parts: [[200, 240], [250, 300]] };
  const all = [outer, inner, long];
  assert.equal(quotationAt(all, [10, 100]), outer);
  assert.equal(quotationAt(all, [41, 60]), inner);
  assert.equal(quotationAt(all, [250, 300]), long);
  assert.equal(quotationAt(all, [120, 180]), null);
  assert.equal(quotationAt(all, [95, 110]), null);
});

test("the relation of two quotations is the reading of the one that is not the base", () => {
  const quotations = [{ article: 0 }, { article: 1 }];
  const joined = (kind) => ({ quotations, utterances: [{ quotations: [1, 0], base: 1, readings: [{ quotation: 1, kind: "identical" }, { quotation: 0, kind }] }] });
  assert.equal(relationOf(joined("typographic")), "identical");
  assert.equal(relationOf(joined("spliced")), "edited or spliced");
  assert.equal(relationOf({ quotations, utterances: [] }), "different");
});

test("word pairs: equal words by place, replaced ones one by one", () => {
  const [a, b] = [["the", "old", "colour", "fades", "away"], ["the", "color", "is", "gone", "away"]].map(places);
  const edits = [
    { op: "equal", a: [0, 4], b: [0, 4], class: null },
    { op: "delete", a: [4, 8], b: [4, 4], class: "wording" },
    { op: "replace", a: [8, 14], b: [4, 9], class: "spelling" },
    { op: "equal", a: [14, 15], b: [9, 10], class: null },
    { op: "replace", a: [15, 20], b: [10, 17], class: "wording" },
    { op: "equal", a: [20, 25], b: [17, 22], class: null },
  ];
  assert.deepEqual(wordPairs(edits, a, b), [[0, 0], [2, 1], [4, 4]]);
  assert.deepEqual(wordPairs([{ op: "replace", a: [0, 3], b: [0, 3], class: "negation" }], a, b), []);
});

test("tables hold what they are given", () => {
  assert.equal(figure({ value: 0.625, precision: 1, recall: null, cases: 3 }), "62.5 (P 100.0, R –)");
  assert.equal(figure({ value: 2, unit: "count", cases: 9 }), "2 of 9");
  const rows = mainTable([{ name: "x", rows: [{ measure: "m", value: 0.5, cases: 2, note: "n" }, { measure: "o", value: null, cases: 0 }] }], { x: { m: { floor: [60, "f"], reference: "r" } } });
  assert.deepEqual(rows.slice(1), [["x", "m", "50.0 ▼", "60.0 (f)", "r", "2 (n)"], ["", "o", "–", "", "", "0"]]);
  assert.throws(() => mainTable([{ name: "x", rows: [] }], { x: { m: {} } }), /"m"/);
  assert.equal(aligned([["a", "b"], ["long", "c"]]), "a     b\n────  ─\nlong  c");
  assert.equal(markdown([["a|b"], ["c"]]), "| a\\|b |\n| --- |\n| c |");
});

test("what is known is known of sets and measures that exist", async () => {
  const { sets: known } = JSON.parse(readText("tools", "eval", "known.json"));
  for (const name of Object.keys(known)) assert.ok(sets.some((set) => set.name === name), name);
});

test("the page says what each set is, what a figure is read against, and drops columns that are empty", () => {
  const row = { measure: "AUC", value: 0.5, cases: 2 };
  const result = (name, split) => ({ name, split, rows: [row], errors: [], ...(name === "seeds" && { events: [{ name: "calls", rows: [row] }, { name: "dam", rows: [row] }], together: ["calls"] }) });
  const results = sets.map(({ name }) => result(name, name === "seeds" ? null : "dev"));
  const page = qualityPage({ results, known: { pairs_ecbplus: { AUC: { floor: [60, "f"] } } }, engine: "native", date: "2025-01-02", versions: "crossread 0" });
  for (const { name } of sets) assert.ok(page.includes(`\`${name}\``), name);
  assert.ok(page.includes("| measure | ours | floor | cases |\n| --- | --- | --- | --- |\n| AUC | 50.0 ▼ | 60.0 (f) | 2 |"));
  assert.ok(page.includes("| measure | ours | cases |\n"));
  assert.ok(page.includes("the table above adds up `calls`:\n\n| measure | calls | dam |\n"));
  assert.throws(() => qualityPage({ results: [result("new", "dev")], known: {}, engine: "native", date: "", versions: "" }), /nothing of new/);
});

/** A small set of our own, and the judge's answers to it. */
function write(set, name, cases) {
  mkdirSync(join(folder, set), { recursive: true });
  writeFileSync(join(folder, set, name), cases.map((item) => `${JSON.stringify(item)}\n`).join(""));
}

const PAIRS = [
  { id: "one", a: "A ferry ran aground off Holm on Monday.", b: "A ferry ran aground near Holm on Monday.", label: 1 },
  { id: "two", a: "A ferry ran aground off Holm on Monday.", b: "The council raised the price of bread.", label: 0 },
];

test("sets are read whichever split is there; absent ones are named", async () => {
  write("pairs_msrp", "dev.jsonl", PAIRS);
  write("broken", "test.jsonl", [{}]);
  writeFileSync(join(folder, "broken", "test.jsonl"), '{"a": 1}\n{"a"\n');
  assert.throws(() => readSet(folder, "broken"), /line 2/);
  assert.equal(readSet(folder, "nowhere"), null);
  const judge = { name: "fixed", ask: async (calls) => calls.map(({ args }) => (args.b.includes("ferry") ? 900 : 100)) };
  const read = (set, prefix) => readSet(folder, set, prefix);
  const run = (thresholds) => runSets({ judge, names: ["pairs_msrp", "pairs_ecbplus"], read, thresholds });
  const { results, absent } = await run({});
  assert.deepEqual(absent, ["pairs_ecbplus"]);
  assert.equal(results[0].split, "dev");
  assert.deepEqual(results[0].rows.map(({ value }) => value), [1, 1, 1]);
  assert.deepEqual(results[0].thresholds, { pairs_msrp: 900 });

  // A threshold for test data never comes from test data.
  rmSync(join(folder, "pairs_msrp", "dev.jsonl"));
  write("pairs_msrp", "test.jsonl", PAIRS);
  await assert.rejects(run({}), /recorded/);
  const recorded = await run({ pairs_msrp: 50 });
  assert.equal(recorded.results[0].rows[0].value, 0.5);
  assert.deepEqual(recorded.results[0].thresholds, {});
});

test("the native judge and the package answer alike, and a line that is no call fails", async () => {
  const program = cargoBuild("example", "judge");
  const native = nativeJudge(program);
  const wasm = await wasmJudge(join(dist, "core.js"));
  const [{ a, b }] = PAIRS;
  const text = `“We felt a blow 💬,” said Ada Reed. ${a}`;
  const calls = [
    { call: "similarity", args: { a, b } },
    { call: "diff", args: { a, b, lang: "en" } },
    { call: "segment", args: { text, lang: "en" } },
    { call: "quotations", args: { text, lang: "en" } },
    { call: "compare", args: { articles: [articleOf("A", [a, b]), articleOf("B", [b])], options: { minScore: 0 } } },
  ];
  const answers = await native.ask(calls);
  assert.deepEqual(answers, await wasm.ask(calls));
  assert.ok(answers[0] > 0 && answers[1].edits.length > 1 && answers[2].sentences.length === 2 && answers[3].quotations.length === 1 && answers[4].links.length > 0);

  await assert.rejects(native.ask([{ call: "compare", args: { articles: [] } }]), /compare: /);
  const odd = spawnSync(program, { input: '{"call": "guess", "args": {}}\n', encoding: "utf8" });
  assert.equal(odd.status, 2);
  assert.match(odd.stderr, /line 1/);
});

test("what is asked for wrongly is refused, with the reason", () => {
  const say = (...args) => spawnSync(process.execPath, [join(root, "tools", "eval", "main.mjs"), ...args], { encoding: "utf8" });
  for (const [args, reason] of [
    [["--set", "nothing"], /no set nothing; there are: seeds, /],
    [["--errors", "some"], /--errors is some/],
    [["--data", join(folder, "nowhere")], /does not exist/],
    [["--docs", "--set", "seeds"], /leave out --set/],
    [["--colour"], /--colour/],
  ]) {
    const { status, stderr } = say(...args);
    assert.equal(status, 1, args.join(" "));
    assert.match(stderr, reason);
  }
});

test("all events of seeds/ are measured", () => {
  assert.deepEqual(eventNames(), ["calls", "dam", "harbour", "mill-fire", "tram-versions"]);
});
