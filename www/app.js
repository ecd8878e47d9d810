// The page round <cross-read>: which texts are compared. The element does the rest.

import "./crossread/define.js";
import opening from "./opening.js";
import { placeFrom, placeTo } from "./address.js";
import { LARGEST, megabytes, parseText, readFiles } from "./texts.js";

/** @typedef {import("./texts.js").Text & { id: string, label: string }} Account */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));
const reader = /** @type {HTMLElement & { articles: Account[], comparison: { articles: { hash: string }[] } | null }} */ (document.querySelector("cross-read"));
const manage = byId("manage");
const panel = byId("accounts");
const editor = /** @type {HTMLDialogElement} */ (byId("editor"));
const editorLabel = /** @type {HTMLInputElement} */ (byId("editor-label"));
const editorText = /** @type {HTMLTextAreaElement} */ (byId("editor-text"));
const files = /** @type {HTMLInputElement} */ (byId("files"));

/** @type {Account[]} */
let accounts = [];
/** @type {Account | null} the account in the editor; null while a new one is written */
let edited = null;

/** A letter stays with its account as long as the account stays: a new one takes the first that is free. */
function freeLetter() {
  const taken = new Set(accounts.map((account) => account.id));
  for (let number = 0; ; number++) {
    const letter = number < 26 ? String.fromCharCode(65 + number) : String.fromCharCode(64 + Math.floor(number / 26)) + String.fromCharCode(65 + (number % 26));
    if (!taken.has(letter)) return letter;
  }
}

/** @param {import("./texts.js").Text[]} texts */
function add(texts) {
  for (const text of texts) {
    const id = text.id && !accounts.some((account) => account.id === text.id) ? text.id : freeLetter();
    accounts.push({ ...text, id, label: text.label || `Account ${id}` });
  }
  changed();
}

function changed() {
  reader.articles = accounts;
  manage.textContent = accounts.length === 1 ? "1 account" : `${accounts.length} accounts`;
  byId("clear").toggleAttribute("disabled", accounts.length === 0);
  list();
}

/** @param {string[]} problems */
function say(problems) {
  byId("problems").replaceChildren(...problems.map((problem) => Object.assign(document.createElement("p"), { textContent: problem })));
}

function list() {
  byId("account-list").replaceChildren(...accounts.map((account) => {
    const row = document.createElement("li");
    const letter = Object.assign(document.createElement("span"), { className: "letter", textContent: account.id });
    const name = Object.assign(document.createElement("input"), { value: account.label, maxLength: 80 });
    name.setAttribute("aria-label", `Name of account ${account.id}`);
    name.addEventListener("change", () => {
      account.label = name.value.trim() || account.label;
      name.value = account.label;
      reader.articles = accounts;
    });
    const words = Object.assign(document.createElement("span"), { className: "length", textContent: `${account.text.split(/\s+/).length} words` });
    row.append(letter, name, words, button("Edit text", `Edit the text of ${account.label}`, () => open(account)), button("Remove", `Remove ${account.label}`, () => {
      accounts = accounts.filter((one) => one !== account);
      changed();
      manage.focus();
    }));
    return row;
  }));
}

/** @param {string} text @param {string} label @param {() => void} run */
function button(text, label, run) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.setAttribute("aria-label", label);
  made.addEventListener("click", run);
  return made;
}

/** @param {Account | null} account @param {string} [text] */
function open(account, text = "") {
  edited = account;
  byId("editor-title").textContent = account ? `Edit account ${account.id}` : "Add an account";
  editorLabel.value = account?.label ?? "";
  editorText.value = account?.text ?? text;
  byId("editor-problem").textContent = "";
  if (!editor.open) editor.showModal();
  (account ? editorText : editorLabel).focus();
}

byId("editor").querySelector("form")?.addEventListener("submit", (event) => {
  if (/** @type {SubmitEvent} */ (event).submitter?.getAttribute("value") !== "save") return;
  const size = new TextEncoder().encode(editorText.value).length;
  const problem = !editorText.value.trim() ? "There is no text yet: paste the article into the large box."
    : size > LARGEST ? `The text has ${megabytes(size)}. The largest text that can be compared has ${megabytes(LARGEST)}.` : "";
  byId("editor-problem").textContent = problem;
  if (problem) {
    event.preventDefault();
    editorText.focus();
    return;
  }
  const label = editorLabel.value.trim();
  if (edited) {
    Object.assign(edited, { text: editorText.value, label: label || edited.label });
    changed();
  } else {
    const read = parseText(editorText.value);
    add([{ ...read, ...(label ? { label } : {}) }]);
  }
});

byId("add").addEventListener("click", () => open(null));
byId("pick").addEventListener("click", () => files.click());
byId("add-first").addEventListener("click", () => open(null));
byId("pick-first").addEventListener("click", () => files.click());
byId("example").addEventListener("click", () => { begin(); byId("manage").focus(); });
byId("clear").addEventListener("click", () => { accounts = []; byId("event").textContent = ""; changed(); byId("add").focus(); });
manage.addEventListener("click", () => show(panel.hidden));
panel.addEventListener("keydown", (event) => { if (event.key === "Escape") { show(false); manage.focus(); } });

/** @param {boolean} shown */
function show(shown) {
  panel.hidden = !shown;
  manage.setAttribute("aria-expanded", String(shown));
}

/** @param {Iterable<File>} chosen */
async function take(chosen) {
  const { texts, problems } = await readFiles(chosen);
  say(problems);
  if (texts.length) add(texts);
}

files.addEventListener("change", async () => {
  await take([...(files.files ?? [])]);
  files.value = "";
});

let depth = 0;
addEventListener("dragenter", (event) => { if (carries(event)) { depth++; byId("drop").hidden = false; } });
addEventListener("dragleave", (event) => { if (carries(event) && --depth <= 0) { depth = 0; byId("drop").hidden = true; } });
addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
addEventListener("drop", (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  depth = 0;
  byId("drop").hidden = true;
  const transfer = /** @type {DataTransfer} */ (event.dataTransfer);
  if (transfer.files.length) void take([...transfer.files]);
  else if (!editor.open && transfer.getData("text/plain").trim()) open(null, transfer.getData("text/plain"));
});

/** Words dragged into a box of this page belong to that box. @param {DragEvent} event */
function carries(event) {
  const types = event.dataTransfer?.types ?? [];
  const inBox = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  return types.includes("Files") || (types.includes("text/plain") && !inBox);
}

addEventListener("paste", (event) => {
  const target = event.target;
  if (editor.open || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
  const pasted = event.clipboardData;
  if (pasted?.files.length) void take([...pasted.files]);
  else if (pasted?.getData("text/plain").trim()) open(null, pasted.getData("text/plain"));
});

/** The set the page opens with. */
function begin() {
  // The event is named by its folder: `mill-fire`.
  const event = (opening.event ?? "").replace(/[-_]+/g, " ").replace(/^./, (first) => first.toUpperCase());
  byId("event").textContent = event;
  if (event) document.title = `${event} · Crossread`;
  add(opening.articles ?? []);
}
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
