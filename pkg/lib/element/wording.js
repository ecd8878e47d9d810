// Judgements said in words, the same in every view. No score is shown without a word for it, and no word claims more than the
// comparison does: "not found in the other texts", never "left out on purpose".

import { at } from "./known.js";
import { plain } from "./plain.js";
import { loneWord, valueless } from "./silent.js";
import { isPart, partsOf, wholeOf } from "./told.js";
import { groupsOf, isBetween } from "./values.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Difference} Difference
 * @typedef {import("./model.js").Link} Link
 * @typedef {import("./translate.js").Translate} Translate
 * @typedef {import("./translate.js").Key} Key
 * @typedef {import("../types.js").Reading} UtteranceReading
 * @typedef {{ text: string, strong: boolean, placed?: true }} Note  strong: it changes what is said; placed: it names the accounts itself
 */

/** @param {Translate} t @param {Model} model @param {readonly number[]} articles */
export const letters = (t, model, articles) => t.list(articles.map((article) => model.sign(article)));

/** Where an account tells something, wholly or in part. @param {Translate} t @param {Model} model @param {'coverage.sentence' | 'coverage.part'} key @param {readonly number[]} sentences @param {string} article as it is called there */
export const placesWord = (t, model, key, sentences, article) => t(key, { count: sentences.length, places: placeList(t, model, sentences), article });

/** @param {Translate} t @param {Model} model @param {readonly number[]} sentences */
export const placeList = (t, model, sentences) => t.list(sentences.map((one) => t.number(at(model.placeOf, one))));

/** @param {Translate} t @param {string} kind */
export const kindWord = (t, kind) => t(/** @type {Key} */ (`kind.${kind}`));

/** @param {Translate} t @param {string} level */
export const levelWord = (t, level) => t(/** @type {Key} */ (`level.${level}`));

/** Whether it is two words that cannot both be so ("won", "lost"), and no "not" that is missing. @param {Difference} difference */
const opposed = ({ kind, about }) => kind === "negation" && / or /.test(about);

/** What differs, as a heading. @param {Translate} t @param {Difference} difference */
export function headingWord(t, difference) {
  return begun(t, opposed(difference) ? t("kind.opposites") : kindWord(t, difference.kind));
}

/** Words that begin a line. @param {Translate} t @param {string} words */
export const begun = (t, words) => words.charAt(0).toLocaleUpperCase(t.lang) + words.slice(1);

/** What the values of a difference are about; empty where the values say it themselves ("not", beside "not come"). @param {Difference} difference @returns {string} */
export function aboutWord({ about, kind, readings }) {
  // Before what, and after what, is what the values tell.
  if (kind === "order") return "";
  const words = flat(about, 60).replace(/[\s,;:]+$/, "");
  return readings.some(({ text }) => plain(text).toLowerCase().includes(words.toLowerCase())) ? "" : words;
}

/** A difference in a few words. @param {Translate} t @param {Difference} difference */
export function titleWord(t, difference) {
  const about = aboutWord(difference);
  return about ? `${kindWord(t, difference.kind)} (${about})` : kindWord(t, difference.kind);
}

/**
 * A value as its account prints it. Where a "not" is missing, what stands in its place means nothing by itself; who "the
 * skipper" is, the name tells.
 * @param {Translate} t @param {Model} model @param {Difference} difference @param {readonly import("./values.js").ReadingGroup[]} groups of that difference
 * @param {import("./values.js").ReadingGroup} group @param {number} most characters
 */
export function valueWord(t, model, difference, groups, group, most) {
  const has = groups.find(({ readings: [first] }) => first?.value === false)?.text;
  const lacks = difference.kind === "negation" && !opposed(difference) && has !== undefined && group.readings[0]?.value === true && !has.toLowerCase().includes(group.text.trim().toLowerCase());
  if (lacks) return t("read.without", { phrases: t.quote(flat(has, most)) });
  // A mark that closes what stood before belongs to that: ”’ I would”.
  const words = flat(group.text, most).replace(/^[’”»)\]}.,;:!?]+\s+/u, "");
  const who = difference.kind === "attribution" && model.comparison.entities[/** @type {number} */ (group.readings[0]?.value)];
  return who && !who.forms.includes(words) ? `${who.name} (${words})` : words;
}

