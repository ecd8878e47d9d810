// A link to a comparison, as the part of the address behind the #, which no browser sends anywhere: `#share=1.` and, packed,
// signs of the texts with settings and place, or by explicit choice the texts themselves.

import { link as isLink } from "./checks.js";
import { Refusal } from "./language.js";
import { checked } from "./project.js";

/**
 * @typedef {import("./project.js").Project} Project
 * @typedef {{ format: "crossread-link", version: 1, texts: { label: string, hash: string }[], options?: import("../pkg/lib/types.js").Options, place?: import("./project.js").Position }} Link
 */

const BEGINS = "#share=";
const VERSION = "1";
/** In characters; browsers themselves cut at about two million. */
const LONGEST = 2_000_000;
/** What it may unpack to, in bytes. */
const LARGEST = 20_000_000;
/** From here on, mail and chat programs begin to cut links. */
export const LONG = 2_000;

/** @param {string} hash @returns {boolean} */
export const isShared = (hash) => hash.startsWith(BEGINS);

/** @param {Project | Link} data @returns {Promise<string>} */
export async function linkTo(data) {
  const { saved: _saved, ...rest } = /** @type {Project} */ (data);
  const packed = await through(new TextEncoder().encode(JSON.stringify(rest)), new CompressionStream("deflate-raw"), Infinity);
  let letters = "";
  for (let at = 0; at < packed.length; at += 0x8000) letters += String.fromCharCode(...packed.subarray(at, at + 0x8000));
  return `${location.href.replace(/#.*/s, "")}${BEGINS}${VERSION}.${btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/** @param {Omit<Link, "format" | "version">} parts @returns {Link} */
export const linkOf = ({ texts, options, place }) => ({ format: "crossread-link", version: 1, texts, ...(options ? { options } : {}), ...(place ? { place } : {}) });

/**
 * @param {string} hash
 * @returns {Promise<Project | Link>}
 * @throws {Refusal} which says in words what is wrong with the link
 */
export async function readLink(hash) {
  const [, version, data] = /^#share=([^.]{0,20})\.(.*)$/s.exec(hash) ?? [];
  if (version === undefined || data === undefined) throw new Refusal("share.damaged");
  if (version !== VERSION) throw new Refusal("share.version", { version, known: VERSION });
  if (hash.length > LONGEST) throw new Refusal("share.tooLong", { limit: LONGEST });
  let parsed;
  try {
    const letters = atob(data.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = await through(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), new DecompressionStream("deflate-raw"), LARGEST);
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal("share.damaged");
  }
  if (parsed?.format === "crossread-project") return checked(parsed);
  if (!isLink(parsed)) throw new Refusal("share.damaged");
  const { texts, options, place } = /** @type {Link} */ (parsed);
  // The texts are not here yet: corrections are checked as those of a project whose texts are as long as can be.
  return linkOf({ texts, options, place });
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream | DecompressionStream} stream @param {number} most bytes that may come out */
async function through(bytes, stream, most) {
  const out = new Blob([bytes]).stream().pipeThrough(/** @type {ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>} */ (/** @type {unknown} */ (stream)));
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  let size = 0;
  // By its reader: WebKit cannot walk a stream.
  const reader = out.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > most) {
      void reader.cancel().catch(() => {});
      throw new RangeError("unpacks to too much");
    }
    chunks.push(part.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
