// What every environment compares: three accounts of an invented event that agree and disagree on plain points.

export const accounts = [
  { id: "A", label: "Agency", lang: "en", text: "About 9,000 homes in Heather Moor lost water on Monday after a main burst.\n\nRepairs will take two days, the company said.\n\nNobody was hurt." },
  { id: "B", label: "Daily", lang: "en", text: "Some 12,000 homes in Heather Moor lost water on Monday when a main burst.\n\nThe company said repairs will take two days." },
  { id: "C", label: "Herald", lang: "en", text: "A burst main left about 9,000 homes in Heather Moor without water on Monday.\n\nSchools stay open." },
];

export const children = accounts.map(({ id, label, text }) =>
  `<article data-id="${id}" data-label="${label}" lang="en">${text.split("\n\n").map((block) => `<p>${block}</p>`).join("")}</article>`).join("\n");

/** A page with `<cross-read>`. @param {{ script?: string, attributes?: string, body?: string }} options `body`: instead of the element */
export function pageWith({ script = "", attributes = "", body = `<cross-read ${attributes}>${children}</cross-read>` } = {}) {
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>A host</title><link rel="icon" href="data:,">${script}</head>\n<body>${body}</body></html>\n`;
}

/** Run where there is no DOM: prints the line that the runner waits for. */
export const check = `export const accounts = ${JSON.stringify(accounts)};
export async function check({ compare }) {
  const { differences, links } = await compare(accounts);
  if (!links.length || !differences.some(({ text }) => text.includes("9,000") && text.includes("12,000"))) throw new Error("no comparison: " + JSON.stringify(differences));
  return "compared: " + differences.length + " differences";
}
`;

/** Run in a runtime of its own: every entry is imported there too, but for the worker, which would listen for ever in Bun. */
export const run = `import { check } from "./check.mjs";
import * as core from "crossread/core";
for (const entry of ["", "/define", "/files", "/slim", "/cdn", "/jsx", "/locales/de"]) await import("crossread" + entry);
console.log(await check(core));
`;
