// Read: the base article, annotated. Left of a sentence, in how many others it is told; right of it, where, and what
// disagrees; below it, once opened, the others' words.

import { repeat } from "lit/directives/repeat.js";
import { html, nothing } from "lit/html.js";
import { passageCited } from "./cite.js";
import { at } from "./known.js";
import { missing, missingCount } from "./missing.js";
import { compared, copyButton, corrected, dirOf, disc, discs, langOf, leftOut, marked, marksOf, partWay, printed, undoing } from "./pieces.js";
import { loneWord, silentWords } from "./silent.js";
import { sliced } from "./slices.js";
import { partsOf } from "./told.js";
import { groupsOf } from "./values.js";
import { flat, inputNote, kindWord, letters, linkWord, readingNotes, readingWord, reasonWord, toldWords } from "./wording.js";

/**
 * @typedef {import("./pieces.js").Context} Context
 * @typedef {import("./model.js").Row} Row
 * @typedef {import("./model.js").ReadingBlock} ReadingBlock
 * @typedef {import("./model.js").Counterpart} Counterpart
 * @typedef {import("./wording.js").Note} Note
 */

/** More bars than this cannot be counted at a glance; then the count is written out. */
const MOST_BARS = 6;

/** Between what is counted: a line that ends there ends with nothing. */
const PARTED = "\u2003 ";

/** @param {Context} context */
export function read(context) {
  const { store, model, t } = context;
  const article = store.base;
  if (article === context.inPlace) {
    return html`${summary(context, article)}<p class="calm">${t("inplace.where")} <button type="button" class="quiet" @click=${context.reveal}>${t("inplace.go")}</button></p>`;
  }
  const blocks = model.blocksOf(article);
  const shows = store.furniture.has(article);
  const chosen = store.selection?.sentence ?? null;
  const furniture = blocks.filter((block) => block.kind === "furniture").length;
  return html`
    ${summary(context, article)}
    <article class="read">
      ${sliced(context, `read.${article}`, blocks.filter((block) => block.kind !== "furniture" || shows), (part) => repeat(part, (block) => `${article}.${block.index}`, (block) => blockOf(context, article, block)), {
        plain: (part) => html`<div class="plain-slice" lang=${langOf(context, article)} dir=${dirOf(context, article)}>${printed(context, at(model.texts, article).slice(at(part, 0).start, at(part, part.length - 1).end))}</div>`,
        chosen: (block) => chosen !== null && block.rows.some((row) => row.sentence === chosen),
      })}
    </article>
    ${context.pending === "links" ? nothing : missing(context, article)}
    ${furniture ? html`<p class="furniture-note"><button type="button" class="quiet" aria-pressed=${shows ? "true" : "false"}
      @click=${() => store.toggleFurniture(article)}>${t(shows ? "read.furniture.hide" : "read.furniture.show", { count: furniture })}</button></p>` : nothing}`;
}

/** @param {Context} context @param {number} article */
function summary(context, article) {
  const { model, t } = context;
  const { all, shared } = model.shareOf(article);
  const compared = at(model.comparison.articles, article);
  const notes = compared.notes.flatMap((note) => { const words = inputNote(t, compared, note); return words ? [{ words, late: note.kind === "bound" }] : []; });
  const pending = context.pending === "links";
  const others = model.othersOf(article).length;
  // The room of the longest line that these figures can make is kept while they are found.
  const room = `${t("read.shared", { shared: all, count: all })}\n${t("read.missing.count", { count: model.comparison.sentences.length })}`;
  const words = !pending && others ? t("read.shared", { shared, count: all }) : [t("read.summary", { count: all }), ...(pending ? [t("pending.short")] : [])].join(PARTED);
  const alone = model.comparison.articles.length < 2 ? t("read.alone") : others || pending ? html`<span class="how">${t("read.how")}</span> <span class="wide-only">${t("legend.bars")}</span>` : t("read.apart");
  const foreign = model.comparison.articles.filter((_, other) => model.foreign(article, other)).length;
  // Where all others are in other languages, whether they tell this event is not known.
  const unknown = foreign > 0 && !others && foreign === model.comparison.articles.length - 1;
  return html`<div class="summary"><p><span class="figures" data-room=${room}><span>${words}${pending ? nothing : missingCount(context, article)}</span></span> <span>${unknown ? nothing : alone}</span>${foreign ? html` <span>${t("read.languages")}</span>` : nothing}</p>
    ${others || (pending && model.comparison.articles.length > 1) ? legend(context) : nothing}
    ${corrected(context)}
    ${notes.length ? html`<ul class="notes-of-article">${notes.map(({ words, late }) => html`<li class=${late ? "late" : nothing}>${words}</li>`)}</ul>` : nothing}</div>`;
}

