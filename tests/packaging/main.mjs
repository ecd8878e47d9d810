// `npm run test:packaging`: the package in every environment, and the table of it in docs/compatibility.md.
//
//   npm run test:packaging [-- NAME...]   only these; the table is then left as it is

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { output, root, run } from "../../tools/process.mjs";
import { setUp } from "../../tools/setup.mjs";
import { NotRun, tryOut } from "./environment.mjs";
import { environments, pack, versionOf, workplace } from "./project.mjs";
import { openBrowser } from "./running.mjs";

const chosen = process.argv.slice(2);
const all = await environments();
const unknown = chosen.find((name) => !all[name]);
if (unknown) throw new Error(`no environment ${unknown}; there are: ${Object.keys(all).join(", ")}`);

const env = await setUp({ browser: true });
await run(process.execPath, ["pkg/build.mjs", "--types"], { env });
const { folder, remove } = workplace();
const browser = await openBrowser();
const rows = [];
try {
  const place = { folder, tarball: pack(folder), browser };
  for (const [name, environment] of Object.entries(all)) {
    if (chosen.length && !chosen.includes(name)) continue;
    const start = Date.now();
    let result = "works";
    let why = "";
    try {
      await tryOut(name, environment, place);
    } catch (error) {
      result = error instanceof NotRun ? "not run here" : "FAILS";
      why = error.message;
    }
    const seconds = (Date.now() - start) / 1000;
    rows.push({ name, title: environment.title, versions: versionOf(environment.packages), result, why, seconds });
    console.log(`${result.padEnd(12)} ${environment.title} (${name}), ${seconds.toFixed(1)} s${why ? `\n${why}` : ""}`);
  }
} finally {
  await browser.close();
  remove();
}

const failed = rows.filter(({ result }) => result === "FAILS");
console.log(`\n${rows.length - failed.length} of ${rows.length} environments without a failure, ${rows.filter(({ result }) => result === "not run here").length} not run here`);
if (failed.length) process.exitCode = 1;
else if (!chosen.length) writeFileSync(join(root, "docs", "compatibility.md"), page());

function page() {
  const python = output("python3", ["--version"]);
  const lines = rows.map(({ title, versions, result, why }) => `| ${title} | ${versions || "–"} | ${result}${why ? `: ${why}` : ""} |`);
  return `# Compatibility

What was tried, by \`npm run test:packaging\`: in each of these a fresh project gets the packed package from npm's own client, is built and run, and must compare three accounts: in a browser the views are looked at, the console must stay empty, and nothing but the page's own server may be asked. This page is written by that run.

Node ${process.versions.node}, Chromium ${browser.version()}, ${python}.

| environment | versions | result |
|---|---|---|
${lines.join("\n")}

Jest runs ES modules with \`NODE_OPTIONS=--experimental-vm-modules\`, as its own guide says.

Browsers: Chromium, Firefox and WebKit (WebKitGTK, whose engine is Safari’s). The results are the same to the byte in all three; [how it bears up](reliability.md) says which version was tried and which tests passed in it. ES modules and WebAssembly are needed; where a browser knows no highlights of its own, lines are drawn over the words.
`;
}
