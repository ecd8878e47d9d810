// Which language an element speaks: its own `lang`, else the nearest one round it, also across shadow roots.

/** @param {Node} node @returns {Node | null} */
const above = (node) => (node instanceof ShadowRoot ? node.host : node.parentNode);

/** @param {Element} element @returns {string} */
export function languageAround(element) {
  for (let node = /** @type {Node | null} */ (element); node; node = above(node)) {
    const lang = node instanceof Element ? node.getAttribute("lang") : null;
    if (lang !== null) return lang || "en";
  }
  return "en";
}

/** Tells when a `lang` changes that the element may follow. @param {Element} element @param {() => void} changed @returns {() => void} stops watching */
export function watchLanguage(element, changed) {
  const observer = new MutationObserver(changed);
  for (let node = /** @type {Node | null} */ (element); node; node = above(node)) if (node instanceof Element) observer.observe(node, { attributes: true, attributeFilter: ["lang"] });
  return () => observer.disconnect();
}
