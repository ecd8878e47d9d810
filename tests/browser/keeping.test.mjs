// What a reader keeps and hands on: exports, a project, a link, the work that survives a reload. And taking back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessibilityProblems, hosting, overflow, rename, start } from "./harness.mjs";

const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const moor = [
  { id: "A", label: "Agency", lang: "en", published: "2025-03-10", text: `Thousands told to boil water\n\nAbout 9,000 ${told} after a pump failed overnight. The company said that no contaminated water had left the site.` },
  { id: "B", label: "Daily", lang: "en", text: `Pump fails on the moor\n\nSome 12,000 ${told} because a pump failed in the night. Engineers worked through the morning.` },
];
const dam = [{ id: "A", label: "Valley radio", lang: "en", text: "A dam was opened on Friday above Carrow." }];
const hosts = hosting({ "heather-moor": moor, dam, none: [] });

const drop = (page, name, content) => page.evaluate(([name, content]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([content], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}, [name, content]);
const labels = (page) => page.evaluate(() => document.querySelector("cross-read").articles.map(({ label }) => label));
const shows = (page, wanted) => page.waitForFunction((wanted) => {
  const reader = document.querySelector("cross-read");
  return JSON.stringify(reader.articles?.map(({ label }) => label)) === wanted && (reader.articles.length === 0 || (reader.state === "ready" && reader.comparison?.articles.map(({ label }) => label).join() === reader.articles.map(({ label }) => label).join()));
}, JSON.stringify(wanted));
const kept = (page) => page.waitForFunction(() => /are stored in this browser, on this device, until you forget/.test(document.querySelector("#kept").textContent) && !document.querySelector("#forget").hidden);
const stored = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const opening = indexedDB.open("crossread");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const all = opening.result.transaction("work").objectStore("work").getAll();
    all.onsuccess = () => { opening.result.close(); resolve(all.result); };
  };
}));
const download = async (page, click) => {
  const waiting = page.waitForEvent("download");
  await click();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
};
const linkIn = async (page) => {
  await page.waitForFunction(() => document.querySelector("#share-link").value);
  return page.locator("#share-link").inputValue();
};

