// What is said of what is kept on this device, and forgetting it.

import { keepLanguage, languageKept, t } from "./language.js";
import { byId } from "./page.js";
import { Storage } from "./storage.js";

/** @returns {Storage} */
export function keepingOf() {
  const [words, forget, allow] = [byId("kept"), byId("forget"), byId("keep-again")];
  const paint = (/** @type {import("./storage.js").State} */ now) => {
    // The language that was chosen is kept, too.
    const state = now === "nothing" && languageKept() ? "kept" : now;
    words.textContent = t(`keep.${state}`);
    forget.hidden = state !== "kept" && state !== "full";
    allow.hidden = state !== "off";
  };
  const storage = new Storage(paint);
  document.addEventListener("language", () => paint(storage.state));
  forget.addEventListener("click", async () => {
    await storage.forget();
    keepLanguage(false);
    allow.focus();
  });
  allow.addEventListener("click", () => { keepLanguage(true); storage.allow(true); document.dispatchEvent(new CustomEvent("keep")); forget.focus(); });
  return storage;
}
