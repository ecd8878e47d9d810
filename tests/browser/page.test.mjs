// The page as a reader uses it, in a real browser under the strict policy.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityProblems, openingSet, overflow, rename, seen, show, start } from "./harness.mjs";

const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const input = [
  { id: "A", label: "Agency", lang: "en", text: `Thousands told to boil water\n\nAbout 9,000 ${told} after a pump failed overnight. The company said that no contaminated water had left the site.\n\nThe pump had been due for replacement in spring, according to minutes of the water committee.` },
  { id: "B", label: "Daily", lang: "en", text: `Pump fails on the moor\n\nSome 9,000 ${told} because a pump failed in the night. Engineers worked through the morning.` },
  { id: "C", label: "Broadcaster", lang: "en", text: `Water scare\n\nSome 12,000 ${told} after a pump failed overnight. A farmers’ market was called off.` },
  { id: "D", label: "Local site", lang: "en", text: `Boil your water\n\nNine thousand ${told} after a pump broke down overnight. The Moor Inn gives away tea.` },
];

/** @type {Awaited<ReturnType<typeof start>>} */
let seeds;
/** @type {Awaited<ReturnType<typeof start>>} */
let moor;
before(async () => {
  seeds = await start();
  moor = await start({ opening: openingSet("heather-moor", input) });
});
after(async () => {
  await seeds?.close();
  await moor?.close();
});

const sentences = (reader) => reader.locator("button.bars");
const base = (reader) => reader.evaluate((element) => element.getAttribute("base"));

test("it opens with the first event, annotated", async () => {
  const { page, reader, ready, finish } = await seeds.open();
  await ready();
  assert.ok(await sentences(reader).count() >= 8, "sentences that others tell can be opened");
  // The day of one remark differs between the second and the fourth account.
  await reader.evaluate((element) => element.setAttribute("base", "B"));
  await reader.locator(".view .conflict-note").first().waitFor();
  assert.equal(await reader.locator(".account").count(), 5);
  assert.match(await page.locator("footer").innerText(), /Nothing leaves your browser/);
  await finish();
});

test("a sentence opens the others’ words, with those that differ marked", async () => {
  const { reader, ready, finish } = await moor.open();
  await ready();
  const sentence = reader.locator(".row", { hasText: "households below Heather Moor" });
  assert.equal(await sentence.locator("button.bars").getAttribute("aria-expanded"), "false");
  await sentence.locator(".text").click();
  const others = reader.locator(".others");
  await others.locator("mark").first().waitFor();
  assert.equal(await sentence.locator("button.bars").getAttribute("aria-expanded"), "true");
  assert.match(await seen(others), /12,000 households below Heather Moor/);
  assert.match(await seen(others), /same|partly|other words/, "and how sure the match is, in words");
  assert.ok(await others.locator("mark.conflict", { hasText: "12,000" }).count() > 0, "the value that disagrees");
  assert.ok(await others.locator("mark.other", { hasText: "because" }).count() > 0, "and other words");
  await sentence.locator(".text").click();
  await others.waitFor({ state: "detached" });
  await finish();
});

test("the base is switched in one click, and the place is kept", async () => {
  const { reader, ready, finish } = await moor.open();
  await ready();
  await reader.locator(".row", { hasText: "households below Heather Moor" }).locator("button.bars").click();
  await reader.getByRole("radio", { name: /Daily/ }).check();
  assert.equal(await base(reader), "B");
  assert.match(await seen(reader.locator(".row.chosen")), /Some 9,000 households/);
  await finish();
});

test("two dropped files join the comparison", async () => {
  const { page, reader, ready, finish } = await moor.open();
  await ready();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["label: Wire\nlang: en\n\nNotice to boil\n\nAbout 9,000 households below Heather Moor reservoir must boil their water."], "wire.txt", { type: "text/plain" }));
    transfer.items.add(new File(["A pump failed at Heather Moor reservoir, and 9,000 homes were told on Monday to boil water."], "radio.md"));
    transfer.items.add(new File(["%PDF-1.7"], "scan.pdf", { type: "application/pdf" }));
    const drop = (type) => document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    drop("dragenter");
    drop("dragover");
    drop("drop");
  });
  await reader.getByRole("radio", { name: /Wire/ }).waitFor({ state: "attached" });
  assert.equal(await reader.locator(".account").count(), 6);
  assert.match(await reader.locator(".account").nth(5).innerText(), /F\s*radio/);
  assert.match(await page.locator("#problems").innerText(), /“scan\.pdf” is damaged or not what its name says/);
  await finish();
});

