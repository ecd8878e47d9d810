// Quotes, Differences and what every view owes its reader, on an invented event.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessibilityProblems, hosting, overflow, seen, show } from "./harness.mjs";

const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const remark = "We acted as soon as the alarm reached us, and no contaminated water left the site before noon on Monday";
const input = [
  { id: "A", label: "Agency", lang: "en", published: "2025-03-10", text: `Thousands told to boil water\n\nAbout 9,000 ${told} after a pump failed overnight.\n\n“${remark},” said Ines Calder, the director of operations.\n\nThe pump had been due for replacement in spring, according to minutes of the water committee.` },
  { id: "B", label: "Daily", lang: "en", published: "2025-03-10", text: `Pump fails on the moor\n\nSome 9,000 ${told} because a pump failed in the night.\n\n“We acted as soon as the alarm reached us,” said Ines Calder, the director of operations.` },
  { id: "C", label: "Broadcaster", lang: "en", text: `Water scare\n\nSome 12,000 ${told} after a pump failed overnight.\n\n“${remark.replace("no ", "")},” said Ines Calder, the director of operations.\n\n“It was a long night,” said Tom Barrow, an engineer.` },
  { id: "D", label: "Local site", lang: "en", text: `Boil your water\n\nNine thousand ${told} after a pump broke down overnight.\n\n“${remark},” said Tom Barrow, an engineer.` },
];
const twenty = Array.from({ length: 20 }, (_, index) => ({ ...input[index % 4], id: String.fromCharCode(65 + index), label: `${input[index % 4].label} ${index}` }));
const odd = [
  { id: "an-identifier-made-by-a-machine-0001", label: `${"A long name ".repeat(40)}`, text: input[0].text.replace("after a pump", "\u202eafter\u202c a pump") },
  { id: "an-identifier-made-by-a-machine-0002", label: "\u202eeno rehtona\u202c <b>", text: input[1].text },
];

const crack = "The bridge over the Tern was closed to all traffic at six on Monday morning";
const joined = [
  { id: "A", label: "Agency", lang: "en", text: `Bridge closed\n\n${crack}. Engineers had found a crack in the northern pillar of the bridge.` },
  { id: "B", label: "Daily", lang: "en", text: `Crack in the pillar\n\n${crack} after engineers had found a crack in the northern pillar of the bridge.` },
];

const hosts = hosting({ moor: input, twenty, odd, joined, none: [] });

test("beside each other two accounts are marked where these two differ, not where a third differs from both", async () => {
  const { reader, ready, finish } = await hosts.moor.open();
  await ready();
  await show(reader, "pair");
  const other = reader.getByLabel("Compare A · Agency with");
  await other.selectOption("C");
  await reader.locator(".side mark.conflict", { hasText: "12,000" }).waitFor();
  await other.selectOption("B");
  await reader.locator(".side-head", { hasText: "Daily" }).waitFor();
  assert.deepEqual(await reader.locator(".side mark.conflict").allInnerTexts(), []);
  await show(reader, "read");
  await reader.locator(".row", { hasText: "About 9,000" }).locator("button.bars").click();
  const marked = await reader.locator(".others > ul > li").evaluateAll((all) => all.map((one) => `${one.querySelector(".disc").textContent}: ${[...one.querySelectorAll("mark.conflict")].map((mark) => mark.lastChild.textContent).join()}`));
  assert.deepEqual(marked.filter((one) => !/^D/.test(one)), ["B: ", "C: Some 12,000"], "nor among the others’ words");
  await finish();
});

test("that one sentence beside it holds two is said in plain words", async () => {
  const { reader, ready, finish } = await hosts.joined.open();
  await ready();
  await show(reader, "pair");
  const judged = reader.locator(".side").first().locator(".paired", { hasText: "closed to all traffic" }).locator(".judged");
  assert.match(await seen(judged), /B says in one sentence what stands here and in sentence 3 of A sentence 2 in B/);
  await finish();
});

