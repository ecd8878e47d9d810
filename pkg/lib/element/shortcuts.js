// The keys that walk through the differences: [ and ]. A single character is a shortcut only where no one is typing, it can
// be switched off by an attribute, and on a page with several elements only one of them moves.

/** A keyboard of another script has letters where the brackets are; the key is the same. */
const OTHER_SCRIPT = /^[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}]$/u;

/** @param {KeyboardEvent} event @returns {'[' | ']' | null} */
function bracket({ key, code }) {
  if (key === "[" || key === "]") return key;
  if (!OTHER_SCRIPT.test(key)) return null;
  return code === "BracketLeft" ? "[" : code === "BracketRight" ? "]" : null;
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} host
 * @param {'ltr' | 'rtl'} dir of the interface: the key at the side to which one reads on leads on
 * @returns {0 | 1 | -1} the step that is meant, 0 for none
 */
export function stepOf(event, host, dir) {
  const key = bracket(event);
  if (!key) return 0;
  // AltGr is how half of Europe types a bracket; a real Ctrl, Cmd or Alt belongs to the browser.
  if (event.defaultPrevented || event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState("AltGraph"))) return 0;
  const path = event.composedPath();
  if (path[0] instanceof HTMLElement && takesText(path[0])) return 0;
  // Focus inside an element: that one moves. Elsewhere on the page: the first one.
  if (!path.includes(host)) {
    const other = path.some((one) => one instanceof Element && one.localName === host.localName);
    if (other || document.querySelector(host.localName) !== host || document.querySelector("dialog[open]")) return 0;
  }
  return (key === "]") === (dir === "ltr") ? 1 : -1;
}

/** @param {HTMLElement} element */
function takesText(element) {
  if (element.isContentEditable) return true;
  if (element instanceof HTMLInputElement) return !/^(radio|checkbox|button|submit|reset|file|range|color)$/.test(element.type);
  return /^(textarea|select)$/.test(element.localName);
}
