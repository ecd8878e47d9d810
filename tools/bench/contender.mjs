// One contender of `npm run bench`, in JavaScript or wasm: the counterpart of benches/side.rs, speaking the same lines.
//
//   node tools/bench/contender.mjs NAME
//
// Each one is imported only where it is named, so that no process carries another's code.

import { importAside } from "./aside.mjs";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const file = (path) => new URL(`../../${path}`, import.meta.url);
const LANG = { lang: "en" };

/** The engine by its glue, without the promises of the package round it: what they cost is not the engine's. */
async function engine() {
  const { default: newGlue } = await import(file("pkg/wasm/glue.js").href);
  const glue = newGlue();
  const exports = glue.initSync({ module: new WebAssembly.Module(readFileSync(file("pkg/wasm/crossread_bg.wasm"))) });
  return { glue, memory: () => exports.memory.buffer.byteLength };
}

/** Ends a comparison, and brings its result over as a worker does: made plain, copied, its links made objects of. */
async function crossing() {
  const { linked } = await import(file("pkg/lib/links.js").href);
  const { deserialize, serialize } = await import("node:v8");
  return (engine) => {
    while (!engine.step(1 << 16).finished);
    return linked(deserialize(serialize(engine.result()))).passages.length;
  };
}

/** Words, white space, single marks. */
const tokens = (text) => text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

/** @typedef {(texts: string[]) => number} Work works once and gives a count, so that nothing can be left out as unused */
/** @type {Record<string, () => Promise<{ work: Work, memory?: () => number }>>} */
const contenders = {
  async ours() {
    const { glue } = await engine();
    return { work: ([a, b]) => glue.diff(a, b, LANG).edits.length };
  },
  async diff() {
    const { diffWords } = await import("diff");
    return { work: ([a, b]) => diffWords(a, b).length };
  },
  async "diff-match-patch"() {
    const { default: DiffMatchPatch } = await import("diff-match-patch");
    const differ = new DiffMatchPatch();
    // By default it gives up the search after a second and returns a coarser answer.
    differ.Diff_Timeout = 0;
    return { work: ([a, b]) => byWords(differ, a, b).length };
  },
  async "fast-myers-diff"() {
    const { diff } = await import("fast-myers-diff");
    return {
      work([a, b]) {
        let count = 0;
        for (const _change of diff(tokens(a), tokens(b))) count++;
        return count;
      },
    };
  },
  async "@codemirror/merge"() {
    const { presentableDiff } = await import("@codemirror/merge");
    // Without the limit that its own merge view sets: with it, texts of this length become one single change.
    return { work: ([a, b]) => presentableDiff(a, b).length };
  },
  async "htmldiff-js"() {
    const { default: module } = await import("htmldiff-js");
    return { work: ([a, b]) => module.default.execute(a, b).length };
  },

  async compare() {
    const { glue, memory } = await engine();
    return { work: (texts) => glue.compare(texts.map((text) => ({ text, ...LANG })), {}).passages.length, memory };
  },
  async "compare, and over to the page"() {
    const { glue } = await engine();
    const cross = await crossing();
    return {
      work(texts) {
        const made = new glue.Engine({});
        texts.forEach((text, i) => made.put({ id: `${i}`, text, ...LANG }));
        const count = cross(made);
        made.free();
        return count;
      },
    };
  },
  async "one edit, and over to the page"() {
    const { glue } = await engine();
    const cross = await crossing();
    let kept = null;
    let edits = 0;
    return {
      work(texts) {
        if (!kept) {
          kept = { engine: new glue.Engine({}), texts: [...texts] };
          texts.forEach((text, i) => kept.engine.put({ id: `${i}`, text, ...LANG }));
          cross(kept.engine);
        }
        // Another word of another article each time, as somebody who corrects them would do.
        const at = (edits * 7) % kept.texts.length;
        const words = kept.texts[at].split(" ");
        words[(edits * 131) % words.length] = ["bridge", "yesterday", "forty", "never"][edits % 4];
        edits += 1;
        kept.texts[at] = words.join(" ");
        kept.engine.put({ id: `${at}`, text: kept.texts[at], ...LANG });
        return cross(kept.engine);
      },
    };
  },
  async "diff of all pairs"() {
    const { diffWords } = await import("diff");
    return {
      work(texts) {
        let count = 0;
        for (let i = 0; i < texts.length; i++) for (let j = i + 1; j < texts.length; j++) count += diffWords(texts[i], texts[j]).length;
        return count;
      },
    };
  },

  async segment() {
    const { glue } = await engine();
    const { unpacked } = await import(file("pkg/lib/segmentation.js").href);
    return { work: ([text]) => unpacked(glue.segment(text, LANG)).sentences.length };
  },
  async "Intl.Segmenter"() {
    const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
    return {
      work([text]) {
        let count = 0;
        for (const { index } of segmenter.segment(text)) if (index >= 0) count++;
        return count;
      },
    };
  },
  async sentencex() {
    const { segment } = await importAside("sentencex");
    return { work: ([text]) => segment("en", text).length };
  },
};

/** Its guide's recipe for lines, with words in their place: a character stands for a word. */
function byWords(differ, a, b) {
  const list = [""];
  const known = new Map();
  const coded = (text) => tokens(text).map((word) => {
    if (!known.has(word)) {
      known.set(word, list.length);
      list.push(word);
    }
    return String.fromCharCode(known.get(word));
  }).join("");
  const diffs = differ.diff_main(coded(a), coded(b), false);
  differ.diff_charsToLines_(diffs, list);
  return diffs;
}

const nanoseconds = () => Number(process.hrtime.bigint());

const name = process.argv[2] ?? "";
if (!Object.hasOwn(contenders, name)) throw new Error(`no contender ${name}; there are: ${Object.keys(contenders).join(", ")}`);
const { work, memory } = await contenders[name]();
/** @type {string[]} */
let texts = [];
// What they count goes here, where no optimiser can prove that nobody looks.
globalThis.counted = 0;

for await (const line of createInterface({ input: process.stdin })) {
  const { load, run } = JSON.parse(line);
  if (load) texts = load.texts;
  const start = nanoseconds();
  let count = 0;
  for (let i = load ? 1 : run; i > 0; i--) count = work(texts);
  const ns = nanoseconds() - start;
  globalThis.counted += count;
  const { maxRSS } = process.resourceUsage();
  const answer = load ? { ns, count, peak: maxRSS * 1024, ...(memory ? { wasm: memory() } : {}) } : { ns };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