test("accounts are renamed, edited, removed and added", async () => {
  const { page, reader, ready, finish } = await moor.open();
  await ready();
  await page.locator("#manage").click();
  await rename(page, "B", "Morning paper");
  await reader.getByRole("radio", { name: /Morning paper/ }).waitFor({ state: "attached" });

  await page.getByRole("button", { name: "Edit the text of Agency" }).click();
  await page.getByLabel(/Its text/).fill("Pump fails\n\nAbout 7,000 households below Heather Moor reservoir were told on Monday to boil their water.");
  await page.getByRole("button", { name: "Compare it" }).click();
  await reader.locator(".text", { hasText: "7,000 households" }).waitFor();

  await page.getByRole("button", { name: "Remove Local site" }).click();
  await reader.locator(".account").nth(3).waitFor({ state: "detached" });
  assert.equal(await reader.locator(".account").count(), 3);

  await page.locator("#add").click();
  await page.getByRole("button", { name: "Compare it" }).click();
  assert.match(await page.locator("#editor-problem").innerText(), /no text yet/);
  await page.getByLabel("Name of the source").fill("Neighbour");
  await page.getByLabel(/Its text/).fill("Some 9,000 homes must boil drinking water.");
  await page.getByRole("button", { name: "Compare it" }).click();
  await reader.getByRole("radio", { name: /Neighbour/ }).waitFor({ state: "attached" });
  assert.match(await reader.locator(".account", { hasText: "Neighbour" }).innerText(), /^\s*D/, "the first free letter");
  await finish();
});

test("a long run shows its progress and is cancelled, and the texts stay readable", async () => {
  // Many accounts that share names, numbers and most words: the hard case, not the quick one.
  const places = ["Carrow", "Heather Moor", "Upper Carrow", "the reservoir", "the valley", "the works"];
  const long = Array.from({ length: 150 }, (_, a) => ({
    id: `N${a}`, label: `Paper ${a}`,
    text: Array.from({ length: 60 }, (_unused, s) => `About ${1000 + ((a * 7 + s * 13) % 900)} households near ${places[(a + s) % 6]} were told on Monday, in notice ${s} of ${places[(s * 5) % 6]}, to boil their water after pump ${(s * 11) % 60} failed.`).join("\n\n"),
  }));
  const many = await start({ opening: openingSet("long", long) });
  try {
    const { page, reader, finish } = await many.open();
    // Pressed in the page as soon as it is there: on a fast machine the work may end between two looks from outside.
    const told = await page.evaluate(() => new Promise((resolve, reject) => {
      const end = Date.now() + 30_000;
      const look = () => {
        const root = document.querySelector("cross-read")?.shadowRoot;
        const cancel = [...(root?.querySelectorAll("button") ?? [])].find((button) => button.textContent.trim() === "Cancel");
        if (cancel?.checkVisibility() && root.querySelector("progress")) {
          const text = root.querySelector("[part=status]").innerText;
          cancel.click();
          resolve(text);
        } else if (Date.now() > end) reject(new Error("no Cancel was shown"));
        else setTimeout(look, 5);
      };
      look();
    }));
    assert.match(told, /Comparing 150 accounts/);
    await page.waitForFunction(() => document.querySelector("cross-read").state === "cancelled");
    assert.match(await reader.locator("[part=status]").innerText(), /Stopped[\s\S]*can be read/);
    assert.ok(await reader.locator("[part=plain]").first().isVisible(), "the texts are there");
    await finish();
  } finally {
    await many.close();
  }
});

