// How a file becomes an article. One rule, the same in the native command, in the page's opening set and here:
//
//   A file may begin with header lines `key: value`, where key is one of id, label, published, lang, title, url, and a
//   space follows the colon; directly after the last of them stands one blank line, and all that follows is the text.
//   Where the first line is no such line, or the header is not followed by a blank line, the whole file is the text. Of a
//   repeated key the last line counts. An absent label is the file's name, without folder and extension; an absent id is
//   given by the engine (A, B, C …). Files are UTF-8 (one byte order mark at the start is dropped), and their names end
//   in .txt or .md. Lines end in LF or CR LF; the text keeps whichever it has.

const HEADER_LINE = /^(id|label|published|lang|title|url): (.*)$/;
const READABLE = /[^/\\]\.(txt|md)$/i;

/** @typedef {{ id?: string, label?: string, published?: string, lang?: string, title?: string, url?: string, text: string }} FileArticle */

/**
 * Whether a file of this name is read at all.
 * @param {string} name
 */
export function isArticleFile(name) {
  return READABLE.test(name);
}

/**
 * @param {string} name the file's name, without its folder; the label where the header gives none
 * @param {Uint8Array} bytes
 * @returns {FileArticle}
 */
export function articleFromBytes(name, bytes) {
  let content;
  try {
    content = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error("is not UTF-8 text");
  }
  const { fields, text } = splitHeader(content);
  return { label: name.replace(/(?<=.)\.[^.]*$/s, ""), ...fields, text };
}

/** @param {string} content */
function splitHeader(content) {
  /** @type {Record<string, string>} */
  const fields = {};
  let at = 0;
  let lines = 0;
  while (at < content.length) {
    const end = content.indexOf("\n", at);
    const line = content.slice(at, end < 0 ? content.length : end).replace(/\r$/, "");
    const match = HEADER_LINE.exec(line);
    if (match) {
      const [, key = "", value = ""] = match;
      fields[key] = value.trim();
      lines++;
    } else if (lines > 0 && line === "") {
      return { fields, text: end < 0 ? "" : content.slice(end + 1) };
    } else {
      break;
    }
    if (end < 0) break;
    at = end + 1;
  }
  return { fields: {}, text: content };
}
