// Builds the package and the page: engine → glue and bytes → bundles → page; with --types also the declarations.
//
//   node pkg/build.mjs [--types]
//
// Runs in the environment of tools/setup.mjs, which puts the right tools on PATH. `npm run build` does both.

import zopfli from "@gfx/zopfli";
import { build, transform } from "esbuild";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gunzipSync, gzipSync } from "node:zlib";
import { checkBudgets, readConfig } from "../tools/config.mjs";
import { root, run } from "../tools/process.mjs";
import { filesIn, hashOf, unlessFresh } from "../tools/stamp.mjs";
import { buildEngine } from "./build-engine.mjs";
import { buildManifest } from "./build-manifest.mjs";
import { minifyAll } from "./build-minify.mjs";
import { buildSite, siteSources } from "./build-site.mjs";

export { checkBudgets, readConfig };

const lib = join(root, "pkg", "lib");
const wasm = join(root, "pkg", "wasm");
const dist = join(root, "pkg", "dist");

/** Entries of the package that share their chunks, and the rule for files, which the command reads too. The others are bundled apart: the worker and the single file stand alone, `slim` holds no engine. */
const ENTRIES = ["index", "define", "core", "files", "jsx", "article-file"];
const APART = ["slim", "cdn", "worker"];
/** The words of the element, one file a language. */
const LOCALES = readdirSync(join(lib, "locales")).map((name) => `locales/${name.replace(/\.js$/, "")}`);

/** @param {{ types: boolean }} options */
export async function buildAll({ types }) {
  const config = readConfig(readFileSync(join(root, "wasm-pack.toml"), "utf8"));
  await buildEngine(config.flags);
  const also = [hashOf(["pkg/wasm/crossread.js", "pkg/wasm/crossread_bg.wasm"])];
  const bundleInputs = ["pkg/lib", "pkg/build.mjs", "pkg/build-minify.mjs", "pkg/package.json", "package-lock.json", "wasm-pack.toml", "tools/config.mjs"];
  const bundled = await unlessFresh("bundles", { inputs: bundleInputs, also, outputs: ["pkg/dist/define.js", "pkg/dist/worker.js"] }, async () => {
    console.log("build: the package, by esbuild");
    const sizes = await buildBundles();
    // The tarball is measured once all that goes into it is there, by its test.
    const { tarball: _tarball, ...budgets } = config.budgets;
    printSizes(sizes, budgets);
    checkBudgets(budgets, sizes);
  });
  if (!bundled) console.log("build: the package is as its sources are");
  const siteInputs = [...bundleInputs, ...siteSources()];
  // Left alone where it is as it should be: somebody may be looking at it.
  await unlessFresh("site", { inputs: siteInputs, also, outputs: ["www/dist/opening.js", "www/dist/crossread/define.js"] }, () => buildSite(dist));
  if (types) {
    console.log("build: the declarations, by tsc");
    await buildTypes();
    await buildManifest();
  }
}

