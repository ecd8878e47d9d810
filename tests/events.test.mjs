// The element's events and attributes are typed where TypeScript sees the declarations.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ts = createRequire(import.meta.url)("typescript");
const define = fileURLToPath(new URL("../pkg/dist/define.js", import.meta.url));

/** What TypeScript says about a host's code. @param {string} code */
function faults(code) {
  const folder = mkdtempSync(join(tmpdir(), "crossread-"));
  const file = join(folder, "host.ts");
  try {
    writeFileSync(file, `import ${JSON.stringify(define)};\nconst reader = document.querySelector("cross-read")!;\n${code}`);
    const program = ts.createProgram([file], { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"], types: [], skipLibCheck: true });
    return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("the element is known by its tag, its events by their names", () => {
  assert.deepEqual(faults(`
    reader.addEventListener("crossread:select", (event) => { const id: number = event.detail.id; const view: string = event.detail.view; void [id, view]; });
    document.addEventListener("crossread:error", (event) => { const words: string = event.detail.message; void words; });
    addEventListener("crossread:result", ({ detail: { comparison } }) => { const schema: "crossread/1" = comparison.schema; void schema; });
    reader.for = "#story"; reader.src = null; reader.views = "read pair"; reader.noWorker = true;`), []);
});

test("and what they do not carry is refused", () => {
  assert.match(faults('reader.addEventListener("crossread:select", (event) => { const id: string = event.detail.id; void id; });').join(), /not assignable to type 'string'/);
  assert.match(faults("reader.for = 3;").join(), /not assignable/);
});
