// On paper, A4 and in black and white: every view keeps what it says, with its sources and the day.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hosting, onPaper, overflow, show, start } from "./harness.mjs";

const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const input = [
  ["A", "Agency", `Thousands told to boil water\n\nAbout 9,000 ${told} after a pump failed overnight.\n\n“We acted as soon as the alarm reached us, and no contaminated water left the site,” said Ines Calder, the director of operations.`],
  ["B", "Daily", `Pump fails on the moor\n\nSome 9,000 ${told} because a pump failed in the night. Engineers worked through the morning.`],
  ["C", "Broadcaster", `Water scare\n\nSome 12,000 ${told} after a pump failed overnight.\n\n“We acted as soon as the alarm reached us, and contaminated water left the site,” said Ines Calder, the director of operations.`],
].map(([id, label, text]) => ({ id, label, text, lang: "en", published: "2025-03-10", url: `https://news.example/${id}` }));
const hosts = hosting({ moor: input, twenty: Array.from({ length: 20 }, (_, index) => ({ ...input[index % 3], id: "ABCDEFGHIJKLMNOPQRST"[index], label: `${input[index % 3].label} ${index}` })) });
/** @type {Awaited<ReturnType<typeof start>>} */
let seeds;
before(async () => { seeds = await start(); });
after(async () => { await seeds?.close(); });
/** The width of A4 between margins of a centimetre, in CSS pixels. */
const A4 = { width: 718, height: 1000 };
const SAID = { read: /12,000|≠ number/, coverage: /3 of 3|all 3/, quotes: /cuts “no”/, differences: /9,000[\s\S]*12,000/, pair: /About 9,000/, overview: /told by others/ };

/** @param {import("playwright-core").Page} page @param {string} [margin] */
async function pagesOf(page, margin = "0") {
  const pdf = (await page.pdf({ format: "A4", margin: { top: margin, right: margin, bottom: margin, left: margin } })).toString("latin1");
  const pages = (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
  if (!pages && pdf.includes("/ObjStm")) throw new Error("the driver cannot: write a PDF whose pages can be counted without unpacking");
  return pages;
}

test("every view on paper: what it says, letters and signs for colours, sources with dates, the day; nothing cut off", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open({ viewport: A4 });
  await ready();
  await reader.locator(".row", { hasText: "About 9,000" }).locator("button.bars").click();
  await onPaper(page);
  for (const view of Object.keys(SAID)) {
    await show(reader, view);
    const words = await reader.locator(".view").innerText();
    assert.match(words, SAID[view], view);
    assert.doesNotMatch(words, /Open a sentence|A letter sorts/, "nothing on paper can be pressed");
    const foot = await reader.locator(".print-only").innerText();
    for (const { id, label } of input) assert.ok(foot.includes(`${id}: ${label}, 2025-03-10, https://news.example/${id}`), view);
    assert.match(foot, /printed \w+ \d+, \d{4}/);
    assert.ok(await overflow(page) <= 0, view);
    const { letters, narrow, hidden } = await reader.evaluate((element) => {
      const seen = [...element.shadowRoot.querySelectorAll("[part=comparison] *")].filter((one) => one.checkVisibility());
      return {
        letters: seen.filter((one) => one.matches(".disc, .place")).filter((one) => getComputedStyle(one).color !== "rgb(0, 0, 0)" && !one.matches(".place.part")).length,
        narrow: seen.filter((one) => one.matches(".view p, .view .text") && one.textContent.length > 60 && one.getBoundingClientRect().width < 150).length,
        hidden: seen.filter((one) => ["auto", "scroll", "hidden"].includes(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight + 2 && !one.matches(".unseen, .account-label")).map((one) => one.className),
      };
    });
    assert.deepEqual({ letters, narrow, hidden }, { letters: 0, narrow: 0, hidden: [] }, view);
  }
  await show(reader, "differences");
  assert.equal(await reader.locator(".card.conflict .apart").first().innerText().then((text) => text.includes("≠")), true, "the sign stands where the colour stood");
  await finish();
});

test("the paper itself: pages of A4, two columns of one width for a pair", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  for (const view of Object.keys(SAID)) {
    await show(reader, view);
    const pages = await pagesOf(page);
    assert.ok(pages >= 1 && pages <= 4, `${view} takes ${pages} pages`);
  }
  await show(reader, "pair");
  await onPaper(page);
  const [left, right] = await reader.locator(".side").evaluateAll((sides) => sides.map((side) => side.getBoundingClientRect().width));
  assert.ok(Math.abs(left - right) < 1);
  await show(reader, "read");
  await reader.evaluate((element) => { element.base = "B"; });
  assert.equal(await reader.locator(".row.lone").first().evaluate((row) => getComputedStyle(row, "::before").position), "static", "what is out of the flow is drawn anywhere where pages break");
  await finish();
});

