// A static server for the built page, on this machine only, under the policy the page is meant to run under.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'; img-src 'self'; "
  + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types crossread";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".wasm": "application/wasm",
};

/**
 * @param {{ folder: string, opening?: () => string, port?: number, policy?: string }} options `policy`: in place of the page's own; `opening`: makes what is answered for
 *   /opening.js, each time anew; `port`: this one, else the next free one after it (0: any)
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ folder, opening, port = 0, policy = POLICY }) {
  const server = createServer((request, response) => answer(request, response, folder, opening, policy));
  const bound = await listen(server, port);
  return {
    url: `http://127.0.0.1:${bound}/`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

async function listen(server, first) {
  for (let port = first; ; port++) {
    try {
      await new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", () => resolve(server.off("error", reject)));
      });
      return server.address().port;
    } catch (error) {
      if (error.code !== "EADDRINUSE" || port - first >= 100) throw error;
    }
  }
}

function answer(request, response, folder, opening, policy) {
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  // What is served is what was built a moment ago.
  response.setHeader("Cache-Control", "no-store");
  const refuse = (status, text) => response.writeHead(status, { "Content-Type": "text/plain" }).end(`${text}\n`);

  // Another site's name pointed at this address must not read a person's texts.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? "")) return refuse(403, "unknown host");
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "only GET and HEAD");
  let path;
  try {
    path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  } catch {
    return refuse(400, "not a path");
  }
  if (path.endsWith("/")) path += "index.html";
  if (opening && path === "/opening.js") {
    try {
      const text = opening();
      return response.writeHead(200, { "Content-Type": TYPES[".js"] }).end(request.method === "HEAD" ? undefined : text);
    } catch (error) {
      console.error(error.message);
      return refuse(500, error.message);
    }
  }
  const file = normalize(join(folder, path));
  if (path.includes("\0") || !file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) return refuse(404, "not found");
  response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", "Content-Length": statSync(file).size });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
}
