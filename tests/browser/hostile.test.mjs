// Articles made to break the page, through every way in: they are shown as text and change nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { docx, html, pdf } from "../fixtures/files.mjs";
import { everyView, stateOf, unharmed } from "./harm.mjs";
import { hosting, show } from "./harness.mjs";

const hosts = hosting({ none: [] });
const MARKUP = '<img src=x onerror="window.hit=1"><script>window.hit=2</script><svg onload="window.hit=3"></svg><a href="javascript:window.hit=4">here</a><style>*{display:none}</style><base href="https://evil.example/">';
const TURNED = "Paid \u202E0009\u202C and \u2066isolated\u2069 and \u200Fmarks";
const LONG = "w".repeat(100_000);
const body = `Pump <b>fails</b> &amp; more\n\nThe company said: ${MARKUP} and that was all of it.\n\n${TURNED} were told on Monday.\n\nThe word ${LONG} ended it.\n\n{{constructor}} \${window.hit=5} <!-- --> ]]> \uFEFF \uD800 end.`;
const shown = (page) => page.locator("cross-read").evaluate((element) => element.articles.map(({ text }) => text));

/** What must be so whatever was put in, once it is compared and every view was shown. */
async function harmless(page, before) {
  await page.waitForFunction(() => document.querySelector("cross-read").state === "ready", null, { timeout: 60_000 });
  await everyView(page);
  await unharmed(page, before);
}

/** @type {Record<string, (page: import("playwright-core").Page) => Promise<void>>} */
const ways = {
  async "typed into the editor"(page) {
    await page.locator("#add").click();
    await page.getByLabel("Name of the source").fill(`${MARKUP}`.slice(0, 80));
    await page.getByLabel(/Its text/).fill(body);
    await page.getByRole("button", { name: "Compare it" }).click();
  },
  "a text file": (page) => files(page, [[`${"n".repeat(90)}<img src=x onerror=alert(1)>.txt`, body]]),
  "a header": (page) => files(page, [["a.txt", `id: <b>\nlabel: ${MARKUP}\nurl: javascript:window.hit=9\npublished: <i>\nlang: "><script>\ntitle: ${MARKUP}\n\n${body}`]]),
  "a page": (page) => files(page, [["a.html", html({
    head: `<script>window.hit=6</script><meta http-equiv="refresh" content="0;url=https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css"><script type="application/ld+json">{"@type":"NewsArticle","headline":"<img src=x onerror=window.hit=7>","publisher":{"name":"<b>P</b>"},"url":"javascript:window.hit=8","inLanguage":"\\"><script>"}</script>`,
    article: `<h1 onclick="window.hit=9">Pump</h1><p>${TURNED} were told on Monday to boil water, because a pump failed in the night and nobody noticed.</p><p>${MARKUP}<iframe src="https://evil.example/"></iframe><img src="https://evil.example/p.png">A <form action="https://evil.example/"><input autofocus onfocus="window.hit=10"></form>word ${LONG} ended it, and that was all that was said about the pump on that day.</p>${"<p>Some more sentences about the pump, so that it is an article at all, and not a note.</p>".repeat(5)}`,
  })]]),
  "a Word document": (page) => files(page, [["a.docx", docx(body.replace(/[\uD800\uFEFF]/g, "").split("\n\n").map((text) => ({ text })))]]),
  "a PDF": (page) => files(page, [["a.pdf", pdf([[[72, 700, `The company said: ${MARKUP}`], [72, 680, "and that was all."]]])]]),
  "a pasted part of a page": (page) => transfer(page, "paste", { "text/html": `<p onmouseover="window.hit=11">Pump ${MARKUP}</p><p>${TURNED}</p><p>${LONG}</p>`, "text/plain": "Pump" }, true),
  "a pasted source": (page) => transfer(page, "paste", { "text/plain": `<!doctype html><title>x</title>${MARKUP}<article><p>Pump ${LONG}</p></article>` }, true),
  "dropped markup": (page) => transfer(page, "drop", { "text/html": `<b onclick="window.hit=12">Pump</b>${MARKUP}<p>${TURNED}</p>`, "text/plain": "Pump" }, true),
  "a project": (page) => files(page, [["a.crossread.json", JSON.stringify({ format: "crossread-project", version: 1, event: MARKUP.slice(0, 200), articles: [{ id: "<img src=x onerror=1>", label: MARKUP.slice(0, 200), url: "javascript:1", title: MARKUP, text: body }], place: { base: "\"><script>", view: "read", place: "sentence-999999999" }, __proto__: { polluted: 1 } }).replace("{", '{"__proto__":{"polluted":true},')]]),
};

