// Pairs of sentences: how well `similarity` orders and parts them.

import { oneLine } from "../data.mjs";
import { atThreshold, auc, bestThreshold, spearman } from "../score.mjs";

/**
 * @param {import("../engine.mjs").Judge} judge
 * @param {{ a: string, b: string }[]} pairs
 */
const similarities = (judge, pairs) => judge.ask(pairs.map(({ a, b }) => ({ call: "similarity", args: { a, b } })));

const shown = (pair, score, said) => [`${said}; similarity ${score}`, `a  ${oneLine(pair.a)}`, `b  ${oneLine(pair.b)}`];

/** The furthest on the wrong side of a threshold come first. */
function wrongSide(cases, threshold) {
  return cases
    .map(({ pair, score, label }) => ({
      badness: label ? threshold - score : score - threshold,
      lines: [pair.id ?? "", ...shown(pair, score, label ? "the same" : "not the same")],
    }))
    .filter(({ badness }) => badness > 0);
}

const labelled = async (judge, pairs) => {
  const scores = await similarities(judge, pairs);
  return pairs.map((pair, i) => ({ pair, score: scores[i], label: pair.label }));
};

/** Paraphrases, at one threshold: on development data the best for these very cases, on test data the recorded one. */
export const msrp = {
  name: "pairs_msrp",
  async run({ judge, read, thresholds }) {
    const { split, cases: pairs } = read("pairs_msrp");
    const cases = await labelled(judge, pairs);
    const best = bestThreshold(cases);
    if (split === "test" && !Number.isFinite(thresholds.pairs_msrp)) throw new Error("no threshold is recorded from development data; --record does it");
    const threshold = split === "test" ? thresholds.pairs_msrp : best;
    const { accuracy, precision, recall, f1 } = atThreshold(cases, threshold);
    return {
      split,
      thresholds: split === "dev" ? { pairs_msrp: best } : {},
      rows: [
        { measure: "accuracy at one threshold", value: accuracy, cases: cases.length, note: `threshold ${threshold}${split === "dev" ? `, best for these; recorded ${thresholds.pairs_msrp ?? "none"}` : ", recorded from dev"}` },
        { measure: "F1 at the same threshold", value: f1, precision, recall, cases: cases.length },
        { measure: "AUC", value: auc(cases), cases: cases.length },
      ],
      errors: wrongSide(cases, threshold),
    };
  },
};

/** Sentences on one event against near misses. */
export const ecbplus = {
  name: "pairs_ecbplus",
  async run({ judge, read }) {
    const { split, cases: pairs } = read("pairs_ecbplus");
    const cases = await labelled(judge, pairs);
    const without = (kind) => cases.filter(({ pair }) => pair.kind !== kind);
    return {
      split,
      rows: [
        { measure: "AUC", value: auc(cases), cases: cases.length },
        { measure: "AUC, other facts of the same story", value: auc(without("neg_similar_event")), cases: without("neg_similar_event").length },
        { measure: "AUC, similar events", value: auc(without("neg_same_event_story")), cases: without("neg_same_event_story").length },
      ],
      errors: wrongSide(cases, bestThreshold(cases)),
    };
  },
};

/** Graded similarity. */
export const stsb = {
  name: "pairs_stsb_news",
  async run({ judge, read }) {
    const { split, cases: pairs } = read("pairs_stsb_news");
    const scores = await similarities(judge, pairs);
    const gold = pairs.map(({ score }) => score);
    const genres = [...new Set(pairs.map(({ genre }) => genre))].sort();
    const rank = (values) => {
      const order = [...values].sort((a, b) => a - b);
      return values.map((value) => (order.indexOf(value) + order.lastIndexOf(value)) / 2 / order.length);
    };
    const [ours, theirs] = [rank(scores), rank(gold)];
    return {
      split,
      rows: [
        { measure: "Spearman", value: spearman(scores, gold), cases: pairs.length },
        ...genres.map((genre) => {
          const own = pairs.map((pair, i) => ({ pair, i })).filter(({ pair }) => pair.genre === genre).map(({ i }) => i);
          return { measure: `Spearman, ${genre}`, value: spearman(own.map((i) => scores[i]), own.map((i) => gold[i])), cases: own.length };
        }),
      ],
      errors: pairs.map((pair, i) => ({ badness: Math.abs(ours[i] - theirs[i]), lines: [pair.id, ...shown(pair, scores[i], `graded ${pair.score} of 5`)] })),
    };
  },
};

/** Answers of outlets to one question: the same or not, over all pairs of a question. */
export const nanco = {
  name: "consolidation_nanco",
  async run({ judge, read }) {
    const { split, cases: questions } = read("consolidation_nanco");
    const pairs = questions.flatMap(({ id, answers }) => answers.flatMap((a, i) => answers.slice(i + 1).map((b) => (
      { id, a: a.answer, b: b.answer, label: Number(a.cluster === b.cluster) }))));
    const cases = await labelled(judge, pairs);
    return {
      split,
      rows: [{ measure: "pair AUC", value: auc(cases), cases: cases.length, note: `${questions.length} questions` }],
      errors: wrongSide(cases, bestThreshold(cases)),
    };
  },
};
