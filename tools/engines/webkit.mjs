// WebKitGTK for the tests: its own driver by the W3C's WebDriver, in the shape of Playwright's objects, as far as the tests use
// them. Playwright drives only a WebKit of its own; WebKitGTK's driver knows neither BiDi nor emulation, so that what it
// cannot do is refused by name.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { EventEmitter } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inPage, withNothing } from "./webkit-inside.mjs";
import { Keyboard, Locator, Mouse, poll } from "./webkit-locator.mjs";
import { Proxy, Route } from "./webkit-proxy.mjs";

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

/** @param {{ driver: string, screen: string, binary: string | null }} paths */
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
const KNOWN = new Set(["viewport", "reducedMotion", "colorScheme", "locale"]);

/** A browser of its own with a driver of its own: nothing is kept from one to the next. */
class Context extends EventEmitter {
  #closed = false;

  /** @param {{ driver: string, screen: string, binary: string | null }} paths @param {Record<string, any>} options */
  static async open(paths, options) {
    for (const [name, value] of Object.entries(options)) if (!KNOWN.has(name) && value !== undefined) throw new DriverCannot(`${name} of a context`);
    const port = await freePort();
    // What a reader prefers is a setting of the desktop.
    const settings = mkdtempSync(join(tmpdir(), "crossread-webkit-"));
    mkdirSync(join(settings, "gtk-3.0"));
    writeFileSync(join(settings, "gtk-3.0", "settings.ini"), `[Settings]\ngtk-enable-animations=${options.reducedMotion === "reduce" ? 0 : 1}\n`);
    const desktop = { XDG_CONFIG_HOME: settings, GTK_THEME: options.colorScheme === "dark" ? "Adwaita:dark" : "Adwaita" };
    const process = spawn(paths.screen, ["-a", "-s", "-screen 0 2000x1400x24", paths.driver, `--port=${port}`], { env: { ...globalThis.process.env, ...ENV, ...desktop }, stdio: "ignore", detached: true });
    const context = new Context();
    context.process = process;
    context.settings = settings;
    context.options = options;
    context.base = `http://127.0.0.1:${port}`;
    await poll(() => context.ask("GET", "/status").then(() => true, () => false), "the driver to start", 20_000);
    // Without its bars a window may be narrower than they are.
    const { binary } = paths;
    const bare = binary ? { "webkitgtk:browserOptions": { binary, args: ["--automation", "--full-screen"] } } : {};
    const { sessionId, capabilities } = await context.ask("POST", "/session", { capabilities: { alwaysMatch: bare } });
    context.session = `/session/${sessionId}`;
    context.version = `${capabilities.browserName} ${capabilities.browserVersion}`;
    return context;
  }

  async newPage() {
    const page = new Page(this);
    if (this.options.viewport) await page.setViewportSize(this.options.viewport);
    if (this.options.locale) page.addInitScript((lang) => { for (const [name, value] of [["language", lang], ["languages", [lang]]]) Object.defineProperty(Navigator.prototype, name, { get: () => value, configurable: true }); }, this.options.locale);
    this.page = page;
    return page;
  }

  newCDPSession() { throw new DriverCannot("Chromium’s protocol"); }
  /** @param {boolean} offline */
  setOffline(offline) { if (this.page) this.page.offline = offline; }

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
    rmSync(this.settings, { recursive: true, force: true });
  }
}

/** One tab. Every page is served through a proxy that puts a script first in it, which hears what the console is told. */
class Page extends EventEmitter {
  /** @param {Context} context */
  constructor(context) {
    super();
    this.own = context;
    this.keyboard = new Keyboard(this);
    this.mouse = new Mouse(this);
    /** @type {Map<string, Proxy>} by origin */
    this.proxies = new Map();
    /** @type {string[]} */
    this.scripts = [];
    /** @type {[RegExp, (route: Route) => unknown][]} */
    this.routes = [];
    this.offline = false;
    this.address = "about:blank";
  }

  context() { return this.own; }
  /** @param {Function} script @param {unknown} [arg] */
  addInitScript(script, arg) { this.scripts.push(`(${script})(${JSON.stringify(arg) ?? ""});`); }
  waitForEvent(name) { return Promise.reject(new DriverCannot(`the event ${name}`)); }
  emulateMedia() { throw new DriverCannot("other media"); }
  pdf() { throw new DriverCannot("a page as PDF"); }
  workers() { throw new DriverCannot("a list of workers"); }
  /** @param {RegExp} which @param {(route: Route) => unknown} answer */
  route(which, answer) { this.routes.unshift([which, answer]); }
  /** @param {RegExp} which */
  unroute(which) { this.routes = this.routes.filter(([own]) => String(own) !== String(which)); }
  get clock() { throw new DriverCannot("a clock of the test’s own"); }

  /** @param {string} url */
  async goto(url) {
    const { origin, pathname, search, hash } = new URL(url);
    let proxy = this.proxies.get(origin);
    if (!proxy) this.proxies.set(origin, proxy = await Proxy.open(origin, this));
    this.address = url;
    await this.own.send("POST", "/url", { url: proxy.url + pathname + search + hash });
    await this.loaded();
  }

  /** The driver comes back before the modules of a page have run. */
  loaded() { return poll(() => this.evaluate(() => document.readyState === "complete"), "the page to load"); }

  async reload() {
    await this.report();
    await this.own.send("POST", "/refresh");
    await this.loaded();
  }

  async goBack() { await this.own.send("POST", "/back"); }
  async goForward() { await this.own.send("POST", "/forward"); }

  /** Where the page was sent to last; the driver itself is asked in time only. */
  url() { return this.address; }
  title() { return this.own.send("GET", "/title"); }
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
    return typeof answer?.json === "string" ? withNothing(JSON.parse(answer.json)) : undefined;
  }

  /** @param {Function | string} what @param {unknown} [arg] */
  async evaluate(what, arg) {
    if (typeof what === "function") return inPage(this, [], `(_, arg) => (${what})(arg)`, arg);
    // A script that gives nothing back. A page may forbid strings to be evaluated, but not what the driver brings.
    await this.script(`${what}\n;arguments[arguments.length - 1](null);`, []);
  }

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
