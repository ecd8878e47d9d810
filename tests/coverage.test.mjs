// The table of Coverage: what stands in a cell, and what is said where nothing is told by all. On the first event of the seeds
// and on an invented one.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { compare } from "../pkg/lib/core.js";
import { missingFrom, tableOf } from "../pkg/lib/element/coverage-lines.js";
import { Model } from "../pkg/lib/element/model.js";
import { interleaved, pairing } from "../pkg/lib/element/pairing.js";
import { farFrom, loneWord, silentWords, valueless } from "../pkg/lib/element/silent.js";
import { isPart, partsOf, sharedCounts, wholeOf } from "../pkg/lib/element/told.js";
import { languageOf } from "../pkg/lib/element/translate.js";
import { openingModule } from "../tools/opening.mjs";
import { root } from "../tools/process.mjs";

const seeds = join(root, "seeds");
const articlesOf = (event) => JSON.parse(openingModule(join(seeds, event)).replace(/^export default /, "").replace(/;\s*$/, "")).articles;
const comparisons = await Promise.all(readdirSync(seeds, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => compare(articlesOf(name))));

test("no cell says “not found” where a sentence of the line is linked with one there, or quotes the same words", () => {
  let parts = 0;
  for (const comparison of comparisons) {
    const model = new Model(comparison);
    for (const base of comparison.articles.keys()) {
      for (const line of tableOf(model, base, null, "every").lines) {
        const own = line.passage === null ? [line.head] : comparison.passages[line.passage].sentences;
        const there = new Set(own.flatMap((one) => [...model.linksAt(one).map((match) => match.sentence), ...model.quotingTheSame(one)]).map((one) => comparison.sentences[one].article));
        line.cells.forEach((cell, article) => assert.ok(cell || !there.has(article), `${model.text(line.head)} in ${article}`));
        assert.deepEqual(line.parts, line.cells.flatMap((cell, article) => (cell?.part ? [article] : [])));
        assert.equal(line.told, line.cells.filter((cell) => cell && !cell.part).length, "what is told in part is not counted as told");
        parts += line.parts.length;
      }
    }
  }
  assert.ok(parts > 0, "there are such cells");
});

test("a conflict over two passages stands in the row that holds both sides, one of them whole", () => {
  let [rows, touched] = [0, 0];
  for (const comparison of comparisons) {
    const model = new Model(comparison);
    const lines = tableOf(model, 0, null, "every").lines.filter(({ passage }) => passage !== null);
    for (const { readings } of comparison.differences.filter(({ level, passage }) => level === "conflict" && passage === null)) {
      for (const line of lines.filter(({ cells }) => readings.every(({ article, sentence }) => cells[article]?.sentences.includes(sentence)))) {
        if (readings.some(({ article }) => !line.cells[article].part)) {
          assert.ok(line.conflict);
          rows++;
        } else touched++;
      }
    }
    // Whatever a row is marked with has a side that it tells whole.
    for (const line of lines.filter(({ conflict }) => conflict)) {
      assert.ok(comparison.differences.some(({ level, kind, passage, readings }) => level === "conflict" && kind === line.conflict
        && (passage === line.passage || readings.some(({ article, sentence }) => line.cells[article] && !line.cells[article].part && line.cells[article].sentences.includes(sentence)))), model.text(line.head));
    }
  }
  assert.ok(rows > 0 && touched > 0, `there are such rows: ${rows}, and such as both only touch: ${touched}`);
});

test("what Coverage calls told by one only, Read calls not found in the other texts", () => {
  for (const comparison of comparisons) {
    const model = new Model(comparison);
    for (const { head } of tableOf(model, 0, null, "one").lines) assert.deepEqual(model.tellersOf(head), [], model.text(head));
  }
});

