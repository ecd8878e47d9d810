// Files of every kind, picked, dropped and pasted; what goes wrong with them, in words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bomb, docx, html, pdf } from "../fixtures/files.mjs";
import { hosting } from "./harness.mjs";

const agency = "Thousands told to boil water\n\nAbout 9,000 households below Heather Moor reservoir were told on Monday to boil their drinking water after a pump failed overnight. The company said that no contaminated water had left the site.\n\nThe pump had been due for replacement in spring, according to minutes of the water committee.";
const hosts = hosting({ "heather-moor": [{ id: "A", label: "Agency", lang: "en", text: agency }], none: [] });

const paragraphs = [
  "Some 12,000 households below Heather Moor reservoir were told on Monday to boil their drinking water because a pump failed in the night, the water company said.",
  "Engineers worked through the morning on a well-known weakness of the main, which two councillors had asked about in winter, and a second pump was brought in from the works at Upper Carrow.",
  "“We acted as soon as the alarm reached us,” said Orla Venn, who runs the company’s operations. She asked people to boil water for one minute before they drink it.",
  "The notice holds until Thursday. Two schools stayed open and handed out bottled water at the gate, and a farmers’ market by the weir was called off.",
];
const data = (fields) => `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", "@graph": [{ "@type": "WebSite", name: "x" }, { "@type": "NewsArticle", ...fields }] })}</script>`;
const stated = data({ headline: "Pump fails on the moor; homes must boil water", datePublished: "2025-03-10T08:12:00Z", publisher: { "@type": "Organization", name: "Carrow Post" }, author: [{ "@type": "Person", name: "Ines Maddern" }], inLanguage: "en-GB", isAccessibleForFree: false, mainEntityOfPage: { "@id": "https://post.example/moor" } });
const saved = html({ head: stated, article: `<h1>Pump fails on the moor; homes must boil water</h1>${paragraphs.map((text) => `<p>${text.replace("Monday", "<b>Monday</b>")}</p>`).join("\n")}` });

