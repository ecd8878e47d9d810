// What the page makes of dropped and pasted texts: the same as the command makes of files.

import assert from "node:assert/strict";
import { test } from "node:test";
import { articleFromBytes } from "../pkg/bin/article-file.js";
import { LARGEST, parseText, readFiles } from "../www/texts.js";

const sources = ["label: Daily\nlang: en\n\nText\nmore", "label: Daily\r\n\r\nText\r\n", "label: Daily\nText", "Text only", "", "\nlabel: x\n\nText", "label:\nid: B\n\n", "label: \nid: B\n\n", "label:Daily\n\nx", "id: A\nid: B\n\nx", "Label: Daily\n\nx", "url: a:b\n\n\n\nx", "label: end"];

test("header lines are read as the command reads them", () => {
  for (const source of sources) {
    const { label, ...wanted } = articleFromBytes("NAME", new TextEncoder().encode(source));
    assert.deepEqual(parseText(source), label === "NAME" ? wanted : { label, ...wanted }, JSON.stringify(source));
  }
});

test("what cannot be read is named, and the others are taken", async () => {
  const files = [new File(["one"], "one.txt", { type: "text/plain" }), new File(["%PDF"], "two.pdf", { type: "application/pdf" }), new File([new Uint8Array([0xff, 0xfa, 0x41])], "three.txt"),
    new File([" \n"], "four.md"), new File(["x".repeat(LARGEST + 1)], "five.txt")];
  const { texts, problems } = await readFiles(files);
  assert.deepEqual(texts, [{ label: "one", text: "one" }]);
  assert.equal(problems.length, 4);
  for (const [problem, words] of [[problems[0], /“two\.pdf” is not plain text/], [problems[1], /“three\.txt” could not be read/], [problems[2], /“four\.md” is empty/], [problems[3], /“five\.txt” has 5\.0 MB/]]) assert.match(problem, words);
});
