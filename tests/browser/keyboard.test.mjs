// The main tasks with the keyboard alone, and what a screen reader would be told at each step: asked of the browser's own
// accessibility tree.

import assert from "node:assert/strict";
import { test } from "node:test";
import { hosting, show } from "./harness.mjs";

const told = "households below Heather Moor reservoir were told on Monday to boil their drinking water";
const FIVE = [
  ["Agency", `About 9,000 ${told} after a pump failed overnight. The pump had been due for replacement in spring.`],
  ["Daily", `Some 9,000 ${told} because a pump failed in the night. Engineers worked through the morning.`],
  ["Broadcaster", `Some 12,000 ${told} after a pump failed overnight. A farmers’ market was called off.`],
  ["Local site", `Nine thousand ${told} after a pump broke down overnight. The Moor Inn gives away tea.`],
  ["Weekly", `Around 9,000 ${told} when a pump failed. The water company is to report in April.`],
];
const hosts = hosting({ none: [], five: FIVE.map(([label, text], index) => ({ id: "ABCDE"[index], label, lang: "en", text })) });

/** @param {import("playwright-core").Page} page */
async function listener(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  const tree = async () => (await session.send("Accessibility.getFullAXTree")).nodes.filter((node) => !node.ignored).map(({ role, name, description, properties = [] }) => ({
    role: role?.value ?? "", name: (name?.value ?? "").replace(/[\u2068\u2069]/g, "").replace(/\s+/g, " ").trim(), description: description?.value ?? "", ...Object.fromEntries(properties.map(({ name: key, value }) => [key, value.value])),
  }));
  /** What has the focus, as it is told. */
  const focused = async () => (await tree()).filter((node) => node.focused && node.role !== "RootWebArea").at(-1) ?? { role: "", name: "" };
  return {
    tree,
    focused,
    /** Waits until something of the page is told so. @param {string} role @param {RegExp} name */
    async hears(role, name) {
      let all = [];
      for (const end = Date.now() + 20_000; Date.now() < end;) {
        all = await tree();
        const found = all.find((node) => node.role === role && name.test(node.name));
        if (found) return found;
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      }
      assert.fail(`nothing of the role ${role} is named ${name}: ${all.filter((node) => node.role === role).map((node) => node.name).join(" | ")}`);
    },
    /** Goes on with Tab until it is there. @param {string} role @param {RegExp} name @param {string} [key] */
    async tabTo(role, name, key = "Tab") {
      const passed = [];
      for (let presses = 0; presses < 90; presses++) {
        await page.keyboard.press(key);
        const node = await focused();
        if (node.role === role && name.test(node.name)) return node;
        passed.push(`${node.role} ${node.name}`);
      }
      assert.fail(`Tab never comes to ${role} ${name}; it came to ${passed.slice(0, 40).join(" | ")}`);
    },
  };
}

