// The page round <cross-read>: which texts are compared. The element does the rest.

import "../pkg/lib/define.js";
import opening from "./opening.js";
import { Accounts } from "./accounts.js";
import { placeFrom, placeTo } from "./address.js";
import { cutOff } from "./cut-off.js";
import { editorOf } from "./editor.js";
import { readFiles } from "./files.js";
import { t } from "./language.js";
import { byId, reader, say } from "./page.js";
import { noticesOf, panelOf } from "./panel.js";
import { takingOf } from "./taking.js";

/** @typedef {import("./accounts.js").Account} Account */
/** @typedef {import("./accounts.js").Text} Text */

const accounts = new Accounts();
const nameless = (/** @type {string} */ id) => t("list.nameless", { id });

const editor = editorOf({
  save(account, article) {
    if (account && accounts.byId(account.id)) accounts.replace({ ...article, id: account.id, label: article.label || account.label });
    else add([article]);
  },
  preview(account, article) {
    if (!article) show(accounts.list);
    else if (account && accounts.byId(account.id)) show(accounts.list.map((one) => (one.id === account.id ? { ...article, id: one.id, label: article.label || one.label } : one)));
    else show([...accounts.list, ...accounts.named([article], nameless)]);
  },
});

/** @param {readonly Text[]} texts */
function add(texts) {
  accounts.add(accounts.named(texts, nameless));
}

/** @param {readonly Account[]} list */
function show(list) {
  reader.articles = [...list];
}

accounts.addEventListener("change", () => {
  show(accounts.list);
  byId("event").textContent = accounts.event;
  document.title = accounts.event ? `${accounts.event} · Crossread` : "Crossread";
});
panelOf(accounts, { edit: (account) => editor.open(account), editing: editor.isOpen });
noticesOf(accounts, cutOff);
takingOf({ files: (chosen) => void take(chosen), text: (text) => editor.open(null, text), editing: editor.isOpen });
for (const id of ["add", "add-first"]) byId(id).addEventListener("click", () => editor.open(null));

/** @param {File[]} chosen */
async function take(chosen) {
  say("files", [t("file.reading", { count: chosen.length })], { calm: true });
  const { texts, problems, remarks } = await readFiles(chosen);
  say("files", problems);
  say("remarks", remarks, { calm: true });
  add(texts);
}

/** The set the page opens with. */
function begin() {
  // The event is named by its folder: `mill-fire`.
  const event = (opening.event ?? "").replace(/[-_]+/g, " ").replace(/^./, (first) => first.toUpperCase());
  const list = accounts.named(opening.articles ?? [], nameless, []);
  accounts.open({ accounts: list, event }, accounts.list.length ? { key: "deed.addSeveral", params: { count: list.length } } : null);
}
byId("example").addEventListener("click", () => { begin(); byId("manage").focus(); });
begin();

// The address says where the reader is, so that it can be kept and sent to whoever has the same texts.
const wanted = location.hash;
let arrived = false;
reader.addEventListener("crossread:result", () => {
  if (!arrived) placeFrom(wanted, reader);
  arrived = true;
});
addEventListener("hashchange", () => placeFrom(location.hash, reader));
new MutationObserver(() => { if (arrived) placeTo(reader); }).observe(reader, { attributes: true, attributeFilter: ["base", "view", "place"] });
