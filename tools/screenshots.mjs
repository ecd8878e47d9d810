// Pictures for docs/images: every language in Read and Differences, wide and narrow, and the forms in which the element stands
// in other pages; `read` and `coverage` are the README's, of the page itself. Needs a build and a Chromium:
// `node tools/screenshots.mjs [name …]`.

import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { compare } from "../pkg/lib/core.js";
import { browserPath } from "./browser.mjs";
import { readOpening } from "./opening.mjs";
import { root } from "./process.mjs";
import { POLICY, serve } from "./serve.mjs";

const LANGUAGES = ["en", "de", "fr", "es", "pt", "uk", "ar"];
const WIDTHS = { wide: 1280, narrow: 360 };
const images = join(root, "docs", "images");
/** In bytes: a page of the docs shows many of them. */
const LARGEST = 120_000;

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
const { articles } = readOpening(join(root, "seeds", "mill-fire"));
const comparison = await compare(articles);
// As a host would have them in its page: the story's blocks, without the furniture of the page that they were taken from.
const TAGS = { headline: "h2", heading: "h3", quote: "blockquote" };
const stories = comparison.articles.map(({ id, label, lang, text, blocks }) => ({
  id, label, lang, body: blocks.filter(({ kind }) => kind !== "furniture").map(({ kind, start, end }) => `<${TAGS[kind] ?? "p"}>${escaped(text.slice(start, end))}</${TAGS[kind] ?? "p"}>`).join("\n"),
}));
const child = ({ id, label, lang, body }) => `<article data-id="${escaped(id)}" data-label="${escaped(label)}" lang="${lang}">${body}</article>`;
const page = (lang, body) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Crossread</title><link rel="icon" href="./icon.svg"><link rel="stylesheet" href="./host.css"><script type="module" src="./crossread/define.js"></script></head><body>${body}</body></html>`;
const [first, ...others] = stories;
const story = `<div class="page"><section id="story" data-label="${escaped(first.label)}">${first.body.replaceAll("h2>", "h1>")}</section></div>`;

const folder = mkdtempSync(join(tmpdir(), "crossread-"));
cpSync(join(root, "pkg", "dist"), join(folder, "crossread"), { recursive: true });
for (const [name, text] of Object.entries({
  "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  "host.css": "body { margin: 0; background: #fbfaf6 } .page { max-width: 38rem; margin: 0 auto; padding: 1.5rem 2rem; font: 1.05rem/1.6 Georgia, serif } .page h1 { font-size: 1.7rem; line-height: 1.2 } .two { display: grid; gap: 1.5rem } @media (min-width: 60rem) { .two { grid-template-columns: 1fr 1fr } }",
  "stored.json": JSON.stringify(comparison),
  ...Object.fromEntries(LANGUAGES.map((lang) => [`${lang}.html`, page(lang, `<cross-read worker-src="./crossread/worker.js">${stories.map(child).join("")}</cross-read>`)])),
  "for.html": page("en", `${story}<cross-read for="#story" worker-src="./crossread/worker.js">${others.map(child).join("")}</cross-read>`),
  "slots.html": page("en", `<cross-read worker-src="./crossread/worker.js" views="differences read">${others.map(child).join("")}<p slot="header"><b>Local desk</b> · three accounts of one event, as our readers sent them in.</p><p slot="footer">Questions about a text go to the desk that supplied it.</p></cross-read>`),
  "src.html": page("en", '<cross-read src="./stored.json" view="quotes" views="quotes differences read"></cross-read>'),
  "two.html": page("en", `<div class="two"><cross-read worker-src="./crossread/worker.js" views="differences pair">${stories.slice(0, 3).map(child).join("")}</cross-read><cross-read lang="de" theme="dark" worker-src="./crossread/worker.js" views="overview read">${stories.map(child).join("")}</cross-read></div>`),
})) writeFileSync(join(folder, name), text);

/** @type {Record<string, (tab: import("playwright-core").Page) => Promise<void>>} what is done before the picture is taken */
const SHOTS = Object.fromEntries(LANGUAGES.flatMap((lang) => ["read", "differences"].map((view) => [`${lang}-${view}`, async (tab) => {
  await tab.locator("cross-read").evaluate((element, name) => { element.view = name; if (name === "read") element.next(); }, view);
  await tab.locator(`cross-read .view-${view}`).waitFor();
}])));
SHOTS["for"] = async (tab) => { await tab.locator("[data-crossread-note] button").nth(1).click(); };
SHOTS["slots"] = async () => {};
SHOTS["src"] = async () => {};
SHOTS["two"] = async () => {};

/** The README's two, of the page itself. @type {Record<string, { scheme: "light" | "dark", act: (tab: import("playwright-core").Page) => Promise<void> }>} */
const README = {
  read: { scheme: "light", act: async (tab) => {
    await tab.locator("cross-read").evaluate((element) => { element.base = "B"; });
    await tab.locator("cross-read .row.told", { hasText: "Friday" }).first().locator("button.bars").click();
    await tab.locator("cross-read .others mark.conflict").first().waitFor();
    await tab.evaluate(() => scrollTo(0, 0));
  } },
  coverage: { scheme: "dark", act: async (tab) => {
    await tab.locator("cross-read").evaluate((element) => { element.view = "coverage"; });
    await tab.locator("cross-read .view-coverage tbody tr").first().waitFor();
  } },
};

const wanted = process.argv.slice(2);
const server = await serve({ folder, policy: `${POLICY}; connect-src 'self'` });
const site = await serve({ folder: join(root, "www", "dist") });
const browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"] });
if (!existsSync(images)) mkdirSync(images, { recursive: true });
let total = 0;
try {
  for (const [name, act] of Object.entries(SHOTS)) {
    if (wanted.length && !wanted.includes(name)) continue;
    for (const [size, width] of Object.entries(WIDTHS)) {
      const context = await browser.newContext({ viewport: { width, height: width > 1000 ? 680 : 720 }, reducedMotion: "reduce" });
      const tab = await context.newPage();
      await tab.goto(`${server.url}${/^\w\w-/.test(name) ? name.slice(0, 2) : name}.html`);
      await tab.waitForFunction(() => [...document.querySelectorAll("cross-read")].every((one) => one.state === "ready"), null, { timeout: 60_000 });
      await act(tab);
      await tab.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
      await tab.waitForLoadState("networkidle");
      const file = join(images, `${name}-${size}.webp`);
      writeFileSync(file, await asWebp(tab, await tab.screenshot({ animations: "disabled", caret: "hide" })));
      const { size: bytes } = statSync(file);
      if (bytes > LARGEST) throw new Error(`${file} has ${bytes} bytes; a picture of the docs has at most ${LARGEST}`);
      total += bytes;
      await context.close();
    }
  }
  for (const [name, { scheme, act }] of Object.entries(README)) {
    if (wanted.length && !wanted.includes(name)) continue;
    const context = await browser.newContext({ viewport: { width: 1280, height: name === "read" ? 1160 : 760 }, reducedMotion: "reduce", colorScheme: scheme });
    const tab = await context.newPage();
    await tab.goto(site.url);
    await tab.waitForFunction(() => document.querySelector("cross-read")?.state === "ready", null, { timeout: 60_000 });
    await tab.mouse.click(640, 5);   // what waits until the reader moves
    await act(tab);
    await tab.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    const file = join(images, `${name}.png`);
    // In all its colours: a picture of the look, once.
    writeFileSync(file, await tab.screenshot({ animations: "disabled", caret: "hide" }));
    total += statSync(file).size;
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`docs/images: ${Math.round(total / 1000)} kB`);

/** The same picture as WebP, which is a quarter of it; text stays sharp. @param {import("playwright-core").Page} tab @param {Buffer} png @returns {Promise<Buffer>} */
async function asWebp(tab, png) {
  const page = await tab.context().newPage();
  const address = await page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height });
    /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).drawImage(bitmap, 0, 0);
    return canvas.toDataURL("image/webp", 0.9);
  }, png.toString("base64"));
  if (!address.startsWith("data:image/webp")) throw new Error("this browser writes no WebP");
  return Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
}
