// The seeds are what "right" means, so they must be sound themselves: every position exact, every index valid, no list empty.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../seeds/", import.meta.url);
const events = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const LISTS = ["furniture", "headlines", "sentences", "quotations", "utterances", "links", "agreeing", "differences", "lookalikes"];
/** Only where the accounts are two versions of one article. */
const VERSION_LISTS = ["moved", "splits"];
const VALUE_KINDS = ["number", "money", "percent", "ordinal", "age", "duration", "distance", "date", "day", "time", "place", "name", "attribution", "negation", "order"];
const VARIANT_ONLY = ["naming", "spelling", "wording"];
const READING_KINDS = ["identical", "typographic", "trimmed", "spliced", "reworded"];
const FLAGS = ["negation", "number", "modal", "ellipsis", "bracket", "attribution"];

/** Reads one account: header lines, a blank line, the text. */
function parse(name, source) {
  assert.ok(!source.includes("\r"), `${name}: a carriage return`);
  assert.ok(source.endsWith("\n"), `${name}: no line feed at the end`);
  const blank = source.indexOf("\n\n");
  assert.ok(blank > 0, `${name}: no blank line after the header`);
  const header = {};
  for (const line of source.slice(0, blank).split("\n")) {
    const match = /^([a-z]+): (\S.*)$/.exec(line);
    assert.ok(match, `${name}: "${line}" is no "key: value" line`);
    assert.ok(!(match[1] in header), `${name}: ${match[1]} stands twice`);
    header[match[1]] = match[2];
  }
  for (const key of ["id", "label", "published", "lang"]) assert.ok(header[key], `${name}: no ${key}`);
  assert.match(header.published, /^\d{4}-\d{2}-\d{2}$/, `${name}: published`);
  const text = source.slice(blank + 2);
  assert.ok(text.trim().length > 0, `${name}: no text`);
  return { ...header, text };
}

/** One event folder: its accounts in the order of their ids, and its gold. */
function load(event) {
  const folder = new URL(`${event}/`, root);
  const files = readdirSync(folder).filter((name) => name.endsWith(".txt")).sort();
  const articles = files.map((name) => parse(`${event}/${name}`, readFileSync(new URL(name, folder), "utf8")));
  const gold = JSON.parse(readFileSync(new URL("gold.json", folder), "utf8"));
  return { articles, gold };
}

/** True when the two half-open ranges of one article share a code unit. */
const overlap = (a, b) => a.article === b.article && a.start < b.end && b.start < a.end;

test("there are events", () => {
  assert.ok(events.length >= 1, "seeds/ has no event folder");
});

