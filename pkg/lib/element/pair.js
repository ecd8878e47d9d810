// Pair: two accounts beside each other, sentence by sentence, in the order of the one that is read.

import { html, nothing } from "lit/html.js";
import { at } from "./known.js";
import { compared, disc, langOf, marked, marksOf } from "./pieces.js";
import { linkWord } from "./wording.js";

/** @typedef {import("./pieces.js").Context} Context */

/** @param {Context} context */
export function pair(context) {
  const { model, store, t, local } = context;
  const others = model.comparison.articles.map((_, article) => article).filter((article) => article !== store.base);
  if (!others.length) return html`<p class="calm">${t("read.alone")}</p>`;
  const wanted = model.articleOf(local.get("pair.other", ""));
  const other = others.includes(wanted) ? wanted : closest(context, others);
  return html`<div class="choices"><label>${t("pair.other")} <select @change=${(/** @type {Event} */ event) => local.set("pair.other", /** @type {HTMLSelectElement} */ (event.target).value)}>
      ${others.map((article) => html`<option value=${model.siglum(article)} ?selected=${article === other}>${model.sign(article)} · ${model.label(article)}</option>`)}</select></label></div>
    <div class="pair" role="table" aria-label=${t("view.pair")}>
      <div role="row" class="pair-row pair-head"><span role="columnheader">${disc(context, store.base)} ${model.label(store.base)}</span><span role="columnheader">${disc(context, other)} ${model.label(other)}</span></div>
      ${rows(context, other).map((row) => rowOf(context, other, row))}
    </div>`;
}

/** The account that shares most with the base. @param {Context} context @param {number[]} others */
function closest({ model, store }, others) {
  const { similarity } = model.comparison.coverage;
  return others.reduce((best, one) => ((similarity[store.base]?.[one] ?? 0) > (similarity[store.base]?.[best] ?? 0) ? one : best));
}

/**
 * Sentences of the base in order, each with its matches; sentences the base does not tell stand where the other tells them,
 * after what came before them there.
 * @param {Context} context @param {number} other
 * @returns {{ own: number | null, matches: import("./model.js").Match[] }[]}
 */
function rows({ model, store }, other) {
  const matched = new Map(at(model.sentencesOf, store.base).map((own) => [own, model.counterpartsOf(own).find((one) => one.article === other)?.matches ?? []]));
  const taken = new Set([...matched.values()].flat().map((match) => match.sentence));
  const lone = at(model.sentencesOf, other).filter((sentence) => !taken.has(sentence));
  const out = [];
  const shown = new Set();
  const before = (/** @type {number} */ place) => { while (lone.length && at(model.placeOf, at(lone, 0)) < place) out.push({ own: null, matches: [{ sentence: /** @type {number} */ (lone.shift()), link: null }] }); };
  let reached = 0;
  for (const [own, matches] of matched) {
    const first = matches.length ? at(model.placeOf, at(matches, 0).sentence) : 0;
    // Only going forward: a sentence that moved must not drag along what stood before it.
    if (first === reached + 1 || (first > reached && !matches.some((match) => match.link?.moved))) { before(first); reached = first; }
    out.push({ own, matches });
    for (const match of matches) shown.add(match.sentence);
  }
  before(Infinity);
  return out;
}

/** @param {Context} context @param {number} other @param {{ own: number | null, matches: import("./model.js").Match[] }} row */
function rowOf(context, other, { own, matches }) {
  const { model, store, t } = context;
  const { sentences } = model.comparison;
  const place = (/** @type {number} */ sentence) => {
    const { article, start, end } = at(sentences, sentence);
    const marks = marksOf(context, article, model.differencesAt(sentence));
    return html`<p lang=${langOf(context, article)} dir="auto">${own !== null && article === other && at(sentences, own) ? compared(context, model.text(own), article, start, end, marks) : marked(context, article, start, end, marks)}</p>`;
  };
  const chosen = own !== null && store.selection?.sentence === own;
  return html`<div role="row" class="pair-row ${chosen ? "chosen" : ""}" data-sentence=${own ?? nothing}>
    <div role="cell">${own === null ? html`<p class="absent">${t("pair.none", { article: model.sign(store.base) })}</p>` : place(own)}</div>
    <div role="cell">${matches.length ? matches.map((match) => html`${place(match.sentence)}${own === null ? nothing : html`<p class="judged">${linkWord(t, match.link)}</p>`}`)
      : html`<p class="absent">${t("pair.none", { article: model.sign(other) })}</p>`}</div></div>`;
}
