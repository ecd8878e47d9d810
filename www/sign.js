// A short sign of several texts, the same that their comparison gives: by it an address, and what was kept, is known to be
// about them.

/** 64-bit FNV-1a of the text's UTF-8, as the engine gives it in `articles[].hash`. @param {string} text */
export function hashOf(text) {
  // In two halves of 32 bits: the prime is 2^40 + 0x1b3.
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    // What the lower half carries over, by 16 bits at a time: a division would take most of the time of a long text.
    const carried = ((low >>> 16) * 0x1b3 + (((low & 0xffff) * 0x1b3) >>> 16)) >>> 16;
    high = (Math.imul(high, 0x1b3) + carried + (low << 8)) >>> 0;
    low = Math.imul(low, 0x1b3) >>> 0;
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

/** @param {readonly string[]} hashes of texts, in their order */
export function signOfHashes(hashes) {
  let sum = 0x811c9dc5;
  for (const hash of hashes) for (const letter of hash) sum = Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return sum.toString(16);
}

/** @param {readonly string[]} texts */
export const signOf = (texts) => signOfHashes(texts.map(hashOf));