test("Read, Coverage, side by side and Overview say the same of who tells a sentence, wholly or in part", () => {
  const among = { whole: 0, part: 0 };
  for (const comparison of comparisons) {
    const model = new Model(comparison);
    for (const [base, row] of sharedCounts(model).entries()) {
      const counts = comparison.articles.map(() => 0);
      const lines = tableOf(model, base, null, "every").lines;
      for (const sentence of model.sentencesOf[base]) {
        const whole = wholeOf(model, sentence);
        const parts = partsOf(model, sentence);
        const line = lines.find((one) => (one.passage === null ? one.head === sentence : one.passage === model.passageOf[sentence]));
        if (!line) continue;
        for (const other of model.othersOf(base)) {
          const cell = line.cells[other];
          const part = parts.find(({ article }) => article === other);
          assert.equal(whole.includes(other), Boolean(cell && !cell.part), model.text(sentence));
          assert.deepEqual(part?.sentences ?? null, cell?.part ? cell.sentences : null, model.text(sentence));
          // What stands beside it is told; what is told stands beside it, or is named where nothing does.
          const beside = model.matchesIn(sentence, other);
          if (beside.length) assert.ok(whole.includes(other) || part, model.text(sentence));
          if (whole.includes(other)) assert.ok(beside.some((match) => !isPart(model, sentence, match.sentence)), model.text(sentence));
          among.whole += whole.includes(other);
          among.part += Boolean(part);
          if (model.tells(sentence) && (part || whole.includes(other))) counts[other]++;
        }
      }
      for (const other of model.othersOf(base)) assert.equal(row[other], counts[other]);
    }
  }
  assert.ok(among.whole > 100 && among.part > 20, JSON.stringify(among));
});

test("side by side loses no sentence in one column, and calls none missing that stands there", () => {
  let leads = 0;
  for (const comparison of comparisons) {
    const model = new Model(comparison);
    for (const [a, b] of [[0, 1], [1, 0]]) {
      const both = pairing(model, a, b);
      const column = interleaved(both.a, both.b);
      const shown = new Set(column.flatMap(({ item, own }) => [item.sentence, ...(own ? item.matches.map((match) => match.sentence) : [])]));
      assert.deepEqual([...model.sentencesOf[a], ...model.sentencesOf[b]].filter((sentence) => !shown.has(sentence)), []);
      // What of the other account stands above the first sentence in common is its beginning, whole.
      const above = column.slice(0, column.findIndex(({ item, own }) => own && item.kind !== "headline" && item.matches.length && !item.matches.some(({ link }) => link?.moved)));
      const told = new Set(above.flatMap(({ item, own }) => (own ? item.matches.map((match) => match.sentence) : [item.sentence])));
      const last = above.findLast(({ own }) => !own);
      if (last) for (const sentence of model.sentencesOf[b].slice(0, model.placeOf[last.item.sentence] - 1)) assert.ok(told.has(sentence), model.text(sentence));
      leads += Boolean(last);
      // Where it tells the headline too, that comes first, whatever it is told with.
      if (both.a[0].kind === "headline" && both.a[0].matches.length) assert.ok(column[0].own);
      const places = column.filter(({ own }) => !own).map(({ item }) => model.placeOf[item.sentence]);
      assert.deepEqual(places, [...places].sort((one, two) => one - two));
    }
  }
  assert.ok(leads > 0, "some account begins before what both tell");
});

test("every line is shown under one of all, some and one; and the filters together show everything", () => {
  for (const comparison of comparisons) {
    const model = new Model(comparison);
    const keys = (show) => { const { lines, most } = tableOf(model, 0, null, show); return most ? [] : lines.map((line) => line.key); };
    assert.deepEqual([...keys("all"), ...keys("some"), ...keys("one")].sort(), keys("every").sort());
  }
});

test("whoever tells part of it counts, and “told by all” needs no more than that everybody tells it", () => {
  let inPart = 0;
  for (const comparison of comparisons) {
    const model = new Model(comparison);
    const { lines, most } = tableOf(model, 0, null, "all");
    for (const line of lines) {
      assert.equal(line.reach, line.cells.filter(Boolean).length);
      if (!most) assert.equal(line.reach, line.among, model.text(line.head));
      if (line.passage === null) continue;
      // Read says the same of the same sentence: the accounts it names are the others.
      const { article } = comparison.sentences[line.head];
      const named = new Set([...wholeOf(model, line.head), ...partsOf(model, line.head).map((part) => part.article)]);
      named.delete(article);
      assert.equal(named.size + 1, line.reach, model.text(line.head));
      inPart += !most && line.parts.length > 0;
    }
    const every = tableOf(model, 0, null, "every").lines.map((line) => line.reach);
    assert.deepEqual(every, [...every].sort((a, b) => b - a), "what most tell comes first");
  }
  assert.ok(inPart > 0, "some of it is told by all, by one in part");
});