test("every format is downloaded under a sensible name, and Markdown is copied", async () => {
  const { page, ready, finish } = await hosts["heather-moor"].open({ permissions: ["clipboard-read", "clipboard-write"] });
  await ready();
  await page.locator("#save").click();
  for (const [format, ending, words] of [["markdown", "md", /^# /], ["html", "html", /^<!doctype html>/i], ["csv", "csv", /Agency/], ["tsv", "tsv", /\t/], ["json", "json", /"schema": ?"crossread\/1"/], ["annotations", "annotations.jsonld", /"@context"/], ["tei", "tei.xml", /<TEI/]]) {
    await page.locator(`#formats input[value=${format}]`).check();
    const { name, text } = await download(page, () => page.locator("#export-download").click());
    assert.match(name, new RegExp(`^heather-moor-\\d{4}-\\d\\d-\\d\\d\\.${ending.replace(".", "\\.")}$`));
    assert.match(text, words, format);
    assert.match(text, /9,000/, format);
  }
  await page.locator("#formats input[value=json]").check();
  await page.locator("#export-texts").uncheck();
  const { text } = await download(page, () => page.locator("#export-download").click());
  assert.deepEqual(JSON.parse(text).articles.map((article) => article.text), [null, null]);
  await page.locator("#formats input[value=markdown]").check();
  assert.ok(await page.locator("#export-texts").isHidden(), "the other formats are made of the texts");
  await page.locator("#export-copy").click();
  await page.locator("#notices", { hasText: "Copied" }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^# /);
  await finish();
});

test("a project holds texts, what is known of them, corrections and the place, and opens as it was", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  const links = () => reader.evaluate((element) => element.comparison.links.length);
  const before = await links();
  // A reader's correction, made as the element makes it.
  const { sentences, links: [first] } = await reader.evaluate(({ comparison }) => ({ sentences: comparison.sentences, links: comparison.links }));
  const place = (id) => ({ article: sentences[id].article, start: sentences[id].start, end: sentences[id].end });
  await reader.evaluate((element, unlink) => {
    element.options = { ...element.options, unlink: [unlink] };
    element.dispatchEvent(new CustomEvent("crossread:correct", { detail: { options: element.options }, bubbles: true, composed: true }));
  }, [place(first.a), place(first.b)]);
  await page.waitForFunction((n) => document.querySelector("cross-read").comparison.links.length < n, before);
  await reader.evaluate((element) => { element.view = "coverage"; element.base = "B"; });
  await page.locator("#save").click();
  const { name, text } = await download(page, () => page.locator("#project-save").click());
  assert.match(name, /^heather-moor-.*\.crossread\.json$/);
  const project = JSON.parse(text);
  assert.equal(project.version, 1);
  assert.equal(project.articles[0].published, "2025-03-10");
  assert.equal(project.options.unlink.length, 1);
  await finish();

  const other = await hosts.dam.open();
  await other.ready();
  await drop(other.page, name, text);
  await shows(other.page, ["Agency", "Daily"]);
  await other.page.waitForFunction(() => document.querySelector("cross-read").view === "coverage");
  assert.equal(await other.reader.evaluate((element) => element.base), "B");
  assert.ok(await other.reader.evaluate((element) => element.comparison.links.length) < before);
  assert.equal(await other.page.locator("#event").innerText(), "Heather moor");
  // What was there before comes back.
  await other.page.locator("#undo").click();
  await shows(other.page, ["Valley radio"]);
  await other.page.locator("#redo").click();
  await shows(other.page, ["Agency", "Daily"]);
  await other.finish();
});

test("a correction stays with its texts when another account is removed, and goes with them", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await page.locator("#manage").click();
  await page.locator("#add").click();
  await page.getByLabel("Name of the source").fill("Third");
  await page.getByLabel(/Its text/).fill(`Water\n\nSome 7,000 ${told} for a day.`);
  await page.getByRole("button", { name: "Compare it" }).click();
  await shows(page, ["Agency", "Daily", "Third"]);
  const { sentences, links } = await reader.evaluate(({ comparison }) => ({ sentences: comparison.sentences, links: comparison.links }));
  const pair = links.find(({ a, b }) => sentences[a].article === 1 && sentences[b].article === 2);
  const place = (id) => ({ article: sentences[id].article, start: sentences[id].start, end: sentences[id].end });
  await reader.evaluate((element, unlink) => element.dispatchEvent(new CustomEvent("crossread:correct", { detail: { options: { unlink: [unlink] } }, bubbles: true })), [place(pair.a), place(pair.b)]);
  await page.getByRole("button", { name: "Remove Agency" }).click();
  await shows(page, ["Daily", "Third"]);
  assert.deepEqual(await reader.evaluate((element) => element.options.unlink.map(([a, b]) => [a.article, b.article])), [[0, 1]]);
  await page.getByRole("button", { name: "Remove Daily" }).click();
  await shows(page, ["Third"]);
  assert.deepEqual(await reader.evaluate((element) => element.options), {});
  await page.keyboard.press("Control+z");
  await shows(page, ["Daily", "Third"]);
  assert.equal(await reader.evaluate((element) => element.options.unlink.length), 1, "the correction is back with its text");
  await finish();
});

test("a project that is damaged, of another version or of something else is refused in words, and nothing is lost", async () => {
  const { page, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  const good = { format: "crossread-project", version: 1, articles: [{ text: "A pump failed." }] };
  for (const [content, words] of [
    ["{", /is no JSON/], ["[]", /no project of Crossread/], [JSON.stringify({ schema: "crossread/1" }), /no project of Crossread/], [JSON.stringify({ ...good, version: 7 }), /of version 7/],
    [JSON.stringify({ ...good, articles: [{ text: 5 }] }), /damaged at \/articles\/0\/text/], [JSON.stringify({ ...good, articles: [{ text: "x", blocks: [{ start: 0, end: 9, kind: "paragraph" }] }] }), /damaged at \/articles\/0\/blocks/],
    [JSON.stringify({ ...good, articles: [{ id: "A", text: "x" }, { id: "A", text: "y" }] }), /damaged at \/articles/], [JSON.stringify({ ...good, options: { unlink: [[{ article: 0, start: 0, end: 99 }, { article: 4, start: 0, end: 1 }]] } }), /damaged at \/options/],
    [JSON.stringify({ ...good, place: { view: "<img src=x onerror=alert(1)>" } }), /damaged at \/place\/view/],
  ]) {
    await drop(page, "mine.crossread.json", content);
    await page.waitForFunction((words) => new RegExp(words).test(document.querySelector("#problems").textContent), words.source);
    assert.match(await page.locator("#problems").innerText(), /“mine\.crossread\.json” was not opened; what is here is as it was/);
  }
  assert.deepEqual(await labels(page), ["Agency", "Daily"]);
  await finish();
});

test("a project's values that would be refused when typed are left out", async () => {
  const { page, reader, finish } = await hosts.none.open();
  await drop(page, "a.json", JSON.stringify({ format: "crossread-project", version: 1, more: 1, articles: [{ text: "A pump failed.", url: "javascript:alert(1)", published: "2025-02-31", lang: "not a language", onclick: "x" }] }));
  await page.waitForFunction(() => document.querySelector("cross-read").articles.length === 1);
  assert.deepEqual((await reader.evaluate((element) => element.articles))[0], { text: "A pump failed.", id: "A", label: "Account A" });
  await finish();
});

test("a link without texts says which are missing, and leads to its place when they are here, in any order", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await reader.evaluate((element) => { element.view = "differences"; element.base = "B"; });
  await page.locator("#save").click();
  const url = await linkIn(page);
  assert.match(url, /#share=1\.[\w-]+$/);
  assert.ok(url.length < 500);
  assert.match(await page.locator("#share-length").innerText(), /^\d+ characters\.$/);
  await finish();

  const other = await hosts.none.open({ path: url.slice(url.indexOf("#")) });
  await drop(other.page, "b.txt", `label: Other name\nlang: en\n\n${moor[1].text}`);
  await other.page.locator("#notices", { hasText: "One text of this link is not here: “Agency”" }).waitFor();
  await drop(other.page, "a.txt", `label: Agency\nlang: en\n\n${moor[0].text}`);
  await shows(other.page, ["Agency", "Other name"]);
  await other.page.waitForFunction(() => document.querySelector("cross-read").view === "differences" && document.querySelector("cross-read").base === "A");
  assert.equal(await other.page.locator("#notices", { hasText: "of this link" }).count(), 0);
  await other.finish();
});

test("a link without texts says on an empty page what it needs, and which of the texts at hand are others", async () => {
  const { page, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await page.locator("#save").click();
  const hash = (await linkIn(page)).replace(/^[^#]*/, "");
  await page.locator("#manage").click();
  await page.locator("#clear").click();
  await shows(page, []);
  await page.evaluate((hash) => { location.hash = hash; }, hash);
  const said = page.locator("#notices .message", { hasText: "A link was opened that holds no texts" });
  await said.waitFor();
  assert.match((await said.innerText()).replace(/[\u2068\u2069]/g, ""), /This link is about 2 texts that are not here: “Agency” and “Daily”\.\s+Add them as files or by pasting/);
  await drop(page, "a.txt", `label: Agency\nlang: en\n\n${moor[0].text} And more.`);
  await page.locator("#notices", { hasText: "Here under the same name, but with another text" }).waitFor();
  await page.locator("#undo").click();
  await drop(page, "a.txt", `label: Agency\nlang: en\n\n${moor[0].text}`);
  await page.locator("#notices", { hasText: "Already here, letter for letter" }).waitFor();
  await drop(page, "b.txt", `label: Daily\nlang: en\n\n${moor[1].text}`);
  await page.locator("#notices", { hasText: "The 2 texts that the link is about are here, letter for letter." }).waitFor();
  assert.equal(await said.count(), 0);
  await finish();
});

test("taking back the opening of a link brings back what was there, after a reload too, with its own past", async () => {
  const { page, ready, finish } = await hosts.dam.open();
  await ready();
  await page.locator("#save").click();
  await page.locator("#share-texts").check();
  const hash = (await linkIn(page)).replace(/^[^#]*/, "");
  await finish();

  const mine = await hosts["heather-moor"].open();
  await mine.ready();
  await drop(mine.page, "mine.txt", "A pump failed on Monday at noon.");
  await shows(mine.page, ["Agency", "Daily", "mine"]);
  await kept(mine.page);
  await mine.page.evaluate((hash) => history.replaceState(null, "", hash), hash);
  await mine.page.reload();
  await shows(mine.page, ["Valley radio"]);
  await mine.page.locator("#notices", { hasText: "Earlier work of yours is stored on this device: 3 accounts" }).waitFor();
  while ((await stored(mine.page)).length < 2) await mine.page.evaluate(() => new Promise(requestAnimationFrame));
  await mine.page.reload();
  await shows(mine.page, ["Valley radio"]);
  assert.equal(await mine.page.locator("#undo").getAttribute("title"), "Undo: opening a link");
  await mine.page.locator("#undo").click();
  await shows(mine.page, ["Agency", "Daily", "mine"]);
  await mine.page.locator("#undo").click();
  await shows(mine.page, ["Agency", "Daily"]);
  await mine.page.locator("#redo").click();
  await mine.page.locator("#redo").click();
  await shows(mine.page, ["Valley radio"]);
  await mine.finish();

  // Where nothing was kept, what the page opens with comes back.
  const fresh = await hosts["heather-moor"].open({ path: hash });
  await shows(fresh.page, ["Valley radio"]);
  await fresh.page.locator("#undo").click();
  await shows(fresh.page, ["Agency", "Daily"]);
  await fresh.finish();
});

test("a link with the texts is made by choice only, says its length, warns, and opens anywhere", async () => {
  const { page, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await page.locator("#save").click();
  const small = await linkIn(page);
  await page.locator("#share-texts").check();
  await page.waitForFunction((small) => document.querySelector("#share-link").value && document.querySelector("#share-link").value !== small, small);
  const url = await linkIn(page);
  assert.ok(url.length > small.length);
  await finish();

  const long = await hosts.none.open();
  await drop(long.page, "a.txt", Array.from({ length: 1500 }, (_, n) => `word${(n * 7919) % 4999}`).join(" "));
  await long.ready();
  await long.page.locator("#save").click();
  await long.page.locator("#share-texts").check();
  await long.page.locator("#share-length", { hasText: "cut links as long as this" }).waitFor();
  await long.finish();

  const other = await hosts.none.open({ path: url.slice(url.indexOf("#")) });
  await shows(other.page, ["Agency", "Daily"]);
  await other.page.locator("#notices", { hasText: "The link held 2 accounts" }).waitFor();
  await kept(other.page);
  await other.page.reload();
  await shows(other.page, ["Agency", "Daily"]);
  await other.finish();
});

test("hostile links are refused in words and change nothing", async () => {
  const pack = async (data) => {
    const bytes = new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
    return `#share=1.${Buffer.from(bytes).toString("base64url")}`;
  };
  const json = (data) => pack(JSON.stringify(data));
  for (const [hash, words] of [
    ["#share=", /damaged/], ["#share=2.abc", /version 2/], ["#share=1.%%%", /damaged/], ["#share=1.AAAA", /damaged/], [await pack("null"), /damaged/], [await pack("{"), /damaged/],
    [await json({ format: "crossread-link", version: 1, texts: [{ label: "x", hash: "<b>" }] }), /damaged/], [await json({ format: "crossread-project", version: 1, articles: [{ text: {} }] }), /damaged/],
    [await pack("0".repeat(60_000_000)), /damaged/],
  ]) {
    const { page, ready, finish } = await hosts["heather-moor"].open({ path: hash });
    await ready();
    assert.match(await page.locator("#problems").innerText(), words, hash.slice(0, 40));
    assert.deepEqual(await labels(page), ["Agency", "Daily"]);
    await finish();
  }
});

test("work survives a reload, and forgetting leaves nothing", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  assert.match(await page.locator("#kept").innerText(), /Nothing is stored yet/);
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).length && localStorage.length), 0);
  await page.locator("#manage").click();
  await rename(page, "B", "Morning paper");
  await reader.evaluate((element) => { element.view = "quotes"; });
  await kept(page);
  await page.reload();
  await shows(page, ["Agency", "Morning paper"]);
  await page.waitForFunction(() => document.querySelector("cross-read").view === "quotes");
  assert.equal(await page.locator("#undo").getAttribute("title"), "Undo: changing Morning paper", "what was done before the reload can be taken back after it, the reload itself not");
  await page.locator("#undo").click();
  await shows(page, ["Agency", "Daily"]);
  assert.equal(await page.locator("#undo").isVisible(), false, "that was all");
  await page.locator("#redo").click();
  await shows(page, ["Agency", "Morning paper"]);
  await page.locator("#forget").click();
  await page.locator("#kept", { hasText: "Nothing is stored on this device" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "keep-again");
  assert.deepEqual(await stored(page), []);
  await page.locator("#manage").click();
  await rename(page, "A", "Not to be kept");
  await shows(page, ["Not to be kept", "Morning paper"]);
  await page.reload();
  await shows(page, ["Agency", "Daily"]);
  assert.deepEqual(await stored(page), []);
  await finish();
});

test("a correction is a step that can be taken back like any other, after a reload too", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  const links = () => reader.evaluate((element) => element.comparison.links.length);
  const before = await links();
  await reader.locator(".row", { hasText: "About 9,000" }).locator("button.bars").click();
  await reader.getByRole("button", { name: "Not the same? Separate them" }).first().click();
  await reader.getByText("1 correction made by hand is in this comparison.").waitFor();
  assert.equal(await page.locator("#undo").getAttribute("title"), "Undo: a correction");
  await kept(page);
  await page.reload();
  await reader.getByText("1 correction made by hand is in this comparison.").waitFor();
  assert.ok(await links() < before);
  await page.locator("#undo").click();
  await reader.getByText("1 correction made by hand is in this comparison.").waitFor({ state: "detached" });
  assert.equal(await links(), before);
  await page.locator("#redo").click();
  await reader.getByRole("button", { name: "Take the last one back" }).click();
  await page.waitForFunction((count) => document.querySelector("cross-read").comparison.links.length === count, before);
  await finish();
});

test("where all accounts are removed, no place of theirs is left to mark in those that come next", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await reader.locator(".row", { hasText: "About 9,000" }).locator("button.bars").click();
  assert.match(await reader.getAttribute("place"), /^sentence-/);
  await page.locator("#manage").click();
  await page.locator("#clear").click();
  await page.waitForFunction(() => document.querySelector("cross-read").state === "empty");
  assert.equal(await reader.getAttribute("place"), null);
  await drop(page, "mine.txt", "A pump failed on Monday at noon.");
  await shows(page, ["mine"]);
  assert.equal(await reader.locator(".chosen").count(), 0);
  await finish();
});

test("texts the page was started with count more than what was kept, which is offered; an address of a place, too", async () => {
  let opening = { event: "example", articles: moor };
  const host = await start({ opening: () => `export default ${JSON.stringify(opening)};` });
  try {
    const { page, ready, finish } = await host.open();
    await ready();
    const exampleHash = await page.evaluate(() => { document.querySelector("cross-read").view = "overview"; return new Promise((resolve) => setTimeout(() => resolve(location.hash))); });
    assert.match(exampleHash, /of=/);
    await drop(page, "mine.txt", "A pump failed on Monday at noon.");
    await shows(page, ["Agency", "Daily", "mine"]);
    await kept(page);

    opening = { event: "folder", articles: dam, asked: true };
    await page.reload();
    await shows(page, ["Valley radio"]);
    const offer = page.locator("#notices", { hasText: "Earlier work of yours is stored on this device: 3 accounts (Example)" });
    await offer.waitFor();
    await drop(page, "b.txt", "A dam was opened.");
    await shows(page, ["Valley radio", "b"]);
    await kept(page);
    while ((await stored(page)).length < 2) await page.evaluate(() => new Promise(requestAnimationFrame));
    // The same folder again: what was done with its texts is there.
    await page.reload();
    await shows(page, ["Valley radio", "b"]);
    await page.getByRole("button", { name: "Open it" }).click();
    await shows(page, ["Agency", "Daily", "mine"]);
    await page.locator("#undo").click();
    await shows(page, ["Valley radio", "b"]);

    // An address that is about the example shows the example.
    opening = { event: "example", articles: moor };
    await page.evaluate((hash) => { history.replaceState(null, "", hash); }, exampleHash);
    await page.reload();
    await shows(page, ["Agency", "Daily"]);
    await page.waitForFunction(() => document.querySelector("cross-read").view === "overview");
    await finish();
  } finally {
    await host.close();
  }
});

test("the language of the page is chosen, kept and forgotten, and the element follows", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open({ locale: "fr-CA" });
  await ready();
  assert.equal(await page.locator("#add").innerText(), "Ajouter un article");
  await page.locator("#language").selectOption("ar");
  await page.waitForFunction(() => document.documentElement.dir === "rtl" && document.documentElement.lang === "ar");
  await reader.getByRole("tab", { name: "قراءة" }).waitFor();
  await page.waitForFunction(() => document.querySelector("[data-crossread-announcer]").textContent === "", null, { timeout: 5000 });
  assert.match(await page.locator("#kept").innerText(), /محفوظة/, "the choice is stored, and that is said");
  assert.deepEqual(await accessibilityProblems(page), []);
  assert.ok(await overflow(page) <= 0);
  await page.reload();
  await page.waitForFunction(() => document.documentElement.lang === "ar");
  await page.locator("#forget").click();
  await page.waitForFunction(() => localStorage.length === 0);
  await page.reload();
  await page.waitForFunction(() => document.documentElement.lang === "fr");
  await finish();
});

test("where nothing can be stored, it is said, and the page works", async () => {
  const { page, ready, finish } = await hosts["heather-moor"].open();
  await page.addInitScript(() => { Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("denied", "SecurityError"); } }); });
  await page.reload();
  await ready();
  await page.locator("#kept", { hasText: "lets nothing be stored" }).waitFor();
  await drop(page, "c.txt", "A pump failed on Monday.");
  await shows(page, ["Agency", "Daily", "c"]);
  await finish();
});

