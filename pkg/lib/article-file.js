// How a file becomes an article. One rule, the same in the native command, in the page and here:
//
//   A file may begin with header lines `key: value`, where key is one of id, label, published, lang, title, url, in small
//   or capital letters; a blank line stands directly after the last of them, others may stand before the first; all that
//   follows is the text. Any other line there means that the whole file is the text. Of a repeated key the last line
//   counts; a key without a value is as good as none. An absent label is the file's name, without folder and ending; an
//   absent id is given by the engine (A, B, C …). Files are UTF-8, or UTF-16 with a byte order mark, without a NUL (the page,
//   where somebody sees what becomes of it, takes Windows-1252 too); their names end in
//   .txt, .md, .markdown or .text. Lines end in LF or CR LF; the text keeps whichever it has.

const KEYS = ["id", "label", "published", "lang", "title", "url"];
const HEADER_LINE = new RegExp(`^(${KEYS.join("|")}):(.*)$`, "i");
const ENDING = /(?<=[^/\\])\.(txt|md|markdown|text)$/i;

/** @typedef {{ id?: string, label?: string, published?: string, lang?: string, title?: string, url?: string, text: string }} FileArticle */

/**
 * Whether a file of this name is read at all.
 * @param {string} name
 */
export function isArticleFile(name) {
  return ENDING.test(name);
}

/**
 * Of the names in a folder those that are read, in order; what explains the folder is none of its articles.
 * @param {string[]} names
 */
export function articleFilesOf(names) {
  return names.filter((name) => isArticleFile(name) && !/^readme\.md$/i.test(name)).sort();
}

/**
 * @param {string} name the file's name, without its folder; the label where the header gives none
 * @param {Uint8Array} bytes
 * @returns {FileArticle}
 */
export function articleFromBytes(name, bytes) {
  return { label: labelOf(name), ...articleFromText(decode(bytes)) };
}

/** What an article is called that has no label of its own: its file's name, without ending. @param {string} name */
export function labelOf(name) {
  return name.replace(/(?<=.)\.[^.]*$/s, "");
}

/**
 * @param {string} content
 * @returns {FileArticle}
 */
export function articleFromText(content) {
  /** @type {Record<string, string>} */
  const fields = {};
  let some = false;
  for (let at = 0, end; (end = content.indexOf("\n", at)) >= 0; at = end + 1) {
    const line = content.slice(at, end).replace(/\r$/, "");
    const [, key = "", value = ""] = HEADER_LINE.exec(line) ?? [];
    if (key) {
      some = true;
      fields[key.toLowerCase()] = value.trim();
    } else if (line.trim()) {
      break;
    } else if (some) {
      return { ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value)), text: content.slice(end + 1) };
    }
  }
  return { text: content };
}

/**
 * The line with which a text begins as a header does: whoever meant one wants to know that it was read as text.
 * @param {FileArticle} article
 * @returns {string | null} its first 60 characters
 */
export function headerLike({ text }) {
  const line = text.trimStart().split(/\r?\n/, 1)[0] ?? "";
  return HEADER_LINE.test(line) ? [...line].slice(0, 60).join("") : null;
}

/**
 * The same in words.
 * @param {FileArticle} article
 */
export function remarkOn(article) {
  const line = headerLike(article);
  return line === null ? null : `the line ${JSON.stringify(line)} was read as text, since no header of ${KEYS.join(", ")} and a blank line begins the file`;
}

/** @param {Uint8Array} bytes */
function decode(bytes) {
  try {
    const text = new TextDecoder(marked(bytes) ?? "utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Said below, in the same words.
  }
  throw new Error("is not UTF-8 text");
}

/** The encoding that a byte order mark tells, where it is not UTF-8. @param {Uint8Array} bytes */
export function marked(bytes) {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}
