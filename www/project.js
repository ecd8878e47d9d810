// A project: the accounts, the corrections and the place, as a file to keep and to hand on. What is opened was made anywhere:
// it is checked against the schema, and then for what a schema cannot say.

import { project as isProject } from "./checks.js";
import { isAddress, isDay, isLanguage } from "./metadata.js";
import { Refusal } from "./language.js";

/**
 * @typedef {import("./accounts.js").Text} Text
 * @typedef {import("../pkg/lib/types.js").Options} Options
 * @typedef {{ base?: string, view?: string, place?: string }} Position where the reader is
 * @typedef {{ format: "crossread-project", version: 1, saved?: string, event?: string, articles: Text[], options?: Options, place?: Position }} Project
 */

const FORMAT = "crossread-project";
const VERSION = 1;
/** All texts together, in UTF-16 code units: beyond the engine's own bound nothing could be compared. */
const LARGEST = 50_000_000;
const FIELDS = /** @type {const} */ (["id", "label", "lang", "title", "published", "url", "free", "text", "blocks"]);

/** @param {Omit<Project, "format" | "version" | "saved">} work @returns {Project} */
export function projectOf({ event, articles, options, place }) {
  return { format: FORMAT, version: VERSION, saved: new Date().toISOString(), ...(event ? { event } : {}), articles: articles.map(only), ...(options && Object.keys(options).length ? { options } : {}), ...(place && Object.keys(place).length ? { place } : {}) };
}

/** @param {string} name */
export const isProjectFile = (name) => /\.json$/i.test(name);

/**
 * @param {string} text of a file
 * @returns {Project}
 * @throws {Refusal} which says in words why it is none
 */
export function readProject(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Refusal("project.noJson");
  }
  return checked(data);
}

/** @param {unknown} data @returns {Project} */
export function checked(data) {
  const { format, version } = /** @type {{ format?: unknown, version?: unknown }} */ (data ?? {});
  if (format !== FORMAT) throw new Refusal("project.other");
  if (version !== VERSION) throw new Refusal("project.version", { version: String(version).slice(0, 20), known: String(VERSION) });
  if (!isProject(data)) {
    const error = isProject.errors?.[0];
    throw new Refusal("project.damaged", { where: error?.instancePath || "/", what: error?.message ?? "" });
  }
  const project = /** @type {Project} */ (data);
  const damaged = (/** @type {string} */ where, /** @type {string} */ what) => new Refusal("project.damaged", { where, what });
  if (project.articles.reduce((sum, { text }) => sum + text.length, 0) > LARGEST) throw damaged("/articles", `> ${LARGEST}`);
  const ids = project.articles.flatMap(({ id }) => (id ? [id] : []));
  if (new Set(ids).size < ids.length) throw damaged("/articles", "id");
  project.articles.forEach(({ text, blocks }, index) => {
    let before = 0;
    for (const { start, end } of blocks ?? []) {
      if (start < before || start >= end || end > text.length) throw damaged(`/articles/${index}/blocks`, `${start}–${end}`);
      before = end;
    }
  });
  const inside = (/** @type {import("../pkg/lib/types.js").Place} */ { article, start, end }) => start < end && end <= (project.articles[article]?.text.length ?? 0);
  const { unlink, blocks, lang, minScore } = project.options ?? {};
  if (!(unlink?.flat() ?? []).every(inside) || !(blocks ?? []).every(inside)) throw damaged("/options", "start, end");
  // Only what this version knows is taken on, and a value that would be refused when typed is left out.
  const { base, view, place } = project.place ?? {};
  return {
    format: FORMAT, version: VERSION, ...(project.saved ? { saved: project.saved } : {}), ...(project.event ? { event: project.event } : {}), articles: project.articles.map(only),
    options: { ...(lang && isLanguage(lang) ? { lang } : {}), ...(minScore === undefined ? {} : { minScore }), ...(unlink ? { unlink } : {}), ...(blocks ? { blocks } : {}) },
    place: { ...(base ? { base } : {}), ...(view ? { view } : {}), ...(place ? { place } : {}) },
  };
}

/** @param {Text} article @returns {Text} */
function only(article) {
  const kept = /** @type {Text} */ (/** @type {unknown} */ (Object.fromEntries(FIELDS.flatMap((field) => (article[field] === undefined || article[field] === null ? [] : [[field, article[field]]])))));
  if (kept.url && !isAddress(kept.url)) delete kept.url;
  if (kept.published && !isDay(kept.published)) delete kept.published;
  if (kept.lang && !isLanguage(kept.lang)) delete kept.lang;
  return kept;
}
