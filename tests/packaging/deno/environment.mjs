import { existsSync } from "node:fs";

const binary = "node_modules/@deno/linux-x64-glibc/deno";
export default {
  title: "Deno",
  packages: ["deno"],
  missing: (home) => (existsSync(`${home}/${binary}`) ? null : "npm has no Deno for this machine that works without its install script"),
  commands: [[`./${binary}`, "run", "--node-modules-dir=manual", "--allow-all", "--no-remote", "run.mjs"]],
  prints: /^compared: \d+ differences$/m,
};
