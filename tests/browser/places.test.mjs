// Pair, Coverage and Overview; one selection over all views, corrections, a link to a place, and the theme.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessibilityProblems, hosting, onPaper, openingSet, overflow, seen, show, start } from "./harness.mjs";

const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const input = [
  { id: "A", label: "Agency", lang: "en", published: "2025-03-10", text: `Thousands told to boil water\n\nAbout 9,000 ${told} after a pump failed overnight. The company said that no contaminated water had left the site.\n\nThe pump had been due for replacement in spring, according to minutes of the water committee.\n\nShare this article` },
  { id: "B", label: "Daily", lang: "en", text: `Pump fails on the moor\n\nSome 9,000 ${told} because a pump failed in the night. Engineers worked through the morning.` },
  { id: "C", label: "Broadcaster", lang: "en", text: `Water scare\n\nSome 12,000 ${told} after a pump failed overnight. A farmers’ market was called off.` },
];
const twenty = Array.from({ length: 20 }, (_, index) => ({ ...input[index % 3], id: String.fromCharCode(65 + index), label: `${input[index % 3].label} ${index}` }));
const first = ["Council delays new bridge", "The council has put off the new bridge over the Carrow until autumn. Surveyors found soft ground under the eastern pier.", "Work was to begin on 3 June. It will now begin on 9 September, the council’s engineer said.", "“We did not expect this,” said Lena Hart, who leads the works.", "The bridge is to carry 4,000 cars a day. The old one carries 3,100 and is closed to lorries.", "The survey took eleven days and was paid for by the county."];
const second = [first[0], first[5], first[1].replace("eastern", "western"), first[2].replace("9 September", "16 September"), first[3], `${first[4]} The council will answer in May.`];
const versions = [{ id: "A", label: "Carrow Post", lang: "en", text: first.join("\n\n") }, { id: "B", label: "Carrow Post", lang: "en", text: second.join("\n\n") }];

const hosts = hosting({ moor: input, twenty, versions, none: [] });

test("two outlets stand side by side, each in its order, with their differing words marked, never as deleted", async () => {
  const { reader, ready, finish } = await hosts.moor.open();
  await ready();
  await show(reader, "pair");
  const sides = reader.locator(".side");
  assert.equal(await sides.count(), 2);
  assert.match(await sides.nth(0).innerText(), /Agency[\s\S]*About 9,000[\s\S]*minutes of the water committee/);
  await reader.locator(".side mark.other").first().waitFor();
  assert.equal(await reader.locator("ins, del").count(), 0);
  assert.match(await seen(sides.nth(0).locator(".paired", { hasText: "9,000" })), /same|partly|other words|told in 2 sentences/);
  assert.match(await seen(sides.nth(0).locator(".paired", { hasText: "minutes of" })), /not found in the text of/);
  await finish();
});

test("two versions of one article: insertions, deletions, what moved, and equal stretches folded", async () => {
  const { reader, ready, finish } = await hosts.versions.open();
  await ready();
  await show(reader, "pair");
  await reader.locator("del", { hasText: "eastern" }).waitFor();
  assert.ok(await reader.locator("ins", { hasText: "western" }).isVisible());
  assert.match(await seen(reader.locator(".side").first().locator(".paired", { hasText: "eleven days" })), /elsewhere in the order/);
  await reader.locator(".threads path.moved").first().waitFor({ state: "attached" });
  const folds = reader.locator("details.same");
  assert.equal(await folds.count(), 2, "one on each side");
  assert.equal(await folds.first().evaluate((one) => one.open), false);
  await folds.first().locator("summary").click();
  await reader.locator(".side").nth(1).locator("details.same[open]").waitFor();
  await reader.getByLabel("Two versions of one article").uncheck();
  await reader.locator("ins, del").first().waitFor({ state: "detached" });
  await finish();
});

test("the account that is pressed is one of the two, beside the one that was read", async () => {
  const { page, reader, ready, finish } = await hosts.twenty.open();
  await ready();
  await show(reader, "pair");
  const heads = () => reader.locator(".side-head .disc").allInnerTexts();
  assert.equal((await heads())[0], "A");
  await reader.locator("input[value=E]").evaluate((one) => one.click());
  await page.waitForFunction(() => document.querySelector("cross-read").base === "E");
  assert.deepEqual(await heads(), ["E", "A"]);
  assert.equal(await reader.getByLabel(/^Compare .+ with/).inputValue(), "A");
  await reader.getByLabel(/^Compare .+ with/).selectOption("H");
  assert.deepEqual(await heads(), ["E", "H"]);
  await reader.locator("input[value=H]").evaluate((one) => one.click());
  assert.deepEqual(await heads(), ["H", "E"]);
  assert.equal(await reader.getByLabel(/^Compare .+ with/).inputValue(), "E");
  await finish();
});

