// Rust, the published schema and the types say the same: the schema is the one Rust writes, results hold to it, and the
// types accept what the engine gives, no more and no less.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import test, { after } from "node:test";
import { articlesOf, cargoBuild, core, dist, events, readText, root } from "./support.mjs";

const folder = mkdtempSync(join(tmpdir(), "crossread-schema-"));
after(() => rmSync(folder, { recursive: true }));

const schema = () => JSON.parse(readText("pkg", "schema.json"));
/** Every object closed: what the engine gives and the schema does not know is an error here. */
const closed = (part) => {
  if (Array.isArray(part)) return part.map(closed);
  if (part === null || typeof part !== "object") return part;
  const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  return part.properties ? { additionalProperties: false, ...copy } : copy;
};
const validator = (of) => new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(of);

test("the schema of the package is the one that Rust writes", () => {
  const written = execFileSync(cargoBuild("example", "schema"), { encoding: "utf8", cwd: root });
  assert.equal(readText("pkg", "schema.json").trim(), written.trim(),
    "write it anew: cargo run --features cli,schema --example schema > pkg/schema.json");
});

for (const event of events) {
  test(`the comparison of ${event.name} holds to the schema`, { skip: event.skip }, async () => {
    const { compare } = await core();
    const validate = validator(closed(schema()));
    validate(await compare(articlesOf(event)));
    assert.deepEqual(validate.errors?.slice(0, 5) ?? [], []);
  });
}

test("the schema refuses what is wrong", async () => {
  const { compare } = await core();
  const validate = validator(schema());
  const right = await compare(articlesOf(events[0]));
  for (const [what, spoil] of [
    ["another version", (result) => (result.schema = "crossread/2")],
    ["a missing list", (result) => delete result.links],
    ["a position that is no number", (result) => (result.sentences[0].start = "0")],
    ["an unknown kind of block", (result) => (result.articles[0].blocks[0].kind = "sidebar")],
  ]) {
    const wrong = structuredClone(right);
    spoil(wrong);
    assert.equal(validate(wrong), false, `${what} passes`);
  }
});

test("the types accept what the engine gives, and know every field of it", async () => {
  const { compare, diff, quotations, segment } = await core();
  const articles = articlesOf(events[0]);
  const comparison = await compare(articles);
  const { text } = articles[0];
  const values = {
    Comparison: comparison,
    Diff: await diff("About 500 drones struck Kyiv on Friday.", "Some 539 drones struck Kiev on Saturday."),
    Segmentation: await segment(text),
    Quotations: await quotations(text),
  };
  // A literal with a field that the type does not know, or without one that it asks for, is an error.
  const lines = Object.entries(values).map(([type, value]) => `export const a${type}: ${type} = ${JSON.stringify(value)};`);
  writeFileSync(join(folder, "literal.ts"), `import type { ${Object.keys(values).join(", ")} } from ${JSON.stringify(join(dist, "types.js"))};\n${lines.join("\n")}\n`);
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "ES2022", "--lib", "ES2022,DOM", "--module", "ESNext", "--moduleResolution", "Bundler", "--ignoreConfig"];
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...options, join(folder, "literal.ts")], { encoding: "utf8", cwd: root });
  // The literal's line is the whole result; only what is wrong with it is of use.
  assert.equal(status, 0, stdout.slice(0, 2000));
});

test("the fields of the types are those of the schema", async () => {
  const { default: ts } = await import("typescript");
  const source = ts.createSourceFile("types.d.ts", readText("pkg", "lib", "types.d.ts"), ts.ScriptTarget.Latest);
  const typed = source.statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === "Comparison");
  assert.deepEqual(typed.members.map(({ name }) => name.text).sort(), Object.keys(schema().properties).sort());
});
