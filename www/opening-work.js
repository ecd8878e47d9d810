// What the page opens with. First what the address holds or asks for, then what a folder gives that the page was started with,
// then what was kept on this device, then the example; what is not shown is not lost but offered.

import opening from "./opening.js";
import { leadsHere, placeChanged, placeFrom, textsIn } from "./address.js";
import { t, wordsOf } from "./language.js";
import { say } from "./page.js";
import { projectOf } from "./project.js";
import { isShared, readLink } from "./sharing.js";
import { signOf } from "./sign.js";

/**
 * @typedef {import("./project.js").Project} Project
 * @typedef {import("./storage.js").Kept} Kept
 */

/** The set that the page was built or started with. @returns {Project} */
export function exampleWork() {
  // Without a title the event is named by its folder: `mill-fire`.
  const name = opening.event ?? "";
  const event = /\s/.test(name) ? name : name.replace(/[-_]+/g, " ").replace(/^./, (first) => first.toUpperCase());
  return projectOf({ event, articles: opening.articles ?? [] });
}

/** Whether an account is of the example that comes with the page. @param {import("./accounts.js").Account} account */
export const invented = ({ text }) => !opening.asked && Boolean(opening.articles?.some((one) => one.text === text));

/**
 * @param {object} page
 * @param {import("./accounts.js").Accounts} page.accounts
 * @param {import("./storage.js").Storage} page.storage
 * @param {import("./page.js").Reader} page.reader
 * @param {(project: Project, deed: import("./accounts.js").Deed | null) => void} page.open
 * @param {(link: import("./sharing.js").Link) => void} page.wait
 * @param {(drafts: import("./draft.js").Draft[]) => void} page.drafts what was typed before and not saved
 */
export async function begin({ accounts, storage, reader, open, wait, drafts: offerDrafts }) {
  const example = exampleWork();
  const sign = signOf(example.articles.map(({ text }) => text));
  const { work, earlier, drafts } = await storage.load(sign);

  /** @param {Kept} kept @param {boolean} first @param {boolean} [behind] what comes over it is other work, by which it is not written over */
  const openKept = (kept, first, behind = false) => {
    if (!behind) storage.goOnWith(kept);
    say("earlier", []);
    open(kept.project, first ? null : { key: "deed.earlier", params: {} });
    if (first) accounts.remember(kept.past);
  };
  /** @param {Kept | null} kept */
  const offer = (kept) => {
    if (!kept?.project.articles.length) return;
    const { event, articles } = kept.project;
    say("earlier", [() => t("keep.earlier", { count: articles.length, event: event ? ` (${event})` : "" })], { calm: true, actions: [{ words: () => t("keep.open"), run: () => openKept(kept, false) }] });
  };
  /** @param {{ behind?: boolean }} [how] `behind`: a link's texts come over it, and taking those back leads to it */
  const usual = ({ behind = false } = {}) => {
    // A folder's texts count where they are not those that the work began with; so does an address that is about them.
    const asked = textsIn(location.hash);
    const elsewhere = work && asked === sign && asked !== signOf(work.project.articles.map(({ text }) => text));
    const mine = work && (work.opening === sign || !opening.asked) && !elsewhere ? work : null;
    // Whoever was quicker than this page has begun already.
    const begun = accounts.list.length > 0;
    if (mine && !begun) openKept(mine, true, behind);
    else if (!begun) open(example, null);
    offer(mine && !begun && !behind ? earlier : work ?? earlier);
  };

  const hash = location.hash;
  let forgetPlace = () => {};
  if (isShared(hash)) await openLink(hash, true);
  else {
    usual();
    // Whoever brings the texts of a link one by one is there when the last has come; that it leads nowhere yet is said once.
    let said = false;
    const look = () => {
      const found = leadsHere(hash, reader);
      if (found) forgetPlace();
      if (found || !said) placeFrom(hash, reader);
      said = true;
    };
    forgetPlace = () => reader.removeEventListener("crossread:result", look);
    if (textsIn(hash)) reader.addEventListener("crossread:result", look);
  }

  offerDrafts(drafts);

  /** @param {string} shared @param {boolean} first */
  async function openLink(shared, first) {
    try {
      const link = await readLink(shared);
      if (link.format === "crossread-project") {
        if (first) usual({ behind: true });
        open(link, { key: "deed.link", params: {} });
        say("link", [() => t("share.opened", { count: link.articles.length })], { calm: true });
      } else {
        if (first) usual();
        wait(link);
      }
    } catch (error) {
      if (first) usual();
      say("link", [() => wordsOf(error)]);
    }
  }
  addEventListener("hashchange", () => {
    if (isShared(location.hash)) void openLink(location.hash, false);
    else {
      forgetPlace();
      placeChanged(reader);
    }
  });
}
