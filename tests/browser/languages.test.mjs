// The interface in seven languages, and articles in theirs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityProblems, folderWith, overflow, show, start } from "./harness.mjs";

const english = [
  ["A", "Agency", "About 9,000 households below Heather Moor reservoir were told on Monday to boil their drinking water after a pump failed overnight.\n\n“No contaminated water left the site before noon on Monday,” said Ines Calder, the director of operations.\n\nThe pump had been due for replacement in spring, according to minutes of the water committee."],
  ["B", "Daily", "Some 12,000 households below Heather Moor reservoir were told on Monday to boil their drinking water because a pump failed in the night.\n\n“Contaminated water left the site before noon on Monday,” said Ines Calder, the director of operations."],
];
const german = [
  ["C", "Morgenblatt", "Rund 9000 Haushalte unterhalb des Speichers sollten am Montag ihr Trinkwasser abkochen, weil in der Nacht eine Pumpe ausgefallen war.\n\n„Vor Montagmittag hat kein verunreinigtes Wasser das Werk verlassen“, sagte die Betriebsleiterin."],
];
const arabic = [
  ["A", "الصحيفة", "طُلب من نحو 9000 أسرة أسفل خزان الوادي يوم الاثنين أن تغلي مياه الشرب بعد تعطل مضخة ليلًا. وقالت الشركة إن المياه لم تغادر الموقع."],
  ["B", "الإذاعة", "طُلب من نحو 12000 أسرة أسفل خزان الوادي يوم الاثنين أن تغلي مياه الشرب بعد تعطل مضخة في الليل."],
];
const children = (texts, lang) => texts.map(([id, label, text]) => `<article data-id="${id}" data-label="${label}"${lang ? ` lang="${lang}"` : ""}>${text.split("\n\n").map((block) => `<p>${block}</p>`).join("")}</article>`).join("");
const page = (pageLang, lang, texts, textLang) => `<!doctype html><html${pageLang ? ` lang="${pageLang}"` : ""}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A host</title><link rel="icon" href="./icon.svg"><script type="module" src="./crossread/define.js"></script></head>
  <body><main><h1>A host</h1><cross-read worker-src="./crossread/worker.js"${lang ? ` lang="${lang}"` : ""}>${children(texts, textLang)}</cross-read></main></body></html>`;

const LANGUAGES = {
  en: ["Read", "Differences", "Next difference", /told by others too/],
  de: ["Lesen", "Unterschiede", "Nächster Unterschied", /auch bei anderen/],
  fr: ["Lecture", "Différences", "Différence suivante", /rapportées? aussi ailleurs/],
  es: ["Lectura", "Diferencias", "Diferencia siguiente", /también en otros textos/],
  pt: ["Leitura", "Diferenças", "Diferença seguinte", /também noutros textos/],
  uk: ["Читання", "Відмінності", "Наступна відмінність", /є також в інших/],
  ar: ["قراءة", "الاختلافات", "الاختلاف التالي", /عند غيره أيضًا/],
};
const { folder, remove } = folderWith({
  "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  ...Object.fromEntries(Object.keys(LANGUAGES).map((lang) => [`${lang}.html`, page(lang, null, english, "en")])),
  "blank.html": '<!doctype html><html lang="en"><title>Nothing</title><link rel="icon" href="./icon.svg"></html>',
  "own.html": page("en", "de", english, "en"),
  "unknown.html": page("ja", null, english, "en"),
  "arabic.html": page("en", null, arabic, "ar"),
  "untold.html": page("en", null, arabic, null),
  "strangers.html": page("en", null, [...german, ...english], null).replace('data-label="Agency"', 'data-label="Agency" lang="en-AU"'),
  "short.html": page("fr", null, [["A", "Un", "A short text."], ["B", "Deux", "Another one."]], null),
});

/** @type {Awaited<ReturnType<typeof start>>} */
let host;
before(async () => { host = await start({ folder }); });
after(async () => { await host?.close(); remove(); });

