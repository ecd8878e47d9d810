// <cross-read> in other people's pages: beside an article of theirs, with a stored comparison, with the views they want.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { compare } from "../../pkg/lib/core.js";
import { POLICY } from "../../tools/serve.mjs";
import { accessibilityProblems, folderWith, start } from "./harness.mjs";
import { engineName } from "../../tools/engines/launch.mjs";

const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const STORY = `<h2>Thousands told to boil water</h2>
  <p class="lede">About <b>9,000</b> ${told} after a pump <a href="#pump">failed overnight</a>. <!-- a note -->The Moor Inn gives away tea.</p>
  <p>“We acted as soon as the alarm reached us, and no contaminated water left the site,” said Ines Calder, the director of operations.</p>`;
const OTHERS = [
  ["B", "Daily", `Some 12,000 ${told} because a pump failed in the night.\n\n“We acted as soon as the alarm reached us,” said Ines Calder, the director of operations.`],
  ["C", "Local site", `Nine thousand ${told} after a pump broke down overnight. Engineers worked through the morning.`],
];
const others = OTHERS.map(([id, label, text]) => `<article data-id="${id}" data-label="${label}" lang="en">${text.split("\n\n").map((block) => `<p>${block}</p>`).join("")}</article>`).join("");
const storyText = `Thousands told to boil water\n\nAbout 9,000 ${told} after a pump failed overnight. The Moor Inn gives away tea.\n\n“We acted as soon as the alarm reached us, and no contaminated water left the site,” said Ines Calder, the director of operations.`;
const stored = await compare([{ id: "S", label: "Ours", lang: "en", text: storyText }, ...OTHERS.map(([id, label, text]) => ({ id, label, lang: "en", text }))]);

const page = (body, head = "") => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A host</title><link rel="icon" href="./icon.svg"><link rel="stylesheet" href="./host.css">${head}<script type="module" src="./crossread/define.js"></script></head><body><main><h1>A host</h1>${body}</main></body></html>`;
const story = (id, text = STORY) => `<section id="${id}" class="story" data-label="Ours">${text}</section>`;
const { folder, remove } = folderWith({
  "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  "host.css": "html { overflow-y: scroll } main { max-width: 40rem; margin: 0 auto; padding: 0 1.5rem; font: 18px/1.6 serif } .story span { display: block; margin: 3rem; color: red } p:last-child { margin-bottom: 2rem }",
  "spy.js": "window.engines = 0; for (const name of ['compile', 'instantiate', 'compileStreaming', 'instantiateStreaming']) { const real = WebAssembly[name]; WebAssembly[name] = (...given) => { window.engines++; return real.apply(WebAssembly, given); }; } const RealModule = WebAssembly.Module; WebAssembly.Module = class extends RealModule { constructor(...given) { window.engines++; super(...given); } };",
  "nohighlights.js": "delete CSS.highlights; delete window.Highlight; Object.defineProperty(CSS, 'highlights', { value: undefined });",
  "comparison.json": JSON.stringify(stored),
  "bent.json": JSON.stringify({ ...stored, sentences: stored.sentences.map((one) => ({ ...one, article: 7 })) }),
  "text.json": "<p>no data",
  "for.html": page(`${story("story")}<cross-read for="#story" worker-src="./crossread/worker.js">${others}</cross-read>`),
  "lines.html": page(`${story("story")}<cross-read for="#story" worker-src="./crossread/worker.js">${others}</cross-read>`, '<script src="./nohighlights.js"></script>'),
  "two.html": page(`${story("one")}<cross-read for="#one" worker-src="./crossread/worker.js" views="differences quotes">${others}</cross-read>${story("two")}<cross-read for="#two" worker-src="./crossread/worker.js">${others}</cross-read>`),
  "stated.html": page(`<article id="story" data-label="Ours">${STORY}</article><cross-read for="#story" worker-src="./crossread/worker.js">${others}</cross-read>`, `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", "@type": "NewsArticle", headline: "Thousands told to boil water", datePublished: "2026-03-02T08:00:00Z", publisher: { "@type": "Organization", name: "A host" }, isAccessibleForFree: false })}</script><link rel="canonical" href="https://host.example/water">`),
  "nowhere.html": page(`<cross-read for="#nowhere" worker-src="./crossread/worker.js">${others}</cross-read>`),
  "src.html": page('<cross-read src="./comparison.json"><p slot="header">From our desk</p><p slot="footer">Made at 12:00</p></cross-read>', '<script src="./spy.js"></script>'),
  "both.html": page(`${story("story")}<cross-read for="#story" src="./comparison.json"></cross-read>`, '<script src="./spy.js"></script>'),
  "other.html": page(`${story("story", "<p>Another text altogether.</p>")}<cross-read for="#story" src="./comparison.json"></cross-read>`),
  ...Object.fromEntries(["bent.json", "text.json", "missing.json", "https://127.0.0.2/x.json"].map((src, index) => [`fault${index}.html`, page(`<cross-read src="${src}">${others}</cross-read>`)])),
});