/** One line for a difference: "9,000 in A, B and D; 12,000 in C; none found in E". @param {Translate} t @param {Model} model @param {Difference} difference */
export function readingsLine(t, model, difference) {
  const groups = groupsOf(difference);
  const parts = groups.map((group) => t("difference.reading", { value: valueWord(t, model, difference, groups, group, 80), articles: letters(t, model, group.articles) }));
  return [...parts, ...valueless(t, model, difference)].join(t("difference.separator"));
}

/** Who else tells a sentence, and who tells part of it; that nobody was found where there is none. @param {Translate} t @param {Model} model @param {number} sentence @returns {string} */
export function toldWords(t, model, sentence) {
  const named = (/** @type {readonly number[]} */ articles) => t.list(articles.map((one) => model.label(one)));
  const [whole, parts] = [wholeOf(model, sentence), partsOf(model, sentence).map(({ article }) => article)];
  if (!whole.length && !parts.length) return loneWord(t, model, sentence);
  const count = model.othersOf(at(model.comparison.sentences, sentence).article).length;
  return [
    ...(whole.length ? [t("read.told", { told: whole.length + parts.length, count, articles: named(whole) })] : []),
    ...(parts.length ? [t("read.told.part", { articles: named(parts) })] : []),
  ].join(t("difference.separator"));
}

/**
 * How sure a link is, as a word; where the two sentences disagree, in what, since nobody would call them the same.
 * @param {Translate} t @param {Model} model @param {number} sentence @param {{ sentence: number, link: Link | null }} match @returns {string}
 */
export function linkWord(t, model, sentence, { sentence: there, link }) {
  const { sentences } = model.comparison;
  const kinds = new Set(model.differencesAt(sentence).filter((one) => one.level === "conflict" && one.readings.some((reading) => reading.sentence === there) && isBetween(one, at(sentences, sentence).article, at(sentences, there).article)).map((one) => kindWord(t, one.kind)));
  const part = isPart(model, sentence, there);
  const word = kinds.size ? t("link.otherwise", { kinds: t.list([...kinds]) }) : t(part ? "link.part" : link ? /** @type {Key} */ (`link.${link.kind}`) : "link.passage");
  return link?.moved ? word + t("difference.separator") + t("link.moved") : word;
}

/** Why the engine calls a line furniture, as keys. @type {Record<string, Key>} */
const REASONS = {
  "advertisement": "reason.advertisement", "app": "reason.app", "copyright": "reason.copyright", "credit": "reason.credit", "date": "reason.date",
  "invitation": "reason.invitation", "list after the story": "reason.list", "marked by hand": "reason.hand", "marked by the page": "reason.page", "markup": "reason.markup", "menu": "reason.menu",
  "newsletter": "reason.newsletter", "no words": "reason.words", "reading-time": "reason.reading", "related": "reason.related", "repeated line": "reason.repeated",
  "social": "reason.social", "tags": "reason.tags",
};

/** @param {Translate} t @param {string | null} reason as the engine gives it */
export const reasonWord = (t, reason) => t(REASONS[reason ?? ""] ?? "reason.other");

/** What a reader must know about a text; null for what the views say by themselves. @param {Translate} t @param {import("../types.js").ComparedArticle} article @param {import("../types.js").Note} note @returns {string | null} */
export function inputNote(t, { lang }, { kind }) {
  switch (kind) {
    // Said above the views, with the others that look cut off.
    case "alone": case "truncated": return null;
    case "language": return lang === "und" ? t("input.languageUnknown") : t("input.language", { language: t.languageName(lang) });
    case "unsupported": return lang === "und" ? null : t("input.unsupported", { language: t.languageName(lang) });
    case "empty": return t("input.empty");
    case "date": return t("input.date");
    case "url": return t("input.url");
    case "bound": return t("input.bound");
    default: return null;
  }
}

const NEGATION = "negation";
const WORD = /[\p{L}\p{N}]/u;
/** Words that are read without counting. */
const AT_A_GLANCE = 5;

/**
 * What was done to a quotation, against the fullest reading of it.
 * @param {Translate} t @param {Model} model @param {UtteranceReading} reading @param {number} base the fullest quotation
 * @param {readonly number[]} [quotations] all that read so
 * @returns {Note[]}
 */
