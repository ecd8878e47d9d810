// What went wrong, in the reader's language. The engine's errors have a kind; what only a host's author can mend is told in
// the engine's own words.

/**
 * @typedef {import("./translate.js").Translate} Translate
 * @typedef {import("./translate.js").Key} Key
 */

/** The engine's bounds: accounts, megabytes of one text, megabytes together. */
const MOST = { articleCount: 1000, articleSize: 5, totalSize: 50 };

/** Megabytes of a stored comparison. */
export const LARGEST_STORED = 64;

/** @param {unknown} error @returns {string} */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error ?? ""));

/** @param {Translate} t @param {unknown} error @param {number} given how many accounts were given @returns {string} */
export function failureWords(t, error, given) {
  const kind = /** @type {{ kind?: unknown }} */ (error ?? {}).kind;
  const message = messageOf(error);
  switch (kind) {
    case "articleCount": return t("error.articleCount", { given, most: MOST.articleCount });
    case "articleSize": return t("error.articleSize", { most: MOST.articleSize });
    case "totalSize": return t("error.totalSize", { most: MOST.totalSize });
    case "load": return t("error.load", { message });
    case "crash": return t("error.crash");
    case "duplicateId": case "badId": case "unknownId": case "position": case "articleIndex": case "optionRange": case "choice": case "type":
      return t("error.input", { message });
    case "for": return t("error.for", { selector: message });
    case "forText": return t("error.forText", { selector: message });
    case "srcFetch": return t("error.src.fetch");
    case "srcStatus": return t("error.src.status", { status: message });
    case "srcSize": return t("error.src.size", { most: LARGEST_STORED });
    case "srcJson": return t("error.src.json");
    case "srcShape": return t("error.src.shape", { message });
    default: return t("error.other", { message });
  }
}
