// Scoring against our gold: an answer made of the gold itself has every figure full, and one mistake moves the figure it
// should, and no other.

import assert from "node:assert/strict";
import test from "node:test";
import { sameSpeaker } from "../tools/eval/gold-reading.mjs";
import { setsAgainst } from "../tools/eval/gold-comparing.mjs";
import { regrouped } from "../tools/eval/gold-versions.mjs";
import { eventNames, pooled, readEvent, rowsOf, scoreEvent } from "../tools/eval/sets/seeds.mjs";

/** What an engine would answer that judges as the gold does. */
function perfect({ articles, gold }) {
  const names = [...new Set(gold.quotations.flatMap(({ speaker }) => speaker ?? []))];
  const block = (kind) => ({ article, start, end }) => ({ article, start, end, kind });
  const linked = new Set(gold.links.flat());
  const moved = new Set((gold.moved ?? []).map(String));
  const blocks = [...gold.furniture.map(block("furniture")), ...gold.headlines.map(block("headline"))];
  return {
    articles: articles.map(({ id, text, lang }, i) => ({ id, text, lang, blocks: blocks.filter(({ article }) => article === i) })),
    sentences: gold.sentences.map(({ article, start, end }, id) => ({ id, article, start, end })),
    entities: names.map((name, id) => ({ id, name, forms: [name] })),
    quotations: gold.quotations.map(({ article, start, end, kind, speaker, unknown }, id) => ({
      id, article, start, end, kind, unknown,
      speaker: speaker && { entity: names.indexOf(speaker), name: speaker, basis: "cue", confidence: 900 },
    })),
    utterances: gold.utterances.map(({ quotations, base, readings }, id) => ({ id, quotations, base, readings: readings.map(({ quotation, kind, flags }) => ({ quotation, kind, flags })) })),
    links: gold.links.map(([a, b]) => ({ a, b, score: 900, kind: "near", moved: moved.has(String([a, b])) })),
    passages: gold.links.map((sentences, id) => ({ id, sentences })),
    coverage: { only: articles.map((_, i) => gold.sentences.flatMap(({ article }, one) => (article === i && !linked.has(one) ? [one] : []))) },
    differences: gold.differences.map(({ level, kind, about, readings }) => ({ level, kind, about, text: about, readings: readings.map((reading) => ({ ...reading, value: reading.text })) })),
  };
}

const events = eventNames().map(readEvent);
const event = events.find(({ name }) => name === "harbour");

/** The measures that a change to a perfect answer moves, with their values. */
function moved(change, of = event) {
  const { gold } = of;
  const answer = structuredClone(perfect(of));
  change(answer);
  const before = rowsOf([scoreEvent(perfect(of), gold)]);
  const after = rowsOf([scoreEvent(answer, gold)]);
  return new Map(after.flatMap((row, i) => (row.value === before[i].value && row.precision === before[i].precision && row.recall === before[i].recall ? [] : [[row.measure, row]])));
}

const named = (map) => [...map.keys()];

test("an answer made of the gold has every figure full", () => {
  for (const each of events) {
    const answer = perfect(each);
    for (const { measure, value, unit, cases } of rowsOf([scoreEvent(answer, each.gold)])) {
      if (unit === "count") assert.equal(value, 0, `${each.name}: ${measure}`);
      // Some events have none of a thing: no figure then.
      else assert.equal(value, cases === 0 ? null : 1, `${each.name}: ${measure}`);
    }
    for (const [part, { errors }] of Object.entries(scoreEvent(answer, each.gold))) assert.deepEqual(errors, [], `${each.name}: ${part}`);
  }
});

test("figures over all events add up what they count", () => {
  const scores = events.map((each) => scoreEvent(perfect(each), each.gold));
  const all = rowsOf(scores);
  const [within, across] = ["links, F1", "links across languages, F1"].map((name) => all.find(({ measure }) => measure === name));
  assert.equal(within.cases + across.cases, events.reduce((sum, { gold }) => sum + gold.links.length, 0));
  assert.deepEqual([within.value, across.value], [1, 1]);
});

test("added up are English events told by several outlets, and no others", () => {
  assert.deepEqual(events.filter(pooled).map(({ name }) => name), ["calls", "harbour", "mill-fire"]);
});

test("speakers always the last name seen: the figures of speakers, and only those", () => {
  const rows = moved(({ quotations, entities }) => {
    for (const quotation of quotations) quotation.speaker = { ...entities.at(-1), entity: entities.length - 1, basis: "context", confidence: 500 };
  });
  assert.deepEqual(named(rows), ["speakers, unknown ones too", "speakers named, F1"]);
  const last = perfect(event).entities.at(-1).name;
  const right = event.gold.quotations.filter(({ speaker }) => speaker === last).length;
  assert.equal(rows.get("speakers, unknown ones too").value, right / event.gold.quotations.length);
});

