// The whole comparison, from two articles to a thousand: time, memory, and how both grow.

import { megabytes, times, duration } from "./figures.mjs";
import { against, shown } from "./diffs.mjs";
import { articles, countWords } from "./generate.mjs";
import { race, time } from "./race.mjs";
import { jsSide, nativeSide } from "./side.mjs";
import { growth } from "./stats.mjs";

const FAMILIES = /** @type {const} */ (["one event", "many events"]);
const WORDS = 800;

/**
 * @param {{ program: string, sizes: number[], pace: import("./race.mjs").Pace, tell: (what: string) => void }} options
 */
export async function comparing({ program, sizes, pace, tell }) {
  const rows = [["family", "articles", "native", "a word", "doubled", "word passes", "memory", "wasm", "wasm : native", "doubled", "wasm memory"]];
  for (const family of FAMILIES) {
    /** @type {Record<string, { size: number, time: number } | null>} */
    const before = { native: null, wasm: null };
    for (const size of sizes) {
      tell(`${size} articles, ${family}`);
      const texts = articles(size, { family, words: WORDS });
      const [native, words, wasm] = await race([
        () => nativeSide(program, "compare", "native"), () => nativeSide(program, "words"), () => jsSide("compare", "wasm"),
      ], texts, pace);
      const [a, floor, b] = [native, words, wasm].map(time);
      const grown = (side, ms) => {
        const last = before[side];
        before[side] = ms === null ? null : { size, time: ms };
        return last && ms !== null ? times(growth(last, { size, time: ms })) : "–";
      };
      const count = texts.reduce((total, text) => total + countWords(text), 0);
      rows.push([
        family, size.toLocaleString("en-US"), shown(a, native), a === null ? "–" : duration(a / count), grown("native", a), times(a !== null && floor !== null ? a / floor : null),
        megabytes(native.first?.peak), shown(b, wasm), times(a !== null && b !== null ? b / a : null), grown("wasm", b), megabytes(wasm.first?.wasm),
      ]);
    }
  }
  return rows;
}

/** Five articles at once, against their ten pairs one after another. @param {{ pace: import("./race.mjs").Pace }} options */
export async function fiveArticles({ pace }) {
  const rows = [["family", "ours: five articles compared", "npm diff: ten pairs, diffWords"]];
  for (const family of FAMILIES) {
    const [ours, theirs] = await race([() => jsSide("compare"), () => jsSide("diff of all pairs")], articles(5, { family, words: WORDS }), pace);
    const own = time(ours);
    rows.push([family, shown(own, ours), against(theirs, own)]);
  }
  return rows;
}

/** Twenty articles compared anew, against one of them edited. @param {{ pace: import("./race.mjs").Pace }} options */
export async function oneEdit({ pace }) {
  const rows = [["family", "twenty articles compared", "one of them edited", "edit : anew"]];
  for (const family of FAMILIES) {
    const [anew, edit] = await race([() => jsSide("compare, and over to the page"), () => jsSide("one edit, and over to the page")], articles(20, { family, words: WORDS }), pace);
    const [a, b] = [time(anew), time(edit)];
    rows.push([family, shown(a, anew), shown(b, edit), a !== null && b !== null ? (b / a).toFixed(2) : "–"]);
  }
  return rows;
}
