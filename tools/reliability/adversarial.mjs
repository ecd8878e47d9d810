// Texts that nobody wrote to be read: each kind drives one part of the engine to its worst. Made from a size, so that the
// same kind can be had ten times as long.

const times = (text, size) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
/** @param {(i: number) => string} piece @param {number} size */
const pieces = (piece, size) => {
  const list = [];
  for (let i = 0, length = 0; length < size; i++) length += list[list.push(piece(i)) - 1].length;
  return list.join("").slice(0, size);
};
const name = (i) => `${String.fromCharCode(65 + (i % 26))}${(i * 7919).toString(36).replace(/[0-9]/g, "o")}`;

/**
 * By name: a text of about so many UTF-16 code units.
 * @type {Record<string, (size: number) => string>}
 */
export const adversarial = {
  "one sentence again and again": (size) => times("The ferry sank near Holm on Friday with 23 people on board, Ada Reed said. ", size),
  "one line without an end": (size) => times("the ferry sank near the pier and nobody saw it and ", size),
  "one word without an end": (size) => times("ferry", size),
  "tiny paragraphs": (size) => times("Yes.\n\n", size),
  "empty lines": (size) => times("\n", size),
  "opening quotation marks": (size) => times("“", size),
  "closing quotation marks": (size) => times("”", size),
  "straight quotation marks": (size) => times("\"", size),
  "apostrophes": (size) => times("'", size),
  "marks of nine languages": (size) => times("„«»“”‘’‚‹›「」『』", size),
  "nested quotation marks": (size) => times("“a ‘", size / 2) + times("’ b” ", size / 2),
  "one-letter quotations": (size) => times("“a” ", size),
  "short quotations with a cue": (size) => pieces((i) => `“We lost ${i},” Ada Reed said. `, size),
  "quotations that share their words": (size) => pieces((i) => `“We have told them that the pier is not safe ${i % 7}.” `, size),
  "digits": (size) => times("7", size),
  "numbers": (size) => pieces((i) => `${i * 37} `, size),
  "numbers with a unit": (size) => pieces((i) => `${i} people died. `, size),
  "values in one sentence": (size) => pieces((i) => `${i} people and £${i}m on ${1 + (i % 28)} July and `, size),
  "addresses without an end": (size) => times("https://example.org/a/b?c=d&", size),
  "letters with full stops": (size) => times("A.", size),
  "handles": (size) => pieces((i) => `@a${i}@b.c `, size),
  "first names of one surname": (size) => pieces((i) => `Ada ${name(i)} said no. `, size),
  "money and dates": (size) => pieces((i) => `£${i}m was lost on ${1 + (i % 28)} July 2025. `, size),
  "nobody and some hurt": (size) => pieces((i) => (i % 2 ? `${i} people were hurt. ` : "Nobody was hurt. "), size),
  "none and some done": (size) => pieces((i) => (i % 2 ? `${i} boats were ${name(i % 7)}ed. ` : `No boats were ${name(i % 7)}ed. `), size),
  "one role after another": (size) => pieces((i) => `They ${name(i % 7)}ed the ambassador and ${name(i % 5)}ed a diplomat. `, size),
  "ages of one person": (size) => pieces((i) => `Ada Reed, ${20 + (i % 70)}, left. `, size),
  "words for one thing": (size) => times("Rebels paused the war; fighters halted the conflict. ", size),
  "exact values": (size) => pieces((i) => `The bell rang at ${1 + (i % 11)}.${10 + (i % 50)}am over ${i} metres. `, size),
  "one long quotation": (size) => `Ada Reed said: “${pieces((i) => `The pier lost ${i} piles. `, size)}”`,
  "brackets": (size) => times("(", size / 2) + times(")", size / 2),
  "full stops": (size) => times(".", size),
  "spaced dots": (size) => times(". ", size),
  "dashes": (size) => times("— ", size),
  "colons": (size) => times("Reed: ", size),
  "initials": (size) => times("A. B. ", size),
  "abbreviations": (size) => times("Mr. Dr. U.S. a.m. ", size),
  "names": (size) => pieces((i) => `${name(i)} ${name(i + 13)} `, size),
  "people of one surname": (size) => pieces((i) => `${name(i)} Reed said no. `, size),
  "spellings of one surname": (size) => pieces((i) => `Ada Lindqvi${String.fromCharCode(97 + (i % 26))}t${String.fromCharCode(97 + ((i / 26) % 26))} left. `, size),
  "pronouns": (size) => times("He said that she said that he said so. ", size),
  "negations": (size) => times("He did not say that she did not go. ", size),
  "before and after": (size) => times("Before the roof fell after the wall fell the men left. ", size),
  "web addresses": (size) => pieces((i) => `https://example.org/${i}?a=b `, size),
  "Markdown": (size) => times("[a](b) **c** `d` # e > f | g ", size),
  "Markdown headings": (size) => times("# The ferry\n", size),
  "table rows": (size) => times("| a | b | c |\n", size),
  "list items": (size) => times("1. First; 2. second; (a) third. ", size),
  "furniture": (size) => times("Advertisement\nRead more\n2 min read\n", size),
  "control characters": (size) => times("\u0000\u0001\u200b\u202e\ufeff", size),
  "combining marks": (size) => `a${times("\u0301", size - 1)}`,
  "emoji": (size) => times("👩‍👩‍👧‍👦", size),
  "lone surrogates": (size) => times("\ud800a", size),
  "capitals": (size) => times("THE FERRY SANK NEAR HOLM. ", size),
  "Chinese without spaces": (size) => times("轮船在霍尔姆附近沉没", size),
  "every word new": (size) => pieces((i) => `${(i * 2654435761 % 4294967296).toString(36)} `, size),
  "white space": (size) => times(" \t\u00a0", size),
};
