// Long work: what is found first is read first, nothing is called missing before it was looked for, and nothing that is read
// moves while the rest arrives.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessibilityProblems, hosting, show } from "./harness.mjs";

const places = ["Carrow", "Heather Moor", "Upper Carrow", "the reservoir", "the valley", "the works"];
const said = "We acted as soon as the alarm reached us, and no contaminated water left the site before noon";
/** Accounts that share names, numbers and most words: the hard case. @param {number} count @param {number} sentences */
const accounts = (count, sentences) => Array.from({ length: count }, (_, a) => ({
  id: `N${a}`, label: `Paper ${a}`, lang: "en",
  text: [`Pump fails at ${places[a % 6]}`, `“${a % 3 ? said : said.replace("no ", "")},” said Ines Calder, the director of operations.`,
    ...Array.from({ length: sentences }, (_unused, s) => `About ${1000 + ((a * 7 + s * 13) % 900)} households near ${places[(a + s) % 6]} were told on Monday, in notice ${s} of ${places[(s * 5) % 6]}, to boil their water after pump ${(s * 11) % 60} failed.`)].join("\n\n"),
}));
const hosts = hosting({ long: accounts(24, 150), short: accounts(3, 2) });

/** Notes, frame by frame, what the element shows; begun before the page's own scripts. */
const watch = () => {
  window.shown = [];
  window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value, hadRecentInput, startTime, sources }) => ({ value, hadRecentInput, startTime, what: sources.map(({ node }) => `${node?.parentElement?.className ?? ""} ${node?.className ?? node?.textContent ?? ""}`.slice(0, 60)) })))).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const element = document.querySelector("cross-read");
    const root = element?.shadowRoot;
    const view = root?.querySelector("[part=comparison]:not([hidden]) .view");
    if (view) {
      const words = root.querySelector("[part=comparison]").innerText;
      const last = window.shown.at(-1);
      if (!last || last.state !== element.state || last.words !== words) window.shown.push({ state: element.state, words, at: performance.now(), waits: /still being/.test(words) });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

for (const [width, height] of [[1280, 800], [360, 780]]) {
  test(`the texts are read before the rest is found, and do not move when it arrives (${width} px)`, async () => {
    const { page, reader, ready, finish } = await hosts.long.open({ path: "icon.svg", viewport: { width, height }, expect: /status of 404|favicon/ });
    await page.addInitScript(watch);
    await page.goto(page.url().replace("icon.svg", ""));
    await page.waitForFunction(() => document.querySelector("cross-read")?.state === "partial", null, { timeout: 60_000, polling: 20 });
    assert.equal(await reader.evaluate((element) => element.comparison), null, "half a comparison is not given out");
    await ready();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const { shown, shifts } = await page.evaluate(() => ({ shown: window.shown, shifts: window.shifts }));
    const partly = shown.filter((one) => one.state !== "ready");
    assert.ok(partly.length > 0 && shown.at(-1).state === "ready");
    const [texts, links] = [partly.filter(({ words }) => !/told by others too/.test(words)), partly.filter(({ words }) => /told by others too/.test(words))];
    assert.ok(texts.length && links.length, "first the texts, then what the others tell");
    for (const { words } of partly) {
      assert.match(words, /Pump fails at Carrow/, "the text");
      assert.match(words, /still being compared/, "said calmly");
      assert.doesNotMatch(words, /no differences|no conflict|No other text/i, "nothing is missing before it was looked for");
    }
    for (const { words } of texts) assert.doesNotMatch(words, /not found/);
    assert.match(shown.at(-1).words, /told by others too/);
    assert.ok(!shown.at(-1).waits);
    const from = partly[0].at;
    const moved = shifts.filter((one) => one.startTime >= from && !one.hadRecentInput);
    const sum = moved.reduce((total, one) => total + one.value, 0);
    assert.ok(sum < 0.005, `moved by ${sum}: ${JSON.stringify(moved)}`);
    await finish();
  });
}

test("while the rest is found, Quotes can be read and the other views say what they wait for; axe finds nothing", async () => {
  const { page, reader, ready, finish } = await hosts.long.open();
  await page.waitForFunction(() => document.querySelector("cross-read")?.state === "partial", null, { timeout: 60_000, polling: 20 });
  // What each view says is asked in one go, so that the work cannot end between two of them.
  const said = await reader.evaluate(async (element) => {
    const words = {};
    for (const view of ["quotes", "coverage", "differences", "pair", "overview"]) {
      element.view = view;
      await Promise.resolve().then(() => {}).then(() => {});
      words[view] = `${element.state}: ${element.shadowRoot.querySelector(".view").innerText}`;
    }
    return words;
  });
  assert.match(said.quotes, /^partial:[\s\S]*Ines Calder[\s\S]*alarm reached us/);
  assert.match(said.differences, /^partial: What disagrees is still being looked for\.$/);
  if (/still being/.test(said.coverage)) for (const view of ["coverage", "pair", "overview"]) assert.match(said[view], /^partial: What the others tell is still being compared\.$/, view);
  await show(reader, "quotes");
  if (await reader.evaluate((element) => element.state) === "partial") assert.deepEqual(await accessibilityProblems(page), []);
  await ready();
  await reader.locator(".view-quotes .utterance").first().waitFor();
  assert.equal(await reader.getAttribute("view"), "quotes", "the reader stays where they were");
  await finish();
});

test("cancelled half-way, the half is taken away and the texts stay", async () => {
  const { page, reader, finish } = await hosts.long.open();
  await page.waitForFunction(() => {
    const element = document.querySelector("cross-read");
    if (element?.state !== "partial") return false;
    element.cancel();
    return true;
  }, null, { timeout: 60_000, polling: 20 });
  assert.equal(await reader.evaluate((element) => element.state), "cancelled");
  assert.match(await reader.locator("[part=status]").innerText(), /Stopped[\s\S]*have not been compared/);
  assert.ok(await reader.locator("[part=plain]").first().isVisible());
  assert.equal(await reader.locator(".view").count(), 0);
  await finish();
});

test("quick work shows nothing half", async () => {
  const { page, ready, finish } = await hosts.short.open({ path: "icon.svg", expect: /status of 404|favicon/ });
  await page.addInitScript(watch);
  const url = page.url().replace("icon.svg", "");
  // Work is quick where the machine is not held up meanwhile: one of a few rounds is.
  let states = [];
  for (let round = 0; round < 5 && (!states.length || states.includes("partial")); round += 1) {
    await page.goto(url);
    await ready();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    states = await page.evaluate(() => window.shown.map((one) => one.state));
  }
  assert.ok(states.length > 0 && !states.includes("partial"), String(states));
  await finish();
});
