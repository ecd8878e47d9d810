// What `npm run bench` measures with: the same texts every time, of the length they are said to have, and statistics with
// answers worked out by hand. How long anything takes is no test.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { performancePage } from "../tools/bench/docs.mjs";
import { digits, duration, times } from "../tools/bench/figures.mjs";
import { articles, countWords, pair } from "../tools/bench/generate.mjs";
import { parts } from "../tools/bench/parts.mjs";
import { race, time } from "../tools/bench/race.mjs";
import { random } from "../tools/bench/random.mjs";
import { TooLong } from "../tools/bench/side.mjs";
import { growth, median, ratio } from "../tools/bench/stats.mjs";

const FAMILIES = /** @type {const} */ (["one event", "many events"]);
const sentences = (text) => text.split(/(?<=[.”])\s+/).map((sentence) => sentence.trim()).filter(Boolean);
/** Pieces of three words, as a rough sign of what two texts share. */
const triples = (text) => new Set(text.split(/\s+/).map((_, i, all) => all.slice(i, i + 3).join(" ")));
const shared = (a, b) => {
  const [inA, inB] = [triples(a), triples(b)];
  return [...inA].filter((piece) => inB.has(piece)).length / inA.size;
};

test("every article has the words it is said to have", () => {
  for (const family of FAMILIES) {
    for (const words of [200, 800, 3000]) {
      assert.deepEqual(articles(7, { family, words }).map(countWords), Array(7).fill(words), `${family}, ${words}`);
    }
  }
});

test("the same seed gives the same texts, and an article is the same however many are asked for", () => {
  for (const family of FAMILIES) {
    assert.deepEqual(articles(12, { family }), articles(12, { family }));
    assert.deepEqual(articles(12, { family }).slice(0, 3), articles(3, { family }));
    assert.notDeepEqual(articles(3, { family, seed: 2 }), articles(3, { family }));
  }
  assert.deepEqual(pair("shuffled", 800), pair("shuffled", 800));
});

test("the texts are those that earlier figures were measured on", () => {
  // A change here is a change of what is measured: figures before and after it cannot be compared.
  const hash = createHash("sha256");
  for (const family of FAMILIES) for (const text of articles(10, { family })) hash.update(text);
  for (const kind of /** @type {const} */ (["edited", "shuffled", "unrelated"])) for (const text of pair(kind, 800)) hash.update(text);
  assert.equal(hash.digest("hex").slice(0, 16), "1d514f4448514d95");
});

test("no article is another's copy; those of one event share much, those of two events little", () => {
  const one = articles(20, { family: "one event" });
  assert.equal(new Set(one).size, 20);
  const many = articles(10, { family: "many events" });
  const inside = shared(many[0], many[1]);
  const across = shared(many[0], many[5]);
  assert.ok(shared(one[0], one[12]) > 0.25, `${shared(one[0], one[12])}`);
  assert.ok(inside > 0.25 && inside > 2 * across, `${inside} inside an event, ${across} across`);
});

test("pairs: edited here and there, in another order, about something else", () => {
  const [first, edited] = pair("edited", 800);
  assert.ok(shared(first, edited) > 0.6 && first !== edited);
  const [given, shuffled] = pair("shuffled", 800);
  assert.deepEqual(sentences(shuffled).join(" ").split(/\s+/).sort(), given.split(/\s+/).filter(Boolean).sort());
  assert.notDeepEqual(shuffled.split(/\s+/), given.split(/\s+/));
  const [, unrelated] = pair("unrelated", 800);
  assert.ok(shared(first, unrelated) < 0.25, `${shared(first, unrelated)}`);
});

test("random numbers are even, and the same for the same seed", () => {
  const one = random("seed");
  const two = random("seed");
  const counts = Array(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const value = one.below(10);
    assert.equal(value, two.below(10));
    counts[value]++;
  }
  for (const count of counts) assert.ok(count > 850 && count < 1150, counts.join(" "));
  assert.deepEqual(one.shuffle([1, 2, 3, 4]).sort(), [1, 2, 3, 4]);
});

test("median, ratio of medians, growth", () => {
  assert.equal(median([3]), 3);
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([8, 2, 4, 100]), 6);
  assert.throws(() => median([]), /no values/);
  // One outlier on either side moves nothing.
  assert.equal(ratio([6, 6, 600], [2, 2, 0.1]), 3);
  assert.equal(growth({ size: 2, time: 10 }, { size: 4, time: 20 }), 2);
  assert.equal(growth({ size: 5, time: 3 }, { size: 20, time: 48 }), 4);
  assert.equal(growth({ size: 20, time: 7 }, { size: 100, time: 7 }), 1);
  assert.throws(() => growth({ size: 5, time: 1 }, { size: 5, time: 1 }), /not larger/);
});

test("figures as people read them", () => {
  assert.deepEqual([0, 0.001234, 0.5, 1.234, 12.34, 1234.5].map(digits), ["0", "0.00123", "0.500", "1.23", "12.3", "1235"]);
  assert.deepEqual([null, 0.05, 0.5, 12.34, 1500].map(duration), ["–", "50.0 µs", "0.500 ms", "12.3 ms", "1.50 s"]);
  assert.deepEqual([null, 0.25, 3, 42.4].map(times), ["–", "0.25×", "3.0×", "42×"]);
});

/** A side whose calls take as long as they are said to: no clock is involved. */
function pretended(name, ms, log) {
  return () => ({
    name,
    async ask(line, limit) {
      log.push(name);
      if (ms > limit) throw new TooLong(name);
      return { ns: ms * 1e6 * (line.run ?? 1), count: 1 };
    },
    close() { log.push(`${name} closed`); },
  });
}

test("sides take turns, slow ones get fewer, too slow ones are given up, and all are closed", async () => {
  const log = [];
  const pace = { rounds: 4, sample: 20, warm: 0, budget: 1000, limit: 5000 };
  const [quick, slow, once, never] = await race(
    [pretended("quick", 1, log), pretended("slow", 600, log), pretended("once", 3500, log), pretended("never", 6000, log)], ["a", "b"], pace,
  );
  assert.deepEqual(quick.times, [1, 1, 1, 1]);
  assert.deepEqual(slow.times, [600, 600]);
  assert.deepEqual(once.times, [3500]);
  assert.deepEqual([never.times, never.gaveUp, time(never)], [[], 5000, null]);
  assert.deepEqual(log.slice(4, 8), ["quick", "slow", "slow", "quick"]);
  assert.deepEqual(log.slice(-4), ["quick closed", "slow closed", "once closed", "never closed"]);
});

test("a page from a run has every table and says what it does not show", () => {
  const results = Object.fromEntries(parts.map(({ name, tables }) => [name, Object.fromEntries(Object.keys(tables).map((table) => [table, [["what"], [`${name} ${table}`]]]))]));
  const page = performancePage({ results, date: "2020-01-01", ours: "ours 1", theirs: "theirs 2", machine: "one core", seconds: 120 });
  for (const { name, title, tables, not } of parts) {
    assert.ok(page.includes(`## ${title}\n`) && not.every((line) => page.includes(`- ${line}\n`)));
    for (const table of Object.keys(tables)) assert.ok(page.includes(`| ${name} ${table} |`));
  }
  for (const text of ["2020-01-01", "ours 1", "theirs 2", "one core", "2 minutes", "npm run bench -- --docs"]) assert.ok(page.includes(text), text);
});
