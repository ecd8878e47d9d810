// TEI as it is exported is valid: against a schema of what we write, by libxml2. CROSSREAD_TEI_SCHEMA names another one to
// check with, such as the Consortium's tei_all.rng.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { RelaxNGValidator, XmlDocument } from "libxml2-wasm";
import { articlesOf, core, events, root } from "./support.mjs";

const path = process.env.CROSSREAD_TEI_SCHEMA ?? join(root, "tests/fixtures/schemas/tei-parallel-segmentation.rng");
const schema = XmlDocument.fromString(readFileSync(path, "utf8"));
const validator = RelaxNGValidator.fromDoc(schema);
after(() => { validator.dispose(); schema.dispose(); });

/** @type {typeof import("../pkg/lib/core.js")} */ let engine;
before(async () => { engine = await core(); });

/** What is wrong with a document, in the validator's words; empty where nothing is. @param {string} xml */
function faults(xml) {
  let document = null;
  try {
    document = XmlDocument.fromString(xml);
    validator.validate(document);
    // A schema cannot say where a pointer leads.
    const witnesses = new Set([...xml.matchAll(/<witness xml:id="([^"]+)"/g)].map(([, id]) => `#${id}`));
    return [...xml.matchAll(/ wit="([^"]*)"/g)].flatMap(([, list]) => list.split(" ")).filter((pointer) => !witnesses.has(pointer)).map((pointer) => `no witness ${pointer}`);
  } catch (error) {
    return [/** @type {Error} */ (error).message];
  } finally {
    document?.dispose();
  }
}

const ODD = [
  { id: "<A>\"'&", label: "]]> & <b>", lang: "en_GB", url: "https://example.org/?a=1&b=2", published: "2025-03-10", text: "A pump failed\u0000 on Monday \ufffe.\n\n<rdg wit=\"#w9\">Some 9,000 homes</rdg> & more must boil water \u202e." },
  { id: "B", label: "", lang: "no such language, we fear", text: "A pump failed on Monday.\n\nSome 12,000 homes must boil water 😀\ud800." },
  { id: "C", lang: "ar", text: "توقّفت مضخّة يوم الاثنين." },
];

for (const event of events) {
  test(`the TEI of ${event.name} is valid`, { skip: event.skip }, async () => {
    const xml = await engine.exportComparison(await engine.compare(articlesOf(event)), "tei");
    assert.match(xml, /<app><rdg[^]*<\/rdg><rdg/, "it holds readings side by side");
    assert.deepEqual(faults(xml), []);
  });
}

test("the TEI of texts that are markup, controls and halves of letters is valid, and that of one text", async () => {
  for (const articles of [ODD, ODD.slice(0, 1)]) assert.deepEqual(faults(await engine.exportComparison(await engine.compare(articles), "tei")), []);
});

test("the TEI of a stored comparison without its texts is valid, and of one with a passage that holds nothing", async () => {
  const whole = await engine.compare(ODD);
  assert.deepEqual(faults(await engine.exportComparison({ ...whole, articles: whole.articles.map((article) => ({ ...article, text: null })) }, "tei")), []);
  assert.ok(whole.passages.length > 0);
  assert.deepEqual(faults(await engine.exportComparison({ ...whole, passages: [{ ...whole.passages[0], sentences: [], articles: [] }] }, "tei")), []);
});

test("what is not TEI is told", async () => {
  const xml = await engine.exportComparison(await engine.compare(ODD), "tei");
  for (const [from, to] of [
    ["<app>", "<app></app><app>"], ["<rdg ", "<reading "], [' wit="#w1"', ""], [' wit="#w1"', ' wit="#w77"'], ['xml:id="w2"', 'xml:id="w1"'], ["<listWit>", "<listWit><p/>"],
    ['method="parallel-segmentation"', 'method="parallel"'], ["</ab>", "</ab>words"], [' xmlns="http://www.tei-c.org/ns/1.0"', ""], ['xml:lang="ar"', 'xml:lang="no such"'],
  ]) {
    const bent = xml.replace(from, to).replace(to.includes("<reading ") ? "</rdg>" : "\u0000", "</reading>");
    assert.notEqual(bent, xml, from);
    assert.ok(faults(bent).length > 0, `${from} → ${to}`);
  }
});
