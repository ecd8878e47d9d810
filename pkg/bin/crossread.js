#!/usr/bin/env node
// The command: reads files, compares them, prints the comparison. Nothing is written unless all of it can be.

import { readFileSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { articleFromBytes, isArticleFile, remarkOn } from "./article-file.js";

const FORMATS = ["json", "markdown", "csv", "tsv", "html", "annotations", "tei"];

const HELP = `Compares several news accounts of one event.

Usage: crossread compare FILE... [--format FORMAT] [--no-text] [--out FILE]

  FILE               a text file (.txt, .md), UTF-8; - reads one text from standard input
  --format FORMAT    json (default), markdown, csv, tsv, html, annotations (W3C), tei
  --no-text          json without the articles' texts
  --out FILE         writes there instead of to standard output
  --help, --version

A file may begin with lines "key: value" (id, label, published, lang, title, url) and a blank line. At most 5 MB each.
`;

/** What the user got wrong, as opposed to what we did: exit status 2, one line, no stack. */
class UsageError extends Error {}

async function main() {
  const { command, files, format, out, texts } = readArguments();
  if (command === "help") return print(HELP);
  if (command === "version") return print(`crossread ${version()}\n`);

  const articles = [];
  for (const file of files) {
    const article = await readArticle(file);
    const remark = remarkOn(article);
    if (remark) process.stderr.write(`crossread: ${file}: ${remark}\n`);
    articles.push(article);
  }
  const { compareTo } = await import("../dist/core.js");
  let text;
  try {
    text = await compareTo(articles, format, {}, { texts });
  } catch (error) {
    // What the engine refuses is the input's fault, and it says which bound or type; a crash is ours.
    if (error.name === "CrossreadError" && error.kind !== "crash" && error.kind !== "load") throw new UsageError(error.message);
    throw error;
  }
  if (out === undefined) await print(text);
  else await writeWhole(out, text);
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
  return { command, files, format, out, texts };
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
