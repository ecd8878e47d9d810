// wasm-pack.toml: read strictly, and its budgets held.

import assert from "node:assert/strict";
import test from "node:test";
import { checkBudgets, flagArguments, readConfig } from "../tools/config.mjs";
import { readText } from "./support.mjs";

test("the file of this repository is read, and says first what it is not", () => {
  const text = readText("wasm-pack.toml");
  assert.match(text.split("\n")[0], /wasm-pack itself reads no such file/);
  const { flags, budgets } = readConfig(text);
  assert.equal(flags.target, "web");
  for (const measure of ["raw", "gzip", "brotli"]) assert.ok(budgets.wasm[measure] > 0);
});

test("flags become wasm-pack's arguments", () => {
  const { flags } = readConfig('[wasm-pack]\ntarget = "web"\nprofile = "release"\nno-pack = true\nno-gitignore = false');
  assert.deepEqual(flagArguments(flags), ["--release", "--target", "web", "--no-pack"]);
});

for (const [what, text, message] of [
  ["an unknown flag", '[wasm-pack]\ntarge = "web"', /unknown key wasm-pack\.targe; known are target/],
  ["an unknown table", "[budgets.wasm]\ngzip = 1", /unknown key budgets; known are wasm-pack, budget/],
  ["a key outside all tables", "gzip = 1", /unknown key gzip/],
  ["an unknown part", "[budget.wsam]\ngzip = 1", /unknown key budget\.wsam/],
  ["an unknown measure", "[budget.wasm]\ngz = 1", /unknown key budget\.wasm\.gz/],
  ["a flag's wrong value", '[wasm-pack]\ntarget = "deno"', /wasm-pack\.target is "deno"; it takes web/],
  ["a flag's wrong type", '[wasm-pack]\nno-pack = "yes"', /no-pack is "yes"; it takes a boolean/],
  ["a budget that is no number", '[budget.wasm]\ngzip = "150 KB"', /budget\.wasm\.gzip is 150 KB; it takes a whole number/],
  ["a budget of nothing", "[budget.wasm]\ngzip = 0", /it takes a whole number of bytes/],
  ["a part that is no table", "[budget]\nwasm = 3", /budget\.wasm is not a table/],
  ["what is no TOML", "[wasm-pack", /TOML/],
]) {
  test(`${what} is refused`, () => assert.throws(() => readConfig(text), message));
}

test("a size up to its budget passes", () => {
  checkBudgets({ wasm: { gzip: 100 } }, { wasm: { gzip: 100, raw: 900 } });
});

test("a passed budget fails with the number and the limit, all of them at once", () => {
  assert.throws(
    () => checkBudgets({ wasm: { gzip: 100 }, shell: { gzip: 5 } }, { wasm: { gzip: 101 }, shell: { gzip: 6 } }),
    /wasm gzip: 101 bytes, the budget is 100\n  shell gzip: 6 bytes, the budget is 5/,
  );
});

test("a budget that nothing measures is refused", () => {
  assert.throws(() => checkBudgets({ worker: { gzip: 1 } }, {}), /nothing measures it/);
});
