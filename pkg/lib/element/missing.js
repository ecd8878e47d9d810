// What an account does not tell although others do: at the end of its text, where whoever has read it wonders what else there is.

import { html, nothing } from "lit/html.js";
import { missingFrom } from "./coverage-lines.js";
import { dirOf, discs, goDisc, langOf } from "./pieces.js";
import { flat } from "./wording.js";

/** @typedef {import("./pieces.js").Context} Context */

/** So many are read here; Coverage has them all. */
const MOST = 6;

/** @type {WeakMap<import("./model.js").Model, Map<number, ReturnType<typeof missingFrom>>>} */
const found = new WeakMap();

/** @param {Context} context @param {number} article */
function missingIn({ model }, article) {
  const known = found.get(model) ?? new Map();
  found.set(model, known);
  if (!known.has(article)) known.set(article, missingFrom(model, article));
  return /** @type {ReturnType<typeof missingFrom>} */ (known.get(article));
}

/** How many there are, as the way to them. @param {Context} context @param {number} article */
export function missingCount(context, article) {
  const { length } = missingIn(context, article);
  const go = (/** @type {Event} */ event) => {
    const section = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(".view")?.querySelector(".missing h3"));
    section?.scrollIntoView({ block: "center" });
    section?.focus({ preventScroll: true });
  };
  return length ? html`\u2003 <button type="button" class="quiet" @click=${go}>${context.t("read.missing.count", { count: length })}</button>` : nothing;
}

/** @param {Context} context @param {number} article */
export function missing(context, article) {
  const { model, store, t } = context;
  const all = missingIn(context, article);
  if (!all.length) return nothing;
  // Paper leads nowhere: all stand there.
  const shown = context.slices.all ? all : all.slice(0, MOST);
  const more = () => {
    context.local.set("coverage.show", "some");
    store.setView("coverage");
  };
  return html`<section class="missing" aria-labelledby="missing"><h3 id="missing" tabindex="-1">${t("read.missing", { article: model.label(article) })}</h3>
    <ul>${shown.map(({ sentence, articles }) => {
      const own = model.comparison.sentences[sentence]?.article ?? 0;
      const go = () => { store.selectSentence(sentence); context.reveal(); };
      return html`<li>${goDisc(context, own, go)}<p lang=${langOf(context, own)} dir=${dirOf(context, own)}>${flat(model.text(sentence), 220)}</p>${discs(context, articles.filter((one) => one !== own))}</li>`;
    })}</ul>
    ${all.length > shown.length ? html`<p><button type="button" class="quiet" @click=${more}>${t("read.missing.more", { count: all.length - MOST, view: t("view.coverage") })}</button></p>` : nothing}</section>`;
}
