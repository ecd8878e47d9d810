// Whether data from elsewhere is a comparison that the views can show: every field they read has its type, every id points
// to something, every place lies in its text. What is more than that is let through.

/** @typedef {(value: unknown, path: string) => void} Rule  throws a Fault */

class Fault extends Error {}
/** @param {string} path @param {string} wanted @returns {never} */
const fail = (path, wanted) => { throw new Fault(`${path}: ${wanted}`); };

/** @type {Rule} */
const string = (value, path) => { if (typeof value !== "string") fail(path, "a text is needed"); };
/** @type {Rule} */
const boolean = (value, path) => { if (typeof value !== "boolean") fail(path, "true or false is needed"); };
/** @type {Rule} */
const count = (value, path) => { if (!Number.isSafeInteger(value) || Number(value) < 0) fail(path, "a whole number from 0 is needed"); };
/** @param {number} most @returns {Rule} */
const below = (most) => (value, path) => { count(value, path); if (Number(value) >= most) fail(path, `a number below ${most} is needed`); };
/** @param {readonly string[]} words @returns {Rule} */
const oneOf = (words) => (value, path) => { if (!words.includes(/** @type {string} */ (value))) fail(path, `one of ${words.join(", ")} is needed`); };
/** @param {Rule} rule @returns {Rule} */
const maybe = (rule) => (value, path) => { if (value !== null && value !== undefined) rule(value, path); };
/** @param {Rule} rule @returns {Rule} */
const list = (rule) => (value, path) => {
  if (!Array.isArray(value)) fail(path, "a list is needed");
  /** @type {unknown[]} */ (value).forEach((item, index) => rule(item, `${path}[${index}]`));
};
/** @param {Record<string, Rule>} rules @param {(value: any, path: string) => void} [more] @returns {Rule} */
const record = (rules, more) => (value, path) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) fail(path, "an object is needed");
  for (const [name, rule] of Object.entries(rules)) rule(/** @type {Record<string, unknown>} */ (value)[name], `${path}.${name}`);
  more?.(value, path);
};
/** A half-open range that lies in a text. @param {number} length @returns {Rule} */
const range = (length) => (value, path) => {
  if (!Array.isArray(value) || value.length !== 2) fail(path, "a range of two numbers is needed");
  const [start, end] = /** @type {unknown[]} */ (value);
  within(start, end, length, path);
};
/** @param {unknown} start @param {unknown} end @param {number} length @param {string} path */
function within(start, end, length, path) {
  count(start, path);
  count(end, path);
  if (Number(start) > Number(end) || Number(end) > length) fail(path, `no range of a text of ${length}`);
}
/** Items whose id is their place in the list. @param {Record<string, Rule>} rules @param {(value: any, path: string) => void} [more] @returns {Rule} */
const numbered = (rules, more) => (value, path) => {
  record({ id: count, ...rules }, more)(value, path);
  if (!path.endsWith(`[${/** @type {{ id: number }} */ (value).id}]`)) fail(`${path}.id`, "an id is the place in the list");
};

const LEVELS = ["conflict", "variant", "style"];
const READINGS = ["identical", "typographic", "trimmed", "spliced", "reworded"];
const FLAGS = ["negation", "number", "modal", "ellipsis", "bracket", "attribution"];
const KINDS = ["number", "money", "percent", "ordinal", "age", "duration", "distance", "date", "day", "time", "place", "name", "attribution", "negation", "order", "naming", "spelling", "wording"];
const CUT_SIGNS = ["free", "invitation", "ellipsis", "unfinished", "short"];
const OPS = ["equal", "delete", "insert", "replace"];