test("a speaker is right by name or by another form of it, by role where there is no name, and silent where there is nobody", () => {
  const entities = [{ name: "Volodymyr Zelensky", forms: ["Zelensky", "Volodymyr Zelenskyy"] }, { name: "Signe Brand", forms: ["Signe Brand", "Torvald Brand"] }];
  const people = new Set(["volodymyr zelenskyy", "signe brand", "torvald brand"]);
  const judge = (speaker, theirs) => sameSpeaker({ speaker }, { speaker: null, role: null, ...theirs }, entities, people);
  assert.equal(judge({ entity: 0, name: "Volodymyr Zelensky" }, { speaker: "Volodymyr Zelenskyy" }), "named");
  assert.equal(judge({ entity: 1, name: "Signe Brand" }, { speaker: "Signe Brand" }), "named");
  // Two people taken for one.
  assert.equal(judge({ entity: 1, name: "Signe Brand" }, { speaker: "Torvald Brand" }), false);
  assert.equal(judge({ entity: null, name: "the woman" }, { role: "a woman in a yellow coat" }), "role");
  assert.equal(judge({ entity: null, name: "the spokesman" }, { role: "a woman in a yellow coat" }), false);
  assert.equal(judge({ entity: 1, name: "Signe Brand" }, { role: "the niece of Signe Brand" }), false);
  assert.equal(judge(null, {}), "silent");
  assert.equal(judge(null, { speaker: "Signe Brand" }), false);
});

test("a quotation that is lost costs its overlap, its span, its speaker and its pairs", () => {
  const rows = moved((answer) => {
    answer.quotations[0].start = answer.quotations[0].end - 3;
  });
  assert.deepEqual(named(rows), ["quotations, exact, F1", "quotations, by overlap, F1", "speakers, unknown ones too", "speakers named, F1", "utterances as pairs, F1", "bases"]);
  assert.equal(rows.get("quotations, exact, F1").recall, 1 - 1 / event.gold.quotations.length);
});

test("readings: kinds and flags are judged where the base is right", () => {
  const reading = (answer) => answer.utterances[0].readings.find(({ quotation }) => quotation !== answer.utterances[0].base);
  assert.deepEqual(named(moved((answer) => { reading(answer).kind = "identical"; })), ["kinds of reading"]);
  assert.deepEqual(named(moved((answer) => { reading(answer).flags = [...reading(answer).flags, "modal"]; })), ["flags of readings, F1"]);
  assert.deepEqual(named(moved((answer) => { answer.utterances[0].base = answer.utterances[0].quotations.at(-1); })).slice(0, 1), ["bases"]);
});

test("furniture and story are told apart by characters, by pieces and by sentences lost", () => {
  const less = moved((answer) => {
    const { blocks } = answer.articles[0];
    blocks.splice(blocks.findIndex(({ kind }) => kind === "furniture"), 1);
  });
  assert.deepEqual(named(less), ["furniture by characters, F1", "furniture by pieces, F1"]);
  assert.equal(less.get("furniture by pieces, F1").recall, 1 - 1 / event.gold.furniture.length);
  const { article, start, end } = event.gold.sentences.at(-1);
  const more = moved((answer) => { answer.articles[article].blocks.push({ start, end, kind: "furniture" }); });
  assert.equal(more.get("story sentences taken for furniture").value, 1);
  assert.ok(more.get("furniture by pieces, F1").precision < 1);
});

test("links: one missing, one wrong, one doubtful", () => {
  const { links, maybe, sentences } = event.gold;
  const missing = moved((answer) => { answer.links.shift(); });
  assert.deepEqual(named(missing), ["links, F1"]);
  assert.equal(missing.get("links, F1").recall, 1 - 1 / links.length);

  const known = new Set([...links, ...maybe].map(String));
  const other = sentences.findIndex(({ article }) => article === 1);
  const a = sentences.findIndex((_, i) => !known.has(String([i, other])));
  const wrong = moved((answer) => { answer.links.push({ a, b: other, score: 500, kind: "partial" }); });
  assert.deepEqual(named(wrong), ["links, F1"]);
  assert.equal(wrong.get("links, F1").precision, links.length / (links.length + 1));

  const [x, y] = maybe[0];
  assert.deepEqual(named(moved((answer) => {
    answer.links.push({ a: x, b: y, score: 500, kind: "partial" });
    answer.passages.push({ sentences: [x, y] });
  })), []);
});

test("links across languages have a figure of their own", () => {
  const languages = events.find(({ articles }) => new Set(articles.map(({ lang }) => lang)).size > 1);
  const { gold, articles } = languages;
  const language = (one) => articles[gold.sentences[one].article].lang;
  const at = gold.links.findIndex(([a, b]) => language(a) !== language(b));
  const rows = moved((answer) => { answer.links.splice(at, 1); }, languages);
  assert.deepEqual(named(rows), ["links across languages, F1"]);
  const cases = gold.links.filter(([a, b]) => language(a) !== language(b)).length;
  assert.equal(rows.get("links across languages, F1").recall, 1 - 1 / cases);
});

