// The part of the page that makes links, and what becomes of one that was opened.

import { isolated } from "../pkg/lib/element/direction.js";
import { t } from "./language.js";
import { byId, reader, say, wentWell } from "./page.js";
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
      wentWell();
      say("share", [() => t("share.copied")], { calm: true });
    } catch {
      box.focus();
      say("share", [() => t("share.notCopied")]);
    }
  });
  return { make };
}

/**
 * A link without texts waits for them: as soon as they are here, in whichever order, its settings and its place count. Until
 * then it is said which texts it is about, and which of them are here.
 * @param {Accounts} accounts @param {(link: Link) => void} arrive
 */
export function waitingLink(accounts, arrive) {
  /** @type {Link | null} */
  let link = null;
  const look = () => {
    const here = accounts.list.length ? reader.comparison?.articles : [];
    if (!link || !here || here.length !== accounts.list.length) return;
    const left = [...here.keys()];
    /** @type {Link["texts"]} */
    const missing = [];
    const order = link.texts.flatMap((text) => {
      const index = left.findIndex((one) => here[one]?.hash === text.hash);
      if (index < 0) missing.push(text);
      return index < 0 ? [] : left.splice(index, 1);
    });
    if (missing.length) {
      const found = order.map((index) => here[index]?.label ?? "");
      // A name that is here with other words is what somebody would look for in vain.
      const others = missing.filter(({ label }) => left.some((index) => here[index]?.label === label));
      say("link", [
        () => t("share.noTexts"),
        () => t(found.length ? "share.someMissing" : "share.allMissing", { count: missing.length, labels: list(missing.map(({ label, hash }) => label || hash)) }),
        ...(others.length ? [() => t("share.otherText", { labels: list(others.map(({ label }) => label)) })] : []),
        ...(found.length ? [() => t("share.found", { labels: list(found) })] : []),
        () => t("share.howToAdd"),
      ], { calm: true });
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
    say("link", [() => t("share.allFound", { count: order.length })], { calm: true });
    arrive(found);
  };
  reader.addEventListener("crossread:result", look);
  // Nothing is compared where there is nothing, and no result says so.
  accounts.addEventListener("change", () => { if (!accounts.list.length) look(); });
  return { wait: (/** @type {Link} */ wanted) => { link = wanted; look(); } };
}

/** @param {string[]} labels */
const list = (labels) => new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(labels.slice(0, 20).map((label) => `“${isolated(label, document.documentElement.dir === "rtl" ? "rtl" : "ltr")}”`));