/** What the marks mean and what the keys do, for whoever asks. @param {Context} context */
function legend({ t, store, inPlace }) {
  const sample = "Abc";
  /** @type {[unknown, import("./translate.js").Key][]} */
  const marks = [
    [html`<span class="bars">${bars(t, [0, 1, 2], [0, 1], [1])}</span>`, "legend.bars"],
    [html`<mark class="conflict ends">${sample}</mark>`, "legend.conflict"],
    [html`<mark class="variant ends">${sample}</mark>`, "legend.variant"],
    [html`<span class="alone ${store.base === inPlace ? "in-place" : ""}">${sample}</span>`, "read.only"],
    [html`<mark class="other">${sample}</mark>`, "legend.other"],
    [html`<mark class="shared">${sample}</mark>`, "legend.shared"],
    [html`<kbd dir="ltr">[</kbd> <kbd dir="ltr">]</kbd>`, "travel.label"],
    [html`<kbd>Esc</kbd>`, "legend.back"],
  ];
  return html`<details class="legend"><summary>${t("legend.title")}</summary><ul>${marks.map(([sign, key]) => html`<li><span class="sample" aria-hidden="true">${sign}</span> ${t(key)}</li>`)}</ul></details>`;
}

/** @param {Context} context @param {number} article @param {ReadingBlock} block */
function blockOf(context, article, block) {
  const rows = repeat(block.rows, (row) => `${row.sentence}.${row.part}.${row.start}`, (row) => rowOf(context, article, block, row));
  if (block.kind === "furniture") {
    const { t, correct, corrections } = context;
    return html`<div class="block furniture">${rows}<p class="reason">${t("read.furniture.line", { reason: reasonWord(t, block.reason) })}
      ${corrections() === null ? nothing : html`<button type="button" class="quiet" @click=${() => correct({ blocks: { article, start: block.start, end: block.end, kind: "paragraph" } })}>${t("read.furniture.restore")}</button>`}</p></div>`;
  }
  return html`<div class="block ${block.kind}" part="block ${block.kind}">${rows}</div>`;
}

