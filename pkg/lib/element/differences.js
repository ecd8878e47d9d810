// Differences: a list, the weightiest first, each with its values, who gives them, and a way to every place.

import { repeat } from "lit/directives/repeat.js";
import { html, nothing } from "lit/html.js";
import { differenceCited } from "./cite.js";
import { at } from "./known.js";
import { copyButton, dirOf, disc, discs, inMarks, langOf, marked, marksOf } from "./pieces.js";
import { plain } from "./plain.js";
import { valueless } from "./silent.js";
import { sliced } from "./slices.js";
import { LEVELS, groupsOf } from "./values.js";
import { aboutWord, begun, headingWord, kindWord, valueWord } from "./wording.js";

/**
 * @typedef {import("./pieces.js").Context} Context
 * @typedef {import("./model.js").Difference} Difference
 */

/** What a reader asks after, and the kinds that answer it. */
const GROUPS = /** @type {const} */ ([["numbers", "number", "money", "percent", "ordinal", "age", "duration", "distance"], ["days", "date", "day", "time"], ["names", "name", "place"], ["negations", "negation"]]);
/** Kinds that are a variant or style and no conflict. */
/** @type {readonly string[]} */
const NEVER = ["naming", "spelling", "wording"];
/** What a value answers: of an alarm, when it was. @type {Record<string, "when" | "where">} */
const ASKS = { date: "when", day: "when", time: "when", place: "where" };
/** So many characters before a value, and twice as many from there, are printed of a sentence: in the list, and where it is to be taken in at a glance. */
const [ROUND, GLANCE] = [400, 40];
/** More sides than these are read in the list. */
const MOST_SIDES = 3;

/** @param {Context} context */
export function differences(context) {
  const { store, model, t } = context;
  const all = model.comparison.differences;
  const shown = store.stops.map((id) => at(all, id));
  const style = all.filter((one) => one.level === "style" && !store.filters.levels.has("style"));
  const conflicts = /** @type {Set<string>} */ (new Set(all.flatMap(({ level, kind }) => (level === "conflict" ? [kind] : []))));
  const { kinds } = store.filters;
  const clear = kinds ? [...kinds].flatMap((kind) => (conflicts.has(kind) || NEVER.includes(kind) ? [] : kindWord(t, kind)))
    : GROUPS.flatMap(([group, ...own]) => (own.some((kind) => conflicts.has(kind)) || group === "names" && !named(model) ? [] : t(`differences.${group}`)));
  const hidden = all.length - shown.length - style.length;
  return html`
    ${conflicts.size ? clear.length ? html`<p class="calm">${t("differences.clear", { kinds: begun(t, t.list(clear)) })}</p>` : nothing : html`<div class="calm">${none(context)} ${quoted(context)}</div>`}
    ${LEVELS.map((level) => {
      const own = shown.filter((one) => one.level === level);
      return own.length ? html`<section class="level" aria-labelledby="level-${level}"><h2 id="level-${level}">${t("filter.count", { name: t(`level.${level}s`), count: own.length })}</h2>
        ${sliced(context, `differences.${level}`, own, (part) => html`<ol class="cards">${repeat(part, (one) => one.id, (one) => card(context, one))}</ol>`, {
          plain: (part) => html`<div class="plain-slice">${part.map(({ about, readings }) => plain([about, ...readings.map(({ text }) => text)].join(" "))).join("\n")}</div>`,
          chosen: (one) => one.id === store.selection?.difference,
        })}</section>` : nothing;
    })}
    ${hidden && !shown.length ? html`<p class="calm">${t("differences.hidden")} <button type="button" class="quiet" @click=${() => store.showAll()}>${t("filter.showAll")}</button></p>` : nothing}
    ${style.length ? html`<p class="furniture-note"><button type="button" class="quiet" @click=${() => store.filter("levels", "style", true)}>${t("differences.style", { count: style.length })} · ${t("difference.show")}</button></p>` : nothing}`;
}

/** Whether names are compared at all: not in every language. @param {import("./model.js").Model} model */
const named = (model) => model.unjudged().length < Math.max(1, model.comparison.articles.length - 1);

/** Never that there is no conflict where nobody looked. @param {Context} context */
export function none({ model, t }) {
  const { articles, links } = model.comparison;
  // Texts that share nothing agree in nothing.
  if (!links.length) return html`${t(articles.length < 2 ? "read.alone" : "read.apart")}`;
  const unjudged = model.unjudged();
  return html`${named(model) ? t("differences.none") : nothing}
    ${unjudged.length ? t("differences.unjudged", { articles: t.list(unjudged.map((article) => model.label(article))) }) : nothing}`;
}

/** What the Quotes view finds is no difference of values; whoever reads "no conflict" here has to hear of it. @param {Context} context */
function quoted({ model, store, t }) {
  const { utterances } = model.comparison;
  const count = utterances.filter((one) => one.flags.some((flag) => flag === "attribution" || flag === "negation" || flag === "number")).length;
  return count ? html`${t("differences.quoted", { count })} <button type="button" class="quiet" @click=${() => store.setView("quotes")}>${t("differences.toQuotes")}</button>` : nothing;
}

/** @param {Context} context @param {Difference} difference */
function card(context, difference) {
  const { store, model, t } = context;
  const chosen = store.selection?.difference === difference.id;
  return html`<li class="card ${difference.level} ${chosen ? "chosen" : ""}" data-difference=${difference.id} aria-current=${chosen ? "true" : nothing}>
    <div class="what"><h3>${headingWord(t, difference)}</h3>${about(context, difference)}
      ${copyButton(context, `d${difference.id}`, () => differenceCited(t, model, difference))}</div>
    <div class="values">${valuesOf(context, difference, 80)}
      ${valueless(t, model, difference).map((words) => html`<span class="silent">${words}</span>`)}</div>
    ${placesOf(context, difference)}
  </li>`;
}

