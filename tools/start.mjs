// `npm start [-- DIR]`: sets up what is missing, builds what has changed, serves the page and prints its address. With a
// folder of .txt and .md files, the page opens with those.

import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { openingModule, readOpening } from "./opening.mjs";
import { root, run } from "./process.mjs";
import { serve } from "./serve.mjs";
import { setUp } from "./setup.mjs";

async function main() {
  // npm runs its scripts at the root; INIT_CWD is where the person typed the command.
  const folder = process.argv[2] && resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[2]);
  const wish = process.env.PORT ?? "8080";
  const port = Number(wish);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT is ${wish}; it takes a number from 0 to 65535`);
  if (folder) {
    if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`${process.argv[2]} is no folder`);
    if (readOpening(folder).articles.length === 0) throw new Error(`${process.argv[2]} holds no .txt or .md file`);
  }

  const env = await setUp({ browser: false });
  await run(process.execPath, [join(root, "pkg", "build.mjs")], { env });
  const { url, close } = await serve({
    folder: join(root, "www", "dist"),
    opening: folder && (() => openingModule(folder, { asked: true })),
    port,
  });
  console.log(`\nCrossread is at ${url}${folder ? ` with the texts of ${process.argv[2]}` : ""} (Ctrl-C ends it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void close());
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
