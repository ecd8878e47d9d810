// One environment from nothing to a verdict: installed, built, run, looked at.

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "../../tools/process.mjs";
import { clean, project } from "./project.mjs";
import { freePort, seeComparison, serveFolder, startServer } from "./running.mjs";

/**
 * What a folder's `environment.mjs` may say.
 * @typedef {object} Environment
 * @property {string} title
 * @property {boolean} [quick] part of `npm test`
 * @property {string[]} [packages] of versions.json
 * @property {object} [manifest] more of the project's package.json
 * @property {object} [page] of the page: script, attributes, body
 * @property {Record<string, string>} [env]
 * @property {string[][]} [commands] run one after the other; the first word is looked up in node_modules/.bin
 * @property {RegExp} [prints] what the last command must print
 * @property {string[]} [server] a server's command; `{port}` is where it listens
 * @property {string} [folder] what is served statically
 * @property {string} [file] what is opened from file://
 * @property {string} [path] of the page
 * @property {string} [policy] the Content Security Policy it is served under
 * @property {RegExp} [expect] what the console may say
 * @property {(page: import("playwright-core").Page) => Promise<void>} [look] instead of looking for a comparison
 * @property {(home: string) => string | null} [missing] why it cannot run here
 */

/** No build and no run takes so long: what does has hung. */
const LIMIT = 600_000;

/** Whatever cannot run here: reported as such, never as passed. */
export class NotRun extends Error {}

/**
 * @param {string} name
 * @param {Environment} environment
 * @param {{ folder: string, tarball: string, browser: import("playwright-core").Browser }} place
 */
export async function tryOut(name, environment, place) {
  const home = await project(name, environment, place);
  const reason = environment.missing?.(home);
  if (reason) throw new NotRun(reason);
  const { commands = [], prints, server, folder, file, path = "", policy, expect, look } = environment;
  const env = clean({ ...environment.env, PATH: `${join(home, "node_modules", ".bin")}:${process.env.PATH}` });
  let printed = "";
  for (const [command, ...args] of commands) {
    printed = "";
    await run(command, args, { cwd: home, env, quiet: true, timeout: LIMIT, hear: (text) => (printed += text) });
  }
  if (prints) assert.match(printed, prints);
  if (file) return seeComparison(place.browser, pathToFileURL(join(home, file)).href, { expect, look });
  if (!server && !folder) {
    assert.ok(prints, `${name} looks at nothing`);
    return;
  }
  const port = server ? await freePort() : 0;
  const running = server
    ? await startServer(server.map((word) => word.replace("{port}", String(port))), { cwd: home, env, port })
    : await serveFolder(join(home, folder ?? "."), policy);
  try {
    await seeComparison(place.browser, running.url + path, { expect, look });
  } finally {
    await running.close();
  }
}
