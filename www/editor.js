// One account, written or changed: its text with what is known about it. While it is typed the comparison follows; nothing is
// changed until it is saved, and what was typed and not saved is kept.

import { articleFromText } from "../pkg/lib/article-file.js";
import { MOST_DRAFTS } from "./draft.js";
import { fetchInto } from "./fetching.js";
import { LARGEST_TEXT } from "../pkg/lib/files.js";
import { megabytes, t } from "./language.js";
import { markupOf } from "./markup.js";
import { isAddress, isDay, isLanguage } from "./metadata.js";
import { byId, reader, say } from "./page.js";

/**
 * @typedef {import("./accounts.js").Account} Account
 * @typedef {import("./accounts.js").Text} Text
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {{ boxes: import("./draft.js").Boxes, given: Text | null }} Standing
 */

/** Milliseconds without a letter after which what was typed is compared. */
const PAUSE = 500;

const dialog = /** @type {HTMLDialogElement} */ (byId("editor"));
const box = {
  label: /** @type {HTMLInputElement} */ (byId("editor-label")),
  text: /** @type {HTMLTextAreaElement} */ (byId("editor-text")),
  title: /** @type {HTMLInputElement} */ (byId("editor-headline")),
  published: /** @type {HTMLInputElement} */ (byId("editor-published")),
  lang: /** @type {HTMLInputElement} */ (byId("editor-lang")),
  url: /** @type {HTMLInputElement} */ (byId("editor-url")),
};
/** @typedef {keyof typeof box} Field */
const FIELDS = /** @type {Field[]} */ (Object.keys(box));
const about = /** @type {HTMLDetailsElement} */ (byId("editor-about"));
const live = byId("editor-live");

/**
 * @typedef {object} Host
 * @property {(account: Account | null, article: Text) => void} save
 * @property {(account: Account | null, article: Text | null) => void} preview null: as it was before
 * @property {(drafts: (() => Draft[]) | null) => void} keepDrafts what is not saved survives the page; null: all is saved, or given up
 * @property {(id: string) => Account | null} account
 * @property {() => boolean} example whether the example is among what is compared
 * @property {() => void} anew goes on without it
 */

