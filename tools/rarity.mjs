// Writes src/lang/en/rarity.txt: how seldom the most frequent words of English are, in bits.
//
//   node tools/rarity.mjs FILE    FILE has lines of a word and its count, as SymSpell's frequency_dictionary_en_82_765.txt

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./process.mjs";

const WORDS = 2000;
/** Frequent on the web and not in the news. */
const LEFT_OUT = /^(amateur|anal|ass|fuck|hentai|lesbian|lingerie|mature|milf|naked|nude|porn|porno|pussy|sexy|shit|teen|teens|tits|xxx)$/;

const [path] = process.argv.slice(2);
if (!path) throw new Error("which file holds the counts?");
const counts = readFileSync(path, "utf8").replace(/^\uFEFF/, "").split(/\r?\n/).filter(Boolean).map((line, at) => {
  const [, word, count] = /^(\S+) (\d+)$/.exec(line) ?? [];
  if (!word) throw new Error(`${path}, line ${at + 1}: no word with its count`);
  return { word, count: Number(count) };
});
const total = counts.reduce((sum, { count }) => sum + count, 0);
counts.sort((a, b) => b.count - a.count);
const bands = new Map();
for (const { word, count } of counts.slice(0, WORDS)) {
  if (LEFT_OUT.test(word)) continue;
  const bits = (Math.round(Math.log2(total / count) * 2) * 500).toString();
  bands.set(bits, [...(bands.get(bits) ?? []), word]);
}
const wrapped = (words) => {
  const lines = [""];
  for (const word of words.sort()) {
    const last = lines.length - 1;
    if (lines[last].length + word.length > 150) lines.push(word);
    else lines[last] += (lines[last] ? " " : "") + word;
  }
  return lines.join("\n");
};
const head = `# How seldom the ${WORDS} most frequent words of English are: thousandths of a bit, in steps of half a bit. Written by
# tools/rarity.mjs from the counts of SymSpell's English dictionary (MIT licence, (c) Wolf Garbe), whose notes name
# Google Books Ngram data (CC BY 3.0) for the counts and SCOWL for the words. A word that is not here is rarer than these.
`;
const body = [...bands].map(([bits, words]) => `[${bits}]\n${wrapped(words)}\n`).join("\n");
writeFileSync(join(root, "src", "lang", "en", "rarity.txt"), `${head}\n${body}`);