test("one side follows the other, until it is let go", async () => {
  const { page, reader, ready, finish } = await hosts.versions.open({ viewport: { width: 1100, height: 420 } });
  await ready();
  await show(reader, "pair");
  await reader.getByLabel("Scroll together").uncheck();
  const scroll = (side) => reader.locator(".side").nth(side).evaluate((one) => one.scrollTop);
  const move = (to) => reader.locator(".side").first().evaluate((one, top) => { one.scrollTop = top; }, to);
  await move(120);
  await page.waitForTimeout(150);
  assert.equal(await scroll(1), 0, "alone");
  await reader.getByLabel("Scroll together").check();
  await move(260);
  await page.waitForFunction(() => document.querySelector("cross-read").shadowRoot.querySelectorAll(".side")[1].scrollTop > 0);
  await finish();
});

test("below 700 px a pair is one column with the edits inside", async () => {
  const { page, reader, ready, finish } = await hosts.versions.open({ viewport: { width: 360, height: 800 } });
  await ready();
  await show(reader, "pair");
  const line = reader.locator(".paired", { hasText: "pier" });
  await line.locator("ins").waitFor();
  assert.match(await seen(line), /the eastern western pier/);
  assert.equal(await reader.locator(".side").count(), 0);
  assert.ok(await overflow(page) <= 0);
  await finish();
});

test("in one column every sentence has the letter of its account, on paper too; on a low screen the page scrolls, and no box in it", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open({ viewport: { width: 360, height: 780 } });
  await ready();
  await show(reader, "pair");
  const told = () => reader.locator(".pair.column").evaluate((column, texts) => [...column.querySelectorAll("p[dir]")].map((sentence) => {
    const letter = sentence.parentElement.querySelector(":scope > .disc");
    const shown = sentence.cloneNode(true);
    for (const label of shown.querySelectorAll(".unseen")) label.remove();
    const words = shown.textContent.trim();
    return { letter: letter?.checkVisibility() && letter.textContent.trim(), of: ["A", "B"].filter((_, index) => texts[index].includes(words.slice(-20))), before: Boolean(letter) && letter.getBoundingClientRect().right <= sentence.getBoundingClientRect().left };
  }), input.map(({ text }) => text));
  const check = (sentences) => {
    assert.ok(sentences.length > 5);
    for (const { letter, of, before } of sentences) assert.ok(of.includes(letter) && before, JSON.stringify(sentences));
    assert.deepEqual([...new Set(sentences.map(({ letter }) => letter))].sort(), ["A", "B"]);
  };
  check(await told());
  await onPaper(page);
  check(await told());
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 740, height: 340 });
  await page.waitForFunction(() => document.documentElement.scrollHeight > innerHeight + 200);
  assert.equal(await reader.locator(".side").count(), 0);
  check(await told());
  await page.setViewportSize({ width: 1280, height: 800 });
  await reader.locator(".side").nth(1).waitFor();
  await finish();
});

test("what is folded as the same in both stands on paper", async () => {
  const { page, reader, ready, finish } = await hosts.versions.open();
  await ready();
  await show(reader, "pair");
  const fold = reader.locator("details.same").first();
  await fold.waitFor();
  assert.equal(await fold.evaluate((one) => one.open), false);
  for (const [event, open] of [["beforeprint", true], ["afterprint", false]]) {
    await page.evaluate((name) => dispatchEvent(new Event(name)), event);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
    assert.equal(await fold.evaluate((one) => one.open), open);
  }
  await finish();
});

test("two columns on paper say of every sentence whose it is: their heads stand on the first sheet alone", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open({ viewport: { width: 1280, height: 800 } });
  await ready();
  await show(reader, "pair");
  const signs = () => reader.locator(".side").evaluateAll((sides) => sides.map((side) => [...new Set([...side.querySelectorAll(".paired")].map((one) => getComputedStyle(one, "::before").content.slice(0, 3)))].join()));
  assert.deepEqual(await signs(), ["non", "non"], "on the screen the heads stay in sight");
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await signs(), ['"A"', '"B"']);
  await finish();
});

