// Strings that try to be more than text, some five hundred of twenty-three classes, through every way in, under a policy that
// enforces Trusted Types: they are shown as text, nothing runs, and nothing is asked for but the page's own files.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { compare } from "../../pkg/lib/core.js";
import { POLICY } from "../../tools/serve.mjs";
import { all, injections } from "../fixtures/injections.mjs";
import { everyView, stateOf, unharmed } from "./harm.mjs";
import { folderWith, hosting, start } from "./harness.mjs";

const hosts = hosting({ none: [] });
const escaped = (/** @type {string} */ text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\0/g, "");
const paragraph = (/** @type {string} */ text, /** @type {number} */ at) => `Note ${at} of the pump says ${text} and no more.`;
const texts = all.map(({ text }) => text);
const body = texts.map(paragraph).join("\n\n");
/** What a file or a parser of XML and HTML can hold. */
const plain = texts.map((text) => text.replaceAll("\0", "").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"));
const plainBody = plain.map(paragraph).join("\n\n");
/** Every string as a name, a headline and an address, a few strings an account. */
const named = texts.map((text, at) => ({ id: `N${at}`, label: text.slice(0, 200) || "x", title: text.slice(0, 400), url: text.slice(0, 1000), lang: "en", text: `Pump ${at} failed on Monday, and ${at + 3} homes had no water.` }));
const oneStory = [{ id: "A", label: "Agency", lang: "en", text: body }, { id: "B", label: "Daily", lang: "en", text: `The pump failed on Monday.\n\n${body}` }];

test("the corpus holds at least 300 strings, each once, of every class", () => {
  assert.ok(all.length >= 300, String(all.length));
  assert.equal(new Set(texts).size, texts.length);
  assert.ok(Object.keys(injections).length >= 20 && Object.values(injections).every((list) => list.length >= 5));
});

const ready = (page) => page.waitForFunction(() => document.querySelector("cross-read")?.state === "ready", null, { timeout: 90_000 });
/** Which of the strings are not there as text: spaces aside, and signs that turn a direction, in whose place a mark is shown. @param {import("playwright-core").Page} page @param {string[]} wanted @param {string} [where] */
const notShown = (page, wanted, where = "") => page.evaluate(([wanted, where]) => {
  const flat = (text) => text.toWellFormed().replace(/[\s\u0000\u202d\u202e\u2066-\u2069⇄]+/g, "");
  const shown = flat((where ? document.querySelector(where) : document.querySelector("cross-read").shadowRoot).textContent);
  // Lines may be folded as furniture, and sentences parted: between them there may be words of the interface.
  return wanted.filter((text) => !text.split(/[\n\r。]/).every((line) => shown.includes(flat(line))));
}, [wanted, where]);

/** Drops files onto the page. */
const drop = (page, list) => page.evaluate((list) => {
  const given = new DataTransfer();
  for (const [name, content] of list) given.items.add(new File([content], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true }));
}, list);
const transfer = async (page, way, strings) => {
  await page.evaluate(([way, strings]) => {
    const given = new DataTransfer();
    for (const [type, value] of Object.entries(strings)) given.setData(type, value);
    document.body.dispatchEvent(way === "paste" ? Object.defineProperty(new ClipboardEvent("paste", { bubbles: true, cancelable: true }), "clipboardData", { value: given }) : new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true }));
  }, [way, strings]);
  await page.locator("#editor[open]").waitFor();
  await page.getByRole("button", { name: "Compare it" }).click();
};
const headers = named.slice(0, 60).map(({ label, title, url }, at) => [`f${at}.txt`, `id: ${label.replace(/[\r\n\0]/g, " ")}\nlabel: ${label.replace(/[\r\n\0]/g, " ")}\ntitle: ${title.replace(/[\r\n\0]/g, " ")}\nurl: ${url.replace(/[\r\n\0]/g, " ")}\nlang: ${label.replace(/[\r\n\0]/g, " ")}\npublished: ${label.replace(/[\r\n\0]/g, " ")}\n\nPump ${at} failed.`]);
const html = (inner) => `<!doctype html><html lang="en"><head><title>Pump</title></head><body><article><h1>Pump</h1>${inner}</article></body></html>`;
const project = (articles) => ({ format: "crossread-project", version: 1, event: texts[3].slice(0, 200), articles, place: { base: "\"><script>", view: "read", place: "sentence-999999999" } });

