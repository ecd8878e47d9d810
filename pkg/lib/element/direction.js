// In which direction words run: those of the interface by its language, those of an account by their letters.

const RIGHT_TO_LEFT = new Set(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]);
const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const RTL_LETTERS = new RegExp(RTL_LETTER, "gu");
const LETTERS = /\p{L}/gu;
/** Characters of a text that are enough to tell. */
const ENOUGH = 1000;
const ISOLATE = "\u2068";
const END_OF_ISOLATE = "\u2069";

/** The direction a language is written in; null where no language is known. @param {string | null | undefined} lang @returns {'ltr' | 'rtl' | null} */
export function directionOf(lang) {
  if (!lang || /^und\b/i.test(lang)) return null;
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(lang).maximize().script ?? "") ? "rtl" : "ltr";
  } catch {
    return null;
  }
}

/**
 * The direction of a text: that of most of its letters, since a page's language is often not that of the text, and an account
 * may begin with a foreign name. Without letters, that of its language.
 * @param {string} text @param {string | null | undefined} lang @returns {'ltr' | 'rtl' | 'auto'}
 */
export function directionOfText(text, lang) {
  const sample = text.slice(0, ENOUGH);
  const letters = sample.match(LETTERS)?.length ?? 0;
  if (!letters) return directionOf(lang) ?? "auto";
  return (sample.match(RTL_LETTERS)?.length ?? 0) * 2 > letters ? "rtl" : "ltr";
}

/** Signs that turn the order of what follows them, unless they are kept apart. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Words put into a phrase of the other direction are kept together, so that neither turns the other's order. @param {string} words @param {'ltr' | 'rtl'} dir of the phrase */
export function isolated(words, dir) {
  const foreign = dir === "rtl" ? /[A-Za-z\u00c0-\u058f]/.test(words) : RTL_LETTER.test(words);
  return (foreign || TURNING.test(words)) && !words.startsWith(ISOLATE) ? `${ISOLATE}${words}${END_OF_ISOLATE}` : words;
}