test("the words of a row of Coverage lead where the button of their account leads, and Escape back", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  await show(reader, "coverage");
  const words = reader.locator("tbody th p", { hasText: "farmers’ market" });
  await words.click();
  await reader.locator(".view-read .row.chosen", { hasText: "farmers’ market" }).waitFor();
  assert.equal(await reader.getAttribute("base"), "C");
  await page.waitForFunction(() => document.querySelector("cross-read").shadowRoot.activeElement);
  await page.keyboard.press("Escape");
  await reader.locator(".view-coverage").waitFor();
  assert.equal(await reader.evaluate((element) => element.shadowRoot.activeElement?.className.includes("place")), true);
  // Whoever marks words to copy them stays.
  await words.evaluate((one) => getSelection().selectAllChildren(one));
  await words.dispatchEvent("click");
  assert.equal(await reader.getAttribute("view"), "coverage");
  await finish();
});

test("the ring of the row that has the focus is whole: over its first cell too, and inside the frame", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  await show(reader, "coverage");
  await page.keyboard.press("]");
  await reader.locator("tr.chosen").waitFor();
  await page.waitForFunction(() => document.querySelector("cross-read").shadowRoot.activeElement?.matches("tr.chosen"));
  const ring = await reader.locator("tr.chosen").evaluate((row) => { const { position, outlineStyle, outlineOffset, inlineSize } = getComputedStyle(row, "::after"); return { position, outlineStyle, outlineOffset, whole: parseFloat(inlineSize) >= row.getBoundingClientRect().width - 1 }; });
  assert.deepEqual(ring, { position: "absolute", outlineStyle: "solid", outlineOffset: "-2px", whole: true });
  await finish();
});

test("coverage is a table that sorts by each account, filters, and keeps its heads in sight", async () => {
  const { page, reader, ready, finish } = await hosts.twenty.open();
  await ready();
  await show(reader, "coverage");
  const table = reader.getByRole("table");
  assert.equal(await table.getByRole("columnheader").count(), 22);
  await table.getByRole("columnheader").nth(2).getByRole("button").click();
  assert.equal(await table.getByRole("columnheader").nth(2).getAttribute("aria-sort"), "ascending");
  const places = await table.locator("tbody tr td:nth-child(3) button").allTextContents();
  assert.deepEqual(places.map(parseFloat), places.map(parseFloat).toSorted?.((a, b) => a - b) ?? places.map(parseFloat).sort((a, b) => a - b));
  await reader.locator(".choices select").nth(1).selectOption("conflict");
  assert.equal(await table.locator("tbody tr").count(), await table.locator("tbody .conflict-note").count());
  await reader.locator(".choices select").nth(1).selectOption("every");
  await reader.locator(".table-frame").evaluate((frame) => { frame.style.maxBlockSize = "12rem"; frame.scrollTop = 120; frame.scrollLeft = 40; });
  const [frame, head] = [await reader.locator(".table-frame").boundingBox(), await table.getByRole("columnheader").first().boundingBox()];
  assert.ok(Math.abs(head.y - frame.y) < 2, "the head row stays");
  assert.ok(head.x >= frame.x && head.x < frame.x + 60, "and the first column");
  assert.ok(await overflow(page) <= 0);
  await finish();
});

test("twenty accounts in every view, wide and at 360 px", async () => {
  for (const width of [360, 1280]) {
    const { page, reader, ready, finish } = await hosts.twenty.open({ viewport: { width, height: 800 } });
    await ready();
    for (const view of ["read", "coverage", "quotes", "differences", "pair", "overview"]) {
      await show(reader, view);
      assert.ok(await overflow(page) <= 0, `${view} at ${width}`);
    }
    assert.equal(await reader.locator(".strip").count(), 20);
    await finish();
  }
});

test("a figure of the overview opens the two side by side", async () => {
  const { reader, ready, finish } = await hosts.moor.open();
  await ready();
  await show(reader, "overview");
  await reader.getByRole("button", { name: /^Agency tells \d+% of Broadcaster/ }).click();
  await reader.locator(".view-pair").waitFor();
  assert.equal(await reader.getAttribute("base"), "C");
  assert.match(await reader.locator(".side-head").nth(1).innerText(), /Agency/);
  await finish();
});

