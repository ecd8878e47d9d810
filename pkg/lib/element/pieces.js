// Small pieces that several views set the same way: an outlet's letter, text with marks, another account's words.
// Text reaches the page only through Lit's child parts, that is as text nodes.

import { html, nothing } from "lit/html.js";
import { at } from "./known.js";
import { runsOf } from "./spans.js";
import { quoted } from "./translate.js";
import { isBetween } from "./values.js";
import { flat, kindWord, placesWord } from "./wording.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Difference} Difference
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./translate.js").Translate} Translate
 * @typedef {import("../types.js").Diff} Diff
 * @typedef {'links' | 'differences' | null} Pending  what is still to come: the links and with them the differences, or these alone
 * @typedef {{ store: Store, model: Model, t: Translate, words: import("./words.js").Words, slices: import("./slices.js").Slices, reveal: () => void,
 *   correct: (correction: import("./corrections.js").Correction | null) => void, corrections: () => number | null,
 *   wide: boolean, inPlace: number | null, pending: Pending, copy: (key: string, text: string) => void,
 *   local: { get: (name: string, fallback: string) => string, set: (name: string, value: string) => void } }} Context
 * @typedef {{ start: number, end: number, difference: Difference, chosen: boolean }} Mark
 */

/** Four hues on round signs and four on square ones; then the same as rings, then with a ring round them: of 24 accounts no two look alike, their letters apart. More hues would not be told apart. @param {number} article */
export const hue = (article) => `hue${article % 8} ${["", "ring", "twin"][(article >> 3) % 3]}`;

/** An outlet's letter; its label on hover, and for those who hear it. @param {Context} context @param {number} article @param {boolean} [part] whether it tells only part of what it stands beside */
export function disc({ model, t }, article, part = false) {
  return html`<abbr class="disc ${hue(article)} ${part ? "partly" : ""}" part="disc" title=${part ? t("read.told.part", { articles: model.label(article) }) : model.label(article)}>${model.sign(article)}</abbr>`;
}

/** An outlet's letter as a way to a place in it. @param {Context} context @param {number} article @param {() => void} go */
export function goDisc({ model, t }, article, go) {
  return html`<button type="button" class="disc go ${hue(article)}" part="disc" title=${model.label(article)}
    aria-label=${t("read.here", { article: `${model.label(article)}, ${model.sign(article)}` })} @click=${go}>${model.sign(article)}</button>`;
}

/** Where an account tells part of it. @param {Context} context @param {import("./told.js").Part} part */
export function partWay(context, { article, sentences }) {
  const { model, store, t } = context;
  const go = () => { store.selectSentence(at(sentences, 0)); context.reveal(); };
  return html`<button type="button" class="quiet" @click=${go}>${placesWord(t, model, "coverage.part", sentences, model.sign(article))}</button> `;
}

/** Copies a place with its sources; says so where it was pressed. @param {Context} context @param {string} key @param {() => string} text */
export function copyButton({ t, copy, local }, key, text) {
  return html`<button type="button" class="quiet copy" @click=${() => copy(key, text())}>${t(local.get("copied", "") === key ? "action.copied" : "action.copy")}</button>`;
}

/** Signs that print what follows them in reverse, a letter at a time. */
const OVERRIDE = /[\u202d\u202e]/;

/** Words as their author set them; a sign that would show them reversed is shown as a sign instead. @param {Context} context @param {string} words */
export function printed({ t }, words) {
  if (!OVERRIDE.test(words)) return words;
  return words.split(OVERRIDE).map((piece, index) => [index ? html`<span class="turn" role="img" aria-label=${t("mark.turn")} title=${t("mark.turn")}>⇄</span>` : "", piece]);
}

/** @param {Context} context @param {readonly number[]} articles @param {readonly number[]} [parts] those of them that tell only part */
export const discs = (context, articles, parts = []) => html`<span class="discs"> ${articles.map((article) => disc(context, article, parts.includes(article)))}</span>`;

/** @param {Context} context @param {number} article */
export const langOf = ({ model }, article) => at(model.comparison.articles, article).lang || nothing;

