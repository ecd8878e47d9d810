// Pair: two accounts beside each other, each in its own order, with the sentences that belong together joined; one column
// where there is no room for two. Between two outlets differing words are marked; deletions and insertions there are only
// between two versions of one article.

import { repeat } from "lit/directives/repeat.js";
import { html, nothing } from "lit/html.js";
import { follow } from "./follow.js";
import { at } from "./known.js";
import { areVersions, interleaved, pairing, stretches } from "./pairing.js";
import { compared, corrected, dirOf, disc, langOf, marked, marksOf, merged, partWay, printed, undoing } from "./pieces.js";
import { sliced } from "./slices.js";
import { partsOf, sharedCounts } from "./told.js";
import { linkWord, placeList, placesWord } from "./wording.js";

/**
 * @typedef {import("./pieces.js").Context} Context
 * @typedef {import("./pairing.js").Item} Item
 * @typedef {{ context: Context, own: number, other: number, versions: boolean }} Side  one account against the other
 */

/** @param {Context} context */
export function pair(context) {
  const { model, store, t, local } = context;
  const others = model.comparison.articles.map((_, article) => article).filter((article) => article !== store.base);
  if (!others.length) return html`<p class="calm">${t("read.alone")}</p>`;
  const other = store.beside ?? closest(context, others);
  const key = `pair.versions.${[store.base, other].sort((a, b) => a - b).join(".")}`;
  const versions = local.get(key, areVersions(model, store.base, other) ? "yes" : "no") === "yes";
  const locked = local.get("pair.locked", "yes") === "yes";
  const both = pairing(model, store.base, other);
  const own = { context, own: store.base, other, versions };
  return html`<div class="choices"><label>${t("pair.other", { article: `${model.sign(store.base)} · ${model.label(store.base)}` })} <select @change=${(/** @type {Event} */ event) => store.setBeside(model.articleOf(/** @type {HTMLSelectElement} */ (event.target).value))}>
      ${others.map((article) => html`<option value=${model.siglum(article)} .selected=${article === other}>${model.sign(article)} · ${model.label(article)}</option>`)}</select></label>
      <label><input type="checkbox" .checked=${versions} @change=${(/** @type {Event} */ event) => local.set(key, /** @type {HTMLInputElement} */ (event.target).checked ? "yes" : "no")}> ${t("pair.versions")}</label>
      ${context.wide ? html`<label><input type="checkbox" .checked=${locked} @change=${(/** @type {Event} */ event) => local.set("pair.locked", /** @type {HTMLInputElement} */ (event.target).checked ? "yes" : "no")}> ${t("pair.together")}</label>` : nothing}
    </div>
    ${corrected(context)}
    ${model.foreign(store.base, other) ? html`<p class="calm">${t("pair.languages")}</p>` : model.othersOf(store.base).includes(other) ? nothing : html`<p class="calm">${t("pair.apart")}</p>`}
    ${context.wide ? html`<div class="pair wide" ${follow(both.threads, locked, chosenIn(context, both.a))}>
      ${sideOf(own, both.a)}<svg class="threads" aria-hidden="true"></svg>${sideOf({ ...own, own: other, other: store.base }, both.b)}
    </div>` : html`<div class="pair column">${foldable(context, "column", interleaved(both.a, both.b, versions), ({ item }) => item, (one) => inline(own, one))}</div>`}`;
}

/** The account that tells most of what the base tells. @param {Context} context @param {number[]} others */
function closest({ model, store }, others) {
  const counts = sharedCounts(model)[store.base];
  return others.reduce((best, one) => ((counts?.[one] ?? 0) > (counts?.[best] ?? 0) ? one : best));
}

/** @param {Context} context @param {readonly Item[]} items @returns {number[]} */
const chosenIn = (context, items) => items.filter((item) => isChosen(context, item)).map((item) => item.sentence);

/** Here, or beside it. @param {Context} context @param {Item} item */
const isChosen = ({ store }, { sentence, matches }) => sentence === store.selection?.sentence || matches.some((match) => match.sentence === store.selection?.sentence);

/**
 * What is the same word for word is folded: both sides together, and the browser's search unfolds it.
 * @template T
 * @param {Context} context @param {string} name of the list @param {readonly T[]} all @param {(one: T) => Item} itemIn @param {(one: T) => unknown} row
 */
function foldable(context, name, all, itemIn, row) {
  const { local, model, t } = context;
  return stretches(all, (one) => itemIn(one).fold).map(({ fold, items }, index) => {
    const inside = sliced(context, `pair.${name}.${index}`, items, (part) => repeat(part, (one) => itemIn(one).sentence, row), {
      plain: (part) => html`<div class="plain-slice">${printed(context, part.map((one) => model.text(itemIn(one).sentence)).join("\n"))}</div>`,
      chosen: (one) => isChosen(context, itemIn(one)),
    });
    if (fold === null) return inside;
    const key = `pair.fold.${fold}`;
    return html`<details class="same" .open=${context.slices.all || local.get(key, "no") === "yes" || chosenIn(context, items.map(itemIn)).length > 0} @toggle=${(/** @type {Event} */ event) => {
      const now = /** @type {HTMLDetailsElement} */ (event.target).open ? "yes" : "no";
      // Paper unfolds it for itself.
      if (!context.slices.all && now !== local.get(key, "no")) local.set(key, now);
    }}><summary>${t("pair.same", { count: items.length })}</summary>${inside}</details>`;
  });
}

