// Inputs made from a seed, the same on every machine: accounts that read like reports, our own accounts damaged as texts on the
// web are, hostile texts, and any characters at all. For comparing what different places make of one input.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { articleFromText } from "../../pkg/lib/article-file.js";
import { articles as reports } from "../bench/generate.mjs";
import { random } from "../bench/random.mjs";
import { root } from "../process.mjs";
import { adversarial } from "./adversarial.mjs";

/** @typedef {import("../../pkg/lib/types.js").Article} Article */
/** @typedef {ReturnType<typeof random>} Random */
/** @typedef {{ name: string, articles: Article[] }} Input */

const MARKS = "“”‘’\"'«»„‚‹›()[]—–-….,:;!?";
const LANGUAGES = ["en", "en", "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "ar", "und"];
/** Stretches of Unicode in which something is special: letters, marks, digits, joiners, directions, private use, beyond the first plane. */
const RANGES = [[0x20, 0x7e], [0xa0, 0x24f], [0x300, 0x36f], [0x370, 0x52f], [0x590, 0x6ff], [0x900, 0x97f], [0x1100, 0x11ff], [0x2000, 0x206f], [0x20a0, 0x20cf], [0x2150, 0x218b], [0x3000, 0x30ff], [0x4e00, 0x4eff], [0xac00, 0xacff], [0xe000, 0xe0ff], [0xfe00, 0xfe0f], [0xfff0, 0xfffd], [0x1d400, 0x1d4ff], [0x1f300, 0x1f64f], [0xe0100, 0xe01ef]];

/** Our own events, each as its texts. @type {Article[][] | null} */
let own = null;
function events() {
  const seeds = join(root, "seeds");
  own ??= readdirSync(seeds, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()
    .map((event) => readdirSync(join(seeds, event)).filter((name) => name.endsWith(".txt")).sort().map((name) => articleFromText(readFileSync(join(seeds, event, name), "utf8"))));
  return own;
}

/** What happens to a text on its way through the web. @type {((text: string, own: Random) => string)[]} */
const DAMAGES = [
  (text) => text.replace(/[“”"«»]/g, ""),
  (text, own) => text.replace(/[“”"‘’.,]/g, (mark) => (own.chance(0.2) ? mark + mark : mark)),
  (text, own) => text.replace(/ /g, (space) => (own.chance(0.02) ? "\u00a0" : own.chance(0.02) ? "  " : space)),
  (text, own) => own.shuffle(text.split("\n\n")).join("\n\n"),
  (text, own) => own.shuffle(text.split(/(?<=[.!?”]) /)).join(" "),
  (text) => text.replace(/\n+/g, " "),
  (text) => text.replace(/([.,;] )/g, "$1\n"),
  (text, own) => text.slice(0, own.below(text.length) + 1),
  (text, own) => text.slice(own.below(text.length)),
  (text, own) => text.replace(/\d+/g, (number) => String(Number(number) + own.below(9))),
  (text) => text.normalize("NFD"),
  (text) => text.toUpperCase(),
  (text, own) => text.replace(/[a-z]/g, (letter) => (own.chance(0.01) ? own.pick([...MARKS]) : letter)),
  (text) => text.replace(/[“”]/g, "\"").replace(/[‘’]/g, "'"),
  (text, own) => `${text}\n\n${own.pick(text.split("\n\n"))}`,
  (text, own) => text.replace(/\b(?:not|no|never)\b/g, (word) => (own.chance(0.5) ? "" : word)),
];

/** @param {Random} own @param {number} length @param {boolean} whole no half of a pair, no null */
function anyText(own, length, whole) {
  let text = "";
  while (text.length < length) {
    const [from, to] = own.pick(RANGES);
    const words = own.below(12) + 1;
    for (let i = 0; i < words; i++) text += String.fromCodePoint(from + own.below(to - from + 1));
    text += own.pick([" ", " ", ". ", "\n\n", ", ", "\t", "”", "\r\n"]);
    if (!whole && own.chance(0.1)) text += own.pick(["\ud83d", "\udc00", "\0", "\ufeff"]);
  }
  return text;
}

/** @param {Random} own @param {boolean} whole @returns {Input} */
function input(own, whole) {
  const kind = own.below(4);
  if (kind === 0) {
    const words = own.pick([60, 120, 240]);
    const texts = reports(own.below(4) + 2, { family: own.pick(["one event", "many events"]), words, seed: own.below(100_000) });
    return { name: "reports", articles: texts.map((text) => ({ text, lang: "en" })) };
  }
  if (kind === 1) {
    const event = own.pick(events());
    const chosen = own.shuffle(event).slice(0, own.below(3) + 2);
    return { name: "accounts, damaged", articles: chosen.map(({ text, lang, published }) => ({ text: Array.from({ length: own.below(3) }).reduce((before) => own.pick(DAMAGES)(before, own), text), ...(own.chance(0.7) ? { lang } : {}), ...(published && own.chance(0.7) ? { published } : {}) })) };
  }
  if (kind === 2) {
    const make = adversarial[own.pick(Object.keys(adversarial))];
    const text = make(own.below(900) + 60);
    const other = own.chance(0.5) ? text.slice(own.below(40)) : own.pick(own.pick(events())).text.slice(0, 900);
    return { name: "hostile", articles: [{ text }, { text: `Nobody was hurt, the mayor said.\n\n${other}`, lang: own.pick(LANGUAGES) }] };
  }
  const texts = Array.from({ length: own.below(3) + 1 }, () => anyText(own, own.below(600) + 5, whole));
  if (own.chance(0.5)) texts.push(DAMAGES.at(own.below(DAMAGES.length))?.(texts[0], own) ?? "");
  return { name: "any characters", articles: texts.map((text) => ({ text, ...(own.chance(0.5) ? { lang: own.pick(LANGUAGES) } : {}) })) };
}

/** A UTF-8 file holds no half of a pair, and a file with a null is no text. @param {string} text */
const asFile = (text) => text.toWellFormed?.() ?? text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

/**
 * @param {number} n
 * @param {{ seed?: number, files?: boolean }} [options] `files`: only what a text file can hold
 * @returns {Input[]}
 */
export function inputs(n, { seed = 1, files = false } = {}) {
  return Array.from({ length: n }, (_, i) => {
    const { name, articles } = input(random(`${seed}:${i}`), files);
    const texts = files ? articles.map((article) => ({ ...article, text: asFile(article.text).replaceAll("\0", "\ufffd") })) : articles;
    return { name, articles: texts.map((article, at) => ({ id: `T${at + 1}`, label: `Text ${at + 1}`, ...article, text: article.text.trim() ? article.text : "A pump failed." })) };
  });
}
