// The part of the environments that `npm test` tries: no bundler but Vite, which most use. All of them: `npm run test:packaging`.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { tryOut } from "./environment.mjs";
import { environments, pack, workplace } from "./project.mjs";
import { openBrowser } from "./running.mjs";

const all = await environments();
const quick = Object.entries(all).filter(([, { quick }]) => quick);
const { folder, remove } = workplace();
/** @type {Parameters<typeof tryOut>[2]} */
let place;
before(async () => { place = { folder, tarball: pack(folder), browser: await openBrowser() }; });
after(async () => { await place?.browser.close(); remove(); });

assert.ok(quick.length >= 10, "most of the quick environments are gone");
for (const [name, environment] of quick) test(environment.title, () => tryOut(name, environment, place));
