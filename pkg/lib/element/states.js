// The states of the element that are not a comparison: each says in words what is so and what to do next. Plain DOM, no view
// library: this is what a reader sees when nothing else could be loaded.

import { directionOfText } from "./direction.js";

/**
 * @typedef {import("./translate.js").Translate} Translate
 * @typedef {import("./children.js").GivenArticle} GivenArticle
 * @typedef {'empty' | 'loading' | 'partial' | 'ready' | 'failed' | 'cancelled'} State
 * @typedef {{ title: string, detail?: string, busy?: { share: number | null, words: string }, action?: { words: string, run: () => void }, slot?: string }} Status  slot: where the host's own way on is shown
 */

/** The engine counts each stage by itself; these are the stretches of the whole they take, as they are on large sets. @type {Record<string, [from: number, to: number]>} */
const STRETCHES = { read: [0, 0.35], names: [0.35, 0.4], utterances: [0.4, 0.5], align: [0.5, 0.85], passages: [0.85, 0.9], differences: [0.9, 1], done: [1, 1] };

/** How far the work is as a whole, 0 to 1; null while that is not known. @param {import("../types.js").Progress} progress @returns {number | null} */
export function shareOf({ stage, done, total }) {
  const stretch = STRETCHES[stage];
  if (!stretch) return null;
  const [from, to] = stretch;
  return from + (to - from) * (total > 0 ? Math.min(done / total, 1) : 0);
}

/**
 * What the element says of itself; null where there is nothing to say.
 * @param {Translate} t
 * @param {{ state: State, shown: boolean, partly: boolean, busy: boolean, progress: import("../types.js").Progress, cause: () => string, count: () => number,
 *   again: () => void, cancel: () => void }} how `shown`: a comparison is on screen; `partly`: what is found so far of this one
 * @returns {Status | null}
 */
export function statusOf(t, { state, shown, partly, busy, progress, cause, count, again, cancel }) {
  const retry = { words: t("action.again"), run: again };
  switch (state) {
    case "empty": return { title: t("state.empty.title"), detail: t("state.empty.detail"), slot: "empty" };
    case "failed": return { title: t("state.failed.title"), detail: t(shown ? "state.stale.failed" : "state.failed.detail", { message: cause() }), action: retry };
    case "cancelled": return { title: t("state.cancelled.title"), detail: t(shown ? "state.stale.cancelled" : "state.cancelled.detail"), action: retry };
    case "loading":
    case "partial": {
      if (!busy) return null;
      const share = shareOf(progress);
      const name = t(/** @type {import("./translate.js").Key} */ (`stage.${progress.stage}`));
      return {
        title: t("state.loading.title", { count: count() }),
        ...(shown && !partly ? { detail: t("state.stale.loading") } : {}),
        busy: { share, words: share === null ? name : t("progress.percent", { stage: name, percent: t.percent(share) }) },
        action: { words: t("action.cancel"), run: cancel },
      };
    }
    default: return null;
  }
}

/** @param {string} tag @param {string} [part] @param {string} [text] */
function made(tag, part, text) {
  const element = document.createElement(tag);
  if (part) element.setAttribute("part", part);
  if (text !== undefined) element.textContent = text;
  return element;
}

/**
 * Shows a status, or none. What is there is changed rather than replaced, so that a focused button keeps its focus while
 * the progress moves.
 * @param {HTMLElement} panel
 * @param {Status | null} status
 */
export function showStatus(panel, status) {
  panel.hidden = !status;
  if (!status) {
    panel.replaceChildren();
    return;
  }
  const signature = [status.title, status.detail ?? "", status.busy ? "busy" : "", status.action?.words ?? ""].join("\n");
  if (panel.dataset.shown !== signature || !panel.firstChild) {
    panel.dataset.shown = signature;
    const words = made("div", "status-words");
    words.append(made("p", "status-title", status.title));
    if (status.detail) words.append(made("p", "status-detail", status.detail));
    panel.replaceChildren(words);
    if (status.busy) {
      const stage = made("p", "status-stage");
      const bar = made("progress", "progress");
      bar.setAttribute("aria-label", status.title);
      words.append(bar, stage);
    }
    if (status.slot) panel.append(Object.assign(document.createElement("slot"), { name: status.slot }));
    if (status.action) {
      const button = made("button", "action", status.action.words);
      button.setAttribute("type", "button");
      button.addEventListener("click", status.action.run);
      panel.append(button);
    }
  }
  if (status.busy) {
    const bar = /** @type {HTMLProgressElement} */ (panel.querySelector("progress"));
    if (status.busy.share === null) bar.removeAttribute("value");
    else bar.value = status.busy.share;
    const stage = panel.querySelector("[part=status-stage]");
    if (stage) stage.textContent = status.busy.words;
  }
}

/** A text of more blocks than this stands there in larger pieces, of so many each. */
const FEW = 400;
const TOGETHER = 100;

/**
 * Articles that came as a property have no children to show: here they are as plain paragraphs, readable whatever happens.
 * @param {HTMLElement} panel
 * @param {readonly GivenArticle[]} articles
 */
export function showPlain(panel, articles) {
  panel.replaceChildren(...articles.map((article) => {
    const section = made("article", "plain");
    if (article.lang) section.lang = article.lang;
    section.dir = directionOfText(article.text, article.lang);
    if (article.label || article.id) section.append(made("p", "plain-label", article.label || article.id || ""));
    const blocks = article.text.split(/\n\s*\n/).flatMap((block) => block.trim() || []);
    if (blocks.length <= FEW) section.append(...blocks.map((block) => made("p", undefined, block)));
    // A page of tens of thousands of paragraphs takes seconds to lay out; what is far off can wait until one comes to it.
    else for (let from = 0; from < blocks.length; from += TOGETHER) section.append(Object.assign(made("p", undefined, blocks.slice(from, from + TOGETHER).join("\n\n")), { className: "far" }));
    return section;
  }));
}
