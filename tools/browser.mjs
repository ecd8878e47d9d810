// Finding the browsers that the tests drive: a Chromium or Chrome, a Firefox, and WebKitGTK's test browser with its driver.

import { existsSync, readdirSync } from "node:fs";
import { basename, delimiter, join } from "node:path";

/** @typedef {"chromium" | "firefox" | "webkit"} EngineName */

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const MAC = ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
const WINDOWS = ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
const FIREFOX = ["firefox-esr", "firefox"];
const FIREFOX_MAC = ["Firefox", "Firefox ESR"].map((name) => `/Applications/${name}.app/Contents/MacOS/firefox`);
const FIREFOX_WINDOWS = ["Mozilla Firefox\\firefox.exe"];

/** The Chromium the tests use: CROSSREAD_CHROMIUM, else the first one found; null where there is none. */
export function browserPath() {
  return named("CROSSREAD_CHROMIUM") ?? found(NAMES, MAC, WINDOWS);
}

/** The Firefox the tests use: CROSSREAD_FIREFOX, else the first one found; null where there is none. */
export function firefoxPath() {
  return named("CROSSREAD_FIREFOX") ?? found(FIREFOX, FIREFOX_MAC, FIREFOX_WINDOWS);
}

/** WebKitGTK's driver, what gives it a screen, and its browser; null where one of them is missing. */
export function webkitPaths() {
  const driver = named("CROSSREAD_WEBKIT_DRIVER") ?? found(["WebKitWebDriver"], [], []);
  const screen = found(["xvfb-run"], [], []);
  return driver && screen ? { driver, screen, binary: miniBrowser() } : null;
}

/** The browser that WebKitGTK brings, where Debian has it. */
function miniBrowser() {
  const inside = (/** @type {string} */ folder) => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name)) : []);
  const folders = inside("/usr/lib").flatMap(inside).filter((path) => basename(path).startsWith("webkit"));
  return folders.map((folder) => join(folder, "MiniBrowser")).find((path) => existsSync(path)) ?? null;
}

/** Which of the three engines are here. @returns {Record<EngineName, boolean>} */
export function enginesHere() {
  return { chromium: browserPath() !== null, firefox: firefoxPath() !== null, webkit: webkitPaths() !== null };
}

/** @param {string} variable */
function named(variable) {
  const chosen = process.env[variable];
  if (chosen && !existsSync(chosen)) throw new Error(`${variable} names ${chosen}, which does not exist`);
  return chosen || null;
}

/** @param {string[]} names @param {string[]} mac @param {string[]} windows */
function found(names, mac, windows) {
  return candidates(names, mac, windows).find((path) => existsSync(path)) ?? null;
}

/** @param {string[]} names @param {string[]} mac @param {string[]} windows */
function candidates(names, mac, windows) {
  if (process.platform === "win32") {
    const folders = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => windows.map((path) => join(folder, path)));
  }
  const onPath = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const all = names.flatMap((name) => onPath.map((folder) => join(folder, name)));
  return process.platform === "darwin" ? [...mac, ...all] : all;
}
