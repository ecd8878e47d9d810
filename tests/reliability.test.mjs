// What docs/reliability.md rests on: the laws are held by tests that exist, and the hostile texts are what they are said to be.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { adversarial } from "../tools/reliability/adversarial.mjs";
import { reliabilityPage } from "../tools/reliability/docs.mjs";
import { laws } from "../tools/reliability/laws.mjs";
import { compare } from "../pkg/dist/core.js";
import { root } from "./support.mjs";

test("every law names tests that are there", () => {
  for (const { law, tests } of laws) {
    assert.ok(tests.length, law);
    for (const [file, name] of tests) {
      assert.ok(existsSync(join(root, file)), file);
      assert.ok(name && readFileSync(join(root, file), "utf8").includes(name), `${file} has no “${name}”`);
    }
  }
});

test("hostile texts have the length asked for, and each is compared", async () => {
  for (const [kind, make] of Object.entries(adversarial)) {
    const text = make(3000);
    assert.ok(text.length > 2900 && text.length < 3200, `${kind}: ${text.length}`);
    assert.equal(make(6000).slice(0, 500), text.slice(0, 500), `${kind} begins alike at any length`);
    const { articles } = await compare([{ text, lang: "en" }, { text: `Nobody was hurt.\n\n${text}`, lang: "en" }]);
    assert.equal(articles.length, 2, kind);
  }
});

test("the page says what was found, and what was not run", () => {
  const page = reliabilityPage({ linear: { on: "2025-07-04", rows: [["text", "times ordinary"], ["colons", "0.3"]] }, fuzz: null });
  assert.match(page, /\| colons \| 0\.3 \|/);
  assert.match(page, /Not run yet/);
  for (const { law } of laws) assert.ok(page.includes(law));
});
