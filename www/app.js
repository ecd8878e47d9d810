// The page round <cross-read>: which texts are compared. The element does the rest.

import "../pkg/lib/define.js";
import { Accounts } from "./accounts.js";
import { linkToPlace, placeBegins, placeTo } from "./address.js";
import { Corrections } from "./corrections.js";
import { copyText } from "../pkg/lib/element/copy.js";
import { editorOf } from "./editor.js";
import { exportingOf, fileName } from "./exporting.js";
import { readFiles } from "./files.js";
import { keepingOf } from "./keeping.js";
import { Refusal, startLanguage, t, wordsOf } from "./language.js";
import { begin, exampleWork, invented } from "./opening-work.js";
import { pastToKeep } from "./past.js";
import { byId, download, emptied, reader, say, wentWell } from "./page.js";
import { disclosure, panelOf } from "./panel.js";
import { isProjectFile, projectOf, readProject } from "./project.js";
import { linkBox, waitingLink } from "./shared.js";
import { takingOf } from "./taking.js";

/** @typedef {import("./accounts.js").Account} Account */
/** @typedef {import("./accounts.js").Text} Text */
/** @typedef {import("./project.js").Project} Project */

await startLanguage();
const accounts = new Accounts();
const corrections = new Corrections();
const storage = keepingOf();
const nameless = (/** @type {string} */ id) => t("list.nameless", { id });

// ---- what is shown

/** @param {readonly Account[]} list */
function show(list) {
  reader.articles = [...list];
  const options = corrections.optionsFor(list);
  if (JSON.stringify(options) !== JSON.stringify(reader.options)) reader.options = options;
}

/** Where the reader is. @returns {import("./project.js").Position} */
const position = () => Object.fromEntries(/** @type {const} */ (["base", "view", "place"]).flatMap((name) => (reader.getAttribute(name) ? [[name, reader.getAttribute(name) ?? ""]] : [])));
/** The place of what was opened last. @type {import("./project.js").Position | null} */
let wanted = null;
/** Goes there as soon as its comparison is shown. @param {import("./project.js").Position | null} place */
const goTo = (place) => { wanted = place; };
/** @returns {import("./project.js").Project} */
const work = () => projectOf({ event: accounts.event, articles: [...accounts.list], options: corrections.optionsFor(accounts.list), place: position() });
const keep = () => storage.keep(work, () => pastToKeep(accounts.past));

accounts.addEventListener("change", (event) => {
  corrections.restore(accounts.corrected);
  show(accounts.list);
  byId("event").textContent = accounts.event;
  const example = accounts.list.filter(invented).length;
  byId("invented").hidden = byId("example-line").hidden = !example;
  byId("own").hidden = example < accounts.list.length;
  byId("anew").hidden = example === accounts.list.length;
  document.title = accounts.event ? `${accounts.event} · Crossread` : "Crossread";
  if (!/** @type {CustomEvent} */ (event).detail.deed) return;
  wentWell();
  say("place", []);
  if (!accounts.list.length) emptied();
  keep();
});
reader.addEventListener("crossread:correct", (event) => {
  corrections.learn(/** @type {CustomEvent<{ options: import("../pkg/lib/types.js").Options }>} */ (event).detail.options, accounts.list);
  accounts.correct(corrections.state, { key: "deed.correct", params: {} });
});

// ---- what is done

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
  keepDrafts: (drafts) => storage.keepDrafts(drafts),
  account: (id) => accounts.byId(id),
  example: () => accounts.list.some(invented),
  anew: withoutExample,
});

/** Texts of the reader's own are about another event than the example: they stay, and it goes. */
function withoutExample() {
  accounts.open({ accounts: accounts.list.filter((one) => !invented(one)), event: "", corrected: accounts.corrected }, { key: "deed.without", params: {} });
}
for (const id of ["own", "anew"]) byId(id).addEventListener("click", () => { withoutExample(); byId("add").focus(); });

/** @param {readonly Text[]} texts */
function add(texts) {
  accounts.add(accounts.named(texts, nameless));
}