test("on paper nothing sticks, nothing is scrolled and nothing is where the reader was", async () => {
  const { page, reader, ready, finish } = await seeds.open({ viewport: { width: 1280, height: 700 } });
  await ready();
  for (const view of Object.keys(SAID)) {
    await page.emulateMedia({ media: "screen" });
    await show(reader, view);
    await page.keyboard.press("]");
    await reader.locator(".current:not(.invitation), .card.chosen").first().waitFor();
    await reader.evaluate((element) => { for (const one of element.shadowRoot.querySelectorAll(".side, .table-frame")) one.scrollTop = 300; });
    await onPaper(page);
    const left = await reader.evaluate((element) => [...element.shadowRoot.querySelectorAll("[part=comparison] *")].filter((one) => one.checkVisibility()).flatMap((one) => {
      const { position, backgroundColor } = getComputedStyle(one);
      const ground = one.closest(".chosen") && !one.matches(".view-overview *, .disc, .place, i, mark, ins, del") && !/^(?:rgba\(0, 0, 0, 0\)|transparent)$/.test(backgroundColor) && backgroundColor !== getComputedStyle(document.body).backgroundColor;
      return position === "sticky" && one.matches(".view *") || ground || one.scrollTop || one.matches(".current") ? [`${one.localName}.${one.className}`] : [];
    }));
    assert.deepEqual(left, [], view);
  }
  await finish();
});

test("twenty accounts on paper", async () => {
  const { page, reader, ready, finish } = await hosts.twenty.open({ viewport: A4 });
  await ready();
  await onPaper(page);
  for (const view of Object.keys(SAID)) {
    await show(reader, view);
    assert.ok(await overflow(page) <= 0, view);
  }
  await finish();
});

test("Coverage of the first event takes four pages, and tells there what it tells on the screen", async () => {
  const { page, reader, ready, finish } = await seeds.open();
  await ready();
  await show(reader, "coverage");
  const told = () => reader.evaluate((element) => {
    const view = element.shadowRoot.querySelector(".view-coverage");
    const words = (one) => one.textContent.replace(/\s+/g, " ").trim();
    return {
      rows: [...view.querySelectorAll("tbody tr")].map((row) => ({ text: words(row.querySelector("p")), told: words(row.querySelector(".told-by")), places: [...row.querySelectorAll(".place")].map(words) })),
      lone: [...view.querySelectorAll("section")].flatMap((section) => [...section.querySelectorAll("li")].map((line) => ({ text: words(line.querySelector("bdi")), told: words(section.querySelector("h2")).replace(/ ·.*/, ""), places: [words(line.querySelector("b"))] }))),
    };
  });
  const screen = await told();
  assert.ok(screen.rows.length > 60 && screen.lone.length === 0);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await onPaper(page);
  const paper = await told();
  assert.ok(paper.lone.length > 20 && paper.rows.every(({ places }) => places.length > 1));
  const sorted = (lines) => lines.map((line) => JSON.stringify(line)).sort();
  // A long sentence is cut on the screen, where it leads to its place; paper leads nowhere, and has it whole.
  const cut = screen.rows.filter(({ text }) => text.endsWith(" …"));
  assert.ok(cut.length > 3);
  const begins = (lines) => sorted(lines.map((line) => ({ ...line, text: line.text.slice(0, 120) })));
  assert.deepEqual(begins([...paper.rows, ...paper.lone]), begins(screen.rows));
  const whole = await reader.evaluate(({ comparison }) => comparison.sentences.map(({ article, start, end, parts }) => (parts?.length ? parts : [[start, end]]).map(([from, to]) => comparison.articles[article].text.slice(from, to)).join(" ").replace(/\s+/g, " ").trim()));
  for (const { text } of [...paper.rows, ...paper.lone]) assert.ok(whole.includes(text), text);
  assert.ok(await reader.locator("thead .disc").first().evaluate((one) => getComputedStyle(one).display === "contents"), "a letter that is no box is repeated on every page");
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.deepEqual(await told(), screen, "on the screen the table is whole again");
  for (const margin of ["0", "1cm"]) {
    const pages = await pagesOf(page, margin);
    assert.ok(pages <= 4, `${pages} pages with margins of ${margin}`);
  }
  // Where one account's order is asked for, its order holds on paper too.
  await page.emulateMedia({ media: "screen" });
  await reader.locator(".choices select").first().selectOption("B");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal((await told()).lone.length, 0);
  await finish();
});

test("what is folded in Quotes, quotations of one text, stands on paper; the weightiest disagreement too", async () => {
  const { page, reader, ready, finish } = await seeds.open();
  await ready();
  await onPaper(page);
  assert.ok(await reader.locator(".invitation li").first().isVisible());
  assert.ok(!(await reader.getByRole("button", { name: "Go there" }).isVisible()), "nothing on paper can be pressed");
  await show(reader, "quotes");
  const fold = reader.locator(".lone-quotations:not([open])").first();
  await fold.waitFor({ state: "attached" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await fold.waitFor({ state: "detached" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await fold.waitFor({ state: "attached" });
  await finish();
});

test("what several others tell and an account does not stands on paper whole, which has no way to the rest", async () => {
  const { page, reader, ready, finish } = await seeds.open();
  await ready();
  const lines = () => reader.locator(".missing li").count();
  const all = Number.parseInt(await reader.locator(".figures button").innerText(), 10);
  const screen = await lines();
  assert.ok(screen < all);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await reader.locator(".missing li").nth(screen).waitFor({ state: "attached" });
  assert.equal(await lines(), all);
  assert.equal(await reader.locator(".missing > p button").count(), 0);
  await finish();
});
