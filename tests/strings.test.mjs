// Every key of the string table is used, and every key that is used is in it.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { en } from "../pkg/lib/element/strings.js";
import { addStrings, translator } from "../pkg/lib/element/translate.js";

const folder = new URL("../pkg/lib/element/", import.meta.url);
const source = readdirSync(folder).filter((name) => name.endsWith(".js") && name !== "strings.js").map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
const types = readFileSync(new URL("../pkg/lib/types.d.ts", import.meta.url), "utf8");

const exact = new Set([...source.matchAll(/['"]([a-z]+(?:\.[A-Za-z]+)+)['"]/g)].map((match) => match[1]));
const families = new Set([...source.matchAll(/`([a-z]+(?:\.[A-Za-z]+)*\.)\$\{/g)].map((match) => match[1]));

test("no key is missing", () => {
  const named = [...source.matchAll(/\bt\([^()]*?['"]([a-zA-Z.]+)['"]/g)].map((match) => match[1]).filter((key) => key.includes("."));
  assert.ok(named.length > 60, "the search finds the keys");
  for (const key of named) assert.ok(key in en, key);
});

test("no key is left over", () => {
  for (const key of Object.keys(en)) assert.ok(exact.has(key) || [...families].some((family) => key.startsWith(family)), key);
});

test("every kind the schema knows has a word", () => {
  const union = (name) => [...types.match(new RegExp(`${name} =([^;]+);`))[1].matchAll(/"(\w+)"/g)].map((match) => match[1]);
  for (const kind of union("DifferenceKind")) assert.ok(`kind.${kind}` in en, kind);
  for (const flag of union("ReadingFlag").filter((one) => one !== "attribution")) assert.ok(`flag.${flag}` in en, flag);
  for (const kind of ["identical", "typographic", "trimmed", "spliced", "reworded"]) assert.ok(`quote.${kind}` in en, kind);
  for (const kind of ["identical", "near", "reworded", "partial"]) assert.ok(`link.${kind}` in en, kind);
});

test("plural forms follow the count, and a language falls back to English", () => {
  const t = translator("en");
  assert.equal(t("travel.count", { count: 1 }), "1 difference");
  assert.equal(t("travel.count", { count: 1200 }), "1,200 differences");
  addStrings("xx", { "view.read": "Lire" });
  assert.equal(translator("xx-YY")("view.read"), "Lire");
  assert.equal(translator("xx")("view.pair"), "Pair");
});
