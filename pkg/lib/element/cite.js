// What a reader copies, with its sources: a passage, a quotation, a difference. Plain text, since it goes into a mail, a
// script, a card.

import { at } from "./known.js";
import { plain } from "./plain.js";
import { silentWords, valueless } from "./silent.js";
import { partsOf } from "./told.js";
import { placesWord, readingNotes, titleWord } from "./wording.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./translate.js").Translate} Translate
 */

/** An account as a source: its letter, name, date, address. @param {Model} model @param {number} article */
export function sourceOf(model, article) {
  const { published, url } = at(model.comparison.articles, article);
  return [`${model.sign(article)}: ${model.label(article)}`, published, url].filter(Boolean).map((part) => plain(String(part))).join(", ");
}

/** @param {Model} model @param {Iterable<number>} articles */
const sources = (model, articles) => [...new Set(articles)].sort((a, b) => a - b).map((article) => sourceOf(model, article)).join("\n");

/** A sentence and where the others tell it. @param {Translate} t @param {Model} model @param {number} sentence */
export function passageCited(t, model, sentence) {
  const { article } = at(model.comparison.sentences, sentence);
  const told = model.counterpartsOf(sentence);
  const besides = partsOf(model, sentence).filter((part) => !told.some((one) => one.article === part.article));
  const silent = model.othersOf(article).filter((other) => ![...told, ...besides].some((one) => one.article === other));
  return [
    ...[{ article, matches: [{ sentence }] }, ...told].map((one) => `${model.sign(one.article)}: ${one.matches.map((match) => plain(model.text(match.sentence))).join(" ")}`),
    ...besides.map((part) => placesWord(t, model, "coverage.part", part.sentences, model.sign(part.article))),
    ...silentWords(t, model, sentence, silent),
    "", sources(model, [article, ...told.map((one) => one.article)]),
  ].join("\n");
}

/** An utterance at its fullest, and each reading with what was done to it. @param {Translate} t @param {Model} model @param {import("./model.js").Utterance} utterance */
export function quotationCited(t, model, { base, readings }) {
  const { quotations } = model.comparison;
  const speaker = model.speakerOf(base);
  return [
    `${t.quote(plain(model.quoted(base)))}${speaker ? ` (${speaker})` : ""}`,
    ...readings.map((reading) => {
      const notes = reading.quotation === base ? [t("quote.identical")] : readingNotes(t, model, reading, base).map((note) => note.text);
      return `${model.sign(at(quotations, reading.quotation).article)}: ${t.quote(plain(model.quoted(reading.quotation)))} (${notes.join(", ")})`;
    }),
    "", sources(model, readings.map((reading) => at(quotations, reading.quotation).article)),
  ].join("\n");
}

/** A difference: who gives which value, in which sentence. @param {Translate} t @param {Model} model @param {import("./model.js").Difference} difference */
export function differenceCited(t, model, difference) {
  return [
    plain(titleWord(t, difference)),
    ...difference.readings.map(({ article, text, sentence }) => `${model.sign(article)}: ${plain(text)}${sentence === null ? "" : ` | ${plain(model.text(sentence))}`}`),
    ...valueless(t, model, difference),
    "", sources(model, difference.readings.map((reading) => reading.article)),
  ].join("\n");
}