/** @type {Awaited<ReturnType<typeof start>>} */
let host;
before(async () => { host = await start({ folder, policy: `${POLICY}; connect-src 'self'` }); });
after(async () => { await host?.close(); remove(); });

const notes = (tab, id = "story") => tab.locator(`#${id} [data-crossread-note] button`);
const marked = (tab) => tab.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, highlight]) => [name, [...highlight].map(String)])));

/** What the story is, remembered in the page before the element begins. */
async function remember(tab) {
  await tab.addInitScript(() => document.addEventListener("DOMContentLoaded", () => {
    const nodes = (root) => { const all = []; const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL); for (let node = walker.nextNode(); node; node = walker.nextNode()) all.push(node); return all; };
    const story = document.querySelector("#story");
    const boxes = () => [...story.querySelectorAll("h2, p, b, a")].map((one) => { const { x, y, width, height } = one.getBoundingClientRect(); return [x, y + scrollY, width, height].join(); });
    const was = { html: story.innerHTML, nodes: nodes(story), boxes: boxes() };
    window.asBefore = () => {
      const now = nodes(story);
      return { html: story.innerHTML === was.html, nodes: now.length === was.nodes.length && now.every((node, index) => node === was.nodes[index]), sheets: document.adoptedStyleSheets.length, marks: CSS.highlights?.size ?? 0 };
    };
    window.sameBoxes = () => boxes().join(";") === was.boxes.join(";");
  }));
  await tab.reload();
}
const AS_BEFORE = { html: true, nodes: true, sheets: 0, marks: 0 };

test("for: an article of the page is annotated where it stands, and nothing in it moves", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "for.html" });
  await remember(tab);
  await ready();
  await notes(tab).first().waitFor();
  const marks = await marked(tab);
  assert.deepEqual(marks["crossread-conflict-light"], ["About 9,000"], "through the <b> of the host");
  assert.ok(marks["crossread-lone-light"].some((words) => words.includes("The Moor Inn gives away tea.")), JSON.stringify(marks));
  assert.ok(await tab.evaluate(() => window.sameBoxes()), "no box of the host moved");
  assert.match(await notes(tab).first().getAttribute("aria-label"), /Told in \d of 2 others/);
  const button = tab.locator('#story [data-crossread-note] button.conflict').first();
  assert.match(await button.getAttribute("aria-label"), /number/);
  const [box, paragraph] = [await button.boundingBox(), await tab.locator("#story .lede").boundingBox()];
  assert.ok(box.width >= 24 && box.height >= 24 && box.x + box.width <= paragraph.x, "a target of its own, in the margin");
  await button.focus();
  await tab.keyboard.press("Enter");
  const panel = tab.getByRole("dialog", { name: "The same in the other accounts" });
  await panel.waitFor();
  assert.match(await panel.innerText(), /12,000 households[\s\S]*Nine thousand/);
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  assert.equal(await reader.evaluate((element) => element.shadowRoot.activeElement?.getAttribute("part")), "inplace", "the focus is in the panel");
  // Firefox and WebKit write "all: initial" out as every property that it stands for, the spacing of words that nobody sees among them.
  const spacing = (problem) => engineName() !== "chromium" && problem.startsWith("avoid-inline-spacing") && !problem.replaceAll("data-crossread-note", "").includes("data-crossread");
  assert.deepEqual((await accessibilityProblems(tab)).filter((problem) => !spacing(problem)), []);
  await tab.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  assert.equal(await tab.evaluate(() => document.activeElement.shadowRoot?.activeElement?.className), "conflict", "and comes back");
  await tab.locator("#story .lede b").click();
  await panel.waitFor();
  await tab.locator("h1").click();
  await panel.waitFor({ state: "hidden" });
  await finish();
});

