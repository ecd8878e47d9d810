// Files as articles, as far as it needs no browser: which are read, how bytes become text, how lines become paragraphs, and
// where a text looks cut off.

import assert from "node:assert/strict";
import { test } from "node:test";
import { articleFromFile, FileProblem, kindOf, LARGEST } from "../pkg/lib/files.js";
import { decodeHtml } from "../pkg/lib/files/decode.js";
import { paragraphsOf } from "../pkg/lib/files/paragraphs.js";
import { quiet } from "../pkg/lib/files/quiet.js";

const bytes = (...parts) => Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...part].map((letter) => letter.charCodeAt(0)) : part)));

test("the kind is told by the name, else by the type", () => {
  for (const [name, type, kind] of [["a.TXT", "", "text"], ["a.md", "application/pdf", "text"], ["a.htm", "", "html"], ["a", "text/html; charset=utf-8", "html"], ["a.docx", "", "docx"], ["a.pdf", "", "pdf"], ["a.doc", "application/msword", null], ["", "", null]]) {
    assert.equal(kindOf({ name, type }), kind, `${name} ${type}`);
  }
});

test("a text file is read anywhere, and labelled with its name", async () => {
  const { article } = await articleFromFile(new File(["A pump failed."], "the.wire.txt"));
  assert.deepEqual(article, { text: "A pump failed.", label: "the.wire" });
});

test("a text file is read by the one rule for files, its header too", async () => {
  const { article, remarks } = await articleFromFile(new File(["Label: The Wire\npublished: 2025-07-04\n\nA pump failed."], "a.txt"));
  assert.deepEqual([article, remarks], [{ label: "The Wire", published: "2025-07-04", text: "A pump failed." }, []]);
  const stray = await articleFromFile(new File(["Label: no blank line follows\nA pump failed."], "b.md"));
  assert.deepEqual([stray.article.label, stray.remarks], ["b", [{ code: "header", figures: { line: "Label: no blank line follows" } }]]);
  assert.equal((await articleFromFile(new File([Buffer.from("\ufeffTëxt", "utf16le")], "c.txt"))).article.text, "Tëxt");
});

test("a text file that is not UTF-8 says in what it was read, and what is no text is refused", async () => {
  const latin = (text) => new File([Uint8Array.from(text, (letter) => ({ "€": 0x80, "“": 0x93, "”": 0x94, "’": 0x92 })[letter] ?? letter.charCodeAt(0))], "old.txt");
  const words = "label: Courrier\n\nLe maire a déclaré: “L’école a coûté 9 000 €.” Tout était fermé à Noël.";
  const { article, remarks } = await articleFromFile(latin(words));
  assert.deepEqual(article, { label: "Courrier", text: words.slice(words.indexOf("Le maire")) });
  assert.deepEqual(remarks, [{ code: "encoding", figures: { encoding: "Windows-1252" } }]);
  for (const [encode, mark] of [[(bytes) => bytes, "LE"], [(bytes) => bytes.swap16(), "BE"]]) {
    const wide = await articleFromFile(new File([encode(Buffer.from("\ufeffDie Pumpe fiel für Stunden aus.", "utf16le"))], "wide.txt"));
    assert.deepEqual([wide.article.text, wide.remarks], ["Die Pumpe fiel für Stunden aus.", [{ code: "encoding", figures: { encoding: "UTF-16" } }]], mark);
  }
  assert.deepEqual((await articleFromFile(new File(["\ufeffFür Stunden."], "b.txt"))).remarks, []);
  const refused = async (what, content) => assert.equal(await articleFromFile(new File([content], "a.txt")).then(() => "read", ({ code }) => code), "text", what);
  await refused("a picture", bytes([0x89], "PNG\r\n", [0x1a], "\n", [0, 0, 0, 13], "IHDR"));
  await refused("a program's data without a NUL", bytes("many letters, and then ", [1, 2, 0xff, 0x9d]));
  await refused("Cyrillic in Windows-1251", Uint8Array.from([0xcd, 0xe0, 0xf1, 0xee, 0xf1, 0x20, 0xe7, 0xeb, 0xe0, 0xec, 0xe0, 0xe2, 0xf1, 0xff]));
  await refused("UTF-8 with a damaged letter", Buffer.concat([Buffer.from("Für Stunden fiel die Pumpe über dem Tal aus. K"), Buffer.from([0xc3]), Buffer.from("hl war es trotzdem.")]));
});

