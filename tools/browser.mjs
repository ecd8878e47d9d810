// Finding a Chromium or Chrome for the browser tests.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const MAC = ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
const WINDOWS = ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];

/** The browser the tests use: CROSSREAD_CHROMIUM, else the first one found; null where there is none. */
export function browserPath() {
  const chosen = process.env.CROSSREAD_CHROMIUM;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CROSSREAD_CHROMIUM names ${chosen}, which does not exist`);
    return chosen;
  }
  return candidates().find((path) => existsSync(path)) ?? null;
}

function candidates() {
  if (process.platform === "win32") {
    const folders = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].filter(Boolean);
    return folders.flatMap((folder) => WINDOWS.map((path) => join(folder, path)));
  }
  const onPath = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const found = NAMES.flatMap((name) => onPath.map((folder) => join(folder, name)));
  return process.platform === "darwin" ? [...MAC, ...found] : found;
}
