// Reading an article from its address: by the host's proxy where there is one, else an explanation and the way round.

import { articleFromUrl } from "../pkg/lib/files.js";
import { fetcher } from "./config.js";
import { readers } from "./files.js";
import { t } from "./language.js";
import { byId } from "./page.js";

/**
 * @param {string} url
 * @param {(text: import("./files.js").Text) => void} take
 * @param {(problem: string) => void} refuse
 */
export async function fetchInto(url, take, refuse) {
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
    tell(t("fetch.refused", { host }), address.href);
    return;
  }
  tell(t("fetch.working", { host }));
  try {
    take((await articleFromUrl(address.href, fetcher, readers)).article);
    tell("");
  } catch (error) {
    tell(t("fetch.failed", { host, message: error instanceof Error ? error.message : String(error) }), address.href);
  }
}

/** @param {string} words @param {string} [href] */
function tell(words, href) {
  const said = words ? [Object.assign(document.createElement("p"), { textContent: words })] : [];
  const link = href ? [Object.assign(document.createElement("a"), { href, target: "_blank", rel: "noopener noreferrer", textContent: t("fetch.open") })] : [];
  const place = byId("editor-fetched");
  place.replaceChildren(...said, ...link);
  // Below what is in sight nobody would read it.
  if (words) place.scrollIntoView({ block: "nearest" });
}
