// The engine itself breaks off, where there is no worker to end: memory that is at its end, in the real engine, with less
// of it. tests/browser/faults.test.mjs has the same in a page, tests/client.test.mjs what becomes of a worker.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { breaking } from "./fixtures/breaking.mjs";
import { memoryBounded } from "./fixtures/memory-bounded.mjs";
import { dist, pkg } from "./support.mjs";

const { Comparer, compare, compareTo, createEngine, init, segment } = await import(`file://${join(dist, "slim.js")}`);
await init(memoryBounded(readFileSync(join(pkg, "wasm", "crossread_bg.wasm")), 300));

const small = [{ text: "About 9,000 homes lost water on Monday." }, { text: "About 12,000 homes lost water on Monday." }];
const sentence = (i) => `In notice ${i} the council of Upper Carrow told ${1000 + i} households to boil their water.`;
const large = [0, 1].map((copy) => ({ text: Array.from({ length: 20_000 }, (_, i) => sentence(i + copy)).join("\n\n") }));
const crash = { name: "CrossreadError", kind: "crash" };

for (const [what, work] of Object.entries({
  compare: () => compare(large),
  compareTo: () => compareTo(large, "markdown"),
  segment: () => segment(Array.from({ length: 1_000_000 }, () => "It.").join("\n\n")),
  Comparer: () => new Comparer({ worker: false }).compare(large),
})) {
  test(`${what}: at the end of memory it rejects with a clear error, and the next call works`, async () => {
    await assert.rejects(work(), (error) => {
      assert.deepEqual({ name: error.name, kind: error.kind }, crash);
      assert.match(error.message, /broke off while it worked; the next call starts a fresh one/);
      assert.ok(error.cause instanceof WebAssembly.RuntimeError, String(error.cause));
      return true;
    });
    const { differences } = await compare(small);
    assert.equal(differences[0].kind, "number");
  });
}

test("createEngine: an engine that broke off says so at every call, as do those that were in one memory with it; another one works", async () => {
  const [broken, beside] = [await createEngine(), await createEngine()];
  assert.throws(() => { for (const article of large) broken.put(article); while (!broken.step(1000).finished); }, crash);
  for (const call of [() => broken.step(1), () => broken.put(small[0]), () => broken.result(), () => beside.put(small[0])]) {
    assert.throws(call, { ...crash, message: /broke off in an earlier call; createEngine starts a fresh one/ });
  }
  const other = await createEngine();
  for (const article of small) other.put(article);
  while (!other.step(100).finished);
  assert.equal(other.result().differences[0].kind, "number");
});

test("what breaks off once is done once more; what breaks off twice is a crash", async () => {
  const whole = WebAssembly.Instance;
  try {
    for (const [times, end] of /** @type {const} */ ([[1, "number"], [2, "crash"]])) {
      // The instance before is given up.
      await assert.rejects(compare(large), crash);
      (0, eval)(breaking(times));
      assert.equal(await compare(small).then(({ differences }) => differences[0].kind, ({ kind }) => kind), end);
      WebAssembly.Instance = whole;
    }
  } finally {
    WebAssembly.Instance = whole;
  }
});
