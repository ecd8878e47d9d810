// Builds the page: its modules bundled, the package beside them as a user would have it, the readers of files as chunks of
// their own that nothing loads at once, and the opening set.

import Ajv from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { firstEvent, openingModule } from "../tools/opening.mjs";
import { root } from "../tools/process.mjs";

const www = join(root, "www");
const site = join(www, "dist");

/** Files of the page that are served as they are; its modules are bundled. */
const asTheyAre = () => readdirSync(www).filter((name) => /\.(html|css|svg)$/.test(name) || name === "config.js");

/** What the page is made of, for the stamp of the build. */
export const siteSources = () => [...readdirSync(www).filter((name) => name !== "dist").map((name) => `www/${name}`), "pkg/build-site.mjs", "pkg/lib/article-file.js", "seeds", "tools/opening.mjs"];

/** @param {string} packageDist the built package */
export async function buildSite(packageDist) {
  for (const name of ["@mozilla/readability", "mammoth", "pdfjs-dist", "idb-keyval"]) {
    if (!existsSync(join(root, "node_modules", name))) throw new Error(`${name} is not installed; run npm ci`);
  }
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  for (const name of asTheyAre()) cpSync(join(www, name), join(site, name));
  cpSync(packageDist, join(site, "crossread"), { recursive: true, filter: (path) => !/\.(d\.ts|json|wasm)$|cdn\.js$|slim[^/\\]*\.js$/.test(path) });
  const shared = { bundle: true, minify: true, target: "es2022", format: "esm", logLevel: "warning", legalComments: "none" };
  await build({
    ...shared, entryPoints: [join(www, "app.js")], outdir: site, splitting: true, chunkNames: "[name]-[hash]",
    plugins: [thePackage, checks], define: { global: "globalThis" },
  });
  await build({ ...shared, entryPoints: { "pdf.worker": join(root, "node_modules", "pdfjs-dist", "build", "pdf.worker.mjs") }, outdir: site });
  writeFileSync(join(site, "opening.js"), openingModule(firstEvent(join(root, "seeds"))));
}

/** The package's entries are used as they are built, so that there is one engine and one policy; what the server makes and what a host sets are read at run time. */
const thePackage = {
  name: "the-package",
  setup(bundler) {
    bundler.onResolve({ filter: /\/pkg\/lib\/(define|core|files)\.js$/ }, ({ path }) => ({ path: `./crossread/${path.split("/").at(-1)}`, external: true }));
    bundler.onResolve({ filter: /^\.\/(opening|config)\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** The page's policy lets no code be made at run time: the validators of its schemas are made here. */
const checks = {
  name: "checks",
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/checks\.js$/ }, () => ({ path: "checks", namespace: "checks" }));
    bundler.onLoad({ filter: /.*/, namespace: "checks" }, () => ({ contents: checksModule(), loader: "js", resolveDir: root }));
  },
};

/** A module with a validator for each schema of the page. */
export function checksModule() {
  const schemas = ["project", "link"].map((name) => JSON.parse(readFileSync(join(www, `${name}.schema.json`), "utf8")));
  const ajv = new Ajv({ code: { source: true, esm: true }, allowUnionTypes: true, strictTypes: false });
  for (const schema of schemas) ajv.addSchema(schema);
  return standalone.default(ajv, { project: "urn:crossread:project:1", link: "urn:crossread:link:1" });
}
