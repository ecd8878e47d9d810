// One account, written and changed: live comparison, what is known about it, wrong values refused, nothing lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessibilityProblems, hosting, overflow, start } from "./harness.mjs";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openingSet, site } from "./harness.mjs";

const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const moor = [
  { id: "A", label: "Agency", lang: "en", text: `Thousands told to boil water\n\nAbout 9,000 ${told} after a pump failed overnight.` },
  { id: "B", label: "Daily", lang: "en", text: `Pump fails on the moor\n\nSome 9,000 ${told} because a pump failed in the night.` },
];
const hosts = hosting({ "heather-moor": moor });
const texts = (reader) => reader.evaluate((element) => element.articles.map(({ text }) => text));
/** Waits until the second account has this text. @param {import("playwright-core").Page} page @param {string} text */
const holds = (page, text) => page.waitForFunction((text) => document.querySelector("cross-read").articles[1].text === text, text);
async function edit(page, label) {
  await page.locator("#manage").click();
  await page.getByRole("button", { name: `Edit the text of ${label}` }).click();
}

test("while a text is typed the comparison follows, and Cancel puts back what was", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  const before = await texts(reader);
  await edit(page, "Daily");
  const box = page.getByLabel(/Its text/);
  await box.fill((await box.inputValue()).replace("9,000", "12,000"));
  await page.locator("#editor-live", { hasText: /With this text: \d+ difference/ }).waitFor();
  await reader.locator(".conflict-note").first().waitFor();
  assert.ok(await reader.locator(".conflict-note").first().isVisible(), "the comparison is seen beside the editor");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.waitForFunction((before) => JSON.stringify(document.querySelector("cross-read").comparison.articles.map(({ text }) => text)) === before, JSON.stringify(before));
  assert.deepEqual(await texts(reader), before);
  // What was typed is not lost.
  await page.getByRole("button", { name: "Go on editing" }).click();
  assert.match(await box.inputValue(), /12,000/);
  await page.getByRole("button", { name: "Compare it" }).click();
  // A dialog that was closed tells so a moment later.
  await holds(page, before[1].replace("9,000", "12,000"));
  await page.locator("#undo").click();
  await holds(page, before[1]);
  assert.deepEqual(await texts(reader), before);
  await finish();
});

test("the source of a page is offered to be read as that page, and neither it nor what was typed is lost", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await page.locator("#add").click();
  const box = page.getByLabel(/Its text/);
  const notice = page.locator("#editor-markup");
  await box.fill("The pump failed <again>, said nobody.");
  assert.equal(await notice.innerText(), "", "a sign in a sentence is no markup");
  const paragraphs = ["Some 12,000 households were told on Monday to boil their drinking water after a pump failed overnight.", "Engineers worked through the morning, and the water company is to report in April about what went wrong on the moor."];
  const source = `<!DOCTYPE html>\n<html lang="en"><head><title>Water scare</title><script>window.ran = true</script></head><body><nav><a href="/">Home</a></nav><article><h1>Water scare</h1>${`<p>${paragraphs.join("</p><p>")}</p>`.repeat(3)}<img src="x" onerror="window.ran = true"></article></body></html>`;
  await page.getByLabel("Name of the source").fill("My own name");
  await box.fill(source);
  await page.getByText("This is the source of a web page").waitFor();
  assert.deepEqual(await accessibilityProblems(page), []);
  await page.getByRole("button", { name: "Read as a web page" }).click();
  await page.getByText("its article is the text now").waitFor();
  const text = await box.inputValue();
  assert.ok(paragraphs.every((one) => text.includes(one)) && !/<|Home/.test(text), text);
  assert.equal(await page.getByLabel("Name of the source").inputValue(), "My own name", "what was typed counts");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Keep as plain text", "the focus is not lost");
  await box.fill(`${text}\n\nA line of my own.`);
  await page.getByRole("button", { name: "Keep as plain text" }).click();
  assert.equal(await box.inputValue(), source);
  await page.getByRole("button", { name: "Read as a web page" }).click();
  await page.getByText("its article is the text now").waitFor();
  assert.match(await box.inputValue(), /A line of my own\.$/, "nor is what was typed after it");
  await page.getByRole("button", { name: "Compare it" }).click();
  await page.waitForFunction(() => document.querySelector("cross-read").comparison?.articles.length === 3);
  assert.match((await texts(reader))[2], /A line of my own\.$/);
  assert.equal(await page.evaluate(() => window.ran), undefined, "nothing in it ran");
  await finish();
});