test("one selection in all views", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  await page.keyboard.press("]");
  const chosen = { coverage: reader.locator("tr.chosen"), differences: reader.locator(".card.chosen"), pair: reader.locator(".side").first().locator(".paired.chosen"), overview: reader.locator(".strip button.chosen").first(), read: reader.locator(".row.chosen") };
  for (const [view, place] of Object.entries(chosen)) {
    await show(reader, view);
    assert.equal(await place.count(), 1, view);
  }
  await finish();
});

test("a link that is wrong is undone and taken back, and the reader stays where they were", async () => {
  const { reader, ready, finish } = await hosts.moor.open();
  await ready();
  const sentence = reader.locator(".row", { hasText: "About 9,000" });
  await sentence.locator("button.bars").click();
  const before = await reader.locator(".others li").count();
  assert.match(await seen(reader.locator(".others li").first()), /same|partly|other words|told in 2 sentences/, "how sure it is, in words");
  await reader.locator(".others").getByRole("button", { name: "Not the same? Separate them" }).first().click();
  await reader.getByText("1 correction made by hand is in this comparison.").waitFor();
  assert.equal(await reader.evaluate((element) => element.options.unlink.length), 1);
  assert.ok(await reader.locator(".row.chosen", { hasText: "About 9,000" }).isVisible());
  await reader.getByRole("button", { name: "Take the last one back" }).click();
  await reader.getByText("1 correction made by hand is in this comparison.").waitFor({ state: "detached" });
  assert.equal(await reader.locator(".others li").count(), before);
  await finish();
});

test("a wrong link is undone and taken back beside the other account too", async () => {
  const { reader, ready, finish } = await hosts.moor.open();
  await ready();
  await show(reader, "pair");
  const undo = reader.getByRole("button", { name: "Not the same? Separate them" });
  const before = await undo.count();
  await undo.first().click();
  await reader.getByText("1 correction made by hand is in this comparison.").waitFor();
  const [first, second] = await reader.evaluate((element) => element.options.unlink[0]);
  const apart = await reader.evaluate((element, [a, b]) => {
    const { links, sentences } = element.comparison;
    const meets = (id, place) => sentences[id].article === place.article && sentences[id].start < place.end && sentences[id].end > place.start;
    return !links.some((link) => (meets(link.a, a) && meets(link.b, b)) || (meets(link.a, b) && meets(link.b, a)));
  }, [first, second]);
  assert.ok(apart, "no link joins the two sentences any more");
  await reader.getByRole("button", { name: "Take the last one back" }).click();
  await reader.getByText("1 correction made by hand is in this comparison.").waitFor({ state: "detached" });
  assert.equal(await undo.count(), before);
  await finish();
});

test("a line left out is shown on request, with its reason, and put back", async () => {
  const { reader, ready, finish } = await hosts.moor.open();
  await ready();
  await reader.getByRole("button", { name: /page furniture left out/ }).click();
  const line = reader.locator(".block.furniture", { hasText: "Share this article" });
  assert.match(await line.innerText(), /left out: \S/);
  await line.getByRole("button", { name: /put it back/ }).click();
  await reader.locator(".block.paragraph", { hasText: "Share this article" }).waitFor();
  await finish();
});

test("the address leads back to the place, in the same texts only", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  await page.keyboard.press("]");
  await reader.getByRole("tab", { name: "Coverage" }).click();
  await page.waitForFunction(() => /view=coverage.*place=difference-\d+/.test(location.hash));
  const hash = await page.evaluate(() => location.hash);
  await finish();

  const again = await hosts.moor.open({ path: hash });
  await again.ready();
  await again.reader.locator(".view-coverage tr.chosen").waitFor();
  await again.finish();

  const elsewhere = await hosts.versions.open({ path: hash });
  await elsewhere.ready();
  assert.equal(await elsewhere.reader.getAttribute("view"), null, "places of other texts mean nothing here");
  await elsewhere.page.locator("#notices").getByText(/^The link leads to a place that is not here/).waitFor();
  await elsewhere.finish();

  const none = await hosts.moor.open({ path: hash.replace(/difference-\d+/, "difference-99") });
  await none.ready();
  await none.page.locator("#notices").getByText(/^The link leads to a place that is not here/).waitFor();
  await none.reader.getByRole("tab", { name: "Coverage" }).click();
  await none.page.locator("#notices .message").waitFor({ state: "detached" });
  await none.finish();
});

