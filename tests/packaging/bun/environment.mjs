import { existsSync } from "node:fs";

const binary = "node_modules/@oven/bun-linux-x64/bin/bun";
export default {
  title: "Bun",
  packages: ["bun"],
  missing: (home) => (existsSync(`${home}/${binary}`) ? null : "npm has no Bun for this machine that works without its install script"),
  commands: [[`./${binary}`, "run", "run.mjs"]],
  prints: /^compared: \d+ differences$/m,
};
