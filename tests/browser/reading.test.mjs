// Trees of the DOM and markup made from a seed, read in Chromium: the short form of `npm run reliability -- --dom`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { domOf, markupOf, readInChromium } from "../../tools/reliability/dom.mjs";

test("any tree and any markup is read without an error, no word is lost, and every place is right", { timeout: 240_000 }, async () => {
  for (const { what, tried, failed } of await readInChromium({ trees: 600, pages: 600 })) {
    assert.equal(tried, 600, what);
    assert.deepEqual(failed.slice(0, 3), [], what);
  }
});

test("what is made from a seed is the same each time, and differs from seed to seed", () => {
  assert.deepEqual(domOf("1"), domOf("1"));
  assert.equal(markupOf("1"), markupOf("1"));
  assert.equal(new Set(Array.from({ length: 50 }, (_, i) => markupOf(String(i)))).size, 50);
  const all = JSON.stringify(Array.from({ length: 300 }, (_, i) => domOf(String(i))));
  for (const kind of ['"script"', '"hidden"', '"role"', '"comment"', '"shadow"', '"deep"', "\\ud800", '"svg"', '"table"']) assert.ok(all.includes(kind), kind);
});
