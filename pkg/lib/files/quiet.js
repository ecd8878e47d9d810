// Markup without what a page's policy would be reported for. Browsers tell of event handlers and styles in a document in which
// nothing runs, too, wherever the page's policy forbids them: they are taken out before it is parsed, and nothing else is. That
// is for a quiet console; safety does not hang on it.

/** Elements whose inside is text to a parser, up to their own end. */
const RAW = new Set(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"]);
const NAME = /<\/?([a-z][^\t\n\f\r />]*)/iy;
/** As a parser reads it: a name goes up to a space, a slash or a sign of its end, whatever quotation marks are in it. */
const ATTRIBUTE = /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*("[^"]*"|'[^']*'|[^\t\n\f\r >"'][^\t\n\f\r >]*)?)?/y;
const END = /[\t\n\f\r /]*>/y;
const GONE = "<!---->";
const COMMENT_END = /--!?>/g;

/** @param {string} html @returns {string} */
export function quiet(html) {
  let made = "";
  /** Up to here it is told. */
  let told = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at)) {
    if (html.startsWith("<!--", at)) {
      at = commentEnd(html, at);
      continue;
    }
    // What only looks like a tag is a comment to a parser, up to the first sign of an end.
    if (/^<(?:[!?]|\/(?![a-z]))/i.test(html.slice(at, at + 3))) {
      const close = html.indexOf(">", at);
      if (close < 0) break;
      at = close + 1;
      continue;
    }
    NAME.lastIndex = at;
    const name = NAME.exec(html)?.[1]?.toLowerCase();
    if (!name) { at++; continue; }
    const tag = tagFrom(html, NAME.lastIndex);
    // A tag without an end takes all that follows with it.
    if (!tag) break;
    const { end, parts } = tag;
    const opens = html[at + 1] !== "/";
    // What is inside of a style is none to read, and an address of another base is none to follow.
    // A comment in its place keeps apart what stood on its two sides: "<" and a word would be a tag else.
    if (name === "base") {
      made += html.slice(told, at) + GONE;
      told = at = end;
    } else if (opens && name === "style") {
      made += html.slice(told, at) + GONE;
      told = at = afterRaw(html, name, end);
    } else {
      for (const { from, to, words } of parts) {
        made += html.slice(told, from) + words;
        told = to;
      }
      at = opens && RAW.has(name) ? insideRaw(html, name, end) : end;
    }
  }
  return made + html.slice(told);
}

/** The end of a tag whose name ends there, with what is to be put in the place of some of its attributes; null where it has none. @param {string} html @param {number} next */
function tagFrom(html, next) {
  const parts = [];
  for (;;) {
    END.lastIndex = next;
    if (END.test(html)) return { end: END.lastIndex, parts };
    ATTRIBUTE.lastIndex = next;
    const found = ATTRIBUTE.exec(html);
    if (!found) return null;
    const [all, attribute = "", value = ""] = found;
    // A quotation mark that nothing closes takes all that follows with it, too.
    if (!value && /=[\t\n\f\r ]*$/.test(all) && /["']/.test(html.charAt(ATTRIBUTE.lastIndex))) return null;
    if (/^on/i.test(attribute)) parts.push({ from: next, to: next + all.length, words: " " });
    else if (/^style$/i.test(attribute)) parts.push({ from: next, to: next + all.length, words: /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value) ? " hidden " : " " });
    next = ATTRIBUTE.lastIndex;
  }
}

/** @param {string} html @param {number} at */
function commentEnd(html, at) {
  // `<!-->` and `<!--->` are whole comments.
  COMMENT_END.lastIndex = at + 2;
  return COMMENT_END.test(html) ? COMMENT_END.lastIndex : html.length;
}

/** Where the end tag of an element begins whose inside is text. @param {string} html @param {string} name @param {number} from */
function insideRaw(html, name, from) {
  const end = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, "gi");
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

/** @param {string} html @param {string} name @param {number} from */
function afterRaw(html, name, from) {
  const inside = insideRaw(html, name, from);
  return tagFrom(html, inside + name.length + 2)?.end ?? html.length;
}
