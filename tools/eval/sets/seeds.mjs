// The events of seeds/ against their gold: every figure for each event, and over those together that are alike.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readOpening } from "../../opening.mjs";
import { root } from "../../process.mjs";
import { compareDifferences, compareLinks } from "../gold-comparing.mjs";
import { add, pairQuotations, readBlocks, readQuotations, readSentences, readUtterances, rowOf } from "../gold-reading.mjs";
import { compareVersions } from "../gold-versions.mjs";

/** What is measured, in the order of the engine's flow; of some only the mistakes are counted. */
const MEASURES = [
  ["furniture by characters", "blocks", "characters"],
  ["furniture by pieces", "blocks", "pieces"],
  ["story sentences taken for furniture", "blocks", "lost", true],
  ["headlines", "blocks", "headlines"],
  ["sentences, exact", "sentences", "sentences"],
  ["quotations, exact", "quotations", "exact"],
  ["quotations, by overlap", "quotations", "overlap"],
  ["kinds of quotation", "quotations", "kinds"],
  ["speakers, unknown ones too", "quotations", "speakers"],
  ["speakers named", "quotations", "named"],
  ["utterances as pairs", "utterances", "pairs"],
  ["bases", "utterances", "bases"],
  ["kinds of reading", "utterances", "kinds"],
  ["flags of readings", "utterances", "flags"],
  ["links", "links", "links"],
  ["links that score 800 and more, right", "links", "sure"],
  ["pairs in a passage", "links", "passages"],
  ["links across languages", "links", "across"],
  ["told by one alone", "links", "alone"],
  ["moved sentences", "versions", "moved"],
  ["splits and merges", "versions", "splits"],
  ["differences", "differences", "all"],
  ["conflicts", "differences", "conflicts"],
  ["levels of differences", "differences", "levels"],
  ["differences, links given", "given", "all"],
  ["conflicts, links given", "given", "conflicts"],
  ["look-alikes reported as conflicts", "differences", "lookalikes", true],
  ["agreeing values reported as conflicts", "differences", "agreeing", true],
];

/**
 * All figures of one event.
 * @param {any} comparison
 * @param {any} gold
 * @param {any} [given] the comparison made with the gold's links instead of the engine's: what the differences miss by themselves
 */
export function scoreEvent(comparison, gold, given) {
  const pairs = pairQuotations(comparison, gold);
  return {
    blocks: readBlocks(comparison, gold),
    sentences: readSentences(comparison, gold),
    quotations: readQuotations(comparison, gold, pairs),
    utterances: readUtterances(comparison, gold, pairs),
    links: compareLinks(comparison, gold),
    versions: compareVersions(comparison, gold),
    differences: compareDifferences(comparison, gold),
    ...(given && { given: compareDifferences(given, gold) }),
  };
}

/**
 * The rows of one event or of several together: what is counted is added up before anything is divided.
 * @param {ReturnType<typeof scoreEvent>[]} scores
 */
export function rowsOf(scores) {
  const measured = MEASURES.filter(([, part]) => scores.every((score) => score[part]));
  return measured.map(([measure, part, name, mistakes]) => {
    const sum = {};
    for (const score of scores) add(sum, score[part].figures[name]);
    return rowOf(measure, sum, mistakes);
  });
}

/** The gold's links as pairs of places. */
export function linkPlaces({ sentences, links }) {
  const place = ({ article, start, end }) => ({ article, start, end });
  return links.map(([a, b]) => [place(sentences[a]), place(sentences[b])]);
}

/** An event of the repository: its accounts as the page opens them, and its gold. */
export function readEvent(name) {
  const folder = join(root, "seeds", name);
  return { name, articles: readOpening(folder).articles, gold: JSON.parse(readFileSync(join(folder, "gold.json"), "utf8")) };
}

export const eventNames = () => readdirSync(join(root, "seeds"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

/**
 * Whether an event's counts are added to those of others: English told by several outlets. Other languages have fewer judgements,
 * and two versions of one article are nearly the same text: either would move a sum without a word about the rest.
 */
export const pooled = ({ articles, gold }) => !gold.moved && articles.every(({ lang }) => lang === "en");

export const seeds = {
  name: "seeds",
  async run({ judge }) {
    const events = eventNames().map(readEvent);
    const comparisons = await judge.ask(events.map(({ articles }) => ({ call: "compare", args: { articles } })));
    // Only the native engine takes links from outside.
    const given = judge.name === "native"
      ? await judge.ask(events.map(({ articles, gold }) => ({ call: "compare", args: { articles, links: linkPlaces(gold) } })))
      : [];
    const scores = events.map(({ gold }, i) => scoreEvent(comparisons[i], gold, given[i]));
    return {
      split: null,
      // What none of them has (other languages, versions) has no row in the sum.
      rows: rowsOf(scores.filter((_, i) => pooled(events[i]))).filter(({ cases }) => cases > 0),
      bands: scores.filter((_, i) => pooled(events[i])).map(({ links }) => links.bands),
      together: events.filter(pooled).map(({ name }) => name),
      events: events.map(({ name }, i) => ({ name, rows: rowsOf([scores[i]]) })),
      errors: scores.flatMap((score, i) => Object.entries(score).flatMap(([part, { errors }]) => {
        // Each part has a measure of badness of its own: the first of every part come first.
        const sorted = [...errors].sort((a, b) => b.badness - a.badness);
        return sorted.map(({ lines }, place) => ({ badness: -place, part, lines: [`seeds/${events[i].name}, ${part}: ${lines[0]}`, ...lines.slice(1)] }));
      })),
    };
  },
};