/** The direction of an account's words. @param {Context} context @param {number} article */
export const dirOf = ({ model }, article) => at(model.directions, article);

/** An account's words in the quotation marks of its language. @param {Context} context @param {number} article @param {unknown} words */
export function inMarks({ model, t }, article, words) {
  const { lang } = at(model.comparison.articles, article);
  const [open, close] = quoted(lang && lang !== "und" ? lang : t.lang, "\n").split("\n");
  return html`${open}${words}${close}`;
}

/**
 * Readings of differences in a stretch of an article, of the kinds a reader wants shown.
 * @param {Context} context @param {number} article @param {readonly Difference[]} differences
 * @param {number} [beside]  where the words stand beside one other account, only what these two give differently is marked:
 *   that a third says something else is no difference between them
 * @returns {Mark[]}
 */
export function marksOf({ store, model }, article, differences, beside) {
  return differences.filter((difference) => difference.level !== "style" && model.shows(store.filters, difference) && (beside === undefined || isBetween(difference, article, beside))).flatMap((difference) =>
    difference.readings.filter((reading) => reading.article === article && reading.end > reading.start)
      .map(({ start, end }) => ({ start, end, difference, chosen: store.selection?.difference === difference.id })));
}

/**
 * A stretch of an article, with what disagrees underlined.
 * @param {Context} context @param {number} article @param {number} start @param {number} end @param {readonly Mark[]} marks
 */
export function marked(context, article, start, end, marks) {
  const { model, t } = context;
  const text = at(model.texts, article);
  return runsOf(start, end, marks).map((run) => {
    const words = printed(context, text.slice(run.start, run.end));
    if (!run.spans.length) return words;
    const conflict = run.spans.find((mark) => mark.difference.level === "conflict");
    const first = at(run.spans, 0);
    const label = conflict ? t("mark.conflict") : t("mark.kind", { kind: kindWord(t, first.difference.kind) });
    // The label is said where the reading begins, not again at every cut.
    const begins = run.spans.some((mark) => mark.start === run.start);
    const ends = run.spans.some((mark) => mark.end === run.end) ? "ends" : "";
    return html`<mark class="${conflict ? "conflict" : "variant"} ${ends}">${begins ? html`<span class="unseen">${label}</span>` : nothing}${words}</mark>`;
  });
}

/**
 * An account's words, with those that differ from another's marked; below the gate, with what both share marked.
 * @param {Context} context
 * @param {string} beside  the other's words
 * @param {number} article @param {number} start @param {number} end  whose words are shown
 * @param {readonly Mark[]} marks
 * @param {{ first?: boolean, tag?: 'mark' | 'ins' | 'del' }} [how]  first: these are the words the other's are compared with;
 *   `ins` and `del`, for versions of one article only, say which text has them
 */
export function compared(context, beside, article, start, end, marks, { first = false, tag = "mark" } = {}) {
  const { model, t } = context;
  const text = at(model.texts, article).slice(start, end);
  const { lang } = at(model.comparison.articles, article);
  const { diff } = first ? context.words.of(text, beside, lang) : context.words.of(beside, text, lang);
  /** @type {{ start: number, end: number, mark?: Mark, shared?: boolean }[]} */
  const spans = marks.map((mark) => ({ start: mark.start, end: mark.end, mark }));
  if (diff) {
    const side = first ? "a" : "b";
    const ranges = diff.gated ? diff.shared.map((one) => one[side])
      : diff.edits.filter((edit) => edit.op !== "equal" && (tag !== "mark" || edit.class !== "typographic")).map((edit) => edit[side]);
    for (const [from, to] of ranges) {
      // Marks hold words: the space before a word that differs is not what differs.
      const words = text.slice(from, to);
      const lead = words.length - words.trimStart().length;
      const trail = words.length - words.trimEnd().length;
      if (words.trim()) spans.push({ start: start + from + lead, end: start + to - trail, shared: diff.gated });
    }
  }
  return runsOf(start, end, spans).map((run) => {
    const words = printed(context, at(model.texts, article).slice(run.start, run.end));
    if (!run.spans.length) return words;
    const value = run.spans.find((span) => span.mark)?.mark;
    const conflict = value?.difference.level === "conflict";
    const differing = run.spans.find((span) => !span.mark);
    if (tag !== "mark" && differing && !differing.shared) return changed(context, tag, words);
    const begins = run.spans.some((span) => span.start === run.start);
    const label = conflict ? t("mark.conflict") : differing ? t(differing.shared ? "mark.shared" : "mark.other") : value ? t("mark.kind", { kind: kindWord(t, value.difference.kind) }) : "";
    const kind = conflict ? "conflict" : differing?.shared ? "shared" : differing ? `other ${hue(article)}` : "variant";
    return html`<mark class=${kind}>${begins ? html`<span class="unseen">${label}</span>` : nothing}${words}</mark>`;
  });
}

