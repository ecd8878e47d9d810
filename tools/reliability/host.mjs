// A page of another host with the built package beside it, served from this machine and open in a browser for as long as some
// work takes.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../process.mjs";
import { POLICY, serve } from "../serve.mjs";

/**
 * @template Browser, Result
 * @param {object} host
 * @param {Record<string, string>} host.files by name; `index.html` is the page, `crossread/` the package
 * @param {string} [host.policy]
 * @param {() => Promise<Browser & { close(): Promise<unknown> }>} host.launch
 * @param {(open: { browser: Browser, url: string }) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function hosted({ files, policy = POLICY, launch }, work) {
  const folder = mkdtempSync(join(tmpdir(), "crossread-host-"));
  try {
    cpSync(join(root, "www", "dist", "crossread"), join(folder, "crossread"), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const server = await serve({ folder, policy });
    try {
      const browser = await launch();
      try {
        return await work({ browser, url: server.url });
      } finally {
        await browser.close();
      }
    } finally {
      await server.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A page that runs scripts and shows nothing. @param {string} title @param {{ head?: string }} [more] */
export const emptyPage = (title, { head = "" } = {}) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}<script type="module" src="./page.js"></script></head><body></body></html>`;
