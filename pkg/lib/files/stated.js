// What a page states about its article, for machines: schema.org in JSON-LD, and meta elements.

/**
 * @typedef {object} Stated
 * @property {string | null} title
 * @property {string | null} publisher
 * @property {string | null} author
 * @property {string | null} published
 * @property {string | null} lang
 * @property {string | null} url
 * @property {boolean | null} free `isAccessibleForFree`
 */

/** Of one element with JSON-LD, in characters. */
const LONGEST = 1_000_000;
const MOST_NODES = 10_000;
const ARTICLE = /(?:Article|Posting|Report)$/;

/**
 * @param {Document} page
 * @param {string} [from] where the page came from
 * @returns {Stated}
 */
export function statedIn(page, from) {
  const { article, things } = graphOf(page);
  const meta = (/** @type {string[]} */ ...names) => {
    for (const name of names) {
      const content = page.querySelector(`meta[property="${name}" i], meta[name="${name}" i], meta[itemprop="${name}" i]`)?.getAttribute("content");
      if (words(content)) return words(content);
    }
    return null;
  };
  const canonical = page.querySelector("link[rel~=canonical]")?.getAttribute("href");
  const free = article?.isAccessibleForFree ?? meta("isAccessibleForFree");
  const tier = meta("article:content_tier");
  return {
    title: words(article?.headline) ?? meta("og:title"),
    publisher: named(article?.publisher, things) ?? meta("og:site_name", "application-name", "publisher", "dc.publisher"),
    author: named(article?.author, things) ?? meta("author"),
    published: dayOf(words(article?.datePublished) ?? meta("article:published_time", "datePublished")),
    lang: tag(article?.inLanguage) ?? tag(page.documentElement.lang) ?? tag(meta("og:locale")?.replace("_", "-")),
    url: address(from) ?? address(canonical) ?? address(meta("og:url")) ?? address(article?.url) ?? address(article?.mainEntityOfPage),
    free: free === null || free === undefined ? (tier === null ? null : !/^(?:locked|metered|premium)$/i.test(tier)) : !/^false$|\/false$/i.test(String(free)),
  };
}

/** The day of a moment, where that is told: a text is of a day, as its outlet counts them. @param {string | null} moment */
export const dayOf = (moment) => moment?.replace(/^(\d{4}-\d\d-\d\d)[T ].*/s, "$1") ?? null;

/**
 * The first thing in the page's JSON-LD that is an article, and all things that others name by their `@id`.
 * @param {Document} page @returns {{ article: Record<string, unknown> | null, things: Map<unknown, unknown> }}
 */
function graphOf(page) {
  let left = MOST_NODES;
  let article = null;
  const things = new Map();
  for (const script of page.querySelectorAll('script[type="application/ld+json" i]')) {
    const text = script.textContent ?? "";
    if (text.length > LONGEST) continue;
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      continue;
    }
    const queue = [data];
    while (queue.length && left-- > 0) {
      const node = queue.shift();
      if (Array.isArray(node)) queue.push(...node.slice(0, 1000));
      else if (node && typeof node === "object") {
        const types = [node["@type"]].flat();
        if (types.some((type) => typeof type === "string" && ARTICLE.test(type))) article ??= node;
        if (node["@id"] && node.name) things.set(node["@id"], node.name);
        if (node["@graph"]) queue.push(node["@graph"]);
        if (node.mainEntity) queue.push(node.mainEntity);
      }
    }
  }
  return { article, things };
}

/** @param {unknown} value */
function words(value) {
  const text = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
  return text && text.length <= 500 ? text : null;
}

/** Names of persons or organisations: a string, a thing with a name or one that stands elsewhere, or several. @param {unknown} value @param {Map<unknown, unknown>} things @returns {string | null} */
function named(value, things) {
  const names = [value].flat().slice(0, 10).map((one) => words(one && typeof one === "object" ? /** @type {{ name?: unknown }} */ (one).name ?? things.get(/** @type {{ "@id"?: unknown }} */ (one)["@id"]) : one));
  return names.filter((name) => name && !/^https?:/i.test(name)).join(", ") || null;
}

/** @param {unknown} value */
function tag(value) {
  const text = words(value && typeof value === "object" ? /** @type {{ alternateName?: unknown }} */ (value).alternateName : value);
  try {
    return text ? Intl.getCanonicalLocales(text)[0] ?? null : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value */
function address(value) {
  const text = words(value && typeof value === "object" ? /** @type {{ "@id"?: unknown }} */ (value)["@id"] : value);
  try {
    const url = new URL(text ?? "");
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}
