// The one Trusted Types policy, named `crossread`, for pages that enforce them: all that a page's policy has to allow.

/** @typedef {{ createScriptURL(url: string): string, createHTML(html: string): string }} Policy */

/** Blob URLs made here: the worker's source. @type {Set<string>} */
export const blobs = new Set();

/** @type {Policy | null | undefined} */
let made;

/**
 * The policy; null where there are no Trusted Types. It lets through as scripts only the blobs made here and files of the
 * page's own origin, and as markup only what Lit asks for, which is the constant text of templates and never an article's
 * (pkg/build.mjs puts this policy in the place of Lit's own).
 * @returns {Policy | null}
 */
export function policy() {
  const { trustedTypes } = /** @type {{ trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }} */ (globalThis);
  made ??= trustedTypes?.createPolicy("crossread", {
    createScriptURL: (url) => (blobs.has(url) ? url : sameOrigin(url)),
    createHTML: (html) => html,
  }) ?? null;
  return made;
}

/**
 * The address in full, where a worker may come from there.
 * @param {string | URL} url
 */
export function sameOrigin(url) {
  const absolute = new URL(url, globalThis.document?.baseURI ?? globalThis.location?.href);
  const local = absolute.protocol === "https:" || absolute.protocol === "http:" || absolute.protocol === "file:";
  if (!local || absolute.origin !== globalThis.location?.origin) {
    throw new Error(`a worker must come from the page's own origin, not from ${absolute.origin}`);
  }
  return absolute.href;
}
