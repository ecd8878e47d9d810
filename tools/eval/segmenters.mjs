// Other segmenters over the same texts in the same run: the browser's own, and a native one where it is installed.

import { importAside, installAside, installed } from "../bench/aside.mjs";

/** @typedef {{ name: string, cut(text: string, lang: string): { start: number, end: number }[] }} Segmenter */

/** Where strings that follow each other in a text stand in it. @param {string} text @param {string[]} pieces */
function places(text, pieces) {
  let from = 0;
  return pieces.map((piece) => {
    const start = text.indexOf(piece, from);
    if (start < 0) throw new Error(`a sentence that its text lacks: ${piece}`);
    from = start + piece.length;
    return { start, end: from };
  });
}

/** @returns {Promise<Segmenter[]>} */
export async function segmenters() {
  const all = [{
    name: "Intl.Segmenter",
    cut: (text, lang) => [...new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text)].map(({ index, segment }) => ({ start: index, end: index + segment.length })),
  }];
  await installAside(process.env);
  if (installed("sentencex")) {
    const { segment } = await importAside("sentencex");
    all.push({ name: "sentencex", cut: (text, lang) => places(text, segment(lang, text)) });
  }
  return all;
}