/** @param {Context} context @param {number} article @param {ReadingBlock} block @param {Row} row */
function rowOf(context, article, block, row) {
  const { store, model, t } = context;
  const { sentence } = row;
  const words = at(context.model.texts, article).slice(row.start, row.end);
  // The words alone have the account's language and direction; the columns round them are the interface's.
  const [lang, dir] = [langOf(context, article), dirOf(context, article)];
  if (sentence === null) return html`<div class="row"><div class="text" lang=${lang} dir=${dir}>${asKind(block.kind, printed(context, words))}</div></div>`;

  // What quotes the same words is known before the links; it is told with them.
  const pending = context.pending === "links";
  const parts = pending ? [] : partsOf(model, sentence).map((part) => part.article);
  const tellers = pending ? [] : [...new Set([...model.tellersOf(sentence), ...parts])].sort((a, b) => a - b);
  const others = tellers.length || model.tells(sentence) ? model.othersOf(article) : [];
  const last = row.part === row.parts - 1;
  const open = tellers.length > 0 && store.isOpen(sentence);
  const chosen = store.selection?.sentence === sentence;
  const marks = marksOf(context, article, model.differencesAt(sentence));
  const text = asKind(block.kind, marked(context, article, row.start, row.end, marks));
  const toggle = (/** @type {Event} */ { currentTarget }) => {
    // A reader who marks words to copy them does not mean to open anything.
    if (getSelection()?.isCollapsed === false) return;
    store.toggle(sentence);
    // What is opened is closed by a key from here.
    /** @type {HTMLElement} */ (currentTarget).parentElement?.querySelector("button")?.focus();
  };
  const told = others.length === 0 ? "" : toldWords(t, model, sentence);
  const id = `s${sentence}p${row.part}`;
  return html`
    <div class="row ${chosen ? "chosen" : ""} ${open ? "open" : ""} ${tellers.length ? "told" : others.length ? "lone" : ""}" data-sentence=${sentence}>
      <div class="heat">${pending && model.tells(sentence) ? html`<span class="bars" aria-hidden="true">${waiting(model.comparison.articles.length - 1)}</span>` : others.length === 0 ? nothing : row.part > 0 ? html`<span class="unseen">${t("read.continued")}</span>`
        : tellers.length ? html`<button type="button" class="bars" part="told" aria-expanded=${open ? "true" : "false"} aria-controls=${open ? `${id}o` : nothing}
            aria-label=${t(open ? "read.close" : "read.open", { told })} aria-describedby=${id} @click=${() => store.toggle(sentence)}
            @keydown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape" && open) { event.stopPropagation(); store.toggle(sentence); } }}>${bars(t, others, tellers, parts)}</button>`
          : html`<span class="bars" aria-hidden="true">${bars(t, others, [], [])}</span>`}</div>
      <div class="text" lang=${lang} dir=${dir} id=${id} @click=${tellers.length ? toggle : nothing}>${text}</div>
      <div class="notes">${last ? notesOf(context, sentence, tellers, parts) : html`<span>${t("read.goesOn")}</span>`}</div>
    </div>
    ${open && last ? panel(context, sentence, `s${sentence}p0o`) : nothing}`;
}

/** Headings stay headings for those who move by them. @param {string} kind @param {unknown} text */
function asKind(kind, text) {
  switch (kind) {
    case "headline": return html`<h2>${text}</h2>`;
    case "heading": return html`<h3>${text}</h3>`;
    default: return html`<p>${text}</p>`;
  }
}

/** A bar for each of the others, in their order: full for who tells it, half for who tells part of it. @param {import("./translate.js").Translate} t @param {number[]} others @param {number[]} tellers @param {number[]} parts */
function bars(t, others, tellers, parts) {
  if (others.length > MOST_BARS) return html`<span class="many">${t("read.told.short", { told: tellers.length, count: others.length })}</span>`;
  return others.map((one) => html`<i class=${parts.includes(one) ? "half" : tellers.includes(one) ? "full" : ""}></i>`);
}

/** Where the bars will stand. @param {number} count */
const waiting = (count) => (count > MOST_BARS ? html`<span class="many">…</span>` : Array.from({ length: count }, () => html`<i class="open"></i>`));

/** @param {Context} context @param {number} sentence @param {number[]} tellers @param {number[]} parts those of them that tell part of it */
function notesOf(context, sentence, tellers, parts) {
  const { model, store, t } = context;
  const others = model.othersOf(at(model.comparison.sentences, sentence).article);
  if (!others.length) return nothing;
  if (!tellers.length) return model.tells(sentence) ? html`<span class="lone-note">${loneWord(t, model, sentence)}</span>` : nothing;
  const shown = model.disagreesAt(sentence).filter((one) => one.level !== "style" && model.shows(store.filters, one));
  const conflicts = [...new Set(shown.filter((one) => one.level === "conflict").map((one) => kindWord(t, one.kind)))];
  const variants = [...new Set(shown.filter((one) => one.level === "variant").map((one) => kindWord(t, one.kind)))].filter((kind) => !conflicts.includes(kind));
  return html`${discs(context, tellers, parts)}
    ${conflicts.map((kind) => html`<span class="conflict-note">${t("note.conflict", { kind })}</span>`)}
    ${variants.map((kind) => html`<span>${t("note.variant", { kind })}</span>`)}
    ${quotationNotes(context, sentence).map((note) => html`<span class=${note.strong ? "conflict-note" : ""}>${note.text}</span>`)}`;
}

/** What became of the quotations of a sentence, here and elsewhere, one note for each thing done. @param {Context} context @param {number} sentence @returns {Note[]} */
function quotationNotes({ model, t }, sentence) {
  /** @type {Map<string, Note & { articles: Set<number>, here: boolean }>} */
  const notes = new Map();
  for (const quotation of model.quotationsOf[sentence] ?? []) {
    const utterance = model.utteranceWith(quotation);
    if (!utterance || utterance.readings.length < 2) continue;
    const { article: own, start, end } = at(model.comparison.quotations, quotation);
    // Said once, where the quotation begins; a long one would repeat it at every sentence.
    if (model.sentencesAt(own, start, end)[0] !== sentence) continue;
    for (const reading of utterance.readings) {
      if (reading.quotation === utterance.base) continue;
      const { article } = at(model.comparison.quotations, reading.quotation);
      const here = reading.quotation === quotation;
      // Other quotations of this very article belong to their own sentences.
      if (!here && article === at(model.comparison.quotations, quotation).article) continue;
      const said = readingNotes(t, model, reading, utterance.base);
      for (const one of [{ text: readingWord(t, model, reading, utterance.base), strong: false }, ...said.slice(1)]) {
        const { text, strong } = one;
        if (!strong && (reading.kind === "identical" || reading.kind === "typographic") && text === t(`quote.${reading.kind}`)) continue;
        const note = notes.get(text) ?? { ...one, articles: new Set(), here: false };
        if (here) note.here = true; else note.articles.add(article);
        notes.set(text, note);
      }
    }
  }
  return [...notes].sort(([, a], [, b]) => Number(b.strong) - Number(a.strong)).slice(0, 4).map(([words, { strong, placed, articles, here }]) => ({
    strong,
    text: placed ? words : here && !articles.size ? t("quote.noteHere", { words }) : t("quote.noteIn", { words, articles: letters(t, model, [...articles].sort((a, b) => a - b)) }),
  }));
}

/** @param {Context} context @param {number} sentence @param {string} id */
export function panel(context, sentence, id) {
  const { model, t } = context;
  const { article } = at(model.comparison.sentences, sentence);
  const counterparts = model.counterpartsOf(sentence);
  // Linked not with this sentence but with what stands beside it in the passage: named, not set beside it.
  const besides = partsOf(model, sentence).filter((part) => !counterparts.some((one) => one.article === part.article));
  const silent = model.othersOf(article).filter((other) => ![...counterparts, ...besides].some((one) => one.article === other));
  return html`<div class="others" part="others" id=${id} role="group" aria-label=${t("read.panel")}>
    <ul>${repeat(counterparts, (one) => one.article, (one) => counterpart(context, sentence, one))}</ul>
    <p class="silent">${besides.map((part) => partWay(context, part))}${silentWords(t, model, sentence, silent).map((words) => html`<span>${words}</span> `)}${copyButton(context, `s${sentence}`, () => passageCited(t, model, sentence))}</p>
  </div>`;
}

/** @param {Context} context @param {number} sentence @param {Counterpart} one */
function counterpart(context, sentence, { article, matches }) {
  const { model, store, t } = context;
  const { sentences } = model.comparison;
  const words = model.text(sentence);
  return html`<li>${disc(context, article)}<div class="wordings">${matches.map(({ sentence: there, link }) => {
    const { start, end, parts } = at(sentences, there);
    // What it gives as the sentence above does is no difference between them; others' values stand here too, and are marked.
    const own = at(sentences, sentence).article;
    const agrees = (/** @type {import("./model.js").Difference} */ difference) => groupsOf(difference).some(({ articles }) => articles.includes(article) && articles.includes(own));
    const marks = marksOf(context, article, differencesOfBoth(context, sentence, there).filter((one) => !agrees(one)));
    const spans = parts && parts.length ? parts : [/** @type {const} */ ([start, end])];
    const judged = linkWord(t, model, sentence, { sentence: there, link });
    const values = valuesApart(context, sentence, article, there);
    const without = spans.length === 1 && link && link.kind !== "partial" ? leftOut(context, words, article, start, end) : [];
    const quoted = quotationWords(context, sentence, there);
    return html`<div class="wording">
      <p id=${`w${there}`} lang=${langOf(context, article)} dir=${dirOf(context, article)}>${spans.map(([from, to], index) => [index ? " " : "", spans.length === 1 ? compared(context, words, article, from, to, marks) : marked(context, article, from, to, marks)])}</p>
      <p class="judged"><span>${judged}</span>
        ${values.map((value) => html`<span class="conflict-note">${t("note.value", { value })}</span>`)}
        ${quoted.map((note) => html`<span class=${note.strong ? "conflict-note" : ""}>${note.text}</span>`)}
        ${without.length ? html`<span>${t("read.without", { phrases: t.list(without.map((phrase) => t.quote(phrase))) })}</span>` : nothing}
        <button type="button" class="quiet" @click=${() => { store.selectSentence(there); context.reveal(); }}>${t("read.here", { article: model.sign(article) })}</button>
        ${link ? undoing(context, sentence, there, `w${there}`) : nothing}</p>
    </div>`;
  })}</div></li>`;
}

/** @param {Context} context @param {number} here @param {number} there */
function differencesOfBoth({ model }, here, there) {
  const all = [...model.differencesAt(here), ...model.differencesAt(there)];
  return all.filter((one, index) => all.findIndex((other) => other.id === one.id) === index);
}

/** The values another account gives where they conflict with the base's. @param {Context} context @param {number} sentence @param {number} article @param {number} there */
function valuesApart({ model, store }, sentence, article, there) {
  const own = at(model.comparison.sentences, sentence).article;
  /** @type {string[]} */
  const values = [];
  for (const difference of model.differencesAt(sentence)) {
    if (difference.level !== "conflict" || !model.shows(store.filters, difference)) continue;
    const groups = groupsOf(difference);
    if (!groups.some((group) => group.articles.includes(own))) continue;
    for (const group of groups) {
      const reading = group.readings.find((one) => one.article === article && one.sentence === there);
      if (reading && !group.articles.includes(own)) values.push(flat(reading.text, 40));
    }
  }
  return values;
}

/** How the other's quotation of the same words stands to the fullest. @param {Context} context @param {number} sentence @param {number} there @returns {Note[]} */
function quotationWords({ model, t }, sentence, there) {
  const said = new Set((model.quotationsOf[sentence] ?? []).map((quotation) => model.utteranceWith(quotation)?.id));
  return (model.quotationsOf[there] ?? []).flatMap((quotation) => {
    const utterance = model.utteranceWith(quotation);
    if (!utterance || !said.has(utterance.id) || utterance.base === quotation) return [];
    const reading = utterance.readings.find((one) => one.quotation === quotation);
    return reading && reading.kind !== "identical" ? readingNotes(t, model, reading, utterance.base) : [];
  });
}
