// Coverage: what is told by whom, as a table. The number in a cell is the sentence's place in that account: what leads there,
// what is buried.

import { repeat } from "lit/directives/repeat.js";
import { html, nothing } from "lit/html.js";
import { SHOWS, tableOf } from "./coverage-lines.js";
import { at } from "./known.js";
import { dirOf, hue, langOf } from "./pieces.js";
import { farFrom } from "./silent.js";
import { sharedCounts } from "./told.js";
import { flat, kindWord, letters, placesWord } from "./wording.js";

/**
 * @typedef {import("./pieces.js").Context} Context
 * @typedef {import("./coverage-lines.js").Line} Line
 */

/** A table of thousands of rows is not read; the rest comes on request. */
const FIRST_LINES = 150;
/** Columns stand closer together beyond this many accounts. */
const MANY = 10;

/** @param {Context} context */
export function coverage(context) {
  const { model, store, t, local } = context;
  const { articles } = model.comparison;
  const order = local.get("coverage.order", "told");
  const show = local.get("coverage.show", "every");
  const { lines: all, most } = tableOf(model, store.base, order === "told" ? null : Math.max(0, model.articleOf(order)), show);
  const paper = context.slices.all;
  const more = paper || local.get("coverage.more", "") === "yes";
  // On paper a row with one number in it is mostly empty: what one alone tells is a list, unless an account's order mixes it with the rest.
  const listed = (/** @type {Line} */ { reach, conflict }) => paper && order === "told" && reach < 2 && !conflict;
  const table = all.filter((line) => !listed(line));
  const lines = more ? table : table.slice(0, FIRST_LINES);
  // A column of “not found” tells it to nobody who looks at rows; of a text in another language than all others, nothing is known.
  const apart = articles.flatMap((_, a) => (sharedCounts(model)[a]?.some((count, b) => b !== a && count) || articles.every((_, b) => b === a || model.foreign(a, b)) ? [] : a));
  return html`
    <div class="choices">
      <label>${t("coverage.order")} <select @change=${(/** @type {Event} */ event) => local.set("coverage.order", valueOf(event))}>
        <option value="told" ?selected=${order === "told"}>${t("coverage.order.told")}</option>
        ${articles.map(({ id }, article) => html`<option value=${id} ?selected=${order === id}>${t("coverage.order.place", { article: `${model.sign(article)} ${model.label(article)}` })}</option>`)}</select></label>
      <label>${t("coverage.show")} <select @change=${(/** @type {Event} */ event) => local.set("coverage.show", valueOf(event))}>
        ${SHOWS.map((one) => html`<option value=${one} ?selected=${one === show}>${t(`coverage.show.${one}`)}</option>`)}</select></label>
    </div>
    ${apart.length ? html`<p class="calm">${t("coverage.apart", { articles: letters(t, model, apart) })}</p>` : nothing}
    ${all.length === 0 ? html`<p class="calm">${t("coverage.none")}</p>` : html`
    ${most ? html`<p class="calm">${t("coverage.most", { told: most.told, count: most.among })}</p>` : nothing}
    ${lines.length ? html`<div class="table-frame" role="region" tabindex="0" aria-label=${t("view.coverage")}>
    <table role="table" class="coverage ${articles.length > MANY ? "dense" : ""}">
      <caption>${t("coverage.only.means")} ${t("coverage.caption")} <span class="how">${t("coverage.sorts")}</span></caption>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t("coverage.passage")}</th>
        ${articles.map(({ id }, article) => html`<th role="columnheader" scope="col" class="cell" aria-sort=${order === id ? "ascending" : nothing}><button type="button" class="disc go ${hue(article)}" title=${t("coverage.order.place", { article: model.label(article) })}
          aria-label=${t("coverage.order.place", { article: `${model.label(article)}, ${model.sign(article)}` })} @click=${() => local.set("coverage.order", id)}>${model.sign(article)}</button></th>`)}
        <th role="columnheader" scope="col" aria-sort=${order === "told" ? "descending" : nothing}><button type="button" class="quiet" @click=${() => local.set("coverage.order", "told")}>${t("coverage.told")}</button></th></tr></thead>
      <tbody role="rowgroup">${repeat(lines, (line) => line.key, (line) => row(context, line))}</tbody>
    </table></div>` : nothing}
    ${table.length > lines.length ? html`<p class="furniture-note"><button type="button" class="quiet" @click=${() => local.set("coverage.more", "yes")}>${t("coverage.more", { count: table.length - lines.length })}</button></p>` : nothing}
    ${paper ? articles.map((_, article) => list(context, article, all.filter((line) => listed(line) && at(model.comparison.sentences, line.head).article === article))) : nothing}`}`;
}

