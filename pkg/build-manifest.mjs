// The custom-elements manifest, from the element's source by the analyzer of the custom-elements community, and from it the
// data by which an editor completes the tag.

import { generateVsCodeCustomElementData } from "custom-element-vs-code-integration";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../tools/process.mjs";
import { parts, properties } from "./lib/element/theming.js";

const pkg = join(root, "pkg");
const MODULES = { "lib/element/element.js": "dist/index.js", "lib/define.js": "dist/define.js" };

/** Needs the declarations: they tell which members the class really has. */
export async function buildManifest() {
  const analyzer = join(root, "node_modules", "@custom-elements-manifest", "analyzer", "cem.js");
  // In the package's folder, since the analyzer writes the manifest's place into the package.json where it runs; ours has it.
  await run(process.execPath, [analyzer, "analyze", "--globs", ...Object.keys(MODULES), "--outdir", "dist", "--quiet"], { cwd: pkg, quiet: true });
  const path = join(pkg, "dist", "custom-elements.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const declared = readFileSync(join(pkg, "dist", "element", "element.d.ts"), "utf8");
  for (const module of manifest.modules) {
    const to = MODULES[module.path];
    for (const exported of module.exports ?? []) {
      // Of a re-export the analyzer tells the source's place; a user imports from the entry.
      const { declaration } = exported;
      if (declaration?.module) declaration.module = MODULES[declaration.module.replace(/^\//, "")] ?? declaration.module;
    }
    for (const one of module.declarations) publish(one, declared);
    module.path = to;
  }
  writeFileSync(path, `${JSON.stringify(manifest)}\n`);
  generateVsCodeCustomElementData(manifest, { outdir: join(pkg, "dist"), htmlFileName: "vscode.html-custom-data.json", cssFileName: "vscode.css-custom-data.json", hideLogs: true });
  for (const name of ["html", "css"]) {
    const data = join(pkg, "dist", `vscode.${name}-custom-data.json`);
    // The schema's address is one of another host; an editor knows its own.
    const { $schema: _schema, ...rest } = JSON.parse(readFileSync(data, "utf8"));
    writeFileSync(data, `${JSON.stringify(rest)}\n`);
  }
}

/**
 * What is public of a class, and what a host may style.
 * @param {any} declaration
 * @param {string} declared
 */
function publish(declaration, declared) {
  delete declaration.superclass;
  declaration.superclass = { name: "HTMLElement" };
  declaration.description ||= declaration.summary;
  // What the class assigns to other objects in its constructor the analyzer takes for its own.
  const own = (name) => new RegExp(`^\\s+(?:get |set |static )?${name}\\b`, "m").test(declared);
  declaration.members = declaration.members.filter(({ name, privacy }) => privacy !== "private" && !name.startsWith("#") && own(name));
  declaration.events = declaration.events.filter(({ name }) => name).map((event) => ({ type: { text: "CustomEvent" }, ...event }));
  declaration.cssProperties = Object.entries(properties).map(([name, description]) => ({ name, description }));
  declaration.cssParts = Object.entries(parts).map(([name, description]) => ({ name, description }));
}