test("for: what a page states of its only article comes with it", async () => {
  const { page: tab, ready, finish } = await host.open({ path: "stated.html" });
  await ready();
  const [own, ...rest] = await tab.evaluate(() => document.querySelector("cross-read").comparison.articles.map(({ label, title, published, url, free }) => ({ label, title, published, url, free })));
  assert.deepEqual(own, { label: "Ours", title: "Thousands told to boil water", published: "2026-03-02", url: "https://host.example/water", free: false });
  assert.ok(rest.every(({ title, url, free }) => title === null && url === null && free === null), "and no other account is given any of it");
  await finish();
});

test("for: the host’s article is what it was, node for node, when the element goes or turns elsewhere", async () => {
  for (const [what, act] of [["removed", (element) => element.remove()], ["for changed", (element) => { element.for = "#pump-nowhere"; }], ["for taken away", (element) => element.removeAttribute("for")]]) {
    const { page: tab, reader, ready, finish } = await host.open({ path: "for.html" });
    await remember(tab);
    await ready();
    await notes(tab).first().waitFor();
    assert.equal((await tab.evaluate(() => window.asBefore())).html, false, "the test sees what is there");
    await reader.evaluate(act);
    await tab.waitForFunction(() => window.asBefore().html);
    assert.deepEqual(await tab.evaluate(() => window.asBefore()), AS_BEFORE, what);
    await finish();
  }
});

test("for: what the host changes in the article is compared anew", async () => {
  const { page: tab, ready, finish } = await host.open({ path: "for.html" });
  await ready();
  await notes(tab).first().waitFor();
  await tab.evaluate(() => { document.querySelector("#story b").firstChild.nodeValue = "12,000"; });
  await tab.waitForFunction(() => document.querySelector("cross-read").comparison.articles[0].text.includes("12,000"));
  await tab.waitForFunction(() => [...(CSS.highlights.get("crossread-conflict-light") ?? [])].map(String).join() === "About 12,000");
  await finish();
});

test("for: going to a difference leads into the article", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "for.html", viewport: { width: 360, height: 500 } });
  await ready();
  assert.equal(await reader.getByRole("tab", { selected: true }).innerText().then((words) => words.replace(/\s+\d+$/, "")), "Differences", "the article itself is above");
  await reader.evaluate((element) => { element.view = "read"; element.next(); });
  await tab.getByRole("dialog", { name: "The same in the other accounts" }).waitFor();
  await tab.waitForFunction(() => { const { top, bottom } = document.querySelector("#story b").getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; });
  assert.match(await reader.locator(".view").innerText(), /annotated where it stands/);
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  await finish();
});

test("for: where a browser has no highlights, lines are drawn over the words", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "lines.html" });
  await remember(tab);
  await ready();
  await notes(tab).first().waitFor();
  const line = await tab.waitForFunction(() => {
    const boxes = [...document.querySelectorAll("#story > [data-crossread-note]")].flatMap((layer) => [...layer.shadowRoot.querySelectorAll("[data-mark=conflict]")]).map((box) => box.getBoundingClientRect());
    const word = document.querySelector("#story b").getBoundingClientRect();
    return boxes.some((box) => Math.abs(box.left - word.left) < 2 && Math.abs(box.width - word.width) < 3);
  });
  assert.ok(line);
  assert.ok(await tab.evaluate(() => window.sameBoxes()));
  await reader.evaluate((element) => element.remove());
  assert.deepEqual(await tab.evaluate(() => window.asBefore()), AS_BEFORE);
  await finish();
});

