// What a person picks, drops or pastes.

import { articleFromText } from "../pkg/lib/article-file.js";
import { articleFromMarkup } from "../pkg/lib/files.js";
import { byId, inBox } from "./page.js";

/** Markup longer than this is no part of an article, in characters. */
const LONGEST_MARKUP = 10_000_000;
/** A page's source, as somebody copies it. */
const SOURCE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html[\s>]|<body[\s>]|<article[\s>])/i;

/** A part of a page: it begins with an element of one and closes elements. */
const PART = /^\s*<(?:!--|(?:head|meta|title|main|header|section|div|p|h[1-6]|span|figure|ul|table)[\s>])[^]*<\/[a-z]/i;

/** Whether a text is the source of a page, as far as its beginning tells. @param {string} text */
export const isMarkup = (text) => text.length <= LONGEST_MARKUP && (isPage(text) || PART.test(text));

/** Ends of what only a page is made of. */
const BLOCK_END = /<\/(?:p|div|section|article|main|h[1-6]|li|figure|table)>/gi;

/** Whether nobody could have meant it as a text to be read: a whole page, or several blocks of one. @param {string} text */
export const isEvident = (text) => isMarkup(text) && (isPage(text) || (text.match(BLOCK_END) ?? []).length > 1);

/** Whether it is a whole page. @param {string} text */
export const isPage = (text) => SOURCE.test(text);

/**
 * @param {object} host
 * @param {(files: File[]) => void} host.files
 * @param {(text: import("./files.js").Text) => void} host.text
 * @param {() => boolean} host.editing
 */
export function takingOf({ files, text, editing }) {
  const picker = /** @type {HTMLInputElement} */ (byId("files"));
  for (const id of ["pick", "pick-first"]) byId(id).addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    const chosen = [...(picker.files ?? [])];
    picker.value = "";
    if (chosen.length) files(chosen);
  });

  /** @param {DataTransfer} transfer */
  const take = async (transfer) => {
    // Both are read at once: the browser empties what it hands over when the event is done.
    const [chosen, html, plain] = [[...transfer.files], transfer.getData("text/html"), transfer.getData("text/plain")];
    if (chosen.length && !(plain.trim() && html)) return files(chosen);
    if (editing()) return;
    const markup = SOURCE.test(plain) ? plain : html;
    if (markup && markup.length <= LONGEST_MARKUP) {
      try {
        const library = markup === plain ? await import("@mozilla/readability") : undefined;
        const { article } = await articleFromMarkup(markup, { library, fragment: markup !== plain });
        if (article.text.trim()) return text(article);
      } catch { /* then as the text that came with it */ }
    }
    if (plain.trim()) text(articleFromText(plain));
    else if (chosen.length) files(chosen);
  };

  const drop = byId("drop");
  let depth = 0;
  addEventListener("dragenter", (event) => { if (carries(event)) { depth++; drop.hidden = false; } });
  addEventListener("dragleave", (event) => { if (carries(event) && --depth <= 0) { depth = 0; drop.hidden = true; } });
  addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    depth = 0;
    drop.hidden = true;
    if (!carries(event) || !event.dataTransfer) return;
    event.preventDefault();
    void take(event.dataTransfer);
  });
  addEventListener("paste", (event) => {
    const pasted = event.clipboardData;
    if (!pasted || (inBox(event) && !(pasted.files.length && !pasted.getData("text/plain")))) return;
    event.preventDefault();
    void take(pasted);
  });
}

/** Words dragged into a box of this page belong to that box; a file dropped on one would leave the page. @param {DragEvent} event */
function carries(event) {
  const types = event.dataTransfer?.types ?? [];
  return types.includes("Files") || ((types.includes("text/plain") || types.includes("text/html")) && !inBox(event));
}