for (const event of events) {
  const { articles, gold } = load(event);

  const checkSpan = (span, where) => {
    const article = articles[span.article];
    assert.ok(article, `${where}: article ${span.article} of ${articles.length}`);
    assert.ok(Number.isInteger(span.start) && Number.isInteger(span.end), `${where}: positions are not integers`);
    assert.ok(0 <= span.start && span.start < span.end && span.end <= article.text.length, `${where}: ${span.start}–${span.end} of ${article.text.length}`);
    assert.equal(article.text.slice(span.start, span.end), span.text, where);
    assert.equal(span.text, span.text.trim(), `${where}: white space at an end`);
  };
  const checkParts = (item, where) => {
    if (item.parts === null) return;
    assert.ok(Array.isArray(item.parts) && item.parts.length >= 2, `${where}: parts are null or two and more`);
    assert.equal(item.parts[0][0], item.start, `${where}: first part`);
    assert.equal(item.parts.at(-1)[1], item.end, `${where}: last part`);
    for (let i = 0; i < item.parts.length; i++) {
      const [start, end] = item.parts[i];
      assert.ok(start < end, `${where}: part ${i} is empty`);
      if (i > 0) assert.ok(item.parts[i - 1][1] < start, `${where}: part ${i} is out of order`);
    }
  };
  const index = (value, list, where) => assert.ok(Number.isInteger(value) && value >= 0 && value < list.length, `${where}: index ${value} of ${list.length}`);

  test(`${event}: accounts have ids of their own, in order`, () => {
    assert.ok(articles.length >= 2, "fewer than two accounts");
    const ids = articles.map((article) => article.id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(ids, [...ids].sort());
  });

  test(`${event}: no list of the gold is missing or empty`, () => {
    for (const list of LISTS) assert.ok(Array.isArray(gold[list]) && gold[list].length > 0, list);
    assert.ok(Array.isArray(gold.maybe), "maybe");
    for (const key of Object.keys(gold)) assert.ok([...LISTS, ...VERSION_LISTS, "maybe", "title"].includes(key), `unknown list ${key}`);
    const versions = VERSION_LISTS.filter((list) => list in gold);
    assert.ok(versions.length === 0 || versions.length === VERSION_LISTS.length, `only ${versions}`);
    for (const list of versions) assert.ok(Array.isArray(gold[list]) && gold[list].length > 0, list);
    if (versions.length) assert.equal(articles.length, 2, "versions come in pairs");
  });

  test(`${event}: every span is exact`, () => {
    for (const list of ["furniture", "headlines", "sentences", "quotations"]) {
      gold[list].forEach((span, i) => { checkSpan(span, `${list} ${i}`); if ("parts" in span) checkParts(span, `${list} ${i}`); });
    }
    for (const list of ["agreeing", "differences", "lookalikes"]) {
      gold[list].forEach((item, i) => item.readings.forEach((span, j) => checkSpan(span, `${list} ${i}, reading ${j}`)));
    }
  });

  test(`${event}: sentences are in order, apart from furniture, and leave out nothing`, () => {
    gold.sentences.forEach((sentence, i) => {
      const before = gold.sentences[i - 1];
      if (before) assert.ok(before.article < sentence.article || (before.article === sentence.article && before.end <= sentence.start), `sentence ${i} is out of order`);
      for (const piece of gold.furniture) assert.ok(!overlap(sentence, piece), `sentence ${i} overlaps furniture "${piece.text}"`);
    });
    articles.forEach((article, number) => {
      const used = new Array(article.text.length).fill(false);
      for (const span of [...gold.sentences, ...gold.furniture]) if (span.article === number) used.fill(true, span.start, span.end);
      for (let i = 0; i < used.length; i++) assert.ok(used[i] || /\s/.test(article.text[i]), `${article.id}: nothing covers "${article.text.slice(i, i + 30)}"`);
    });
  });

  test(`${event}: headlines are story`, () => {
    gold.headlines.forEach((headline, i) => assert.ok(gold.sentences.some((sentence) => overlap(sentence, headline)), `headline ${i}`));
  });

  test(`${event}: quotations have a kind, and a speaker or a reason`, () => {
    gold.quotations.forEach((quotation, i) => {
      assert.ok(["speech", "fragment", "scare"].includes(quotation.kind), `quotation ${i}: ${quotation.kind}`);
      assert.ok((quotation.speaker === null) !== (quotation.unknown === null), `quotation ${i}: either a speaker or a reason why not`);
      for (const piece of gold.furniture) assert.ok(!overlap(quotation, piece), `quotation ${i} overlaps furniture`);
      const before = gold.quotations[i - 1];
      if (before) assert.ok(before.article < quotation.article || (before.article === quotation.article && before.start <= quotation.start), `quotation ${i} is out of order`);
    });
  });

  test(`${event}: utterances join quotations, each in one utterance only`, () => {
    const seen = new Set();
    gold.utterances.forEach((utterance, i) => {
      assert.ok(utterance.quotations.length >= 2, `utterance ${i} has fewer than two quotations`);
      assert.deepEqual(utterance.readings.map((reading) => reading.quotation), utterance.quotations, `utterance ${i}: one reading for each quotation`);
      assert.ok(utterance.quotations.includes(utterance.base), `utterance ${i}: its base is not among its quotations`);
      for (const flag of utterance.flags) assert.ok(FLAGS.includes(flag), `utterance ${i}: flag ${flag}`);
      for (const reading of utterance.readings) {
        index(reading.quotation, gold.quotations, `utterance ${i}`);
        assert.ok(!seen.has(reading.quotation), `quotation ${reading.quotation} stands in two utterances`);
        seen.add(reading.quotation);
        for (const kind of [reading.kind, ...reading.also]) assert.ok(READING_KINDS.includes(kind), `utterance ${i}: ${kind}`);
        if (reading.quotation === utterance.base) assert.equal(reading.kind, "identical", `utterance ${i}: the base against itself`);
        for (const flag of reading.flags) assert.ok(FLAGS.includes(flag), `utterance ${i}: flag ${flag}`);
      }
      assert.ok(utterance.quotations.every((q) => gold.quotations[q].kind !== "scare"), `utterance ${i}: nobody said a scare quotation`);
    });
  });

  test(`${event}: links join sentences of different accounts, each pair once`, () => {
    const seen = new Set();
    for (const list of ["links", "maybe"]) {
      gold[list].forEach(([a, b], i) => {
        index(a, gold.sentences, `${list} ${i}`);
        index(b, gold.sentences, `${list} ${i}`);
        assert.ok(gold.sentences[a].article < gold.sentences[b].article, `${list} ${i}: two accounts, in order`);
        assert.ok(!seen.has(`${a} ${b}`), `${list} ${i}: the pair stands twice`);
        seen.add(`${a} ${b}`);
      });
    }
  });

  if (gold.moved) {
    test(`${event}: what moved, and what was split or merged, is linked`, () => {
      const linked = new Set(gold.links.map(([a, b]) => `${a} ${b}`));
      gold.moved.forEach(([a, b], i) => assert.ok(linked.has(`${a} ${b}`), `moved ${i}: no link`));
      gold.splits.forEach(([first, second], i) => {
        assert.ok(Math.min(first.length, second.length) === 1 && Math.max(first.length, second.length) > 1, `splits ${i}: one sentence against several`);
        for (const a of first) for (const b of second) assert.ok(linked.has(`${a} ${b}`), `splits ${i}: ${a} and ${b} are not linked`);
      });
      const several = (at) => [...new Set(gold.links.map((link) => link[at]))].filter((one) => gold.links.filter((link) => link[at] === one).length > 1);
      assert.deepEqual(several(0), gold.splits.filter(([first]) => first.length === 1).map(([[one]]) => one), "every split is listed");
      assert.deepEqual(several(1), gold.splits.filter(([, second]) => second.length === 1).map(([, [one]]) => one), "every merge is listed");
    });
  }

  test(`${event}: values have a kind, and readings inside sentences`, () => {
    const inStory = (span) => gold.sentences.some((sentence) => sentence.article === span.article && sentence.start <= span.start && span.end <= sentence.end);
    for (const list of ["agreeing", "differences", "lookalikes"]) {
      gold[list].forEach((item, i) => {
        for (const kind of [item.kind, ...(item.also ?? [])]) assert.ok([...VALUE_KINDS, ...VARIANT_ONLY].includes(kind), `${list} ${i}: ${kind}`);
        assert.ok(item.about.length > 0, `${list} ${i}: about what`);
        assert.ok(new Set(item.readings.map((reading) => reading.article)).size >= 2, `${list} ${i}: readings of fewer than two accounts`);
        item.readings.forEach((reading, j) => assert.ok(inStory(reading), `${list} ${i}, reading ${j} is not inside a sentence`));
      });
    }
    gold.differences.forEach((item, i) => {
      assert.ok(["conflict", "variant", "style"].includes(item.level), `difference ${i}: ${item.level}`);
      if (VARIANT_ONLY.includes(item.kind)) assert.notEqual(item.level, "conflict", `difference ${i}: ${item.kind} is never a conflict`);
    });
    gold.lookalikes.forEach((item, i) => assert.ok(item.why.length > 0, `look-alike ${i}: why it is none`));
  });
}

test("every kind of difference is planted in some event", () => {
  const planted = new Set(events.flatMap((event) => load(event).gold.differences.map((item) => item.kind)));
  for (const kind of [...VALUE_KINDS, ...VARIANT_ONLY]) assert.ok(planted.has(kind), kind);
});
