// How a reader finds their way without a manual: what is seen first, what the marks mean, the way on and back, a link to
// where they are; eight accounts told apart; text at twice the size.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityProblems, hosting, overflow, seen, show, start } from "./harness.mjs";

const VIEWS = ["read", "coverage", "quotes", "differences", "pair", "overview"];
const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const input = [
  { id: "A", label: "Agency", lang: "en", published: "2025-03-10", text: `Thousands told to boil water\n\nAbout 9,000 ${told} after a pump failed overnight. The company said that no contaminated water had left the site.` },
  { id: "B", label: "Daily", lang: "en", text: `Pump fails on the moor\n\nSome 9,000 ${told} because a pump failed in the night. Engineers worked through the morning.` },
  { id: "C", label: "Broadcaster", lang: "en", text: `Water scare\n\nSome 12,000 ${told} after a pump failed overnight. A farmers’ market was called off.` },
];
const ten = Array.from({ length: 10 }, (_, index) => ({ ...input[index % 3], id: "ABCDEFGHIJ"[index], label: `${input[index % 3].label} ${index}` }));
const apart = [...input.slice(0, 2), { id: "C", label: "Far away", lang: "en", text: "A library opens\n\nThe mayor of Ostrey, Odile Marrant, opened a library beside the old school in May. Children had painted its walls." }];

const foreign = [input[0], { id: "B", label: "Tageblatt", lang: "de", text: "Wasser abkochen\n\nRund 9.000 Haushalte unterhalb des Stausees Heather Moor sollen seit Montag ihr Trinkwasser abkochen." }];
const minutes = "The pump had been due for replacement in spring, according to minutes of the water committee.";
const unequal = [0, 1, 2].map((index) => ({ ...input[index], text: index === 1 ? input[1].text : `${input[index].text}\n\n${minutes}` }));
const hosts = hosting({ moor: input, ten, apart, unequal, foreign });
/** @type {Awaited<ReturnType<typeof start>>} */
let seeds;
before(async () => { seeds = await start(); });
after(async () => { await seeds?.close(); });

for (const [width, height] of [[1280, 800], [360, 780]]) {
  test(`the largest disagreement of the first event is seen first, with both values and who gives them (${width} px)`, async () => {
    const { reader, ready, finish } = await seeds.open({ viewport: { width, height } });
    await ready();
    const { differences, articles } = await reader.evaluate((element) => element.comparison);
    const [largest] = differences.filter((one) => one.level === "conflict").sort((a, b) => b.rank - a.rank || a.id - b.id);
    const line = reader.locator(".invitation");
    const words = await seen(line);
    assert.match(words, /^Largest disagreement: Number/);
    for (const { text, article } of largest.readings) {
      assert.ok(words.includes(text.replace(/\s+/g, " ")), text);
      assert.ok(words.includes(articles[article].id));
      assert.ok(words.includes(articles[article].label), "the outlet by its name");
    }
    // A statement that stands by itself: for each side the sentence that says so, its value marked.
    const sides = await line.locator("li").evaluateAll((all) => all.map((one) => ({ sentence: one.querySelector("p").innerText, marks: one.querySelectorAll("mark").length })));
    assert.equal(sides.length, new Set(largest.readings.map(({ value }) => JSON.stringify(value))).size);
    for (const { sentence, marks } of sides) {
      assert.equal(marks, 1, sentence);
      assert.ok(largest.readings.some(({ text }) => sentence.includes(text) && sentence.length > 1.5 * text.length), sentence);
    }
    const box = await line.boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= height, "without scrolling");
    await line.getByRole("button", { name: "Go there" }).click();
    await reader.locator(".places mark, .row.chosen mark").first().waitFor();
    await finish();
  });
}

