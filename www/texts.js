// From what a person drops, picks or pastes to articles. No analysis: that is the engine's.

/** @typedef {{ id?: string, label?: string, lang?: string, published?: string, title?: string, url?: string, text: string }} Text */

/** The engine's own bound for one article, in bytes of UTF-8. */
export const LARGEST = 5_000_000;

const FIELD = /^(id|label|published|lang|title|url): (.*)$/;
const ENDINGS = /\.(txt|md|markdown|text)$/i;

/**
 * A text may begin with lines such as `label: Daily` and then a blank line: the same rule as for files given to the
 * command. What does not follow it to the letter is all text.
 * @param {string} source
 * @returns {Text}
 */
export function parseText(source) {
  /** @type {Record<string, string>} */
  const fields = {};
  let reached = 0;
  for (;;) {
    const end = source.indexOf("\n", reached);
    const line = source.slice(reached, end < 0 ? source.length : end).replace(/\r$/, "");
    const [, name, value = ""] = FIELD.exec(line) ?? [];
    if (end < 0) return { text: source };
    if (!name) return line === "" && reached > 0 ? { ...fields, text: source.slice(end + 1) } : { text: source };
    fields[name] = value.trim();
    reached = end + 1;
  }
}

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * Reads files; what cannot be read is named, with the reason, and the others are still taken.
 * @param {Iterable<File>} files
 * @returns {Promise<{ texts: Text[], problems: string[] }>}
 */
export async function readFiles(files) {
  /** @type {Text[]} */
  const texts = [];
  /** @type {string[]} */
  const problems = [];
  for (const file of files) {
    if (!ENDINGS.test(file.name) && !/^text\/(plain|markdown)$/.test(file.type)) {
      problems.push(`“${file.name}” is not plain text. Crossread takes .txt and .md files; of other files, copy the text and paste it.`);
      continue;
    }
    if (file.size > LARGEST) {
      problems.push(`“${file.name}” has ${megabytes(file.size)}. The largest text that can be compared has ${megabytes(LARGEST)}.`);
      continue;
    }
    try {
      const read = parseText(decode(await file.arrayBuffer()));
      if (!read.text.trim()) problems.push(`“${file.name}” is empty.`);
      else texts.push({ label: file.name.replace(ENDINGS, ""), ...read });
    } catch {
      problems.push(`“${file.name}” could not be read as text. Save it as UTF-8, or copy its text and paste it.`);
    }
  }
  return { texts, problems };
}

/** @param {ArrayBuffer} buffer */
function decode(buffer) {
  const [first, second] = new Uint8Array(buffer, 0, Math.min(2, buffer.byteLength));
  const wide = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  const text = new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(buffer);
  if (text.includes("\u0000")) throw new TypeError("not text");
  return text;
}
