// What is kept on this device: the work at hand, the work that was there before it, so that neither a link nor another
// folder of texts takes it away, and what stands in the editor and is not saved. Nothing is kept before something was changed.

import { clear, createStore, del, get, set, setMany } from "idb-keyval";
import { draftsOf, draftsToKeep } from "./draft.js";
import { pastOf } from "./past.js";
import { checked } from "./project.js";

/**
 * @typedef {import("./project.js").Project} Project
 * @typedef {{ project: Project, past: readonly import("./accounts.js").Step[], opening: string, session: string }} Kept `past`: what can be taken back;
 *   `opening`: sign of the set that the page opened with; `session`: the page that wrote it
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {"nothing" | "kept" | "off" | "impossible" | "full"} State
 */

/** Milliseconds after a change; several of them are kept at once. */
const PAUSE = 300;

export class Storage {
  /** @type {State} */ state = "nothing";
  #store = /** @type {ReturnType<typeof createStore> | null} */ (null);
  #session = Math.random().toString(36).slice(2);
  /** Whose work this page goes on with. */ #from = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  /** @type {(() => { project: Project, past: unknown }) | null} */ #waiting = null;
  #opening = "";
  /** The drafts to be written, the newest last, or null where there is none any more. @type {(() => Draft[]) | null | undefined} */
  #drafts = undefined;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #draftTimer;
  /** @type {Promise<void>} */ #writing = Promise.resolve();

  /** @param {(state: State) => void} changed */
  constructor(changed) {
    this.changed = changed;
    addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") void this.#writeAll(); });
    // Before the page is asked whether it may go, there is more time than when it goes.
    for (const end of ["beforeunload", "pagehide"]) addEventListener(end, () => void this.#writeAll());
  }

  /** @param {string} opening @returns {Promise<{ work: Kept | null, earlier: Kept | null, drafts: Draft[] }>} what was kept, if it is whole */
  async load(opening) {
    this.#opening = opening;
    try {
      this.#store = createStore("crossread", "work");
      const [work, earlier, drafts] = await Promise.all([this.#read("work"), this.#read("earlier"), this.#readDrafts()]);
      this.#tell(work || earlier || drafts.length ? "kept" : "nothing");
      return { work, earlier, drafts };
    } catch {
      this.#store = null;
      this.#tell("impossible");
      return { work: null, earlier: null, drafts: [] };
    }
  }

  /** What was kept is what this page goes on with: it may be written over. @param {Kept} kept */
  goOnWith(kept) { this.#from = kept.session; }

  /** @param {() => Project} project asked for when it is written @param {() => unknown} past so, too */
  keep(project, past) {
    if (!this.#store || this.state === "off") return;
    this.#waiting = () => ({ project: project(), past: past() });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(), PAUSE);
  }

  /** What was typed and not saved, what stands in the editor last; null where all was saved or given up. @param {(() => Draft[]) | null} drafts asked for when they are written */
  keepDrafts(drafts) {
    if (!this.#store || this.state === "off") return;
    this.#drafts = drafts;
    clearTimeout(this.#draftTimer);
    this.#draftTimer = setTimeout(() => void this.#writeDrafts(), drafts ? PAUSE : 0);
  }

  /** Whether anything is kept from now on. @param {boolean} on */
  allow(on) {
    if (!this.#store) return;
    clearTimeout(this.#timer);
    clearTimeout(this.#draftTimer);
    this.#waiting = null;
    this.#drafts = undefined;
    this.#tell(on ? "nothing" : "off");
  }

  /** Nothing of it is left on this device, and nothing is kept until it is allowed again. */
  async forget() {
    this.allow(false);
    const store = this.#store;
    if (!store) return;
    await this.#writing;
    await clear(store);
    this.#from = "";
  }

  /** Asked anew after each wait: it may have changed meanwhile. */
  #forgotten() { return this.state === "off"; }

  /** What was written is there. */
  async settled() {
    await this.#writeAll();
  }

  #writeAll() {
    void this.#writeDrafts();
    return this.#write();
  }

  #writeDrafts() {
    clearTimeout(this.#draftTimer);
    const [drafts, store] = [this.#drafts, this.#store];
    this.#drafts = undefined;
    if (drafts !== undefined && store) this.#writing = this.#writing.then(() => this.#putting(() => (drafts ? set("drafts", draftsToKeep(drafts()), store) : del("drafts", store)), Boolean(drafts)));
    return this.#writing;
  }

  #write() {
    clearTimeout(this.#timer);
    const [work, store] = [this.#waiting, this.#store];
    this.#waiting = null;
    if (work && store) this.#writing = this.#writing.then(() => this.#put(store, work()));
    return this.#writing;
  }

  /** @param {ReturnType<typeof createStore>} store @param {{ project: Project, past: unknown }} work */
  async #put(store, work) {
    await this.#putting(async () => {
      const there = /** @type {Kept | undefined} */ (await get("work", store));
      // Another page's work, or one that this page does not go on with, is put aside and not written over.
      const others = there && there.session !== this.#session && there.session !== this.#from;
      if (this.#forgotten()) return;
      // In one go, so that closing the page in between leaves either what was or what is.
      await setMany([...(others ? [/** @type {[string, Kept]} */ (["earlier", there])] : []), ["work", { ...work, opening: this.#opening, session: this.#session }]], store);
    }, true);
  }

  /** Says how a writing went. @param {() => Promise<void>} put @param {boolean} more whether something is kept by it */
  async #putting(put, more) {
    try {
      if (this.#forgotten()) return;
      await put();
      // Forgotten while it was written: forgetting waits for it, and clears it.
      if (this.#forgotten()) return;
      if (more) this.#tell("kept");
    } catch (error) {
      if (this.#forgotten()) return;
      this.#tell(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "impossible");
    }
  }

  async #readDrafts() { return draftsOf(await get("drafts", this.#store ?? undefined)); }

  /** @param {string} slot @returns {Promise<Kept | null>} */
  async #read(slot) {
    const kept = /** @type {Partial<Kept> | undefined} */ (await get(slot, this.#store ?? undefined));
    if (!kept?.project) return null;
    try {
      return { project: checked(kept.project), past: pastOf(kept.past), opening: String(kept.opening), session: String(kept.session) };
    } catch {
      return null;
    }
  }

  /** @param {State} state */
  #tell(state) {
    this.state = state;
    this.changed(state);
  }
}
