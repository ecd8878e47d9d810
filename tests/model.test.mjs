// What the views ask of a comparison, on an invented event composed by hand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "../pkg/lib/element/model.js";
import { signsOf } from "../pkg/lib/element/plain.js";
import { aligned, byReading } from "../pkg/lib/element/readings.js";
import { runsOf } from "../pkg/lib/element/spans.js";
import { Store } from "../pkg/lib/element/store.js";
import { languageOf } from "../pkg/lib/element/translate.js";
import { groupsOf } from "../pkg/lib/element/values.js";
import { flat, linkWord, readingNotes, readingsLine } from "../pkg/lib/element/wording.js";
import { comparison } from "./fixtures/heather-moor.mjs";

const model = new Model(comparison);
const t = await languageOf("en");
const sentence = (article, words) => comparison.sentences.findIndex((one) => one.article === article && model.text(one.id).includes(words));

/** `a[b{c]d}` : brackets are spans; gives the runs as text with how many spans cover each. */
function runs(notation) {
  const open = { "[": "]", "{": "}" };
  const spans = [];
  const starts = {};
  let text = "";
  for (const sign of notation) {
    if (open[sign]) starts[open[sign]] = text.length;
    else if (sign in starts) { spans.push({ start: starts[sign], end: text.length }); delete starts[sign]; } else text += sign;
  }
  return runsOf(0, text.length, spans).map((run) => `${text.slice(run.start, run.end)}${run.spans.length}`).join(" ");
}

test("no two accounts have one sign, not even where an id is the number that another would get", () => {
  assert.deepEqual(signsOf(["A", "B"]), ["A", "B"]);
  for (const ids of [["3", "daily-one", "daily-two", "daily-three"], ["a", "a ", " a", "3"], ["", "1", "2", "3"]]) {
    const signs = signsOf(ids);
    assert.equal(new Set(signs).size, ids.length, signs.join(" "));
    assert.ok(signs.every(Boolean));
  }
});

test("runs are cut at every border and know all that covers them", () => {
  assert.equal(runs("abc"), "abc0");
  assert.equal(runs("a[b]c"), "a0 b1 c0");
  assert.equal(runs("a[b{c]d}e"), "a0 b1 c2 d1 e0");
  assert.equal(runs("[{ab}c]"), "ab2 c1");
  assert.equal(runs("[ab]{cd}"), "ab1 cd1");
});

test("runs tile any range whatever the spans", () => {
  let seed = 7;
  const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let round = 0; round < 500; round++) {
    const start = random(10);
    const end = start + random(20);
    const spans = Array.from({ length: random(6) }, () => ({ start: random(30), end: random(30) }));
    const got = runsOf(start, end, spans);
    assert.equal(got.reduce((at, run) => { assert.equal(run.start, at); assert.ok(run.end > run.start); return run.end; }, start), end > start ? end : start);
    for (const run of got) for (const span of spans) {
      const covers = span.start < span.end && span.start <= run.start && span.end >= run.end;
      assert.equal(run.spans.includes(span), covers);
      assert.ok(covers || span.end <= run.start || span.start >= run.end || span.start >= span.end, "no span covers half a run");
    }
  }
});

test("a sentence knows who else tells it", () => {
  assert.deepEqual(model.tellersOf(sentence(0, "About 9,000")), [1, 2, 3]);
  assert.deepEqual(model.tellersOf(sentence(0, "notice may last")), []);
  assert.deepEqual(model.counterpartsOf(sentence(0, "Boil water")).map((one) => one.article), [3]);
});

test("rows lose nothing of the story, and keep a sentence over two paragraphs together", () => {
  const blocks = model.blocksOf(0);
  for (const block of blocks) {
    const shown = block.rows.map((row) => model.texts[0].slice(row.start, row.end)).join("");
    assert.equal(shown.replace(/\s/g, ""), model.texts[0].slice(block.start, block.end).replace(/\s/g, ""));
  }
  const broken = blocks.flatMap((block) => block.rows).filter((row) => row.sentence === sentence(0, "Two schools"));
  assert.deepEqual(broken.map((row) => [row.part, row.parts]), [[0, 2], [1, 2]]);
});

test("one value spelled in several ways is one group", () => {
  const [homes] = comparison.differences;
  assert.deepEqual(groupsOf(homes).map((group) => group.articles), [[0, 1, 3], [2]]);
  assert.equal(readingsLine(t, model, comparison.differences[1]), "Two in A and B; Three in C; no such statement found in D");
});

test("what was done to a quotation is said in words", () => {
  const [utterance] = comparison.utterances;
  const said = utterance.readings.slice(1).map((reading) => readingNotes(t, model, reading, utterance.base).map((note) => note.text));
  assert.deepEqual(said, [["trimmed after “us”"], ["starts at “contaminated”", "cuts “no”"]]);
});

test("of two words, each is said with who prints it: neither became the other", () => {
  const [utterance] = comparison.utterances;
  const [, reading] = utterance.readings;
  const [fullest, own] = [utterance.base, reading.quotation].map((one) => model.quoted(one));
  const [from, to] = [fullest.split(" ")[0], own.split(" ")[1]];
  const edit = { op: "replace", class: "negation", a: [0, from.length], b: [own.indexOf(to), own.indexOf(to) + to.length], move: null };
  const [, said] = readingNotes(t, model, { ...reading, kind: "reworded", edits: [edit], flags: ["negation"] }, utterance.base);
  const sign = (quotation) => model.sign(comparison.quotations[quotation].article);
  assert.equal(said.text, `“${from}” in ${sign(utterance.base)}, “${to}” in ${sign(reading.quotation)}`);
});

