// What the fuzzers begin with: our own accounts, cut small, in the form that each target reads. Written anew from `seeds/` by
// `npm run reliability -- --corpus`, so that it is never more than they are.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { articleFromText } from "../../pkg/lib/article-file.js";
import { compare } from "../../pkg/dist/core.js";
import { root } from "../process.mjs";

/** A text is cut after so many UTF-16 code units: short inputs are tried oftener. */
const LENGTH = 700;

export async function writeCorpus() {
  const folder = join(root, "fuzz", "corpus");
  rmSync(folder, { recursive: true, force: true });
  const write = (target, name, bytes) => {
    mkdirSync(join(folder, target), { recursive: true });
    writeFileSync(join(folder, target, name), bytes);
  };
  const events = readdirSync(join(root, "seeds"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  for (const event of events) {
    const files = readdirSync(join(root, "seeds", event)).filter((name) => name.endsWith(".txt")).sort();
    const articles = files.map((name) => articleFromText(readFileSync(join(root, "seeds", event, name), "utf8")));
    const texts = articles.map(({ text }, i) => text.slice(i * 150, i * 150 + LENGTH));
    texts.forEach((text, i) => write("text", `${event}-${i}`, Buffer.from(text, "utf16le")));
    texts.slice(1).forEach((text, i) => write("words", `${event}-${i}`, `${texts[i].slice(0, 300)}\0${text.slice(0, 300)}`));
    const given = texts.map((text, i) => ({ ...articles[i], text }));
    write("input", `${event}.json`, `${JSON.stringify(given)}\n${JSON.stringify({ unlink: [[{ article: 0, start: 0, end: 20 }, { article: 1, start: 0, end: 20 }]], blocks: [{ article: 0, start: 0, end: 10, kind: "furniture" }] })}`);
    write("stored", `${event}.json`, JSON.stringify(await compare(texts.slice(0, 3).map((text) => ({ text })))));
    // The target makes words of bytes: any will do.
    write("accounts", event, Buffer.from(texts.join(""), "utf8").subarray(0, LENGTH));
  }
  return folder;
}
