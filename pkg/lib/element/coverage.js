// Coverage: what is told by whom, as a table. The number in a cell is the sentence's place in that account: what leads there,
// what is buried.

import { repeat } from "lit/directives/repeat.js";
import { html, nothing } from "lit/html.js";
import { at } from "./known.js";
import { dirOf, hue, langOf } from "./pieces.js";
import { flat } from "./wording.js";

/**
 * @typedef {import("./pieces.js").Context} Context
 * @typedef {{ key: string, passage: number | null, head: number, cells: (number[] | null)[], told: number, conflict: boolean }} Line
 */

/** A table of thousands of rows is not read; the rest comes on request. */
const FIRST_LINES = 150;
/** Columns stand closer together beyond this many accounts. */
const MANY = 10;
const SHOWS = /** @type {const} */ (["every", "all", "some", "one", "conflict"]);

/** @param {Context} context */
export function coverage(context) {
  const { model, store, t, local } = context;
  const { articles } = model.comparison;
  const order = local.get("coverage.order", "told");
  const show = local.get("coverage.show", "every");
  const all = linesOf(context, order, show);
  const more = local.get("coverage.more", "") === "yes";
  const lines = more ? all : all.slice(0, FIRST_LINES);
  return html`
    <div class="choices">
      <label>${t("coverage.order")} <select @change=${(/** @type {Event} */ event) => local.set("coverage.order", valueOf(event))}>
        <option value="told" ?selected=${order === "told"}>${t("coverage.order.told")}</option>
        ${articles.map(({ id }, article) => html`<option value=${id} ?selected=${order === id}>${t("coverage.order.place", { article: `${model.sign(article)} ${model.label(article)}` })}</option>`)}</select></label>
      <label>${t("coverage.show")} <select @change=${(/** @type {Event} */ event) => local.set("coverage.show", valueOf(event))}>
        ${SHOWS.map((one) => html`<option value=${one} ?selected=${one === show}>${t(`coverage.show.${one}`)}</option>`)}</select></label>
    </div>
    ${all.length === 0 ? html`<p class="calm">${t("coverage.none")}</p>` : html`
    <div class="table-frame" role="region" tabindex="0" aria-label=${t("view.coverage")}>
    <table role="table" class="coverage ${articles.length > MANY ? "dense" : ""}">
      <caption>${t("coverage.caption")}</caption>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t("coverage.passage")}</th>
        ${articles.map(({ id }, article) => html`<th role="columnheader" scope="col" class="cell" aria-sort=${order === id ? "ascending" : nothing}><button type="button" class="disc go ${hue(article)}" title=${t("coverage.order.place", { article: model.label(article) })}
          aria-label=${t("coverage.order.place", { article: model.label(article) })} @click=${() => local.set("coverage.order", id)}>${model.sign(article)}</button></th>`)}
        <th role="columnheader" scope="col" aria-sort=${order === "told" ? "descending" : nothing}><button type="button" class="quiet" @click=${() => local.set("coverage.order", "told")}>${t("coverage.told")}</button></th></tr></thead>
      <tbody role="rowgroup">${repeat(lines, (line) => line.key, (line) => row(context, line))}</tbody>
    </table></div>
    ${all.length > lines.length ? html`<p class="furniture-note"><button type="button" class="quiet" @click=${() => local.set("coverage.more", "yes")}>${t("coverage.more", { count: all.length - lines.length })}</button></p>` : nothing}`}`;
}

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLSelectElement} */ (event.target).value;

/** @param {Context} context @param {string} order @param {string} show @returns {Line[]} */
function linesOf({ model, store }, order, show) {
  const { articles, passages, sentences, coverage: { only } } = model.comparison;
  /** @type {Line[]} */
  const lines = passages.map((passage) => ({
    key: `p${passage.id}`, passage: passage.id, head: model.sentenceIn(passage.id, store.base) ?? passage.head, told: passage.articles.length,
    cells: articles.map((_, article) => (passage.articles.includes(article) ? passage.sentences.filter((one) => at(sentences, one).article === article) : null)),
    conflict: (model.differencesOfPassage[passage.id] ?? []).some((id) => at(model.comparison.differences, id).level === "conflict"),
  }));
  only.forEach((lone, article) => {
    for (const sentence of lone.filter((one) => model.tells(one))) lines.push({ key: `s${sentence}`, passage: null, head: sentence, told: 1, conflict: false, cells: articles.map((_, other) => (other === article ? [sentence] : null)) });
  });
  const among = (/** @type {Line} */ line) => model.othersOf(at(sentences, line.head).article).length + 1;
  const kept = lines.filter((line) => show === "every" || (show === "all" ? line.told >= among(line) && line.told > 1 : show === "one" ? line.told === 1 : show === "conflict" ? line.conflict : line.told > 1 && line.told < among(line)));
  const by = order === "told" ? store.base : model.articleOf(order);
  // A sentence that account does not tell comes after all that it does, in the order of its own.
  const place = (/** @type {Line} */ line) => {
    const own = line.cells[by];
    return own ? at(model.placeOf, at(own, 0)) : 1e6 + at(model.placeOf, line.head);
  };
  return kept.sort((a, b) => (order === "told" ? b.told - a.told : 0) || place(a) - place(b) || at(sentences, a.head).article - at(sentences, b.head).article || a.head - b.head);
}

/** @param {Context} context @param {Line} line */
function row(context, line) {
  const { model, store, t } = context;
  const { article } = at(model.comparison.sentences, line.head);
  const among = model.othersOf(article).length + 1;
  const chosen = line.passage !== null ? store.selection?.passage === line.passage : store.selection?.sentence === line.head;
  const go = (/** @type {number} */ sentence) => { store.selectSentence(sentence); store.setView("read"); context.reveal(); };
  return html`<tr role="row" class=${chosen ? "chosen" : ""} aria-current=${chosen ? "true" : nothing} data-sentence=${line.head}>
    <th role="rowheader" scope="row"><p lang=${langOf(context, article)} dir=${dirOf(context, article)}>${flat(model.text(line.head), 170)}</p></th>
    ${line.cells.map((cell, other) => html`<td role="cell" class="cell">${cell === null ? html`<span aria-hidden="true">–</span><span class="unseen">${model.sign(other)}: ${t("coverage.absent")}</span>`
      : html`<span class="cell-letter" aria-hidden="true">${model.sign(other)}</span><button type="button" class="place ${hue(other)}" aria-label=${t("coverage.sentence", { place: t.list(cell.map((one) => t.number(at(model.placeOf, one)))), article: model.label(other) })} @click=${() => go(at(cell, 0))}>${t.number(at(model.placeOf, at(cell, 0)))}${cell.length > 1 ? "+" : ""}</button>`}</td>`)}
    <td role="cell" class="told-by">${line.told === 1 ? t("coverage.only", { article: model.sign(article) }) : line.told >= among ? t("coverage.all", { count: among }) : t("coverage.some", { told: line.told, count: among })}
      ${line.conflict ? html`<span class="conflict-note"><span aria-hidden="true">≠</span><span class="unseen">${t("coverage.conflict")}</span></span>` : nothing}</td>
  </tr>`;
}