test("an utterance stands at its fullest: each stretch with how many kept it, in words once for each number", async () => {
  const { reader, ready, finish } = await hosts.moor.open();
  await ready();
  await show(reader, "quotes");
  const utterance = reader.locator(".utterance").first();
  const figures = await utterance.locator("blockquote .kept").evaluateAll((all) => all.map((one) => [one.firstChild.nextSibling?.textContent ?? one.textContent, one.querySelector(".figure")?.textContent ?? "", one.title]));
  const [kept, cut] = [figures.find(([words]) => words.includes("alarm reached us")), figures.find(([words]) => /(^|\s)no(\s|$)/.test(words))];
  assert.equal(kept[1], "all 4", "all four kept the beginning");
  assert.match(cut[2], /^kept by [123] of 4$/);
  const said = figures.flatMap(([, figure]) => figure || []);
  for (const figure of said) assert.match(figure, /^(all 4|only [A-D]|[23] of 4)$/, "in the words of Coverage");
  assert.deepEqual([said.length, new Set(said).size], [new Set(figures.map(([, , title]) => title)).size, said.length], "each once");
  assert.match(await utterance.locator("blockquote").innerText(), /kept by 4 of 4/, "and in words for those who hear it");
  await finish();
});

test("each reading is aligned under it: cuts in brackets, flags in words, a jump to its place", async () => {
  const { reader, ready, finish } = await hosts.moor.open();
  await ready();
  await show(reader, "quotes");
  const readings = reader.locator(".utterance").first().locator(".readings > li");
  const c = readings.filter({ has: reader.page().getByRole("button", { name: "Read in Broadcaster" }) });
  assert.match(await seen(c), /\[no\]/, "the word that was cut is printed as cut");
  assert.match(await c.locator(".judged .conflict-note").first().innerText(), /cuts “no/);
  const b = readings.filter({ has: reader.page().getByRole("button", { name: "Read in Daily" }) });
  assert.match(await seen(b.locator(".judged")), /trimmed after “us”/);
  await b.getByRole("button", { name: "Read in Daily" }).click();
  await reader.locator(".view-read").waitFor();
  assert.match(await seen(reader.locator(".row.chosen")), /We acted as soon as the alarm reached us,”/);
  assert.equal(await reader.getAttribute("base"), "B");
  await finish();
});

test("what each account made of it stands before its words, and what is quoted whole is not printed again", async () => {
  for (const width of [360, 1280]) {
    const { reader, ready, finish } = await hosts.moor.open({ viewport: { width, height: 800 } });
    await ready();
    await show(reader, "quotes");
    const utterance = reader.locator(".utterance").first();
    const whole = utterance.locator(".readings > li", { hasText: "quoted whole" });
    assert.ok(await whole.count() >= 1);
    assert.equal(await whole.locator(".said").count(), 0);
    assert.ok((await whole.first().boundingBox()).height < 60);
    const cut = utterance.locator(".readings > li", { hasText: "trimmed after" });
    const [judged, said] = await Promise.all([".judged", ".said"].map((part) => cut.locator(part).boundingBox()));
    assert.ok(width < 700 ? judged.y < said.y : judged.x < said.x);
    const [base, rows, copy] = await Promise.all(["blockquote", ".readings", ".copy"].map((part) => utterance.locator(part).boundingBox()));
    assert.ok(rows.y - (base.y + base.height) < 24 && copy.y > rows.y, "nothing stands between the wording and the rows");
    await finish();
  }
});

test("quotations of one text are there, folded, under their speaker", async () => {
  const { reader, ready, finish } = await hosts.moor.open();
  await ready();
  await show(reader, "quotes");
  assert.match(await reader.locator(".speaker", { hasText: "Tom Barrow" }).locator(".lone-quotation").first().textContent(), /It was a long night/);
  await finish();
});

test("twenty accounts in Quotes: readings that print the same stand together", async () => {
  for (const width of [360, 1280]) {
    const { page, reader, ready, finish } = await hosts.twenty.open({ viewport: { width, height: 800 } });
    await ready();
    await show(reader, "quotes");
    assert.ok(await reader.locator(".utterance").first().locator(".readings > li").count() <= 4);
    assert.equal(await reader.locator(".utterance").first().locator(".readings button.disc").count(), 20);
    assert.ok(await overflow(page) <= 0, `at ${width}`);
    await finish();
  }
});