test("five texts, the conflict, both its places, another base, an export", async () => {
  const { page, reader, finish } = await hosts.none.open({ acceptDownloads: true });
  const ear = await listener(page);
  await ear.hears("button", /^Add an account$/);
  for (const [index, [label, text]] of FIVE.entries()) {
    await ear.tabTo("button", /^Add an account$/);
    await page.keyboard.press("Enter");
    assert.ok(await ear.hears("dialog", /^Add an account$/), "that a dialog opened, and which");
    const field = await ear.focused();
    assert.deepEqual([field.role, field.name], ["textbox", "Name of the source"]);
    await page.keyboard.type(label);
    await ear.tabTo("textbox", /^Its text/);
    await page.keyboard.insertText(text);
    await ear.tabTo("button", /^Compare it$/);
    await page.keyboard.press("Enter");
    await page.waitForFunction((count) => { const one = document.querySelector("cross-read"); return one.state === "ready" && one.comparison.articles.length === count; }, index + 1, { timeout: 30_000 });
  }
  await ear.hears("StaticText", /^5 accounts compared\. \d+ differences?$/);

  await page.keyboard.press("]");
  const said = await ear.hears("StaticText", /^Difference 1 of \d+, conflict/);
  assert.match(said.name, /9,000 in A, B, D, and E|9,000 in A/, "one side");
  assert.match(said.name, /12,000 in C/, "and the other");

  await ear.tabTo("tab", /^Read/);
  for (const name of [/^Coverage/, /^Quotes/, /^Differences/]) {
    await page.keyboard.press("ArrowRight");
    const tab = await ear.focused();
    assert.equal(tab.role, "tab");
    assert.match(tab.name, name);
    assert.equal(tab.selected, true, "that it is chosen");
  }
  await ear.hears("heading", /^Conflicts \(\d+\)$/);
  for (const letter of ["A", "C"]) {
    await ear.tabTo("button", new RegExp(`^Read in ${letter}$`));
    await page.keyboard.press("Enter");
    const place = await ear.hears("button", /Hide their words/);
    await page.waitForFunction(() => document.querySelector("cross-read").shadowRoot.activeElement?.matches("button.bars"));
    const there = await ear.focused();
    assert.equal(there.name, place.name, "the focus goes along to the sentence");
    assert.equal(there.expanded, true);
    assert.match(there.description, letter === "A" ? /9,000/ : /12,000/, "and the sentence itself is read with it");
    await page.keyboard.press("Escape");
    await ear.hears("heading", /^Conflicts/);
    const back = await ear.focused();
    assert.deepEqual([back.role, back.name], ["button", `Read in ${letter}`], "Escape leads back to where the jump began");
  }

  const chosen = await ear.tabTo("radio", /C/, "Shift+Tab");
  assert.equal(chosen.checked, "true");
  await page.keyboard.press("ArrowRight");
  const next = await ear.focused();
  assert.match(next.name, /D.*Local site/);
  assert.equal(next.checked, "true");
  assert.equal(await reader.getAttribute("base"), "D");

  await ear.tabTo("button", /^Save or share$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  assert.equal((await ear.focused()).expanded, true);
  await ear.tabTo("button", /^Download$/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.match(download.suggestedFilename(), /\.md$/);
  await ear.hears("StaticText", /\.md/);
  await finish();
});

test("after a step the keyboard goes on from what was reached, in every view; a button can be pressed again", async () => {
  const { page, reader, ready, finish } = await hosts.five.open();
  await ready();
  const ear = await listener(page);
  const focus = () => reader.evaluate((element) => {
    const one = element.shadowRoot.activeElement;
    return { within: Boolean(one?.closest(".chosen, .current")), name: one?.getAttribute("part") ?? one?.className ?? "", bars: Boolean(one?.matches("button.bars")) };
  });
  const landed = () => page.waitForFunction(() => document.querySelector("cross-read").shadowRoot.activeElement?.closest(".chosen"));
  await page.keyboard.press("]");
  await landed();
  assert.ok((await focus()).bars, "the sentence, which is read out with its button");
  assert.match((await ear.focused()).description, /9,000/);
  await ear.hears("StaticText", /^Difference 1 of \d+, conflict.*12,000/);
  await page.keyboard.press("Tab");
  assert.ok(await reader.evaluate((element) => element.shadowRoot.activeElement.closest(".others") !== null), "Tab goes on into what it opened");
  for (const view of ["differences", "coverage", "pair", "overview"]) {
    await show(reader, view);
    for (const key of ["]", "["]) {
      await page.keyboard.press(key);
      await landed();
      assert.ok((await focus()).within, `${key} in ${view}`);
      const { y, height } = await reader.locator(":focus").boundingBox();
      const bar = await reader.locator(".bar").boundingBox();
      assert.ok(y >= bar.y + bar.height - 1 && y + Math.min(height, 24) <= 900, `${view}: in sight`);
    }
  }
  // A button stays under the finger; what it led to is where Tab goes.
  await show(reader, "differences");
  const next = reader.getByRole("button", { name: "Next difference" });
  await next.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+Tab");
  assert.equal((await focus()).name, "previous", "backwards, it is a button as any");
  await page.keyboard.press("Tab");
  assert.equal((await focus()).name, "next");
  await page.keyboard.press("Enter");
  assert.equal((await focus()).name, "next", "it can be pressed again");
  await page.keyboard.press("Tab");
  assert.ok((await focus()).within);
  assert.match((await ear.focused()).role, /heading/);
  // The host's own steps leave the focus where it is.
  await page.locator("#add").focus();
  await reader.evaluate((element) => element.next());
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.equal(await page.evaluate(() => document.activeElement.id), "add");
  await finish();
});

test("how much is announced is the reader’s to say", async () => {
  const { page, reader, ready, finish } = await hosts.five.open();
  await ready();
  const ear = await listener(page);
  await reader.evaluate((element) => { element.verbosity = "brief"; element.next(); });
  await ear.hears("StaticText", /^difference 1 of \d+$/);
  assert.ok(!(await ear.tree()).some((node) => /^Difference 1 of .*12,000/.test(node.name)), "brief says the position alone");
  await reader.evaluate((element) => { element.verbosity = "full"; element.next(); });
  await ear.hears("StaticText", /^Difference 1 of .*12,000/);
  // What is to be said clears what was said before at once.
  const left = (verbosity) => reader.evaluate((element, wanted) => {
    const announcer = document.querySelector("[data-crossread-announcer]");
    announcer.textContent = "said before";
    element.verbosity = wanted;
    element.next();
    return announcer.textContent;
  }, verbosity);
  assert.equal(await left("full"), "");
  assert.equal(await left("off"), "said before");
  await finish();
});
