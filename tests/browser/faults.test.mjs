// What goes wrong round a comparison: the engine's files, the worker, the network, memory, the page itself. Each fault has a
// stated behaviour (docs/reliability.md), and nothing that was typed is lost in any of them.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { POLICY } from "../../tools/serve.mjs";
import { memoryBounded } from "../fixtures/memory-bounded.mjs";
import { root } from "../support.mjs";
import { folderWith, hosting, rename, start } from "./harness.mjs";

const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const accounts = [
  { id: "A", label: "Agency", lang: "en", text: `About 9,000 ${told} after a pump failed overnight.` },
  { id: "B", label: "Daily", lang: "en", text: `Some 12,000 ${told} because a pump failed in the night.` },
];
const places = ["Carrow", "Heather Moor", "Upper Carrow", "the reservoir", "the valley", "the works"];
/** Enough work to be in the middle of it. */
const long = Array.from({ length: 80 }, (_, a) => ({
  id: `N${a}`, label: `Paper ${a}`, lang: "en",
  text: Array.from({ length: 60 }, (_unused, s) => `About ${1000 + ((a * 7 + s * 13) % 900)} households near ${places[(a + s) % 6]} were told on Monday, in notice ${s} of ${places[(s * 5) % 6]}, to boil their water after pump ${(s * 11) % 60} failed.`).join("\n\n"),
}));
const hosts = hosting({ "heather-moor": accounts });

