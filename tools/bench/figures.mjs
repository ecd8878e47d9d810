// Numbers as people read them.

/** @param {number | null} ms */
export function duration(ms) {
  if (ms === null) return "–";
  if (ms < 0.1) return `${digits(ms * 1000)} µs`;
  if (ms < 1000) return `${digits(ms)} ms`;
  return `${digits(ms / 1000)} s`;
}

/** Three digits that count, no more: a fourth would be noise. @param {number} value */
export function digits(value) {
  if (value === 0) return "0";
  const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(places);
}

/** @param {number | null | undefined} value */
export function times(value) {
  return value === null || value === undefined ? "–" : `${value < 10 ? value.toFixed(value < 1 ? 2 : 1) : value.toFixed(0)}×`;
}

/** @param {number | null | undefined} bytes */
export function megabytes(bytes) {
  return bytes === null || bytes === undefined ? "–" : `${digits(bytes / 1e6)} MB`;
}

/** @param {number} bytes */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