/** @param {Host} host */
export function editorOf({ save, preview, keepDrafts, account: accountOf, example, anew }) {
  /** @type {Account | null} the account that is changed; null while a new one is written */
  let edited = null;
  /** What the boxes held at first, to tell whether anything was typed. */
  let before = "";
  /** What came with the text and holds as long as the text is this. @type {Text | null} */
  let given = null;
  /** What was typed before and neither saved nor given up, the newest last. @type {Draft[]} */
  const left = [];
  let saved = false;
  let previewed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** What stands in the boxes, letter by letter. @param {Account | null} account @param {Text | null} origin */
  const standing = (account, origin) => ({ account: account?.id ?? null, boxes: /** @type {import("./draft.js").Boxes} */ (Object.fromEntries(FIELDS.map((field) => [field, box[field].value]))), given: origin?.text ? origin : null });
  const typed = () => JSON.stringify(FIELDS.map((field) => box[field].value));

  /** @param {Account | null} account @param {Partial<Text>} [text] */
  function open(account, text = {}) {
    if (dialog.open) return;
    // Whoever comes again finds what was typed; a text that was brought stands beside it.
    const earlier = text.text ? undefined : left.findLast((draft) => draft.account === (account?.id ?? null));
    if (earlier) { goOn(earlier); return; }
    fill(account, text);
  }

  /** @param {Account | null} account @param {Partial<Text>} text */
  function fill(account, text) {
    edited = account;
    given = account ?? /** @type {Text} */ (text);
    saved = previewed = false;
    byId("editor-example").hidden = Boolean(account) || !example();
    byId("editor-title").textContent = account ? t("editor.edit", { id: account.id }) : t("editor.new");
    for (const field of FIELDS) box[field].value = given[field] ?? "";
    before = account || !text.text ? typed() : "";
    about.open = FIELDS.slice(2).some((field) => box[field].value);
    for (const field of FIELDS) complain(field, "");
    live.textContent = "";
    byId("editor-fetched").replaceChildren();
    markup.forget();
    markup.look();
    dialog.showModal();
    document.body.classList.add("editing");
    (account || !text.text ? (account ? box.text : box.label) : box.label).focus();
    if (text.text) later();
  }

  /** The article as it stands in the boxes; blocks and the like hold only for the text that they came with. */
  function article() {
    const { blocks, sentences, text: _text, ...rest } = /** @type {Text} */ (given ?? { text: "" });
    const value = (/** @type {Field} */ field) => box[field].value.trim();
    /** @type {Text} */
    const made = { ...rest, label: value("label"), text: box.text.value };
    for (const field of /** @type {const} */ (["title", "published", "lang", "url"])) {
      if (value(field)) made[field] = value(field);
      else delete made[field];
    }
    // A box ends lines in its own way: the text is the same.
    if (given?.text?.replace(/\r\n?/g, "\n") === box.text.value) return { ...made, text: given.text, ...(blocks ? { blocks } : {}), ...(sentences ? { sentences } : {}) };
    // A text may begin with a header, as a file may; what stands in a box counts more.
    const read = edited ? { text: box.text.value } : articleFromText(box.text.value);
    const filled = Object.fromEntries(Object.entries(made).filter(([, one]) => one));
    return { ...read, ...filled, text: read.text };
  }

  /** @param {Field} field @param {string} problem */
  function complain(field, problem) {
    const place = document.getElementById(field === "text" ? "editor-problem" : `${box[field].id}-problem`);
    if (place) place.textContent = problem;
    if (problem) box[field].setAttribute("aria-invalid", "true");
    else box[field].removeAttribute("aria-invalid");
  }

  function problems() {
    const size = new TextEncoder().encode(box.text.value).length;
    const [published, lang, url] = [box.published.value.trim(), box.lang.value.trim(), box.url.value.trim()];
    return /** @type {Partial<Record<Field, string>>} */ ({
      text: !box.text.value.trim() ? t("editor.noText") : size > LARGEST_TEXT ? t("editor.tooLarge", { size: megabytes(size), limit: megabytes(LARGEST_TEXT) }) : "",
      published: published && !isDay(published) ? t("editor.badDay", { value: published }) : "",
      lang: lang && !isLanguage(lang) ? t("editor.badLang", { value: lang }) : "",
      url: url && !isAddress(url) ? t("editor.badUrl", { value: url }) : "",
    });
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const wrong = problems();
      if (!dialog.open || wrong.text) return;
      const draft = article();
      // A value that is not finished yet is none.
      for (const field of /** @type {const} */ (["published", "lang", "url"])) if (wrong[field]) delete draft[field];
      previewed = true;
      live.textContent = t("editor.working");
      preview(edited, draft);
    }, PAUSE);
  }

  /** The boxes were filled, not typed into. */
  function changed() {
    for (const field of FIELDS) complain(field, "");
    later();
    keepStanding();
  }

  /** What stands in the boxes is kept with what was left before. */
  const keepStanding = () => keepDrafts(() => [...left, standing(edited, given)]);
  const keepLeft = () => { const drafts = [...left]; keepDrafts(drafts.length ? () => drafts : null); };

  dialog.addEventListener("input", (event) => {
    for (const field of FIELDS) if (event.target === box[field]) complain(field, "");
    // The text is here, or another address is meant.
    if (event.target === box.text || event.target === box.url) byId("editor-fetched").replaceChildren();
    if (event.target === box.text) markup.look(/^insertFrom(?:Paste|Drop)/.test(/** @type {InputEvent} */ (event).inputType ?? ""));
    later();
    keepStanding();
  });
  reader.addEventListener("crossread:result", (event) => {
    if (!dialog.open || !previewed) return;
    const { articles, differences } = /** @type {CustomEvent<{ comparison: import("../pkg/lib/types.js").Comparison }>} */ (event).detail.comparison;
    live.textContent = articles.length > 1 ? t("editor.live", { count: differences.filter(({ level }) => level !== "style").length }) : t("editor.alone");
  });
  reader.addEventListener("crossread:error", (event) => {
    if (dialog.open && previewed) live.textContent = t("editor.failed", { message: /** @type {CustomEvent<{ message: string }>} */ (event).detail.message });
  });

  dialog.querySelector("form")?.addEventListener("submit", (event) => {
    if (/** @type {SubmitEvent} */ (event).submitter?.getAttribute("value") !== "save") return;
    const wrong = problems();
    for (const field of FIELDS) complain(field, wrong[field] ?? "");
    const first = FIELDS.find((field) => wrong[field]);
    if (first) {
      event.preventDefault();
      if (about.contains(box[first])) about.open = true;
      box[first].focus();
      return;
    }
    saved = true;
  });
  dialog.addEventListener("close", () => {
    clearTimeout(timer);
    markup.forget();
    document.body.classList.remove("editing");
    const [account, draft, origin] = [edited, article(), given];
    if (saved) {
      keepLeft();
      save(account, { ...draft, label: draft.label || account?.label || "" });
      return;
    }
    if (previewed) preview(account, null);
    if (typed() !== before && draft.text.trim()) offer(standing(account, origin));
    keepLeft();
  });

  // Closing the page is asked about, as browsers do where something typed would be lost.
  addEventListener("beforeunload", (event) => { if (dialog.open && typed() !== before && box.text.value.trim()) event.preventDefault(); });

  /** What was typed and not saved can be gone on with. @param {Draft} draft */
  function offer(draft) {
    left.push(draft);
    left.splice(0, left.length - MOST_DRAFTS);
    sayLeft();
  }

  /** @param {number} place */
  const aboutOf = (place) => (place ? `draft-${place}` : "draft");

  function sayLeft() {
    left.forEach((draft, place) => {
      const label = draft.boxes.label || accountOf(draft.account ?? "")?.label;
      const closed = () => { forget(draft); keepLeft(); };
      say(aboutOf(place), [() => t("editor.kept", { label: label || t("editor.someAccount") })], { calm: true, actions: [{ words: () => t("editor.goOn"), run: () => goOn(draft) }], closed });
    });
  }

  /** @param {Draft} draft */
  function forget(draft) {
    left.forEach((_, place) => say(aboutOf(place), []));
    left.splice(left.indexOf(draft), 1);
    sayLeft();
  }

  /** @param {Draft} draft */
  function goOn(draft) {
    if (dialog.open) return;
    const { account: id, boxes, given: origin } = draft;
    const account = accountOf(id ?? "");
    forget(draft);
    fill(account, origin ?? {});
    given = origin ?? account;
    for (const field of FIELDS) box[field].value = boxes[field];
    before = "";
    about.open = FIELDS.slice(2).some((field) => box[field].value);
    markup.look();
    later();
    keepStanding();
  }

  const markup = markupOf({
    standing: () => ({ boxes: /** @type {import("./draft.js").Boxes} */ (Object.fromEntries(FIELDS.map((field) => [field, box[field].value]))), given }),
    put(standing) {
      given = standing.given;
      for (const field of FIELDS) box[field].value = standing.boxes[field];
      changed();
    },
    // What was typed beside the source counts more than what the page says of itself.
    take(text) {
      given = text;
      box.text.value = text.text;
      for (const field of FIELDS) if (text[field]) box[field].value ||= text[field] ?? "";
      about.open ||= FIELDS.slice(2).some((field) => box[field].value);
      changed();
    },
  });

  byId("editor-anew").addEventListener("click", () => {
    anew();
    byId("editor-example").hidden = true;
    box.label.focus();
    // What stands here is compared again, with what is left.
    later();
  });
  byId("editor-fetch").addEventListener("click", () => void fetchInto(box.url.value.trim(), {
    take(text) {
      given = text;
      for (const field of FIELDS) if (field !== "url" && text[field]) box[field].value = text[field] ?? "";
      about.open = true;
      later();
    },
    refuse(problem) { complain("url", problem); box.url.focus(); },
    paste() { box.text.focus(); box.text.scrollIntoView({ block: "nearest" }); },
  }));

  return { open, offer, isOpen: () => dialog.open };
}
