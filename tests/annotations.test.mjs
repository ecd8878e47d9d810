// Annotations as they are exported have the shapes of the Web Annotation Data Model, and only terms of its context.

import assert from "node:assert/strict";
import Ajv2020 from "ajv/dist/2020.js";
import test, { before } from "node:test";
import { articlesOf, core, events, readText } from "./support.mjs";

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(readText("tests/fixtures/schemas/web-annotations.json")));
/** @type {typeof import("../pkg/lib/core.js")} */ let engine;
before(async () => { engine = await core(); });

/** @param {any} comparison */
const annotationsOf = async (comparison) => JSON.parse(await engine.exportComparison(comparison, "annotations"));
/** @param {any} annotations */
const faults = (annotations) => { validate(annotations); return validate.errors?.slice(0, 5) ?? []; };
const idsOf = (/** @type {any} */ { id, first }) => [id, first.id, ...first.items.map((/** @type {any} */ item) => item.id)];

for (const event of events) {
  test(`the annotations of ${event.name} have the model's shapes, each with an id of its own`, { skip: event.skip }, async () => {
    const annotations = await annotationsOf(await engine.compare(articlesOf(event)));
    assert.deepEqual(faults(annotations), []);
    assert.ok(annotations.first.items.length > 10);
    const ids = idsOf(annotations);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(annotations.first.partOf, annotations.id);
    assert.equal(annotations.total, annotations.first.items.length);
  });
}

test("two comparisons share no id, and the same one has the same", async () => {
  const [calls] = events;
  const articles = articlesOf(calls);
  const [whole, again, less] = await Promise.all([articles, articles, articles.slice(1)].map(async (some) => idsOf(await annotationsOf(await engine.compare(some)))));
  assert.deepEqual(whole, again);
  assert.deepEqual(less.filter((id) => whole.includes(id)), []);
});

test("a stored comparison without its texts, or with what points nowhere, gives valid annotations", async () => {
  const whole = await engine.compare(articlesOf(events[0]));
  const bare = { ...whole, articles: whole.articles.map((article) => ({ ...article, text: null })) };
  assert.deepEqual(faults(await annotationsOf(bare)), []);
  const broken = { ...whole, passages: [{ ...whole.passages[0], sentences: [] }], articles: whole.articles.map((article) => ({ ...article, url: "a relative/address|of <sorts>" })) };
  assert.deepEqual(faults(await annotationsOf(broken)), []);
});

test("what is not of the model is told", async () => {
  const good = await annotationsOf(await engine.compare(articlesOf(events[0])));
  for (const bend of [
    (a) => { delete a["@context"]; }, (a) => { a["@context"] = "https://example.org/"; }, (a) => { delete a.id; }, (a) => { delete a.first.items[0].id; }, (a) => { a.first.items[0].target = []; },
    (a) => { a.first.items[0].motivation = "judging"; }, (a) => { a.first.items[0].score = 3; }, (a) => { a.first.items[0].target[0].selector[0].type = "Selector"; }, (a) => { a.first.items[0].target[0].source = "no address"; },
  ]) {
    const bent = structuredClone(good);
    bend(bent);
    assert.ok(faults(bent).length > 0, String(bend));
  }
});
