// Sentences of two articles that tell the same: the engine keeps to the sets' own sentences.

import { articleOf, givenNumbers, oneLine } from "../data.mjs";
import { byBand, prf, ratio, setScore } from "../score.mjs";

/**
 * The links of a comparison between its first article and the others, in the sets' numbers.
 * @param {any} comparison
 * @param {Map<number, number>} numbers over all articles
 */
const linksOf = (comparison, numbers) => comparison.links.map(({ a, b, score, kind }) => ({ a: numbers.get(a), b: numbers.get(b), score, kind }));

const bothNumbers = (comparison, articles) => new Map(articles.flatMap(({ sentences }, i) => [...givenNumbers(comparison, i, sentences)]));

/**
 * Right at the top, and among the first three: the share of the sentences asked about, whose gold holds one of the best.
 * @param {{ ranked: number[], gold: Set<number> }[]} questions
 */
export function topShares(questions) {
  const among = (n) => ratio(questions.filter(({ ranked, gold }) => ranked.slice(0, n).some((b) => gold.has(b))).length, questions.length);
  return { top1: among(1), top3: among(3) };
}

/** Pairs of articles on one event; gold from coreference of events and of their participants. */
export const ecbplus = {
  name: "align_ecbplus",
  async run({ judge, read }) {
    const { split, cases } = read("align_ecbplus");
    const articles = cases.map(({ a_sentences: a, b_sentences: b }) => [articleOf("A", a), articleOf("B", b)]);
    // Asked about: annotated sentences with a strict partner, one that shares a participant, time or place beside the event.
    const asked = cases.flatMap((item, at) => {
      const gold = new Map();
      for (const { a, b, participants } of item.pairs) if (participants >= 1) gold.set(a, new Set(gold.get(a)).add(b));
      return [...gold].map(([a, partners]) => ({ at, a, gold: partners }));
    });
    const scores = await judge.ask(asked.flatMap(({ at, a }) => cases[at].b_sentences.map((b) => (
      { call: "similarity", args: { a: cases[at].a_sentences[a], b } }))));
    const compare = (options) => judge.ask(articles.map((pair) => ({ call: "compare", args: { articles: pair, options } })));
    const linksFor = (comparisons) => comparisons.map((comparison, i) => linksOf(comparison, bothNumbers(comparison, articles[i])));
    const [free, strict] = [linksFor(await compare({ minScore: 0 })), linksFor(await compare({}))];

    let next = 0;
    const questions = asked.map(({ at, a, gold }) => {
      const { b_sentences: sentences, b_annotated: annotated } = cases[at];
      const own = scores.slice(next, (next += sentences.length));
      const by = (score) => sentences.map((_, b) => b).filter((b) => score(b) > 0).sort((x, y) => score(y) - score(x) || x - y);
      const linked = new Map(free[at].filter((link) => link.a === a).map((link) => [link.b, link.score]));
      return { at, a, gold, own, annotated: new Set(annotated), ranked: by((b) => own[b]), linked: by((b) => linked.get(b) ?? 0) };
    });
    const all = topShares(questions);
    const within = topShares(questions.map(({ ranked, gold, annotated }) => ({ gold, ranked: ranked.filter((b) => annotated.has(b)) })));
    const linked = topShares(questions.map(({ linked: ranked, gold }) => ({ ranked, gold })));

    // Over annotated cells the links themselves can be judged; pairs that share the event only are neither right nor wrong.
    const counts = { right: 0, found: 0, sought: 0 };
    const bands = [];
    cases.forEach((item, at) => {
      const key = ({ a, b }) => `${a} ${b}`;
      const cells = strict[at].filter(({ a, b }) => item.a_annotated.includes(a) && item.b_annotated.includes(b));
      const sure = item.pairs.filter(({ participants }) => participants >= 1);
      const unsure = item.pairs.filter(({ participants }) => participants < 1);
      const own = setScore(cells.map(key), sure.map(key), unsure.map(key));
      for (const name of Object.keys(counts)) counts[name] += own[name];
      const right = new Set(sure.map(key));
      const open = new Set(unsure.map(key));
      bands.push(byBand(cells.filter((cell) => !open.has(key(cell))).map((cell) => ({ score: cell.score, right: right.has(key(cell)) }))));
    });
    const { precision, recall, f1 } = prf(counts);

    return {
      split,
      bands,
      rows: [
        { measure: "top-1, annotated candidates", value: within.top1, cases: asked.length },
        { measure: "top-3, annotated candidates", value: within.top3, cases: asked.length },
        { measure: "top-1, all sentences", value: all.top1, cases: asked.length },
        { measure: "top-3, all sentences", value: all.top3, cases: asked.length },
        { measure: "top-1, all sentences, by links at minScore 0", value: linked.top1, cases: asked.length },
        { measure: "links between annotated sentences, F1", value: f1, precision, recall, cases: counts.sought },
      ],
      errors: questions.filter(({ ranked, gold }) => !gold.has(ranked[0])).map(({ at, a, gold, own, annotated, ranked }) => {
        const { id, a_sentences: as, b_sentences: bs } = cases[at];
        const right = Math.max(...[...gold].map((b) => own[b]));
        return {
          badness: own[ranked[0]] - right + (annotated.has(ranked[0]) ? 1000 : 0),
          lines: [
            `${id}, sentence ${a}`, `a         ${oneLine(as[a])}`,
            `ours ${own[ranked[0]] ?? 0}  ${oneLine(bs[ranked[0]] ?? "nothing")}${annotated.has(ranked[0]) ? "" : "  (not annotated)"}`,
            ...[...gold].map((b) => `right ${own[b]}  ${oneLine(bs[b])}`),
          ],
        };
      }),
    };
  },
};

