// Text under several judgements at once: a number that disagrees inside a quotation inside a sentence. Marks cannot be nested
// as they come (they overlap), so the text is cut at every border and each run knows all that covers it.

/** @typedef {{ start: number, end: number }} Span  half-open, UTF-16 code units */

/**
 * Cuts `[start, end)` at every border of the spans. The runs tile the range; a run carries, in the given order, the spans that
 * cover it. Spans outside the range are left out, spans across its border are used as far as they reach.
 *
 * @template {Span} T
 * @param {number} start
 * @param {number} end
 * @param {readonly T[]} spans
 * @returns {{ start: number, end: number, spans: T[] }[]}
 */
export function runsOf(start, end, spans) {
  if (end <= start) return [];
  const reaching = spans.filter((span) => span.start < span.end && span.start < end && span.end > start);
  const borders = new Set([start, end]);
  for (const span of reaching) {
    if (span.start > start) borders.add(span.start);
    if (span.end < end) borders.add(span.end);
  }
  const cuts = [...borders].sort((a, b) => a - b);
  let from = start;
  return cuts.slice(1).map((cut) => {
    const run = { start: from, end: cut, spans: reaching.filter((span) => span.start <= from && span.end >= cut) };
    from = cut;
    return run;
  });
}
