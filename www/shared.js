// The part of the page that makes links, and what becomes of one that was opened.

import { t } from "./language.js";
import { byId, reader, say } from "./page.js";
import { linkOf, linkTo, LONG } from "./sharing.js";

/**
 * @typedef {import("./accounts.js").Accounts} Accounts
 * @typedef {import("./sharing.js").Link} Link
 * @typedef {import("./project.js").Project} Project
 */

/** The box with the link, made anew whenever what it is about changes. @param {() => Project} work */
export function linkBox(work) {
  const box = /** @type {HTMLInputElement} */ (byId("share-link"));
  const texts = /** @type {HTMLInputElement} */ (byId("share-texts"));
  const about = byId("share-length");
  let turn = 0;

  async function make() {
    const comparison = reader.comparison;
    const mine = ++turn;
    box.value = "";
    about.textContent = "";
    if (!comparison || byId("saving").hidden) return;
    const project = work();
    // The article to read is told by its number: whoever opens the link has letters of their own.
    const base = comparison.articles.findIndex(({ id }) => id === project.place?.base);
    const signs = comparison.articles.map(({ label, id, hash }) => ({ label: label ?? id, hash }));
    const link = await linkTo(texts.checked ? project : linkOf({ texts: signs, options: project.options ?? {}, place: { ...project.place, ...(base < 0 ? {} : { base: String(base) }) } }));
    // A link made for what has changed since is none.
    if (mine !== turn) return;
    box.value = link;
    about.textContent = `${t("share.length", { count: link.length })}${link.length > LONG ? ` ${t("share.long")}` : ""}`;
    about.classList.toggle("problem", link.length > LONG);
  }
  texts.addEventListener("change", () => void make());
  box.addEventListener("focus", () => box.select());
  byId("share-copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(box.value);
      say("share", [t("share.copied")], { calm: true });
    } catch {
      box.focus();
      say("share", [t("share.notCopied")]);
    }
  });
  return { make };
}

/**
 * A link without texts waits for them: as soon as they are here, in whichever order, its settings and its place count.
 * @param {Accounts} accounts @param {(link: Link) => void} arrive
 */
export function waitingLink(accounts, arrive) {
  /** @type {Link | null} */
  let link = null;
  const look = () => {
    const here = reader.comparison?.articles;
    if (!link || !here || here.length !== accounts.list.length) return;
    const left = [...here.keys()];
    /** @type {string[]} */
    const missing = [];
    const order = link.texts.flatMap(({ label, hash }) => {
      const index = left.findIndex((one) => here[one]?.hash === hash);
      if (index < 0) missing.push(label);
      return index < 0 ? [] : left.splice(index, 1);
    });
    if (missing.length) {
      say("link", [t(order.length ? "share.someMissing" : "share.allMissing", { count: missing.length, labels: list(missing) }), t("share.howToAdd")], { calm: true });
      return;
    }
    const found = link;
    const same = left.length === 0 && order.every((index, position) => index === position);
    if (!same) {
      const before = accounts.list;
      accounts.open({ accounts: order.flatMap((index) => before[index] ?? []), event: accounts.event, corrected: accounts.corrected }, { key: "deed.link", params: {} });
      return;
    }
    link = null;
    say("link", []);
    arrive(found);
  };
  reader.addEventListener("crossread:result", look);
  return { wait: (/** @type {Link} */ wanted) => { link = wanted; look(); } };
}

/** @param {string[]} labels */
const list = (labels) => new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(labels.slice(0, 20).map((label) => `“${label}”`));
