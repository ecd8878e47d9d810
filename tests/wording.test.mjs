// What a reader is told of quotations and differences, on the events of the seeds: words that can be read, and that say no more
// than was found.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { compare } from "../pkg/lib/core.js";
import { Model } from "../pkg/lib/element/model.js";
import { languageOf } from "../pkg/lib/element/translate.js";
import { readingNotes, readingsLine, titleWord } from "../pkg/lib/element/wording.js";
import { readOpening } from "../tools/opening.mjs";
import { root } from "../tools/process.mjs";

const seeds = join(root, "seeds");
const t = await languageOf("en");
/** @type {Record<string, Model>} */
const models = {};
for (const { name } of readdirSync(seeds, { withFileTypes: true }).filter((entry) => entry.isDirectory())) models[name] = new Model(await compare(readOpening(join(seeds, name)).articles));

const notesOf = (model) => model.comparison.utterances.flatMap((utterance) => utterance.readings.filter(({ quotation }) => quotation !== utterance.base)
  .map((reading) => ({ words: model.quoted(reading.quotation), notes: readingNotes(t, model, reading, utterance.base) })));

test("what was done to a quotation is said in words that mean something by themselves", () => {
  let count = 0;
  for (const model of Object.values(models)) for (const { words, notes } of notesOf(model)) for (const { text } of notes) {
    const said = [...text.matchAll(/“([^”]*)”/g)].map(([, one]) => one);
    for (const one of said) assert.match(one, /[\p{L}\p{N}]/u, `${text}: a sign is no word (${words})`);
    assert.ok(text.split(" ").length <= 9, `${text}: too long to be read at a glance`);
    assert.doesNotMatch(text, /starts at “.{1,2}”/, "one letter is found anywhere");
    count++;
  }
  assert.ok(count > 50, String(count));
});

test("a “not” that an ellipsis swallowed is told as cut", () => {
  const { notes } = notesOf(models.harbour).find(({ words }) => words.includes("I do … believe"));
  assert.deepEqual(notes.map(({ text }) => text), ["a word or two shorter inside", "cuts “not”", "cut marked by …"]);
  assert.ok(notes[1].strong);
});

test("a fragment is given by its own words, a piece from the end by where it starts", () => {
  const said = (event, words) => notesOf(models[event]).filter((one) => one.words.startsWith(words)).map(({ notes }) => notes[0].text);
  assert.deepEqual(said("harbour", "rather trust"), ["only “rather trust”"]);
  assert.deepEqual(said("harbour", "I do not believe"), ["starts at “I do”"]);
});

test("a difference is headed by what it is about, where that says more than its values", () => {
  for (const model of Object.values(models)) for (const difference of model.comparison.differences) {
    const line = `${titleWord(t, difference)}: ${readingsLine(t, model, difference)}`;
    assert.doesNotMatch(line, /\([^)]*[,;:]\)|: [’”»,;.)]/, line);
    if (difference.kind === "order") assert.match(line, /^what came first: /);
  }
});
