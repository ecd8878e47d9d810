// Quotes: who said what, and what each account made of it. By speaker; each utterance once, at its fullest, with a figure at
// every stretch that tells how many accounts kept it; below it the readings, each aligned with the fullest.

import { repeat } from "lit/directives/repeat.js";
import { html, nothing } from "lit/html.js";
import { quotationCited } from "./cite.js";
import { at } from "./known.js";
import { copyButton, dirOf, discs, goDisc, inMarks, langOf, printed } from "./pieces.js";
import { aligned, byReading, keptRuns, speakersOf } from "./readings.js";
import { sliced } from "./slices.js";
import { flat, letters, readingNotes } from "./wording.js";

/**
 * @typedef {import("./pieces.js").Context} Context
 * @typedef {import("./model.js").Utterance} Utterance
 * @typedef {import("./readings.js").Piece} Piece
 * @typedef {import("./readings.js").Speaker} Speaker
 */

const WORD = /[\p{L}\p{N}]/u;

/** A stretch that was cut is printed whole up to this many words; a longer one is counted. */
const SHORT_CUT = 5;

/** @param {Context} context */
export function quotes(context) {
  const { model, store, t } = context;
  const speakers = speakersOf(model, store.base, t("quotes.unknown"));
  const shared = speakers.some((one) => one.shared.length);
  return html`<p class="calm">${t(shared ? "quotes.how" : speakers.length ? "quotes.none" : "quotes.nothing")}</p>
    ${repeat(speakers, (one) => one.key, (one) => speakerOf(context, one))}`;
}

/** @param {Context} context @param {Speaker} speaker */
function speakerOf(context, { key, name, shared, lone }) {
  const { model, t } = context;
  return html`<section class="speaker" aria-labelledby="speaker-${key}"><h2 id="speaker-${key}"><bdi>${name}</bdi></h2>
    ${sliced(context, `quotes.${key}`, shared, (part) => repeat(part, (one) => one.id, (one) => utteranceOf(context, one)), {
      plain: (part) => html`<div class="plain-slice">${printed(context, part.map((one) => model.quoted(one.base)).join("\n\n"))}</div>`,
      chosen: (one) => chosen(context, one.quotations),
    })}
    ${lone.length ? html`<details class="lone-quotations" ?open=${context.slices.all || !shared.length || lone.some((one) => chosen(context, [one]))}>
      <summary>${t("quotes.once", { count: lone.length })}</summary>
      ${sliced(context, `lone.${key}`, lone, (part) => html`<ul class="readings">${part.map((quotation) => loneOf(context, quotation))}</ul>`, {
        plain: (part) => html`<div class="plain-slice">${printed(context, part.map((one) => model.quoted(one)).join("\n\n"))}</div>`,
        chosen: (one) => chosen(context, [one]),
      })}</details>` : nothing}
  </section>`;
}

/** Whether the one selection of all views stands here. @param {Context} context @param {readonly number[]} quotations */
function chosen({ model, store }, quotations) {
  const { selection } = store;
  if (!selection) return false;
  if (selection.quotation !== null) return quotations.includes(selection.quotation);
  return selection.sentence !== null && (model.quotationsOf[selection.sentence] ?? []).some((one) => quotations.includes(one));
}

/** @param {Context} context @param {number} quotation */
function goTo({ model, store, reveal }, quotation) {
  return () => {
    store.setBase(at(model.comparison.quotations, quotation).article);
    store.selectQuotation(quotation);
    store.setView("read");
    reveal();
  };
}

/** @param {Context} context @param {number} quotation */
function loneOf(context, quotation) {
  const { article } = at(context.model.comparison.quotations, quotation);
  const here = chosen(context, [quotation]);
  return html`<li class="lone-quotation ${here ? "chosen" : ""}" aria-current=${here ? "true" : nothing}>${goDisc(context, article, goTo(context, quotation))}
    <p class="said" lang=${langOf(context, article)} dir=${dirOf(context, article)}>${inMarks(context, article, printed(context, context.model.quoted(quotation)))}</p></li>`;
}

/** @param {Context} context @param {Utterance} utterance */
function utteranceOf(context, utterance) {
  const { model, t } = context;
  const { quotations, reported } = model.comparison;
  const articles = [...new Set(utterance.quotations.map((one) => at(quotations, one).article))].sort((a, b) => a - b);
  const speaks = at(quotations, utterance.base).article;
  const here = chosen(context, utterance.quotations);
  const speakers = namesOf(context, utterance);
  const elsewhere = [...new Set(utterance.reported.map((one) => at(reported, one).article))].sort((a, b) => a - b);
  const apart = utterance.flags.includes("attribution") && speakers.length > 1;
  return html`<div class="utterance ${here ? "chosen" : ""}" data-utterance=${utterance.id} aria-current=${here ? "true" : nothing}>
    <p class="kind"><span>${t("quotes.said", { count: articles.length })}</span>
      ${apart ? html`<span class="conflict-note">≠ ${t("quotes.conflict", { names: t.list(speakers) })}</span>` : nothing}</p>
    <blockquote lang=${langOf(context, speaks)} dir=${dirOf(context, speaks)}>${inMarks(context, speaks, kept(context, utterance))}</blockquote>
    <ul class="readings">${repeat(byReading(model, utterance), (one) => at(one.quotations, 0), (group) => readingOf(context, utterance, group, apart))}</ul>
    <p class="kind">${elsewhere.length ? html`<span>${t("quotes.reported", { articles: letters(t, model, elsewhere) })}</span>` : nothing}
      ${copyButton(context, `u${utterance.id}`, () => quotationCited(t, model, utterance))}</p>
  </div>`;
}

