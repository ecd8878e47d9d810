// Word pairs of two wordings of one sentence, against those that people marked.

import { oneLine } from "../data.mjs";
import { prf, setScore } from "../score.mjs";

const ONE_BY_ONE = new Set(["spelling", "inflection", "number", "wording"]);

/** Where each token begins and ends in the tokens joined by spaces. */
export function places(tokens) {
  let at = 0;
  return tokens.map((token) => {
    const start = at;
    at += token.length + 1;
    return [start, start + token.length];
  });
}

/**
 * The pairs of tokens that edits call the same, or replace one by one.
 * @param {any[]} edits
 * @param {[number, number][]} a places of tokens
 * @param {[number, number][]} b
 * @returns {[number, number][]}
 */
export function wordPairs(edits, a, b) {
  const inside = (list, [start, end]) => list.flatMap(([s, e], i) => (s >= start && e <= end ? [i] : []));
  return edits.flatMap((edit) => {
    const [own, other] = [inside(a, edit.a), inside(b, edit.b)];
    if (edit.op === "replace") return own.length === 1 && other.length === 1 && ONE_BY_ONE.has(edit.class) ? [[own[0], other[0]]] : [];
    if (edit.op !== "equal") return [];
    // Equal text: a token of the one is the token at the same place of the other.
    const at = new Map(other.map((j) => [b[j][0] - edit.b[0], j]));
    return own.flatMap((i) => {
      const j = at.get(a[i][0] - edit.a[0]);
      return j !== undefined && b[j][1] - b[j][0] === a[i][1] - a[i][0] ? [[i, j]] : [];
    });
  });
}

export const mtref = {
  name: "wordalign_mtref",
  async run({ judge, read }) {
    const { split, cases } = read("wordalign_mtref");
    const texts = cases.map(({ a_tokens: a, b_tokens: b }) => ({ a: a.join(" "), b: b.join(" "), lang: "en" }));
    const answers = await judge.ask(texts.map((args) => ({ call: "diff", args })));
    const counts = { right: 0, found: 0, sought: 0 };
    const errors = cases.map(({ id, a_tokens: a, b_tokens: b, sure, possible }, i) => {
      const pairs = wordPairs(answers[i].edits, places(a), places(b));
      const key = ([x, y]) => `${x} ${y}`;
      const own = setScore(pairs.map(key), sure.map(key));
      for (const name of Object.keys(counts)) counts[name] += own[name];
      const known = new Set([...sure, ...possible].map(key));
      const wrong = pairs.filter((pair) => !known.has(key(pair)));
      const shown = wrong.map(([x, y]) => `${a[x]} = ${b[y]}`).join(", ");
      return { badness: own.sought - own.right + 2 * wrong.length, lines: [`${id}: ${own.right} of ${own.sought} found${answers[i].gated ? ", gated" : ""}${shown ? `; wrong: ${shown}` : ""}`, `a  ${oneLine(texts[i].a)}`, `b  ${oneLine(texts[i].b)}`] };
    });
    const gated = answers.filter((answer) => answer.gated).length;
    const { precision, recall, f1 } = prf(counts);
    return { split, rows: [{ measure: "word pairs, F1", value: f1, precision, recall, cases: counts.sought, note: `${cases.length} pairs of sentences, ${gated} below the gate` }], errors };
  },
};
