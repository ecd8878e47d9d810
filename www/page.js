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
 * Says something that stays until it is closed or said anew; with the same `about`, the new takes the place of the old.
 * @param {string} about
 * @param {string[]} sentences none: what was said about this is gone
 * @param {{ actions?: HTMLButtonElement[], calm?: boolean, closed?: () => void }} [options] `calm`: nothing went wrong; `closed`: the
 *   reader closed it
 */
export function say(about, sentences, { actions = [], calm = false, closed } = {}) {
  const area = byId(calm ? "notices" : "problems");
  for (const old of document.querySelectorAll(".message")) if (old instanceof HTMLElement && old.dataset.about === about) old.remove();
  if (!sentences.length) return;
  const message = Object.assign(document.createElement("div"), { className: "message" });
  message.dataset.about = about;
  const words = Object.assign(document.createElement("div"), { className: "sentences" });
  words.append(...sentences.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence, dir: "auto" })));
  const close = button("×", t("page.close"), () => { message.remove(); closed?.(); });
  close.className = "close";
  message.append(words, ...actions, close);
  area.append(message);
}

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