/** What is wrong with a comparison, with the place; null where nothing is. @param {unknown} data @returns {string | null} */
export function check(data) {
  try {
    comparison(data);
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

/** @param {any} data */
function comparison(data) {
  record({ schema: oneOf(["crossread/1"]) })(data, "comparison");
  for (const name of ["articles", "stories", "sentences", "entities", "quotations", "reported", "utterances", "links", "passages", "differences"]) list(() => {})(data[name], name);
  const { articles, sentences, entities, quotations, utterances, passages, reported } = data;
  if (articles.length < 1 || articles.length > 1000) fail("articles", "1 to 1,000 articles are needed");

  const article = below(articles.length);
  const sentence = below(sentences.length);
  list(record({
    id: string, label: maybe(string), lang: string, title: maybe(string), published: maybe(string), url: maybe(string), free: maybe(boolean), length: count, text: maybe(string), hash: string,
    blocks: list(record({ kind: string, reason: maybe(string) })), notes: list(record({ kind: string, sign: maybe(oneOf(CUT_SIGNS)), message: string })),
  }, (one, path) => {
    if (typeof one.text === "string" && one.text.length !== one.length) fail(`${path}.length`, "not the length of the text");
    one.blocks.forEach((/** @type {any} */ block, /** @type {number} */ index) => within(block.start, block.end, one.length, `${path}.blocks[${index}]`));
  }))(articles, "articles");
  if (new Set(articles.map((/** @type {{ id: string }} */ one) => one.id)).size < articles.length) fail("articles", "ids must differ");
  list(list(article))(data.stories, "stories");
  const told = data.stories.flat();
  if (told.length !== articles.length || new Set(told).size !== told.length) fail("stories", "every article is in one story");

  /** A place in an article, with its parts. @param {any} one @param {string} path */
  const placed = (one, path) => {
    const { length } = articles[one.article];
    within(one.start, one.end, length, path);
    maybe(list(range(length)))(one.parts, `${path}.parts`);
  };
  list(numbered({ article, block: count }, (one, path) => { placed(one, path); below(articles[one.article].blocks.length)(one.block, `${path}.block`); }))(sentences, "sentences");
  list(numbered({ kind: string, name: string, forms: list(string), mentions: list(record({ article }, placed)) }))(entities, "entities");
  const speaker = maybe(record({ entity: maybe(below(entities.length)), name: string }));
  list(numbered({ article, kind: string, speaker }, placed))(quotations, "quotations");
  list(numbered({ article, speaker }, placed))(reported, "reported");

  const lengthOf = (/** @type {number} */ quotation) => {
    const { start, end, parts } = quotations[quotation];
    return parts?.length ? parts.reduce((/** @type {number} */ sum, /** @type {[number, number]} */ [from, to]) => sum + to - from, parts.length - 1) : end - start;
  };
  list(numbered({
    speaker: maybe(below(entities.length)), quotations: list(below(quotations.length)), base: below(quotations.length), reported: list(below(reported.length)), flags: list(oneOf(FLAGS)),
    readings: list(record({ quotation: below(quotations.length), kind: oneOf(READINGS), flags: list(oneOf(FLAGS)), edits: list(record({ op: oneOf(OPS), class: maybe(string) })) })),
  }, (one, path) => {
    one.readings.forEach((/** @type {any} */ reading, /** @type {number} */ r) => reading.edits.forEach((/** @type {any} */ edit, /** @type {number} */ e) => {
      range(lengthOf(one.base))(edit.a, `${path}.readings[${r}].edits[${e}].a`);
      range(lengthOf(reading.quotation))(edit.b, `${path}.readings[${r}].edits[${e}].b`);
    }));
  }))(utterances, "utterances");
  list(record({ a: sentence, b: sentence, score: below(1001), kind: oneOf(["identical", "near", "reworded", "partial"]), moved: boolean }))(data.links, "links");
  list(numbered({ sentences: list(sentence), head: sentence, articles: list(article) }))(passages, "passages");
  list(numbered({
    level: oneOf(LEVELS), kind: oneOf(KINDS), rank: count, passage: maybe(below(passages.length)), about: string, silent: list(article),
    readings: list(record({ article, sentence: maybe(sentence), text: string }, (one, path) => {
      placed(one, path);
      const { text } = articles[one.article];
      // What is shown large as an outlet's words has to be its words.
      if (typeof text === "string" && text.slice(one.start, one.end) !== one.text) fail(`${path}.text`, "not what stands at its place");
    })),
  }, (one, path) => { if (!one.readings.length) fail(`${path}.readings`, "at least one reading is needed"); }))(data.differences, "differences");
  record({ similarity: list(list(below(1001))), only: list(list(sentence)) })(data.coverage, "coverage");
  for (const name of ["similarity", "only"]) if (data.coverage[name].length !== articles.length) fail(`coverage.${name}`, "one entry an article is needed");
}