test("a link opened where nothing is yet leads to its place once the last of its texts has come", async () => {
  const there = await hosts.moor.open();
  await there.ready();
  await there.reader.evaluate((element) => element.next());
  await there.page.waitForFunction(() => /place=/.test(location.hash));
  const hash = await there.page.evaluate(() => location.hash);
  await there.finish();
  const { page, reader, finish } = await hosts.none.open({ path: hash });
  for (const [index, { label, text }] of input.entries()) {
    await page.locator("#files").setInputFiles([{ name: `${index}.txt`, mimeType: "text/plain", buffer: Buffer.from(`label: ${label}\nlang: en\n\n${text}`) }]);
    await page.waitForFunction((count) => document.querySelector("cross-read").comparison?.articles.length === count, index + 1);
  }
  await page.waitForFunction(() => document.querySelector("cross-read").getAttribute("place"));
  assert.equal(await reader.getAttribute("place"), new URLSearchParams(hash.slice(1)).get("place"));
  assert.doesNotMatch(await page.locator("#problems").innerText(), /not here/, "what was said of it is no longer so");
  await finish();
});

test("going back to where other texts were follows no link: the view is there, and nothing is said of a link", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  await reader.getByRole("tab", { name: "Coverage" }).click();
  await reader.getByRole("tab", { name: "Overview" }).click();
  await page.waitForFunction(() => /view=overview/.test(location.hash));
  await page.locator("#manage").click();
  await page.getByRole("button", { name: "Remove Broadcaster" }).click();
  await page.waitForFunction(() => document.querySelector("cross-read").comparison.articles.length === 2);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("cross-read").getAttribute("view") === "coverage");
  assert.equal(await page.locator("#notices").getByText(/The link leads/).count(), 0);
  await page.goForward();
  await page.waitForFunction(() => document.querySelector("cross-read").getAttribute("view") === "overview");
  await page.evaluate(() => { location.hash = "#base=A&view=quotes&of=0000"; });
  await page.locator("#notices").getByText(/^The link leads to a place that is not here/).waitFor();
  await finish();
});

test("where the row of views goes on, a sign says so, in both directions of writing and in forced colours; at its end there is none", async () => {
  for (const options of [{}, { locale: "ar" }, { forcedColors: /** @type {const} */ ("active") }]) {
    const { page, reader, ready, finish } = await hosts.moor.open({ viewport: { width: 360, height: 780 }, ...options });
    await ready();
    const tabs = reader.locator(".tabs");
    const way = options.locale === "ar" ? -1 : 1;
    // What the sign changes in the picture: it is there and seen, or lies under the tab at the end.
    const changes = async (/** @type {string} */ which, /** @type {number} */ to) => {
      await tabs.evaluate((one, left) => { one.scrollLeft = left; }, to * way);
      const picture = () => tabs.screenshot();
      const shown = await picture();
      await tabs.evaluate((one, name) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`.tabs::${name} { visibility: hidden }`); one.getRootNode().adoptedStyleSheets.push(sheet); }, which);
      const hidden = await picture();
      await tabs.evaluate((one) => { one.getRootNode().adoptedStyleSheets.pop(); });
      // A shadow of the paper's colour on paper may round to the next one.
      return page.evaluate(async (pictures) => {
        const [one, two] = await Promise.all(pictures.map(async (bytes) => {
          const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
          canvas.drawImage(bitmap, 0, 0);
          return canvas.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }));
        return one.some((value, index) => Math.abs(value - two[index]) > 20);
      }, [shown, hidden].map((bytes) => [...bytes]));
    };
    await page.keyboard.press("Shift");
    assert.deepEqual([await changes("before", 0), await changes("after", 0)], [false, true], "at the beginning");
    assert.deepEqual([await changes("before", 999), await changes("after", 999)], [true, false], "at the end");
    await finish();
  }
});

test("a sign beside a difference stands on the line of the word before it, whatever the width, and what follows the word too", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open({ viewport: { width: 360, height: 780 } });
  await ready();
  await page.keyboard.press("]");
  await reader.locator(".row mark.ends").first().waitFor();
  for (let width = 320; width <= 400; width += 4) {
    await page.setViewportSize({ width, height: 780 });
    const apart = await reader.evaluate((element) => [...element.shadowRoot.querySelectorAll(".text mark.ends")].filter((one) => {
      const next = one.nextSibling?.nodeType === Node.TEXT_NODE ? one.nextSibling : one.nextSibling?.nextSibling;
      const [last] = [...one.getClientRects()].slice(-1);
      if (getComputedStyle(one, "::after").position !== "absolute") return true;
      if (!/^[.,;:]/.test(next?.textContent ?? "")) return false;
      const range = document.createRange();
      range.setStart(next, 0);
      range.setEnd(next, 1);
      return Math.abs(range.getBoundingClientRect().bottom - last.bottom) > 4;
    }).length);
    assert.equal(apart, 0, `${width}`);
  }
  await finish();
});

