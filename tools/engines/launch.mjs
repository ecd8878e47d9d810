// The browser that a test file runs in: Chromium, or the one that CROSSREAD_ENGINE names (`npm test -- browser` with
// CROSSREAD_ENGINE=firefox runs the whole suite there).

import assert from "node:assert/strict";
import { chromium, firefox } from "playwright-core";
import { browserPath, firefoxPath, webkitPaths } from "../browser.mjs";
import { launchWebKit } from "./webkit.mjs";

/** @typedef {import("../browser.mjs").EngineName} EngineName */
/** @typedef {import("playwright-core").BrowserContextOptions} ContextOptions */

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Nothing is asked of the network but what a test asks for. */
const QUIET = {
  "browser.region.network.url": "", "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false, "app.update.enabled": false, "toolkit.telemetry.enabled": false,
  "datareporting.healthreport.uploadEnabled": false, "extensions.update.enabled": false, "services.settings.server": "data:,#", "browser.safebrowsing.provider.mozilla.updateURL": "",
};

/** The engine of this run. @returns {EngineName} */
export function engineName() {
  const name = process.env.CROSSREAD_ENGINE || "chromium";
  assert.ok(name === "chromium" || name === "firefox" || name === "webkit", `CROSSREAD_ENGINE is ${name}: chromium, firefox or webkit is known`);
  return name;
}

/**
 * A browser in which contexts are opened.
 * @param {EngineName} [name]
 * @returns {Promise<{ newContext(options: ContextOptions): Promise<import("playwright-core").BrowserContext>, version(): string, close(): Promise<void> }>}
 */
export async function launch(name = engineName()) {
  if (name === "firefox") return launchFirefox();
  if (name === "webkit") {
    const paths = webkitPaths();
    assert.ok(paths, "WebKitGTK’s driver and xvfb-run are needed");
    return launchWebKit(paths);
  }
  const executablePath = browserPath();
  assert.ok(executablePath, "a Chromium or Chrome is needed");
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Released Firefoxes take what the reader prefers as settings of the whole browser: one browser for each set of them. */
function launchFirefox() {
  const executablePath = firefoxPath();
  assert.ok(executablePath, "a Firefox is needed");
  /** @type {Map<string, Promise<import("playwright-core").Browser>>} */
  const browsers = new Map();
  const browserWith = (/** @type {Record<string, number | boolean | string>} */ prefers) => {
    const key = JSON.stringify(prefers);
    const browser = browsers.get(key) ?? firefox.launch({ channel: "moz-firefox", executablePath, firefoxUserPrefs: { ...QUIET, ...prefers } });
    browsers.set(key, browser);
    return browser;
  };
  return browserWith(preferences({ reducedMotion: "reduce" })).then((first) => ({
    version: () => first.version(),
    async newContext({ colorScheme, reducedMotion, forcedColors, ...options }) {
      return (await browserWith(preferences({ colorScheme, reducedMotion, forcedColors }))).newContext(options);
    },
    async close() {
      await Promise.all([...browsers.values()].map(async (browser) => (await browser).close()));
    },
  }));
}

/** @param {Pick<ContextOptions, "colorScheme" | "reducedMotion" | "forcedColors">} options */
function preferences({ colorScheme, reducedMotion, forcedColors }) {
  return {
    "layout.css.prefers-color-scheme.content-override": colorScheme === "dark" ? 0 : 1,
    "ui.prefersReducedMotion": reducedMotion === "reduce" ? 1 : 0,
    ...(forcedColors === "active" ? { "browser.display.document_color_use": 2, "ui.useAccessibilityTheme": 1 } : {}),
  };
}
