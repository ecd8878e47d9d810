// The element's light DOM as input: each <article> child is one account.

/** @typedef {import("../types.js").Article} GivenArticle */

const BLOCKS = new Set(["ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "DD", "DIV", "DL", "DT", "FIGCAPTION", "FIGURE", "FOOTER", "H1", "H2", "H3", "H4", "H5", "H6",
  "HEADER", "HR", "LI", "MAIN", "NAV", "OL", "P", "PRE", "SECTION", "TABLE", "TR", "UL"]);
const SILENT = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "IFRAME", "OBJECT", "SVG", "svg", "BUTTON", "INPUT", "SELECT", "TEXTAREA"]);

/**
 * The text of an element as it is read: a blank line between blocks, line breaks kept where the author's markup or a bare text
 * has them. Works without layout, so that it gives the same for a hidden element.
 * @param {Element} element
 * @returns {string}
 */
export function textOf(element) {
  if (!element.firstElementChild) return trimmedLines(element.textContent ?? "");
  /** @type {string[]} */
  const blocks = [];
  let line = "";
  const close = () => {
    const text = line.split("\n").map((one) => one.replace(/[^\S\n]+/g, " ").trim()).join("\n").trim();
    if (text) blocks.push(text);
    line = "";
  };
  /** @param {Node} node @param {boolean} preformatted */
  const walk = (node, preformatted) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        const data = child.nodeValue ?? "";
        line += preformatted ? data : data.replace(/\s+/g, " ");
      } else if (child.nodeType === 1) {
        const inner = /** @type {Element} */ (child);
        if (SILENT.has(inner.tagName)) continue;
        if (inner.tagName === "BR") line += "\n";
        else if (BLOCKS.has(inner.tagName)) {
          close();
          walk(inner, preformatted || inner.tagName === "PRE");
          close();
        } else walk(inner, preformatted);
      }
    }
  };
  walk(element, element.tagName === "PRE");
  close();
  return blocks.join("\n\n");
}

/** Text put into a page is indented with it; blank lines keep the blocks apart. @param {string} text */
function trimmedLines(text) {
  return text.split("\n").map((line) => line.trim()).join("\n").trim();
}

/**
 * @param {Element} article
 * @param {string} text
 * @returns {GivenArticle}
 */
export function articleOf(article, text) {
  const { dataset } = /** @type {HTMLElement} */ (article);
  return {
    ...(dataset.id ? { id: dataset.id } : {}),
    ...(dataset.label ? { label: dataset.label } : {}),
    ...(article.getAttribute("lang") ? { lang: article.getAttribute("lang") } : {}),
    published: dataset.published || null,
    url: dataset.url || null,
    text,
  };
}

/** @param {Element} host @returns {Element[]} */
export const articlesIn = (host) => [...host.children].filter((child) => child.tagName === "ARTICLE");

/** @param {Element} host @returns {GivenArticle[]} */
export const readChildren = (host) => articlesIn(host).map((child) => articleOf(child, textOf(child))).filter((article) => article.text !== "");

/** Children with markup are read by the engine, which tells a caption from a paragraph; where it cannot, by their blocks. @param {Element} host @returns {Promise<GivenArticle[]>} */
export async function readMarkup(host) {
  const children = articlesIn(host);
  if (!children.some((child) => child.firstElementChild)) return readChildren(host);
  const { articleFrom } = await import("../core.js").catch(() => ({ articleFrom: null }));
  const read = [];
  for (const child of children) {
    const own = articleOf(child, "");
    try {
      // Of the languages round it only its own is the account's: the element's is that of the interface, the page's that of the page.
      // Where it names none, the engine tells it by the words.
      const { nodes: _nodes, lang: _around, ...article } = articleFrom ? await articleFrom(child) : { nodes: null, lang: null, text: textOf(child) };
      read.push({ ...article, ...own, text: article.text });
    } catch {
      read.push({ ...own, text: textOf(child) });
    }
  }
  return read.filter((article) => article.text !== "");
}
