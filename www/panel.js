// The list of accounts, and undoing what was done to it.

import { t } from "./language.js";
import { button, byId, inBox, say } from "./page.js";

/** @typedef {import("./accounts.js").Accounts} Accounts */
/** @typedef {import("./accounts.js").Account} Account */

const manage = byId("manage");
const panel = byId("accounts");

/** @param {Accounts} accounts @param {{ edit: (account: Account) => void, editing: () => boolean }} actions */
export function panelOf(accounts, { edit, editing }) {
  const list = () => {
    // Words are counted where somebody reads how many there are.
    if (panel.hidden) return;
    byId("account-list").replaceChildren(...accounts.list.map((account) => {
      const { id, label, text } = account;
      const row = document.createElement("li");
      const letter = Object.assign(document.createElement("span"), { className: "letter", textContent: id.slice(0, 4) });
      const name = Object.assign(document.createElement("input"), { value: label, maxLength: 80, dir: "auto" });
      name.setAttribute("aria-label", t("list.name", { id }));
      name.addEventListener("change", () => {
        const wanted = name.value.trim();
        if (wanted && wanted !== label) accounts.replace({ ...account, label: wanted });
        else name.value = label;
      });
      const words = Object.assign(document.createElement("span"), { className: "length", textContent: t("list.words", { count: text.split(/\s+/).filter(Boolean).length }) });
      row.append(letter, name, words, button(t("list.edit"), t("list.editWhich", { label }), () => edit(account)), button(t("list.remove"), t("list.removeWhich", { label }), () => {
        accounts.remove(id);
        manage.focus();
      }));
      return row;
    }));
  };

  const deed = (/** @type {import("./accounts.js").Deed} */ { key, params }) => t(key, params);
  const paint = () => {
    manage.textContent = t("page.accounts", { count: accounts.list.length });
    manage.dataset.count = String(accounts.list.length);
    byId("clear").toggleAttribute("disabled", accounts.list.length === 0);
    for (const [id, key, what] of /** @type {const} */ ([["undo", "page.undoWhat", accounts.undoable], ["redo", "page.redoWhat", accounts.redoable]])) {
      byId(id).hidden = !what;
      if (what) {
        byId(id).setAttribute("aria-label", t(key, { deed: deed(what) }));
        byId(id).title = t(key, { deed: deed(what) });
      }
    }
    // What is being typed into a name is left alone, and so is where the keyboard stands.
    const focused = panel.contains(document.activeElement) ? [...panel.querySelectorAll("input, button")].indexOf(/** @type {HTMLElement} */ (document.activeElement)) : -1;
    list();
    if (focused >= 0) /** @type {HTMLElement | undefined} */ ([...panel.querySelectorAll("input, button")][focused])?.focus();
  };
  // What was taken back is over when something else is done.
  accounts.addEventListener("change", () => { say("undo", []); paint(); });
  paint();

  /** @param {1 | -1} direction */
  const travel = (direction) => {
    const done = direction < 0 ? accounts.undo() : accounts.redo();
    if (done) say("undo", [() => t(direction < 0 ? "page.undone" : "page.redone", { deed: deed(done) })], { calm: true });
    // A button that is gone leaves the keyboard nowhere.
    const own = byId(direction < 0 ? "undo" : "redo");
    if (own.hidden && (document.activeElement === document.body || document.activeElement === own)) manage.focus();
  };
  byId("undo").addEventListener("click", () => travel(-1));
  byId("redo").addEventListener("click", () => travel(1));
  addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || editing() || inBox(event)) return;
    const direction = key === "z" && !event.shiftKey ? -1 : key === "y" || (key === "z" && event.shiftKey) ? 1 : 0;
    if (!direction || !(direction < 0 ? accounts.undoable : accounts.redoable)) return;
    event.preventDefault();
    travel(direction);
  });
  byId("clear").addEventListener("click", () => { accounts.clear(); byId("add").focus(); });
  disclosure(manage, panel, list);
  return { paint };
}

/** A button that shows and hides a part of the masthead. @param {HTMLElement} opener @param {HTMLElement} part @param {() => void} [opened] */
export function disclosure(opener, part, opened = () => {}) {
  const show = (/** @type {boolean} */ shown) => {
    part.hidden = !shown;
    opener.setAttribute("aria-expanded", String(shown));
    if (shown) opened();
  };
  opener.addEventListener("click", () => show(Boolean(part.hidden)));
  // From wherever the key is pressed: the legend says that it closes what is open.
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || part.hidden || document.querySelector("dialog[open]")) return;
    show(false);
    opener.focus();
  });
}
