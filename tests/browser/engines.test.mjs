// The main path in each engine that is here, and one input giving the same bytes in all of them, in Node and natively.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { enginesHere } from "../../tools/browser.mjs";
import { identity } from "../../tools/reliability/identity.mjs";
import { cargoBuild, root } from "../support.mjs";
import { handedOver, openingSet, seen, show, start } from "./harness.mjs";

const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const accounts = [
  { id: "A", label: "Agency", lang: "en", text: `Thousands told to boil water\n\nAbout 9,000 ${told} after a pump failed overnight. “No contaminated water had left the site,” said Ines Calder, the director of operations.` },
  { id: "B", label: "Daily", lang: "en", text: `Pump fails on the moor\n\nSome 12,000 ${told} because a pump failed in the night. “No contaminated water left the site,” said Ines Calder.` },
];
const here = enginesHere();

for (const engine of /** @type {const} */ (["chromium", "firefox", "webkit"])) {
  const skip = here[engine] ? false : `NOT TESTED: ${engine} is not installed; \`npm run setup -- --engines\` says what to install`;

  test(`${engine}: the page opens, every view is shown, a text is pasted and compared, a difference is gone to, and all is exported`, { skip }, async () => {
    const host = await start({ engine, opening: openingSet("heather-moor", accounts) });
    try {
      const { page, reader, ready, finish } = await host.open();
      await ready();
      assert.equal(await reader.locator(".account").count(), 2);
      assert.match(await seen(reader.locator(".row", { hasText: "About 9,000" })), /About 9,000 households/);
      assert.equal(await reader.evaluate(async (element) => element.comparison.differences.some(({ level }) => level === "conflict")), true);

      const views = { coverage: /About 9,000 households/, quotes: /No contaminated water[\s\S]*quoted whole[\s\S]*\[had\]/, differences: /9,000[\s\S]*12,000/, pair: /Some 12,000 households/, overview: /Agency[\s\S]*Daily/, read: /About 9,000 households/ };
      for (const [view, words] of Object.entries(views)) {
        await reader.locator(`#tab-${view}`).click();
        await show(reader, view);
        assert.match((await seen(reader.locator(`.view-${view}`))).replace(/(?<=[a-z])\d+ /g, " "), words, view);
      }

      // Into the empty page, as a reader pastes.
      await page.evaluate((text) => {
        const pasted = new DataTransfer();
        pasted.setData("text/plain", text);
        // Not every browser lets a script give a paste its data.
        document.body.dispatchEvent(Object.defineProperty(new ClipboardEvent("paste", { bubbles: true, cancelable: true }), "clipboardData", { value: pasted }));
      }, `Boil your water\n\nNine hundred ${told} after a pump broke down overnight. The Moor Inn gives away tea.`);
      await page.locator("#editor[open]").waitFor();
      await page.getByLabel("Name of the source").fill("Local site");
      await page.getByRole("button", { name: "Compare it" }).click();
      await reader.getByRole("radio", { name: /Local site/ }).waitFor({ state: "attached" });
      await page.waitForFunction(() => document.querySelector("cross-read").state === "ready" && document.querySelector("cross-read").comparison.articles.length === 3);

      await page.keyboard.press("]");
      await reader.locator(".row.chosen").waitFor();
      assert.match(await seen(reader.locator(".current")), /9,000|12,000|900/);
      assert.match(await reader.evaluate((element) => element.place), /^difference-0$/);
      const sentence = reader.locator(".row.chosen button.bars");
      assert.equal(await sentence.getAttribute("aria-expanded"), "true", "with the others’ words opened");
      await reader.locator(".others mark").first().waitFor();

      await page.locator("#save").click();
      await page.locator("#formats input[value=json]").check();
      const { name, text } = await handedOver(page, () => page.locator("#export-download").click());
      assert.match(name, /^heather-moor-\d{4}-\d\d-\d\d\.json$/);
      const exported = JSON.parse(text);
      assert.deepEqual(exported.articles.map(({ label }) => label), ["Agency", "Daily", "Local site"]);
      assert.ok(exported.differences.length > 0);

      // What was done is there after a reload.
      await page.waitForFunction(() => !document.querySelector("#forget").hidden);
      await page.reload();
      await page.waitForFunction(() => document.querySelector("cross-read")?.state === "ready" && document.querySelector("cross-read").articles.length === 3);
      await finish();
    } finally {
      await host.close();
    }
  });
}

test("one input gives the same bytes in every engine, on the page and in a worker, in Node and natively", async (t) => {
  const { places, missing } = await identity({
    native: cargoBuild("bin", "crossread"), count: 60,
    folders: [join(root, "seeds"), ...(process.env.CROSSREAD_DATA ? [join(process.env.CROSSREAD_DATA, "seeds")] : [])],
  });
  for (const { place, differ, events, files } of places) {
    assert.ok(events >= 5 && files === 54, `${place}: ${events} events and ${files} inputs`);
    assert.deepEqual(differ, [], place);
  }
  assert.equal(places.length, 2 + 2 * (3 - missing.length));
  if (missing.length) t.diagnostic(`NOT TESTED: ${missing.join(", ")}`);
});
