// A stored comparison is shown only where it is one: what the engine writes passes, what was bent is refused with its place.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compare } from "../pkg/lib/core.js";
import { check } from "../pkg/lib/element/validate.js";
import { comparison } from "./fixtures/heather-moor.mjs";
import { readText } from "./support.mjs";

const real = await compare([
  { id: "A", label: "Agency", lang: "en", text: "About 9,000 households below Heather Moor reservoir were told on Monday to boil their water.\n\n“No contaminated water left the site,” said Ines Calder, the director of operations." },
  { id: "B", label: "Daily", lang: "en", text: "Some 12,000 households below Heather Moor reservoir were told on Monday to boil their water.\n\n“Contaminated water left the site,” said Ines Calder, the director of operations." },
  { id: "C", lang: "de", text: "Ein anderer Text." },
]);

test("what the engine writes is a comparison, with its texts and without", () => {
  assert.ok(real.differences.length && real.utterances.length, "there is something to check");
  assert.equal(check(real), null);
  assert.equal(check(comparison), null);
  assert.equal(check({ ...real, articles: real.articles.map((article) => ({ ...article, text: null })) }), null);
});

for (const [what, bend, message] of [
  ["another format", (it) => { it.schema = "crossread/9"; }, /comparison\.schema/],
  ["no articles", (it) => { it.articles = []; }, /articles/],
  ["two articles of one id", (it) => { it.articles[1].id = "A"; }, /articles: ids must differ/],
  ["a sentence of no article", (it) => { it.sentences[0].article = 9; }, /sentences\[0\]\.article: a number below 3/],
  ["a sentence beyond its text", (it) => { it.sentences[0].end = 1e6; }, /sentences\[0\]: no range/],
  ["a link to nothing", (it) => { it.links[0].b = 999; }, /links\[0\]\.b/],
  ["a passage that is a text", (it) => { it.passages = "none"; }, /passages: a list/],
  ["a reading of another text", (it) => { it.differences[0].readings[0].end = 1e6; }, /differences\[0\]\.readings\[0\]/],
  ["an unknown kind", (it) => { it.differences[0].kind = "<b>"; }, /differences\[0\]\.kind/],
  ["an edit outside its quotation", (it) => { it.utterances[0].readings[1].edits[0].a = [0, 9999]; }, /utterances\[0\]\.readings\[1\]\.edits\[0\]\.a/],
  ["ids out of order", (it) => { it.sentences.reverse(); }, /id is the place/],
]) {
  test(`${what} is refused, and the place is named`, () => {
    const bent = structuredClone(real);
    bend(bent);
    assert.match(check(bent) ?? "", message);
  });
}

test("no data at all makes the check itself fail", () => {
  fc.assert(fc.property(fc.anything(), (data) => typeof check(data) === "string"));
  // One value anywhere in a real comparison replaced by any other: refused or let through, never an exception.
  const paths = [];
  const walk = (value, path) => { if (value && typeof value === "object") for (const key of Object.keys(value)) { paths.push([...path, key]); walk(value[key], [...path, key]); } };
  walk(real, []);
  fc.assert(fc.property(fc.constantFrom(...paths), fc.anything(), (path, value) => {
    const bent = structuredClone(real);
    let at = bent;
    for (const key of path.slice(0, -1)) at = at[key];
    at[path.at(-1)] = value;
    const fault = check(bent);
    return fault === null || typeof fault === "string";
  }), { numRuns: 400 });
});

test("the words for kinds and flags are those of the format", () => {
  const source = readText("pkg/lib/element/validate.js");
  const union = (name) => [...readText("pkg/lib/types.d.ts").match(new RegExp(`${name} =([^;]+);`))[1].matchAll(/"(\w+)"/g)].map((match) => match[1]);
  const listed = (name) => [...source.match(new RegExp(`const ${name} = \\[([^\\]]+)\\]`))[1].matchAll(/"(\w+)"/g)].map((match) => match[1]);
  assert.deepEqual(listed("KINDS").sort(), union("DifferenceKind").sort());
  assert.deepEqual(listed("FLAGS").sort(), union("ReadingFlag").sort());
  assert.deepEqual(listed("CUT_SIGNS").sort(), union("CutSign").sort());
});