/** Other work instead of what is here. @param {Project} project @param {import("./accounts.js").Deed | null} deed */
function open(project, deed) {
  const list = accounts.named(project.articles, nameless, []);
  corrections.learn(project.options ?? {}, list);
  accounts.open({ accounts: list, event: project.event ?? "", corrected: corrections.state }, deed);
  goTo(project.place ?? null);
}

const panel = panelOf(accounts, { edit: (account) => editor.open(account), editing: editor.isOpen });
document.addEventListener("language", () => { panel.paint(); void link.make(); });
takingOf({ files: (chosen) => void take(chosen), text: (text) => editor.open(null, text), editing: editor.isOpen });
for (const id of ["add", "add-first"]) byId(id).addEventListener("click", () => editor.open(null));
byId("example").addEventListener("click", () => { open(exampleWork(), { key: "deed.example", params: {} }); byId("manage").focus(); });

/** @param {File[]} chosen */
async function take(chosen) {
  say("files", [() => t("file.reading", { count: chosen.length })], { calm: true });
  say("remarks", []);
  const [projects, rest] = [chosen.filter(({ name }) => isProjectFile(name)), chosen.filter(({ name }) => !isProjectFile(name))];
  const { texts, problems, remarks } = await readFiles(rest);
  for (const [index, file] of projects.entries()) {
    try {
      if (index > 0) throw new Refusal("project.onlyOne", { name: projects[0]?.name ?? "" });
      if (file.size > LARGEST_PROJECT) throw new Refusal("project.damaged", { where: "/", what: `> ${LARGEST_PROJECT}` });
      const project = readProject(await file.text());
      open(project, { key: "deed.project", params: {} });
      remarks.push(() => t("project.opened", { name: file.name, count: project.articles.length }));
    } catch (error) {
      problems.push(() => t("project.refused", { name: file.name, reason: wordsOf(error) }));
    }
  }
  add(texts);
  say("files", problems);
  say("remarks", remarks, { calm: true });
}
/** In bytes: all the text that can be compared, and what stands round it. */
const LARGEST_PROJECT = 150_000_000;

// ---- saving and sharing

const link = linkBox(work);
const exporting = exportingOf(() => accounts.event);
disclosure(byId("save"), byId("saving"), () => void link.make());
byId("project-save").addEventListener("click", () => {
  const name = fileName(accounts.event, "crossread.json");
  download(name, "application/json", `${JSON.stringify(work(), null, 1)}\n`);
  wentWell();
  say("export", [() => t("project.saved", { name })], { calm: true });
});
document.addEventListener("keep", keep);

const waiting = waitingLink(accounts, ({ options, place }) => {
  corrections.learn(options ?? {}, accounts.list);
  accounts.correct(corrections.state, null);
  const base = accounts.list[Number(place?.base ?? NaN)]?.id;
  goTo({ ...place, base });
  reader.compare().catch(() => {});   // said in words by the element
});

const copyPlace = /** @type {HTMLButtonElement} */ (byId("copy-place"));
copyPlace.addEventListener("click", async () => {
  placeTo(reader);
  const copied = await copyText(linkToPlace(reader));
  if (copied) wentWell();
  say("place", [() => t(copied ? "place.copied" : "place.notCopied")], { calm: true });
});

// What needs a comparison can be done as long as there is one.
new MutationObserver(() => {
  exporting.able();
  copyPlace.disabled = !reader.comparison;
  void link.make();
}).observe(reader, { attributes: true, attributeFilter: ["data-state"] });

// The address says where the reader is, so that it can be kept and sent to whoever has the same texts.
let arrived = false;
reader.addEventListener("crossread:result", () => {
  // Other texts than before: an address that spoke of those speaks of these.
  if (arrived) placeTo(reader, { fresh: true });
  else placeBegins(reader);
  arrived = true;
  if (wanted) {
    for (const [name, value] of Object.entries(wanted)) if (value) reader.setAttribute(name, value);
    wanted = null;
    placeTo(reader, { fresh: true });
  }
});
new MutationObserver(() => {
  if (!arrived) return;
  placeTo(reader);
  if (storage.state === "kept") keep();
  void link.make();
}).observe(reader, { attributes: true, attributeFilter: ["base", "view", "place"] });

await begin({ accounts, storage, reader, open, wait: waiting.wait, drafts: (drafts) => drafts.forEach(editor.offer) });