test("at every width a letter stands on the line of its value, and no line ends with a sign that parts", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open({ viewport: { width: 300, height: 900 } });
  await ready();
  await page.keyboard.press("]");
  for (let width = 300; width <= 700; width += 20) {
    await page.setViewportSize({ width, height: 900 });
    for (const view of ["read", "differences"]) {
      await show(reader, view);
      const apart = await reader.locator(".value").evaluateAll((all) => all.flatMap((one) => {
        const lines = [...one.querySelector("bdi").getClientRects()];
        const [value, letter] = [lines.at(-1), one.querySelector(".disc").getBoundingClientRect()];
        // No value under its letter, whichever way the page runs.
        if (lines.some((line) => line.top < letter.bottom - 2 && letter.top < line.bottom - 2 && line.left < letter.right - 1 && letter.left < line.right - 1)) return `over it: ${one.textContent}`;
        if (one.closest("[dir=rtl]")) return [];
        return one.innerText.includes(" ") && letter.top < value.bottom && letter.bottom > value.top && letter.left <= value.right + 12 ? [] : one.textContent;
      }));
      assert.deepEqual(apart, [], `${view} at ${width}`);
      const ending = await reader.locator(".apart").evaluateAll((all) => all.flatMap((one) => {
        const [sign, [value]] = [one.firstElementChild.getBoundingClientRect(), one.nextElementSibling.querySelector("bdi").getClientRects()];
        return value.top < sign.bottom && value.bottom > sign.top ? [] : one.parentElement.textContent;
      }));
      assert.deepEqual(ending, [], `no line ends with what parts (${view} at ${width})`);
      const wrapped = await reader.locator(".card .value bdi").evaluateAll((all) => all.flatMap((one) => (new Set([...one.getClientRects()].map(({ top }) => Math.round(top / 8))).size > 1 && one.parentElement.scrollWidth < one.closest(".values").clientWidth - 40 ? one.textContent : [])));
      assert.deepEqual(wrapped, [], `no value is broken where it has room (${view} at ${width})`);
    }
    await show(reader, "read");
    assert.doesNotMatch(await reader.locator(".summary").innerText(), /·\s*$/m);
    assert.deepEqual(await reader.locator(".judged > *").evaluateAll((all) => all.flatMap((one) => ["::before", "::after"].map((part) => getComputedStyle(one, part).content)).filter((content) => content.includes("·"))), []);
    if (width === 700 && await reader.getAttribute("lang") !== "ar") {
      await reader.evaluate((element) => { element.lang = "ar"; });
      await reader.locator("[part=comparison][dir=rtl]").waitFor();
      width = 280;
    }
  }
  await finish();
});

