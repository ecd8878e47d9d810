// What a host sets on <cross-read>, and what it is told.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { comparison, input } from "../fixtures/heather-moor.mjs";
import { POLICY } from "../../tools/serve.mjs";
import { folderWith, start } from "./harness.mjs";

const children = input.slice(0, 3).map(({ id, label, text }) => `<article data-id="${id}" data-label="${label}" lang="en">${text.split("\n\n").map((block) => `<p>${block}</p>`).join("")}</article>`).join("\n");
const page = (attributes, inside) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title><link rel="icon" href="./icon.svg"><script src="./listen.js"></script><script type="module" src="./crossread/define.js"></script></head>
  <body><main><cross-read ${attributes}>${inside}</cross-read></main></body></html>`;
// A comparison by an earlier version: its notes have no sign.
const earlier = { ...comparison, articles: comparison.articles.map((article, index) => ({ ...article, notes: index ? [] : [{ kind: "truncated", message: "very short" }] })) };
const { folder, remove } = folderWith({
  "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  "listen.js": `window.told = []; for (const name of ["ready", "progress", "result", "select", "correct", "error"]) document.addEventListener("crossread:" + name, ({ detail, bubbles, composed, target }) => told.push({ name, bubbles, composed, own: target.localName === "cross-read", keys: Object.keys(detail ?? {}).sort(), detail: name === "select" ? detail : null }));`,
  "plain.html": page('worker-src="./crossread/worker.js"', children),
  "quiet.html": page('worker-src="./crossread/worker.js" no-shortcuts', children),
  "views.html": page('worker-src="./crossread/worker.js" views="quotes nonsense differences" theme="dark" base="B"', children),
  "wrong.html": page('src="./none.json"', children),
  "earlier.html": page('src="./earlier.json"', ""),
  "earlier.json": JSON.stringify(earlier),
});

/** @type {Awaited<ReturnType<typeof start>>} */
let host;
before(async () => { host = await start({ folder, policy: `${POLICY}; connect-src 'self'` }); });
after(async () => { await host?.close(); remove(); });

const told = (tab) => tab.evaluate(() => window.told);

test("events tell the host in their order what happens, each with its detail, from the element and through every root", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "plain.html" });
  await ready();
  await reader.evaluate((element) => element.next());
  await tab.waitForFunction(() => window.told.some(({ name, detail }) => name === "select" && detail.kind === "difference"));
  const all = await told(tab);
  const names = [...new Set(all.map(({ name }) => name))];
  assert.deepEqual(names.filter((name) => name !== "progress"), ["ready", "result", "select"]);
  assert.ok(all.every(({ bubbles, composed, own }) => bubbles && composed && own));
  const first = (wanted) => all.find(({ name }) => name === wanted);
  assert.deepEqual(first("result").keys, ["comparison"]);
  for (const { keys } of all.filter(({ name }) => name === "progress")) assert.deepEqual(keys, ["done", "stage", "total"]);
  const { detail } = all.findLast(({ name }) => name === "select");
  assert.deepEqual(Object.keys(detail).sort(), ["base", "difference", "id", "kind", "passage", "quotation", "sentence", "view"]);
  assert.deepEqual([detail.id, detail.base, detail.view], [detail.difference, "A", "read"]);
  await finish();
});

test("an error is an event with words, and the articles stay", async () => {
  const { page: tab, finish } = await host.open({ path: "wrong.html", expect: /404/ });
  await tab.waitForFunction(() => window.told.some(({ name }) => name === "error"));
  assert.deepEqual((await told(tab)).find(({ name }) => name === "error").keys, ["error", "message"]);
  assert.ok(await tab.getByText("About 9,000 households").first().isVisible());
  await finish();
});

test("no-shortcuts: the keys are the host’s, the buttons still lead on, and it can be taken off again", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "quiet.html" });
  await ready();
  await tab.keyboard.press("]");
  assert.equal(await reader.evaluate((element) => element.place), null);
  assert.equal(await reader.locator(".step kbd").first().isVisible(), false, "and none are shown");
  await reader.locator("[part=next]").click();
  await tab.waitForFunction(() => document.querySelector("cross-read").place);
  await reader.evaluate((element) => { element.noShortcuts = false; element.place = null; });
  await tab.keyboard.press("]");
  await tab.waitForFunction(() => document.querySelector("cross-read").place);
  await finish();
});

test("views, theme and base: only what is named, in that order, and live", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "views.html" });
  await ready();
  assert.deepEqual((await reader.getByRole("tab").allInnerTexts()).map((words) => words.match(/^\w+/)[0]), ["Quotes", "Differences"]);
  assert.equal(await reader.locator(".view").getAttribute("class"), "view view-quotes");
  assert.equal(await reader.locator(".account input:checked").getAttribute("value"), "B");
  const paper = () => reader.locator(".view").evaluate((one) => getComputedStyle(one).color);
  const dark = await paper();
  await reader.evaluate((element) => { element.theme = "light"; });
  assert.notEqual(await paper(), dark);
  await reader.evaluate((element) => { element.views = "read"; element.base = "C"; });
  await reader.locator(".view-read").waitFor();
  assert.deepEqual((await reader.getByRole("tab").allInnerTexts()).map((words) => words.match(/^\w+/)[0]), ["Read"]);
  await tab.waitForFunction(() => document.querySelector("cross-read").shadowRoot.querySelector(".account input:checked").value === "C");
  await finish();
});

test("a comparison stored by an earlier version tells of a short text all the same", async () => {
  const { reader, ready, finish } = await host.open({ path: "earlier.html" });
  await ready();
  assert.match(await reader.locator(".cut-off").innerText(), new RegExp(`May be cut off[^]*${comparison.articles[0].label}: very short`));
  await finish();
});
