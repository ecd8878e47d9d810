#!/usr/bin/env node
// The command: reads files, compares them, prints the comparison. Nothing is written unless all of it can be.

import { readFileSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { articleFromBytes, isArticleFile, remarkOn } from "../dist/article-file.js";
import { compareStories, filesOf, storiesOf } from "./stories.js";

const FORMATS = ["json", "markdown", "csv", "tsv", "html", "annotations", "tei"];

const HELP = `Compares several news accounts of one event.

Usage: crossread compare FILE... [--format FORMAT] [--no-text] [--out FILE]
       crossread compare --stories FOLDER... [--out FOLDER [--format FORMAT] [--no-text]]

  FILE               a text file (.txt, .md), UTF-8; - reads one text from standard input
  --format FORMAT    json (default), markdown, csv, tsv, html, annotations (W3C), tei
  --no-text          json without the articles' texts
  --out FILE         writes there instead of to standard output
  --stories          reads whole folders and prints which articles tell the same event, as JSON; with --out, that list
                     as stories.json and a comparison of each story beside it
  --help, --version

A file may begin with lines "key: value" (id, label, published, lang, title, url) and a blank line. At most 5 MB each.
`;

/** What the user got wrong, as opposed to what we did: exit status 2, one line, no stack. */
class UsageError extends Error {}

async function main() {
  const { command, files: given, format, out, texts, stories } = readArguments();
  if (command === "help") return print(HELP);
  if (command === "version") return print(`crossread ${version()}\n`);

  const files = stories ? await filesOf(given) : given;
  if (!files.length) throw new UsageError(`${given.join(", ")}: no text files there`);
  const articles = [];
  for (const file of files) {
    const article = await readArticle(file);
    const remark = remarkOn(article);
    if (remark) process.stderr.write(`crossread: ${file}: ${remark}\n`);
    articles.push(article);
  }
  const progress = progressLine();
  try {
    if (stories) await writeStories(articles, files, { format, out, texts, progress });
    else {
      const { compareTo } = await import("../dist/core.js");
      const text = await compareTo(articles, format, {}, { texts, onProgress: progress.tell });
      progress.clear();
      if (out === undefined) await print(text);
      else await writeWhole(out, text);
    }
  } catch (error) {
    progress.clear();
    // What the engine refuses is the input's fault, and it says which bound or type; a crash is ours.
    if (error.name === "CrossreadError" && error.kind !== "crash" && error.kind !== "load") throw new UsageError(error.message);
    throw error;
  }
}

async function writeStories(articles, files, { format, out, texts, progress }) {
  const { compare } = await import("../dist/core.js");
  const comparison = await compare(articles, {}, { onProgress: progress.tell });
  const { index, stories } = storiesOf(articles, files, comparison, out === undefined ? null : format);
  if (out !== undefined) {
    await named(out, () => mkdir(out, { recursive: true }));
    const tell = (done) => progress.tell({ stage: "stories", done, total: stories.length });
    await compareStories(stories, { format, texts }, (name, text) => writeWhole(join(out, name), text), tell);
  }
  progress.clear();
  // Last, so that it names nothing that is not there.
  if (out === undefined) await print(index);
  else await writeWhole(join(out, "stories.json"), index);
}

/** How far the work is, in one line that is written over: for a person who watches, not for a file. */
function progressLine() {
  const { stderr } = process;
  let shown = false;
  const write = (line) => stderr.write(`\r\x1b[K${line}`);
  return {
    tell({ stage, done, total }) {
      if (!stderr.isTTY) return;
      shown = true;
      write(`crossread: ${stage} ${total ? Math.floor((done / total) * 100) : 0} %`);
    },
    clear() {
      if (shown) write("");
      shown = false;
    },
  };
}

function readArguments() {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        format: { type: "string", default: "json" },
        out: { type: "string" },
        "no-text": { type: "boolean", default: false },
        stories: { type: "boolean", default: false },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "V" },
      },
    });
  } catch (error) {
    throw new UsageError(error.message);
  }
  const { values, positionals: [command, ...files] } = parsed;
  const { format, out } = values;
  if (values.help) return { command: "help", files, format, out };
  if (values.version) return { command: "version", files, format, out };
  if (command !== "compare") throw new UsageError(command ? `unknown command ${command}` : "no command given");
  if (files.length === 0) throw new UsageError("compare needs at least one file");
  if (files.filter((file) => file === "-").length > 1) throw new UsageError("- can be given only once");
  if (!FORMATS.includes(format)) throw new UsageError(`unknown format ${format}: ${FORMATS.join(", ")}`);
  const texts = !values["no-text"];
  if (!texts && format !== "json") throw new UsageError(`--no-text is for json: ${format} is made of the texts`);
  const { stories } = values;
  if (stories && out === undefined && (format !== "json" || !texts)) throw new UsageError("with --stories, --format and --no-text are for what --out FOLDER writes");
  return { command, files, format, out, texts, stories };
}

async function readArticle(file) {
  if (file === "-") return named(file, async () => articleFromBytes("standard input", await readStdin()));
  if (!isArticleFile(file)) throw new UsageError(`${file}: only .txt, .md, .markdown and .text files are read`);
  return named(file, async () => articleFromBytes(basename(file), await readFile(file)));
}

/** Runs, and puts the file's name before whatever goes wrong with it. */
async function named(file, read) {
  try {
    return await read();
  } catch (error) {
    throw new UsageError(`${file}: ${reason(error)}`);
  }
}

function reason(error) {
  if (error.code === "ENOENT") return "no such file";
  if (error.code === "EISDIR") return "is a folder";
  if (error.code === "EACCES") return "may not be read or written";
  return error.message;
}

async function readStdin() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Beside its destination first, then renamed: a failure on the way leaves what was there. */
async function writeWhole(out, text) {
  const draft = join(dirname(out), `.${basename(out)}.${process.pid}.tmp`);
  await named(out, async () => {
    try {
      await writeFile(draft, text, { flag: "wx" });
      await rename(draft, out);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  });
}

function print(text) {
  return new Promise((resolve, reject) => {
    // A reader that has seen enough (`| head`) is no failure.
    process.stdout.on("error", (error) => (error.code === "EPIPE" ? resolve() : reject(error)));
    process.stdout.write(text, () => resolve());
  });
}

function version() {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}

main().catch((error) => {
  const usage = error instanceof UsageError;
  process.stderr.write(`crossread: ${usage ? error.message : error.stack}\n${usage ? "Try: crossread --help\n" : ""}`);
  process.exitCode = usage ? 2 : 1;
});
