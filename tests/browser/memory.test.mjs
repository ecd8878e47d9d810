// Memory stays level over many comparisons: the short form of `npm run reliability -- --memory`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { level, memory } from "../../tools/reliability/memory.mjs";

test("after the first fifty comparisons a page, a worker and an element grow no more", { timeout: 240_000 }, async () => {
  const rows = await memory({ count: 200, at: [50, 200] });
  assert.deepEqual(rows.map(({ way }) => way), ["page", "worker", "element"]);
  for (const { way, at, memory: found } of rows) {
    assert.ok(found.every(({ heap, wasm }) => heap > 100_000 && wasm > 500_000), `${way} was measured: ${JSON.stringify(found)}`);
    assert.ok(level(at, found), `${way}: ${JSON.stringify(found)}`);
  }
});

test("what grows with every comparison is told from what is level", () => {
  const at = [50, 1000];
  const one = { heap: 4_000_000, wasm: 2_000_000 };
  assert.ok(level(at, [one, one]));
  assert.ok(!level(at, [one, { ...one, heap: 4_000_000 + 950 * 11_000 }]), "eleven kilobytes a comparison");
  assert.ok(!level(at, [one, { ...one, wasm: 4_000_000 }]));
});
