// What is found so far: in which order it comes, what is in it, and that it is a part of what is found in the end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compare } from "../pkg/lib/core.js";
import { apart, together } from "../pkg/lib/parts.js";
import { runSteps } from "../pkg/lib/steps.js";

const things = ["the harbour", "the works", "the valley", "the school", "the bridge", "the ferry", "the mill", "the market"];
const said = "We acted as soon as the alarm reached us, and no contaminated water left the site before noon";
/** @param {number} count @param {number} sentences */
const accounts = (count, sentences) => Array.from({ length: count }, (_, a) => ({ id: `N${a}`, lang: "en",
  text: [`“${said},” said Ines Calder, the director of operations.`, ...Array.from({ length: sentences }, (_unused, s) =>
    `About ${1000 + ((a * 7 + s * 13) % 900)} households near ${things[(a + s) % 8]} were told on Monday, in notice ${s}, to boil their water after pump ${(s * 11) % 60} failed.`)].join("\n\n") }));

test("first the reading and the quotations, then the links, then all", async (t) => {
  // Parts are told of work that takes long; on a quick machine the clock goes faster, so that it does.
  const now = performance.now.bind(performance);
  t.mock.method(performance, "now", () => 20 * now());
  /** @type {import("../pkg/lib/types.js").Comparison[]} */
  const parts = [];
  const whole = await compare(accounts(30, 90), {}, { onPartial: (found) => parts.push(found) });
  assert.equal(parts.length, 2);
  const [quotations, links] = parts;
  for (const list of ["links", "passages", "differences", "stories"]) assert.equal(quotations[list].length, 0, list);
  assert.ok(quotations.utterances.length > 0);
  assert.equal(links.differences.length, 0);
  assert.ok(whole.differences.length > 0);
  for (const list of ["sentences", "quotations", "utterances"]) assert.deepEqual(quotations[list], whole[list], list);
  for (const list of ["sentences", "links", "passages", "stories", "coverage"]) assert.deepEqual(links[list], whole[list], list);
});

test("quick work tells nothing in parts", async () => {
  let told = 0;
  await compare(accounts(3, 2), {}, { onPartial: () => { told++; } });
  assert.equal(told, 0);
});

test("no step goes beyond the end of a stage, however large a unit of it is", async () => {
  // Each unit of `align` does 7 of 1,000; nothing of the next stage may be done in the same call.
  const stages = [["read", 40, 1], ["align", 1000, 7], ["passages", 1, 1], ["differences", 1, 1]];
  let at = 0;
  let done = 0;
  const engine = { step(n) {
    const from = at;
    for (let unit = 0; unit < n && at < stages.length; unit++) {
      done += stages[at][2];
      if (done >= stages[at][1]) { at++; done = 0; assert.ok(unit === n - 1, `${stages[from][0]} ends with the step`); }
    }
    return at < stages.length ? { stage: stages[at][0], done, total: stages[at][1], finished: false } : { stage: "done", done: 1, total: 1, finished: true };
  } };
  await runSteps(engine);
  assert.equal(at, stages.length);
});

test("a comparison that travels in parts is the same when it is put together, and its sender keeps its own", async () => {
  const text = (mark) => Array.from({ length: 4100 }, (_, index) => `Pump ${index} failed near mill ${index % 97}, ${mark} said.`).join("\n\n");
  const comparison = await compare([{ id: "A", text: text("Ines Calder") }, { id: "B", text: text("Tom Barrow") }, { id: "C", text: "A library opened in May." }]);
  const before = structuredClone(comparison);
  const { rest, parts } = apart(comparison);
  assert.deepEqual(comparison, before);
  assert.ok(parts.length >= 8 && parts.every(({ items }) => items.length <= 1000));
  assert.ok(rest.entities.every(({ mentions }) => mentions.length <= 1000), "nor in one piece with somebody named very often");
  for (const list of [rest.sentences, rest.coverage.cells, rest.articles[0].blocks]) assert.equal(list.length, 0);
  assert.deepEqual(together(structuredClone(rest), structuredClone(parts)), before);
});
