// What a host may style is told in one list; the styles and templates are held to it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { parts, properties } from "../pkg/lib/element/theming.js";
import { filesIn } from "../tools/stamp.mjs";
import { pkg } from "./support.mjs";

const sources = filesIn(join(pkg, "lib", "element")).filter((path) => !path.endsWith("theming.js")).map((path) => readFileSync(path, "utf8")).join("\n");

test("every custom property that the styles ask a host for is told, and no other", () => {
  const asked = new Set([...sources.matchAll(/var\((--crossread-[\w-]+)/g)].map(([, name]) => name));
  // The element sets this one for itself.
  asked.delete("--crossread-unit");
  assert.deepEqual([...asked].sort(), Object.keys(properties).sort());
});

test("every part is told, and no other", () => {
  const written = [...sources.matchAll(/part="([\w -]+)/g)].flatMap(([, names]) => names.trim().split(" "));
  const made = [...sources.matchAll(/(?:made\("\w+", |area\()"([\w-]+)"/g)].map(([, name]) => name);
  assert.deepEqual([...new Set([...written, ...made])].sort(), Object.keys(parts).sort());
});
