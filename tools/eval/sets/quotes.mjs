// Quotations of real news: which quoted stretches are somebody's words, and whose; and the same words in two outlets.

import { oneLine, toUtf16 } from "../data.mjs";
import { labelF1, likeness, macroAccuracy, ratio, shared } from "../score.mjs";

const around = (text, [start, end]) => `…${oneLine(text.slice(Math.max(0, start - 150), start))} ⟦${oneLine(text.slice(start, end))}⟧ ${oneLine(text.slice(end, end + 150))}…`;

/**
 * The quotation that a stretch between marks is, or is a paragraph of.
 * @param {any[]} quotations
 * @param {[number, number]} stretch
 */
export function quotationAt(quotations, stretch) {
  let best = null;
  for (const quotation of quotations) {
    for (const part of quotation.parts ?? [[quotation.start, quotation.end]]) {
      const enough = shared(part, stretch) * 2 >= stretch[1] - stretch[0];
      if (enough && (!best || likeness(part, stretch) > best.like)) best = { quotation, like: likeness(part, stretch) };
    }
  }
  return best?.quotation ?? null;
}

/** Stretches between marks in political news, with the attributions that people marked. */
export const polnear = {
  name: "quotes_polnear",
  async run({ judge, read }) {
    const { split, cases: articles } = read("quotes_polnear");
    const answers = await judge.ask(articles.map(({ text }) => ({ call: "quotations", args: { text, lang: "en" } })));
    const cases = articles.flatMap((article, i) => {
      const utf16 = toUtf16(article.text);
      return article.all_quoted.map((given) => {
        const stretch = utf16(given);
        const attributions = article.quotes.filter(({ quoted }) => quoted.some(([s, e]) => s === given[0] && e === given[1]));
        const ours = quotationAt(answers[i].quotations, stretch);
        const speakers = attributions.flatMap((quote) => quote.speaker_spans.map(utf16));
        const mention = ours?.speaker?.mention ?? null;
        return {
          article, stretch, ours, speakers,
          label: attributions.length > 0,
          answer: ours !== null && ours.kind !== "scare",
          direct: attributions.some(({ kind }) => kind === "direct"),
          named: mention !== null,
          right: mention !== null && speakers.some((span) => shared(span, mention) > 0),
        };
      });
    });
    const spoken = cases.filter(({ speakers }) => speakers.length > 0);
    const share = (list) => ratio(list.filter(({ right }) => right).length, list.length);
    const [yes, no] = [labelF1(cases, true), labelF1(cases, false)];
    const direct = spoken.filter((item) => item.direct);
    const named = spoken.filter((item) => item.named);
    return {
      split,
      rows: [
        { measure: "attributed or not, balanced accuracy", value: macroAccuracy(cases), cases: cases.length },
        { measure: "not attributed, F1", value: no.f1, precision: no.precision, recall: no.recall, cases: cases.filter(({ label }) => !label).length },
        { measure: "attributed, F1", value: yes.f1, precision: yes.precision, recall: yes.recall, cases: cases.filter(({ label }) => label).length },
        { measure: "speaker, all", value: share(spoken), cases: spoken.length },
        { measure: "speaker, direct quotations", value: share(direct), cases: direct.length },
        { measure: "speaker, where one is named", value: share(named), cases: named.length },
      ],
      errors: cases.flatMap(({ article, stretch, ours, speakers, label, answer, named: given, right }) => {
        const place = `${article.id} ${stretch.join("–")}`;
        if (label !== answer) return [{ badness: label ? 3 : 2, lines: [`${place}: ${label ? "attributed" : "not attributed"}; ours: ${ours ? ours.kind : "no quotation"}`, around(article.text, stretch)] }];
        if (!speakers.length || right) return [];
        const said = speakers.map(([s, e]) => oneLine(article.text.slice(s, e))).join(" … ");
        const our = given ? `${ours.speaker.name} (“${article.text.slice(...ours.speaker.mention)}”, ${ours.speaker.basis} ${ours.speaker.confidence})` : `nobody (${ours.unknown ?? "no mention"})`;
        // A wrong name is worse than none.
        return [{ badness: given ? 4 : 1, lines: [`${place}: said by ${said}; ours: ${our}`, around(article.text, stretch)] }];
      }),
    };
  },
};

const RELATIONS = { identical: "identical", trimmed: "trimmed", shifted_window: "trimmed", edited_or_spliced: "edited or spliced", different: "different" };
const READINGS = { identical: "identical", typographic: "identical", trimmed: "trimmed", spliced: "edited or spliced", reworded: "edited or spliced" };

/**
 * What a comparison says of the one quotation in each of its two articles.
 * @param {any} comparison
 */
export function relationOf({ quotations, utterances }) {
  const joined = utterances.find((utterance) => new Set(utterance.quotations.map((q) => quotations[q].article)).size === 2);
  if (!joined) return "different";
  const reading = joined.readings.find(({ quotation }) => quotation !== joined.base);
  return READINGS[reading.kind];
}

/** Quotations of one speech in two outlets: how the one relates to the other. */
export const variants = {
  name: "quotevariants_polnear",
  async run({ judge, read }) {
    const { split, cases: all } = read("quotevariants_polnear");
    const pairs = all.filter(({ label }) => label !== null);
    const article = (id, { text, speaker }) => ({ id, lang: "en", text: `${/^\p{Lu}/u.test(speaker) ? speaker : "Clinton"} said: “${text}”` });
    const comparisons = await judge.ask(pairs.map(({ a, b }) => ({ call: "compare", args: { articles: [article("A", a), article("B", b)] } })));
    const cases = pairs.map((pair, i) => ({ pair, label: RELATIONS[pair.relation], answer: relationOf(comparisons[i]) }));
    const classes = [...new Set(cases.map(({ label }) => label))].sort();
    return {
      split,
      rows: [
        { measure: "relation, macro accuracy", value: macroAccuracy(cases), cases: cases.length },
        ...classes.map((name) => {
          const own = cases.filter(({ label }) => label === name);
          return { measure: `relation, ${name}`, value: ratio(own.filter(({ answer }) => answer === name).length, own.length), cases: own.length };
        }),
      ],
      errors: cases.filter(({ label, answer }) => label !== answer).map(({ pair, label, answer }) => ({
        badness: answer === "different" || label === "different" ? 2 : 1,
        lines: [`${pair.id}: ${pair.relation}; ours: ${answer}`, `a  ${oneLine(pair.a.text)}`, `b  ${oneLine(pair.b.text)}`],
      })),
    };
  },
};