test("copying gives the words with their sources", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open({ permissions: ["clipboard-read", "clipboard-write"] });
  await ready();
  const copied = async (locator) => {
    await locator.click();
    await reader.getByRole("button", { name: "Copied" }).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await show(reader, "quotes");
  assert.match(await copied(reader.locator(".utterance .copy").first()), /^“We acted[\s\S]*B: “We acted as soon as the alarm reached us,” \(trimmed after “us”[\s\S]*\n\nA: Agency, 2025-03-10/);
  await show(reader, "differences");
  assert.match(await copied(reader.locator(".card.conflict", { hasText: "12,000" }).locator(".copy").first()), /12,000[\s\S]*C: Broadcaster/);
  await finish();
});

test("a filter that leaves nothing shows the way out", async () => {
  const { reader, ready, finish } = await hosts.moor.open();
  await ready();
  await reader.locator(".filters summary").click();
  for (const level of await reader.locator(".filter-panel fieldset").first().getByRole("checkbox").all()) if (await level.isChecked()) await level.uncheck();
  await reader.locator(".filters summary").click();
  await reader.locator(".travel").getByRole("button", { name: "All kinds" }).click();
  assert.match(await reader.locator(".position").innerText(), /\d+ differences?/);
  await finish();
});

test("odd names are bounded, and no sign prints a text in reverse unmarked", async () => {
  const { page, reader, ready, finish } = await hosts.odd.open({ viewport: { width: 360, height: 800 } });
  await ready();
  for (const view of ["read", "coverage", "quotes", "differences", "pair", "overview"]) {
    await show(reader, view);
    assert.ok(await overflow(page) <= 0, view);
    assert.doesNotMatch(await reader.locator("[part=comparison]").textContent(), /[\u202d\u202e]/, view);
  }
  await show(reader, "read");
  assert.ok(await reader.getByRole("img", { name: /in reverse/ }).first().isVisible());
  assert.equal(new Set(await reader.locator(".account .disc").allTextContents()).size, 2, "signs are told apart");
  await finish();
});

for (const [width, height] of [[360, 740], [740, 340]]) {
  test(`on a telephone the controls are three lines, the views stay within reach, and nothing that is jumped to lies under them (${width}×${height})`, async () => {
    const { page, reader, ready, finish } = await hosts.moor.open({ viewport: { width, height }, hasTouch: true, isMobile: true });
    await ready();
    const boxes = () => reader.evaluate((element) => Object.fromEntries([".top", ".bar", ".view"].map((name) => { const { top, bottom } = element.shadowRoot.querySelector(name).getBoundingClientRect(); return [name.slice(1), { top, bottom }]; })));
    const { top, bar } = await boxes();
    assert.ok(bar.bottom - top.top <= (width > height ? 104 : 150), `${bar.bottom - top.top} px`);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const low = await boxes();
    assert.ok(low.view.top < 0 && Math.abs(low.bar.top) < 1 && low.bar.bottom <= height / 4, "they stay, and take no more than a quarter of the window");
    for (const tab of await reader.getByRole("tab").all()) {
      await tab.click();
      const box = await tab.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height, await tab.innerText());
    }
    // To a difference, in Read and in the list, and to a sentence from the table.
    const clear = async (locator) => {
      await page.waitForFunction(() => { const now = scrollY; const same = window.was === now; window.was = now; return same; }, null, { polling: 100 });
      const [box, { bar: over }] = [await locator.boundingBox(), await boxes()];
      assert.ok(box.y >= over.bottom - 1 && box.y < height - 30, `${box.y} under ${over.bottom}`);
    };
    for (const view of ["differences", "read"]) {
      await show(reader, view);
      for (let step = 0; step < 3; step++) {
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await reader.getByRole("button", { name: "Next difference" }).click();
        await clear(reader.locator(".view .chosen :is(h3, .text)").first());
      }
    }
    await show(reader, "coverage");
    await reader.locator("button.place").last().click();
    await clear(reader.locator(".row.chosen > .text"));
    await finish();
  });
}

test("at 360 px the view that is open is in sight, and the line of views shows that it goes on", async () => {
  const { page, reader, ready, finish } = await hosts.moor.open({ viewport: { width: 360, height: 800 } });
  await ready();
  for (const name of ["read", "coverage", "quotes", "differences", "pair", "overview"]) {
    await show(reader, name);
    const { x, width } = await reader.locator(".tab[aria-selected=true]").boundingBox();
    assert.ok(x >= 0 && x + width <= 360, name);
    const cut = await reader.getByRole("tab").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter(({ left, right }) => (left < 355 && right > 360) || (left < 0 && right > 5)).length);
    assert.ok(cut > 0 || name === "read", `${name}: one is seen in part`);
  }
  assert.ok(await overflow(page) <= 0);
  await finish();
});

test("without accounts there is a way on", async () => {
  const { page, reader, finish } = await hosts.none.open();
  await page.waitForFunction(() => document.querySelector("cross-read")?.state === "empty" && document.querySelector("cross-read").shadowRoot.querySelector("slot[name=empty]"));
  assert.deepEqual(await accessibilityProblems(page), []);
  await page.getByRole("main").getByRole("button", { name: "Add an account" }).click();
  assert.ok(await page.getByLabel("Name of the source").isVisible());
  assert.ok(await reader.isVisible());
  await finish();
});
