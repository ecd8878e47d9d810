// A day's articles, grouped by what they tell of, and each story compared by itself. The stories come from one comparison of
// all; each story's comparison is what `crossread compare` gives for its files alone, under the sigla of the list. These are
// made side by side, each in a thread.

import { once } from "node:events";
import { readdir, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { articleFilesOf } from "../dist/article-file.js";

/** The endings of a story's file, by format. */
const ENDINGS = { json: "json", markdown: "md", csv: "csv", tsv: "tsv", html: "html", annotations: "json", tei: "xml" };

/**
 * Folders among the files, as the article files in them, by name.
 * @param {string[]} paths
 */
export async function filesOf(paths) {
  const found = await Promise.all(paths.map(async (path) => {
    const folder = path !== "-" && (await stat(path).then((one) => one.isDirectory(), () => false));
    if (!folder) return [path];
    const names = articleFilesOf(await readdir(path));
    return names.map((name) => `${path.replace(/\/+$/, "")}/${name}`);
  }));
  return found.flat();
}

/**
 * The list of stories, and what each file of the folder holds.
 * @param {object[]} articles as they were read
 * @param {string[]} files where they were read
 * @param {import("../dist/types.js").Comparison} comparison of all of them
 * @param {string | null} format of the stories' own files; null: none are written
 * @returns {{ index: string, stories: { name: string, articles: object[] }[] }}
 */
export function storiesOf(articles, files, comparison, format) {
  const stories = [];
  const listed = comparison.stories.map((members, n) => {
    const name = format !== null && members.length > 1 ? `story-${n + 1}.${ENDINGS[format]}` : null;
    if (name) stories.push({ name, articles: members.map((place) => ({ ...articles[place], id: comparison.articles[place].id })) });
    const told = members.map((place) => {
      const { id, label, title, published } = comparison.articles[place];
      return { file: files[place], id, label, title, published };
    });
    return { comparison: name, articles: told };
  });
  return { index: `${JSON.stringify({ schema: "crossread-stories/1", stories: listed }, null, 2)}\n`, stories };
}

/**
 * Compares each story and hands over its text.
 * @param {{ name: string, articles: object[] }[]} stories
 * @param {{ format: string, texts: boolean }} options
 * @param {(name: string, text: string) => Promise<void>} take
 * @param {(done: number) => void} tell
 */
export async function compareStories(stories, options, take, tell) {
  // The largest first, so that none of them is what all the others wait for.
  const waiting = [...stories].sort((a, b) => size(b) - size(a));
  let done = 0;
  const work = async () => {
    const thread = new Worker(new URL("story-thread.js", import.meta.url));
    try {
      for (let story; (story = waiting.shift()); tell(++done)) {
        thread.postMessage({ articles: story.articles, ...options });
        // Rejects where the thread itself breaks.
        const [{ text, error }] = await once(thread, "message");
        if (error) throw Object.assign(new Error(error.message), error);
        await take(story.name, text);
      }
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(stories.length, availableParallelism()) }, work));
}

/** @param {{ articles: object[] }} story */
function size({ articles }) {
  return articles.reduce((sum, article) => sum + /** @type {any} */ (article).text.length, 0);
}
