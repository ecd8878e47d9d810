// Light or dark, as the page around the element is: a site with a toggle of its own sets a class, a `color-scheme` or only its
// background, often long after loading. Following the system alone would leave a dark box on a light page.

/** @param {Element} element @returns {'light' | 'dark'} */
export function pageScheme(element) {
  const parent = element.parentElement ?? element.getRootNode();
  let node = parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : document.documentElement;
  const declared = getComputedStyle(node).colorScheme;
  if (declared.includes("dark") && !declared.includes("light")) return "dark";
  for (let at = /** @type {Element | null} */ (node); at; at = at.parentElement) {
    const light = lightness(getComputedStyle(at).backgroundColor);
    if (light !== null) return light < 0.4 ? "dark" : "light";
  }
  // No background anywhere: the canvas shows, which is dark only where the page says it can be.
  const both = declared.includes("dark") && declared.includes("light");
  return both && matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** @param {string} colour as computed style gives it  @returns {number | null} 0 to 1, null where it lets the ground through */
function lightness(colour) {
  const [first, second, third, alpha = 1] = colour.match(/[\d.]+%?/g)?.map(parseFloat) ?? [];
  if (first === undefined || second === undefined || third === undefined) return null;
  if (alpha < 0.5) return null;
  if (/^(oklch|oklab|lab|lch)/.test(colour)) return first > 1 ? first / 100 : first;
  const whole = colour.startsWith("color(") ? 1 : 255;
  return (0.2126 * first + 0.7152 * second + 0.0722 * third) / whole;
}

const WATCHED = { attributes: true, attributeFilter: ["class", "style", "data-theme", "data-mode", "data-color-mode", "data-bs-theme", "theme"] };

/**
 * Tells when the page round an element may have changed its colours: by a toggle on any element round it, however late, by
 * the system, or at the end of a transition between the two.
 * @param {Element} element @param {() => void} changed @returns {() => void} stops watching
 */
export function watchScheme(element, changed) {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(changed);
  /** @type {Node | null} */
  let node = element.parentNode;
  for (; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) if (node instanceof Element) observer.observe(node, WATCHED);
  // A sheet that is switched, put in or taken out.
  observer.observe(document.head, { childList: true, subtree: true, attributes: true, attributeFilter: ["media", "disabled", "href"] });
  const ended = (/** @type {TransitionEvent} */ event) => { if (event.propertyName === "background-color" && event.target instanceof Node && event.target.contains(element)) changed(); };
  document.addEventListener("transitionend", ended);
  media.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    document.removeEventListener("transitionend", ended);
    media.removeEventListener("change", changed);
  };
}