/** By the way in: what puts the strings into the page, how many accounts come of it, and what must be read as text. */
const ways = {
  "pasted text": { put: (page) => transfer(page, "paste", { "text/plain": plainBody }), accounts: 1, shows: plain },
  "dropped text": { put: (page) => transfer(page, "drop", { "text/plain": plainBody }), accounts: 1, shows: plain },
  "pasted markup of the strings themselves": { put: (page) => transfer(page, "paste", { "text/html": texts.map((text) => `<p>Note of the pump: ${text}</p>`).join(""), "text/plain": "Pump" }), accounts: 1 },
  "pasted markup that holds them as words": { put: (page) => transfer(page, "paste", { "text/html": plain.map((text, at) => `<p>${escaped(paragraph(text, at))}</p>`).join(""), "text/plain": "Pump" }), accounts: 1, shows: plain },
  "a text file": { put: (page) => drop(page, [["a.txt", plainBody]]), accounts: 1, shows: plain },
  "a Markdown file": { put: (page) => drop(page, [["a.md", plainBody]]), accounts: 1, shows: plain },
  "the headers of text files": { put: (page) => drop(page, headers), accounts: headers.length },
  // Chromium tells of handlers and styles in a document in which nothing runs, too, those inside of other namespaces among them.
  "the markup of pages": { expect: /(?:Executing inline event handler|Applying inline style) violates/, put: (page) => drop(page, Array.from({ length: 12 }, (_, part) => [`p${part}.html`, html(texts.filter((_text, at) => at % 12 === part).map((text) => `<p>The pump failed on Monday and this was said of it: ${text}</p>`).join(""))])), accounts: 12 },
  "the words of a page": { put: (page) => drop(page, [["a.html", html(plain.map((text, at) => `<p>${escaped(paragraph(text, at))}</p>`).join(""))]]), accounts: 1, shows: plain },
  "what a page states of itself": {
    put: (page) => drop(page, plain.filter((text) => text.length < 300).slice(0, 60).map((text, at) => [`s${at}.html`, `<!doctype html><html lang="${escaped(text).replace(/"/g, "&quot;")}"><head><title>${escaped(text)}</title><meta property="og:site_name" content="${escaped(text).replace(/"/g, "&quot;")}"><link rel=canonical href="${escaped(text).replace(/"/g, "&quot;")}"><script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: text, publisher: { name: text }, author: { name: text }, url: text, inLanguage: text, datePublished: text }).replace(/</g, "\\u003c")}</script></head><body><article><h1>Pump</h1><p>Pump ${at} failed on Monday, and nobody had water until the evening came.</p></article></body></html>`])),
    accounts: 60,
  },
  "a project": { put: (page) => drop(page, [["a.crossread.json", JSON.stringify(project([{ id: "<img src=x onerror=window.hit=1>", label: "Agency", text: body }, ...named.map(({ id, ...rest }, at) => ({ id: `${at}${texts[at].replace(/\s/g, "").slice(0, 20)}`, ...rest }))])).replace("{", '{"__proto__":{"hit":1},')]]), accounts: texts.length + 1 },
};

for (const [way, { put, accounts, shows, expect }] of Object.entries(ways)) {
  test(`through ${way}: text, and nothing else`, { timeout: 240_000 }, async () => {
    const { page, finish } = await hosts.none.open({ expect });
    const before = await stateOf(page);
    await put(page);
    await page.waitForFunction((count) => document.querySelector("cross-read").articles?.length === count, accounts, { timeout: 60_000 });
    await ready(page);
    if (shows) assert.deepEqual(await notShown(page, shows), [], "every string is there to be read");
    await page.locator("#manage").click();
    await page.locator("#save").click();
    if (accounts < 100) await everyView(page);
    await unharmed(page, before);
    await finish();
  });
}

test("through a share link with texts: text, and nothing else", { timeout: 120_000 }, async () => {
  const short = texts.filter((text) => text.length < 400);
  const packed = deflateRawSync(JSON.stringify(project([{ id: "A", label: "Agency", text: short.map(paragraph).join("\n\n") }, { id: "<b>", label: "<b>", url: "javascript:window.hit=1", text: "A pump failed." }]))).toString("base64url");
  const { page, finish } = await hosts.none.open({ path: `#share=1.${packed}` });
  await page.waitForFunction(() => document.querySelector("cross-read").articles?.length === 2);
  await ready(page);
  const before = await stateOf(page);
  assert.deepEqual(await notShown(page, short), []);
  await everyView(page);
  await unharmed(page, before);
  await finish();
});