test("what the marks mean and what the keys do is told within reach of Read", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  await reader.getByText("What the marks mean").click();
  const words = await reader.locator(".legend ul").innerText();
  for (const one of [/disagrees with another text/, /not found in the other texts/, /other words than/, /\[ \]\s*Go through the differences/]) assert.match(words, one);
  // The samples are the marks themselves.
  const line = (locator) => locator.first().evaluate((mark) => { const { textDecorationStyle, textDecorationLine } = getComputedStyle(mark); return `${textDecorationLine} ${textDecorationStyle}`; });
  const sample = await line(reader.locator(".legend mark.conflict"));
  await page.keyboard.press("]");
  await reader.locator(".others mark.conflict").first().waitFor();
  assert.equal(await line(reader.locator(".others mark.conflict")), sample);
  const side = (locator, part) => locator.first().evaluate((one, name) => getComputedStyle(one, name).borderInlineStart, part);
  assert.match(await side(reader.locator(".row.lone"), "::before"), /^2px dotted/, "beside the words, not under them");
  assert.equal(await side(reader.locator(".legend .alone")), await side(reader.locator(".row.lone"), "::before"));
  assert.match(await reader.locator("[part=next]").innerText(), /Next\s*\]/, "the key stands beside the word for what it does");
  await finish();
});

test("the way through the differences is in every view, with the position", async () => {
  const { reader, ready, finish } = await hosts.moor.open();
  await ready();
  const count = await reader.evaluate((element) => element.comparison.differences.filter((one) => one.level !== "style").length);
  for (const [index, view] of VIEWS.entries()) {
    await show(reader, view);
    await reader.getByRole("button", { name: "Next difference" }).click();
    assert.equal(await reader.locator(".position").innerText(), `difference ${(index % count) + 1} of ${count}`, view);
    assert.ok(await reader.locator(".filters summary").isVisible(), view);
    const chosen = await reader.evaluate((element) => element.place);
    assert.match(chosen, /^difference-\d+$/);
  }
  await finish();
});

test("a link to the place at hand is copied, and leads there", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open({ permissions: ["clipboard-read", "clipboard-write"] });
  await ready();
  await show(reader, "differences");
  await page.keyboard.press("]");
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText(/The link to this place is copied/).waitFor();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  const place = await reader.evaluate((element) => element.place);
  await finish();

  const again = await hosts.moor.open({ path: link.hash });
  await again.ready();
  await again.reader.locator(".view-differences .card.chosen").waitFor();
  assert.equal(await again.reader.evaluate((element) => element.place), place);
  await again.finish();
});

test("the browser’s Back leads to the view, the account and the place before; a step inside a view is no entry", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  const entries = await page.evaluate(() => history.length);
  await page.keyboard.press("]");
  await page.waitForFunction(() => /place=difference/.test(location.hash));
  assert.equal(await page.evaluate(() => history.length), entries, "a place alone is no step");
  const place = await reader.evaluate((element) => element.place);

  await reader.getByRole("tab", { name: "Coverage" }).click();
  await page.waitForFunction(() => /view=coverage/.test(location.hash));
  await reader.getByRole("radio", { name: /Broadcaster/ }).check();
  await page.waitForFunction(() => /base=C/.test(location.hash));
  assert.equal(await page.evaluate(() => history.length), entries + 2);

  await page.goBack();
  await page.waitForFunction(() => document.querySelector("cross-read").base === "A");
  await reader.locator(".view-coverage").waitFor();
  await page.goBack();
  await reader.locator(".view-read .row.chosen").waitFor();
  assert.equal(await reader.evaluate((element) => element.place), place);
  await page.goForward();
  await reader.locator(".view-coverage tr.chosen").waitFor();
  await finish();
});

test("Back to the very beginning: the first account, nothing chosen", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  await reader.getByRole("tab", { name: "Overview" }).click();
  await page.waitForFunction(() => /view=overview/.test(location.hash));
  // To an address without a fragment Firefox's driver sees no way back; the page has it all the same.
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => !location.hash);
  await reader.locator(".view-read").waitFor();
  assert.equal(await reader.locator(".chosen").count(), 0);
  await finish();
});

