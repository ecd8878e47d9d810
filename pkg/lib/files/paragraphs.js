// Runs of text on the pages of a PDF to paragraphs. A PDF knows neither lines nor paragraphs, only where its runs stand: a
// line is what stands at one height, and a paragraph ends where the gap below a line, or the beginning of the next one, says
// so. No letter is lost; only hyphens at the ends of lines, and only those that divide a word.

/** @typedef {{ text: string, x: number, y: number, end: number, size: number }} Line */

/** Little words between two compounds that share a part, in the languages that the engine reads. */
const SUSPENDED = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e|i|en|of|oraz|lub|и|или|та|або|чи)\s/i;

/**
 * @param {import("./pdf.js").Run[][]} pages
 * @returns {{ text: string, joined: number }} `joined`: words divided at the end of a line that were put together
 */
export function paragraphsOf(pages) {
  const lines = pages.map(linesOf);
  const known = words(lines.flat());
  let joined = 0;
  /** @type {string[]} */
  const paragraphs = [];
  /** @type {Line | null} */
  let before = null;
  const usual = usualGap(lines);
  for (const page of lines) {
    const right = Math.max(...page.map(({ end }) => end), 0);
    let first = true;
    for (const line of page) {
      const goesOn = before !== null && (first ? runsOver(before, line) : sameParagraph(before, line, usual, right));
      if (goesOn) {
        const { text, divided } = join(/** @type {string} */ (paragraphs.pop()), line.text, known);
        paragraphs.push(text);
        joined += Number(divided);
      } else paragraphs.push(line.text);
      before = line;
      first = false;
    }
  }
  return { text: paragraphs.join("\n\n").replaceAll("\u00AD", "").replaceAll("\0", "\uFFFD"), joined };
}

/** @param {import("./pdf.js").Run[]} runs @returns {Line[]} */
function linesOf(runs) {
  /** @type {Line[]} */
  const lines = [];
  /** @type {Line | null} */
  let line = null;
  for (const { str, transform, width, height, hasEOL } of runs) {
    const [, , , scale = 0, x = 0, y = 0] = transform;
    const size = height || Math.abs(scale);
    if (line && (Math.abs(y - line.y) > Math.max(size, line.size) * 0.5 || x < line.x - size)) line = null;
    if (str.trim()) {
      if (!line) lines.push(line = { text: "", x, y, end: x, size });
      // A gap that is no run of its own is a space too.
      const gap = line.text && x - line.end > size * 0.2 && !/\s$/.test(line.text) && !/^\s/.test(str);
      line.text += (gap ? " " : "") + str;
      line.end = x + width;
      line.size = Math.max(line.size, size);
    } else if (line && str) line.text += " ";
    if (hasEOL) line = null;
  }
  for (const one of lines) one.text = one.text.replace(/[^\S\n]+/g, " ").trim();
  return lines;
}

/** The distance from one line to the next that is the most frequent. @param {Line[][]} pages */
function usualGap(pages) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const lines of pages) for (const [index, { y }] of lines.entries()) {
    const gap = Math.round(((lines[index - 1]?.y ?? y) - y) * 2) / 2;
    if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0;
}

/** @param {Line} before @param {Line} line @param {number} usual @param {number} right where the page's widest line ends */
function sameParagraph(before, line, usual, right) {
  const gap = before.y - line.y;
  // A new column begins above: as a new page does.
  if (gap < 0) return runsOver(before, line);
  if (Math.abs(before.size - line.size) > Math.max(before.size, line.size) * 0.12) return false;
  if (gap > Math.max(usual, line.size) * 1.4) return false;
  const ends = /[.!?…:"”’»)\]]$/.test(before.text);
  const indented = line.x - before.x > line.size * 0.7;
  const short = right - before.end > (right - before.x) * 0.25;
  return !(ends && (indented || short)) && !/^[•·▪◦‣–—-]\s/.test(line.text);
}

/** A sentence broken off at the end of a column or page goes on in the next. @param {Line} before @param {Line} line */
function runsOver(before, line) {
  return Math.abs(before.size - line.size) < 1 && !/[.!?…:"”’»)\]]$/.test(before.text) && /^["“‘«(]?\p{Ll}/u.test(line.text);
}

/**
 * Two lines of a paragraph. A hyphen between them divides a word unless the text itself has it as a compound, or both halves as
 * words; a soft hyphen always does.
 * @param {string} above @param {string} below @param {Set<string>} known
 */
function join(above, below, known) {
  if (above.endsWith("\u00AD")) return { text: above.slice(0, -1) + below, divided: true };
  // "pre- and post-war": the hyphen stands for a word that comes later.
  if (!/[\p{L}\p{N}][-\u2010]$/u.test(above) || !/^[\p{L}\p{N}]/u.test(below) || SUSPENDED.test(below)) return { text: `${above} ${below}`, divided: false };
  const [, head] = /(\p{L}{2,})[-\u2010]$/u.exec(above) ?? [];
  const [tail] = /^\p{Ll}+/u.exec(below) ?? [];
  if (!head || !tail || /\p{L}[-\u2010]\p{L}+[-\u2010]$/u.test(above)) return { text: above + below, divided: false };
  const [first, second] = [head.toLowerCase(), tail.toLowerCase()];
  const whole = known.has(first + second);
  const compound = known.has(`${first}-${second}`) || (known.has(first) && known.has(second));
  if (!whole && compound) return { text: above + below, divided: false };
  return { text: above.slice(0, -1) + below, divided: true };
}

/** Every word and compound that stands inside a line, in small letters. @param {Line[]} lines */
function words(lines) {
  /** @type {Set<string>} */
  const known = new Set();
  for (const { text } of lines) {
    // What stands at a line's ends may be half a word.
    for (const [compound] of text.toLowerCase().replace(/^\p{L}+|\p{L}+[-\u2010\u00AD]$/gu, "").matchAll(/\p{L}+(?:[-\u2010]\p{L}+)*/gu)) {
      known.add(compound.replaceAll("\u2010", "-"));
    }
  }
  return known;
}