/** Who is said to have spoken, each once, in the spelling of the first account that names them. @param {Context} context @param {Utterance} utterance */
function namesOf({ model }, { quotations }) {
  const names = new Map(quotations.flatMap((one) => {
    const name = model.speakerOf(one);
    return name === null ? [] : [[at(model.comparison.quotations, one).speaker?.entity ?? name, name]];
  }));
  return [...names.values()];
}

/** The fullest wording, each stretch with how many accounts kept it, as the weight of the line; in words, as Coverage has them, at the longest of its weight. @param {Context} context @param {Utterance} utterance */
function kept(context, utterance) {
  const { model, t } = context;
  const text = model.quoted(utterance.base);
  const { runs, of } = keptRuns(model, utterance);
  const only = model.sign(at(model.comparison.quotations, utterance.base).article);
  const longest = (/** @type {number} */ count) => runs.filter((one) => one.count === count).reduce((most, one) => (one.end - one.start > most.end - most.start ? one : most));
  return runs.map((run) => {
    const { start, end, count } = run;
    const words = text.slice(start, end);
    if (count === null) return printed(context, words);
    // It stands at the last word, before the sign or space that follows it.
    const inner = words.replace(/[\s\p{P}]+$/u, "");
    const share = of > 1 ? Math.round(((count - 1) / (of - 1)) * 3) : 0;
    return html`<span class="kept kept${share}" title=${t("quotes.kept", { count, of })}>${printed(context, inner)}${run === longest(count) ? html`<bdi class="figure" aria-hidden="true">${count === of ? t("coverage.all", { count }) : count < 2 ? t("coverage.only", { article: only }) : t("coverage.some", { told: count, count: of })}</bdi>` : nothing}<span class="unseen"> (${t("quotes.kept", { count, of })}) </span></span>${words.slice(inner.length)}`;
  });
}

/** @param {Context} context @param {Utterance} utterance @param {import("./readings.js").ReadingGroup} group @param {boolean} apart */
function readingOf(context, utterance, { reading, quotations, speaker }, apart) {
  const { model, t } = context;
  const all = model.comparison.quotations;
  const { article } = at(all, reading.quotation);
  const whole = reading.quotation === utterance.base || reading.kind === "identical";
  const given = (apart || speaker !== null) && (at(all, reading.quotation).speaker?.entity ?? null) !== utterance.speaker;
  const notes = whole ? [{ text: t("quote.identical"), strong: false }] : readingNotes(t, model, reading, utterance.base, quotations);
  // Whose it is said to be says that it is somebody else's; what is quoted whole stands above.
  return html`<li class=${quotations.length > 3 ? "many-tell" : ""}><span class="tellers">${quotations.map((one) => goDisc(context, at(all, one).article, goTo(context, one)))}</span>
    <p class="judged">${notes.map(({ text, strong }) => (given && text === t("quote.attribution") ? nothing : html`<span class=${strong ? "conflict-note" : ""}>${text}</span>`))}
      ${given ? html`<span class=${apart ? "conflict-note" : ""}>${speaker === null ? t("quotes.unknown") : t("quotes.by", { name: speaker })}</span>` : nothing}</p>
    ${whole ? nothing : html`<p class="said" lang=${langOf(context, article)} dir=${dirOf(context, article)}>${aligned(model, reading, utterance.base).map((piece, index, all) => pieceOf(context, piece, index > 0 && !/\s$/.test(all[index - 1]?.words ?? "")))}</p>`}</li>`;
}

/** What was cut stands in brackets, what was added behind a plus, what was put for other words with those words. @param {Context} context @param {Piece} piece @param {boolean} close whether no space stands before it */
function pieceOf(context, { op, words, base, strong }, close) {
  const { t } = context;
  const kind = strong ? "conflict" : "other";
  switch (op) {
    case "kept": return printed(context, words);
    case "cut": {
      const cut = flat(base, 400);
      const count = base.split(/\s+/).filter((word) => WORD.test(word)).length;
      if (count <= SHORT_CUT || strong) return html`${close ? " " : ""}<span class="cut ${strong ? "strong" : ""}"><span class="unseen">${t("mark.cut")}</span>[${flat(cut, 60)}]</span>${/\s$/.test(base) ? " " : ""}`;
      return html`${close ? " " : ""}<span class="cut" title=${cut}>[${t("quotes.cut", { count })}]</span>${/\s$/.test(base) ? " " : ""}`;
    }
    case "added": return html`<mark class=${kind}><span class="sign" aria-hidden="true">+</span><span class="unseen">${t("mark.added")}</span>${printed(context, words)}</mark>`;
    default: return html`<mark class=${kind}><span class="unseen">${t(strong ? "mark.conflict" : "mark.other")}</span>${printed(context, words)}</mark> <span class="instead">(${t("quotes.instead", { words: flat(base, 60) })})</span>${/\s$/.test(words) ? " " : ""}`;
  }
}