test("a text that is left alone asks for another, in every place that speaks of others", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  await reader.evaluate((element) => { element.articles = element.articles.slice(0, 1); });
  await page.waitForFunction(() => document.querySelector("cross-read").comparison?.articles.length === 1);
  for (const view of ["read", "differences", "pair"]) {
    await show(reader, view);
    const words = await reader.locator("[part=comparison]").innerText();
    assert.match(words, /This is the only text\. Add another account of the same event to compare\./, view);
    assert.doesNotMatch(words, /No other text here/, view);
  }
  await finish();
});

test("Escape leads back to where a way through the differences began, side by side too", async () => {
  const { page, reader, ready, finish } = await hosts.versions.open({ viewport: { width: 1280, height: 520 } });
  await ready();
  await show(reader, "pair");
  const side = reader.locator(".side").first();
  await side.focus();
  const scrolled = () => side.evaluate((one) => [one.scrollTop, scrollY]);
  const before = await scrolled();
  await page.keyboard.press("]");
  await page.keyboard.press("]");
  await page.waitForFunction(() => document.querySelector("cross-read").shadowRoot.activeElement?.matches(".chosen, .current"));
  await page.evaluate(() => scrollTo(0, scrollY - 40));
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector("cross-read").shadowRoot.activeElement?.matches(".view"));
  assert.deepEqual(await scrolled(), before);
  await finish();
});

test("the theme follows the page’s own toggle, however late and wherever it stands", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  assert.equal(await reader.getAttribute("data-dark"), null);
  await page.evaluate(() => { document.querySelector("main").style.background = "#111"; });
  await page.waitForFunction(() => document.querySelector("cross-read").hasAttribute("data-dark"));
  await page.evaluate(() => { document.querySelector("main").style.background = ""; });
  await page.waitForFunction(() => !document.querySelector("cross-read").hasAttribute("data-dark"));
  await finish();
});

test("printed, the page names its sources and their dates", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open();
  await ready();
  assert.ok(!(await reader.locator(".print-only").isVisible()));
  await onPaper(page);
  assert.match(await reader.locator(".print-only").innerText(), /A: Agency, 2025-03-10/);
  assert.ok(!(await reader.locator(".travel").isVisible()));
  await finish();
});

test("axe finds nothing in a pair of versions, light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, reader, ready, finish } = await hosts.versions.open({ colorScheme });
    await ready();
    await show(reader, "pair");
    await reader.locator("del").first().waitFor();
    assert.deepEqual(await accessibilityProblems(page), [], colorScheme);
    await finish();
  }
});

test("a hundred accounts: the page is never held up for over 50 ms while they are compared and shown", async () => {
  const things = ["the harbour", "the works", "the valley", "the school", "the bridge", "the ferry", "the mill", "the market"];
  const hundred = Array.from({ length: 100 }, (_, a) => ({ id: `N${a}`, label: `Paper ${a}`, lang: "en",
    text: things.map((thing, s) => `About ${1000 + ((a * 7 + s * 13) % 900)} households near ${thing} were told on Monday, in notice ${s}, to boil their water after pump ${(s * 11) % 60} failed.`).join("\n\n") }));
  const host = await start({ opening: openingSet("hundred", hundred) });
  try {
    const { page, ready, finish } = await host.open();
    await ready();
    const longest = () => page.evaluate(async () => {
      const tasks = [];
      const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => Math.round(entry.duration))));
      observer.observe({ type: "longtask" });
      const element = document.querySelector("cross-read");
      const result = new Promise((resolve) => element.addEventListener("crossread:result", resolve, { once: true }));
      element.articles = element.articles.map((article, index) => (index ? article : { ...article, text: `${article.text}\n\nOne more.` }));
      await result;
      await new Promise((resolve) => setTimeout(resolve, 300));
      observer.disconnect();
      return tasks;
    });
    // A machine at work on other things stretches any task: what counts is that the page needs none.
    const rounds = [];
    do rounds.push(await longest()); while (rounds.at(-1).length && rounds.length < 5);
    assert.deepEqual(rounds.at(-1), [], `tasks of ${JSON.stringify(rounds)} ms`);
    await finish();
  } finally {
    await host.close();
  }
});