/** Gives files to the page by a way. @param {import("playwright-core").Page} page @param {{ name: string, type?: string, content: string | Uint8Array }[]} files @param {"drop" | "paste"} [way] @param {Record<string, string>} [strings] */
async function give(page, files, way = "drop", strings = {}) {
  const plain = files.map(({ name, type = "", content }) => ({ name, type, content: typeof content === "string" ? content : [...content] }));
  await page.evaluate(([plain, way, strings]) => {
    const transfer = new DataTransfer();
    for (const { name, type, content } of plain) transfer.items.add(new File([typeof content === "string" ? content : new Uint8Array(content)], name, { type }));
    for (const [type, value] of Object.entries(strings)) transfer.setData(type, value);
    // Not every browser lets a script give a paste its data.
    if (way === "paste") document.body.dispatchEvent(Object.defineProperty(new ClipboardEvent("paste", { bubbles: true, cancelable: true }), "clipboardData", { value: transfer }));
    else for (const type of ["dragenter", "dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, [plain, way, strings]);
}
const articles = (reader) => reader.evaluate((element) => element.articles);
const count = (page, number) => page.waitForFunction((n) => document.querySelector("cross-read").articles.length === n, number);
const problems = (page) => page.locator("#problems").innerText();

test("a saved page becomes its article: main text, headline, publisher, day, language, address", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await give(page, [{ name: "saved page.html", content: saved }]);
  await count(page, 2);
  const [, read] = await articles(reader);
  assert.equal(read.label, "Carrow Post");
  assert.equal(read.title, "Pump fails on the moor; homes must boil water");
  assert.equal(read.published, "2025-03-10", "the day, whatever the hour");
  assert.equal(read.lang, "en-GB");
  assert.equal(read.url, "https://post.example/moor");
  assert.equal(read.free, false);
  assert.equal(read.text, ["Pump fails on the moor; homes must boil water", "Ines Maddern", ...paragraphs].join("\n\n"));
  assert.deepEqual(read.blocks.map(({ kind }) => kind), ["headline", "byline", "paragraph", "paragraph", "paragraph", "paragraph"]);
  for (const { start, end } of read.blocks) assert.equal(read.text.slice(start, end), read.text.slice(start, end).trim());
  await ready();
  assert.match(await reader.locator(".cut-off").innerText(), /May be cut off[^]*Carrow Post: not free to read, as the page says of itself/);
  await reader.locator(".row mark.conflict, .row .conflict-note").first().waitFor();
  await finish();
});

test("the headline that a page prints counts more than its title; the outlet is found where the page names it elsewhere", async () => {
  const { page, reader, finish } = await hosts.none.open();
  const title = "<title>Moor water scare: what we know | Carrow Post</title>";
  let body = `<header><a href="/">To the first page</a></header><article><h1>Pump fails on the moor</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}</article>`;
  const heads = [
    '<meta property="og:site_name" content="Carrow Post"><meta property="article:published_time" content="2025-03-10T08:00:00Z">',
    data({ datePublished: "2025-03-10T08:00:00+02:00", publisher: { "@id": "https://post.example/#we" } }).replace('"@graph":[', '"@graph":[{"@type":"Organization","@id":"https://post.example/#we","name":"Carrow Post"},'),
  ];
  for (const [index, head] of [...heads, heads[0]].entries()) {
    // The last is a page of older markup, with no element that says where the article is.
    if (index === heads.length) body = body.replaceAll("article>", "div>");
    await give(page, [{ name: `${index}.html`, content: `<!doctype html><html lang="en"><head>${title}${head}</head><body>${body}</body></html>` }]);
    await count(page, index + 1);
    const read = (await articles(reader))[index];
    assert.deepEqual([read.label, read.title, read.published], ["Carrow Post", "Pump fails on the moor", "2025-03-10"]);
    assert.match(read.text, /^Pump fails on the moor\n\nSome 12,000/);
    assert.equal(read.blocks[0].kind, "headline");
  }
  await finish();
});

test("a page without an article gives all its text, and says so", async () => {
  const { page, reader, finish } = await hosts.none.open();
  await give(page, [{ name: "bits.htm", content: "<p>A pump failed." }]);
  await count(page, 1);
  const [read] = await articles(reader);
  assert.equal(read.text, "A pump failed.");
  assert.equal(read.label, "bits");
  await finish();
});

test("a Word document is read with its headings and quotations", async () => {
  const { page, reader, finish } = await hosts.none.open();
  const file = docx([{ style: "Title", text: "Pump fails on the moor" }, ...paragraphs.slice(0, 2).map((text) => ({ text })), { style: "Heading2", text: "What to do" }, { text: paragraphs[3] }]);
  await give(page, [{ name: "report.docx", content: file }]);
  await count(page, 1);
  const [read] = await articles(reader);
  assert.equal(read.label, "report");
  assert.equal(read.text, ["Pump fails on the moor", paragraphs[0], paragraphs[1], "What to do", paragraphs[3]].join("\n\n"));
  await finish();
});

test("a PDF is read in paragraphs, and words divided at line ends are put together", async () => {
  const { page, reader, finish } = await hosts.none.open();
  const file = pdf([[
    [72, 720, "Pump fails on the moor", 20],
    [72, 680, "Some 12,000 households below Heather Moor reser-"], [72, 666, "voir were told on Monday to boil water. It is a well-"], [72, 652, "known weakness; the well was known to all."],
    [72, 624, "Engineers worked through the morning, and a second pump was"],
  ], [[72, 720, "brought in from the works at Upper Carrow."], [72, 690, "The notice holds until Thursday."]]]);
  await give(page, [{ name: "scan.pdf", type: "application/pdf", content: file }]);
  await count(page, 1);
  const [read] = await articles(reader);
  assert.equal(read.text, ["Pump fails on the moor", "Some 12,000 households below Heather Moor reservoir were told on Monday to boil water. It is a well-known weakness; the well was known to all.",
    "Engineers worked through the morning, and a second pump was brought in from the works at Upper Carrow.", "The notice holds until Thursday."].join("\n\n"));
  assert.match(await page.locator("#notices").innerText(), /1 word that a line end divides was put together/);
  await finish();
});

test("a bad file is named with its reason, and the others are read", async () => {
  const { page, reader, finish } = await hosts.none.open();
  await give(page, [
    { name: "photo.png", content: "x" }, { name: "empty.txt", content: " \n" }, { name: "bytes.txt", content: new Uint8Array([0xff, 0xfa, 0x41]) }, { name: "broken.docx", content: "PK no archive" },
    { name: "broken.pdf", content: "%PDF-1.7 nothing" }, { name: "picture.pdf", content: pdf([[], []]) }, { name: "locked.pdf", content: pdf([[[72, 700, "secret"]]], { encrypted: true }) },
    { name: "locked.docx", content: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]) }, { name: "bomb.docx", content: bomb() }, { name: "good.txt", content: agency },
  ]);
  await count(page, 1);
  const said = (await problems(page)).split("\n").filter((line) => line.length > 2);
  for (const [name, words] of [["photo.png", /of a kind that is not read/], ["empty.txt", /is empty/], ["bytes.txt", /could not be read as text/], ["broken.docx", /is damaged/], ["broken.pdf", /is damaged/],
    ["picture.pdf", /pictures of 2 pages and no text/], ["locked.pdf", /protected by a password/], ["locked.docx", /protected by a password/], ["bomb.docx", /unpacks to [\d,.]+ MB/]]) {
    assert.match(said.find((line) => line.includes(name)) ?? `nothing of ${name} in ${said.join(" / ")}`, words, name);
  }
  assert.equal(said.length, 9);
  assert.equal((await articles(reader))[0].label, "good");
  await finish();
});

test("an old text file is read as what it is written in, and that is said; the next language says it anew", async () => {
  const { page, reader, finish } = await hosts.none.open();
  await give(page, [{ name: "old.txt", content: Uint8Array.from("Die Brücke über die Söhre bleibt für Wochen gesperrt.", (letter) => letter.charCodeAt(0)) }]);
  await count(page, 1);
  assert.equal((await articles(reader))[0].text, "Die Brücke über die Söhre bleibt für Wochen gesperrt.");
  await page.locator("#notices", { hasText: "“old.txt” is not written in UTF-8: it was read as Windows-1252" }).waitFor();
  await page.locator("#language").selectOption("de");
  await page.locator("#notices", { hasText: "„old.txt“ ist nicht in UTF-8 geschrieben: Die Datei wurde als Windows-1252 gelesen" }).waitFor();
  assert.equal(await page.locator("#notices .close").getAttribute("aria-label"), "Diese Meldung schließen");
  await finish();
});

test("what went wrong is said in the language that is chosen, until something goes well", async () => {
  const { page, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await give(page, [{ name: "photo.png", content: "x" }, { name: "other.crossread.json", content: "{" }]);
  await page.locator("#problems", { hasText: "“photo.png” is of a kind that is not read" }).waitFor();
  await page.locator("#language").selectOption("fr");
  await page.locator("#problems", { hasText: "« photo.png » est d’un genre" }).waitFor();
  assert.doesNotMatch(await problems(page), /is no JSON|was not opened/, "the reason, too");
  await page.locator("#language").selectOption("en");
  await page.locator("#problems", { hasText: "It is damaged: it is no JSON" }).waitFor();
  await give(page, [{ name: "good.txt", content: paragraphs[0] }]);
  await count(page, 2);
  await page.waitForFunction(() => document.querySelector("#problems").childElementCount === 0);
  // What goes wrong beside what goes well is said, and is over with the next deed.
  await give(page, [{ name: "photo.png", content: "x" }, { name: "better.txt", content: paragraphs[1] }]);
  await count(page, 3);
  await page.locator("#problems", { hasText: "photo.png" }).waitFor();
  await page.locator("#undo").click();
  await page.waitForFunction(() => document.querySelector("#problems").childElementCount === 0);
  await page.locator("#notices", { hasText: "Taken back: adding better" }).waitFor();
  await page.locator("#language").selectOption("es");
  await page.locator("#notices", { hasText: "better", hasNotText: "Taken back" }).waitFor();
  await finish();
});

test("a file too large is refused before it is read", async () => {
  const { page, finish } = await hosts.none.open();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(10_000_001)], "long.html"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await page.locator("#problems p").waitFor();
  assert.match(await problems(page), /“long\.html” has 10 MB. The largest file of its kind that can be read has 10 MB/);
  await finish();
});

test("what reads a kind of file is loaded when the first such file arrives, and not before", async () => {
  const { page, finish } = await hosts.none.open();
  const asked = [];
  const loaded = () => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name.replace(/.*\//, "")));
  assert.deepEqual((await loaded()).filter((name) => /^(readability|pdf|lib)/.test(name)), []);
  page.on("request", (request) => asked.push(request.url().replace(/.*\//, "")));
  await give(page, [{ name: "a.pdf", content: pdf([[[72, 700, "One pump failed on Monday."]]]) }]);
  await count(page, 1);
  assert.ok(asked.some((name) => name === "pdf.worker.js") && asked.some((name) => /^pdf-/.test(name)), asked.join(" "));
  assert.ok(!asked.some((name) => /^(readability|lib)-/.test(name)), asked.join(" "));
  await finish();
});

test("a part of a page that is pasted keeps its paragraphs; a page's source is read as a page; a pasted file as a file", async () => {
  const { page, reader, finish } = await hosts.none.open();
  await give(page, [], "paste", { "text/html": "<h2>Pump <i>fails</i></h2><p>Some homes must boil water.<br>So must schools.</p><ul><li>Boil it.</li></ul>", "text/plain": "Pump fails Some homes must boil water. So must schools. Boil it." });
  await page.locator("#editor[open]").waitFor();
  assert.equal(await page.getByLabel(/Its text/).inputValue(), "Pump fails\n\nSome homes must boil water.\nSo must schools.\n\nBoil it.");
  await page.getByRole("button", { name: "Compare it" }).click();
  await count(page, 1);
  assert.deepEqual((await articles(reader))[0].blocks.map(({ kind }) => kind), ["heading", "paragraph", "list"]);

  await give(page, [], "paste", { "text/plain": saved });
  await page.locator("#editor[open]").waitFor();
  assert.equal(await page.getByLabel("Name of the source").inputValue(), "Carrow Post");
  assert.match(await page.getByLabel(/Its text/).inputValue(), /^Pump fails on the moor/);
  await page.getByRole("button", { name: "Compare it" }).click();
  await count(page, 2);

  await give(page, [{ name: "third.docx", content: docx([{ text: paragraphs[0] }]) }], "paste");
  await count(page, 3);
  await finish();
});

test("files are picked with the browser's own dialog", async () => {
  const { page, reader, finish } = await hosts.none.open();
  const chooser = page.waitForEvent("filechooser");
  await page.locator("#pick-first").click();
  await (await chooser).setFiles([{ name: "one.md", mimeType: "text/markdown", buffer: Buffer.from("label: Wire\n\n# Notice\n\nBoil water.") }, { name: "two.html", mimeType: "text/html", buffer: Buffer.from(saved) }]);
  await count(page, 2);
  assert.deepEqual((await articles(reader)).map(({ label }) => label), ["Wire", "Carrow Post"]);
  await finish();
});
