// `npm run docs`: the site of docs/, made by VitePress; its API pages by typedoc from the package's declarations.
//
//   npm run docs                 builds docs/.vitepress/dist
//   npm run docs -- --serve      and serves what VitePress makes of each change

import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
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

/** What the API's pages are called; typedoc knows them by their files. */
const TITLES = { index: "Functions and element", types: "The format", files: "Files" };

/** Each page its title; the list of three modules is the site's own menu. */
function titleApi() {
  for (const [name, title] of Object.entries(TITLES)) {
    const path = join(docs, "api", `${name}.md`);
    writeFileSync(path, `# ${title}\n\n${readFileSync(path, "utf8")}`);
  }
  rmSync(join(docs, "api", "modules.md"), { force: true });
}

/** Whether the site's tools are there, in their versions. */
function toolsInstalled() {
  const { devDependencies } = JSON.parse(readFileSync(join(docs, "package.json"), "utf8"));
  return Object.entries(devDependencies).every(([name, version]) => existsSync(tool(name)) && JSON.parse(readFileSync(tool(name, "package.json"), "utf8")).version === version);
}

/** The pages as they are written, beside what is made of them: llms.txt leads to these. */
function copySources() {
  const site = join(docs, ".vitepress", "dist");
  const pages = readdirSync(docs).filter((name) => name.endsWith(".md"));
  for (const page of [...pages, ...Object.keys(TITLES).map((name) => `api/${name}.md`), "llms.txt"]) copyFileSync(join(docs, page), join(site, page));
  for (const [, to] of readFileSync(join(docs, "llms.txt"), "utf8").matchAll(/\]\(([^)#]+)/g)) {
    if (!/^https?:/.test(to) && !existsSync(join(site, to))) throw new Error(`llms.txt leads to ${to}, which is not on the site`);
  }
}

try {
  const env = await setUp({ browser: false });
  await run(process.execPath, ["pkg/build.mjs", "--types"], { env });
  // Tools of their own and a lock of their own: whoever only builds or tests needs none of them.
  // Not `ci`: the lock lacks the entries of other platforms, which npm leaves out of a lock made anew.
  if (!toolsInstalled()) await run("npm", ["install", "--no-save", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: docs, env, quiet: true });
  writeTables();
  await run(process.execPath, [tool("typedoc", "bin", "typedoc"), "--logLevel", "Warn"], { cwd: docs, env });
  titleApi();
  await run(process.execPath, [tool("vitepress", "bin", "vitepress.js"), process.argv.includes("--serve") ? "dev" : "build", "."], { cwd: docs, env });
  copySources();
  console.log("docs: docs/.vitepress/dist");
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
