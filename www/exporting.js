// The comparison as a file to keep, or as text to paste.

import { t, wordsOf } from "./language.js";
import { byId, download, reader, say, wentWell } from "./page.js";

/** @typedef {import("../pkg/lib/types.js").Format} Format */

/** What each format is as a file. @type {Record<Format, { ending: string, type: string }>} */
const FILES = {
  markdown: { ending: "md", type: "text/markdown" },
  html: { ending: "html", type: "text/html" },
  csv: { ending: "csv", type: "text/csv" },
  tsv: { ending: "tsv", type: "text/tab-separated-values" },
  json: { ending: "json", type: "application/json" },
  annotations: { ending: "annotations.jsonld", type: "application/ld+json" },
  tei: { ending: "tei.xml", type: "application/tei+xml" },
};

/** A name for a file that says what is in it and when it was made. @param {string} event @param {string} ending @param {Date} [day] */
export function fileName(event, ending, day = new Date()) {
  const about = event.normalize("NFC").replace(/[^\p{L}\p{N}\p{M}]+/gu, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 60);
  const local = new Date(day.getTime() - day.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return `${about || "crossread"}-${local}.${ending}`;
}

/** @param {() => string} event what the accounts are about */
export function exportingOf(event) {
  const formats = /** @type {HTMLFieldSetElement} */ (byId("formats"));
  const texts = /** @type {HTMLInputElement} */ (byId("export-texts"));
  const chosen = () => /** @type {Format} */ (/** @type {HTMLInputElement | null} */ (formats.querySelector("input:checked"))?.value ?? "markdown");

  /** The comparison as it is shown, with what the reader corrected; in the JSON the texts can be left out, the others are made of them. */
  async function exported() {
    const format = chosen();
    return reader.export(format, { texts: format !== "json" || texts.checked });
  }

  /** @param {(text: string) => void | Promise<void>} use @param {import("./language.js").Key} failed */
  async function run(use, failed) {
    try {
      await use(await exported());
      wentWell();
    } catch (error) {
      say("export", [() => t(failed, { message: wordsOf(error) })]);
    }
  }

  formats.addEventListener("change", paint);
  function paint() {
    byId("export-texts-line").hidden = chosen() !== "json";
  }
  byId("export-download").addEventListener("click", () => void run((text) => {
    const { ending, type } = FILES[chosen()];
    const name = fileName(event(), ending);
    download(name, type, text);
    say("export", [() => t("export.done", { name })], { calm: true });
  }, "export.failed"));
  byId("export-copy").addEventListener("click", () => void run(async (text) => {
    await navigator.clipboard.writeText(text);
    say("export", [() => t("export.copied")], { calm: true });
  }, "export.notCopied"));

  const able = () => {
    const ready = Boolean(reader.comparison);
    for (const id of ["export-download", "export-copy", "project-save", "share-copy"]) byId(id).toggleAttribute("disabled", !ready);
  };
  able();
  paint();
  return { able };
}