/** @returns {Promise<Record<string, Record<string, number>>>} the sizes that wasm-pack.toml sets budgets for */
async function buildBundles() {
  const bytes = readFileSync(join(wasm, "crossread_bg.wasm"));
  await unlessFresh("bytes", { inputs: ["pkg/wasm/crossread_bg.wasm", "package-lock.json"], outputs: ["pkg/wasm/bytes.js"] }, async () => {
    // Every page that loads the engine loads these bytes: six per cent fewer are worth some seconds of the build.
    const packed = Buffer.from(await zopfli.gzipAsync(bytes, { numiterations: 15 }));
    if (!gunzipSync(packed).equals(bytes)) throw new Error("the engine's bytes do not come back as they were");
    writeModule("bytes", JSON.stringify(packed.toString("base64")), "string");
  });
  await writeGlue();

  rmSync(dist, { recursive: true, force: true });
  const shared = { bundle: true, minify: true, target: "es2022", logLevel: "warning", legalComments: "none", metafile: true };
  // A plain script: it runs as a classic worker and as a module worker, from a blob and from a file.
  await build({ ...shared, entryPoints: [join(lib, "worker.js")], format: "iife", outfile: join(dist, "worker.js") });
  await minifyAll([join(dist, "worker.js")], { script: true });
  const worker = readFileSync(join(dist, "worker.js"));
  writeModule("worker-source", JSON.stringify(worker.toString()), "string");

  const entryPoints = [...ENTRIES, ...LOCALES].map((name) => join(lib, `${name}.js`)).filter((path) => existsSync(path));
  // A module is always read as UTF-8, whatever the page's own encoding.
  const modules = { ...shared, format: "esm", splitting: true, outdir: dist, absWorkingDir: root, charset: "utf8" };
  const { metafile } = await build({ ...modules, entryPoints, chunkNames: "chunks/[name]-[hash]", plugins: [onePolicy, smallStyles] });
  const [source] = Object.keys(metafile.outputs).filter((path) => /\/worker-source-\w+\.js$/.test(path));
  const slim = await build({ ...modules, entryPoints: [join(lib, "slim.js")], chunkNames: "chunks/[name]-slim-[hash]", plugins: [onePolicy, smallStyles, withoutBytes, sharedFiles(source.split("/").at(-1))] });
  besideTwins(metafile.outputs, slim.metafile.outputs);
  cpSync(join(wasm, "crossread_bg.wasm"), join(dist, "crossread.wasm"));
  await build({ ...shared, entryPoints: [join(lib, "cdn.js")], format: "iife", outfile: join(dist, "cdn.js"), plugins: [onePolicy, smallStyles] });
  // The engine's bytes and the worker's source are one string each.
  await minifyAll(filesIn(dist).filter((path) => /\.js$/.test(path) && !/(bytes|worker-source)-\w+\.js$|(worker|cdn)\.js$/.test(path)));
  await minifyAll([join(dist, "cdn.js")], { script: true });
  const { now, ever } = loadedBy("pkg/dist/define.js", metafile.outputs);
  const holds = (path, input) => Object.keys(metafile.outputs[path].inputs).some((one) => input.test(one));
  const locales = [...ever].filter((path) => holds(path, /^pkg\/lib\/locales\//));
  // What only some hosts ask for, by an attribute.
  const asked = [...ever].filter((path) => holds(path, /^pkg\/lib\/(element\/(inplace|story|stored)|files\/stated)\.js$/));
  // The engine's own half in JavaScript; what the wasm is to the one budget, this is to the other.
  const glue = [...ever].filter((path) => holds(path, /^pkg\/wasm\/glue\.js$/));
  const apart = [...ever].filter((path) => !locales.includes(path) && !asked.includes(path) && !glue.includes(path) && !holds(path, /^pkg\/wasm\/(bytes|worker-source)\.js$/));
  const largest = read(locales).reduce((most, file) => (gzipSync(file).length > gzipSync(most).length ? file : most));
  return {
    wasm: measure([bytes]), shell: measure(read(now)), element: measure(read(apart)), asked: measure(read(asked)), glue: measure(read(glue)), locale: measure([largest]), worker: measure([worker]),
    cdn: measure([readFileSync(join(dist, "cdn.js"))]),
  };
}

/**
 * Names each chunk of `slim` after the one of the package's own that has the same sources, so that it comes right behind it in the
 * tarball: packed, two that are nearly equal cost little more than one, but only side by side.
 * @param {Record<string, { inputs: object }>} own @param {Record<string, { inputs: object }>} slim
 */
function besideTwins(own, slim) {
  const sources = ({ inputs }) => Object.keys(inputs).map((path) => path.replace("/not-inline.js", "/inline.js")).sort().join();
  const twins = new Map(Object.entries(own).map(([path, output]) => [sources(output), basename(path, ".js")]));
  const paths = Object.keys(slim).map((path) => join(root, path));
  const names = Object.entries(slim).flatMap(([path, output]) => {
    const [twin, name] = [twins.get(sources(output)), basename(path)];
    return twin && name.includes("-slim-") ? [[name, `${twin}-slim-${name.split("-").at(-1)}`]] : [];
  });
  for (const path of paths) {
    const text = names.reduce((text, [name, other]) => text.replaceAll(`/${name}`, `/${other}`), readFileSync(path, "utf8"));
    rmSync(path);
    writeFileSync(join(dirname(path), new Map(names).get(basename(path)) ?? basename(path)), text);
  }
}

/** For `slim`: the host brings the engine's bytes. */
const withoutBytes = {
  name: "without-bytes",
  setup(bundler) {
    bundler.onResolve({ filter: /\/inline\.js$/ }, () => ({ path: join(lib, "not-inline.js") }));
  },
};

/** Its chunks take the words of a language and the worker's source from the files of the package's own, so that none is in it twice. @param {string} source */
const sharedFiles = (source) => ({
  name: "shared-files",
  setup(bundler) {
    bundler.onResolve({ filter: /\/locales\/[a-z]+\.js$/ }, ({ path, kind }) => (kind === "dynamic-import" ? { path: `../locales/${path.split("/").at(-1)}`, external: true } : undefined));
    bundler.onResolve({ filter: /\/worker-source\.js$/ }, () => ({ path: `./${source}`, external: true }));
  },
});

/**
 * wasm-bindgen's glue keeps its instance in a variable of the module, so that there can only ever be one; after a trap
 * that one is unusable. As a function, it can be had afresh.
 */
async function writeGlue() {
  const { outputFiles: [glue] } = await build({
    // `export *` leaves out the default export, the loader that looks for the wasm beside itself: ours is inline.
    stdin: { contents: 'export * from "./crossread.js"', resolveDir: wasm },
    bundle: true, write: false, format: "iife", globalName: "glue", target: "es2022", logLevel: "warning",
    // Only that loader asks where it is.
    define: { "import.meta.url": '""' },
  });
  writeFileSync(join(wasm, "glue.js"), `export default function newGlue() {\n${glue.text}return glue;\n}\n`);
  writeFileSync(join(wasm, "glue.d.ts"), 'declare const newGlue: () => typeof import("./crossread.js");\nexport default newGlue;\n');
}

/** Lit makes a Trusted Types policy of its own; a page should have to allow one only. */
const onePolicy = {
  name: "one-policy",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]lit-html[\\/]lit-html\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const own = /\b\w+\?\w+\.createPolicy\("lit-html",\{createHTML:(\w)=>\1\}\):void 0/;
      if (!own.test(source)) throw new Error(`${path} makes its Trusted Types policy in another way than this build knows`);
      const from = JSON.stringify(join(lib, "policy.js"));
      return { contents: `import { policy as onePolicy } from ${from};\n${source.replace(own, "onePolicy()??void 0")}`, loader: "js" };
    });
  },
};

