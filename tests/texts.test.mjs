// What the page makes of dropped and pasted texts: the same as the command makes of files.

import assert from "node:assert/strict";
import { test } from "node:test";
import { articleFromBytes } from "../pkg/bin/article-file.js";
import { LARGEST, parseText, readFiles } from "../www/dist/texts.js";

test("pasted text is read as a file is", () => {
  for (const source of ["label: Daily\nlang: en\n\nText", "label: Daily\nText", "Text only", ""]) {
    assert.deepEqual({ label: "NAME", ...parseText(source) }, articleFromBytes("NAME", new TextEncoder().encode(source)), JSON.stringify(source));
  }
});

test("a header that is none is taken as text, and said", async () => {
  const { texts, problems } = await readFiles([new File(["label: Daily\nauthor: X\n\nText"], "one.txt")]);
  assert.equal(texts[0].text, "label: Daily\nauthor: X\n\nText");
  assert.match(problems[0], /“one\.txt”: the line "label: Daily" was read as text/);
});

test("what cannot be read is named, and the others are taken", async () => {
  const files = [new File(["one"], "one.txt", { type: "text/plain" }), new File(["%PDF"], "two.pdf", { type: "application/pdf" }), new File([new Uint8Array([0xff, 0xfa, 0x41])], "three.txt"),
    new File([" \n"], "four.md"), new File(["x".repeat(LARGEST + 1)], "five.txt")];
  const { texts, problems } = await readFiles(files);
  assert.deepEqual(texts, [{ label: "one", text: "one" }]);
  assert.equal(problems.length, 4);
  for (const [problem, words] of [[problems[0], /“two\.pdf” is not plain text/], [problems[1], /“three\.txt” could not be read/], [problems[2], /“four\.md” is empty/], [problems[3], /“five\.txt” has 5\.0 MB/]]) assert.match(problem, words);
});
