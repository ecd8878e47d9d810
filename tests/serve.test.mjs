// The server of `npm start`: what it answers, and what it refuses.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { openingModule, readOpening } from "../tools/opening.mjs";
import { serve } from "../tools/serve.mjs";
import { fileURLToPath } from "node:url";

let folder;
let server;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "crossread-serve-"));
  writeFileSync(join(folder, "index.html"), "<p>page</p>");
  writeFileSync(join(folder, "b.txt"), "id: B\n\nSecond");
  writeFileSync(join(folder, "a.md"), "First");
  writeFileSync(join(folder, "README.md"), "about the folder");
  writeFileSync(join(folder, "c.pdf"), "not read");
  server = await serve({ folder, opening: () => openingModule(folder) });
});

after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** With a path as it is, which fetch would clean first. */
function get(path, { method = "GET", headers = {} } = {}) {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, async (response) => {
      const chunks = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() });
    });
    sent.on("error", reject).end();
  });
}

test("the page comes under the strict policy, and from this machine only", async () => {
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
  const { status, headers, text } = await get("/");
  assert.equal(status, 200);
  assert.equal(text, "<p>page</p>");
  assert.match(headers["content-security-policy"], /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'; img-src 'self';/);
  assert.equal(headers["x-content-type-options"], "nosniff");
});

test("the opening set is a module made from the folder's texts, read anew each time", async () => {
  const opening = async () => {
    const { text, headers } = await get("/opening.js");
    assert.match(headers["content-type"], /^text\/javascript/);
    return (await import(`data:text/javascript,${encodeURIComponent(text)}`)).default;
  };
  assert.deepEqual((await opening()).articles, [{ label: "a", text: "First" }, { label: "b", id: "B", text: "Second" }]);
  writeFileSync(join(folder, "a.md"), "Edited");
  assert.equal((await opening()).articles[0].text, "Edited");
});

test("nothing outside the folder is answered", async () => {
  for (const path of ["/../package.json", "/..%2fpackage.json", "/%2e%2e/%2e%2e/etc/passwd", "/a%00.md", "/missing.js", "//etc/passwd"]) {
    assert.equal((await get(path)).status, 404, path);
  }
  assert.equal((await get("/%")).status, 400);
});

test("another host's name and other methods are refused", async () => {
  assert.equal((await get("/", { headers: { host: "example.org" } })).status, 403);
  assert.equal((await get("/", { method: "POST" })).status, 405);
  assert.equal((await get("/", { method: "HEAD" })).text, "");
});

test("a port that is taken leads to the next one", async () => {
  const { port } = new URL(server.url);
  const second = await serve({ folder, port: Number(port) });
  assert.ok(Number(new URL(second.url).port) > Number(port));
  await second.close();
});

test("an event is named by what its gold says, else by its folder", () => {
  const seeds = fileURLToPath(new URL("../seeds/", import.meta.url));
  assert.match(readOpening(join(seeds, "calls")).event, /^Trump’s calls /);
  assert.equal(readOpening(join(seeds, "mill-fire")).event, "mill-fire");
});