test("an element in a host’s page leaves the address alone", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  // The page's own hand is taken away: what remains is the element.
  const asked = await page.evaluate(() => {
    const calls = [];
    const other = document.createElement("cross-read");
    other.workerSrc = "./crossread/worker.js";
    for (const name of ["pushState", "replaceState"]) { const own = history[name].bind(history); history[name] = (...given) => { calls.push(name); own(...given); }; }
    document.querySelector("main").append(other);
    other.articles = document.querySelector("cross-read").articles;
    return new Promise((resolve) => other.addEventListener("crossread:result", () => { other.view = "pair"; other.next(); setTimeout(() => resolve(calls), 50); }));
  });
  assert.deepEqual(asked, []);
  assert.equal(await reader.count(), 1);
  await finish();
});

for (const colorScheme of ["light", "dark"]) {
  test(`twenty accounts differ in letter and in colour, shape and filling together (${colorScheme})`, async () => {
    const { page, reader, ready, finish } = await hosts.ten.open({ colorScheme });
    await ready();
    await page.evaluate((articles) => { document.querySelector("cross-read").articles = articles; }, Array.from({ length: 20 }, (_, n) => ({ id: String.fromCharCode(65 + n), label: `Outlet ${n + 1}`, text: `About ${n}00 households were told to boil their water.` })));
    await page.waitForFunction(() => document.querySelector("cross-read").comparison?.articles.length === 20);
    const luminance = (colour) => { const [r, g, b] = colour.match(/[\d.]+/g).map((value) => { const part = value / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    for (const view of ["read", "coverage", "overview"]) {
      await show(reader, view);
      const where = view === "read" ? ".account .disc" : view === "coverage" ? "thead .disc" : ".strip-row .disc";
      const signs = await reader.locator(where).evaluateAll((all) => all.map((one) => {
        const { backgroundColor, color, borderRadius, boxShadow } = getComputedStyle(one);
        const paper = getComputedStyle(document.body).backgroundColor;
        return { ground: backgroundColor === "rgba(0, 0, 0, 0)" ? paper : backgroundColor, ink: color, round: parseFloat(borderRadius) > 10, ring: boxShadow !== "none", letter: one.textContent.trim() };
      }));
      assert.equal(signs.length, 20, view);
      assert.deepEqual(signs.slice(0, 8).map((one) => one.round), [true, true, true, true, false, false, false, false]);
      assert.equal(new Set(signs.map(({ letter: _letter, ...look }) => JSON.stringify(look))).size, 20, `${view}: no two look alike`);
      assert.equal(new Set(signs.map((one) => one.letter)).size, 20, "and all in their letter");
      for (const { ground, ink, letter } of signs) {
        const [light, dark] = [luminance(ground), luminance(ink)].sort((a, b) => b - a);
        assert.ok((light + 0.05) / (dark + 0.05) >= 4.5, `${letter} on its ground`);
      }
    }
    assert.deepEqual(await reader.locator(".account").evaluateAll((all) => all.map((one) => getComputedStyle(one).fontWeight)), ["600", ...Array(19).fill("400")], "only the one that is read is set bold");
    await finish();
  });
}

for (const width of [360, 768, 1280]) {
  test(`with letters at twice the size nothing is cut off and nothing is wider than the page (${width} px)`, async () => {
    const { page, reader, ready, finish } = await seeds.open({ viewport: { width, height: 900 } });
    await ready();
    const before = await reader.locator(".row .text").nth(3).evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    const session = await page.context().newCDPSession(page);
    await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    await page.waitForFunction((size) => parseFloat(getComputedStyle(document.querySelector("cross-read").shadowRoot.querySelectorAll(".row .text")[3]).fontSize) === size * 2, before);
    for (const view of VIEWS) {
      await show(reader, view);
      assert.ok(await overflow(page) <= 0, view);
      const cut = await reader.evaluate((element) => [...element.shadowRoot.querySelectorAll("[part=comparison] :is(button, .summary, .text, .judged, .notes, h2, h3, label, summary, td, th)")]
        .filter((one) => one.checkVisibility() && !one.closest(".strip, .unseen, .table-frame, select") && getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 2).map((one) => one.className || one.localName));
      assert.deepEqual(cut, [], view);
    }
    await finish();
  });
}

test("Coverage says in words which account shares nothing with the others, and nothing of the kind where all share something", async () => {
  const { reader, ready, finish } = await hosts.apart.open();
  await ready();
  await show(reader, "coverage");
  await reader.getByText("Nothing of C was found in the other texts.").waitFor();
  await finish();
  for (const host of [hosts.moor, hosts.foreign]) {
    const other = await host.open();
    await other.ready();
    await show(other.reader, "coverage");
    assert.equal(await other.reader.getByText(/^Nothing of/).count(), 0);
    await other.finish();
  }
});

test("two accounts of different events beside each other are said to be so", async () => {
  const { reader, ready, finish } = await hosts.apart.open();
  await ready();
  await show(reader, "pair");
  assert.equal(await reader.getByText(/seem to tell of different events/).count(), 0);
  await reader.getByLabel(/^Compare .+ with/).selectOption("C");
  await reader.getByText(/seem to tell of different events/).waitFor();
  await finish();
});

test("two accounts in two languages are said to be so, and nobody says that they tell of different events", async () => {
  const { reader, ready, finish } = await hosts.foreign.open();
  await ready();
  await reader.getByText("Texts in another language are compared at most by names, numbers and times that stand in both.").waitFor();
  await show(reader, "pair");
  await reader.getByText(/These two are in different languages/).waitFor();
  assert.equal(await reader.getByText(/seem to tell of different events/).count(), 0);
  await finish();
});

test("a passage is copied with its sources", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open({ permissions: ["clipboard-read", "clipboard-write"] });
  await ready();
  await reader.locator(".row", { hasText: "About 9,000" }).locator("button.bars").click();
  await reader.locator(".others").getByRole("button", { name: "Copy with sources" }).click();
  await reader.getByRole("button", { name: "Copied" }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /^A: About 9,000 households[\s\S]*\nC: Some 12,000[\s\S]*\n\nA: Agency, 2025-03-10\n/);
  await finish();
});

test("axe finds nothing with the legend open, ten accounts and an account of another event", async () => {
  for (const host of [hosts.ten, hosts.apart]) {
    const { page, reader, ready, finish } = await host.open();
    await ready();
    await reader.getByText("What the marks mean").click();
    for (const view of VIEWS) {
      await show(reader, view);
      assert.deepEqual(await accessibilityProblems(page), [], view);
    }
    await finish();
  }
});

test("what two or more others tell and this account does not stands at its end, with a way to it", async () => {
  const { reader, ready, finish } = await hosts.unequal.open();
  await ready();
  await reader.getByRole("radio", { name: /Daily/ }).check();
  const way = reader.locator(".summary").getByRole("button", { name: "1 passage told by several others, not found here" });
  await way.click();
  const section = reader.getByRole("region", { name: /Told by two or more others, not found in the text of Daily/ });
  assert.ok(await section.getByRole("heading").isVisible());
  assert.match(await seen(section), /minutes of the water committee/);
  assert.equal(await reader.evaluate((element) => element.shadowRoot.activeElement?.id), "missing", "the focus goes along");
  await section.getByRole("button", { name: "Read in Agency" }).click();
  assert.match(await seen(reader.locator(".row.chosen")), /minutes of the water committee/);
  assert.equal(await reader.getAttribute("base"), "A");
  assert.equal(await reader.locator(".missing").count(), 0, "nothing of the kind for an account that tells it");
  await finish();
});
