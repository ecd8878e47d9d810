// Styles as adopted sheets: a policy of `style-src 'self'` allows them, and a page with many elements parses each once.

/** @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/** One unit of the element's type, see below. */
const UNIT = "--crossread-unit";

/**
 * In our sheets `rem` means the reader's own size of text, not the host's root: many pages set their root to 62.5 %, and a
 * widget must not shrink with it. The unit is a registered length, set where the host's rules end to 1em of `medium`, so that
 * it comes down as that length whatever the size of the text it is used in.
 * @param {string} css @returns {CSSStyleSheet}
 */
export function sheetOf(css) {
  let sheet = sheets.get(css);
  if (!sheet) {
    try {
      CSS.registerProperty({ name: UNIT, syntax: "<length>", inherits: true, initialValue: "16px" });
    } catch { /* registered before, by an earlier sheet or another copy of this script */ }
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css.replace(/(?<![\w.-])(-?\d*\.?\d+)rem\b/g, `calc($1 * var(${UNIT}))`));
    sheets.set(css, sheet);
  }
  return sheet;
}
