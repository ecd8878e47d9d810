// What several tests of the package share: the built package, the native command, the events at hand.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isArticleFile } from "../pkg/lib/article-file.js";
import { readOpening } from "../tools/opening.mjs";
import { root } from "../tools/process.mjs";

export { root };
export const pkg = join(root, "pkg");
export const dist = join(pkg, "dist");
export const command = join(pkg, "bin", "crossread.js");

/** Why tests on the data outside the repository are skipped; false where it is there. */
export const withoutData = process.env.CROSSREAD_DATA ? false : "CROSSREAD_DATA is not set";

/** The events to compare: those of the repository, and the one outside it. A set that is absent has a reason. */
export const events = [
  { name: "seeds/calls", folder: join(root, "seeds", "calls"), skip: false },
  { name: "CROSSREAD_DATA/seeds", folder: join(process.env.CROSSREAD_DATA ?? "", "seeds"), skip: withoutData },
];

/** The event's articles, as the command reads them. */
export function articlesOf({ folder }) {
  const { articles } = readOpening(folder);
  if (articles.length < 2) throw new Error(`${folder} holds no event`);
  return articles;
}

/** The event's files. */
export function filesOf({ folder }) {
  return readdirSync(folder).filter(isArticleFile).sort().map((name) => join(folder, name));
}

/** The package's functions, as built. */
export function core() {
  return import(`file://${join(dist, "core.js")}`);
}

export function readText(...path) {
  return readFileSync(join(root, ...path), "utf8");
}

/** A program of the crate, built with the features the Rust tests are built with, so that nothing is compiled twice. */
export function cargoBuild(kind, name) {
  const args = ["build", "--quiet", "--features", "cli,schema", `--${kind}`, name, "--message-format=json"];
  const messages = execFileSync("cargo", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28 });
  const built = messages.trim().split("\n").map((line) => JSON.parse(line))
    .find((message) => message.reason === "compiler-artifact" && message.executable && message.target.name === name);
  if (!built || !existsSync(built.executable)) throw new Error(`cargo built no ${kind} ${name}`);
  return built.executable;
}