test("two sentences that disagree are not called the same", () => {
  let otherwise = 0;
  for (const { kind, readings } of comparison.differences.filter(({ level }) => level === "conflict")) for (const a of readings) for (const b of readings) {
    if (a.article === b.article) continue;
    const word = linkWord(t, model, a.sentence, { sentence: b.sentence, link: null });
    const apart = a.value.amount !== b.value.amount;
    assert.equal(word, apart ? `told otherwise: ${kind}` : "told in other words", `${a.text} and ${b.text}`);
    if (apart) otherwise++;
  }
  assert.ok(otherwise > 0);
});

test("a “not” in a clause that was cut off whole is no charge", () => {
  const utterance = comparison.utterances.find(({ flags }) => flags.includes("negation"));
  const reading = utterance.readings.find(({ flags }) => flags.includes("negation"));
  assert.ok(readingNotes(t, model, reading, utterance.base).some(({ strong }) => strong));
  assert.ok(aligned(model, reading, utterance.base).some(({ strong }) => strong));
  const unflagged = { ...reading, flags: [] };
  assert.ok(!readingNotes(t, model, unflagged, utterance.base).some(({ strong }) => strong));
  assert.ok(!aligned(model, unflagged, utterance.base).some(({ strong }) => strong));
});

test("long words are cut at a space", () => {
  assert.equal(flat("one two  three", 80), "one two three");
  assert.equal(flat("one two three four", 12), "one two …");
});

test("a selection follows its passage to another base and view", () => {
  const store = new Store(model, { base: "A" });
  store.selectSentence(sentence(0, "About 9,000"));
  store.setView("coverage");
  store.setBase(2);
  assert.equal(store.selection.sentence, sentence(2, "boil-water notice"));
  assert.equal(store.selection.passage, model.passageOf[sentence(0, "About 9,000")]);
});

test("a sentence told nowhere else is let go with its base", () => {
  const store = new Store(model, { base: "A" });
  store.selectSentence(sentence(0, "notice may last"));
  store.setBase(1);
  assert.equal(store.selection, null);
});

test("whoever presses another account in Pair sees it beside the one that was read, and pressing the one beside it turns the two round", () => {
  const store = new Store(model, { base: "A", view: "pair" });
  const shown = () => [store.base, store.beside];
  assert.deepEqual(shown(), [0, null], "the nearest, as long as nobody chose");
  store.setBase(3);
  assert.deepEqual(shown(), [3, 0]);
  store.setBase(2);
  assert.deepEqual(shown(), [2, 0], "what stands beside it stays");
  store.setBase(0);
  assert.deepEqual(shown(), [0, 2]);
  store.setBeside(1);
  store.selectSentence(model.sentencesOf[1][0]);
  assert.deepEqual(shown(), [1, 0], "the same by a way to a place");
  store.setView("read");
  store.setBase(2);
  store.setBase(0);
  assert.deepEqual(shown(), [0, 2], "never the same account twice");
  const next = new Store(model, { base: "A", view: "pair" });
  next.adopt(store);
  assert.deepEqual([next.base, next.beside], [0, 2], "and in the comparison after");
});

test("next and previous walk the kinds shown, the weightiest first, and come round", () => {
  const store = new Store(model, { base: "A" });
  assert.equal(store.position, -1);
  assert.deepEqual([store.move(1), store.move(1), store.move(1), store.move(1)], [0, 1, 2, 0]);
  assert.equal(store.move(-1), 2);
  store.filter("kinds", "wording", false);
  assert.deepEqual(store.stops, [0, 1]);
  assert.equal(store.position, -1, "a difference that is not shown has no position");
  store.filter("levels", "conflict", false);
  assert.equal(store.move(1), null);
});

test("a difference the base does not tell has no place there, and keeps its selection", () => {
  const store = new Store(model, { base: "D" });
  store.selectDifference(1);
  assert.equal(store.selection.sentence, null);
  store.setBase(0);
  assert.equal(store.selection.sentence, sentence(0, "Two schools"));
  assert.ok(store.isOpen(sentence(0, "Two schools")) || store.carried === null);
});

test("an id that points nowhere is said, not shown as something else", () => {
  assert.throws(() => new Model({ ...comparison, sentences: comparison.sentences.slice(0, 3) }).tellersOf(9), /incomplete/);
});

test("a stored comparison takes its texts from the host, and only those it was made from", () => {
  const bare = { ...comparison, articles: comparison.articles.map((article) => ({ ...article, text: null })) };
  const given = comparison.articles.map(({ id, text }) => ({ id, text }));
  assert.deepEqual(new Model(bare, given).texts, comparison.articles.map((article) => article.text));
  assert.equal(new Model(bare, [{ id: "A", text: "another text" }]).texts[0], "");
});

test("the same words of the same speaker are one reading; those of a body stand alone, in conflict or not", () => {
  const groups = (speaker) => {
    const given = structuredClone(comparison);
    given.entities.push({ id: 1, kind: "role", name: "the company", forms: ["the company"], mentions: [] });
    given.quotations[1] = { ...given.quotations[0], id: 1, speaker };
    return byReading(new Model(given), given.utterances[0]).map(({ quotations }) => quotations);
  };
  const [{ speaker }] = comparison.quotations;
  assert.deepEqual(groups(speaker), [[0, 1], [2]]);
  assert.deepEqual(groups({ ...speaker, entity: 1, name: "the company" }), [[0], [1], [2]]);
});
