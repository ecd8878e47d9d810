// Where the reader is, as the part of the address behind the #: the article, the view, the place, and of which texts. No text
// is in it. The page owns its address, so that the browser's Back is here and not in the element, which may stand in any page.

import { t } from "./language.js";
import { say } from "./page.js";
import { signOfHashes } from "./sign.js";

/** @typedef {Element & { comparison: import("../pkg/lib/types.js").Comparison | null }} Reader */

const PARTS = ["base", "view", "place"];

/** @param {Reader} reader */
const textsOf = (reader) => signOfHashes((reader.comparison?.articles ?? []).map(({ hash }) => hash));

/** The sign of the texts that an address is about; null where it is about none. @param {string} hash */
export const textsIn = (hash) => new URLSearchParams(hash.slice(1)).get("of");

/** Whether an address is about the texts that are compared here. @param {string} hash @param {Reader} reader */
export const leadsHere = (hash, reader) => textsIn(hash) === textsOf(reader);

/** @param {Reader} reader */
const partsOf = (reader) => {
  const parts = new URLSearchParams(PARTS.flatMap((name) => {
    const value = reader.getAttribute(name);
    return value ? [[name, value]] : [];
  }));
  parts.set("of", textsOf(reader));
  return parts;
};

/** What the reader has before them: which article, in which view. @param {Reader} reader */
const sceneOf = (reader) => [reader.getAttribute("base") ?? reader.comparison?.articles[0]?.id ?? "", reader.getAttribute("view") ?? "read"].join(" ");

/** The one that the address tells. @type {string | null} */
let scene = null;

/** Marks the steps of the history that were here already: whoever comes to one of them goes back, and follows no link. */
const SEEN = { crossread: true };

/** Where the reader was when a link led nowhere; that it did is said until they go on. @type {string | null} */
let lost = null;
/** @param {Reader} reader */
const whereOf = (reader) => `${sceneOf(reader)} ${reader.getAttribute("place")}`;

/**
 * Another article or another view is a step that the browser's Back takes back; a step inside of one is none.
 * @param {Reader} reader @param {{ fresh?: boolean }} [options] `fresh`: other texts than before, whose places mean nothing here
 */
export function placeTo(reader, { fresh = false } = {}) {
  if (lost !== null && lost !== whereOf(reader)) {
    lost = null;
    say("place", []);
  }
  const now = sceneOf(reader);
  const step = !fresh && scene !== null && now !== scene;
  // Where the address says nothing, it goes on saying nothing until the reader goes somewhere.
  if (!location.hash && now === scene && !reader.hasAttribute("place")) return;
  scene = now;
  const hash = `#${partsOf(reader)}`;
  if (hash === location.hash) return;
  if (step) history.pushState(SEEN, "", hash);
  else history.replaceState(SEEN, "", hash);
}

/** The address of this page was empty: nobody has gone anywhere yet. @param {Reader} reader */
export const placeBegins = (reader) => {
  scene = sceneOf(reader);
  history.replaceState(SEEN, "");
};

/** The address is another: a link was followed, or the reader went back. @param {Reader} reader */
export function placeChanged(reader) {
  const followed = !history.state;
  history.replaceState(SEEN, "");
  placeFrom(location.hash, reader, followed);
}

/** A link to where the reader is, for whoever has the same texts. @param {Reader} reader */
export const linkToPlace = (reader) => `${location.href.replace(/#.*/s, "")}#${partsOf(reader)}`;

/** Corrections of the same texts leave other places. @param {string | null} place @param {Reader} reader */
function isThere(place, { comparison }) {
  const [, kind, id] = /^(sentence|passage|difference|quotation)-(\d+)$/.exec(place ?? "") ?? [];
  return !kind || Boolean(comparison?.[/** @type {"sentences"} */ (`${kind}s`)][Number(id)]);
}

/** @param {string} hash @param {Reader} reader @param {boolean} [followed] whether it is a link's, not one of the reader's own steps */
export function placeFrom(hash, reader, followed = true) {
  const parts = new URLSearchParams(hash.slice(1));
  if (hash === "" && reader.comparison) {
    // Back at the beginning, before the first step.
    parts.set("base", reader.comparison.articles[0]?.id ?? "");
    parts.set("view", "read");
  } else if (!leadsHere(hash, reader) || !isThere(parts.get("place"), reader)) {
    // Nothing that happens is no answer to whoever followed a link.
    if (followed && parts.has("of")) {
      say("place", [() => t("place.gone")], { calm: true });
      lost = whereOf(reader);
    }
    if (followed) return;
    // A step back to where other texts were: to the same view, and the same account if it is here.
    parts.delete("place");
    if (!reader.comparison?.articles.some(({ id }) => id === parts.get("base"))) parts.delete("base");
  }
  for (const name of PARTS) {
    const value = parts.get(name);
    if (value && value !== reader.getAttribute(name)) reader.setAttribute(name, value);
    else if (!value && name === "place") reader.removeAttribute(name);
  }
  scene = sceneOf(reader);
}