const site = (inner, script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title><link rel="icon" href="./icon.svg">${script ? `<script type="module" src="./${script}"></script>` : ""}<script type="module" src="./crossread/define.js"></script></head><body>${inner}</body></html>`;
const children = accounts.map(({ id, label, text }) => `<article data-id="${id}" data-label="${label}" lang="en">${text}</article>`).join("");
const { folder, remove } = folderWith({
  "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  "plain.html": site(`<div id="one"><cross-read worker-src="./crossread/worker.js">${children}</cross-read></div><div id="two"></div>`),
  "bounded.html": site(`<cross-read worker-src="./crossread/worker.js">${children}</cross-read>`, "bounded.js"),
  "bounded.js": 'import { init } from "./crossread/core.js"; await init(await (await fetch("./bounded.wasm")).arrayBuffer()); window.bounded = true;',
});
/** @type {Awaited<ReturnType<typeof start>>} */
let host;
before(async () => {
  writeFileSync(join(folder, "bounded.wasm"), memoryBounded(readFileSync(join(root, "pkg", "wasm", "crossread_bg.wasm")), 300));
  host = await start({ folder, policy: `${POLICY}; connect-src 'self'` });
});
after(async () => { await host?.close(); remove(); });

// Asked by time, not by frames: one of the faults is that none are drawn.
const state = (page, wanted) => page.waitForFunction((wanted) => document.querySelector("cross-read").state === wanted, wanted, { timeout: 60_000, polling: 50 });
const give = (page, list) => page.evaluate((list) => { document.querySelector("cross-read").articles = list; }, list);
const working = (page) => page.evaluate(() => new Promise((resolve) => document.querySelector("cross-read").addEventListener("crossread:progress", ({ detail }) => { if (detail.stage !== "load") resolve(detail.stage); })));
const status = (page) => page.locator("cross-read").locator("[part=status]").innerText();
/** Waits until this is what is kept of the editor's text. @param {import("playwright-core").Page} page @param {string | null} words */
async function draftIs(page, words) {
  const kept = () => page.evaluate(() => new Promise((resolve) => {
    const opening = indexedDB.open("crossread");
    opening.onsuccess = () => {
      const asked = opening.result.transaction("work").objectStore("work").get("drafts");
      asked.onsuccess = () => { opening.result.close(); resolve(asked.result?.at(-1).boxes.text ?? null); };
    };
  }));
  let found;
  for (const end = Date.now() + 20_000; (found = await kept()) !== words && Date.now() < end;);
  assert.equal(found, words);
}
const labelsShown = (page) => page.evaluate(() => document.querySelector("cross-read").comparison?.articles.map(({ label }) => label));
const stay = async (page, words) => assert.ok(await page.locator("cross-read").getByText(words).first().isVisible(), "the accounts can be read");

test("worker killed: said after a minute without a word, the texts stay, the next comparison has a worker of its own", async () => {
  const { page, finish } = await host.open({ path: "plain.html" });
  await page.clock.install();
  await page.addInitScript(() => { const Real = Worker; window.started = []; window.Worker = class extends Real { constructor(...given) { super(...given); window.started.push(this); } }; });
  await page.reload();
  await state(page, "ready");
  const begun = working(page);
  await give(page, long);
  await begun;
  await page.evaluate(() => window.started.at(-1).terminate());
  await page.clock.runFor(70_000);
  await state(page, "failed");
  assert.match(await status(page), /could not be made|broke off/);
  await give(page, accounts);
  await state(page, "ready");
  assert.equal(await page.evaluate(() => window.started.length), 2);
  await finish();
});

for (const [fault, fulfil] of Object.entries({
  "wasm missing": (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "not found" }),
  "wasm truncated": async (route) => { const response = await route.fetch(); const text = await response.text(); await route.fulfill({ response, body: text.replace(/[A-Za-z0-9+/=]{100000,}/, (all) => all.slice(0, all.length >> 1)) }); },
  "wasm of a wrong MIME type": async (route) => route.fulfill({ response: await route.fetch(), contentType: "text/plain" }),
  "no network while the engine is loaded": (route) => route.abort("internetdisconnected"),
})) {
  test(`${fault}: said in words, the accounts stay readable, and nothing of the work is lost`, async () => {
    const { page, finish } = await hosts["heather-moor"].open({ expect: /bytes-|Failed to load|MIME|404|500|net::/ });
    await page.route(/\/bytes-[^/]*\.js/, fulfil);
    await page.reload();
    await state(page, "failed");
    assert.match(await status(page), /could not be started|could not be loaded/);
    await stay(page, "9,000");
    // What is done meanwhile is kept.
    await page.locator("#manage").click();
    await rename(page, "B", "Morning paper");
    await page.waitForFunction(() => !document.querySelector("#forget").hidden);
    await page.unroute(/\/bytes-[^/]*\.js/);
    await page.reload();
    await state(page, "ready");
    assert.deepEqual(await labelsShown(page), ["Agency", "Morning paper"]);
    await finish();
  });
}

test("a worker file of a wrong MIME type: compared without a worker", async () => {
  const { page, finish } = await hosts["heather-moor"].open({ expect: /worker|MIME/i });
  await page.route(/\/worker\.js/, async (route) => route.fulfill({ response: await route.fetch(), contentType: "text/plain" }));
  await page.reload();
  await state(page, "ready");
  assert.equal(page.workers().length, 0);
  await finish();
});

test("offline once the page is there: texts are added, compared, looked at in every view, exported and kept", async () => {
  const { page, reader, finish } = await hosts["heather-moor"].open({ expect: /ERR_INTERNET_DISCONNECTED/ });
  await state(page, "ready");
  await page.context().setOffline(true);
  await page.locator("#add").click();
  await page.getByLabel("Name of the source").fill("Local site");
  await page.getByLabel(/Its text/).fill(`Nine hundred ${told}.`);
  await page.getByRole("button", { name: "Compare it" }).click();
  await page.waitForFunction(() => document.querySelector("cross-read").comparison?.articles.length === 3);
  for (const view of ["coverage", "quotes", "differences", "pair", "overview", "read"]) {
    await reader.evaluate((element, name) => { element.view = name; }, view);
    await reader.locator(`.view-${view}`).waitFor();
  }
  await page.waitForFunction(() => !document.querySelector("#forget").hidden);
  // What was not loaded yet is told to be missing, and the texts stay.
  await page.evaluate(() => { const given = new DataTransfer(); given.items.add(new File(["%PDF-1.7"], "scan.pdf")); document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true })); });
  await page.locator("#problems", { hasText: "scan.pdf" }).waitFor();
  await page.locator("#save").click();
  await page.locator("#export-download").click();
  await page.locator(".message[data-about=export]").waitFor();
  await page.context().setOffline(false);
  await page.reload();
  await state(page, "ready");
  assert.deepEqual(await labelsShown(page), ["Agency", "Daily", "Local site"]);
  await finish();
});

test("tab hidden, where no frame is drawn: the work ends all the same, and what was typed is kept at once", async () => {
  const { page, finish } = await hosts["heather-moor"].open();
  await page.addInitScript(() => {
    Object.defineProperty(document, "visibilityState", { get: () => (window.away ? "hidden" : "visible") });
    Object.defineProperty(document, "hidden", { get: () => Boolean(window.away) });
    const draw = requestAnimationFrame;
    window.requestAnimationFrame = (work) => (window.away ? 0 : draw(work));
    window.away = true;
  });
  await page.reload();
  await state(page, "ready");
  await page.locator("#add").click();
  await page.getByLabel(/Its text/).fill("Half a sen");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await draftIs(page, "Half a sen");
  await finish();
});

test("the element moved in the middle of the work: it ends where it is now; removed: nothing goes on", async () => {
  const { page, finish } = await host.open({ path: "plain.html" });
  await state(page, "ready");
  await page.evaluate(() => { window.results = 0; document.addEventListener("crossread:result", () => window.results++); });
  const begun = working(page);
  await give(page, long.slice(0, 40));
  await begun;
  await page.evaluate(() => document.querySelector("#two").append(document.querySelector("cross-read")));
  await page.waitForFunction(() => document.querySelector("#two > cross-read")?.comparison?.articles.length === 40, null, { timeout: 60_000 });
  await page.waitForFunction(() => window.results > 0);
  assert.equal(await page.evaluate(() => window.results), 1, "the work was begun anew, and ended once");

  const again = working(page);
  await give(page, long);
  await again;
  await page.evaluate(() => { window.gone = document.querySelector("cross-read"); window.gone.remove(); });
  for (const end = Date.now() + 10_000; page.workers().length && Date.now() < end;) await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  assert.equal(page.workers().length, 0, "its worker ended with it");
  assert.equal(await page.evaluate(() => window.results), 1);
  await page.evaluate((list) => { window.gone.articles = list; document.body.append(window.gone); }, accounts);
  await page.waitForFunction(() => document.querySelector("cross-read").comparison?.articles.length === 2);
  await finish();
});

test("two comparisons raced: the newer one is shown, and the older never comes after it", async () => {
  const { page, finish } = await host.open({ path: "plain.html" });
  await state(page, "ready");
  await page.evaluate(() => { window.shown = []; document.addEventListener("crossread:result", ({ detail }) => window.shown.push(detail.comparison.articles.length)); });
  const begun = working(page);
  await give(page, long);
  await begun;
  await give(page, long.slice(0, 30));
  await give(page, accounts);
  await page.waitForFunction(() => window.shown.length > 0);
  // What the worker would still say of the older one comes before its answer to a third.
  await give(page, [...accounts, { id: "C", label: "Third", text: `Some ${told}.` }]);
  await page.waitForFunction(() => window.shown.at(-1) === 3);
  assert.deepEqual(await page.evaluate(() => window.shown), [2, 3]);
  await finish();
});

test("a comparison too large for memory: a clear error, the page lives, and the next comparison works", async () => {
  const { page, finish } = await host.open({ path: "bounded.html" });
  await page.waitForFunction(() => window.bounded);
  await state(page, "ready");
  const large = [0, 1].map((at) => ({ id: `L${at}`, label: `Large ${at}`, lang: "en", text: Array.from({ length: 40 }, (_, i) => long[(i + at) % 40].text).join("\n\n").repeat(3) }));
  await give(page, large);
  await state(page, "failed");
  assert.match(await status(page), /broke off/);
  assert.ok(await page.locator("cross-read").locator(".row", { hasText: "About 9,000" }).isVisible(), "what was compared before stays");
  await give(page, accounts);
  await state(page, "ready");
  assert.deepEqual(await labelsShown(page), ["Agency", "Daily"]);
  await finish();
});

test("what stands in the editor and is not saved survives a reload, letter by letter, until it is saved or given up", async () => {
  const { page, finish } = await hosts["heather-moor"].open();
  await state(page, "ready");
  const written = (words) => draftIs(page, words);
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator("#add").click();
  await page.getByLabel("Name of the source").fill("Local si");
  await page.getByLabel(/Its text/).fill("Nine hundred homes\n\nwere to");
  await page.locator("#editor-about summary").click();
  await page.getByLabel("Day of publication").fill("2025-0");
  await written("Nine hundred homes\n\nwere to");
  await page.reload();
  await state(page, "ready");
  const goOn = page.getByRole("button", { name: "Go on editing" });
  await goOn.click();
  assert.equal(await page.getByLabel("Name of the source").inputValue(), "Local si");
  assert.equal(await page.getByLabel(/Its text/).inputValue(), "Nine hundred homes\n\nwere to");
  assert.equal(await page.getByLabel("Day of publication").inputValue(), "2025-0", "an unfinished day, too");
  // Cancelled by mistake, it is there; and after another reload.
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await goOn.waitFor();
  await written("Nine hundred homes\n\nwere to");
  await page.reload();
  await state(page, "ready");
  await goOn.click();
  await page.getByLabel("Day of publication").fill("2025-03-10");
  await page.getByRole("button", { name: "Compare it" }).click();
  await page.waitForFunction(() => document.querySelector("cross-read").articles.length === 3);
  await written(null);

  // A change to an account is a draft of that account.
  await page.locator("#manage").click();
  await page.getByRole("button", { name: "Edit the text of Daily" }).click();
  await page.getByLabel(/Its text/).fill("Other words.");
  await written("Other words.");
  await page.reload();
  await state(page, "ready");
  await goOn.click();
  assert.match(await page.locator("#editor-title").innerText(), /B/);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.locator(".message[data-about=draft] .close").click();
  await written(null);
  await page.reload();
  await state(page, "ready");
  assert.equal(await goOn.count(), 0, "given up is given up");

  // Whoever adds again finds what was typed, and what is brought meanwhile takes nothing away.
  const texts = page.getByLabel(/Its text/);
  await page.locator("#add").click();
  await texts.fill("The first text.");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.locator("#add").click();
  assert.equal(await texts.inputValue(), "The first text.");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.locator("#manage").click();
  await page.getByRole("button", { name: "Edit the text of Daily" }).click();
  await texts.fill("The second text.");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await written("The second text.");
  await page.reload();
  await state(page, "ready");
  assert.equal(await goOn.count(), 2, "both are kept");
  await goOn.first().click();
  assert.equal(await texts.inputValue(), "The first text.");
  await page.getByRole("button", { name: "Compare it" }).click();
  await written("The second text.");
  await page.locator(".message[data-about=draft] .close").click();
  await written(null);

  await page.locator("#add").click();
  await page.getByLabel(/Its text/).fill("To be forgotten.");
  await written("To be forgotten.");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.locator("#forget").click();
  await written(null);
  await finish();
});