test("where the device is full, it is said, and nothing breaks", async () => {
  const { page, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await page.evaluate(() => { IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); }; });
  await drop(page, "c.txt", "A pump failed on Monday.");
  await page.locator("#kept", { hasText: "no room left" }).waitFor();
  await shows(page, ["Agency", "Daily", "c"]);
  await finish();
});

test("what was done is taken back with the keyboard and the button, and letters typed into boxes are not", async () => {
  const { page, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await page.locator("#manage").click();
  await page.locator("#clear").click();
  await shows(page, []);
  await page.locator("body").press("Control+z");
  await shows(page, ["Agency", "Daily"]);
  await page.locator("#notices", { hasText: "Taken back: removing all accounts" }).waitFor();
  await page.locator("body").press("Control+Shift+z");
  await shows(page, []);
  assert.equal(await page.locator("#undo").getAttribute("aria-label"), "Undo: removing all accounts");
  await page.locator("#undo").click();
  await shows(page, ["Agency", "Daily"]);
  await page.getByLabel("Name of account A").fill("X");
  await page.getByLabel("Name of account A").press("Control+z");
  await page.getByLabel("Name of account A").press("Tab");
  assert.deepEqual((await labels(page)).length, 2);
  await finish();
});

for (const [theme, options] of Object.entries({ light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, "forced colours": { forcedColors: "active" }, narrow: { viewport: { width: 360, height: 780 } } })) {
  test(`saving and sharing, in ${theme}: axe finds nothing, and nothing is wider than the page`, async () => {
    const { page, ready, finish } = await hosts["heather-moor"].open(options);
    await ready();
    await page.locator("#save").click();
    await linkIn(page);
    await page.locator("#formats input[value=json]").check();
    await drop(page, "bad.png", "x");
    await page.locator("#problems p").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    assert.ok(await overflow(page) <= 0);
    await finish();
  });
}
