// Servers and browsers for the environments. Every page opened here must show a comparison, keep an empty console and ask for
// nothing but what its own server has.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer as createNet } from "node:net";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";
import { browserPath } from "../../tools/browser.mjs";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json" };
const START = 60_000;

/** The strict policy that product pages promise. */
export const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types crossread";

export async function openBrowser() {
  const executablePath = browserPath();
  assert.ok(executablePath, "a Chromium or Chrome is needed");
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A static server; what it does not know is an octet stream, wasm too. @param {string} folder @param {string} [policy] */
export async function serveFolder(folder, policy) {
  const server = createServer((request, response) => {
    if (policy) response.setHeader("Content-Security-Policy", policy);
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${/** @type {any} */ (server.address()).port}/`,
    close: () => new Promise((resolve) => { server.close(() => resolve(undefined)); server.closeAllConnections(); }),
  };
}

/** A port that was free a moment ago, for servers that take none by themselves. */
export function freePort() {
  return new Promise((resolve) => {
    const probe = createNet().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {any} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** Starts a server of somebody else's and waits until it answers. */
export async function startServer([command, ...args], { cwd, env, port }) {
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  let ended = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  child.on("error", (error) => (ended = error.message));
  child.on("close", (status) => (ended ||= `ended with status ${status}`));
  const close = async () => {
    if (!ended && child.pid) process.kill(-child.pid, "SIGTERM");
    if (!ended) await new Promise((resolve) => child.once("close", resolve));
  };
  const url = `http://127.0.0.1:${port}/`;
  for (const until = Date.now() + START; ;) {
    if (ended) throw new Error(`${command} ${ended}\n${said}`);
    const answered = await fetch(url).then(({ ok, body }) => (body?.cancel(), ok), () => false);
    if (answered) return { url, close };
    if (Date.now() > until) {
      await close();
      throw new Error(`${command} did not answer\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What a page that compares must show; what it says on the console, and whom it asks, is held against it. */
export async function seeComparison(browser, url, { expect, look } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const said = [];
  const asked = [];
  page.on("console", (message) => { if (message.type() === "error" || message.type() === "warning") said.push(`${message.type()}: ${message.text()}`); });
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  context.on("request", (request) => asked.push(request.url()));
  try {
    await page.goto(url);
    await (look ?? shows)(page);
    const own = new URL(url).protocol === "file:" ? "file://" : new URL(url).origin;
    assert.deepEqual(asked.filter((one) => !one.startsWith(own) && !/^(blob|data):/.test(one)), [], "requests to others");
    assert.deepEqual(said.filter((line) => !expect?.test(line)), [], "on the console");
  } catch (error) {
    const state = await page.evaluate(() => document.querySelector("cross-read")?.shadowRoot?.textContent.slice(0, 300)).catch(() => "no element");
    throw new Error(`${error.message}\nconsole: ${said.join("\n")}\nelement: ${state}`);
  } finally {
    await context.close();
  }
}

/** Three accounts, sentences told by others, and the numbers that disagree. */
export async function shows(page) {
  await page.waitForFunction(() => document.querySelector("cross-read")?.state === "ready", null, { timeout: 30_000 });
  const reader = page.locator("cross-read").first();
  assert.equal(await reader.locator(".account").count(), 3, "accounts shown");
  assert.ok(await reader.locator("button.bars").count() > 0, "sentences that others tell");
  await reader.evaluate((element) => element.next());
  await reader.locator(".current", { hasText: "9,000" }).waitFor();
  assert.match(await reader.locator(".current").innerText(), /12,000/);
}
