// What of index.html the parts of the page share, and how they speak to the reader.

import { t } from "./language.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
export const byId = (id) => /** @type {T} */ (document.getElementById(id));

/**
 * @typedef {import("../pkg/lib/element/element.js").CrossReadElement} Reader
 */
export const reader = /** @type {Reader} */ (document.querySelector("cross-read"));

/** @param {string} text @param {string | null} label @param {() => void} run */
export function button(text, label, run) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", run);
  return made;
}

/**
 * @typedef {() => string} Words asked for again when the reader takes another language
 * @typedef {{ message: HTMLElement, calm: boolean, offers: boolean, paint: () => void }} Said
 */

/** What is said at present, by what it is about. @type {Map<string, Said>} */
const said = new Map();

/**
 * Says something that stays until it is closed or said anew; with the same `about`, the new takes the place of the old.
 * @param {string} about
 * @param {Words[]} sentences none: what was said about this is gone
 * @param {{ actions?: { words: Words, run: () => void }[], calm?: boolean, closed?: () => void }} [options] `calm`: nothing went
 *   wrong; `closed`: the reader closed it
 */
export function say(about, sentences, { actions = [], calm = false, closed } = {}) {
  unsay(about);
  if (!sentences.length) return;
  const message = Object.assign(document.createElement("div"), { className: "message" });
  message.dataset.about = about;
  const words = Object.assign(document.createElement("div"), { className: "sentences" });
  const buttons = actions.map(({ run }) => button("", null, run));
  const close = button("×", null, () => { unsay(about); closed?.(); });
  close.className = "close";
  const paint = () => {
    words.replaceChildren(...sentences.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence(), dir: "auto" })));
    actions.forEach((action, index) => Object.assign(/** @type {HTMLElement} */ (buttons[index]), { textContent: action.words() }));
    close.setAttribute("aria-label", t("page.close"));
  };
  paint();
  message.append(words, ...buttons, close);
  byId(calm ? "notices" : "problems").append(message);
  said.set(about, { message, calm, offers: actions.length > 0, paint });
}

/** @param {string} about */
function unsay(about) {
  said.get(about)?.message.remove();
  said.delete(about);
}

/** Something succeeded: what went wrong before it is over, and is not said beside it any longer. */
export function wentWell() {
  for (const [about, { calm }] of said) if (!calm) unsay(about);
}

/** What was saved, copied or opened is gone from the page, and what was said of it too; offers stay. */
export function emptied() {
  for (const [about, { offers }] of said) if (!offers) unsay(about);
}

document.addEventListener("language", () => { for (const { paint } of said.values()) paint(); });

/** Whether what is typed goes into a box, there or inside a component. @param {Event} event */
export function inBox(event) {
  return event.composedPath().some((target) => target instanceof HTMLInputElement && !/^(?:button|checkbox|radio|range|submit|reset)$/.test(target.type)
    || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target instanceof HTMLElement && target.isContentEditable);
}

/** A file for the reader to keep. @param {string} name @param {string} type @param {string} content */
export function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
