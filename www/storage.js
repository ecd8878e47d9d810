// What is kept on this device: the work at hand, and the work that was there before it, so that neither a link nor another
// folder of texts takes it away. Nothing is kept before something was changed.

import { clear, createStore, get, setMany } from "idb-keyval";
import { checked } from "./project.js";

/**
 * @typedef {import("./project.js").Project} Project
 * @typedef {{ project: Project, opening: string, session: string }} Kept `opening`: sign of the set that the page opened with; `session`: the page that wrote it
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
  /** @type {(() => Project) | null} */ #waiting = null;
  #opening = "";
  /** @type {Promise<void>} */ #writing = Promise.resolve();

  /** @param {(state: State) => void} changed */
  constructor(changed) {
    this.changed = changed;
    addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") void this.#write(); });
    addEventListener("pagehide", () => void this.#write());
  }

  /** @param {string} opening @returns {Promise<{ work: Kept | null, earlier: Kept | null }>} what was kept, if it is whole */
  async load(opening) {
    this.#opening = opening;
    try {
      this.#store = createStore("crossread", "work");
      const [work, earlier] = await Promise.all([this.#read("work"), this.#read("earlier")]);
      this.#tell(work || earlier ? "kept" : "nothing");
      return { work, earlier };
    } catch {
      this.#store = null;
      this.#tell("impossible");
      return { work: null, earlier: null };
    }
  }

  /** What was kept is what this page goes on with: it may be written over. @param {Kept} kept */
  goOnWith(kept) { this.#from = kept.session; }

  /** @param {() => Project} project asked for when it is written */
  keep(project) {
    if (!this.#store || this.state === "off") return;
    this.#waiting = project;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(), PAUSE);
  }

  /** Whether anything is kept from now on. @param {boolean} on */
  allow(on) {
    if (!this.#store) return;
    clearTimeout(this.#timer);
    this.#waiting = null;
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
    await this.#write();
  }

  #write() {
    clearTimeout(this.#timer);
    const [project, store] = [this.#waiting, this.#store];
    this.#waiting = null;
    if (project && store) this.#writing = this.#writing.then(() => this.#put(store, project()));
    return this.#writing;
  }

  /** @param {ReturnType<typeof createStore>} store @param {Project} project */
  async #put(store, project) {
    try {
      const there = /** @type {Kept | undefined} */ (await get("work", store));
      // Another page's work, or one that this page does not go on with, is put aside and not written over.
      const others = there && there.session !== this.#session && there.session !== this.#from;
      if (this.#forgotten()) return;
      // In one go, so that closing the page in between leaves either what was or what is.
      await setMany([...(others ? [/** @type {[string, Kept]} */ (["earlier", there])] : []), ["work", { project, opening: this.#opening, session: this.#session }]], store);
      // Forgotten while it was written: forgetting waits for it, and clears it.
      if (this.#forgotten()) return;
      this.#tell("kept");
    } catch (error) {
      if (this.#forgotten()) return;
      this.#tell(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "impossible");
    }
  }

  /** @param {string} slot @returns {Promise<Kept | null>} */
  async #read(slot) {
    const kept = /** @type {Partial<Kept> | undefined} */ (await get(slot, this.#store ?? undefined));
    if (!kept?.project) return null;
    try {
      return { project: checked(kept.project), opening: String(kept.opening), session: String(kept.session) };
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
