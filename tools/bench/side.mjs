// A process that works when it is told to: the other end is contender.mjs or benches/side.rs.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const contender = fileURLToPath(new URL("contender.mjs", import.meta.url));

/**
 * @typedef {{ name: string, ask(line: object, limit: number): Promise<any>, close(): unknown }} Side
 *   `ask` rejects with a `TooLong` where there is no answer within `limit` milliseconds; the side is then of no more use
 */

export class TooLong extends Error {}

/** @param {string} name what contender.mjs calls it @returns {Side} */
export const jsSide = (name, shown = name) => processSide(shown, process.execPath, [contender, name]);

/** @param {string} program benches/side.rs, built @param {string} name what it calls it @returns {Side} */
export const nativeSide = (program, name, shown = name) => processSide(shown, program, [name]);

/** @param {string} name @param {string} program @param {string[]} args @returns {Side} */
function processSide(name, program, args) {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
  /** @type {{ resolve: (answer: any) => void, reject: (error: Error) => void } | null} */
  let waiting = null;
  let errors = "";
  let gone = "";
  const fail = (why) => {
    gone ||= why;
    waiting?.reject(new Error(`${name}: ${gone}`));
    waiting = null;
  };
  child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
  // A write to a process that has ended is told by its end.
  child.stdin.on("error", () => {});
  child.on("error", (error) => fail(error.message));
  child.on("close", (status, signal) => fail(errors.trim() || `ended with ${signal ?? `status ${status}`}`));
  createInterface({ input: child.stdout }).on("line", (line) => {
    const { resolve } = waiting ?? {};
    waiting = null;
    resolve?.(JSON.parse(line));
  });
  return {
    name,
    async ask(line, limit) {
      if (gone) throw new Error(`${name}: ${gone}`);
      let timer;
      const answer = new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        timer = setTimeout(() => {
          waiting = null;
          child.kill("SIGKILL");
          reject(new TooLong(`${name} did not end within ${limit} ms`));
        }, limit);
      });
      child.stdin.write(`${JSON.stringify(line)}\n`);
      try {
        return await answer;
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => child.kill(),
  };
}
