// A stranger's five questions, each answered from the opened page in at most three steps, by what can be read on the screen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hosting, seen } from "./harness.mjs";

const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const remark = "We acted as soon as the alarm reached us, and no contaminated water left the site before noon";
const input = [
  ["A", "Agency", `Thousands told to boil water\n\nAbout 9,000 ${told} after a pump failed overnight.\n\n“${remark},” said Ines Calder, the director of operations.\n\nThe pump had been due for replacement in spring, according to minutes of the water committee.`],
  ["B", "Daily", `Pump fails on the moor\n\nSome 9,000 ${told} because a pump failed in the night.\n\n“We acted as soon as the alarm reached us,” said Ines Calder, the director of operations.`],
  ["C", "Broadcaster", `Water scare\n\nSome 12,000 ${told} after a pump failed overnight.\n\n“${remark.replace("no ", "")},” said Ines Calder, the director of operations. A farmers’ market was called off.`],
].map(([id, label, text]) => ({ id, label, text, lang: "en" }));
const hosts = hosting({ moor: input });

for (const width of [1280, 360]) {
  /** @param {string} question @param {(at: { page: import("playwright-core").Page, reader: import("playwright-core").Locator }) => Promise<void>} answer */
  const asks = (question, answer) => test(`${question} (${width} px)`, async () => {
    const { page, reader, ready, finish } = await hosts.moor.open({ viewport: { width, height: 800 } });
    await ready();
    await answer({ page, reader });
    await finish();
  });

  asks("is there room to read?", async ({ page, reader }) => {
    const top = await reader.locator(".travel").evaluate((travel) => travel.getBoundingClientRect().bottom + scrollY);
    assert.ok(top < (width > 700 ? 190 : 200), `what stands above the account takes ${top} px`);
    for (const name of ["Copy link", "Save or share", "Add an account"]) {
      const { width, height } = await page.getByRole("button", { name }).boundingBox();
      assert.ok(width >= 24 && height >= 24, `${name}: ${width}×${height}`);
    }
    assert.equal(await reader.locator(".filters summary").innerText(), "Kinds: all");
    await reader.locator(".filters summary").click();
    await reader.locator(".filter-panel").getByRole("checkbox", { name: /conflict/ }).uncheck();
    assert.equal(await reader.locator(".filters summary").innerText(), "Kinds: some");
    assert.ok(await page.locator("#add").isVisible());
    await reader.getByRole("tab", { name: "Coverage" }).click();
    assert.deepEqual((await reader.locator("summary, .choices label, .travel button").allInnerTexts()).join(" ").match(/Show/g), ["Show"], "one word for one thing");
  });

  asks("what do all say?", async ({ reader }) => {
    await reader.getByRole("tab", { name: "Coverage" }).click();
    await reader.getByRole("combobox", { name: "Show" }).selectOption("told by all");
    const rows = await reader.locator("tbody tr").allInnerTexts();
    assert.ok(rows.length >= 1 && rows.every((row) => /all 3/.test(row)));
    assert.match(rows.join("\n"), /households below Heather Moor/);
  });

  asks("what does only one say?", async ({ reader }) => {
    await reader.getByRole("tab", { name: "Coverage" }).click();
    await reader.getByRole("combobox", { name: "Show" }).selectOption("told by one only");
    const rows = await reader.locator("tbody tr").allInnerTexts();
    assert.ok(rows.every((row) => /only [ABC]/.test(row)));
    assert.match(rows.find((row) => /farmers’ market/.test(row)), /only C/);
    assert.match(rows.find((row) => /minutes of the water committee/.test(row)), /only A/);
  });

  asks("who changed a quotation?", async ({ reader }) => {
    await reader.getByRole("tab", { name: "Quotes" }).click();
    const utterance = reader.locator(".speaker", { hasText: "Ines Calder" }).locator(".utterance").first();
    const c = utterance.locator(".readings > li", { has: reader.page().getByRole("button", { name: "Read in Broadcaster" }) });
    assert.match(await seen(c), /cuts “no/);
    const b = utterance.locator(".readings > li", { has: reader.page().getByRole("button", { name: "Read in Daily" }) });
    assert.match(await seen(b), /trimmed after “us”/);
  });

  asks("which numbers conflict?", async ({ reader }) => {
    assert.match(await seen(reader.locator(".invitation")), /^Largest disagreement: A “not” .*A ?Agency .*and no contaminated water left.*≠.*C ?Broadcaster .*and contaminated water left.*without “no”/, "what disagrees most is said at once");
    await reader.getByRole("tab", { name: "Differences" }).click();
    const card = reader.locator(".card.conflict", { hasText: "12,000" });
    assert.equal(await card.getByRole("heading").innerText(), "Number");
    assert.match(await seen(card), /9,000 ?A ?B.*≠.*12,000 ?C/);
  });

  asks("how do two read side by side?", async ({ reader }) => {
    await reader.getByRole("tab", { name: "Side by side" }).click();
    await reader.getByLabel("Compare A · Agency with").selectOption("C");
    if (width > 700) assert.deepEqual(await reader.locator(".side-head").allInnerTexts().then((all) => all.map((one) => one.replace(/\s+/g, " ").trim())), ["A Agency", "C Broadcaster"]);
    const first = reader.locator(".paired", { hasText: "About 9,000" }).first();
    assert.ok(await first.isVisible());
    await reader.locator("mark", { hasText: "12,000" }).first().waitFor();
  });
}
