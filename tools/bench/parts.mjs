// What is measured, in words: the headings of the tables, how the figures come about, and what they do not show.

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} title
 * @property {Record<string, string>} tables by name, the line above each
 * @property {string[]} method
 * @property {string[]} not
 */

/** @type {Part[]} */
export const parts = [
  {
    name: "diff",
    title: "Word-level diff of two texts",
    tables: {
      js: "In Node: ours as wasm; the others as multiples of its time (and their own time)",
      native: "Native: ours; the others as multiples of its time (and their own time)",
    },
    method: [
      "Pairs of 800 and 3,000 words: *edited* changes, drops or adds about every twelfth word, *shuffled* has the same sentences in another order, *unrelated* tells another event. Each call takes two strings and gives its own kind of result; cutting texts into words is part of it.",
      "`diff` is npm diff's `diffWords`; `diff-match-patch` codes words as characters, as its guide does for lines, with no time limit; `fast-myers-diff` gets arrays of words, spaces and marks; `@codemirror/merge` is `presentableDiff`, which works on characters, without limits; `htmldiff-js` gives a page's source with the changes marked. Native contenders get the words of UAX #29 and do nothing but align them.",
    ],
    not: [
      "Ours does more than the others: it names each edit (spelling, number, negation, a moved phrase …) and joins what readers would read as one change. Where two texts share too little in order, as the shuffled and the unrelated ones here, it says so, with the list of what they share, in place of edits.",
      "The results differ in kind and in quality; a fast answer may be a coarse one. The merge view of `@codemirror/merge` limits its search (`scanLimit` 500): it then ends almost at once, and makes one single change of each pair of 3,000 words here.",
    ],
  },
  {
    name: "compare",
    title: "The whole comparison",
    tables: {
      growth: "Articles of 800 words; native and wasm; *doubled*: what doubling the articles multiplies the time by (2 is linear); *word passes*: native time over that of finding the words once",
      five: "Five articles in Node, as wasm, beside npm diff on each of their ten pairs",
      edit: "Twenty articles in Node, as wasm, with what it takes to bring the result to a page: compared anew, and after a word of one was changed",
    },
    method: [
      "One family of articles retells one event with shared facts, names, numbers and quotations; in the other every five articles tell an event of their own. A generator in tools/bench makes both from a seed.",
      "The floor is one pass that finds the words of all articles by UAX #29 (unicode-segmentation, native): no comparison can do less. Memory is the most that the native process held after one comparison, and for wasm its linear memory, which never shrinks; both include the articles and the result.",
      "What doubling multiplies the time by is worked out from two neighbouring lines: the ratio of their times, to the power of one over the binary logarithm of the ratio of their sizes.",
    ],
    not: [
      "Made articles repeat their words more than written ones do, and a thousand of them about one event share more than a thousand outlets would: how these lines grow is no forecast for written ones.",
      "npm diff gives ten lists of changed words; ours gives passages, quotations with speakers, and what disagrees. The two figures are the two ways to start, not two ways to the same result.",
      "In a page the work runs in a worker and in slices, and the result crosses to the page; that is not part of these times, except that wasm's include making the result a JavaScript object; the table of the edit includes the copy that a page gets.",
    ],
  },
  {
    name: "segment",
    title: "Sentences of one text",
    tables: { sentences: "Ours as wasm; the others as multiples of its time (and their own time), each with the sentences it found" },
    method: ["`segment` finds the blocks first, with what is furniture, and gives the sentences of the story. The others only cut. `sentencex` is a native addon, so that it is measured in Node alone."],
    not: ["Which of them cuts rightly: that is measured in docs/quality.md."],
  },
  {
    name: "load",
    title: "Loading and starting",
    tables: {
      sizes: "Bytes over the wire, each file compressed alone at the highest level",
      languages: "What each language adds to the engine: its lists without their comments, compressed alone",
      start: "Time to start; the highlights are those of five articles of 800 words",
    },
    method: [
      "All languages are in the engine: those beside English add so little together that loading them when they are needed would cost more than it saves.",
      "Compiling and instantiating are timed once in each of several fresh processes (Node) and fresh browser contexts (Chromium); the figure is the median. Engines compile lazily, so that the first comparison pays for some of it.",
      "*Script to first highlights* runs in headless Chromium from the first line of the page's script to the frame after the first highlight stands in `<cross-read>`: it includes fetching the package from a server on the same machine, starting the worker and the engine, comparing, and drawing.",
    ],
    not: ["A network: the bytes are what a slow one would be multiplied with. A phone: its processor may take several times as long."],
  },
];