test("a page's source that is pasted is read as that page at once, said so, and left as it is on request", async () => {
  const { page, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await page.locator("#add").click();
  const box = page.getByLabel(/Its text/);
  const paste = (words) => box.evaluate((area, text) => { area.focus(); area.value = text; area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" })); }, words);
  const source = "<div><h1>Pump fails</h1><p>Pump <b>fails</b> &amp; taps run dry.</p>\n<p>Nobody was told.</p></div>";
  await paste(source);
  await page.getByText("its article is the text now").waitFor();
  assert.equal(await box.inputValue(), "Pump fails\n\nPump fails & taps run dry.\n\nNobody was told.");
  assert.equal(await page.locator("#editor-markup").getAttribute("role"), "status", "it is announced");
  assert.equal(await page.evaluate(() => document.activeElement.id), "editor-text", "the focus stays in the box");
  assert.deepEqual(await accessibilityProblems(page), []);
  await page.getByRole("button", { name: "Keep as plain text" }).click();
  assert.equal(await box.inputValue(), source);
  // One element may be what somebody writes about.
  await paste("<p>One line of markup.</p>");
  await page.getByText("This is the source of a web page").waitFor();
  assert.equal(await box.inputValue(), "<p>One line of markup.</p>");
  await finish();
});

test("a part of a page is read whole, and source without a text stays as it is", async () => {
  const { page, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await page.locator("#add").click();
  const box = page.getByLabel(/Its text/);
  await box.fill("<p>Pump <b>fails</b> &amp; taps run dry.</p>\n<p>Nobody was told.</p>");
  await page.getByRole("button", { name: "Read as a web page" }).click();
  await page.getByText("its article is the text now").waitFor();
  assert.equal(await box.inputValue(), "Pump fails & taps run dry.\n\nNobody was told.");
  const empty = "<html><head><title>x</title></head><body><script>1</script></body></html>";
  await box.fill(empty);
  await page.getByRole("button", { name: "Read as a web page" }).click();
  await page.getByText("No article was found").waitFor();
  assert.equal(await box.inputValue(), empty);
  await finish();
});

test("of several changes typed quickly only the last is shown", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await edit(page, "Daily");
  const seen = await page.evaluate(async () => {
    const element = document.querySelector("cross-read");
    const shown = [];
    element.addEventListener("crossread:result", (event) => shown.push(event.detail.comparison.articles[1].text));
    const box = document.querySelector("#editor-text");
    for (const number of [1, 2, 3, 4, 5, 6]) {
      box.value = `Pump fails\n\nSome ${number},500 households were told to boil water.`;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
    return shown;
  });
  await reader.locator("xpath=.").evaluate((element) => new Promise((resolve) => element.addEventListener("crossread:result", resolve, { once: true })));
  assert.deepEqual(seen, []);
  assert.match((await reader.evaluate((element) => element.comparison.articles[1].text)), /6,500/);
  await finish();
});

test("headline, day, language and address are edited, and wrong values are refused in words", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await edit(page, "Agency");
  await page.locator("#editor-about").evaluate((about) => { about.open = true; });
  const save = page.getByRole("button", { name: "Compare it" });
  for (const [label, wrong, words, right] of [
    ["Day of publication", "10 March", /is no day of the calendar/, "2025-03-10"], ["Day of publication", "2025-02-30", /is no day of the calendar/, "2025-03-10"],
    ["Language of the text", "English!", /is no sign of a language/, "en-GB"], ["Address of the article", "javascript:alert(1)", /is no address of a page/, "https://agency.example/1"],
  ]) {
    const field = page.getByLabel(label);
    await field.fill(wrong);
    await save.click();
    assert.ok(await page.locator("#editor").evaluate((dialog) => dialog.open), "it stays open");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.ok(await field.evaluate((box) => document.activeElement === box), "the keyboard stands in the wrong box");
    const about = (await field.getAttribute("aria-describedby")).split(" ").at(-1);
    assert.match(await page.locator(`#${about}`).innerText(), words);
    await field.fill(right);
    assert.equal(await field.getAttribute("aria-invalid"), null);
  }
  await page.getByLabel("Headline").fill("Boil your water");
  await save.click();
  // A dialog says that it is closed in a task of its own.
  await page.waitForFunction(() => document.querySelector("cross-read").articles[0].title !== undefined);
  const [article] = await reader.evaluate((element) => element.articles);
  assert.deepEqual([article.title, article.published, article.lang, article.url], ["Boil your water", "2025-03-10", "en-GB", "https://agency.example/1"]);
  await finish();
});

test("a pasted text may begin with a header, as a file may", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await page.locator("#add").click();
  await page.getByLabel(/Its text/).fill("label: Wire\npublished: 2025-03-11\n\nAbout 9,000 homes must boil water.");
  await page.getByRole("button", { name: "Compare it" }).click();
  await page.waitForFunction(() => document.querySelector("cross-read").articles.length === 3);
  const article = (await reader.evaluate((element) => element.articles))[2];
  assert.deepEqual(article, { label: "Wire", published: "2025-03-11", text: "About 9,000 homes must boil water.", id: "C" });
  await finish();
});

test("a text that looks cut off is said before anything is said to be not found", async () => {
  const { page, reader, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  assert.equal(await reader.locator(".cut-off", { hasText: "asked to go on" }).count(), 0);
  await edit(page, "Daily");
  await page.getByLabel(/Its text/).fill("Pump fails on the moor\n\nSome 9,000 homes were told to boil water.\n\nSubscribe to continue reading");
  await page.getByRole("button", { name: "Compare it" }).click();
  const notice = reader.getByRole("note").filter({ hasText: "Daily: at the end, readers are asked to go on or to subscribe" });
  await notice.waitFor();
  assert.match(await notice.innerText(), /^May be cut off: what is not found in such a text may stand in its article all the same\./);
  const before = (claim) => notice.evaluate((element, selector) => {
    const claims = [...element.getRootNode().querySelectorAll(selector)];
    return claims.length > 0 && claims.every((one) => Boolean(element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING));
  }, claim);
  assert.ok(await before(".current, .view"));
  for (const view of ["Coverage", "Differences"]) {
    await reader.getByRole("tab", { name: view }).click();
    await reader.locator(`.view-${view.toLowerCase()}`).waitFor();
    assert.ok(await before(".view"), `${view}: it stands there, too`);
  }
  await page.locator("#undo").click();
  await notice.waitFor({ state: "hidden" });
  await finish();
});

test("the address box says why browsers refuse, and how to go on", async () => {
  const { page, ready, finish } = await hosts["heather-moor"].open();
  await ready();
  await page.locator("#add").click();
  await page.locator("#editor-about summary").click();
  const read = page.getByRole("button", { name: "How to get the text from this address" });
  await read.click();
  assert.match(await page.locator("#editor-url-problem").innerText(), /Write the address of the article first/);
  await page.getByLabel("Address of the article").fill("https://post.example/moor");
  await read.click();
  assert.match(await page.locator("#editor-fetched").innerText(), /A browser lets no page read another site[\s\S]*post\.example[\s\S]*paste it into the large box/);
  assert.ok(await page.evaluate(() => document.querySelector("#editor-fetched").getBoundingClientRect().bottom <= document.querySelector(".ending").getBoundingClientRect().top), "all of it is in sight");
  const link = page.getByRole("link", { name: "Open the article in a new tab" });
  assert.deepEqual(await link.evaluate((a) => [a.href, a.target, a.rel]), ["https://post.example/moor", "_blank", "noopener noreferrer"]);
  await page.getByRole("button", { name: "Go to the box for the text" }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "editor-text", "the text can be pasted at once");
  // Whoever opens the article comes back to the same place.
  await link.evaluate((a) => { a.addEventListener("click", (event) => event.preventDefault()); a.focus(); });
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "editor-text");
  await page.keyboard.insertText("A pump failed on Monday.");
  assert.equal(await page.locator("#editor-fetched").textContent(), "", "the explanation is over when the text is here");
  await finish();
});

test("a host with a proxy of its own sets the fetcher, and the address is read", async () => {
  const folder = mkdtempSync(join(tmpdir(), "crossread-host-"));
  cpSync(site, folder, { recursive: true });
  writeFileSync(join(folder, "config.js"), `export const fetcher = async (url) => url.endsWith("/gone") ? new Response("", { status: 404 }) : "<article><h1>Pump fails</h1>" + "<p>Some 9,000 homes below the moor were told on Monday to boil water, and the company said a pump had failed in the night.</p>".repeat(4) + "</article>";`);
  const host = await start({ folder, opening: openingSet("heather-moor", moor) });
  try {
    const { page, ready, finish } = await host.open();
    await ready();
    await page.locator("#add").click();
    await page.locator("#editor-about summary").click();
    await page.getByLabel("Address of the article").fill("https://www.post.example/gone");
    await page.getByRole("button", { name: "Read from this address" }).click();
    await page.locator("#editor-fetched", { hasText: "www.post.example could not be read" }).waitFor();
    await page.getByLabel("Address of the article").fill("https://www.post.example/moor");
    await page.getByRole("button", { name: "Read from this address" }).click();
    await page.waitForFunction(() => document.querySelector("#editor-text").value);
    assert.equal(await page.getByLabel("Name of the source").inputValue(), "post.example");
    assert.match(await page.getByLabel(/Its text/).inputValue(), /^Pump fails\n\nSome 9,000 homes/);
    await finish();
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

for (const [theme, options] of Object.entries({ light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, "forced colours": { forcedColors: "active" }, narrow: { viewport: { width: 360, height: 780 } } })) {
  test(`the editor with all its boxes, in ${theme}: axe finds nothing, and nothing is wider than the page`, async () => {
    const { page, ready, finish } = await hosts["heather-moor"].open(options);
    await ready();
    await edit(page, "Agency");
    await page.locator("#editor-about").evaluate((about) => { about.open = true; });
    await page.getByLabel("Day of publication").fill("x");
    await page.getByRole("button", { name: "Compare it" }).click();
    assert.deepEqual(await accessibilityProblems(page), []);
    assert.ok(await overflow(page) <= 0);
    assert.ok(await page.locator("#editor").evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth));
    await finish();
  });
}
