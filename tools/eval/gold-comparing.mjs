// What the engine finds between accounts, against our gold: links and passages, what one tells alone, values that disagree, and
// what only looks like it. Pure functions of a comparison and a gold; each gives figures and what is wrong.

import { add, counts } from "./gold-reading.mjs";
import { byBand, shared } from "./score.mjs";

const span = ({ start, end }) => /** @type {[number, number]} */ ([start, end]);

/**
 * By sentence of ours: the gold's sentences that it holds half of, or that hold half of it.
 * @param {any} comparison
 * @param {any} gold
 * @returns {number[][]}
 */
export function matchSentences(comparison, gold) {
  return comparison.sentences.map((ours) => gold.sentences.flatMap((theirs, index) => {
    if (theirs.article !== ours.article) return [];
    const both = shared(span(ours), span(theirs));
    return both * 2 >= Math.min(ours.end - ours.start, theirs.end - theirs.start) && both > 0 ? [index] : [];
  }));
}

/**
 * Pairs of our sentences against pairs of the gold's; the gold's doubtful pairs are neither right nor wrong.
 * @param {[number, number][]} ours
 * @param {number[][]} matched from `matchSentences`
 * @param {any} gold
 */
export function scorePairs(ours, matched, gold) {
  const key = (a, b) => `${Math.min(a, b)} ${Math.max(a, b)}`;
  const links = new Set(gold.links.map(([a, b]) => key(a, b)));
  const maybe = new Set(gold.maybe.map(([a, b]) => key(a, b)));
  const met = new Set();
  const figure = { ...counts(), sought: links.size };
  const wrong = [];
  for (const [a, b] of ours) {
    const keys = matched[a].flatMap((x) => matched[b].map((y) => key(x, y)));
    const hits = keys.filter((one) => links.has(one));
    hits.forEach((one) => met.add(one));
    if (!hits.length && keys.some((one) => maybe.has(one))) continue;
    figure.found += 1;
    if (hits.length) figure.right += 1;
    else wrong.push([a, b]);
  }
  figure.met = met.size;
  return { figure, wrong, missed: [...links].filter((one) => !met.has(one)).map((one) => one.split(" ").map(Number)) };
}

/**
 * Links, and the pairs of sentences of different accounts that passages make, both within a language; links across languages;
 * and sentences that one account alone tells.
 * @param {any} comparison
 * @param {any} gold
 */
export function compareLinks(comparison, gold) {
  const { sentences, articles, links, passages } = comparison;
  const matched = matchSentences(comparison, gold);
  const language = ({ article }) => articles[article].lang?.split("-")[0];
  const within = (list) => ([a, b]) => language(list[a]) === language(list[b]);
  const across = (list) => (pair) => !within(list)(pair);
  const ours = links.map(({ a, b }) => [a, b]);
  const joined = passages.flatMap((passage) => passage.sentences.flatMap((a, i) => passage.sentences.slice(i + 1)
    .filter((b) => sentences[a].article !== sentences[b].article).map((b) => [a, b])));
  const score = (pairs, side) => scorePairs(pairs.filter(side(sentences)), matched, { maybe: gold.maybe, links: gold.links.filter(side(gold.sentences)) });
  const byLink = score(ours, within);
  const byPassage = score(joined, within);
  const abroad = score(ours, across);
  // What a score of 800 promises: four of five such links are right.
  const sure = score(links.filter((link) => link.score >= 800).map(({ a, b }) => [a, b]), within).figure;
  const alone = tellAlone(comparison, matched, gold);
  const judged = links.map((link) => ({ ...link, of: score([[link.a, link.b]], within).figure })).filter(({ of }) => of.found);
  const text = ({ article, start, end }) => `${articles[article].id}  ${articles[article].text.slice(start, end)}`;
  const pair = (list, [a, b]) => [text(list[a]), text(list[b])];
  const errors = [
    ...[...byLink.wrong, ...abroad.wrong].map(([a, b]) => {
      const { score: value, kind } = links.find((link) => link.a === a && link.b === b);
      return { badness: 1000 + value, lines: [`linked (${kind} ${value}), and should not be`, ...pair(sentences, [a, b])] };
    }),
    ...byLink.missed.map((missed) => ({ badness: 1000, lines: ["not linked, and should be", ...pair(gold.sentences, missed)] })),
    ...byPassage.wrong.filter(([a, b]) => !byLink.wrong.some(([x, y]) => x === a && y === b))
      .map((wrong) => ({ badness: 500, lines: ["in one passage, and should not be", ...pair(sentences, wrong)] })),
    ...alone.wrong.map((one) => ({ badness: 400, lines: ["said to stand in one account alone, and others tell it", text(sentences[one])] })),
    ...abroad.missed.map((missed) => ({ badness: 100, lines: ["not linked across languages, and should be", ...pair(gold.sentences, missed)] })),
  ];
  return { bands: byBand(judged.map((link) => ({ score: link.score, right: link.of.right > 0 }))), figures: { links: byLink.figure, passages: byPassage.figure, across: abroad.figure, alone: alone.figure, sure: { count: sure.right, of: sure.found } }, errors };
}