test("through the boxes of the editor: refused in words, or text", { timeout: 240_000 }, async () => {
  const { page, finish } = await hosts.none.open();
  const before = await stateOf(page);
  await page.locator("#add").click();
  await page.getByLabel(/Its text/).fill("A pump failed on Monday.");
  await page.locator("#editor-about summary").click();
  // Each string in every box, as if typed: what is wrong is told on trying to save.
  const outcome = await page.evaluate((texts) => texts.map((text) => {
    for (const box of document.querySelectorAll("#editor-label, #editor-headline, #editor-published, #editor-lang, #editor-url")) { box.value = text; box.dispatchEvent(new InputEvent("input", { bubbles: true })); }
    document.querySelector("#editor-save").click();
    const open = document.querySelector("#editor").open;
    const problems = [...document.querySelectorAll("#editor .problem")].map((problem) => problem.textContent).join(" ");
    return { text, open, problems };
  }).filter(({ open, problems }) => !open || !problems.trim()), texts.filter((text) => text.trim()));
  assert.deepEqual(outcome, [], "a day, a language or an address of that kind is refused, and the editor stays open");
  await page.evaluate(() => { for (const id of ["published", "lang", "url"]) document.querySelector(`#editor-${id}`).value = ""; });
  await page.getByLabel("Name of the source").fill("<img src=x onerror=window.hit=1>");
  await page.getByLabel("Headline").fill("<svg onload=window.hit=1>");
  await page.getByRole("button", { name: "Compare it" }).click();
  await ready(page);
  await everyView(page);
  await unharmed(page, before);
  await finish();
});

// ---- the element in other people's pages

const stored = await compare(oneStory, { lang: "en" });
const bent = structuredClone(stored);
// Whoever stores a comparison can write anything into its words.
const pick = (/** @type {number} */ at) => texts[at % texts.length];
bent.articles.forEach((article, at) => Object.assign(article, { label: pick(at), title: pick(at + 1), url: pick(at + 2) }));
bent.entities.forEach((entity, at) => Object.assign(entity, { name: pick(at), forms: [pick(at + 1)] }));
for (const [at, one] of [...bent.quotations, ...bent.reported].entries()) if (one.speaker) one.speaker.name = pick(at);
bent.differences.forEach((difference, at) => { difference.about = pick(at * 3); });
bent.articles.forEach((article, at) => article.notes.push(...texts.slice(at * 100, at * 100 + 100).map((text) => ({ kind: text.slice(0, 40), message: text }))));
const site = (inner, head = "") => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title><link rel="icon" href="./icon.svg">${head}<script type="module" src="./crossread/define.js"></script></head><body>${inner}</body></html>`;
const children = `<article data-id="A" data-label="Agency" lang="en">${plain.map((text, at) => `<p>${escaped(paragraph(text, at))}</p>`).join("")}</article>`;
const attributes = plain.slice(0, 200).map((text, at) => `<article data-label="${escaped(text).replace(/"/g, "&quot;")}" data-url="${escaped(text).replace(/"/g, "&quot;")}" lang="en">Pump ${at} failed.</article>`).join("");
const { folder, remove } = folderWith({
  "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  "bent.json": JSON.stringify(bent),
  "property.js": `const given = ${JSON.stringify([oneStory, named])}; window.give = (at) => { document.querySelector("cross-read").articles = given[at]; };`,
  "children.html": site(`<cross-read worker-src="./crossread/worker.js">${children}<article data-id="B" data-label="Daily" lang="en">The pump failed on Monday.</article></cross-read>`),
  "attributes.html": site(`<cross-read worker-src="./crossread/worker.js">${attributes}</cross-read>`),
  "for.html": site(`<section id="story" data-label="Ours">${plain.map((text, at) => `<p>${escaped(paragraph(text, at))}</p>`).join("")}</section><cross-read for="#story" worker-src="./crossread/worker.js">${children}</cross-read>`),
  "property.html": site('<cross-read worker-src="./crossread/worker.js"></cross-read>', '<script defer src="./property.js"></script>'),
  "src.html": site('<cross-read src="./bent.json"></cross-read>'),
});
/** @type {Awaited<ReturnType<typeof start>>} */
let host;
before(async () => { host = await start({ folder, policy: `${POLICY}; connect-src 'self'` }); });
after(async () => { await host?.close(); remove(); });

/** @type {Record<string, { path: string, shows?: string[], where?: string, give?: number, views?: boolean }>} */
const embedded = {
  "children": { path: "children.html", shows: plain },
  "the attributes of children": { path: "attributes.html", views: false },
  "an article of the host’s page": { path: "for.html", shows: plain, where: "#story" },
  "the property": { path: "property.html", give: 0, shows: texts },
  "the fields of the property": { path: "property.html", give: 1, views: false },
  "a stored comparison": { path: "src.html", shows: texts },
};
for (const [way, { path, shows, where, give, views = true }] of Object.entries(embedded)) {
  test(`through ${way}: text, and nothing else`, { timeout: 240_000 }, async () => {
    const { page, finish } = await host.open({ path });
    if (give !== undefined) await page.evaluate((at) => window.give(at), give);
    await ready(page);
    const before = await stateOf(page);
    if (shows) assert.deepEqual(await notShown(page, shows, where), [], "every string is there to be read");
    if (views) await everyView(page);
    await unharmed(page, { ...before, scripts: before.scripts }, { wide: true });
    await finish();
  });
}
