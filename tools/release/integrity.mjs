// The hash of the single file, for `<script integrity>`, in the package's README.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../process.mjs";

const LINE = /^Integrity of `dist\/cdn\.js` \([^)]*\): `[^`]*`$/m;

export function writeIntegrity() {
  const { version } = JSON.parse(readFileSync(join(root, "pkg", "package.json"), "utf8"));
  const hash = `sha384-${createHash("sha384").update(readFileSync(join(root, "pkg", "dist", "cdn.js"))).digest("base64")}`;
  const path = join(root, "pkg", "README.md");
  const text = readFileSync(path, "utf8");
  if (!LINE.test(text)) throw new Error("pkg/README.md has no line for it");
  const now = text.replace(LINE, `Integrity of \`dist/cdn.js\` (${version}): \`${hash}\``);
  if (now !== text) writeFileSync(path, now);
  return `${hash}${now === text ? "" : ", written"}`;
}