/** Each value with who gives it. @param {Context} context @param {Difference} difference @param {number} most characters of a value */
export function valuesOf(context, difference, most) {
  const { model, t } = context;
  const groups = groupsOf(difference);
  // What parts two values stands with the second: no line ends with it.
  return groups.map((group, index) => html`
    <span>${index ? html`${apart(context, difference)}\u00a0` : nothing}<span class="value"><span><bdi lang=${langOf(context, at(group.articles, 0))}>${valueWord(t, model, difference, groups, group, most)}</bdi></span>${discs(context, group.articles)}</span></span>`);
}

/** @param {Context} context @param {Difference} difference */
const apart = ({ t }, { level }) => html`<span class="apart"><span aria-hidden="true">${level === "conflict" ? "≠" : "·"}</span><span class="unseen">${t("difference.apart")}</span></span>`;

/** The weightiest as a way in: who says what, in sentences that are understood by themselves. @param {Context} context @param {Difference} difference @param {() => void} go */
export function invitation(context, difference, go) {
  const { model, t } = context;
  const groups = groupsOf(difference);
  const more = groups.length - MOST_SIDES;
  return html`<div class="current invitation conflict" part="current">
    <p><span class="lead">${t("difference.start")}</span> <b>${headingWord(t, difference)}</b> <button type="button" class="quiet" @click=${go}>${t("difference.show")}</button></p>
    <ul class="places">${groups.slice(0, MOST_SIDES).map((group, index, sides) => {
      const reading = group.readings.find(({ sentence }) => sentence !== null) ?? at(group.readings, 0);
      const { article } = reading;
      const others = group.articles.filter((one) => one !== article);
      const name = model.label(article);
      const { from, to, words } = shownOf(context, difference, reading, GLANCE);
      // A "not" that is missing, and who "the skipper" is, no sentence tells.
      const value = valueWord(t, model, difference, groups, group, ROUND);
      return html`<li>${disc(context, article)}<p lang=${langOf(context, article)} dir=${dirOf(context, article)}><b lang=${t.lang} dir=${t.dir}>${others.length ? html`${t("difference.others", { name, count: others.length })}\u00a0${discs(context, others)}` : name}</b>\u2002 ${words}${plain(at(model.texts, article).slice(from, to)).includes(value) ? nothing : html` <b class="conflict-note"><bdi>${value}</bdi></b>`}</p>${index < sides.length - 1 ? apart(context, difference) : nothing}</li>`;
    })}</ul>${more > 0 ? html`<p>${t("read.missing.more", { count: more, view: t("view.differences") })}</p>` : nothing}
  </div>`;
}

/** @param {Context} context @param {Difference} difference */
function about(context, difference) {
  const words = aboutWord(difference);
  if (!words) return nothing;
  const { article } = at(difference.readings, 0);
  const said = html`<bdi lang=${langOf(context, article)}>${words}</bdi>`;
  // Of words in dispute, nothing more need be said than that they are words.
  return html`<p class="kind">${difference.kind === "attribution" ? inMarks(context, article, said) : html`${context.t(`difference.${ASKS[difference.kind] ?? "about"}`)} ${said}`}</p>`;
}

/** The sentences that give the values, one an account. @param {Context} context @param {Difference} difference */
export function placesOf(context, difference) {
  const readings = groupsOf(difference).flatMap((group) => group.readings)
    .filter((reading, index, all) => all.findIndex((one) => one.article === reading.article) === index);
  return html`<ul class="places">${readings.map((reading) => place(context, difference, reading))}</ul>`;
}

/** @param {Context} context @param {Difference} difference @param {import("./values.js").DifferenceReading} reading */
function place(context, difference, reading) {
  const { store, model, t } = context;
  if (reading.sentence === null) return nothing;
  const go = () => {
    store.setBase(reading.article);
    store.selectDifference(difference.id);
    store.setView("read");
    context.reveal();
  };
  return html`<li>${disc(context, reading.article)}<p lang=${langOf(context, reading.article)} dir=${dirOf(context, reading.article)}>${shownOf(context, difference, reading, ROUND).words}</p>
    <button type="button" class="quiet" title=${model.label(reading.article)} @click=${go}>${t("read.here", { article: model.sign(reading.article) })}</button></li>`;
}

/** The sentence of a reading with the value marked; of one as long as an article, what stands round the value, cut at words. @param {Context} context @param {Difference} difference @param {import("./values.js").DifferenceReading} reading @param {number} round */
function shownOf(context, difference, reading, round) {
  const { model } = context;
  const { article } = reading;
  // Who spoke may be named sentences after what was said: shown is where the value stands.
  const place = model.sentencesAt(article, reading.start, reading.end)[0] ?? reading.sentence;
  const { start, end } = place === null ? reading : at(model.comparison.sentences, place);
  let [from, to] = [start, end];
  if (end - start > 3 * round) {
    const text = at(model.texts, article);
    from = Math.max(start, Math.min(reading.start, end) - round);
    to = Math.min(end, from + 3 * round);
    if (from > start) from += /^\S*\s+/.exec(text.slice(from, reading.start))?.[0].length ?? 0;
    if (to < end) to -= /\s+\S*$/.exec(text.slice(Math.min(reading.end, to), to))?.[0].length ?? 0;
  }
  return { from, to, words: html`${from > start ? "… " : nothing}${marked(context, article, from, to, marksOf(context, article, [difference]))}${to < end ? " …" : nothing}` };
}
