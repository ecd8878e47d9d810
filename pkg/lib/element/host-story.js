// The article of the host's page that `for` names, while it is there: looked for when it is asked for, watched for what the
// host changes in it.

/**
 * @typedef {import("./element.js").CrossReadElement} CrossReadElement
 * @typedef {{ element: HTMLElement, nodes: import("../types.js").NodePlace[] | null, end: () => void }} Found `end` ends the watching
 */

/** Only where a host names an article of its page. */
const storyTools = () => import("./story.js");

export class HostStory {
  /** @type {Found | null} */ found = null;

  /** @param {CrossReadElement} host @param {() => void} changed */
  constructor(host, changed) {
    this.host = host;
    this.changed = changed;
  }

  leave() {
    this.found?.end();
    this.found = null;
  }

  /** The article that is annotated, if there is to be one. @returns {Promise<Found | null>} */
  async find() {
    const { host } = this;
    const selector = host.for;
    if (selector === null) return null;
    if (this.found?.element.isConnected) return this.found;
    this.leave();
    const { findStory, watchStory } = await storyTools();
    const element = await findStory(host, selector);
    if (host.for !== selector || !host.isConnected) return null;
    this.found = { element, nodes: null, end: watchStory(element, this.changed) };
    return this.found;
  }

  /** As an article to compare. @param {string} label @returns {Promise<import("../types.js").Article | null>} */
  async read(label) {
    const story = await this.find();
    if (!story) return null;
    const { article, nodes } = await (await storyTools()).readStory(story.element, label);
    story.nodes = nodes;
    return article;
  }

  /** Which of a stored comparison's accounts it is. @param {import("../types.js").Comparison} comparison @returns {Promise<void>} @throws where its text is another */
  async match({ articles }) {
    const story = await this.find();
    if (!story) return;
    const text = articles[Math.max(articles.findIndex(({ id }) => id === story.element.dataset.id), 0)]?.text;
    story.nodes = text ? (await storyTools()).matchStory(story.element, text) : null;
    if (!story.nodes) throw Object.assign(new Error(this.host.for ?? ""), { kind: "forText" });
  }
}