const tablesAsked = (page) => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => /\/locales\//.test(name)).map((name) => name.match(/locales\/(\w+)/)[1]));
const ENGLISH = /\b(the|of|and|not|show|read in|difference|conflict|others?)\b/i;

for (const [lang, [read, differences, next, shared]] of Object.entries(LANGUAGES)) {
  test(`${lang}: every view speaks it, only its words are loaded, and nothing is wider than the page`, async () => {
    const { page: tab, reader, ready, finish } = await host.open({ path: `${lang}.html`, viewport: { width: 360, height: 800 } });
    await ready();
    assert.deepEqual(await tablesAsked(tab), [lang]);
    await reader.getByRole("tab", { name: read }).waitFor();
    assert.match(await reader.locator(".summary").innerText(), shared);
    assert.equal(await reader.locator("[part=comparison]").getAttribute("lang"), lang);
    assert.equal(await reader.locator("[part=comparison]").getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
    await reader.getByRole("button", { name: next }).click();
    await tab.waitForFunction((words) => document.querySelector("[data-crossread-announcer]").lang === words, lang);
    for (const view of ["read", "coverage", "quotes", "differences", "pair", "overview"]) {
      await show(reader, view);
      assert.ok(await overflow(tab) <= 0, `${view} fits`);
      assert.deepEqual(await accessibilityProblems(tab), [], view);
      if (lang === "en") continue;
      // What remains without the articles' own words is the interface's.
      const words = await reader.evaluate((element) => {
        const copy = element.shadowRoot.querySelector("[part=comparison]").cloneNode(true);
        for (const own of copy.querySelectorAll("[lang=en], bdi, .disc, option, mark, .judged, kbd, .print-only")) own.remove();
        const names = [...copy.querySelectorAll("[aria-label]")].map((one) => one.getAttribute("aria-label").replace(/Agency|Daily/g, ""));
        return `${copy.textContent} ${names.join(" ")}`.replace(/\s+/g, " ");
      });
      assert.doesNotMatch(words, ENGLISH, view);
    }
    assert.equal(await reader.getByRole("tab", { name: differences }).count(), 1);
    await finish();
  });
}

test("its own language before that of the page, and it follows when either changes", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "own.html" });
  await ready();
  const first = () => reader.locator(".tab").first();
  assert.equal(await first().innerText(), "Lesen");
  assert.deepEqual(await tablesAsked(tab), ["de"], "English is not loaded for a German element of an English page");
  await reader.evaluate((element) => { element.lang = "es"; });
  await reader.getByRole("tab", { name: "Lectura" }).waitFor();
  await reader.evaluate((element) => { element.removeAttribute("lang"); });
  await reader.getByRole("tab", { name: "Read" }).waitFor();
  await tab.evaluate(() => { document.documentElement.lang = "ar"; });
  await reader.getByRole("tab", { name: "قراءة" }).waitFor();
  assert.equal(await reader.locator("[part=comparison]").getAttribute("dir"), "rtl");
  await finish();
});

