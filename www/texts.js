// From what a person drops, picks or pastes to articles. No analysis: that is the engine's.

/** @typedef {{ id?: string, label?: string, lang?: string, published?: string, title?: string, url?: string, text: string }} Text */

/** The engine's own bound for one article, in bytes of UTF-8. */
export const LARGEST = 5_000_000;

const FIELDS = ['id', 'label', 'published', 'lang', 'title', 'url'];
const ENDINGS = /\.(txt|md|markdown|text)$/i;

/**
 * A text may begin with lines such as `label: Daily` and a blank line; anything else is the article itself.
 * @param {string} source
 * @returns {Text}
 */
export function parseText(source) {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = text.split('\n');
  /** @type {Record<string, string>} */
  const fields = {};
  let line = 0;
  for (; line < lines.length && lines[line].trim(); line++) {
    const [, name, value] = /^([a-z]+):\s*(.*)$/i.exec(lines[line]) ?? [];
    if (!name || !FIELDS.includes(name.toLowerCase())) return { text: text.trim() };
    if (value.trim()) fields[name.toLowerCase()] = value.trim();
  }
  return line === 0 ? { text: text.trim() } : { ...fields, text: lines.slice(line).join('\n').trim() };
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
      if (!read.text) problems.push(`“${file.name}” is empty.`);
      else texts.push({ label: file.name.replace(/\.[^.]+$/, ''), ...read });
    } catch {
      problems.push(`“${file.name}” could not be read as text. Save it as UTF-8, or copy its text and paste it.`);
    }
  }
  return { texts, problems };
}

/** @param {ArrayBuffer} buffer */
function decode(buffer) {
  const [first, second] = new Uint8Array(buffer, 0, Math.min(2, buffer.byteLength));
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(buffer);
  if (text.includes('\u0000')) throw new TypeError('not text');
  return text;
}
