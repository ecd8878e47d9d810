// Which texts look cut off, and by what: said above every view, before anything in it is said to be not found.

import { html, nothing } from "lit/html.js";
import { letters } from "./wording.js";

/** @typedef {import("../types.js").CutSign} CutSign */

/** Beyond so many accounts of one sign, their letters stand for their names. */
const NAMED = 6;

/** By what a text looks cut off; a comparison stored by an earlier version has no sign. @param {import("../types.js").ComparedArticle} article @returns {CutSign | null} */
export function cutSign({ notes, free }) {
  const note = notes.find(({ kind }) => kind === "truncated");
  return note ? note.sign ?? (free === false ? "free" : "short") : null;
}

/** @param {import("./pieces.js").Context} context */
export function cutNotices({ model, t }) {
  /** @type {Map<CutSign, number[]>} */
  const bySign = new Map();
  model.comparison.articles.forEach((article, index) => {
    const sign = cutSign(article);
    if (sign) bySign.set(sign, [...bySign.get(sign) ?? [], index]);
  });
  if (!bySign.size) return nothing;
  const named = (/** @type {number[]} */ articles) => (articles.length > NAMED ? letters(t, model, articles) : t.list(articles.map((article) => model.label(article))));
  return html`<div class="cut-off" role="note"><p>${t("cut.lead")}</p>
    <ul>${[...bySign].map(([sign, articles]) => html`<li>${t(`cut.${sign}`, { articles: named(articles) })}</li>`)}</ul></div>`;
}
