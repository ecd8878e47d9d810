import { defineConfig } from "vitepress";

const pages = [
  ["Guide", "/"], ["Embedding", "/embedding"], ["Pictures", "/pictures"], ["Keyboard", "/keyboard"], ["Theming", "/theming"], ["Privacy and policy", "/privacy"],
  ["API: functions and element", "/api/"], ["API: the format", "/api/types"], ["API: files", "/api/files"],
  ["Compatibility", "/compatibility"], ["Quality", "/quality"], ["Performance", "/performance"], ["Reliability", "/reliability"], ["Threat model", "/threat-model"], ["Licences", "/licences"],
];

/** Written by hand, with the element on them. Pages that scripts write name the tag in their text. */
const LIVE = ["index.md", "keyboard.md", "theming.md"];

export default defineConfig({
  title: "Crossread",
  description: "Compares several news accounts of one event, in the reader's own browser.",
  lang: "en",
  base: process.env.DOCS_BASE ?? "/",
  // What is measured and listed is written by scripts; the images of the repository's README are none of a page's.
  srcExclude: ["README.md", "parts/**"],
  head: [["link", { rel: "icon", href: "data:," }]],
  // Where the API's pages name a place in the source, that place is in the repository and not on this site.
  ignoreDeadLinks: [/\/lib\//, /^\.\.\//],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "cross-read" } } },
  markdown: {
    config(md) {
      for (const rule of ["html_inline", "html_block"]) {
        const written = md.renderer.rules[rule];
        md.renderer.rules[rule] = (tokens, at, options, env, self) => (!LIVE.includes(env.relativePath) && /^<\/?cross-read/.test(tokens[at].content)
          ? md.utils.escapeHtml(tokens[at].content) : written(tokens, at, options, env, self));
      }
    },
  },
  themeConfig: {
    nav: [{ text: "Guide", link: "/" }, { text: "API", link: "/api/" }],
    sidebar: pages.map(([text, link]) => ({ text, link })),
    search: { provider: "local" },
    outline: [2, 3],
  },
});
