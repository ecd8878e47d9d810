// What each set is, how it is measured, and what its figures do not show: the words of docs/quality.md around the tables.

/** @type {Record<string, { title: string, source: string, method: string[], not: string[] }>} */
export const methods = {
  seeds: {
    title: "Our own events",
    source: "Five events in `seeds/`, written for this project: three told in English by four or five outlets, one in German, French and Spanish by two each, one article in two versions; each with a `gold.json` of what a careful reader would say about them (`seeds/README.md`).",
    method: [
      "Counts of the three events that English outlets tell are added up before anything is divided. The other two stand by themselves: other languages have fewer judgements, and two versions of one article are nearly the same text, so that neither says anything of the rest.",
      "Furniture is compared twice: by characters that are no space, and by pieces, where a piece counts as met when half of it is covered. A sentence of the story that is half covered by furniture is lost.",
      "Sentences are right with exactly the same start and end. Quotations are paired with the gold's one to one, the likest first, from a half of the common extent on; all further figures of quotations are over these pairs, and a gold quotation without a partner counts as wrong.",
      "A speaker is right when the name is the gold's, or when the gold's is another form of the same entity and no second speaker of the gold is mixed into it; where the text names nobody, when no name is given or the role that the text gives. \"Speakers, unknown ones too\" is the share of all gold quotations; \"speakers named\" has as precision the share of named speakers that are right, as recall the share of the gold's names that are found.",
      "Utterances are compared as pairs of quotations. Kinds and flags of readings are compared where the base has the same words as the gold's; a base is right when it has as many words as the gold's.",
      "Links and passages are compared as pairs of sentences of two accounts. Our sentence stands for the gold's of which it holds a half, or that hold a half of it. Pairs on which careful readers would differ (`maybe`) count neither way. A score of 800 and more says that four of five such links are right. Pairs in two languages are counted apart, as links across languages: nothing but names and values can find them.",
      "\"Told by one alone\" compares the sentences that stand in no passage with those that the gold links with no other account; sentences in doubtful pairs alone count neither way.",
      "Between two versions, links are told as moved or not; a split or merge is right when exactly its sentences are linked with each other.",
      "A difference is right when its kind is the gold's, or one that a careful judge would accept, and its readings overlap the gold's in two accounts or more. \"Conflicts\" asks the level too. A look-alike, or a group of agreeing values, is reported as a conflict when a conflict that is no difference of the gold gives two of its readings different values.",
    ],
    not: [
      "Three events are added up, two of them invented: every figure of a rare thing (flags, bases, conflicts) moves by several points with one case.",
      "The gold knows one reader's judgement, with `maybe` and `also` where others would differ.",
      "These texts are also what the engine is developed on: the figures say what was reached, not what to expect of other texts.",
    ],
  },
  seg_golden_rules: {
    title: "Sentences: hard cases",
    source: "The exemplars of pragmatic_segmenter (\"Golden Rules\") and its further test cases.",
    method: ["A case is right when `segment` gives exactly its sentences, but for spaces at their ends."],
    not: ["Adversarial, and no news. Segmenters with rules were written against these very cases. In languages other than English the engine has no rules of its own."],
  },
  seg_gum_news: {
    title: "Sentences: news",
    source: "Wikinews articles of the GUM treebank, with sentences corrected by hand.",
    method: ["Paragraphs are given. Boundaries inside them are compared by the number of characters before them that are no space; ends of paragraphs count for nothing, nor does the list of categories at the end."],
    not: ["About a hundred boundaries: two points up or down are chance."],
  },
  quotes_polnear: {
    title: "Quotations and speakers: news",
    source: "PolNeAR (Newell, Margolin, Ruths 2018): US political news in which people marked every attribution.",
    method: [
      "A case is a stretch between double marks. We call it attributed when `quotations` has a quotation there, at least over half of it, of a kind other than `scare`.",
      "A speaker is right when our mention overlaps a marked mention of the speaker, for every attributed stretch with such a mention; no mention counts as wrong. \"Where one is named\" leaves those out.",
    ],
    not: [
      "The stretches are found by their marks alone, so that finding them is not measured. Single marks are left out.",
      "A mention that is a pronoun is right whoever we take it for; that is measured over our own events.",
      "Nine of ten stretches are attributed: F1 of these says little, balanced accuracy more.",
    ],
  },
  quotevariants_polnear: {
    title: "The same words in two outlets: news",
    source: "Pairs of quotations of PolNeAR from different articles; the marks are people's, the pairing and the relation are mechanical.",
    method: ["The two quotations are compared as articles of one sentence each. The relation is the reading's kind: identical and typographic are one, a shifted window is trimmed, spliced and reworded are one, no common utterance is \"different\". Pairs whose label is left open are left out."],
    not: ["Positive pairs share at least five words by construction, so that heavily edited ones are missing; the negative ones are easy. Labels are silver."],
  },
  align_ecbplus: {
    title: "Sentences that tell the same: two articles",
    source: "ECB+ (Cybulska and Vossen 2014): articles on one event; gold is derived from coreference of events and of who, when and where.",
    method: [
      "The engine keeps to the set's sentences. For every annotated sentence of the first article with a partner that shares an event and a participant, place or time, the sentences of the other article are ranked by `similarity`; right is a partner at the top, or among the first three.",
      "Links are judged between annotated sentences, at the engine's own threshold. Pairs that share an event only count neither way.",
    ],
    not: ["Few sentences are annotated: among all sentences, many an answer that counts as wrong is merely not annotated. Sentences that share an event may differ in most of what they say, so that recall of links is low by nature."],
  },
  align_superpal_mn: {
    title: "Sentences that tell the same: a summary and its articles",
    source: "SuperPAL's manual alignments of Multi-News (Ernst et al. 2021).",
    method: ["The summary and each of its articles are articles of one comparison; links between the summary and the others are compared with the pairs that people marked, at the engine's own threshold."],
    not: ["Three topics. Only sentences with a partner were released, which flatters precision. A summary's sentence is often aligned with a part of one, which a link of whole sentences rarely meets."],
  },
  pairs_msrp: {
    title: "Paraphrases",
    source: "Microsoft Research Paraphrase Corpus, from its official test set.",
    method: ["`similarity` of the two sentences; accuracy and F1 at one threshold. On the development split it is the best for these very cases, which flatters the figure; on the test split it is the one recorded from the development split."],
    not: ["The pairs were chosen for their common words. Many that are \"no paraphrase\" tell the same with a figure changed: for us a link and a difference, here a mistake."],
  },
  pairs_ecbplus: {
    title: "Same event or near miss",
    source: "Pairs of sentences derived from ECB+.",
    method: ["AUC of `similarity`: how often a pair on one event scores higher than a pair that is none; against other facts of the same story, and against similar events, apart too."],
    not: ["Two sentences may share an event and little else."],
  },
  pairs_stsb_news: {
    title: "Graded similarity",
    source: "The news genres of the STS Benchmark.",
    method: ["Spearman's correlation of `similarity` with the grades of people."],
    not: ["Published figures are over the whole benchmark and do not compare with these."],
  },
  wordalign_mtref: {
    title: "Words of two wordings",
    source: "MultiMWA-MTRef (Lan, Jiang, Xu 2021): pairs of translations of one sentence, with their words aligned by people.",
    method: ["From `diff`: words that an edit calls equal, and those that a replacement of one word by one word pairs as spelling, inflection, number or wording, against the sure links. Pairs below the gate have no words paired."],
    not: ["Lower-cased, tokenised translations: nearly every word has a partner, and names cannot be told by their capitals. Words that moved are not paired by an edit script."],
  },
  consolidation_nanco: {
    title: "The same answer to a question",
    source: "NAnCo (Laban et al. 2022): answers of news outlets to one question, grouped by people.",
    method: ["AUC of `similarity` of the answers, over all pairs of answers to one question, questions together."],
    not: ["Two questions; answers of a few words each."],
  },
};
