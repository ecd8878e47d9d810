// One polite announcer for all elements of a page. It stands in the light DOM, since live regions inside shadow roots are not
// read out everywhere, and it is there before it speaks, since a region that arrives with its words is often not read.

const MARK = "data-crossread-announcer";
// Set one by one through CSSOM: a strict policy allows no style attribute, and the host's sheets must not show it.
const UNSEEN = { position: "absolute", "inline-size": "1px", "block-size": "1px", margin: "-1px", padding: "0", overflow: "hidden", "clip-path": "inset(50%)", "white-space": "nowrap", border: "0" };

/** @param {Document} document */
function region(document) {
  const there = document.querySelector(`[${MARK}]`);
  if (there instanceof HTMLElement) return there;
  const made = document.createElement("div");
  made.setAttribute(MARK, "");
  made.setAttribute("aria-live", "polite");
  made.setAttribute("role", "status");
  for (const [name, value] of Object.entries(UNSEEN)) made.style.setProperty(name, value, "important");
  document.body.append(made);
  return made;
}

/** Makes sure the region is there. @param {Document} document */
export const prepareAnnouncer = (document) => { if (document.body) region(document); };

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pending;

/** Says the last of what is asked for in quick succession. @param {Document} document @param {string} words @param {{ lang: string, dir: string }} language */
export function announce(document, words, { lang, dir }) {
  if (!document.body) return;
  const here = region(document);
  clearTimeout(pending);
  here.lang = lang;
  here.dir = dir;
  here.textContent = "";
  pending = setTimeout(() => { here.textContent = words; }, 120);
}
