// A button told by where it stands, so that it is found again when all was drawn anew.

/** @typedef {{ holder: string, index: number, tops?: [Element, number][] }} ButtonPlace  a button by what holds it and its place in there; how far what scrolls was scrolled */

/** @param {HTMLElement} button @returns {ButtonPlace} */
export function placeOfButton(button) {
  for (const name of ["data-difference", "data-utterance", "data-sentence"]) {
    const holder = button.closest(`[${name}]`);
    if (holder) return { holder: `[${name}="${CSS.escape(holder.getAttribute(name) ?? "")}"]`, index: [...holder.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (button)) };
  }
  return { holder: ".view", index: [...button.closest(".view")?.querySelectorAll("button") ?? []].indexOf(/** @type {HTMLButtonElement} */ (button)) };
}

/** @param {HTMLElement} place @returns {[Element, number][]} */
export const scrolledIn = (place) => [/** @type {Element} */ (document.scrollingElement), ...place.querySelectorAll(".side, .table-frame")].map((one) => [one, one.scrollTop]);

/** @param {HTMLElement} place @param {ButtonPlace} at */
export function goBack(place, { holder, index, tops = [] }) {
  /** @type {HTMLElement} */ (place.querySelector(`.view ${holder}, ${holder}.view`)?.querySelectorAll("button")[index] ?? place.querySelector(".view")).focus();
  for (const [one, top] of tops) one.scrollTop = top;
}
