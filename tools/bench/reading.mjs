// Sentences of one text: ours, which reads the whole article for them, against segmenters.

import { installed } from "./aside.mjs";
import { against, shown } from "./diffs.mjs";
import { articles } from "./generate.mjs";
import { race, time } from "./race.mjs";
import { jsSide } from "./side.mjs";

/**
 * @param {{ chromium: Awaited<ReturnType<typeof import("./chromium.mjs").openChromium>>, pace: import("./race.mjs").Pace, tell: (what: string) => void }} options
 */
export async function reading({ chromium, pace, tell }) {
  const rows = [["where", "words", "ours: segment", "Intl.Segmenter", "npm sentencex"]];
  for (const words of [800, 3000]) {
    const texts = articles(1, { words });
    const row = async (where, starts) => {
      tell(`${words} words, ${where}`);
      const [ours, ...others] = await race(starts, texts, pace);
      const own = time(ours);
      const found = (result) => (result.first ? `; ${result.first.count} sentences` : "");
      rows.push([where, words.toLocaleString("en-US"), shown(own, ours) + found(ours), ...others.map((other) => against(other, own) + found(other)), ...(others.length < 2 ? ["–"] : [])]);
    };
    await row("Node", ["segment", "Intl.Segmenter", ...(installed("sentencex") ? ["sentencex"] : [])].map((name) => () => jsSide(name)));
    if (chromium) await row("Chromium", ["segment", "Intl.Segmenter"].map((name) => () => chromium.side(name)));
  }
  return rows;
}
