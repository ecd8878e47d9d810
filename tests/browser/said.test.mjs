// What is said where a reader could take silence for an answer: texts in another language, the same text twice, kinds in which
// nothing conflicts; and what is too long to be said whole.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessibilityProblems, hosting, overflow, seen, show } from "./harness.mjs";

const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const agency = { id: "A", label: "Agency", lang: "en", text: `Thousands told to boil water\n\nAbout 9,000 ${told} after a pump failed overnight.\n\nThe pump had been due for replacement in spring, according to minutes of the water committee.` };
const daily = { id: "B", label: "Daily", lang: "en", text: `Pump fails on the moor\n\nSome 9,000 ${told} because a pump failed in the night.\n\nEngineers worked through the morning.` };
const german = { id: "C", label: "Tageblatt", lang: "de", text: "Wasser abkochen\n\nRund 9.000 Haushalte unterhalb des Stausees Heather Moor sollen seit Montag ihr Trinkwasser abkochen.\n\nAuf dem Marktplatz steht ein Wagen mit Trinkwasser." };
const endless = "x".repeat(100_000);
const remark = "We acted as soon as the alarm reached us on Sunday night, and nobody below the moor was ever in danger. The pump that failed had been inspected in January. We will publish every record of that inspection";
const hosts = hosting({
  spoken: [{ ...agency, text: `${agency.text}\n\n“${remark},” said Ines Calder, the director.` }, { ...daily, text: `${daily.text}\n\n“${remark},” said Tom Barrow, an engineer.` }],
  mixed: [agency, daily, german],
  strangers: [agency, german],
  twice: [agency, daily, { ...agency, id: "C", label: "Agency again" }],
  people: [agency, { ...agency, id: "B", label: "Daily", text: agency.text.replace("9,000", "12,000") }],
  named: [{ ...agency, text: `${agency.text}\n\nThe works were inspected on Friday by Ines Calder.` }, { ...daily, text: `${daily.text}\n\nThe works were not inspected on Friday by Ines Calder.` }],
  both: [{ ...agency, text: `${agency.text}\n\nThe works were inspected on Friday by Ines Calder.` }, { ...daily, text: `${daily.text.replace("9,000", "12,000")}\n\nThe works were not inspected on Friday by Ines Calder.` }],
  endless: [{ ...agency, text: agency.text.replace("pump failed", `pump ${endless} failed`) }, { ...daily, text: daily.text.replace("9,000", "12,000").replace("pump failed", `pump ${endless} failed`) }],
});

test("of a text in another language nobody says flatly that something was not found in it", async () => {
  const { page, reader, ready, finish } = await hosts.mixed.open();
  await ready();
  const lone = reader.locator(".row", { hasText: "minutes of the water committee" }).locator(".lone-note");
  assert.equal(await lone.innerText(), "not found in the other texts in this language");
  await show(reader, "coverage");
  await reader.getByText("Texts in another language are compared at most by names, numbers and times that stand in both. Most of what they tell too is therefore not found.").waitFor();
  const row = reader.locator("tbody tr", { hasText: "minutes of the water committee" });
  assert.match(await seen(row.locator(".told-by")), /^only A \(C in another language\)$/);
  assert.deepEqual(await row.locator("td.cell .unseen").allInnerTexts(), ["B: not found", "C: perhaps told there too: another language, matched at most by names, numbers and times that stand in both"]);
  assert.deepEqual(await row.locator("td.cell > [aria-hidden]:not(.cell-letter)").allInnerTexts(), ["–", "·"], "and looks otherwise");
  await reader.evaluate((element) => { element.base = "C"; element.view = "read"; });
  await reader.getByText("Auf dem Marktplatz").waitFor();
  const far = reader.locator(".row", { hasText: "Auf dem Marktplatz" }).locator(".lone-note");
  if (await far.count()) assert.equal(await far.innerText(), "the others are in another language");
  assert.equal(await reader.locator(".missing").count(), 0, "what is told in English alone is not called missing in German");
  await show(reader, "pair");
  assert.doesNotMatch(await reader.locator(".pair").innerText(), /not found in/);
  assert.match(await reader.locator(".pair").innerText(), /perhaps told there too: another language, matched at most by names, numbers and times that stand in both/);
  assert.deepEqual(await accessibilityProblems(page), []);
  await finish();
});

test("the same text given twice is said to be so, in every view", async () => {
  const { reader, ready, finish } = await hosts.twice.open();
  await ready();
  for (const view of ["read", "coverage", "quotes", "differences", "pair", "overview"]) {
    await show(reader, view);
    assert.ok(await reader.getByText("A and C are the same text.").isVisible(), view);
  }
  await finish();
});

test("Differences says in which kinds nothing conflicts", async () => {
  const { reader, ready, finish } = await hosts.people.open();
  await ready();
  await show(reader, "differences");
  const calm = reader.locator(".view > .calm").first();
  assert.match(await calm.innerText(), /^(?!.*numbers)Days and times.*: no conflict found in what these texts share\. What they tell in quite other words may still differ\.$/);
  await finish();
  const other = await hosts.named.open();
  await other.ready();
  await show(other.reader, "differences");
  assert.match(await other.reader.locator(".view > .calm").first().innerText(), /^Numbers and amounts.*: no conflict found/);
  await other.finish();
});

test("a kind that the reader asks for, of which nothing conflicts, is named", async () => {
  const { reader, ready, finish } = await hosts.both.open();
  await ready();
  await show(reader, "differences");
  await reader.evaluate((element) => {
    const { comparison } = element;
    element.comparison = { ...comparison, differences: comparison.differences.map((one) => (one.kind === "number" ? { ...one, level: "variant" } : one)) };
  });
  await reader.getByText(/^Numbers and amounts.*: no conflict found/).waitFor();
  await reader.locator(".filters summary").click();
  for (const box of await reader.locator(".filter-panel fieldset").nth(1).getByRole("checkbox").all()) if (!/^number/.test(await box.evaluate((one) => one.parentElement.textContent.trim()))) await box.uncheck();
  assert.match(await reader.locator(".view > .calm").first().innerText(), /^Number: no conflict found in what these texts share\. What they tell in quite other words may still differ\.$/);
  await finish();
});

test("where the value stands behind what it is about, its place is shown, not what came before", async () => {
  const { reader, ready, finish } = await hosts.spoken.open();
  await ready();
  await show(reader, "differences");
  const card = reader.locator(".card", { hasText: "Tom Barrow" });
  for (const place of await card.locator(".places p").all()) assert.match(await seen(place), /(Ines Calder|Tom Barrow)/);
  assert.equal(await card.locator(".places p mark").count(), await card.locator(".places p").count());
  await finish();
});

test("a word without an end is cut where it is only pointed to, and whole in its place", async () => {
  const { page, reader, ready, finish } = await hosts.endless.open({ viewport: { width: 360, height: 800 } });
  await ready();
  const whole = await reader.locator("article.read").evaluate((one) => one.textContent.length);
  assert.ok(whole > 100_000, "Read has it whole");
  for (const view of ["differences", "coverage"]) {
    await show(reader, view);
    const longest = await reader.locator(`.view-${view}`).evaluate((one) => Math.max(...[...one.querySelectorAll("p, bdi")].map((part) => part.textContent.length)));
    assert.ok(longest < 2000, `${view}: ${longest}`);
    assert.ok(await overflow(page) <= 0, view);
  }
  await show(reader, "differences");
  assert.match(await reader.locator(".card .places p").first().innerText(), /9,000[\s\S]* …$/);
  await finish();
});
