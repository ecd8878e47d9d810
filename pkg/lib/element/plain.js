// Words that others wrote, on one line of our own: names of outlets, values, phrases. What would turn the direction of the
// words round them, stack up over them or break the line stays behind.

/** Signs that turn or embed a direction. In running text they are shown as a mark, see `printed`. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** @param {string} text */
export const plain = (text) => text.replace(TURNS, "").replace(/[\s\p{Cc}]+/gu, " ").replace(/(\p{M}{3})\p{M}+/gu, "$1").trim();

/** Letters that a disc has room for. */
const ROOM = 4;

/**
 * The sign of each account as it is shown: its id where that is short, else the beginning of it, else its number, so that no
 * two are alike.
 * @param {readonly string[]} ids
 * @returns {string[]}
 */
export function signsOf(ids) {
  /** @type {Set<string>} */
  const taken = new Set();
  return ids.map((id, index) => {
    const letters = [...plain(id).replace(/\s/g, "")];
    const short = letters.length > ROOM ? `${letters.slice(0, ROOM - 1).join("")}…` : letters.join("");
    let sign = short;
    for (let number = index + 1; !sign || taken.has(sign); number++) sign = String(number);
    taken.add(sign);
    return sign;
  });
}
