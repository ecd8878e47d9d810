// A text of thousands of paragraphs: drawn where it is read, and still found, printed and walked through as a whole.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessibilityProblems, hosting, show } from "./harness.mjs";

const COUNT = 3000;
const text = (mark) => Array.from({ length: COUNT }, (_, index) => `Pump ${index} failed near mill ${index % 97}, ${mark} said on Monday.`).join("\n\n");
const hosts = hosting({ long: [{ id: "A", label: "Log", lang: "en", text: text("Ines Calder") }, { id: "B", label: "Other log", lang: "en", text: text("Tom Barrow").replace("Pump 2500 failed near mill 75", "Pump 2500 failed near mill 76") }] });
const frames = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)))));

test("only what is near is drawn in Read; the rest is there as text, and is drawn as one comes to it", async () => {
  const { page, reader, ready, finish } = await hosts.long.open();
  await ready();
  await frames(page);
  const rows = await reader.locator(".row").count();
  assert.ok(rows > 10 && rows < 800, `${rows} rows`);
  const words = await reader.locator("article.read").evaluate((one) => one.textContent);
  for (const index of [0, 1500, COUNT - 1]) assert.ok(words.includes(`Pump ${index} failed near mill`), `paragraph ${index} is found by the browser’s search`);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await reader.locator(".row", { hasText: `Pump ${COUNT - 1} failed` }).waitFor();
  assert.ok(await reader.locator(".row").count() < 800, "what is far off again is let go");
  await finish();
});

test("a long list is cut into stretches with the page’s own work between, and is whole all the while", async () => {
  const { page, ready, finish } = await hosts.long.open({ path: "icon.svg", expect: /status of 404|favicon/ });
  await page.addInitScript((last) => {
    window.looks = [];
    // Looked at after every change of the view, before anything is painted.
    const look = () => {
      const article = document.querySelector("cross-read")?.shadowRoot?.querySelector("[part=comparison]:not([hidden]) article.read");
      if (article) window.looks.push({ stretches: article.querySelectorAll(".slice").length, whole: article.textContent.includes(last) });
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, `Pump ${COUNT - 1} failed near mill`);
  await page.goto(page.url().replace("icon.svg", ""));
  await ready();
  await page.waitForFunction((count) => window.looks.at(-1)?.stretches === count, Math.ceil(COUNT / 40));
  const looks = await page.evaluate(() => window.looks);
  assert.ok(looks.every(({ whole }) => whole), "nothing of the text is ever gone");
  assert.deepEqual(looks.map(({ stretches }) => stretches), looks.map(({ stretches }) => stretches).sort((a, b) => a - b), "nor drawn anew when the rest arrives");
  await finish();
});

test("a jump leads to a place that was not drawn, and opens it", async () => {
  const { page, reader, ready, finish } = await hosts.long.open();
  await ready();
  const target = await reader.evaluate((element) => element.comparison.sentences.find(({ article, start, end }) => article === 0 && element.comparison.articles[0].text.slice(start, end).startsWith("Pump 2500")).id);
  await reader.evaluate((element, sentence) => element.select({ sentence }), target);
  const row = reader.locator(".row.chosen", { hasText: "Pump 2500" });
  await row.waitFor();
  await page.waitForFunction((id) => { const { top, bottom } = document.querySelector("cross-read").shadowRoot.querySelector(`.row[data-sentence="${id}"]`).getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }, target);
  await row.locator("button.bars").click();
  await reader.locator(".others", { hasText: "Tom Barrow" }).waitFor();
  await page.keyboard.press("Tab");
  await frames(page);
  assert.ok(await reader.evaluate((element) => element.shadowRoot.activeElement !== null), "the focus goes on from there");
  await finish();
});

test("on paper everything is drawn", async () => {
  const { page, reader, ready, finish } = await hosts.long.open();
  await ready();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await reader.locator(".row").count(), COUNT);
  assert.equal(await reader.locator(".undrawn").count(), 0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.waitForFunction((count) => document.querySelector("cross-read").shadowRoot.querySelectorAll(".row").length < count, COUNT);
  await finish();
});

test("Pair draws both sides where they are read, and scrolls them together; axe finds nothing", async () => {
  const { page, reader, ready, finish } = await hosts.long.open();
  await ready();
  await show(reader, "pair");
  await frames(page);
  assert.ok(await reader.locator(".paired").count() < 1600);
  await reader.locator(".side").first().evaluate((side) => { side.scrollTop = side.scrollHeight; });
  await reader.locator(".side").first().locator(".paired", { hasText: `Pump ${COUNT - 1} failed` }).waitFor();
  await reader.locator(".side").nth(1).locator(".paired", { hasText: `Pump ${COUNT - 1} failed` }).waitFor();
  assert.deepEqual(await accessibilityProblems(page), []);
  await finish();
});

test("thousands of differences are drawn where they are read, and one that is gone to is there", async () => {
  const { page, reader, ready, finish } = await hosts.long.open();
  await ready();
  await show(reader, "differences");
  await frames(page);
  const { count, last } = await reader.evaluate((element) => ({ count: element.comparison.differences.filter(({ level }) => level !== "style").length, last: element.comparison.differences.filter(({ level }) => level !== "style").at(-1).id }));
  assert.ok(count > 1000, String(count));
  assert.ok(await reader.locator(".card").count() < 400, "cards are drawn near what is in sight");
  await reader.evaluate((element, difference) => element.select({ difference }), last);
  await reader.locator(`.card.chosen[data-difference="${last}"]`).waitFor();
  await finish();
});

test("an account’s strip has no more stops than it has room for", async () => {
  const { reader, ready, finish } = await hosts.long.open();
  await ready();
  await show(reader, "overview");
  const stops = reader.locator(".strip").first().getByRole("button");
  const count = await stops.count();
  assert.ok(count > 100 && count <= 300, String(count));
  assert.ok(await reader.locator(".strip").first().evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth), "nothing of it is out of sight");
  await stops.last().click();
  await reader.locator(".row.chosen", { hasText: /Pump 29\d\d failed/ }).waitFor();
  await finish();
});