test("nothing is said in English first", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "blank.html" });
  await tab.addInitScript(() => {
    window.said = new Set();
    const look = () => {
      const root = document.querySelector("cross-read")?.shadowRoot;
      for (const part of root?.querySelectorAll("[part=comparison]:not([hidden]) .tab, [part=status]:not([hidden])") ?? []) if (part.textContent.trim()) window.said.add(part.textContent.trim());
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await tab.goto(tab.url().replace("blank.html", "de.html"));
  await ready();
  await reader.getByRole("tab", { name: "Lesen" }).waitFor();
  await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const said = await tab.evaluate(() => [...window.said]);
  assert.ok(said.some((words) => words.startsWith("Lesen")), "the look finds the tabs");
  for (const words of said) assert.doesNotMatch(words, ENGLISH);
  await finish();
});

test("a language without a table is served in English and marked as English", async () => {
  const { reader, ready, finish } = await host.open({ path: "unknown.html" });
  await ready();
  assert.equal(await reader.locator("[part=comparison]").getAttribute("lang"), "en");
  await reader.getByRole("tab", { name: "Read" }).waitFor();
  await finish();
});

test("an English article in an Arabic interface reads from left to right, the rest is mirrored", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "ar.html" });
  await ready();
  const text = reader.locator("article.read .text").first();
  assert.deepEqual([await text.getAttribute("lang"), await text.getAttribute("dir")], ["en", "ltr"]);
  const [bars, words] = await Promise.all([reader.locator("article.read .heat").first().boundingBox(), text.boundingBox()]);
  assert.ok(bars.x > words.x, "the bars stand on the right");
  assert.equal(await reader.locator("article.read .notes").first().evaluate((one) => getComputedStyle(one).direction + one.closest("[lang]").lang), "rtlar", "notes are the interface’s");
  const [previous, next] = await Promise.all(["previous", "next"].map((part) => reader.locator(`[part=${part}]`).boundingBox()));
  assert.ok(next.x < previous.x, "the way on stands on the left");
  assert.deepEqual(await Promise.all(["previous", "next"].map((part) => reader.locator(`[part=${part}] kbd`).innerText())), ["]", "["]);
  await tab.keyboard.press("[");
  await tab.waitForFunction(() => document.querySelector("cross-read").place === "difference-0" || /^difference-/.test(document.querySelector("cross-read").place));
  assert.match(await reader.locator(".position").innerText(), /[1١] /);
  const tabs = await reader.locator(".tab").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
  assert.ok(tabs[1] < tabs[0]);
  await reader.locator("#tab-read").focus();
  await tab.keyboard.press("ArrowLeft");
  assert.equal(await reader.locator("#tab-coverage").getAttribute("aria-selected"), "true");
  await show(reader, "pair");
  const [first, second] = await reader.locator(".side").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
  assert.ok(first > second, "the account that is read stands on the right");
  assert.equal(await reader.locator(".side p").first().evaluate((one) => getComputedStyle(one).direction), "ltr");
  await show(reader, "quotes");
  const figure = reader.locator("blockquote .kept .figure").first();
  assert.equal(await figure.evaluate((one) => getComputedStyle(one).direction), "rtl", "how many kept it is the interface’s, in the middle of English words");
  await finish();
});

for (const path of ["arabic.html", "untold.html"]) {
  test(`an Arabic article in an English interface reads from right to left (${path})`, async () => {
    const { reader, ready, finish } = await host.open({ path });
    await ready();
    assert.equal(await reader.locator(".text").first().evaluate((one) => getComputedStyle(one).direction), "rtl");
    assert.equal(await reader.locator(".summary").evaluate((one) => getComputedStyle(one).direction), "ltr");
    const button = reader.locator("button.bars").first();
    if (await button.count()) {
      assert.match(await button.getAttribute("aria-label"), /\u2068الإذاعة\u2069/, "an Arabic name inside an English sentence is kept together");
    }
    await finish();
  });
}

test("what the engine notes about a text is told in the language of the interface", async () => {
  const { reader, ready, finish } = await host.open({ path: "short.html" });
  await ready();
  assert.match(await reader.locator(".cut-off").innerText(), /Peut-être coupé[^]*\s: très court/);
  assert.match(await reader.locator(".notes-of-article").innerText(), /langue/);
  await finish();
});

test("a child without a language is told by its words, not by the language of the page round it", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "strangers.html" });
  await ready();
  assert.equal(await tab.locator("html").getAttribute("lang"), "en");
  assert.deepEqual(await reader.evaluate((element) => element.comparison.articles.map(({ id, lang, notes }) => [id, lang, notes.some(({ kind }) => kind === "language")])),
    [["C", "de", true], ["A", "en-AU", false], ["B", "en", true]]);
  assert.equal(await reader.locator("article.read .text").first().getAttribute("lang"), "de", "and is read aloud in it");
  await finish();
});