test("two elements annotate two articles, and one goes without the other", async () => {
  const { page: tab, finish } = await host.open({ path: "two.html" });
  await tab.waitForFunction(() => [...document.querySelectorAll("cross-read")].every((one) => one.state === "ready"), null, { timeout: 30_000 });
  await notes(tab, "one").first().waitFor();
  await notes(tab, "two").first().waitFor();
  assert.equal((await marked(tab))["crossread-conflict-light"].length, 2);
  assert.deepEqual((await tab.locator("cross-read").first().locator(".tab").allInnerTexts()).map((words) => words.replace(/\s+\d+$/, "")), ["Differences", "Quotes"], "views as asked, in the order asked");
  await tab.locator("cross-read").first().evaluate((element) => element.remove());
  await tab.waitForFunction(() => CSS.highlights.get("crossread-conflict-light")?.size === 1);
  assert.equal(await notes(tab, "one").count(), 0);
  assert.ok(await notes(tab, "two").count() > 0);
  await finish();
});

test("for: an article that is not there is said so, and the accounts stay readable", async () => {
  const { page: tab, reader, finish } = await host.open({ path: "nowhere.html" });
  await tab.waitForFunction(() => document.querySelector("cross-read").state === "failed");
  assert.match(await reader.locator("[part=status]").innerText(), /“#nowhere”, was not found on this page/);
  assert.ok(await tab.getByText("Engineers worked through the morning").isVisible());
  await finish();
});

test("src: a stored comparison is shown without the engine", async () => {
  const { page: tab, reader, ready, finish } = await host.open({ path: "src.html" });
  await ready();
  await tab.keyboard.press("]");
  await reader.locator(".others").waitFor();
  assert.match(await reader.locator(".others").innerText(), /12,000/);
  for (const view of ["coverage", "quotes", "differences", "pair", "overview"]) {
    await reader.evaluate((element, name) => { element.view = name; }, view);
    await reader.locator(`.view-${view}`).waitFor();
  }
  assert.equal(await tab.evaluate(() => window.engines), 0, "nothing was compiled");
  const asked = await tab.evaluate(() => performance.getEntriesByType("resource").map(({ name, transferSize, decodedBodySize }) => [name, decodedBodySize || transferSize]));
  assert.ok(asked.every(([name, size]) => !/bytes-|worker|\.wasm/.test(name) && size < 200_000), "and its bytes were not asked for");
  assert.ok(await tab.getByText("From our desk").isVisible() && await tab.getByText("Made at 12:00").isVisible(), "the host’s header and footer");
  const [header, view, footer] = await Promise.all([tab.getByText("From our desk"), reader.locator(".view"), tab.getByText("Made at 12:00")].map((one) => one.boundingBox()));
  assert.ok(header.y < view.y && view.y < footer.y);
  await finish();
});

test("for and src: the page’s article with a stored comparison, without the engine", async () => {
  const { page: tab, ready, finish } = await host.open({ path: "both.html" });
  await remember(tab);
  await ready();
  await notes(tab).first().waitFor();
  assert.deepEqual((await marked(tab))["crossread-conflict-light"], ["About 9,000"]);
  assert.equal(await tab.evaluate(() => window.engines), 0);
  await finish();
  const other = await host.open({ path: "other.html" });
  await other.page.waitForFunction(() => document.querySelector("cross-read").state === "failed");
  assert.match(await other.reader.locator("[part=status]").innerText(), /is not the text that the stored comparison was made from/);
  await other.finish();
});

for (const [index, [what, words, expect]] of [
  ["a bent comparison", /no stored comparison that can be shown \(sentences\[0\]\.article/],
  ["no JSON", /it is not JSON/],
  ["no file", /the server answered 404/, /404/],
  ["another site", /could not be fetched/, /Content Security Policy|Refused to connect|127\.0\.0\.2|violates/],
].entries()) {
  test(`src: ${what} is said in words, and the articles stay readable`, async () => {
    const { page: tab, reader, finish } = await host.open({ path: `fault${index}.html`, expect });
    await tab.waitForFunction(() => document.querySelector("cross-read").state === "failed");
    assert.match(await reader.locator("[part=status]").innerText(), words);
    assert.ok(await tab.getByText("Engineers worked through the morning").isVisible());
    await finish();
  });
}
