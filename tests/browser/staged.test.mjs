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
const hosts = hosting({ long: accounts(36, 150), hundred: accounts(100, 40), few: accounts(5, 900), short: accounts(3, 2) });

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

/** Holds back what the worker says after half a comparison until that was drawn: a quick machine, or a busy one, would show the whole at once. */
const holding = () => {
  const { set } = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 400))));
  Object.defineProperty(Worker.prototype, "onmessage", {
    set(hear) {
      let turn = Promise.resolve();
      set.call(this, (event) => {
        turn = turn.then(() => {
          hear.call(this, event);
          return event.data?.type === "partial" ? drawn() : undefined;
        });
      });
    },
  });
};
const blank = { path: "icon.svg", expect: /status of 404|favicon/ };
/** Opens the page with what a test puts before its scripts. @param {string} host @param {Array<() => void>} scripts @param {import("playwright-core").BrowserContextOptions} [options] */
async function opened(host, scripts, options) {
  const one = await hosts[host].open({ ...blank, ...options });
  for (const script of scripts) await one.page.addInitScript(script);
  const url = one.page.url().replace("icon.svg", "");
  return { ...one, go: () => one.page.goto(url) };
}
/** Waits for half a comparison. @param {import("playwright-core").Page} page */
const partial = (page) => page.waitForFunction(() => document.querySelector("cross-read")?.state === "partial", null, { timeout: 60_000, polling: 20 });

/** Opens the page and follows it to the end. @param {string} host @param {import("playwright-core").BrowserContextOptions} options */
async function followed(host, options) {
  const { page, reader, ready, finish, go } = await opened(host, [watch, holding], options);
  await go();
  await partial(page);
  const half = await reader.evaluate((element) => element.state === "partial" && element.comparison);
  await ready();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const { shown, shifts } = await page.evaluate(() => ({ shown: window.shown, shifts: window.shifts }));
  const partly = shown.filter((one) => one.state !== "ready");
  assert.ok(partly.length > 0 && shown.at(-1).state === "ready");
  const moved = shifts.filter((one) => one.startTime >= partly[0].at && !one.hadRecentInput);
  const sum = moved.reduce((total, one) => total + one.value, 0);
  assert.ok(sum < 0.005, `moved by ${sum}: ${JSON.stringify(moved)}`);
  return { page, half, shown, partly, finish };
}

for (const [host, locale, width] of /** @type {const} */ ([["long", "fr", 360], ["long", "de", 1000], ["hundred", "en", 1280], ["hundred", "uk", 360], ["few", "pt", 1280], ["few", "es", 360]])) {
  test(`nothing moves with few accounts or many, in long words or short (${host}, ${locale}, ${width} px)`, async () => {
    const { finish } = await followed(host, { locale, viewport: { width, height: 780 } });
    await finish();
  });
}

test("a button that is pressed while all else waits stays under the finger until it is let go", async () => {
  const { page, finish } = await followed("long", { viewport: { width: 1280, height: 800 } });
  const tab = page.getByRole("tab", { name: "Overview" });
  const before = await tab.boundingBox();
  await page.mouse.move(before.x + 2, before.y + before.height / 2);
  await page.mouse.down();
  assert.deepEqual(await tab.boundingBox(), before);
  await page.mouse.up();
  await page.locator(".view-overview").waitFor();
  await finish();
});

for (const [width, height] of [[1280, 800], [360, 780]]) {
  test(`the texts are read before the rest is found, and do not move when it arrives (${width} px)`, async () => {
    const { half, shown, partly, finish } = await followed("long", { viewport: { width, height } });
    assert.ok(!half, "half a comparison is not given out");
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
    await finish();
  });
}

test("while the rest is found, Quotes can be read and the other views say what they wait for; axe finds nothing", async () => {
  const { page, reader, ready, finish, go } = await opened("long", [holding]);
  await go();
  await partial(page);
  // What each view says is asked in one go, so that the work cannot end between two of them.
  const said = await reader.evaluate(async (element) => {
    const words = {};
    for (const view of ["quotes", "coverage", "differences", "pair", "overview"]) {
      element.view = view;
      await Promise.resolve().then(() => {}).then(() => {});
      words[view] = `${element.state}: ${element.shadowRoot.querySelector(".view").innerText.trim()}`;
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
  const { page, reader, finish, go } = await opened("long", [holding]);
  await go();
  await partial(page);
  await reader.evaluate((element) => element.cancel());
  assert.equal(await reader.evaluate((element) => element.state), "cancelled");
  assert.match(await reader.locator("[part=status]").innerText(), /Stopped[\s\S]*have not been compared/);
  assert.ok(await reader.locator("[part=plain]").first().isVisible());
  assert.equal(await reader.locator(".view").count(), 0);
  await finish();
});

test("quick work shows nothing half", async () => {
  const { page, ready, finish, go } = await opened("short", [watch]);
  // Work is quick where the machine is not held up meanwhile: one of a few rounds is.
  let states = [];
  for (let round = 0; round < 5 && (!states.length || states.includes("partial")); round += 1) {
    await go();
    await ready();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    states = await page.evaluate(() => window.shown.map((one) => one.state));
  }
  assert.ok(states.length > 0 && !states.includes("partial"), String(states));
  await finish();
});
