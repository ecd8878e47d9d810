// Sentences: hard cases one by one, and boundaries in news.

import { oneLine, toUtf16 } from "../data.mjs";
import { innerBoundaries, prf, ratio } from "../score.mjs";
import { segmenters } from "../segmenters.mjs";

/**
 * Whether a text is cut as it should be; spaces at the ends of sentences count for nothing.
 * @param {string} text
 * @param {{ start: number, end: number }[]} found
 * @param {string[]} wanted
 */
export function sameSentences(text, found, wanted) {
  const bare = (list) => list.map((sentence) => sentence.trim()).filter(Boolean);
  const ours = bare(found.map(({ start, end }) => text.slice(start, end)));
  const theirs = bare(wanted);
  return ours.length === theirs.length && ours.every((sentence, i) => sentence === theirs[i]);
}

/** Exemplars of one rule each. */
export const rules = {
  name: "seg_golden_rules",
  async run({ judge, read }) {
    const groups = ["golden.", "extra."].map((prefix) => read("seg_golden_rules", prefix));
    const [golden, extra] = groups.map(({ cases }) => cases);
    const english = ({ lang }) => lang === "en";
    const parts = [
      ["exact, English rules", golden.filter(english)],
      ["exact, English extra cases", extra.filter(english)],
      ["exact, other languages", [...golden, ...extra].filter((item) => !english(item))],
    ];
    const rows = [];
    const errors = [];
    const others = await segmenters();
    for (const [measure, cases] of parts) {
      if (!cases.length) throw new Error(`${measure}: no case`);
      const answers = await judge.ask(cases.map(({ text, lang }) => ({ call: "segment", args: { text, lang } })));
      const wrong = cases.map((item, i) => ({ item, ours: answers[i].sentences })).filter(({ item, ours }) => !sameSentences(item.text, ours, item.sentences));
      const languages = [...new Set(cases.map(({ lang }) => lang))].sort();
      rows.push({ measure, value: ratio(cases.length - wrong.length, cases.length), cases: cases.length, note: languages.length > 1 ? languages.join(" ") : undefined });
      for (const { name, cut } of others) {
        const right = cases.filter(({ text, lang, sentences }) => sameSentences(text, cut(text, lang), sentences));
        rows.push({ measure: `${measure}, by ${name}`, value: ratio(right.length, cases.length), cases: cases.length });
      }
      for (const { item, ours } of wrong) {
        errors.push({
          // English first: the only language the engine claims to know in full.
          badness: english(item) ? 2 : 1,
          lines: [`${item.id}: ${item.rule}`, ...ours.map(({ start, end }) => `ours   ${oneLine(item.text.slice(start, end))}`), ...item.sentences.map((s) => `right  ${oneLine(s)}`)],
        });
      }
    }
    return { split: groups[0].split, rows, errors };
  },
};

/** Boundaries inside the paragraphs of news; the paragraphs are given. */
export const gum = {
  name: "seg_gum_news",
  async run({ judge, read }) {
    const { split, cases } = read("seg_gum_news");
    const inputs = cases.map(({ text }) => {
      const paragraphs = [...text.matchAll(/\S[\s\S]*?(?=\n\s*\n|\s*$)/g)].map(({ 0: { length }, index }) => [index, index + length]);
      // A list of categories at the end, without marks, is cut by the treebank in a way of its own.
      return paragraphs.filter(([start]) => !text.startsWith("Categories:", start));
    });
    const answers = await judge.ask(cases.map(({ text }, i) => {
      const blocks = inputs[i].map(([start, end]) => ({ start, end, kind: "paragraph" }));
      return { call: "compare", args: { articles: [{ lang: "en", text, blocks }] } };
    }));
    const gold = cases.map(({ text, offsets }, i) => innerBoundaries(text, offsets.map(toUtf16(text)), inputs[i]));
    const ours = cases.map(({ text }, i) => innerBoundaries(text, answers[i].sentences.map(({ start, end }) => [start, end]), inputs[i]));
    const errors = cases.flatMap(({ id, text }, i) => {
      const near = (at) => {
        // From the number of characters that are no space back to the place.
        let place = 0;
        for (let n = 0; n < at; place += 1) if (/\S/.test(text[place])) n += 1;
        return oneLine(`${text.slice(Math.max(0, place - 60), place)} | ${text.slice(place, place + 60)}`);
      };
      const only = (list, other, what) => [...list].filter((at) => !other.has(at)).map((at) => ({ badness: 1, lines: [`${id}: ${what}`, near(at)] }));
      return [...only(ours[i], gold[i], "cut, and should not be"), ...only(gold[i], ours[i], "not cut, and should be")];
    });
    const sought = gold.reduce((sum, one) => sum + one.size, 0);
    const scored = (found) => prf({
      right: found.reduce((sum, one, i) => sum + [...one].filter((at) => gold[i].has(at)).length, 0),
      found: found.reduce((sum, one) => sum + one.size, 0),
      sought,
    });
    const { precision, recall, f1 } = scored(ours);
    // The others get each paragraph by itself, as ours gets them as blocks.
    const beside = (await segmenters()).map(({ name, cut }) => {
      const theirs = cases.map(({ text }, i) => innerBoundaries(text, inputs[i].flatMap(([from, to]) => cut(text.slice(from, to), "en").map(({ start, end }) => [from + start, from + end])), inputs[i]));
      const { f1: value, ...rest } = scored(theirs);
      return { measure: `inner boundaries, F1, by ${name}`, value, precision: rest.precision, recall: rest.recall, cases: sought };
    });
    return {
      split,
      rows: [
        { measure: "inner boundaries, F1", value: f1, precision, recall, cases: sought },
        { measure: "inner boundaries, precision", value: precision, cases: ours.reduce((sum, one) => sum + one.size, 0) },
        { measure: "inner boundaries, recall", value: recall, cases: sought },
        ...beside,
      ],
      errors,
    };
  },
};