/** A summary against its articles: the engine's links as they are, with its own threshold. */
export const superpal = {
  name: "align_superpal_mn",
  async run({ judge, read }) {
    const { split, cases } = read("align_superpal_mn");
    const inputs = cases.map(({ a_sentences: summary, b_sentences: sentences, b_docs: docs }) => {
      const names = [...new Set(docs)];
      const members = names.map((name) => docs.flatMap((doc, b) => (doc === name ? [b] : [])));
      return { members, articles: [articleOf("summary", summary), ...members.map((own, i) => articleOf(`source ${i}`, own.map((b) => sentences[b])))] };
    });
    const comparisons = await judge.ask(inputs.map(({ articles }) => ({ call: "compare", args: { articles } })));
    const counts = { right: 0, found: 0, sought: 0 };
    const bands = [];
    const errors = [];
    cases.forEach(({ id, a_sentences: as, b_sentences: bs, pairs }, at) => {
      const { members, articles } = inputs[at];
      const numbers = new Map(articles.flatMap(({ sentences }, i) => (
        [...givenNumbers(comparisons[at], i, sentences)].map(([own, n]) => [own, i === 0 ? n : members[i - 1][n]]))));
      const ofSummary = comparisons[at].links.filter(({ a }) => comparisons[at].sentences[a].article === 0);
      const links = new Map(linksOf({ links: ofSummary }, numbers).map(({ a, b, score }) => [`${a} ${b}`, score]));
      const gold = pairs.map(({ a, b }) => `${a} ${b}`);
      const own = setScore(links.keys(), gold);
      bands.push(byBand([...links].map(([key, score]) => ({ score, right: gold.includes(key) }))));
      for (const name of Object.keys(counts)) counts[name] += own[name];
      const lines = (key) => key.split(" ").map(Number).map((n, side) => oneLine(side ? bs[n] : as[n]));
      for (const [key, score] of links) if (!gold.includes(key)) errors.push({ badness: score, lines: [`${id}: linked (${score}), and should not be`, ...lines(key)] });
      for (const key of gold) if (!links.has(key)) errors.push({ badness: 500, lines: [`${id}: not linked, and should be`, ...lines(key)] });
    });
    const { precision, recall, f1 } = prf(counts);
    return { split, bands, rows: [{ measure: "links, F1", value: f1, precision, recall, cases: counts.sought, note: `${cases.length} topics` }], errors };
  },
};
