// An utterance as it is read: who said it, its fullest wording with what each account kept, and each reading aligned with it.
// No page here: the Quotes view and the copy of a quotation both ask.

import { at } from "./known.js";
import { runsOf } from "./spans.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Utterance} Utterance
 * @typedef {import("../types.js").Reading} Reading
 * @typedef {{ key: string, name: string, shared: Utterance[], lone: number[] }} Speaker
 * @typedef {{ op: 'kept' | 'cut' | 'added' | 'changed', words: string, base: string, strong: boolean }} Piece  words: this reading's; base: those of the fullest
 * @typedef {{ reading: Reading, quotations: number[], speaker: string | null }} ReadingGroup  accounts that print the same
 */

const WORD = /[\p{L}\p{N}]/u;

/**
 * Everybody who is quoted, those quoted by several accounts and at odds first; who is not known comes last.
 * @param {Model} model @param {number} reader the account whose spelling of names is used @param {string} unknown
 * @returns {Speaker[]}
 */
export function speakersOf(model, reader, unknown) {
  const { utterances, quotations } = model.comparison;
  /** @type {Map<string, Speaker>} */
  const speakers = new Map();
  const group = (/** @type {number | null | undefined} */ entity, /** @type {string | null} */ name) => {
    const key = entity !== null && entity !== undefined ? `e${entity}` : name === null ? "none" : `n${[...speakers.values()].findIndex((one) => one.name === name)}`;
    const known = name !== null && key.startsWith("n") ? [...speakers.values()].find((one) => one.name === name) : speakers.get(key);
    if (known) return known;
    const made = { key: key === "n-1" ? `n${speakers.size}` : key, name: entity !== null && entity !== undefined ? model.nameIn(entity, reader) : name ?? unknown, shared: [], lone: [] };
    speakers.set(made.key, made);
    return made;
  };
  /** @type {Set<number>} */
  const several = new Set();
  for (const utterance of utterances) {
    if (new Set(utterance.quotations.map((one) => at(quotations, one).article)).size < 2) continue;
    several.add(utterance.id);
    group(utterance.speaker, model.speakerOf(utterance.base)).shared.push(utterance);
  }
  for (const { id, kind, speaker } of quotations) {
    const utterance = model.utteranceWith(id);
    if (kind === "scare" || (utterance && (several.has(utterance.id) || utterance.base !== id))) continue;
    group(speaker?.entity, model.speakerOf(id)).lone.push(id);
  }
  const weight = (/** @type {Utterance} */ one) => (one.flags.includes("negation") || one.flags.includes("attribution") ? 1000 : 0) + one.flags.length * 100 + one.quotations.length;
  const most = (/** @type {Speaker} */ one) => (one.shared[0] ? weight(one.shared[0]) : 0);
  for (const { shared } of speakers.values()) shared.sort((a, b) => weight(b) - weight(a) || a.id - b.id);
  return [...speakers.values()].sort((a, b) => Number(a.key === "none") - Number(b.key === "none") || most(b) - most(a) || b.lone.length - a.lone.length);
}

/**
 * The fullest wording cut where the number of accounts that kept it changes; `count` is null where there are no words.
 * @param {Model} model @param {Utterance} utterance
 * @returns {{ runs: { start: number, end: number, count: number | null }[], of: number }}
 */
export function keptRuns(model, { base, readings }) {
  const { quotations } = model.comparison;
  const text = model.quoted(base);
  const spans = readings.flatMap(({ quotation, edits }) => {
    const { article } = at(quotations, quotation);
    return quotation === base ? [{ start: 0, end: text.length, article }]
      : edits.filter((edit) => edit.op === "equal" || edit.class === "typographic").map(({ a }) => ({ start: a[0], end: a[1], article }));
  });
  /** @type {{ start: number, end: number, count: number | null }[]} */
  const runs = [];
  for (const { start, end, spans: over } of runsOf(0, text.length, spans)) {
    const count = WORD.test(text.slice(start, end)) ? new Set(over.map((span) => span.article)).size : null;
    const last = runs[runs.length - 1];
    // A comma between two stretches that all kept belongs to neither, and must not part them.
    if (last && (count === null || last.count === null || last.count === count)) { last.end = end; last.count ??= count; } else runs.push({ start, end, count });
  }
  return { runs, of: new Set(readings.map((one) => at(quotations, one.quotation).article)).size };
}

/** A reading beside the fullest, piece by piece. @param {Model} model @param {Reading} reading @param {number} base @returns {Piece[]} */
export function aligned(model, { quotation, edits, flags }, base) {
  const fullest = model.quoted(base);
  const text = model.quoted(quotation);
  if (quotation === base || !edits.length) return [{ op: "kept", words: text, base: text, strong: false }];
  return edits.map((edit) => {
    const was = fullest.slice(edit.a[0], edit.a[1]);
    const words = text.slice(edit.b[0], edit.b[1]);
    // A "not" that goes with a clause cut off whole changes nothing of what is left: the engine flags what does.
    const strong = (edit.class === "negation" || edit.class === "number") && flags.includes(edit.class);
    const worded = WORD.test(was) || WORD.test(words);
    const op = edit.op === "equal" || edit.class === "typographic" || !worded ? "kept" : !WORD.test(words) ? "cut" : !WORD.test(was) ? "added" : "changed";
    return { op, words, base: was, strong };
  });
}

/** Readings that print the same words of the same speaker, as one. @param {Model} model @param {Utterance} utterance @returns {ReadingGroup[]} */
export function byReading(model, { readings, base, flags, speaker: whose }) {
  /** @type {Map<string, ReadingGroup>} */
  const groups = new Map();
  const apart = flags.includes("attribution");
  for (const reading of [...readings].sort((a, b) => Number(b.quotation === base) - Number(a.quotation === base))) {
    const speaker = model.speakerOf(reading.quotation);
    const entity = model.comparison.quotations[reading.quotation]?.speaker?.entity ?? speaker;
    // A body and a person may speak for each other, which is no conflict, and yet are two.
    const key = JSON.stringify([model.quoted(reading.quotation), apart || (entity !== null && entity !== whose) ? entity : null]);
    const group = groups.get(key);
    if (group) group.quotations.push(reading.quotation);
    else groups.set(key, { reading, quotations: [reading.quotation], speaker });
  }
  return [...groups.values()];
}