/** Sentences that stand in one account alone: in no link of the gold, in whatever language; those in doubtful pairs alone count neither way. */
function tellAlone({ coverage }, matched, gold) {
  const told = new Set(gold.links.flat());
  const doubtful = new Set(gold.maybe.flat().filter((one) => !told.has(one)));
  const sought = new Set(gold.sentences.map((_, one) => one).filter((one) => !told.has(one) && !doubtful.has(one)));
  const figure = { ...counts(), sought: sought.size };
  const met = new Set();
  const wrong = [];
  for (const own of coverage.only.flat()) {
    if (!matched[own].length || matched[own].some((one) => doubtful.has(one))) continue;
    figure.found += 1;
    const hits = matched[own].filter((one) => sought.has(one));
    hits.forEach((one) => met.add(one));
    if (hits.length) figure.right += 1;
    else wrong.push(own);
  }
  figure.met = met.size;
  return { figure, wrong };
}

/** The accounts in which readings of two lists overlap. */
function articlesShared(ours, theirs) {
  return new Set(ours.filter((a) => theirs.some((b) => a.article === b.article && shared(span(a), span(b)) > 0)).map(({ article }) => article));
}

/**
 * Whether two differences are about the same values: of one kind, with readings that overlap in two accounts or more.
 * @param {any} ours
 * @param {any} theirs
 */
export function sameDifference(ours, theirs) {
  return [theirs.kind, ...(theirs.also ?? [])].includes(ours.kind) && articlesShared(ours.readings, theirs.readings).size >= 2;
}

/**
 * Whether a conflict sets values against each other that do not disagree: its readings over the item's have different values.
 * @param {any} conflict
 * @param {any} item of `agreeing` or `lookalikes`
 */
export function setsAgainst(conflict, item) {
  if (articlesShared(conflict.readings, item.readings).size < 2) return false;
  const over = conflict.readings.filter((a) => item.readings.some((b) => a.article === b.article && shared(span(a), span(b)) > 0));
  return new Set(over.map(({ value }) => JSON.stringify(value))).size > 1;
}

/**
 * Differences by kind and readings; conflicts alone; levels; and what is no disagreement but reported as a conflict.
 * @param {any} comparison
 * @param {any} gold
 */
export function compareDifferences(comparison, gold) {
  const { differences: ours, articles } = comparison;
  const figures = {
    all: counts(), conflicts: counts(), levels: { count: 0, of: 0 },
    lookalikes: { count: 0, of: gold.lookalikes.length },
    agreeing: { count: 0, of: gold.agreeing.length },
  };
  const errors = [];
  const shown = ({ readings }) => readings.map(({ article, start, end, value }) => `${articles[article].id}  ${articles[article].text.slice(start, end)}${value === undefined ? "" : `  ${JSON.stringify(value)}`}`);
  const say = (badness, what, item) => errors.push({ badness, lines: [what, ...shown(item)] });
  const partners = ours.map((one) => gold.differences.filter((other) => sameDifference(one, other)));
  const met = gold.differences.map((other) => ours.filter((one) => sameDifference(one, other)));

  add(figures.all, { right: partners.filter((list) => list.length).length, found: ours.length, met: met.filter((list) => list.length).length, sought: gold.differences.length });
  const conflict = ({ level }) => level === "conflict";
  const alarms = ours.filter(conflict);
  const rightly = ours.filter((one, i) => conflict(one) && partners[i].some(conflict));
  const metConflicts = gold.differences.filter((other, i) => conflict(other) && met[i].some(conflict));
  add(figures.conflicts, { right: rightly.length, found: alarms.length, met: metConflicts.length, sought: gold.differences.filter(conflict).length });

  gold.differences.forEach((other, i) => {
    if (!met[i].length) return say(conflict(other) ? 4 : 2, `${other.level}, ${other.kind} (${other.about}): not found`, other);
    figures.levels.of += 1;
    if (met[i].some(({ level }) => level === other.level)) figures.levels.count += 1;
    else say(3, `${other.level}, ${other.kind} (${other.about}): taken for ${met[i][0].level}`, other);
  });
  ours.forEach((one, i) => {
    if (partners[i].length) return;
    say(conflict(one) ? 5 : 1, `${one.level}, ${one.kind} (${one.about}): no difference; ours: ${one.text}`, one);
  });
  // What is part of a real disagreement is no false alarm.
  const false_ = alarms.filter((one) => !partners[ours.indexOf(one)].length);
  for (const [name, list] of /** @type {const} */ ([["lookalikes", gold.lookalikes], ["agreeing", gold.agreeing]])) {
    for (const item of list) {
      if (!false_.some((one) => setsAgainst(one, item))) continue;
      figures[name].count += 1;
      say(6, `no disagreement (${item.why ?? "the values agree"}), reported as a conflict: ${item.kind}, ${item.about}`, item);
    }
  }
  return { figures, errors };
}
