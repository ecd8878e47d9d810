// A Word document as an article: mammoth tells headings, lists and quotations, and the rest is as with a page.

import { unzipSync } from "fflate";
import { articleFromHtml } from "./html.js";
import { FileProblem } from "./problem.js";

/** What the archive may unpack to, in bytes: a small file can hold a very large one. */
const LARGEST_UNPACKED = 100_000_000;

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {any} library the module of `mammoth`
 * @returns {Promise<import("../files.js").Read>}
 */
export async function articleFromDocx(name, bytes, library) {
  // What Word protects by a password is no archive but an older kind of container.
  if ([0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)) throw new FileProblem(name, "encrypted");
  let size = 0;
  // Only the archive's table of contents is read here.
  unzipSync(bytes, { filter: ({ originalSize }) => { size += originalSize; return false; } });
  if (size > LARGEST_UNPACKED) throw new FileProblem(name, "unpacked", { size, limit: LARGEST_UNPACKED });
  const mammoth = library.convertToHtml ? library : library.default;
  const { value } = await mammoth.convertToHtml(
    { arrayBuffer: bytes.slice().buffer },
    // Pictures are no text; styles of Word's own that say what a paragraph is.
    { convertImage: mammoth.images.imgElement(async () => ({ src: "" })), styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Quote'] => blockquote:fresh", "p[style-name='Intense Quote'] => blockquote:fresh"] },
  );
  const { article } = await articleFromHtml(value, { fragment: true });
  const title = article.blocks?.find(({ kind }) => kind === "headline");
  return { article: { ...article, ...(title ? { title: article.text.slice(title.start, title.end) } : {}) }, remarks: [] };
}
