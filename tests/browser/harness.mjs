// A real browser on the built page, served under the strict policy. Every page opened here must keep an empty console and
// ask for nothing but what its own server has; `finish` holds it to that.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../tools/serve.mjs";
import { engineName, launch } from "../../tools/engines/launch.mjs";

export const site = fileURLToPath(new URL("../../www/dist", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @param {{ folder?: string, opening?: () => string, policy?: string, engine?: import("../../tools/engines/launch.mjs").EngineName }} [options] */
export async function start({ folder = site, opening, policy, engine = engineName() } = {}) {
  const server = await serve({ folder, opening, policy });
  const browser = await launch(engine);
  return {
    url: server.url,
    version: browser.version(),
    /** @param {{ path?: string, expect?: RegExp } & import("playwright-core").BrowserContextOptions} [options] `expect`: what the console may say in this test */
    async open({ path = "", expect, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
      const page = patient(await context.newPage());
      // As on a slower machine (`CROSSREAD_SLOW=4 npm test -- browser`), where a test that does not wait for what it needs is found out.
      if (process.env.CROSSREAD_SLOW && engine === "chromium") await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: Number(process.env.CROSSREAD_SLOW) });
      const said = [];
      const asked = [];
      page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => said.push(`error: ${error.message}`));
      context.on("request", (request) => asked.push(request.url()));
      context.on("response", (response) => { if (response.status() >= 400) said.push(`${response.status()}: ${response.url()}`); });
      await page.goto(server.url + path);
      return {
        page,
        reader: page.locator("cross-read").first(),
        ready: () => page.waitForFunction(() => document.querySelector("cross-read")?.state === "ready", null, { timeout: 30_000 }),
        async finish() {
          await context.close();
          assert.deepEqual(said.filter((line) => !expect?.test(line)), [], "the console is empty");
          assert.deepEqual(asked.filter((url) => !url.startsWith(server.url) && !url.startsWith("blob:" + server.url) && !url.startsWith("data:")), [], "no request but the page’s own");
        },
      };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** What is waited for may be asked of something that is not there yet: that is no, not an error. @template {import("playwright-core").Page} T @param {T} page @returns {T} */
export function patient(page) {
  const wait = page.waitForFunction.bind(page);
  page.waitForFunction = (predicate, ...rest) => {
    // The driver sends the source of a function; what it may see of the test is what it is given.
    const text = `(given) => { try { return (${predicate})(given); } catch { return false; } }`;
    return wait(Object.assign(() => {}, { toString: () => text }), ...rest);
  };
  return page;
}

/** @param {import("playwright-core").Page} page */
export async function accessibilityProblems(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`).join(" | ")}`);
}

/** A folder with the package and pages of a test's own. @param {Record<string, string>} files */
export function folderWith(files) {
  const folder = mkdtempSync(join(tmpdir(), "crossread-"));
  cpSync(join(site, "crossread"), join(folder, "crossread"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** An opening set for the page. @param {string} event @param {object[]} articles */
export const openingSet = (event, articles) => () => `export default ${JSON.stringify({ event, articles })};`;

/** The page with each of several opening sets, from the first test of a file to its last. @param {Record<string, object[]>} sets */
export function hosting(sets) {
  /** @type {Record<string, Awaited<ReturnType<typeof start>>>} */
  const hosts = {};
  before(async () => {
    for (const [name, articles] of Object.entries(sets)) hosts[name] = await start({ opening: openingSet(name, articles) });
  });
  after(async () => { for (const host of Object.values(hosts)) await host.close(); });
  return hosts;
}

/** Shows the page as it is on paper. @param {import("playwright-core").Page} page */
export async function onPaper(page) {
  await page.emulateMedia({ media: "print" });
  if (!(await page.evaluate(() => matchMedia("print").matches))) throw new Error("the driver cannot: show a page as on paper");
}

/** Goes to a view. @param {import("playwright-core").Locator} reader @param {string} view */
export async function show(reader, view) {
  await reader.evaluate((element, name) => { element.view = name; }, view);
  await reader.locator(`.view-${view}`).waitFor();
}

/** What a sighted reader reads of an element: its text without the labels that are only heard. @param {import("playwright-core").Locator} locator */
export const seen = (locator) => locator.evaluate((element) => {
  const copy = element.cloneNode(true);
  for (const label of copy.querySelectorAll(".unseen")) label.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
});

/** How wide the page wants to be beyond its window. @param {import("playwright-core").Page} page */
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Another name for an account, typed: a box filled from outside was not changed by anybody, to some browsers. @param {import("playwright-core").Page} page @param {string} id @param {string} name */
export async function rename(page, id, name) {
  await page.getByLabel(`Name of account ${id}`).press("Control+a");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
}

/** What the page hands over as a file, read from the page itself: not every driver tells of a download. @param {import("playwright-core").Page} page @param {() => Promise<void>} click @returns {Promise<{ name: string, text: string }>} */
export async function handedOver(page, click) {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    const press = HTMLAnchorElement.prototype.click;
    window.handed = null;
    let text = Promise.resolve("");
    URL.createObjectURL = (blob) => { text = blob.text(); return make.call(URL, blob); };
    HTMLAnchorElement.prototype.click = function () {
      URL.createObjectURL = make;
      HTMLAnchorElement.prototype.click = press;
      void text.then((text) => { window.handed = { name: this.download, text }; });
    };
  });
  await click();
  await page.waitForFunction(() => window.handed !== null);
  return page.evaluate(() => window.handed);
}
