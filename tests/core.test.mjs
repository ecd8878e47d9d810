// The package's functions over the real engine: laws over any text, progress, cancelling, the stepped engine.

import assert from "node:assert/strict";
import fc from "fast-check";
import test from "node:test";
import { articlesOf, core, events } from "./support.mjs";

const { articleFrom, compare, compareTo, createEngine, diff, exportComparison, init, quotations, segment, similarity } = await core();
const articles = articlesOf(events[0]);

/** Words and marks that mean something to the engine, between any code units at all, halves of pairs included. */
const piece = fc.oneof(
  fc.constantFrom("Trump", "said", "“", "”", '"', "’", "not", "37", "39", "per cent", "on Friday", ".", ",", " ", "\n", "\n\n", "…", "Kiev", "Kyiv", "é", "e\u0301", "💬"),
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
const runs = { numRuns: 150 };

/** What the engine is given: half a pair is not text, and is read as U+FFFD, which is as long. */
const asRead = (given) => given.toWellFormed();

function assertTiles(edits, side, length) {
  let at = 0;
  for (const { [side]: [start, end] } of edits) {
    assert.equal(start, at, `a gap or an overlap in ${side}`);
    assert.ok(end >= start);
    at = end;
  }
  assert.equal(at, length, `${side} is not covered`);
}

function apply(edits, a, b) {
  return edits.map(({ op, a: [as, ae], b: [bs, be] }) => (op === "equal" ? a.slice(as, ae) : b.slice(bs, be))).join("");
}

const MIRRORED = { equal: "equal", replace: "replace", delete: "insert", insert: "delete" };

test("diff: the edits tile both texts, and applying them to one gives the other", async () => {
  await fc.assert(fc.asyncProperty(text, text, async (a, b) => {
    const { edits, similarity: score } = await diff(a, b);
    assertTiles(edits, "a", a.length);
    assertTiles(edits, "b", b.length);
    assert.equal(apply(edits, asRead(a), asRead(b)), asRead(b));
    assert.ok(Number.isInteger(score) && score >= 0 && score <= 1000);
  }), runs);
});

test("diff: the other way round it is the mirror image", async () => {
  await fc.assert(fc.asyncProperty(text, text, async (a, b) => {
    const there = (await diff(a, b)).edits.map(({ op, a, b }) => ({ op: MIRRORED[op], a: b, b: a }));
    const back = (await diff(b, a)).edits.map(({ op, a, b }) => ({ op, a, b }));
    // Between two equal stretches, the order of a delete and an insert says nothing.
    const sorted = (edits) => edits.toSorted((x, y) => x.a[0] + x.b[0] - y.a[0] - y.b[0] || x.op.localeCompare(y.op));
    assert.deepEqual(sorted(back).map(({ op }) => op), sorted(there).map(({ op }) => op));
  }), runs);
});

test("diff: a text differs from itself in nothing", async () => {
  await fc.assert(fc.asyncProperty(text, async (a) => {
    assert.ok((await diff(a, a)).edits.every(({ op }) => op === "equal"));
  }), runs);
});

test("similarity: a whole number from 0 to 1000, the same both ways, 1000 to itself", async () => {
  await fc.assert(fc.asyncProperty(text, text, async (a, b) => {
    const score = await similarity(a, b);
    assert.ok(Number.isInteger(score) && score >= 0 && score <= 1000);
    assert.equal(await similarity(b, a), score);
    if (/\w/.test(a)) assert.equal(await similarity(a, a), 1000);
  }), runs);
});

test("segment: sentences lie in order, each in its block", async () => {
  await fc.assert(fc.asyncProperty(text, async (given) => {
    const { blocks, sentences } = await segment(given);
    let at = 0;
    for (const { block, start, end } of sentences) {
      assert.ok(start >= at && end > start && end <= given.length);
      assert.ok(blocks[block].start <= start);
      at = end;
    }
  }), runs);
});

test("quotations: each lies inside the text, its marks outside it", async () => {
  await fc.assert(fc.asyncProperty(text, async (given) => {
    for (const { start, end } of (await quotations(given)).quotations) assert.ok(start >= 0 && end >= start && end <= given.length);
  }), runs);
  const said = "“We will not stop,” said Maria Ortiz on Friday.";
  const { quotations: [quotation] } = await quotations(said);
  assert.equal(said.slice(quotation.start, quotation.end).replace(/,$/, ""), "We will not stop");
  assert.match(quotation.speaker.name, /Ortiz/);
});

test("compare: any texts give a result, never a crash", async () => {
  await fc.assert(fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 3 }), async (texts) => {
    const result = await compare(texts.map((given) => ({ text: given })));
    assert.equal(result.schema, "crossread/1");
    assert.deepEqual(result.articles.map(({ length }) => length), texts.map((given) => given.length));
  }), { numRuns: 60 });
});

