// Quotes: what was said once and quoted several times. The fullest wording, with a line under the words that tells how many
// kept them; below it each account's reading, with what was done to it.

import { repeat } from "lit/directives/repeat.js";
import { html, nothing } from "lit/html.js";
import { at } from "./known.js";
import { disc, hue, langOf } from "./pieces.js";
import { runsOf } from "./spans.js";
import { letters, readingNotes } from "./wording.js";

/**
 * @typedef {import("./pieces.js").Context} Context
 * @typedef {import("./model.js").Utterance} Utterance
 * @typedef {import("../types.js").Reading} Reading
 */

/** @param {Context} context */
export function quotes(context) {
  const { model, t } = context;
  const { utterances, quotations, entities } = model.comparison;
  const shared = utterances.filter((utterance) => new Set(utterance.quotations.map((one) => at(quotations, one).article)).size > 1);
  const single = quotations.filter((one) => one.kind !== "scare" && !shared.some((utterance) => utterance.quotations.includes(one.id))).length;
  /** @type {Map<string, { name: string, utterances: Utterance[] }>} */
  const speakers = new Map();
  for (const utterance of shared) {
    const key = String(utterance.speaker ?? "none");
    const name = utterance.speaker === null ? t("quotes.unknown") : entities[utterance.speaker]?.name ?? t("quotes.unknown");
    const group = speakers.get(key) ?? { name, utterances: [] };
    group.utterances.push(utterance);
    speakers.set(key, group);
  }
  const weight = (/** @type {Utterance} */ one) => one.flags.length * 100 + one.quotations.length;
  const groups = [...speakers].map(([key, group]) => ({ key, ...group, utterances: group.utterances.sort((a, b) => weight(b) - weight(a) || a.id - b.id) }))
    .sort((a, b) => Number(a.key === "none") - Number(b.key === "none") || weight(at(b.utterances, 0)) - weight(at(a.utterances, 0)));
  return html`${shared.length ? html`<p class="calm">${t("quotes.how")}</p>` : html`<p class="calm">${t("quotes.none")}</p>`}
    ${repeat(groups, (group) => group.key, (group) => html`<section class="speaker"><h2>${group.name}</h2>${repeat(group.utterances, (one) => one.id, (one) => utteranceOf(context, one))}</section>`)}
    ${single ? html`<p class="calm">${t("quotes.once", { count: single })}</p>` : nothing}`;
}

/** @param {Context} context @param {Utterance} utterance */
function utteranceOf(context, utterance) {
  const { model, store, t } = context;
  const { quotations, reported } = model.comparison;
  const articles = [...new Set(utterance.quotations.map((one) => at(quotations, one).article))].sort((a, b) => a - b);
  const chosen = store.selection?.quotation !== null && store.selection?.quotation !== undefined && utterance.quotations.includes(store.selection.quotation);
  const names = [...new Set(utterance.quotations.map((one) => at(quotations, one).speaker?.name).filter((name) => name !== undefined))];
  const elsewhere = [...new Set(utterance.reported.map((one) => at(reported, one).article))].sort((a, b) => a - b);
  const base = at(quotations, utterance.base);
  return html`<div class="utterance ${chosen ? "chosen" : ""}" aria-current=${chosen ? "true" : nothing}>
    <p class="kind">${t("quotes.said", { count: articles.length })}${utterance.flags.includes("attribution") && names.length > 1 ? html` · <span class="conflict-note">${t("quotes.conflict", { names: t.list(names) })}</span>` : nothing}</p>
    <blockquote lang=${langOf(context, base.article)} dir="auto">“${kept(context, utterance)}”</blockquote>
    <ul class="readings">${repeat(utterance.readings, (one) => one.quotation, (one) => readingOf(context, utterance, one))}</ul>
    ${elsewhere.length ? html`<p class="kind">${t("quotes.reported", { articles: letters(t, model, elsewhere) })}</p>` : nothing}
  </div>`;
}

/** The fullest wording, each stretch with how many accounts kept it. @param {Context} context @param {Utterance} utterance */
function kept({ model, t }, utterance) {
  const { quotations } = model.comparison;
  const text = model.quoted(utterance.base);
  const spans = utterance.readings.flatMap((reading) => {
    const { article } = at(quotations, reading.quotation);
    return reading.quotation === utterance.base ? [{ start: 0, end: text.length, article }]
      : reading.edits.filter((edit) => edit.op === "equal" || edit.class === "typographic").map((edit) => ({ start: edit.a[0], end: edit.a[1], article }));
  });
  const of = new Set(utterance.readings.map((one) => at(quotations, one.quotation).article)).size;
  return runsOf(0, text.length, spans).map((run) => {
    const words = text.slice(run.start, run.end);
    if (!/[\p{L}\p{N}]/u.test(words)) return words;
    const count = new Set(run.spans.map((span) => span.article)).size;
    const share = of > 1 ? Math.round(((count - 1) / (of - 1)) * 3) : 0;
    return html`<span class="kept kept${share}" title=${t("quotes.kept", { count, of })}>${words}</span>`;
  });
}

/** @param {Context} context @param {Utterance} utterance @param {Reading} reading */
function readingOf(context, utterance, reading) {
  const { model, store, t } = context;
  const { article } = at(model.comparison.quotations, reading.quotation);
  const text = model.quoted(reading.quotation);
  const own = reading.quotation === utterance.base;
  const notes = own ? [{ text: t("quote.identical"), strong: false }] : readingNotes(t, model, reading, utterance.base);
  const go = () => { store.setBase(article); store.selectQuotation(reading.quotation); store.setView("read"); context.reveal(); };
  const changed = own ? [] : reading.edits.filter((edit) => edit.op !== "equal" && edit.class !== "typographic" && edit.b[1] > edit.b[0]).map((edit) => ({ start: edit.b[0], end: edit.b[1], strong: edit.class === "negation" || edit.class === "number" }));
  return html`<li>${disc(context, article)}
    <p class="said" lang=${langOf(context, article)} dir="auto">${cutAt(reading, own, "start")}${runsOf(0, text.length, changed).map((run) => {
      const words = text.slice(run.start, run.end);
      if (!run.spans.length || !words.trim()) return words;
      return html`<mark class=${at(run.spans, 0).strong ? "conflict" : `other ${hue(article)}`}><span class="unseen">${t(at(run.spans, 0).strong ? "mark.conflict" : "mark.other")}</span>${words}</mark>`;
    })}${cutAt(reading, own, "end")}</p>
    <p class="judged">${notes.map((note) => html`<span class=${note.strong ? "conflict-note" : ""}>${note.text}</span>`)}
      <button type="button" class="quiet" @click=${go}>${t("read.here", { article: model.siglum(article) })}</button></p></li>`;
}

/** A sign where words of the fullest are missing at an end. @param {Reading} reading @param {boolean} own @param {'start' | 'end'} side */
function cutAt({ edits }, own, side) {
  const edge = side === "start" ? edits[0] : edits[edits.length - 1];
  if (own || !edge || edge.op !== "delete" || edge.a[1] - edge.a[0] < 3) return nothing;
  return html`<span class="cut">${side === "end" ? " […]" : "[…] "}</span>`;
}