test("a sentence opened with a pointer is closed with a key, and its bars stand in the order of the letters", async () => {
  const { page, reader, ready, finish } = await moor.open();
  await ready();
  const row = reader.locator(".row.told").first();
  await row.locator(".text").click();
  const button = row.locator("button.bars");
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("Escape");
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  for (const one of await reader.locator(".row.told").all()) {
    const [bars, letters] = await Promise.all([one.locator(".bars i").evaluateAll((all) => all.map(({ className }) => className !== "")), one.locator(".notes .disc").allInnerTexts()]);
    const others = await reader.evaluate((element) => element.articles.map(({ id }) => id).filter((id) => id !== element.base));
    assert.deepEqual(others.filter((_, at) => bars[at]), letters.map((letter) => letter.trim()));
  }
  await finish();
});

test("with the keyboard alone: a difference, a sentence, a view, back", async () => {
  const { page, reader, ready, finish } = await moor.open();
  await ready();
  await page.keyboard.press("]");
  await reader.locator(".current:not(.invitation)").waitFor();
  const announcer = page.locator("[data-crossread-announcer]");
  await page.waitForFunction(() => /^Difference 1 of \d+/.test(document.querySelector("[data-crossread-announcer]").textContent));
  assert.match(await announcer.textContent(), /9,000.*12,000/, "both sides are said");
  assert.equal(await announcer.count(), 1);

  const open = reader.locator(".row.chosen button.bars");
  await open.focus();
  assert.equal(await open.getAttribute("aria-expanded"), "true", "going to a difference opens its sentence");
  await page.keyboard.press("Escape");
  assert.equal(await open.getAttribute("aria-expanded"), "false");
  await page.keyboard.press("Enter");
  assert.equal(await open.getAttribute("aria-expanded"), "true");

  await reader.getByRole("tab", { name: "Read" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await reader.getByRole("tab", { name: "Coverage" }).getAttribute("aria-selected"), "true");
  assert.equal(await page.evaluate(() => document.querySelector("cross-read").shadowRoot.activeElement?.id), "tab-coverage");
  assert.equal(await reader.locator("tr.chosen").count(), 1, "the selection is the same in the next view");

  await page.locator("#add").click();
  const before = await reader.locator(".position").innerText();
  await page.getByLabel("Name of the source").press("]");
  assert.equal(await reader.locator(".position").innerText(), before, "a bracket typed into a box is a bracket");
  await finish();
});

test("focus is never under what sticks to the top", async () => {
  const { page, reader, ready, finish } = await seeds.open({ viewport: { width: 900, height: 500 } });
  await ready();
  const count = await sentences(reader).count();
  for (const index of [count - 1, Math.floor(count / 2), 2]) {
    await sentences(reader).nth(index).focus();
    await page.waitForTimeout(50);
    const [button, bar] = [await sentences(reader).nth(index).boundingBox(), await reader.locator(".bar").boundingBox()];
    assert.ok(button.y >= bar.y + bar.height - 1 || button.y + button.height <= bar.y, `sentence ${index} is in sight`);
    assert.ok(button.y >= 0 && button.y + button.height <= 500);
  }
  await finish();
});

for (const width of [360, 768, 1280]) {
  test(`at ${width} px nothing is wider than the page, and targets are large enough`, async () => {
    const { page, reader, ready, finish } = await seeds.open({ viewport: { width, height: 800 } });
    await ready();
    await page.keyboard.press("]");
    for (const view of ["read", "coverage", "quotes", "differences", "pair", "overview"]) {
      await reader.evaluate((element, name) => { element.view = name; }, view);
      await page.waitForTimeout(80);
      assert.ok(await overflow(page) <= 0, `${view} at ${width}`);
    }
    await reader.evaluate((element) => { element.view = "read"; });
    for (const button of await reader.locator("button.bars, .step, .tab, .quiet").all()) {
      const box = await button.boundingBox();
      assert.ok(box.height >= 24, `${await button.innerText()} is ${box.height} px high`);
    }
    await finish();
  });
}

test("under a finger every target is at least 44 px", async () => {
  const { page, reader, ready, finish } = await moor.open({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  await ready();
  if (!(await page.evaluate(() => matchMedia("(pointer: coarse)").matches))) throw new Error("the driver cannot: point with a finger");
  await reader.locator(".row.told .text").first().tap();
  for (const view of ["read", "coverage", "quotes", "differences", "pair", "overview"]) {
    await reader.evaluate((element, name) => { element.view = name; }, view);
    await reader.locator(`.view-${view}`).waitFor();
    const small = await reader.evaluate((element) => [...element.shadowRoot.querySelectorAll("[part=comparison] :is(button, select, summary, label)")]
      .filter((one) => one.checkVisibility() && !one.closest(".strip")).map((one) => [one, one.getBoundingClientRect()]).filter(([one, box]) => box.height < 43.5 || (one.matches(".step, .place, .disc, .bars") && box.width < 43.5))
      .map(([one, box]) => `${one.className || one.localName} ${Math.round(box.width)}×${Math.round(box.height)}`));
    assert.deepEqual(small, [], view);
    assert.ok(await overflow(page) <= 0, view);
  }
  await finish();
});

for (const [theme, options] of Object.entries({ light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, "forced colours": { forcedColors: "active" } })) {
  test(`axe finds nothing in ${theme}`, async () => {
    const { page, reader, ready, finish } = await moor.open(options);
    await ready();
    await page.keyboard.press("]");
    for (const view of ["read", "coverage", "quotes", "differences", "pair", "overview"]) {
      await reader.evaluate((element, name) => { element.view = name; }, view);
      await page.waitForTimeout(120);
      assert.deepEqual(await accessibilityProblems(page), [], view);
    }
    await page.locator("#manage").click();
    await page.locator("#add").click();
    assert.deepEqual(await accessibilityProblems(page), [], "the editor");
    await finish();
  });
}

for (const locale of ["en", "de", "fr", "es", "pt", "uk", "ar"]) {
  test(`${locale}: what can be done and the views stand in one row each at 1280 px, and the link can be copied at 360 px`, async () => {
    const { page, reader, ready, finish } = await seeds.open({ locale, permissions: ["clipboard-read", "clipboard-write"] });
    await ready();
    await reader.evaluate((element) => element.next());
    const rows = (locator) => locator.evaluateAll((all) => {
      const boxes = all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect());
      return Math.max(...boxes.map(({ top }) => top)) < Math.min(...boxes.map(({ bottom }) => bottom)) ? 1 : 2;
    });
    assert.equal(await rows(page.locator(".actions > button")), 1);
    assert.equal(await rows(reader.locator(".tab, .travel > *")), 1);
    await page.setViewportSize({ width: 360, height: 780 });
    const copy = page.locator("#copy-place");
    const { width, height } = await copy.boundingBox();
    assert.ok(width >= 24 && height >= 24);
    assert.ok((await copy.innerText()).trim().length > 3, "its words are its label");
    assert.ok(await overflow(page) <= 0);
    assert.equal(await rows(reader.locator(".travel > *")), 1);
    const apart = await reader.locator(".position").evaluate((one) => { const words = document.createRange(); words.selectNodeContents(one); const said = words.getBoundingClientRect(); return [...one.parentElement.querySelectorAll(".step")].every((step) => { const box = step.getBoundingClientRect(); return box.left >= said.right - 0.5 || box.right <= said.left + 0.5; }); });
    assert.ok(apart, "no button stands on the words");
    await copy.click();
    await page.locator("#notices .message").waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /#.*of=/);
    await finish();
  });
}

test("what was said of the accounts goes with them", async () => {
  const { page, reader, ready, finish } = await seeds.open({ permissions: ["clipboard-read", "clipboard-write"] });
  await ready();
  const announced = page.locator("[data-crossread-announcer]");
  await announced.filter({ hasText: "5 accounts compared" }).waitFor({ state: "attached" });
  await page.locator("#copy-place").click();
  await page.locator("#notices .message").waitFor();
  await page.locator("#save").click();
  await page.waitForFunction(() => document.getElementById("share-link").value !== "");
  await page.locator("#manage").click();
  await page.locator("#clear").click();
  await announced.filter({ hasText: "No accounts yet" }).waitFor({ state: "attached" });
  assert.equal(await page.locator(".message").count(), 0);
  assert.equal(await page.locator("#share-link").inputValue(), "");
  for (const id of ["copy-place", "export-download", "export-copy", "project-save", "share-copy"]) assert.ok(await page.locator(`#${id}`).isDisabled(), id);
  await page.locator("#undo").click();
  await ready();
  await page.locator("#copy-place:enabled").waitFor();
  assert.ok(await reader.locator(".tab").first().isVisible());
  await finish();
});

test("the example says what it is where its accounts are managed, and own texts do not", async () => {
  const { page, ready, finish } = await seeds.open();
  await ready();
  await page.locator("#manage").click();
  await page.locator("#invented", { hasText: "written for this demonstration" }).waitFor();
  await page.locator("#clear").click();
  assert.ok(await page.locator("#invented").isHidden());
  assert.ok(await page.locator("#example-line").isHidden());
  await finish();
});

for (const width of [360, 1280]) {
  test(`at ${width} px the example says at its head that it is one, and whoever brings texts goes on without it`, async () => {
    const { page, reader, ready, finish } = await seeds.open({ viewport: { width, height: 780 } });
    await ready();
    const line = page.locator("#example-line");
    const { y, height } = await line.boundingBox();
    assert.ok(y + height < 200, "in view, and short");
    assert.match(await line.innerText(), width > 400 ? /^Several accounts of one event[\s\S]*An example: outlets and wording are invented[\s\S]*Start with your own/ : /^An example: outlets and wording are invented[\s\S]*Start with your own/);
    await page.locator("#add").click();
    await page.locator("#editor-example").waitFor();
    await page.locator("#editor-label").fill("Mine");
    await page.locator("#editor-text").fill("The council put off the bridge on Monday. It will cost 4 million.");
    await page.locator("#editor-save").click();
    await page.waitForFunction(() => document.querySelector("cross-read").comparison.articles.length === 6);
    assert.ok(await page.locator("#own").isHidden());
    await page.locator("#anew").click();
    await page.waitForFunction(() => document.querySelector("cross-read").comparison.articles.length === 1);
    assert.equal(await reader.evaluate((element) => element.articles[0].label), "Mine");
    assert.ok(await line.isHidden());
    await page.locator("#undo").click();
    await page.locator("#undo").click();
    await page.waitForFunction(() => document.querySelector("cross-read").comparison?.articles.length === 5);
    await page.locator("#add").click();
    await page.locator("#editor-text").fill("The council put off the bridge on Monday. It will cost 4 million.");
    await page.locator("#editor-anew").click();
    await page.waitForFunction(() => document.querySelector("cross-read").articles.length === 1);
    assert.ok(await page.locator("#editor-example").isHidden());
    await page.locator("#editor-save").click();
    await page.waitForFunction(() => document.querySelector("cross-read").comparison?.articles.length === 1);
    await finish();
  });
}

test("in forced colours the signs beside a difference are seen, and what is chosen has a frame in every view", async () => {
  const { page, reader, ready, finish } = await seeds.open({ forcedColors: "active" });
  await ready();
  for (const view of ["coverage", "quotes", "pair", "overview", "read"]) {
    await show(reader, view);
    await page.keyboard.press("]");
    await reader.locator(".view .chosen, .current:not(.invitation)").first().waitFor();
    const unframed = await reader.locator(".view").evaluate((one) => [...one.querySelectorAll("tr.chosen > th, .chosen:not(tr, .row)")].filter((chosen) => getComputedStyle(chosen).outlineStyle === "none").map((chosen) => chosen.className));
    assert.deepEqual(unframed, [], view);
  }
  const signs = await reader.evaluate((element) => [...element.shadowRoot.querySelectorAll("mark.ends")].map((mark) => [getComputedStyle(mark, "::after").color, getComputedStyle(mark.parentElement).color]));
  assert.ok(signs.length > 0);
  for (const [sign, words] of signs) assert.equal(sign, words);
  await finish();
});