/** What one account alone tells. @param {Context} context @param {number} article @param {Line[]} lines */
function list(context, article, lines) {
  const { model, t } = context;
  const [first] = lines;
  return first ? html`<section class="level"><h2>${t("coverage.only", { article: `${model.sign(article)} · ${model.label(article)}` })}${foreignShort(context, farFrom(model, first.head))}</h2>
    <ul class="lone-list">${lines.map(({ head }) => html`<li><b>${t.number(at(model.placeOf, head))}</b> <bdi lang=${langOf(context, article)}>${flat(model.text(head), longest(context))}</bdi></li>`)}</ul></section>` : nothing;
}

/** So many characters of a sentence; on paper, which leads nowhere, all. @param {Context} context */
const longest = ({ slices }) => (slices.all ? Infinity : 170);

/** @param {Context} context @param {number[]} far */
const foreignShort = ({ model, t }, far) => (far.length ? html` <span class="in-part">${t("foreign.short", { articles: letters(t, model, far) })}</span>` : nothing);

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLSelectElement} */ (event.target).value;

/** @param {Context} context @param {Line} line */
function row(context, line) {
  const { model, store, t } = context;
  const { article } = at(model.comparison.sentences, line.head);
  const far = farFrom(model, line.head);
  const { selection } = store;
  const passage = selection?.passage ?? null;
  const sentence = selection?.sentence ?? model.comparison.differences[selection?.difference ?? -1]?.readings[0]?.sentence ?? null;
  // The words are a larger way to what their account's button leads to; a reader who marks them to copy them goes nowhere.
  const go = (/** @type {Event} */ { currentTarget }) => {
    const button = /** @type {Element} */ (currentTarget).closest("tr")?.cells[article + 1]?.querySelector("button");
    if (getSelection()?.isCollapsed !== false) { button?.focus(); button?.click(); }
  };
  const chosen = passage !== null ? passage === line.passage : sentence !== null && line.cells.some((cell) => cell && !cell.part && cell.sentences.includes(sentence));
  return html`<tr role="row" class=${chosen ? "chosen" : ""} aria-current=${chosen ? "true" : nothing} data-sentence=${line.head}>
    <th role="rowheader" scope="row"><p lang=${langOf(context, article)} dir=${dirOf(context, article)} @click=${go}>${flat(model.text(line.head), longest(context))}</p></th>
    ${line.cells.map((cell, other) => html`<td role="cell" class="cell">${cell ? place(context, cell, other) : html`<span aria-hidden="true">${far.includes(other) ? "·" : "–"}</span><span class="unseen">${model.sign(other)}: ${t(far.includes(other) ? "foreign.none" : "coverage.absent")}</span>`}</td>`)}
    <td role="cell" class="told-by">${line.reach > 1 ? t(line.reach < line.among ? "coverage.some" : "coverage.all", { told: line.reach, count: Math.max(line.reach, line.among) }) : t("coverage.only", { article: model.sign(article) })}${line.conflict ? html` <span class="in-part conflict-note">${t("note.conflict", { kind: kindWord(t, line.conflict) })}</span>` : nothing}${line.parts.length ? html` <span class="in-part">${t("coverage.partly", { articles: letters(t, model, line.parts) })}</span>` : nothing}${foreignShort(context, far)}</td>
  </tr>`;
}

/** Where an account tells it. @param {Context} context @param {import("./coverage-lines.js").Cell} cell @param {number} article */
function place(context, { sentences, part }, article) {
  const { model, store, t } = context;
  const go = () => { store.selectSentence(at(sentences, 0)); store.setView("read"); context.reveal(); };
  const label = placesWord(t, model, part ? "coverage.part" : "coverage.sentence", sentences, model.label(article));
  return html`<span class="cell-letter" aria-hidden="true">${model.sign(article)}</span><button type="button" class="place ${hue(article)} ${part ? "part" : ""}" aria-label=${label} title=${part ? label : nothing}
    @click=${go}>${t.number(at(model.placeOf, at(sentences, 0)))}${sentences.length > 1 ? "+" : ""}</button>`;
}
