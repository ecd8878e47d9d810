// Running other programs. Only what Node itself brings: this is used before anything is installed.

import { spawn, spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a program to its end. Rejects where it fails; with `quiet`, its output is then part of the error, and shown
 * at no other time.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, hear?: (text: string) => void, timeout?: number }} [options]
 *   `hear` gets the output besides its being shown; `timeout`: milliseconds after which the program is ended
 */
export function run(command, args, { cwd = root, env = process.env, quiet = false, hear, timeout } = {}) {
  const piped = quiet || hear;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, timeout, stdio: ["ignore", piped ? "pipe" : "inherit", piped ? "pipe" : "inherit"] });
    let kept = "";
    const listen = (stream, shown) => stream?.setEncoding("utf8").on("data", (text) => {
      if (quiet) kept += text;
      else shown.write(text);
      hear?.(text);
    });
    listen(child.stdout, process.stdout);
    listen(child.stderr, process.stderr);
    child.on("error", (error) => reject(error.code === "ENOENT" ? new Error(`${command} is not installed`) : error));
    child.on("close", (status, signal) => {
      if (status === 0) return resolve(undefined);
      const how = signal ? `was ended by ${signal}` : `ended with status ${status}`;
      reject(new Error(`${kept && `${kept.trimEnd()}\n`}${[command, ...args].join(" ")} ${how}`));
    });
  });
}

/**
 * What a program prints, trimmed; null where it is missing or fails.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function output(command, args, env = process.env) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return status === 0 ? stdout.trim() : null;
}