test("whatever is wrong with a file is a problem with a code and figures", async () => {
  const problem = async (file, readers) => articleFromFile(file, readers).then(() => assert.fail("it was read"), (error) => {
    assert.ok(error instanceof FileProblem, String(error));
    assert.ok(error.message.startsWith(`${file.name} `), error.message);
    return error.code;
  });
  assert.equal(await problem(new File(["x"], "a.png")), "kind");
  assert.equal(await problem(new File([" \n"], "a.txt")), "empty");
  assert.equal(await problem(new File([new Uint8Array([0xff, 0x41])], "a.txt")), "text");
  assert.equal(await problem(new File(["a\0b"], "a.txt")), "text");
  assert.equal(await problem(new File(["x".repeat(LARGEST.text + 1)], "a.txt")), "size");
  assert.equal(await problem(new File(["x"], "a.pdf")), "reader");
  assert.equal(await problem(new File(["x"], "a.docx"), { docx: () => Promise.reject(new Error("offline")) }), "reader");
});

test("a page is decoded as it says itself, else as UTF-8, else as browsers do", () => {
  assert.equal(decodeHtml(bytes('<meta charset="iso-8859-1"><p>caf', [0xe9])), '<meta charset="iso-8859-1"><p>café');
  assert.equal(decodeHtml(new TextEncoder().encode("<p>café")), "<p>café");
  assert.equal(decodeHtml(bytes("<p>caf", [0xe9])), "<p>café");
  assert.equal(decodeHtml(bytes([0xff, 0xfe], [0x3c, 0, 0x70, 0, 0x3e, 0])), "<p>");
  assert.equal(decodeHtml(bytes('<meta charset="no-such">caf', [0xc3, 0xa9])), '<meta charset="no-such">café');
  assert.equal(decodeHtml(bytes("<meta charset=utf-16>caf", [0xc3, 0xa9])), "<meta charset=utf-16>café");
});

/** Lines of one page, one below the other; `>` indents, `#` is large, an empty one leaves a gap. */
const page = (text) => text.split("\n").map((line, row) => ({ str: line.replace(/^[>#]/, ""), transform: [1, 0, 0, 1, line.startsWith(">") ? 90 : 72, 700 - row * 14], width: line.length * 5, height: line.startsWith("#") ? 20 : 11, hasEOL: true })).filter(({ str }) => str);
const read = (...pages) => paragraphsOf(pages.map(page));

test("lines become paragraphs by gaps, indents, sizes and short ends", () => {
  assert.equal(read("#A headline of the day\nThe first line of the text goes\non in the second one.\n\nA new one.").text, "A headline of the day\n\nThe first line of the text goes on in the second one.\n\nA new one.");
  assert.equal(read("The first line of the text goes on.\n>Indented, so it is a new one\nthat goes on.").text, "The first line of the text goes on.\n\nIndented, so it is a new one that goes on.");
  assert.equal(read("A line as wide as any line on this page.\nIt ends here.\nThis is the next paragraph, as wide as.").text, "A line as wide as any line on this page. It ends here.\n\nThis is the next paragraph, as wide as.");
});

test("a sentence goes on over pages, and a finished one does not", () => {
  assert.equal(read("It goes on in the", "next page. It ends.").text, "It goes on in the next page. It ends.");
  assert.equal(read("It ends here.", "Another one.").text, "It ends here.\n\nAnother one.");
});

test("a hyphen at a line's end goes only where it divides a word", () => {
  const joins = (text) => read(text).text.replaceAll("\n\n", " ");
  assert.equal(joins("the reser-\nvoir is full"), "the reservoir is full");
  assert.equal(joins("a well-\nknown story is well known"), "a well-known story is well known");
  assert.equal(joins("a co-\nowner and another co-owner"), "a co-owner and another co-owner");
  assert.equal(joins("between 2010-\n2015 and later"), "between 2010-2015 and later");
  assert.equal(joins("the Smith-\nJones family"), "the Smith-Jones family");
  assert.equal(joins("pre-\nand post-war"), "pre- and post-war");
  assert.equal(joins("a soft\u00AD\nware of ours"), "a software of ours");
  assert.equal(read("the reser-\nvoir").joined, 1);
});

test("no letter of a PDF is lost, whatever stands at the lines’ ends", () => {
  const ends = ["-", "‐", "\u00AD", ".", ",", "a-", "ab-", "—", "", "1-"];
  const starts = ["b", "B", "1", "-", "bc", "“b", "é"];
  for (const end of ends) for (const start of starts) {
    const text = `word ${end}x${end}\n${start}y`;
    const letters = (one) => one.replace(/[\s\u00AD‐-]/g, "");
    assert.equal(letters(read(text).text), letters(text), JSON.stringify(text));
  }
});

test("where a page's base and styles are taken out of its markup, what stood beside them does not run together", () => {
  for (const gone of ["<base href=x>", "<style>p {}</style>"]) {
    const calm = quiet(`<p>Fewer <${gone}The ferry sank`);
    assert.doesNotMatch(calm, /<the/i, "no tag that was none");
    assert.doesNotMatch(calm, /href|p \{\}/);
    assert.equal(calm.replace(/<!--.*?-->/g, "|"), "<p>Fewer <|The ferry sank");
  }
});
