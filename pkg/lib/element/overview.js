// Overview: a strip for each account, from its first sentence to its last, and how much each two accounts share.

import { html, nothing } from "lit/html.js";
import { at } from "./known.js";
import { disc, hue } from "./pieces.js";
import { partsOf, sharedCounts, wholeOf } from "./told.js";
import { vars } from "./vars.js";

/** @typedef {import("./pieces.js").Context} Context */

/** @param {Context} context */
export function overview(context) {
  const { model, t } = context;
  const { articles } = model.comparison;
  return html`<p class="calm">${t("overview.how")}</p>
    <ul class="strips">${articles.map((_, article) => {
      const { all, shared } = model.shareOf(article);
      return html`<li class="strip-row"><span class="strip-name">${disc(context, article)} <bdi>${model.label(article)}</bdi></span>
        ${strip(context, article)}
        <span class="strip-share">${t("overview.shared", { shared, all })}</span></li>`;
    })}</ul>
    ${articles.length > 1 ? similarity(context) : nothing}`;
}

/** A strip on a desk has room for so many, two pixels wide, without a bar to scroll by that would lie over them; beyond, sentences stand together. */
const MOST_STOPS = 180;

/** One tab stop a strip; arrow keys move along it. @param {Context} context @param {number} article */
function strip(context, article) {
  const { model, store, t } = context;
  const others = model.othersOf(article).length;
  const sentences = stopsOf(context, at(model.sentencesOf, article));
  const chosen = sentences.indexOf(store.selection?.passage != null ? model.sentenceIn(store.selection.passage, article) ?? -1 : store.selection?.sentence ?? -1);
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const step = (event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0) * (t.dir === "rtl" ? -1 : 1);
    if (!step) return;
    const stops = [.../** @type {HTMLElement} */ (event.currentTarget).querySelectorAll("button")];
    const next = stops[stops.indexOf(/** @type {HTMLButtonElement} */ (event.target)) + step];
    if (next) { event.preventDefault(); next.focus(); }
  };
  return html`<div class="strip ${hue(article)}" role="group" aria-label=${model.label(article)} @keydown=${keys}>${sentences.map((sentence, index) => {
    const told = wholeOf(model, sentence).length + partsOf(model, sentence).length;
    const { start, end } = at(model.comparison.sentences, sentence);
    const conflict = model.disagreesAt(sentence).some((one) => one.level === "conflict");
    const label = t("overview.stop", { place: at(model.placeOf, sentence), told, count: others });
    const go = () => { store.selectSentence(sentence); store.setView("read"); context.reveal(); };
    return html`<button type="button" class="${conflict ? "conflicts" : ""} ${index === chosen ? "chosen" : ""}" tabindex=${index === Math.max(chosen, 0) ? "0" : "-1"} title=${label}
      aria-label=${conflict ? `${label}, ${t("coverage.conflict")}` : label} @click=${go} ${vars({ "--long": String(Math.max(end - start, 20)), "--dark": `${others ? Math.round(8 + (told / others) * 87) : 8}%` })}></button>`;
  })}</div>`;
}

/** A long account has a stop for every few sentences: the one that disagrees, else the one most tell, which it leads to. @param {Context} context @param {readonly number[]} sentences */
function stopsOf({ model }, sentences) {
  const together = Math.ceil(sentences.length / MOST_STOPS);
  if (together < 2) return sentences;
  const weight = (/** @type {number} */ sentence) => (model.differencesOfSentence[sentence] ?? []).length * 1000 + (model.passageOf[sentence] === -1 ? 0 : at(model.comparison.passages, at(model.passageOf, sentence)).articles.length);
  return Array.from({ length: Math.ceil(sentences.length / together) }, (_, stop) => sentences.slice(stop * together, (stop + 1) * together)
    .reduce((best, one) => (weight(one) > weight(best) ? one : best)));
}

/** @param {Context} context */
function similarity(context) {
  const { model, store, t } = context;
  const { articles } = model.comparison;
  const counts = sharedCounts(model);
  const share = (/** @type {number} */ a, /** @type {number} */ b) => (counts[a]?.[b] ?? 0) / (counts[a]?.[a] || 1);
  const beside = (/** @type {number} */ a, /** @type {number} */ b) => {
    store.setBase(a);
    store.setBeside(b);
    store.setView("pair");
  };
  return html`<div class="table-frame" role="region" tabindex="0" aria-label=${t("overview.similarity")}><table class="similarity"><caption>${t("overview.similarity")}</caption>
    <thead><tr><td></td>${articles.map((_, article) => html`<th scope="col">${disc(context, article)}</th>`)}</tr></thead>
    <tbody>${articles.map((_, a) => html`<tr><th scope="row">${disc(context, a)} <bdi class="wide-only">${model.label(a)}</bdi></th>
      ${articles.map((__, b) => html`<td class="cell" ${vars({ "--dark": a === b ? "0%" : `${Math.round(share(a, b) * 60)}%` })}>${a === b ? html`<span aria-hidden="true">·</span>` : html`<button type="button" class="beside" aria-label=${t("overview.pair", { a: model.label(a), b: model.label(b), percent: t.percent(share(a, b)) })} title=${t("overview.told", { count: counts[a]?.[b] ?? 0, all: counts[a]?.[a] ?? 0 })} @click=${() => beside(a, b)}>${t.percent(share(a, b))}</button>`}</td>`)}</tr>`)}</tbody></table></div>`;
}