/** @param {Context} context @param {'ins' | 'del'} tag @param {unknown} words */
const changed = ({ t }, tag, words) => (tag === "ins" ? html`<ins><span class="unseen">${t("mark.added")}</span>${words}</ins>` : html`<del><span class="unseen">${t("mark.cut")}</span>${words}</del>`);

/**
 * Two versions of one sentence as one line; null until the words are compared, and where they are too unlike for that.
 * @param {Context} context @param {number} before @param {number} after  sentences
 */
export function merged(context, before, after) {
  const { model } = context;
  const [a, b] = [model.text(before), model.text(after)];
  const { diff } = context.words.of(a, b, at(model.comparison.articles, at(model.comparison.sentences, before).article).lang);
  if (!diff || diff.gated) return null;
  return diff.edits.map((edit) => {
    const [was, now] = [a.slice(...edit.a), b.slice(...edit.b)];
    return edit.op === "equal" ? printed(context, now) : [was ? changed(context, "del", printed(context, was)) : "", was && now && !/\s$/.test(was) ? " " : "", now ? changed(context, "ins", printed(context, now)) : ""];
  });
}

/**
 * What the base says and the other leaves out, as short phrases; empty until the words are compared.
 * @param {Context} context @param {string} own @param {number} article @param {number} start @param {number} end @returns {string[]}
 */
export function leftOut({ words, model }, own, article, start, end) {
  const { diff } = words.of(own, at(model.texts, article).slice(start, end), at(model.comparison.articles, article).lang);
  // Between two wordings of one's own, everything is left out and nothing is: only close ones are compared by what is missing.
  if (!diff || diff.gated || diff.similarity < 600) return [];
  return diff.edits.filter((edit) => edit.op === "delete" && edit.move === null && edit.class !== "typographic")
    .map((edit) => flat(own.slice(edit.a[0], edit.a[1]).replace(/^[\s,;:.–—-]+|[\s,;:–—-]+$/g, ""), 36))
    .filter((phrase) => /[\p{L}\p{N}]{3,}/u.test(phrase) && phrase.length > 3)
    .slice(0, 2);
}

/**
 * Where a reader sees that two sentences do not tell the same. A stored comparison cannot be made anew.
 * @param {Context} context @param {number} here @param {number} there @param {string} [describedBy] what the button speaks of
 */
export function undoing({ model, t, correct, corrections }, here, there, describedBy) {
  if (corrections() === null) return nothing;
  const placeOf = (/** @type {number} */ sentence) => {
    const { article, start, end } = at(model.comparison.sentences, sentence);
    return { article, start, end };
  };
  return html`<button type="button" class="quiet" aria-describedby=${describedBy ?? nothing} @click=${() => correct({ unlink: [placeOf(here), placeOf(there)] })}>${t("link.undo")}</button>`;
}

/** How much a reader corrected, and the way back. @param {Context} context */
export function corrected({ t, correct, corrections }) {
  const count = corrections() ?? 0;
  return count ? html`<p class="corrected">${t("read.corrected", { count })} <button type="button" class="quiet" @click=${() => correct(null)}>${t("read.corrected.undo")}</button></p>` : nothing;
}
