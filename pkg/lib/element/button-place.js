// A button told by where it stands, so that it is found again when all was drawn anew.

/** @typedef {{ holder: string, index: number }} ButtonPlace  a button by what holds it and its place in there */

/** @param {HTMLElement} button @returns {ButtonPlace} */
export function placeOfButton(button) {
  for (const name of ["data-difference", "data-utterance", "data-sentence"]) {
    const holder = button.closest(`[${name}]`);
    if (holder) return { holder: `[${name}="${CSS.escape(holder.getAttribute(name) ?? "")}"]`, index: [...holder.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (button)) };
  }
  return { holder: ".view", index: [...button.closest(".view")?.querySelectorAll("button") ?? []].indexOf(/** @type {HTMLButtonElement} */ (button)) };
}

/** @param {HTMLElement} place @param {ButtonPlace} at @returns {HTMLElement | null} */
export const buttonAt = (place, { holder, index }) => place.querySelector(`.view ${holder}, ${holder}.view`)?.querySelectorAll("button")[index] ?? place.querySelector(".view");
