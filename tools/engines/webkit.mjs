// WebKitGTK for the tests: its own driver by the W3C's WebDriver, in the shape of Playwright's objects, as far as the tests use
// them. Playwright drives only a WebKit of its own; WebKitGTK's driver knows neither BiDi nor emulation, so that what it
// cannot do is refused by name.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { EventEmitter } from "node:events";
import { createServer as createProxy, get } from "node:http";
import { createServer } from "node:net";
import { inPage } from "./webkit-inside.mjs";
import { Keyboard, Locator, poll } from "./webkit-locator.mjs";

const ENV = { GDK_BACKEND: "x11", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1", LIBGL_ALWAYS_SOFTWARE: "1" };
/** Milliseconds: a driver that hangs must not hang the tests. */
const PATIENCE = 60_000;

/** What this driver cannot do; a test that needs it says so by this error. */
export class DriverCannot extends Error {
  /** @param {string} what */
  constructor(what) {
    super(`WebKitGTK’s driver cannot: ${what}`);
    this.name = "DriverCannot";
  }
}

/** @param {{ driver: string, screen: string }} paths */
export async function launchWebKit(paths) {
  /** @type {Set<Context>} */
  const open = new Set();
  const probe = await Context.open(paths, {});
  const { version } = probe;
  await probe.close();
  return {
    version: () => version,
    /** @param {object} [options] */
    async newContext(options = {}) {
      const context = await Context.open(paths, options);
      open.add(context);
      return context;
    },
    async close() {
      await Promise.all([...open].map((context) => context.close()));
    },
  };
}

/** The options of a context that this driver has an answer to. */
const KNOWN = new Set(["viewport", "reducedMotion"]);

/** A browser of its own with a driver of its own: nothing is kept from one to the next. */
class Context extends EventEmitter {
  #closed = false;

  /** @param {{ driver: string, screen: string }} paths @param {Record<string, any>} options */
  static async open(paths, options) {
    for (const [name, value] of Object.entries(options)) if (!KNOWN.has(name) && value !== undefined) throw new DriverCannot(`${name} of a context`);
    const port = await freePort();
    const process = spawn(paths.screen, ["-a", "-s", "-screen 0 1400x1000x24", paths.driver, `--port=${port}`], { env: { ...globalThis.process.env, ...ENV }, stdio: "ignore", detached: true });
    const context = new Context();
    context.process = process;
    context.base = `http://127.0.0.1:${port}`;
    await poll(() => context.ask("GET", "/status").then(() => true, () => false), "the driver to start", 20_000);
    const { sessionId, capabilities } = await context.ask("POST", "/session", { capabilities: { alwaysMatch: {} } });
    context.session = `/session/${sessionId}`;
    context.version = `${capabilities.browserName} ${capabilities.browserVersion}`;
    context.viewport = options.viewport;
    return context;
  }

  async newPage() {
    const page = new Page(this);
    if (this.viewport) await page.setViewportSize(this.viewport);
    this.page = page;
    return page;
  }

  newCDPSession() { throw new DriverCannot("Chromium’s protocol"); }
  setOffline() { throw new DriverCannot("a network that is off"); }

  /** @param {string} method @param {string} path @param {object} [body] */
  async ask(method, path, body) {
    const response = await fetch(this.base + path, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  /** @param {string} method @param {string} path @param {object} [body] */
  send(method, path, body = method === "POST" ? {} : undefined) { return this.ask(method, this.session + path, body); }

  async close() {
    if (this.#closed) return;
    this.#closed = true;
    await this.page?.report().catch(() => {});
    await this.send("DELETE", "").catch(() => {});
    await new Promise((resolve) => {
      this.process.once("close", resolve);
      try { process.kill(-this.process.pid); } catch { resolve(undefined); }
    });
    await this.page?.leave();
  }
}

/** One tab. Every page is served through a proxy that puts a script first in it, which hears what the console is told. */
class Page extends EventEmitter {
  /** @param {Context} context */
  constructor(context) {
    super();
    this.own = context;
    this.keyboard = new Keyboard(this);
    this.proxies = new Map();
  }

  context() { return this.own; }
  addInitScript() { throw new DriverCannot("a script before the page’s own"); }
  waitForEvent(name) { return Promise.reject(new DriverCannot(`the event ${name}`)); }
  emulateMedia() { throw new DriverCannot("other media"); }
  workers() { throw new DriverCannot("a list of workers"); }
  route() { throw new DriverCannot("an answer in place of the server’s"); }
  get clock() { throw new DriverCannot("a clock of the test’s own"); }

  /** @param {string} url */
  async goto(url) {
    const { origin, pathname, search, hash } = new URL(url);
    let proxy = this.proxies.get(origin);
    if (!proxy) this.proxies.set(origin, proxy = await proxyOf(origin, (asked) => this.own.emit("request", { url: () => asked }), (status, asked) => this.own.emit("response", { status: () => status, url: () => asked })));
    await this.own.send("POST", "/url", { url: proxy.url + pathname + search + hash });
  }

  async reload() {
    await this.report();
    await this.own.send("POST", "/refresh");
  }

  async goBack() { await this.own.send("POST", "/back"); }
  async goForward() { await this.own.send("POST", "/forward"); }

  async url() { return this.real(await this.own.send("GET", "/url")); }
  title() { return this.own.send("GET", "/title"); }
  /** @param {string} url */
  real(url) {
    for (const [origin, proxy] of this.proxies) if (url.startsWith(proxy.url)) return origin + url.slice(proxy.url.length);
    return url;
  }

  /** @param {{ width: number, height: number }} size of the page itself: the window has a bar besides */
  async setViewportSize({ width, height }) {
    const [inner, rect] = [await this.evaluate(() => ({ width: innerWidth, height: innerHeight })), await this.own.send("GET", "/window/rect")];
    await this.own.send("POST", "/window/rect", { width: width + rect.width - inner.width, height: height + rect.height - inner.height });
    await poll(async () => await this.evaluate(() => innerWidth) === width, `a window of ${width} px`, 5000).catch(() => { throw new DriverCannot(`a window of ${width} px`); });
  }

  /** @param {string} body @param {unknown[]} args */
  async script(body, args) {
    const answer = await this.own.send("POST", "/execute/async", { script: body, args });
    if (answer && "problem" in answer) throw new Error(answer.problem);
    return typeof answer?.json === "string" ? JSON.parse(answer.json) : undefined;
  }

  /** @param {Function | string} what @param {unknown} [arg] */
  evaluate(what, arg) { return inPage(this, [], typeof what === "function" ? `(_, arg) => (${what})(arg)` : `(0, eval)(${JSON.stringify(what)})`, arg); }

  /** @param {Function} what @param {unknown} [arg] @param {{ timeout?: number }} [options] */
  waitForFunction(what, arg, { timeout = 30_000 } = {}) { return poll(() => this.evaluate(what, arg), String(what).slice(0, 200), timeout); }

  /** @param {number} ms */
  waitForTimeout(ms) { return new Promise((resolve) => setTimeout(resolve, ms)); }

  locator(css, options) { return new Locator(this, []).locator(css, options); }
  getByRole(role, options) { return new Locator(this, []).getByRole(role, options); }
  getByLabel(words, options) { return new Locator(this, []).getByLabel(words, options); }
  getByText(words, options) { return new Locator(this, []).getByText(words, options); }

  /** Hands on what the console was told since the last time. */
  async report() {
    const said = await this.evaluate(() => { const all = globalThis.crossreadSaid ?? []; globalThis.crossreadSaid = []; return all; });
    for (const text of said ?? []) this.emit("console", { type: () => "error", text: () => text });
  }

  async leave() {
    await Promise.all([...this.proxies.values()].map((proxy) => proxy.close()));
  }
}

/** Hears all that a page complains of. It takes itself out of the page. */
const WATCH = `
globalThis.crossreadSaid = [];
document.currentScript.remove();
for (const name of ["log", "info", "warn", "error"]) {
  const before = console[name];
  console[name] = (...words) => { crossreadSaid.push(name + ": " + words.join(" ")); before.apply(console, words); };
}
addEventListener("error", (event) => crossreadSaid.push("error: " + event.message));
addEventListener("unhandledrejection", (event) => crossreadSaid.push("error: " + event.reason));
document.addEventListener("securitypolicyviolation", (event) => crossreadSaid.push("Content Security Policy: " + event.effectiveDirective + " refused " + event.blockedURI + " " + event.sample));
`;

/** @param {string} origin @param {(url: string) => void} asked @param {(status: number, url: string) => void} answered */
async function proxyOf(origin, asked, answered) {
  const server = createProxy((request, response) => {
    if (request.url === "/crossread-watch.js") return response.writeHead(200, { "Content-Type": "text/javascript" }).end(WATCH);
    asked(origin + request.url);
    get(origin + request.url, { headers: { accept: request.headers.accept ?? "*/*" } }, (from) => {
      answered(from.statusCode ?? 0, origin + request.url);
      const isPage = /^text\/html/.test(from.headers["content-type"] ?? "");
      const headers = { ...from.headers };
      delete headers["transfer-encoding"];
      if (!isPage) { response.writeHead(from.statusCode ?? 500, headers); return from.pipe(response); }
      delete headers["content-length"];
      let text = "";
      from.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => {
        response.writeHead(from.statusCode ?? 500, headers).end(text.replace(/<head>|<html[^>]*>/i, (tag) => `${tag}<script src="/crossread-watch.js"></script>`));
      });
    }).on("error", () => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  assert.ok(address && typeof address === "object");
  return { url: `http://127.0.0.1:${address.port}`, close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}
