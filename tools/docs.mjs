// `npm run docs`: the site of docs/, made by VitePress; its API pages by typedoc from the package's declarations.
//
//   npm run docs                 builds docs/.vitepress/dist
//   npm run docs -- --serve      and serves what VitePress makes of each change

import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parts, properties } from "../pkg/lib/element/theming.js";
import { root, run } from "./process.mjs";
import { setUp } from "./setup.mjs";

const docs = join(root, "docs");
const tool = (...path) => join(docs, "node_modules", ...path);

/** The tables of theming.md. */
function writeTables() {
  const path = join(docs, "theming.md");
  let text = readFileSync(path, "utf8");
  for (const [name, rows] of Object.entries({ properties, parts })) {
    const table = `| ${name === "parts" ? "part" : "property"} | what it is |\n|---|---|\n${Object.entries(rows).map(([key, words]) => `| \`${key}\` | ${words} |`).join("\n")}`;
    text = text.replace(new RegExp(`(<!-- ${name} -->)[^]*(<!-- /${name} -->)`), `$1\n\n${table}\n\n$2`);
  }
  writeFileSync(path, text);
}

try {
  const env = await setUp({ browser: false });
  await run(process.execPath, ["pkg/build.mjs", "--types"], { env });
  // Tools of their own and a lock of their own: whoever only builds or tests needs none of them.
  // Not `ci`: the lock lacks the entries of other platforms, which npm leaves out of a lock made anew.
  if (!existsSync(tool("vitepress"))) await run("npm", ["install", "--no-save", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: docs, env, quiet: true });
  writeTables();
  await run(process.execPath, [tool("typedoc", "bin", "typedoc"), "--logLevel", "Warn"], { cwd: docs, env });
  await run(process.execPath, [tool("vitepress", "bin", "vitepress.js"), process.argv.includes("--serve") ? "dev" : "build", "."], { cwd: docs, env });
  copyFileSync(join(docs, "llms.txt"), join(docs, ".vitepress", "dist", "llms.txt"));
  console.log("docs: docs/.vitepress/dist");
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
