// One account, written or changed: its text with what is known about it. While it is typed the comparison follows; nothing is
// changed until it is saved, and what was typed and not saved is kept.

import { articleFromText } from "../pkg/lib/article-file.js";
import { fetchInto } from "./fetching.js";
import { LARGEST_TEXT } from "../pkg/lib/files.js";
import { megabytes, t } from "./language.js";
import { markupOf } from "./markup.js";
import { isAddress, isDay, isLanguage } from "./metadata.js";
import { byId, reader, say } from "./page.js";

/**
 * @typedef {import("./accounts.js").Account} Account
 * @typedef {import("./accounts.js").Text} Text
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
 * @property {(draft: (() => import("./draft.js").Draft) | null) => void} keepDraft what is not saved survives the page; null: it is saved, or given up
 */

/** @param {Host} host */
export function editorOf({ save, preview, keepDraft }) {
  /** @type {Account | null} the account that is changed; null while a new one is written */
  let edited = null;
  /** What the boxes held at first, to tell whether anything was typed. */
  let before = "";
  /** What came with the text and holds as long as the text is this. @type {Text | null} */
  let given = null;
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
    edited = account;
    given = account ?? /** @type {Text} */ (text);
    saved = previewed = false;
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
    keepDraft(() => standing(edited, given));
  }

  dialog.addEventListener("input", (event) => {
    for (const field of FIELDS) if (event.target === box[field]) complain(field, "");
    // The text is here, or another address is meant.
    if (event.target === box.text || event.target === box.url) byId("editor-fetched").replaceChildren();
    if (event.target === box.text) markup.look();
    later();
    keepDraft(() => standing(edited, given));
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
      keepDraft(null);
      say("draft", []);
      save(account, { ...draft, label: draft.label || account?.label || "" });
      return;
    }
    if (previewed) preview(account, null);
    if (typed() === before || !draft.text.trim()) { keepDraft(null); return; }
    const left = standing(account, origin);
    keepDraft(() => left);
    offer(left, account);
  });

  // Closing the page is asked about, as browsers do where something typed would be lost.
  addEventListener("beforeunload", (event) => { if (dialog.open && typed() !== before && box.text.value.trim()) event.preventDefault(); });

  /** What was typed and not saved can be gone on with. @param {import("./draft.js").Draft} draft @param {Account | null} account the one that was changed */
  function offer({ boxes, given: origin }, account) {
    const label = boxes.label || account?.label;
    const goOn = () => {
      say("draft", []);
      open(account, origin ?? {});
      given = origin ?? account;
      for (const field of FIELDS) box[field].value = boxes[field];
      before = "";
      about.open = FIELDS.slice(2).some((field) => box[field].value);
      markup.look();
      later();
    };
    say("draft", [() => t("editor.kept", { label: label || t("editor.someAccount") })], { calm: true, actions: [{ words: () => t("editor.goOn"), run: goOn }], closed: () => keepDraft(null) });
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
