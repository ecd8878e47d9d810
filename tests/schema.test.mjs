// Rust, the published schema and the types say the same: the schema is the one Rust writes, results hold to it, and the
// types accept what the engine gives, no more and no less.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import test, { after } from "node:test";
import ts from "typescript";
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

test("the types and the schema describe one shape", () => {
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [] };
  const file = join(root, "pkg", "lib", "types.d.ts");
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const declared = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)))
    .find(({ name }) => name === "Comparison");
  const whole = schema();
  assert.deepEqual(ofType(checker.getDeclaredTypeOfSymbol(declared), checker), ofSchema(whole, whole));
});

/** A shape as nested plain values: of an object its fields, of a list its item and how many, of a choice its members. */
function ofSchema(part, whole) {
  if (part.$ref) return ofSchema(part.$ref.slice(2).split("/").reduce((at, key) => at[key], whole), whole);
  if (part.anyOf ?? part.oneOf) return choice((part.anyOf ?? part.oneOf).map((member) => ofSchema(member, whole)));
  if (part.enum) return choice(part.enum.map((value) => JSON.stringify(value)));
  if ("const" in part) return JSON.stringify(part.const);
  if (Array.isArray(part.type)) return choice(part.type.map((type) => ofSchema({ ...part, type }, whole)));
  if (part.type === "array") {
    const fixed = part.minItems === part.maxItems ? part.minItems : undefined;
    return { list: ofSchema(part.items, whole), fixed: fixed ?? "any" };
  }
  if (part.type === "object") {
    return Object.fromEntries(Object.entries(part.properties).map(([name, field]) =>
      [part.required?.includes(name) ? name : `${name}?`, ofSchema(field, whole)]));
  }
  return part.type === "integer" ? "number" : part.type;
}

function ofType(type, checker) {
  if (type.isUnion()) return choice(type.types.map((member) => ofType(member, checker)));
  if (type.isStringLiteral()) return JSON.stringify(type.value);
  if (checker.isTupleType(type)) {
    const items = checker.getTypeArguments(type);
    return { list: ofType(items[0], checker), fixed: items.length };
  }
  if (checker.isArrayType(type)) return { list: ofType(checker.getTypeArguments(type)[0], checker), fixed: "any" };
  if (type.flags & ts.TypeFlags.BooleanLike) return "boolean";
  if (type.flags & ts.TypeFlags.Object) {
    return Object.fromEntries(checker.getPropertiesOfType(type).map((field) =>
      [field.flags & ts.SymbolFlags.Optional ? `${field.name}?` : field.name, ofType(checker.getTypeOfSymbol(field), checker)]));
  }
  return checker.typeToString(type);
}

/** In one order, each once: TypeScript makes two members of a boolean, and the schema nests choices. */
function choice(members) {
  const flat = members.flatMap((member) => (member.choice ? member.choice : [member]));
  const sorted = [...new Map(flat.map((member) => [JSON.stringify(member), member])).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.length === 1 ? sorted[0][1] : { choice: sorted.map(([, member]) => member) };
}