const files = (page, list) => page.evaluate((list) => {
  const given = new DataTransfer();
  for (const [name, content] of list) given.items.add(new File([typeof content === "string" ? content : new Uint8Array(content)], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true }));
}, list.map(([name, content]) => [name, typeof content === "string" ? content : [...content]]));

async function transfer(page, way, strings, save) {
  await page.evaluate(([way, strings]) => {
    const given = new DataTransfer();
    for (const [type, value] of Object.entries(strings)) given.setData(type, value);
    // Not every browser lets a script give a paste its data.
    const paste = () => Object.defineProperty(new ClipboardEvent("paste", { bubbles: true, cancelable: true }), "clipboardData", { value: given });
    document.body.dispatchEvent(way === "paste" ? paste() : new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true }));
  }, [way, strings]);
  await page.locator("#editor[open]").waitFor();
  if (save) await page.getByRole("button", { name: "Compare it" }).click();
}

for (const [way, put] of Object.entries(ways)) {
  test(`hostile text as ${way} stays text`, async () => {
    const { page, finish } = await hosts.none.open();
    const before = await stateOf(page);
    await put(page);
    await page.waitForFunction(() => document.querySelector("cross-read").articles?.length === 1);
    const [text] = await shown(page);
    assert.ok(text.length > 3);
    if (way === "typed into the editor" || way === "a text file" || way === "a project") assert.ok(text.includes(MARKUP) && text.includes(LONG) && text.includes("\u202E"), "word for word");
    await harmless(page, before);
    await finish();
  });
}

test("a null character is refused in a file and harmless in a box", async () => {
  const { page, finish } = await hosts.none.open();
  await files(page, [["a.txt", "A pump\0 failed."]]);
  await page.locator("#problems", { hasText: "could not be read as text" }).waitFor();
  await page.locator("#add").click();
  await page.locator("#editor-text").evaluate((box) => { box.value = "A pump\0 failed on Monday."; box.dispatchEvent(new InputEvent("input", { bubbles: true })); });
  await page.getByRole("button", { name: "Compare it" }).click();
  await page.waitForFunction(() => document.querySelector("cross-read").articles?.length === 1);
  await harmless(page, await stateOf(page));
  await finish();
});

test("signs that turn the order of words, in a name, turn nothing round it", async () => {
  const turned = "Evil \u202Eepat \u2067news";
  const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
  const { page, reader, finish } = await hosts.none.open();
  await files(page, [["a.txt", `label: ${turned}\ntitle: ${turned}\n\nAbout 9,000 ${told} after a pump failed. “No water left the site before noon,” said Ines Calder.`], ["b.txt", `label: ${turned} two\n\nSome 12,000 ${told} after a pump failed. “Water left the site before noon,” said Ines Calder.`]]);
  await page.waitForFunction(() => document.querySelector("cross-read").comparison?.articles.length === 2);
  assert.equal(await reader.evaluate((element) => element.articles[0].label), turned, "the signs themselves stay");
  await page.locator("#manage").click();
  // Where such a sign stands, an isolate ends before anything else: an element's of its own, or one of signs.
  const loose = () => page.evaluate(() => {
    const found = [];
    const walk = (root) => {
      for (const node of root.querySelectorAll("*")) {
        if (node.shadowRoot) walk(node.shadowRoot);
        for (const text of node.childNodes) {
          if (text.nodeType !== Node.TEXT_NODE || !/[\u202e\u2067]/.test(text.data) || node.localName === "option" || !node.checkVisibility()) continue;
          const bare = text.data.replace(/\u2068(?:[^\u2067-\u2069]|\u2067[^\u2069]*)*\u2069/g, "");
          let keeper = node;
          while (getComputedStyle(keeper).display === "inline" && !/isolate|plaintext/.test(getComputedStyle(keeper).unicodeBidi)) keeper = keeper.parentElement;
          if (/[\u202e\u2067]/.test(bare) && keeper.textContent.trim() !== text.data.trim()) found.push(`${node.localName}.${node.className} ${keeper.textContent.slice(0, 80)}`);
        }
      }
    };
    walk(document);
    return found;
  });
  assert.deepEqual(await loose(), [], "where the accounts are managed");
  for (const view of ["read", "coverage", "quotes", "differences", "pair", "overview"]) {
    await show(reader, view);
    await reader.evaluate((element) => element.next());
    assert.deepEqual(await loose(), [], view);
  }
  await finish();
});