/** To the bundler a sheet is a string like any other: it is made small before. */
const smallStyles = {
  name: "small-styles",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]element[\\/]styles[\\/]\w+\.js$/ }, async ({ path }) => {
      const source = readFileSync(path, "utf8");
      const sheet = /= `([^`]*)`;/.exec(source);
      if (!sheet) throw new Error(`${path} holds no sheet that this build knows`);
      const { code, warnings: [warning] } = await transform(sheet[1], { loader: "css", minify: true });
      if (warning) throw new Error(`${path}: ${warning.text}`);
      return { contents: source.replace(sheet[0], () => `= ${JSON.stringify(code.trim())};`), loader: "js" };
    });
  },
};

function writeModule(name, value, type) {
  writeFileSync(join(wasm, `${name}.js`), `export default ${value};\n`);
  writeFileSync(join(wasm, `${name}.d.ts`), `declare const value: ${type};\nexport default value;\n`);
}

/** What an entry loads at once, and what it can load later. */
function loadedBy(entry, outputs) {
  const follow = (kinds, seen = new Set(), path = entry) => {
    if (!outputs[path] || seen.has(path)) return seen;
    seen.add(path);
    for (const next of outputs[path].imports) if (kinds.includes(next.kind)) follow(kinds, seen, next.path);
    return seen;
  };
  return { now: follow(["import-statement"]), ever: follow(["import-statement", "dynamic-import"]) };
}

function read(paths) {
  return [...paths].map((path) => readFileSync(join(root, path)));
}

/** Sizes as sums over files, each compressed alone, as a server does it. */
function measure(files) {
  const sum = (size) => files.reduce((total, file) => total + size(file), 0);
  return {
    raw: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    brotli: sum((file) => brotliCompressSync(file).length),
  };
}

function printSizes(sizes, budgets) {
  for (const [part, measures] of Object.entries(sizes)) {
    const shown = Object.entries(measures).map(([measure, size]) => {
      const limit = budgets[part]?.[measure];
      return `${measure} ${size}${limit ? ` of ${limit}` : ""}`;
    });
    console.log(`build: size of ${part.padEnd(8)} ${shown.join(" · ")}`);
  }
}

async function buildTypes() {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [tsc, "-p", join(root, "pkg")]);
  await run(process.execPath, [tsc, "-p", join(root, "www")]);
  for (const name of ["types", "globals", "jsx"]) cpSync(join(lib, `${name}.d.ts`), join(dist, `${name}.d.ts`));
  // tsc leads to where the file stood; it stands beside the others now.
  const define = join(dist, "define.d.ts");
  writeFileSync(define, readFileSync(define, "utf8").replace("../lib/", "./"));
  // What no entry leads to is about the inside: the glue, the views. It stays here.
  const reached = new Set();
  const follow = (path) => {
    if (reached.has(path) || !existsSync(path)) return;
    reached.add(path);
    for (const [, to] of readFileSync(path, "utf8").matchAll(/(?:(?:from|import)\s*\(?|reference path=)["'](\.[^"']+?)(?:\.d\.ts|\.js)["']/g)) {
      follow(join(dirname(path), `${to}.d.ts`));
    }
  };
  for (const name of [...ENTRIES, ...LOCALES, ...APART]) follow(join(dist, `${name}.d.ts`));
  for (const path of filesIn(dist)) if (path.endsWith(".d.ts") && !reached.has(path)) rmSync(path);
  // Every language has the words of English, some in more forms: their names need not be listed once a language.
  for (const name of LOCALES.filter((name) => name !== "locales/en")) {
    writeFileSync(join(dist, `${name}.d.ts`), `import en from "./en.js";
declare const words: { [Name in keyof typeof en]: (typeof en)[Name] extends string ? string : (typeof en)[Name] & Record<string, string> };
export default words;
`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  buildAll({ types: process.argv.includes("--types") }).catch((error) => {
    console.error(`build: ${error.message}`);
    process.exitCode = 1;
  });
}