test("where nothing is told by all, what most tell stands there, and how many they are", async () => {
  const told = "A pump failed at Heather Moor reservoir, and 9,000 households were told on Monday to boil their drinking water.";
  const library = "The mayor of Carrow, Tom Barrow, opens a new library beside the old school in the summer of next year.";
  const comparison = await compare([`${told} ${library}`, told, `${library}`, told].map((text, index) => ({ id: "ABCD"[index], text })));
  const model = new Model(comparison);
  const { lines, most } = tableOf(model, 0, null, "all");
  assert.deepEqual(most, { told: 3, among: 4 });
  assert.equal(lines.length, 1);
  assert.equal(tableOf(model, 0, null, "every").most, null);
});

test("a text in another language than all who tell it is said to be in another language, never that nothing was found in it", async () => {
  const t = await languageOf("en");
  let far = 0;
  for (const comparison of comparisons) {
    const model = new Model(comparison);
    const languages = new Set(comparison.articles.map(({ lang }) => lang));
    for (const { head, cells } of tableOf(model, 0, null, "every").lines) {
      const told = cells.flatMap((cell, article) => (cell ? [comparison.articles[article].lang] : []));
      const expected = comparison.articles.flatMap(({ lang }, article) => (told.includes(lang) ? [] : [article]));
      assert.deepEqual(farFrom(model, head), expected, model.text(head));
      far += expected.length;
      const words = silentWords(t, model, head, cells.flatMap((cell, article) => (cell ? [] : [article]))).join(" ");
      for (const [, letters] of words.matchAll(/Not found in the text of ([^.]*)\./g)) for (const article of expected) assert.doesNotMatch(letters, new RegExp(`\\b${model.sign(article)}\\b`));
      if (expected.length) assert.match(words, /in another language: perhaps told there too; matched at most by names, numbers and times that stand in both/);
      if (told.length === 1 && languages.size > 1) assert.notEqual(loneWord(t, model, head), "not found in the other texts");
    }
    for (const difference of comparison.differences) {
      const words = valueless(t, model, difference).join("; ");
      const given = new Set(difference.readings.map(({ article }) => comparison.articles[article].lang));
      assert.equal(/in another language/.test(words), comparison.articles.some(({ lang }) => !given.has(lang)));
      // Whoever gives no value is named once, in one of the two lines.
      const named = words.split("; matched")[0].match(/\b[A-Z]\b/g) ?? [];
      assert.deepEqual(named.sort(), comparison.articles.flatMap((_, article) => (difference.readings.some((one) => one.article === article) ? [] : [model.sign(article)])));
    }
  }
  assert.ok(far > 0, "there are such texts");
});

test("what others tell and an account does not: two or more tell it, and no cell of its line is that account's, not even in part", () => {
  let found = 0;
  for (const comparison of comparisons) {
    const model = new Model(comparison);
    for (const article of comparison.articles.keys()) {
      const lines = tableOf(model, article, null, "every").lines;
      const missing = missingFrom(model, article);
      for (const { sentence, articles } of missing) {
        const line = lines.find((one) => one.passage === model.passageOf[sentence]);
        assert.ok(articles.length >= 2 && !articles.includes(article));
        assert.equal(line.cells[article], null, model.text(sentence));
      }
      const others = new Set(model.othersOf(article));
      // Of what is told in other languages alone, nobody knows whether it is missing.
      const language = comparison.articles[article].lang;
      const expected = lines.filter((line) => line.passage !== null && line.cells[article] === null && comparison.passages[line.passage].articles.every((one) => others.has(one))
        && line.cells.some((cell, other) => cell && comparison.articles[other].lang === language));
      assert.equal(missing.length, expected.length);
      found += missing.length;
    }
  }
  assert.ok(found > 0);
});
