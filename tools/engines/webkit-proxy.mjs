// The proxy through which WebKit's pages come for the tests: it puts scripts before a page's own, tells of what was asked, gives
// other answers than the server's, and can be a network that is off.

import assert from "node:assert/strict";
import { createServer } from "node:http";

/** Hears all that a page complains of. */
const WATCH = `
globalThis.crossreadSaid = [];
document.currentScript.remove();
for (const name of ["log", "info", "warn", "error"]) {
  const before = console[name];
  console[name] = (...words) => { crossreadSaid.push(name + ": " + words.join(" ")); before.apply(console, words); };
}
// That a layout settled over two frames is a notice which no other engine's console tells.
addEventListener("error", (event) => { if (!/^ResizeObserver loop/.test(event.message)) crossreadSaid.push("error: " + event.message); });
addEventListener("unhandledrejection", (event) => crossreadSaid.push("error: " + event.reason));
document.addEventListener("securitypolicyviolation", (event) => crossreadSaid.push("Content Security Policy: " + event.effectiveDirective + " refused " + event.blockedURI + " " + event.sample));
`;
const FIRST = "/crossread-first.js";

/**
 * @typedef {object} Page what a page wants of its proxy
 * @property {string[]} scripts run before its own, in this order
 * @property {[RegExp, (route: Route) => unknown][]} routes the first that fits an address answers
 * @property {boolean} offline
 * @property {(name: string, event: object) => void} emit
 * @property {{ emit: (name: string, event: object) => void }} own
 */

/** One request that a test answers, in the shape of Playwright's. */
export class Route {
  /** @param {string} url @param {import("node:http").ServerResponse} response @param {string} accept */
  constructor(url, response, accept) {
    this.url = url;
    this.response = response;
    this.accept = accept;
  }

  fetch() { return fetch(this.url, { headers: { accept: this.accept } }); }
  abort() { this.response.destroy(); }

  /** @param {{ response?: Response, status?: number, contentType?: string, body?: string }} answer */
  async fulfill({ response, status = response?.status ?? 200, contentType, body }) {
    const headers = response ? headersOf(response) : {};
    if (contentType) headers["content-type"] = contentType;
    this.response.writeHead(status, headers).end(body ?? (response ? Buffer.from(await response.arrayBuffer()) : ""));
  }
}

export class Proxy {
  /** @param {string} origin @param {Page} page */
  static async open(origin, page) {
    const proxy = new Proxy();
    const server = createServer((request, response) => void answer(origin + request.url, request.headers.accept ?? "*/*", response, page).catch(() => response.destroy()));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
    const address = server.address();
    assert.ok(address && typeof address === "object");
    proxy.url = `http://127.0.0.1:${address.port}`;
    proxy.server = server;
    return proxy;
  }

  close() {
    return new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }
}

/** @param {string} url at the server itself @param {string} accept @param {import("node:http").ServerResponse} response @param {Page} page */
async function answer(url, accept, response, page) {
  if (page.offline) return response.destroy();
  if (url.endsWith(FIRST)) return response.writeHead(200, { "content-type": "text/javascript" }).end(WATCH + page.scripts.join("\n"));
  for (const told of [page, page.own]) told.emit("request", { url: () => url });
  const route = page.routes.find(([which]) => which.test(url));
  if (route) return route[1](new Route(url, response, accept));
  const from = await fetch(url, { headers: { accept } });
  page.own.emit("response", { status: () => from.status, url: () => url });
  const headers = headersOf(from);
  if (!/^text\/html/.test(headers["content-type"] ?? "")) return response.writeHead(from.status, headers).end(Buffer.from(await from.arrayBuffer()));
  const text = await from.text();
  response.writeHead(from.status, headers).end(text.replace(/<head>|<html[^>]*>/i, (tag) => `${tag}<script src="${FIRST}"></script>`));
}

/** The headers of an answer that is passed on whole and unpacked. @param {Response} response @returns {Record<string, string>} */
function headersOf(response) {
  const own = ["content-length", "content-encoding", "transfer-encoding", "connection", "keep-alive"];
  return Object.fromEntries([...response.headers].filter(([name]) => !own.includes(name)));
}
