// A reporter for `node --test`: a line of JSON for each test, with what went wrong in it.

/** @param {AsyncIterable<{ type: string, data: any }>} source */
export default async function* told(source) {
  for await (const { type, data } of source) {
    if ((type !== "test:pass" && type !== "test:fail") || data.skip !== undefined || data.details?.type === "suite" || /\.test\.mjs$/.test(data.name)) continue;
    const { error } = data.details ?? {};
    const problem = error ? [error.cause?.message, error.cause?.stack, error.message].filter(Boolean).join("\n") : "";
    yield `${JSON.stringify({ name: data.name, passed: type === "test:pass", problem })}\n`;
  }
}
