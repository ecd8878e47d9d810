// Figures as text: one table for all sets, one for the events of seeds/ side by side.

/**
 * @typedef {{ measure: string, value: number | null, precision?: number | null, recall?: number | null, unit?: "count", cases: number, note?: string }} Row
 * @typedef {{ floor?: [number, string], reference?: string }} Known the floor in percent, and what reaches it
 */

const percent = (value) => (value === null ? "–" : (100 * value).toFixed(1));

/** @param {Row} row */
export function figure({ value, precision, recall, unit, cases }) {
  if (unit === "count") return `${value} of ${cases}`;
  const parts = precision === undefined ? "" : ` (P ${percent(precision)}, R ${percent(recall ?? null)})`;
  return percent(value) + parts;
}

/**
 * @param {string[][]} rows the first one names the columns
 */
export function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => [...row[column]].length)));
  const line = (row) => row.map((cell, i) => cell + " ".repeat(widths[i] - [...cell].length)).join("  ").trimEnd();
  return [line(rows[0]), widths.map((width) => "─".repeat(width)).join("  "), ...rows.slice(1).map(line)].join("\n");
}

/** @param {string[][]} rows */
export function markdown(rows) {
  const line = (row) => `| ${row.map((cell) => cell.replace(/\|/g, "\\|")).join(" | ")} |`;
  return [line(rows[0]), line(rows[0].map(() => "---")), ...rows.slice(1).map(line)].join("\n");
}

/**
 * All sets: set, measure, our figure (▼ where it is below the floor), floor, strongest reference, cases.
 * @param {{ name: string, rows: Row[] }[]} results
 * @param {Record<string, Record<string, Known>>} known
 */
export function mainTable(results, known) {
  for (const { name, rows: own } of results) {
    // A measure that was renamed would silently lose its floor.
    const lost = Object.keys(known[name] ?? {}).find((measure) => !own.some((row) => row.measure === measure));
    if (lost) throw new Error(`known.json speaks of "${lost}", which ${name} does not measure`);
  }
  const rows = results.flatMap(({ name, rows: own }) => own.map((row, i) => {
    const { floor, reference = "" } = known[name]?.[row.measure] ?? {};
    const under = floor && row.value !== null && 100 * row.value < floor[0] ? " ▼" : "";
    const cases = `${row.cases}${row.note ? ` (${row.note})` : ""}`;
    return [i === 0 ? name : "", row.measure, figure(row) + under, floor ? `${floor[0].toFixed(1)} (${floor[1]})` : "", reference, cases];
  }));
  return [["set", "measure", "ours", "floor", "strongest reference", "cases"], ...rows];
}

/**
 * Each event beside the others.
 * @param {{ name: string, rows: Row[] }[]} events
 */
export function eventTable(events) {
  const header = ["measure", ...events.map(({ name }) => name)];
  return [header, ...events[0].rows.map(({ measure }, i) => [measure, ...events.map(({ rows }) => figure(rows[i]))])];
}