export function readingNotes(t, model, reading, base, quotations = [reading.quotation]) {
  const lettersOf = (/** @type {readonly number[]} */ some) => letters(t, model, some.map((one) => at(model.comparison.quotations, one).article));
  const fullest = model.quoted(base);
  const own = model.quoted(reading.quotation);
  /** @type {Note[]} */
  const notes = [];
  let said = false;
  for (const edit of reading.edits) {
    // One that goes with a clause cut off whole changes nothing of what is left: the engine flags what does.
    if (edit.class !== NEGATION || !reading.flags.includes(NEGATION)) continue;
    const [cut, put] = [fullest.slice(edit.a[0], edit.a[1]), own.slice(edit.b[0], edit.b[1])].map((words) => (WORD.test(words) ? flat(words) : ""));
    // A whole clause put for another says nothing by being printed here; that a “not” differs does.
    if ([cut, put].some((words) => (words ?? "").split(" ").length > AT_A_GLANCE)) continue;
    // Which of two words was said, the texts do not tell: neither became the other.
    if (cut && put) notes.push({ text: t("quote.changes", { from: cut, base: lettersOf([base]), to: put, articles: lettersOf(quotations) }), strong: true, placed: true });
    else if (cut) notes.push({ text: t("quote.cuts", { word: cut }), strong: true });
    else if (put) notes.push({ text: t("quote.adds", { word: put }), strong: true });
    said = true;
  }
  for (const flag of reading.flags) {
    if (flag === NEGATION && said) continue;
    if (flag === "attribution") notes.push({ text: t("quote.attribution"), strong: true });
    else notes.push({ text: t(/** @type {Key} */ (`flag.${flag}`)), strong: flag === NEGATION || flag === "number" });
  }
  const what = reading.kind === "trimmed" ? trimmed(t, reading, fullest, own) : readingWord(t, model, reading, base);
  return [{ text: what, strong: false }, ...notes];
}

/** What was done to a quotation as a whole, in a word. @param {Translate} t @param {Model} model @param {UtteranceReading} reading @param {number} base the fullest quotation */
export const readingWord = (t, model, reading, base) => t(reading.kind === "spliced" && leavesOutLittle(reading, model.quoted(base)) ? "quote.leftOut" : /** @type {Key} */ (`quote.${reading.kind}`));

/** A word or two dropped on the way is no joining of pieces: those have more, or the end of a sentence, between them. @param {UtteranceReading} reading @param {string} fullest */
function leavesOutLittle({ edits }, fullest) {
  return edits.every(({ op, a }) => {
    const cut = fullest.slice(a[0], a[1]).trim();
    return op === "equal" || (cut.split(/\s+/).length <= 2 && !/[.!?;:]/.test(cut));
  });
}

/** Where a quotation was cut: at its end, its start, both. @param {Translate} t @param {UtteranceReading} reading @param {string} fullest @param {string} own */
function trimmed(t, { edits }, fullest, own) {
  const kept = edits.filter((edit) => edit.op === "equal");
  if (!kept.length) return t("quote.trimmed");
  // Where all of it stands in one piece, that is the place, whatever other words the edits took for the same.
  const bare = own.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  const inside = bare ? fullest.indexOf(bare) : -1;
  const [from, to] = inside >= 0 ? [inside, inside + bare.length] : [at(kept, 0).a[0], at(kept, kept.length - 1).a[1]];
  const before = WORD.test(fullest.slice(0, from));
  const after = WORD.test(fullest.slice(to));
  const words = own.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [];
  if (!words.length) return t("quote.trimmed");
  const first = at(words, 0);
  const last = at(words, words.length - 1);
  if (before && after) return words.length > AT_A_GLANCE ? t("quote.trimmedBoth", { first, last }) : t("quote.trimmedShort", { words: flat(bare) });
  if (after) return t("quote.trimmedAfter", { word: last });
  // “I” alone is found anywhere.
  if (before) return t("quote.trimmedBefore", { word: first.length < 3 && words.length > 1 ? `${first} ${at(words, 1)}` : first });
  return t("quote.trimmed");
}

/** Words on one line, with no more than a reader takes in at a glance. @param {string} text @param {number} [most] characters */
export function flat(text, most = 80) {
  const line = plain(text);
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most - 20)).replace(/[\s,;:.\ud800-\udbff]+$/, "")} …`;
}
