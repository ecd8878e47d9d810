// The words of the page: each key is used, each key used is there, index.html says the same, and every language has all.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { readText } from "./support.mjs";

const folder = new URL("../www/locales/", import.meta.url);
const tables = new Map(await Promise.all(readdirSync(folder).map(async (name) => [name.replace(".js", ""), (await import(new URL(name, folder).href)).default])));
const en = tables.get("en");
const source = readdirSync(new URL("../www/", import.meta.url)).filter((name) => name.endsWith(".js")).map((name) => readText("www", name)).join("\n");
const html = readText("www", "index.html");
const inHtml = [...html.matchAll(/data-t(?:-label)?="([\w.]+)"/g)].map(([, key]) => key);
const exact = new Set([...inHtml, ...[...source.matchAll(/["']([a-z]+\.[A-Za-z]+)["']/g)].map(([, key]) => key)]);
const families = [...source.matchAll(/\bt\(`([a-z]+\.)\$\{/g)].map(([, family]) => family);
const formsOf = (phrase) => (typeof phrase === "string" ? { other: phrase } : phrase);
const holes = (form) => new Set([...form.matchAll(/\{(\w+)\}/g)].map(([, hole]) => hole));

test("no key is missing, and none is left over", () => {
  const asked = [...inHtml, ...[...source.matchAll(/\bt\(["']([\w.]+)["']/g)].map(([, key]) => key)];
  assert.ok(asked.length > 100, "the search finds the keys");
  for (const key of asked) assert.ok(key in en, `${key} is missing`);
  for (const key of Object.keys(en)) assert.ok(exact.has(key) || families.some((family) => key.startsWith(family)), `${key} is not used`);
});

test("every code of a file's problem and remark and every state of what is kept has words", () => {
  const union = (path, name) => [...readText(...path).match(new RegExp(`@typedef \\{([^}]+)\\} ${name}\\b`))[1].matchAll(/"(\w+)"/g)].map(([, code]) => code);
  for (const code of [...union(["pkg", "lib", "files", "problem.js"], "ProblemCode"), ...union(["pkg", "lib", "files", "problem.js"], "RemarkCode")]) assert.ok(`file.${code}` in en, code);
  for (const state of union(["www", "storage.js"], "State")) assert.ok(`keep.${state}` in en, state);
});

test("index.html says in English what the table says", () => {
  const said = [...html.matchAll(/<(\w+)[^>]*\bdata-t="([\w.]+)"[^>]*>([^<]*)<\/\1>/g)];
  assert.equal(said.length, (html.match(/data-t="/g) ?? []).length, "each stands on an element with nothing but its words");
  for (const [, , key, words] of said) assert.equal(words, en[key], key);
  for (const [whole, key] of html.matchAll(/<[^>]*data-t-label="([\w.]+)"[^>]*>/g)) assert.ok(whole.includes(`aria-label="${en[key]}"`), key);
});

test("the seven languages are there, each as one to choose", () => {
  assert.deepEqual([...tables.keys()].sort(), ["ar", "de", "en", "es", "fr", "pt", "uk"]);
  for (const lang of tables.keys()) assert.match(readText("www", "language.js"), new RegExp(`^  ${lang}: \\{ name: "`, "m"));
});

test("a language sets its marks in one way, in the page as in the element", async () => {
  for (const [lang, table] of tables) {
    const element = (await import(new URL(`../pkg/lib/locales/${lang}.js`, import.meta.url).href)).default;
    const marks = (one) => new Set(Object.values(one).flatMap((phrase) => Object.values(formsOf(phrase))).flatMap((form) => form.match(/[“”„«»]/g) ?? []));
    assert.deepEqual([...marks(table)].sort(), [...marks(element)].sort(), lang);
    if (lang === "fr") for (const one of [table, element]) for (const [key, phrase] of Object.entries(one)) for (const form of Object.values(formsOf(phrase))) assert.doesNotMatch(form, / [:;?!»]|« /, `${key}: a sign must not stand alone on a line`);
  }
});

for (const [lang, table] of [...tables].filter(([name]) => name !== "en")) {
  test(`${lang} has every phrase in all the forms of its numbers, filled with the same, and none in English`, () => {
    assert.deepEqual(Object.keys(table).sort(), Object.keys(en).sort());
    const rules = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
    for (const [key, phrase] of Object.entries(table)) {
      const wanted = new Set(Object.values(formsOf(en[key])).flatMap((form) => [...holes(form)]));
      assert.equal(typeof phrase, typeof en[key], key);
      if (typeof phrase === "object") for (const rule of Object.keys(phrase)) assert.ok(rules.includes(rule), `${key}.${rule} is no form of ${lang}`);
      // French, Spanish and Portuguese have a form for millions, which `other` serves as well.
      if (typeof phrase === "object") for (const rule of rules) assert.ok(rule in phrase || rule === "many" && ["fr", "es", "pt"].includes(lang) || rule === "zero", `${key}.${rule} is missing`);
      for (const [rule, form] of Object.entries(formsOf(phrase))) {
        for (const hole of holes(form)) assert.ok(wanted.has(hole), `${key}.${rule}: {${hole}} is not filled`);
        for (const hole of wanted) assert.ok(holes(form).has(hole) || (hole === "count" && ["zero", "one", "two"].includes(rule)), `${key}.${rule}: {${hole}} is missing`);
      }
      if (!/^(export\.(csv|tsv|json)|editor\.title|page\.accounts.*|deed\.|list\.)/.test(key)) assert.notDeepEqual(phrase, en[key], key);
    }
  });
}
