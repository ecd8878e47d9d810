// Reading an article from its address: by the host's proxy where there is one, else an explanation and the way round.

import { articleFromUrl } from "../pkg/lib/files.js";
import { fetcher } from "./config.js";
import { readers } from "./files.js";
import { t } from "./language.js";
import { button, byId } from "./page.js";

// The button says what it does here: where no host reads the page, it explains how its text comes in.
if (fetcher) byId("editor-fetch").dataset.t = "fetch.button";

/**
 * @param {string} url
 * @param {object} editor
 * @param {(text: import("./files.js").Text) => void} editor.take
 * @param {(problem: string) => void} editor.refuse
 * @param {() => void} editor.paste goes where the text is pasted
 */
export async function fetchInto(url, { take, refuse, paste }) {
  let address;
  try {
    address = new URL(url);
    if (!/^https?:$/.test(address.protocol)) throw new TypeError();
  } catch {
    refuse(url ? t("editor.badUrl", { value: url }) : t("fetch.needsAddress"));
    return;
  }
  const host = address.host;
  if (!fetcher) {
    tell(t("fetch.refused", { host }), { href: address.href, paste });
    return;
  }
  tell(t("fetch.working", { host }));
  try {
    take((await articleFromUrl(address.href, fetcher, readers)).article);
    tell("");
  } catch (error) {
    tell(t("fetch.failed", { host, message: error instanceof Error ? error.message : String(error) }), { href: address.href, paste });
  }
}

/** @param {string} words @param {{ href: string, paste: () => void }} [way] round what a browser refuses */
function tell(words, way) {
  const place = byId("editor-fetched");
  place.replaceChildren(...(words ? [Object.assign(document.createElement("p"), { textContent: words })] : []));
  if (way) {
    const { href, paste } = way;
    const open = Object.assign(document.createElement("a"), { href, target: "_blank", rel: "noopener noreferrer", textContent: t("fetch.open") });
    // Whoever comes back from there with the text copied stands where it is pasted.
    open.addEventListener("click", paste);
    place.append(open, " ", button(t("fetch.paste"), null, paste));
  }
  // Below what is in sight nobody would read it.
  if (words) place.scrollIntoView({ block: "nearest" });
}