/** @param {Side} side @param {readonly Item[]} items */
function sideOf(side, items) {
  const { context, own } = side;
  const { model } = context;
  return html`<section class="side" tabindex="0" aria-label=${`${model.sign(own)}: ${model.label(own)}`}><h2 class="side-head">${disc(context, own)} <bdi>${model.label(own)}</bdi></h2>
    <div class="side-text">${foldable(context, String(own), items, (item) => item, (item) => itemOf(side, item))}</div></section>`;
}

/** @param {Side} side @param {Item} item */
function itemOf(side, item) {
  const { context, own } = side;
  const { model, store } = context;
  const { sentence, matches, starts, kind } = item;
  const chosen = own === store.base ? sentence === store.selection?.sentence : isChosen(context, item);
  return html`<div class="paired ${starts ? "starts" : ""} is-${kind} ${chosen ? "chosen" : ""} ${matches.length ? "" : "lone"}" data-sentence=${sentence} data-sign=${model.sign(own)} aria-current=${chosen ? "true" : nothing}>
    <p lang=${langOf(context, own)} dir=${dirOf(context, own)}>${textOf(side, item)}</p>${notes(side, item)}</div>`;
}

/** The words of a sentence against those it stands beside. @param {Side} side @param {Item} item */
function textOf({ context, own, other, versions }, { sentence, matches }) {
  const { model, store } = context;
  const { start, end, parts } = at(model.comparison.sentences, sentence);
  const marks = marksOf(context, own, model.differencesAt(sentence), other);
  if (!matches.length || parts?.length) return marked(context, own, start, end, marks);
  const beside = matches.map((match) => model.text(match.sentence)).join(" ");
  const first = own === store.base;
  return compared(context, beside, own, start, end, marks, { first, tag: versions ? (first ? "del" : "ins") : "mark" });
}

/** How sure it is, and what became of it, in words; said on the side that is read. @param {Side} side @param {Item} item */
function notes({ context, own, other }, { sentence, matches, joined }) {
  const { model, store, t } = context;
  if (!matches.length) return absent(context, sentence, other);
  if (own !== store.base) return nothing;
  const go = () => { store.selectSentence(sentence); context.reveal(); };
  const judged = matches[0] ? linkWord(t, model, sentence, matches[0]) : nothing;
  return html`<p class="judged">${matches.length > 1 ? html`<span>${t("pair.split", { count: matches.length, article: model.sign(other) })}</span>` : html`<span>${judged}</span>`}
    ${joined.length && matches.length === 1 ? html`<span>${t("pair.joined", { count: joined.length, article: model.sign(other), places: placeList(t, model, joined), own: model.sign(own) })}</span>` : nothing}
    <button type="button" class="quiet" @click=${go}>${placesWord(t, model, "coverage.sentence", matches.map((match) => match.sentence), model.sign(other))}</button>
    ${matches.length === 1 && matches[0]?.link ? undoing(context, sentence, matches[0].sentence) : nothing}</p>`;
}

/** What stands where the other account has nothing beside a sentence. @param {Context} context @param {number} sentence @param {number} other */
function absent(context, sentence, other) {
  const part = partsOf(context.model, sentence).find(({ article }) => article === other);
  return html`<p class="judged absent">${part ? partWay(context, part) : context.t(context.model.foreign(at(context.model.comparison.sentences, sentence).article, other) ? "foreign.none" : "pair.none", { article: context.model.sign(other) })}</p>`;
}

/** @param {Side} side @param {{ item: Item, own: boolean }} one */
function inline(side, { item, own }) {
  const { context, other, versions } = side;
  const { model, store, t } = context;
  const { sentence, matches, starts, kind } = item;
  const chosen = own && sentence === store.selection?.sentence;
  // In one column nothing but its letter tells whose a sentence is; in two versions of one article the words are both's.
  const row = (/** @type {unknown} */ inside, extra = "") => html`<div class="paired ${starts ? "starts" : ""} is-${kind} ${chosen ? "chosen" : ""} ${versions ? "" : own ? "own-side" : "other-side"} ${extra}" data-sentence=${sentence} aria-current=${chosen ? "true" : nothing}>${versions ? nothing : disc(context, own ? side.own : other)}${inside}</div>`;
  const lang = langOf(context, own ? side.own : other);
  const dir = dirOf(context, own ? side.own : other);
  if (!own) {
    const { start, end } = at(model.comparison.sentences, sentence);
    return row(html`<p lang=${lang} dir=${dir}>${versions ? html`<ins>${marked(context, other, start, end, [])}</ins>` : marked(context, other, start, end, marksOf(context, other, model.differencesAt(sentence), side.own))}</p>
      ${matches[0] ? html`<p class="judged"><span>${linkWord(t, model, sentence, matches[0])}</span></p>` : absent(context, sentence, side.own)}`, "lone");
  }
  const [match] = matches;
  const one = versions && matches.length === 1 && match ? merged(context, sentence, match.sentence) : null;
  if (one) return row(html`<p lang=${lang} dir=${dir}>${one}</p>${match?.link?.moved ? html`<p class="judged">${linkWord(t, model, sentence, match)}</p>` : nothing}`);
  const back = { ...side, own: other, other: side.own };
  return row(html`<p lang=${lang} dir=${dir}>${versions && !matches.length ? html`<del>${textOf(side, item)}</del>` : textOf(side, item)}</p>${notes(side, item)}
    ${matches.map((to) => html`<div class="other-side">${disc(context, other)}<p lang=${langOf(context, other)} dir=${dirOf(context, other)}>${textOf(back, { ...item, sentence: to.sentence, matches: [{ sentence, link: to.link }] })}</p></div>`)}`, matches.length ? "" : "lone");
}
