// Every key of the string tables is used, every key that is used is in them, and every language has all of them, in all the
// forms that its numbers take.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { directionOf } from "../pkg/lib/element/direction.js";
import { addStrings, languageOf, quoted, translator } from "../pkg/lib/element/translate.js";
import { failureWords } from "../pkg/lib/element/failure.js";
import { inputNote, reasonWord } from "../pkg/lib/element/wording.js";
import { readText } from "./support.mjs";

const sources = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const at = new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, folder);
  return entry.isDirectory() ? sources(at) : entry.name.endsWith(".js") ? [readFileSync(at, "utf8")] : [];
});
const source = sources(new URL("../pkg/lib/element/", import.meta.url)).join("\n");
const types = readText("pkg/lib/types.d.ts");
const folder = new URL("../pkg/lib/locales/", import.meta.url);
const tables = new Map(await Promise.all(readdirSync(folder).map(async (name) => [name.replace(".js", ""), (await import(new URL(name, folder).href)).default])));
const en = tables.get("en");
const others = [...tables].filter(([lang]) => lang !== "en");

const exact = new Set([...source.matchAll(/['"]([a-z]+(?:\.[A-Za-z]+)+)['"]/g)].map((match) => match[1]));
const families = new Set([...source.matchAll(/`([a-z]+(?:\.[A-Za-z]+)*\.)\$\{/g)].map((match) => match[1]));
const formsOf = (phrase) => (typeof phrase === "string" ? { other: phrase } : phrase);
const holes = (form) => new Set([...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));

test("the seven languages are there", () => assert.deepEqual([...tables.keys()].sort(), ["ar", "de", "en", "es", "fr", "pt", "uk"]));

test("no key is missing", () => {
  const named = [...source.matchAll(/\bt\([^()]*?['"]([a-zA-Z.]+)['"]/g)].map((match) => match[1]).filter((key) => key.includes("."));
  assert.ok(named.length > 60, "the search finds the keys");
  for (const key of named) assert.ok(key in en, key);
});

test("no key is left over", () => {
  for (const key of Object.keys(en)) assert.ok(exact.has(key) || [...families].some((family) => key.startsWith(family)), key);
});

for (const [lang, table] of others) {
  test(`${lang} has every phrase, none besides, and none that was left in English`, () => {
    assert.deepEqual(Object.keys(table).sort(), Object.keys(en).sort());
    // Signs and words that two languages share.
    const same = /^(note\.(conflict|value)|difference\.(about|separator|reading)|filter\.count|progress\.percent|mark\.kind|quote\.note(In|Here)|reason\.(menu|tags|social|date|app)|view\.|kind\.(distance|date|age|place|percent)|frame\.sources|level\.(variants?|styles?)|coverage\.passage|filter\.kinds|travel\.count)/;
    for (const [key, phrase] of Object.entries(table)) if (!same.test(key)) assert.notDeepEqual(phrase, en[key], key);
  });

  test(`${lang} fills what is filled, and nothing else`, () => {
    for (const [key, phrase] of Object.entries(table)) {
      const wanted = new Set(Object.values(formsOf(en[key])).flatMap((form) => [...holes(form)]));
      for (const [rule, form] of Object.entries(formsOf(phrase))) {
        for (const hole of holes(form)) assert.ok(wanted.has(hole), `${key}.${rule}: {${hole}} is not filled`);
        // A form for one number may say the number in words, or say that there is none.
        const free = rule === "zero" ? wanted : new Set(rule === "one" || rule === "two" ? ["count", "told", "differences"] : []);
        for (const hole of wanted) assert.ok(holes(form).has(hole) || free.has(hole), `${key}.${rule}: {${hole}} is missing`);
      }
    }
  });
}

for (const [lang, table] of tables) {
  test(`${lang} has a form for every number`, () => {
    const rules = new Intl.PluralRules(lang);
    const needed = new Set(Array.from({ length: 1200 }, (_, number) => rules.select(number)));
    for (const [key, phrase] of Object.entries(en)) {
      if (typeof phrase === "string") { assert.equal(typeof table[key], "string", key); continue; }
      for (const rule of [...needed, "other"]) assert.ok(typeof table[key] === "object" && typeof table[key][rule] === "string", `${key}.${rule}`);
      for (const rule of Object.keys(table[key])) assert.ok(rules.resolvedOptions().pluralCategories.includes(rule), `${key}.${rule} is never chosen`);
    }
    if (lang === "ar") assert.equal(needed.size, 6);
    if (lang === "uk") assert.deepEqual([...needed].sort(), ["few", "many", "one"]);
  });

  test(`${lang} quotes with its own marks, and never claims more than was found`, () => {
    const [open] = quoted(lang, "\n").split("\n");
    for (const [key, phrase] of Object.entries(table)) {
      for (const form of Object.values(formsOf(phrase))) {
        assert.doesNotMatch(form, /["]|[^\p{L}]'|'[^\p{L}]/u, `${key}: typewriter's quotation marks`);
        for (const mark of form.match(/[“„«]/g) ?? []) assert.ok(open.includes(mark) || (lang === "de" && mark === "“"), `${key}: ${mark}`);
        assert.doesNotMatch(form, /\bomit|verschweig|passe sous silence|\bomet|замовч|أغفل/i, key);
      }
    }
  });
}

// What the words for it are in each language: found, and what would be a charge.
const FOUND = { en: /found/, de: /gefunden/, fr: /trouvé/, es: /encontr|hallado/, pt: /encontrad/, uk: /знайдено/, ar: /ع\u064f?ثر/ };
const CHARGES = { en: /left out|leav\w+ out|missing|withh|conceal/i, de: /ausgelassen|weggelassen|lässt .*(aus|weg)|fehl(t|en)|unterschlag/i, fr: /\bomi[st]|laissé de côté|manqu|tait\b/i, es: /falta|calla/i, pt: /falta|cala\b/i, uk: /пропущ|опущ|бракує|прихов/i, ar: /أهمل|أسقط|ناقص|أخفى/ };
const ABSENT = ["read.only", "read.notIn", "read.missing", "read.missing.count", "pair.none", "pair.apart", "coverage.absent", "difference.silent"];

for (const [lang, table] of tables) {
  test(`${lang} says of what was not found that it was not found, and never that it was left out`, () => {
    for (const key of ABSENT) for (const [rule, form] of Object.entries(formsOf(table[key]))) if (rule !== "zero") assert.match(form, FOUND[lang], `${key}: ${form}`);
    // What the element itself sets aside, furniture of the page, is called so.
    for (const [key, phrase] of Object.entries(table)) {
      if (/^(read\.furniture|error\.|input\.)/.test(key)) continue;
      for (const form of Object.values(formsOf(phrase))) assert.doesNotMatch(form, CHARGES[lang], `${key}: ${form}`);
    }
  });
}

test("every kind the schema knows has a word", () => {
  const union = (name) => [...types.match(new RegExp(`${name} =([^;]+);`))[1].matchAll(/"(\w+)"/g)].map((match) => match[1]);
  for (const kind of union("DifferenceKind")) assert.ok(`kind.${kind}` in en, kind);
  for (const sign of union("CutSign")) assert.ok(`cut.${sign}` in en, sign);
  for (const flag of union("ReadingFlag").filter((one) => one !== "attribution")) assert.ok(`flag.${flag}` in en, flag);
  for (const kind of ["identical", "typographic", "trimmed", "spliced", "reworded"]) assert.ok(`quote.${kind}` in en, kind);
  for (const kind of ["identical", "near", "reworded", "partial"]) assert.ok(`link.${kind}` in en, kind);
});

test("what the engine says in English is told in the language of the interface", async () => {
  const t = await languageOf("de");
  // The reasons stand at the head of the lists of furniture and in the room that finds it.
  const reasons = new Set([...readText("src/lang/en/furniture.txt").matchAll(/^\[(.+)\]$/gm)].map((match) => match[1]).filter((section) => section !== "cut-off"));
  for (const file of ["src/block/lines.rs", "src/block/mod.rs"]) for (const [, reason] of readText(file).matchAll(/(?:return Some\(|= Some\(|const BY_\w+: &str = )"([a-z ]+)"/g)) reasons.add(reason);
  assert.ok(reasons.size >= 16, "the search finds the reasons");
  for (const reason of reasons) assert.notEqual(reasonWord(t, reason), reasonWord(t, null), reason);
  const notes = [...readText("pkg/lib/types.d.ts").match(/interface Note \{[^}]+\}/)[0].matchAll(/"(\w+)"/g)].map((match) => match[1]);
  // Those two are said by the views and above them.
  for (const kind of notes.filter((one) => !["alone", "truncated"].includes(one))) assert.ok(inputNote(t, { lang: "it", free: null }, { kind, message: "English" }), kind);
  assert.match(inputNote(t, { lang: "it" }, { kind: "unsupported" }), /Für Italienisch/);
  for (const kind of [...readText("src/error.rs").matchAll(/Kind::\w+ \{ \.\. \} => "(\w+)"/g)].map((match) => match[1])) {
    assert.doesNotMatch(failureWords(t, Object.assign(new Error("English"), { kind }), 2), /unvorhergesehen/i, kind);
  }
  assert.equal(failureWords(t, Object.assign(new Error("x"), { kind: "articleCount" }), 1200), "Es sind 1.200 Berichte; verglichen werden höchstens 1.000.");
});

test("forms follow the number, numbers and lists follow the language", async () => {
  const count = async (lang, number) => (await languageOf(lang))("travel.count", { count: number });
  assert.equal(await count("en", 1), "1 difference");
  assert.equal(await count("en-GB", 1200), "1,200 differences");
  assert.equal(await count("de", 1200), "1.200 Unterschiede");
  assert.deepEqual(await Promise.all([1, 2, 5, 21].map((number) => count("uk", number))), ["1 відмінність", "2 відмінності", "5 відмінностей", "21 відмінність"]);
  assert.deepEqual(await Promise.all([0, 1, 2].map((number) => count("ar", number))), ["لا اختلافات", "اختلاف واحد", "اختلافان"]);
  assert.match(await count("ar-EG", 3), /^٣ اختلافات$/);
  assert.equal(translator("fr").list(["A", "B", "C"]), "A, B et C");
  assert.equal((await languageOf("de")).percent(0.4), "40\u00a0%");
  assert.equal((await languageOf("ja")).lang, "en", "a language without a table is served in English, and says so");
});

test("a host adds a language or changes a phrase; what it leaves out is told in English", async () => {
  await languageOf("en");
  addStrings("xx", { "view.read": "Lire" });
  assert.equal(translator("xx-YY")("view.read"), "Lire");
  assert.equal(translator("xx")("view.pair"), "Side by side");
});

test("words of the other direction are kept together", async () => {
  const ar = await languageOf("ar");
  assert.equal(ar.dir, "rtl");
  assert.equal(ar("read.here", { article: "Daily" }), "القراءة في \u2068Daily\u2069");
  assert.equal((await languageOf("en"))("read.here", { article: "الصحيفة" }), "Read in \u2068الصحيفة\u2069");
  assert.deepEqual(["ar", "he", "fa", "ur", "en", "uk", "und", null].map(directionOf), ["rtl", "rtl", "rtl", "rtl", "ltr", "ltr", null, null]);
});