test("compare: plain objects out, which survive JSON", async () => {
  const result = await compare(articles);
  assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
  assert.equal(result.articles.length, 5);
});

test("compare: one text equals the exported result of the other ways", async () => {
  const result = await compare(articles);
  const json = await compareTo(articles, "json");
  assert.deepEqual(JSON.parse(json), result);
  assert.equal(await exportComparison(result, "json"), json);
  assert.equal(await exportComparison(result, "markdown"), await compareTo(articles, "markdown"));
});

test("compare: an unknown format and a wrong type are refused with a kind", async () => {
  for (const work of [() => compareTo(articles, "pdf"), () => compare([{ text: 3 }]), () => compare("no list"), () => compare([{ id: "A" }])]) {
    const error = await work().then(() => assert.fail("accepted"), (reason) => reason);
    assert.ok(["CrossreadError", "TypeError"].includes(error.name), error.stack);
    assert.ok(error.message.length > 10);
  }
});

test("compare: progress names stages and ends at the end", async () => {
  const seen = [];
  await compare(articles, {}, { onProgress: (progress) => seen.push(progress) });
  assert.ok(new Set(seen.map(({ stage }) => stage)).size > 1);
  for (const { stage, done, total } of seen) assert.ok(typeof stage === "string" && done >= 0 && done <= total);
  assert.equal(seen.at(-1).done, seen.at(-1).total);
});

test("compare: a signal ends it, before the start and in the middle", async () => {
  await assert.rejects(compare(articles, {}, { signal: AbortSignal.abort() }), { name: "AbortError" });
  const many = Array.from({ length: 60 }, (_, i) => ({ text: `${articles[i % 5].text}\n\nCopy number ${i}.` }));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 30);
  const start = performance.now();
  await assert.rejects(compare(many, {}, { signal: controller.signal }), { name: "AbortError" });
  assert.ok(performance.now() - start < 1000, "the signal is heard between slices");
});

test("compare: other tasks get their turn while it works", async () => {
  const many = Array.from({ length: 120 }, (_, i) => ({ text: `${articles[i % 5].text}\n\nCopy number ${i}.` }));
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await compare(many);
  clearInterval(timer);
  assert.ok(turns > 3, `${turns} turns`);
});

test("createEngine: stepped by any sizes, edited on the way, it gives what a fresh comparison gives", async () => {
  const engine = await createEngine();
  const finish = (size) => {
    for (let i = 0; ; i++) {
      const { finished, done, total } = engine.step(size);
      assert.ok(done <= total);
      if (finished) return engine.result();
      assert.ok(i < 1e7, "never finished");
    }
  };
  for (const article of articles) engine.put(article);
  assert.deepEqual(finish(1), await compare(articles));
  const edited = { ...articles[1], text: articles[1].text.replace(/Friday/g, "Saturday") };
  engine.put(edited);
  engine.step(1);
  engine.remove(articles[3].id);
  const left = [articles[0], edited, articles[2], articles[4]];
  assert.deepEqual(finish(1000), await compare(left));
  assert.equal(engine.export("json"), await compareTo(left, "json"));
});

test("positions are UTF-16: emoji and combining marks before them change nothing", async () => {
  const said = "“We will not stop,” said Maria Ortiz.";
  const before = "👩‍👩‍👧 Café e\u0301 𝔸. ";
  const find = async (given) => (await quotations(given)).quotations.map(({ start, end }) => given.slice(start, end));
  assert.deepEqual(await find(before + said), await find(said));
});

test("articleFrom needs a DOM, and says so rather than crash", async () => {
  const error = await articleFrom(null).then(() => assert.fail("accepted"), (reason) => reason);
  assert.ok(error instanceof Error && error.kind !== "crash");
});

test("init can be called ahead, any number of times", async () => {
  await Promise.all([init(), init()]);
});
