// A comparison that was made before, from an address: fetched within a bound, checked, and refused in words.

import { LARGEST_STORED } from "./failure.js";
import { check } from "./validate.js";

/** @typedef {import("../types.js").Comparison} Comparison */

/** What kept a stored comparison from being shown. */
export class StoredError extends Error {
  /** @param {'srcFetch' | 'srcStatus' | 'srcSize' | 'srcJson' | 'srcShape'} kind @param {string} message */
  constructor(kind, message) {
    super(message);
    this.name = "CrossreadError";
    this.kind = kind;
  }
}

/**
 * Which addresses may be read is the browser's to say: its rules on origins, and the page's policy.
 * @param {string} src @param {string} base @param {AbortSignal} signal
 * @returns {Promise<Comparison>}
 */
export async function storedFrom(src, base, signal) {
  const response = await fetch(new URL(src, base), { signal, credentials: "same-origin", headers: { accept: "application/json" } }).catch((error) => {
    if (signal.aborted) throw error;
    throw new StoredError("srcFetch", error instanceof Error ? error.message : String(error));
  });
  if (!response.ok) throw new StoredError("srcStatus", String(response.status));
  const text = await bounded(response, LARGEST_STORED * 1e6);
  let data;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new StoredError("srcJson", /** @type {Error} */ (error).message);
  }
  const fault = check(data);
  if (fault) throw new StoredError("srcShape", fault);
  return data;
}

/** @param {Response} response @param {number} most bytes */
async function bounded(response, most) {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) {
      void reader.cancel();
      throw new StoredError("srcSize", `more than ${most} bytes`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
