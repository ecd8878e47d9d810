// How a file becomes an article. The same cases hold for the native command.

import assert from "node:assert/strict";
import test from "node:test";
import { articleFromBytes, isArticleFile, remarkOn } from "../pkg/lib/article-file.js";

const read = (content) => articleFromBytes("some.txt", Buffer.from(content));

for (const [what, content, article] of [
  ["a header", "id: A\nlabel: Daily\npublished: 2025-07-05\nlang: en\n\nText\n", { id: "A", label: "Daily", published: "2025-07-05", lang: "en", text: "Text\n" }],
  ["a header with title and url", "title: T: U\nurl: https://example.org/a\n\nText", { label: "some", title: "T: U", url: "https://example.org/a", text: "Text" }],
  ["no header", "A headline\n\nText", { label: "some", text: "A headline\n\nText" }],
  ["blank lines first", "\n \nid: A\n\nText", { id: "A", label: "some", text: "Text" }],
  ["blank lines and no header", "\n\nText", { label: "some", text: "\n\nText" }],
  ["a header that no blank line ends", "id: A\nText\n\nMore", { label: "some", text: "id: A\nText\n\nMore" }],
  ["a header and nothing else", "id: A\nlabel: B", { label: "some", text: "id: A\nlabel: B" }],
  ["a header with an empty text", "id: A\n\n", { id: "A", label: "some", text: "" }],
  ["an unknown key", "id: A\nauthor: B\n\nText", { label: "some", text: "id: A\nauthor: B\n\nText" }],
  ["a key without a value", "id: A\nlabel:\n\nText", { id: "A", label: "some", text: "Text" }],
  ["a key in capitals, no space", "ID:A\nLabel: B\n\nText", { id: "A", label: "B", text: "Text" }],
  ["a repeated key", "id: A\nid: B\n\nText", { id: "B", label: "some", text: "Text" }],
  ["a second blank line", "id: A\n\n\nText", { id: "A", label: "some", text: "\nText" }],
  ["CR LF", "id: A\r\nlabel: B\r\n\r\nText\r\nMore", { id: "A", label: "B", text: "Text\r\nMore" }],
  ["a byte order mark", "\ufeffid: A\n\nText", { id: "A", label: "some", text: "Text" }],
  ["emptiness", "", { label: "some", text: "" }],
]) {
  test(what, () => assert.deepEqual(read(content), article));
}

test("bytes that are not UTF-8 are refused", () => {
  assert.throws(() => articleFromBytes("a.txt", Uint8Array.of(0x61, 0xff, 0xfe)), /not UTF-8/);
});

test("UTF-16 is read by its mark, and a NUL refused", () => {
  for (const [mark, swap] of [[[0xff, 0xfe], false], [[0xfe, 0xff], true]]) {
    const body = Buffer.from("id: A\n\nTëxt", "utf16le");
    assert.deepEqual(articleFromBytes("a.txt", Buffer.concat([Buffer.from(mark), swap ? body.swap16() : body])), { id: "A", label: "a", text: "Tëxt" });
  }
  assert.throws(() => articleFromBytes("a.txt", Buffer.from("a\0b")), /not UTF-8/);
});

test("what looks like a header and is none is told", () => {
  assert.match(remarkOn(read("id: A\nText\n\nMore")), /"id: A" was read as text/);
  assert.equal(remarkOn(read("id: A\n\nText: more")), null);
});

test("a label is the name without its last extension", () => {
  assert.equal(articleFromBytes("a.b.txt", Buffer.from("x")).label, "a.b");
});

test("only .txt and .md are read", () => {
  assert.deepEqual(["a.txt", "B.MD", "c.markdown", "c.pdf", "txt", ".txt.bak", ".txt", "in/.md"].filter(isArticleFile), ["a.txt", "B.MD", "c.markdown"]);
});
