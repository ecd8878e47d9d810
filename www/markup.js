// The source of a web page in the box for a text. Pasted, it is read at once as the page that it evidently is; else that is
// offered. What was pasted stays at hand, and so does the text that came of it, whatever was typed since.

import { articleFromMarkup } from "../pkg/lib/files.js";
import { t } from "./language.js";
import { button, byId } from "./page.js";
import { isEvident, isMarkup, isPage } from "./taking.js";

/**
 * @typedef {import("./editor.js").Standing} Standing what stands in the boxes, and what came with it
 * @param {{ standing: () => Standing, put: (standing: Standing) => void, take: (text: import("./files.js").Text) => void }} editor
 */
export function markupOf({ standing, put, take }) {
  const place = byId("editor-markup");
  /** The source, and the page once it was read. @type {{ source: Standing, page: Standing | null } | null} */
  let kept = null;
  let reading = 0;

  /** @param {string} words @param {[string, () => void]} [way] */
  function tell(words, way) {
    const had = place.contains(document.activeElement);
    place.replaceChildren(...(words ? [Object.assign(document.createElement("p"), { textContent: words })] : []), ...(way ? [button(way[0], null, way[1])] : []));
    // Whoever pressed the button that is gone stands at the one in its place.
    if (had) (place.querySelector("button") ?? byId("editor-text")).focus();
  }
  const offer = () => tell(t("markup.is"), [t("markup.read"), () => void read()]);
  const offerBack = () => tell(t("markup.done"), [t("markup.back"), back]);

  async function read() {
    const source = standing();
    if (kept?.page && kept.source.boxes.text === source.boxes.text) {
      put(kept.page);
      return offerBack();
    }
    const now = ++reading;
    try {
      const { article } = await articleFromMarkup(source.boxes.text, isPage(source.boxes.text) ? { library: await import("@mozilla/readability") } : { fragment: true });
      // Typed, or closed, meanwhile: that counts.
      if (now !== reading || standing().boxes.text !== source.boxes.text) return;
      if (!article.text.trim()) throw new Error("no text");
      kept = { source, page: null };
      take(article);
      offerBack();
    } catch {
      if (now === reading) tell(t("markup.none"));
    }
  }

  function back() {
    if (!kept) return;
    kept.page = standing();
    put(kept.source);
    offer();
  }

  return {
    /** The text is another one: what is offered with it? @param {boolean} [pasted] what is typed is left to whoever types it */
    look(pasted = false) {
      const { text } = standing().boxes;
      if (pasted && isEvident(text)) void read();
      else if (isMarkup(text)) offer();
      else if (!kept) tell("");
    },
    /** The boxes are those of another account. */
    forget() { kept = null; reading++; tell(""); },
  };
}
