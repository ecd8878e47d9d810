// <cross-read> on other people's pages.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { comparison, input } from "../fixtures/heather-moor.mjs";
import { engineName } from "../../tools/engines/launch.mjs";
import { folderWith, seen, start } from "./harness.mjs";

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const children = input.slice(0, 3).map(({ id, label, text }) => `<article data-id="${id}" data-label="${label}" lang="en">${text.split("\n\n").map((block) => `<p>${escaped(block)}</p>`).join("")}</article>`).join("\n");
const page = (body, head = "", script = '<script type="module" src="./crossread/define.js"></script>') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title><link rel="icon" href="./icon.svg">${head}${script}</head><body>${body}</body></html>`;

const { folder, remove } = folderWith({
  "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  "hostile.css": "* { color: red !important; font-size: 40px !important; letter-spacing: 5px } button, p { display: none !important } cross-read { text-transform: uppercase; line-height: 5; direction: ltr; cursor: wait }",
  "early.js": `document.querySelector('cross-read').articles = ${JSON.stringify(input)}; document.querySelector('cross-read').base = 'C';`,
  "stored.js": `document.querySelector('cross-read').comparison = ${JSON.stringify(comparison)};`,
  "plain.html": page(`<cross-read worker-src="./crossread/worker.js">${children}</cross-read>`),
  "hostile.html": page(`<cross-read worker-src="./crossread/worker.js">${children}</cross-read>`, '<link rel="stylesheet" href="./hostile.css">'),
  "nowasm.html": page(`<cross-read worker-src="./crossread/worker.js">${children}</cross-read>`, '<meta http-equiv="Content-Security-Policy" content="script-src \'self\'">'),
  "noworker.html": page(`<cross-read no-worker>${children}</cross-read>`),
  "early.html": page("<cross-read no-worker></cross-read>", "", '<script defer src="./early.js"></script><script type="module" src="./crossread/define.js"></script>'),
  "stored.html": page("<cross-read></cross-read>", "", '<script type="module" src="./crossread/define.js"></script><script type="module" src="./stored.js"></script>'),
  "twice.html": page(`<cross-read no-worker id="one">${children}</cross-read><cross-read no-worker id="two">${children}</cross-read>`, "", '<script type="module" src="./crossread/define.js"></script><script type="module" src="./crossread/define.js?again"></script>'),
  "markup.html": page(`<cross-read no-worker><article data-id="A">&lt;img src=x onerror="document.title='broken'"&gt; About 9,000 homes were told to boil water.</article><article data-id="B">&lt;b&gt;Some&lt;/b&gt; 9,000 homes were told to boil water.</article></cross-read>`),
});

/** @type {Awaited<ReturnType<typeof start>>} */
let host;
before(async () => { host = await start({ folder }); });
after(async () => { await host?.close(); remove(); });

test("one script and one tag with <article> children", async () => {
  const { reader, ready, finish } = await host.open({ path: "plain.html" });
  await ready();
  assert.equal(await reader.locator(".account").count(), 3);
  assert.ok(await reader.locator("button.bars").count() > 0);
  await finish();
});

test("without JavaScript all articles can be read", { skip: engineName() === "firefox" && "NOT TESTED: Firefox’s driver does not switch JavaScript off" }, async () => {
  const { page: tab, finish } = await host.open({ path: "plain.html", javaScriptEnabled: false });
  for (const { text } of input.slice(0, 3)) assert.ok(await tab.getByText(text.split("\n\n").at(-1)).isVisible());
  await finish();
});

test("when wasm may not run, the articles stay and the element says what happened", { skip: engineName() === "webkit" && "NOT TESTED: WebKit runs WebAssembly whatever the policy" }, async () => {
  const { page: tab, reader, finish } = await host.open({ path: "nowasm.html", expect: /WebAssembly|Content Security Policy/i });
  await tab.waitForFunction(() => document.querySelector("cross-read").state === "failed", null, { timeout: 15_000 });
  assert.ok(await tab.getByText("About 9,000 households").isVisible());
  assert.match(await reader.locator("[part=status]").innerText(), /could not be made[\s\S]*can be read[\s\S]*Compare again/);
  await finish();
});

test("without a worker", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "noworker.html" });
  await ready();
  assert.equal(tab.workers().length, 0);
  assert.ok(await reader.locator("button.bars").count() > 0);
  await finish();
});

test("the host’s rules do not reach inside", async () => {
  const { reader, ready, finish } = await host.open({ path: "hostile.html" });
  await ready();
  const tab = reader.getByRole("tab", { name: "Read" });
  assert.ok(await tab.isVisible());
  const looks = await tab.evaluate((element) => (({ fontSize, color, textTransform, letterSpacing }) => ({ fontSize, color, textTransform, letterSpacing }))(getComputedStyle(element)));
  assert.deepEqual(looks, { fontSize: "15.04px", color: "rgb(29, 28, 26)", textTransform: "none", letterSpacing: "normal" });
  await finish();
});

test("properties set before the script arrives are honoured", async () => {
  const { reader, ready, finish } = await host.open({ path: "early.html" });
  await ready();
  assert.equal(await reader.locator(".account").count(), 4);
  assert.ok(await reader.getByRole("radio", { name: /Broadcaster/ }).isChecked());
  await finish();
});

test("children are observed, and several changes are one comparison", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "noworker.html" });
  await ready();
  await reader.evaluate((element) => {
    window.results = 0;
    element.addEventListener("crossread:result", () => window.results++);
    element.children[0].remove();
    const added = document.createElement("article");
    added.dataset.label = "Late edition";
    added.textContent = "Some 9,000 homes must boil drinking water, the company said.";
    element.append(added);
  });
  await reader.getByRole("radio", { name: /Late edition/ }).waitFor({ state: "attached" });
  assert.equal(await tab.evaluate(() => window.results), 1);
  assert.equal(await reader.locator(".account").count(), 3);
  await finish();
});

test("a stored comparison is shown without the engine, and events tell where the reader is", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "stored.html" });
  await ready();
  const detail = await tab.evaluate(() => new Promise((resolve) => {
    document.body.addEventListener("crossread:select", (event) => resolve({ ...event.detail, bubbled: event.composed }), { once: true });
    document.querySelector("cross-read").next();
  }));
  assert.deepEqual({ kind: detail.kind, id: detail.id, base: detail.base, view: detail.view, bubbled: detail.bubbled }, { kind: "difference", id: 0, base: "A", view: "read", bubbled: true });
  assert.match(await seen(reader.locator(".current")), /9,000[\s\S]*12,000/);
  await finish();
});

test("two elements, and the script twice: no exception, and each keeps its own place", async () => {
  const { page: tab, finish } = await host.open({ path: "twice.html" });
  await tab.waitForFunction(() => [...document.querySelectorAll("cross-read")].every((one) => one.state === "ready"), null, { timeout: 20_000 });
  await tab.locator("#two").getByRole("radio", { name: /Daily/ }).check();
  assert.equal(await tab.locator("#one").getAttribute("base"), null);
  assert.equal(await tab.locator("#two").getAttribute("base"), "B");
  assert.equal(await tab.locator("[data-crossread-announcer]").count(), 1);
  await finish();
});

test("markup in a text is text", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "markup.html" });
  await ready();
  assert.equal(await reader.locator(".view img, .view b").count(), 0);
  assert.match(await reader.locator(".view").innerText(), /<img src=x/);
  assert.equal(await tab.title(), "A host");
  await finish();
});
