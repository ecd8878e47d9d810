// The strings of the injection corpus through every export, read back by the programs that people open such files with: a
// browser without any policy, readers of CSV and XML, a renderer of Markdown that lets everything through.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import MarkdownIt from "markdown-it";
import { compare, exportComparison } from "../../pkg/lib/core.js";
import { all } from "../fixtures/injections.mjs";
import { start } from "./harness.mjs";
import { engineName } from "../../tools/engines/launch.mjs";

const texts = all.map(({ text }) => text);
const body = texts.map((text, at) => `Note ${at} of the pump says ${text} and no more.`).join("\n\n");
const comparison = await compare([
  { id: "A", label: "<img src=x onerror=window.hit=1>", lang: "en", title: "=HYPERLINK(\"https://away.invalid/\")", url: "javascript:window.hit=1", text: body },
  { id: "B", label: "=1+1", lang: "en", published: "2025-03-10", url: "data:text/html,<script>window.hit=1</script>", text: `The pump failed on Monday.\n\n${body.replaceAll(" 3", " 4").replaceAll(" of the pump", "")}` },
  { id: "C", label: "[x](javascript:window.hit=1)", lang: "en", text: "“The pump failed,” said =Ada Reed. “The pump failed and @Bo left,” said Bo Li." },
]);
// What a stored comparison says besides can be anything.
comparison.entities.forEach((entity, at) => Object.assign(entity, { name: texts[at % texts.length] }));
for (const [at, one] of [...comparison.quotations, ...comparison.reported].entries()) if (one.speaker) one.speaker.name = texts[(at * 7) % texts.length];
comparison.differences.forEach((difference, at) => { difference.about = texts[(at * 5) % texts.length]; });
comparison.articles.forEach((article) => article.notes.push(...texts.map((text) => ({ kind: "url", message: text }))));

/** A page that would let anything run and load. */
const folder = mkdtempSync(join(tmpdir(), "crossread-exported-"));
/** @type {Awaited<ReturnType<typeof start>>} */
let host;
before(async () => {
  writeFileSync(join(folder, "report.html"), await exportComparison(comparison, "html"));
  const markdown = await exportComparison(comparison, "markdown");
  const permissive = new MarkdownIt({ html: true, linkify: true });
  permissive.validateLink = () => true;
  writeFileSync(join(folder, "markdown.html"), `<!doctype html><meta charset="utf-8"><title>Rendered</title><link rel="icon" href="data:,">${permissive.render(markdown)}`);
  writeFileSync(join(folder, "tei.html"), '<!doctype html><meta charset="utf-8"><title>TEI</title><link rel="icon" href="data:,">');
  host = await start({ folder, policy: "default-src * 'unsafe-inline' 'unsafe-eval' data: blob:" });
});
after(async () => { await host?.close(); rmSync(folder, { recursive: true }); });

/** What a page holds that texts should not have made. An address of the web that a renderer finds in a text is that text. */
const inventory = (page, allowed) => page.evaluate((allowed) => {
  const elements = [...document.querySelectorAll("*")];
  return {
    hit: window.hit, polluted: ({}).hit,
    strangers: [...new Set(elements.map(({ localName }) => localName).filter((name) => !allowed.includes(name)))],
    handlers: elements.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith("on") || name === "srcdoc")),
    addresses: elements.flatMap((element) => ["href", "src", "action"].map((name) => element.getAttribute(name) ?? "")).filter((value) => value && !/^(?:https?:|\/\/|#|data:,$)/.test(value)),
  };
}, allowed);
const HARMLESS = { hit: undefined, polluted: undefined, strangers: [], handlers: [], addresses: [] };
const DOCUMENT = ["html", "head", "meta", "title", "style", "link", "body"];

/** Clicks on all that can be clicked: nothing that is there leads anywhere of its own. */
const clickAll = (page) => page.evaluate(() => { addEventListener("click", (event) => { if (/^https?:/.test(event.target.closest?.("a")?.href ?? "")) event.preventDefault(); }); for (const element of document.querySelectorAll("a, button, summary, [tabindex]")) element.click(); });