test("told by one alone: a claim too much, a claim too few, and one that nobody can judge", () => {
  const { links, maybe, sentences } = event.gold;
  const told = links[0][0];
  const claim = (one) => (answer) => { answer.coverage.only[sentences[one].article].push(one); };
  const wrong = moved(claim(told));
  assert.deepEqual(named(wrong), ["told by one alone, F1"]);
  assert.ok(wrong.get("told by one alone, F1").precision < 1);
  const fewer = moved(({ coverage }) => { coverage.only = coverage.only.map(() => []); });
  assert.equal(fewer.get("told by one alone, F1").recall, 0);
  const doubtful = maybe.flat().find((one) => !links.flat().includes(one));
  assert.deepEqual(named(moved((answer) => { answer.coverage.only = answer.coverage.only.map((list) => list.filter((one) => one !== doubtful)); })), []);
});

const versions = events.find(({ gold }) => gold.moved);

test("versions: what moved, and what was split or merged", () => {
  assert.deepEqual(named(moved((answer) => { answer.links.find((link) => link.moved).moved = false; }, versions)), ["moved sentences, F1"]);
  assert.deepEqual(named(moved((answer) => { answer.links.find((link) => !link.moved).moved = true; }, versions)), ["moved sentences, F1"]);
  // Half of a split is no split.
  const [[first], [, part]] = versions.gold.splits.find(([from]) => from.length === 1);
  const rows = moved((answer) => { answer.links = answer.links.filter(({ a, b }) => !(a === first && b === part)); }, versions);
  assert.deepEqual(named(rows), ["links, F1", "splits and merges, F1"]);
  assert.equal(rows.get("splits and merges, F1").recall, 1 - 1 / versions.gold.splits.length);
  // Doubtful and wrong links are no news of the versions.
  const [x, y] = versions.gold.maybe[0];
  assert.deepEqual(named(moved((answer) => { answer.links.push({ a: x, b: y, score: 500, kind: "partial", moved: true }); }, versions)), []);
});

test("groups are joined through the sentences that they share; single links are none", () => {
  assert.deepEqual(regrouped([[0, 10], [1, 11], [1, 12], [2, 13], [3, 13], [4, 14], [5, 15], [4, 15]]), [[1, 11, 12], [2, 3, 13], [4, 5, 14, 15]]);
});

test("two sentences taken for one count as either", () => {
  const [a, b] = event.gold.links[0];
  const answer = perfect(event);
  // The second sentence is glued to the one before it: its links still find it.
  const before = answer.sentences[b - 1];
  assert.equal(before.article, answer.sentences[b].article);
  answer.sentences[b] = { ...answer.sentences[b], start: before.start };
  const { links } = scoreEvent({ ...answer, links: [{ a, b, score: 900, kind: "near" }], passages: [] }, event.gold).links.figures;
  assert.equal(links.found, 1);
  assert.equal(links.right, 1);
});

test("differences: kind, level, and readings in two accounts", () => {
  const at = event.gold.differences.findIndex(({ level }) => level === "conflict");
  const change = (what) => named(moved((answer) => what(answer.differences[at])));
  assert.deepEqual(change((one) => { one.level = "variant"; }), ["conflicts, F1", "levels of differences"]);
  assert.deepEqual(change((one) => { one.kind = one.kind === "ordinal" ? "percent" : "ordinal"; }), ["differences, F1", "conflicts, F1"]);
  assert.deepEqual(change((one) => { one.readings.length = 1; }), ["differences, F1", "conflicts, F1"]);
});

test("what only looks like a disagreement", () => {
  const inReal = ({ readings }) => event.gold.differences.some((one) => one.readings.some((a) => readings.some((b) => a.article === b.article && a.start < b.end && b.start < a.end)));
  const lookalike = event.gold.lookalikes.find((item) => !inReal(item));
  const alarm = (level) => moved((answer) => {
    answer.differences.push({ ...lookalike, level, text: "", readings: lookalike.readings.map((reading, value) => ({ ...reading, value })) });
  });
  assert.ok(alarm("conflict").get("look-alikes reported as conflicts").value >= 1);
  assert.ok(alarm("conflict").get("conflicts, F1").precision < 1);
  assert.equal(alarm("style").get("look-alikes reported as conflicts"), undefined);
  // Values that are the same are not set against each other.
  const readings = [{ article: 0, start: 0, end: 5, value: { amount: 14 } }, { article: 1, start: 0, end: 5, value: { amount: 14 } }];
  assert.equal(setsAgainst({ readings }, { readings }), false);
  assert.equal(setsAgainst({ readings: [readings[0], { ...readings[1], value: { amount: 16 } }] }, { readings }), true);
});