test("the HTML report, opened in a browser without a policy: nothing runs, every string is there", async () => {
  // Firefox and WebKit tell that the report's own policy keeps them from asking for an icon.
  const { page, finish } = await host.open({ path: "report.html", ...(engineName() !== "chromium" ? { expect: /favicon\.ico/ } : {}) });
  await clickAll(page);
  const found = await inventory(page, [...DOCUMENT, "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "section", "article", "header", "footer", "main", "nav", "details", "summary", "span", "mark", "ins", "del", "a", "abbr", "blockquote", "q", "cite", "dl", "dt", "dd", "div", "bdi", "strong", "em", "small", "time", "sup", "br", "b", "i"]);
  assert.deepEqual(found, HARMLESS);
  const missing = await page.evaluate((texts) => {
    const flat = (text) => text.toWellFormed().replace(/[\s\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffd-\uffff]+/g, "");
    const shown = flat(document.body.textContent);
    return texts.filter((text) => !text.split(/[\n\r。]/).every((line) => shown.includes(flat(line))));
  }, texts);
  assert.deepEqual(missing.slice(0, 5), []);
  await finish();
});

test("Markdown, rendered with markup and any address let through: no element but Markdown’s own", async () => {
  const { page, finish } = await host.open({ path: "markdown.html" });
  await clickAll(page);
  assert.deepEqual(await inventory(page, [...DOCUMENT, "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "hr", "br", "a", "code", "s", "ins", "mark"]), HARMLESS);
  await finish();
});

for (const format of /** @type {const} */ (["csv", "tsv"])) {
  test(`${format.toUpperCase()}: as many columns in every row, and no cell is a formula`, async () => {
    const text = await exportComparison(comparison, format);
    const rows = parse(text, { bom: true, delimiter: format === "csv" ? "," : "\t", relax_quotes: false, quote: format === "csv" ? "\"" : null });
    assert.ok(rows.length > 400);
    assert.equal(new Set(rows.map((row) => row.length)).size, 1);
    // A spreadsheet reads signs of full width and what stands behind spaces as it reads the plain ones.
    const formulas = rows.flat().filter((cell) => /^[\s\u200b\ufeff]*[=+\-@＝＋－＠|%]/.test(cell) && !/^[+-]?\d+(?:[.,]\d+)*%?$/.test(cell.trim()));
    assert.deepEqual(formulas.slice(0, 5), []);
  });
}

test("TEI, read by a browser’s XML parser: well-formed, no document type, every element of TEI", async () => {
  const text = await exportComparison(comparison, "tei");
  assert.ok(!/<!DOCTYPE|<!ENTITY|<xi:/.test(text));
  const { page, finish } = await host.open({ path: "tei.html" });
  const found = await page.evaluate(([text, texts]) => {
    const xml = new DOMParser().parseFromString(text, "application/xml");
    const elements = [...xml.querySelectorAll("*")];
    // XML holds no control characters, no halves of pairs and no two last signs of the plane.
    const flat = (one) => one.toWellFormed().replace(/[\s\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffd-\uffff]+/g, "");
    const all = flat(xml.documentElement.textContent);
    return {
      problem: xml.querySelector("parsererror")?.textContent ?? null,
      root: xml.documentElement.nodeName,
      strangers: [...new Set(elements.filter(({ namespaceURI }) => namespaceURI !== "http://www.tei-c.org/ns/1.0").map(({ nodeName }) => nodeName))],
      instructions: [...xml.childNodes].filter(({ nodeType }) => nodeType === 7 || nodeType === 10).map(({ nodeName }) => nodeName),
      missing: texts.filter((one) => !one.split(/[\n\r。]/).every((line) => all.includes(flat(line)))).slice(0, 5),
      addresses: elements.flatMap((element) => [...element.attributes].map(({ value }) => value)).filter((value) => /^\s*(?:javascript|data|vbscript|file):/i.test(value)),
    };
  }, [text, texts]);
  assert.deepEqual(found, { problem: null, root: "TEI", strangers: [], instructions: [], missing: [], addresses: [] });
  await finish();
});

for (const format of /** @type {const} */ (["json", "annotations"])) {
  test(`${format}: reads back, and no key of a prototype is set`, async () => {
    const data = JSON.parse(await exportComparison(comparison, format));
    assert.equal(({}).hit, undefined);
    assert.ok(JSON.stringify(data).includes("__proto__"), "as words");
    const addresses = JSON.stringify(data).match(/"(?:url|id|source|@id)":"\s*(?:javascript|data|vbscript):[^"]*"/gi);
    if (format === "annotations") assert.equal(addresses, null);
    else assert.deepEqual(data.articles.map(({ text }) => text.length), comparison.articles.map(({ text }) => text.length));
  });
}
