// Articles for measuring, made from word lists and a seed: the same texts on every machine, no text of anybody else.
//
// An event has facts: who, where, how many, who said what. Each article tells most of them in its own order and words, now
// and then with another number or a shorter quotation, and adds sentences that nobody else has. They are no prose to read;
// they have what the work of a comparison depends on: shared and unshared sentences, names, numbers, quotations, paragraphs.

import { random } from "./random.mjs";
import * as words from "./vocabulary.mjs";

/** Articles about one event in the family of many events. */
const PER_EVENT = 5;
/** Facts of an event: an article of 800 words tells about half of them. */
const FACTS = 80;

/** @typedef {ReturnType<typeof random>} Random */
/** @typedef {{ name: string, surname: string, role: string }} Person */
/** @typedef {{ place: string, near: string, thing: string, happening: string, day: string, hour: string, people: Person[] }} Scene */
/** @typedef {(own: Random) => string} Fact a sentence, in the words of one article */

export const countWords = (text) => text.split(/\s+/).filter(Boolean).length;

/**
 * @param {number} n how many
 * @param {{ family?: "one event" | "many events", words?: number, seed?: number }} [options]
 * @returns {string[]} texts
 */
export function articles(n, { family = "one event", words: length = 800, seed = 1 } = {}) {
  const events = new Map();
  return Array.from({ length: n }, (_, i) => {
    const number = family === "one event" ? 0 : Math.floor(i / PER_EVENT);
    if (!events.has(number)) events.set(number, event(`${seed}:${number}`, length));
    return article(events.get(number), length, random(`${seed}:${number}:${i}`));
  });
}

/**
 * Two texts to compare word by word.
 * @param {"edited" | "shuffled" | "unrelated"} kind
 * @param {number} length in words
 * @returns {[string, string]}
 */
export function pair(kind, length, seed = 1) {
  const [first] = articles(1, { words: length, seed });
  if (kind === "unrelated") return [first, articles(1, { words: length, seed: seed + 1000 })[0]];
  const own = random(`${kind}:${length}:${seed}`);
  return [first, kind === "edited" ? edited(first, own) : shuffled(first, own)];
}

/** @param {string} seed @param {number} length */
function event(seed, length) {
  const own = random(seed);
  const surname = () => own.pick(words.NAME_HEADS) + own.pick(words.SURNAME_TAILS);
  const place = () => own.pick(words.NAME_HEADS) + own.pick(words.PLACE_TAILS);
  const scene = {
    place: place(), near: place(), thing: own.pick(words.THINGS), happening: own.pick(words.HAPPENINGS), day: own.pick(words.DAYS), hour: own.pick(words.HOURS),
    people: own.shuffle(words.ROLES).slice(0, 8).map((role) => ({ name: own.pick(words.FIRST), surname: surname(), role })),
  };
  // A longer article has more to tell, not the same things over and over.
  const facts = Array.from({ length: Math.ceil((FACTS * length) / 800) }, (_, i) => fact(scene, own, i));
  return { scene, facts };
}

/** @param {Scene} scene @param {Random} own @param {number} i @returns {Fact} */
function fact(scene, own, i) {
  if (i % 4 === 1) return quotation(scene, own);
  if (i % 4 === 3) return number(scene, own);
  return act(scene, own);
}

/** Somebody says something: in full, cut short, or reported. @param {Scene} scene @param {Random} own @returns {Fact} */
function quotation(scene, own) {
  const { name, surname, role } = own.pick(scene.people);
  const claim = own.pick(words.CLAIMS);
  const reason = own.pick(words.REASONS);
  const about = `the ${own.pick(words.QUALITIES)} ${own.pick(words.OBJECTS)} in ${scene.place}`;
  const verb = own.pick(words.SAID);
  return (way) => {
    const speaker = way.pick([`${name} ${surname}, ${role},`, `${surname}`, `${name} ${surname}`]);
    switch (way.below(4)) {
      case 0: return `“${claim} ${reason}, and ${about} is the proof,” ${speaker} ${verb}.`;
      case 1: return `“${claim},” ${speaker} ${verb}. “It happened ${reason}, and ${about} is the proof.”`;
      case 2: return `${capital(speaker)} ${verb}: “${claim} ${reason}, and ${about} is the proof.”`;
      default: return `Asked about ${about}, ${speaker} ${verb} that it happened ${reason}.`;
    }
  };
}

/** @param {Scene} scene @param {Random} own @returns {Fact} */
function number(scene, own) {
  const [what, about] = own.pick(words.COUNTED);
  const count = 2 + own.below(about);
  const source = own.pick(words.BODIES);
  const where = `the ${own.pick(words.QUALITIES)} ${own.pick(words.OBJECTS)}`;
  return (way) => {
    // One account in twelve has it wrong.
    const told = (way.chance(1 / 12) ? count + 1 + way.below(9) : count).toLocaleString("en-US");
    return way.pick([
      `${told} ${what} near ${where}, ${source} said on ${scene.day}.`,
      `According to ${source}, ${told} ${what} near ${where} in ${scene.place}.`,
      `${capital(source)} put it in figures: ${told} ${what} around ${where} alone.`,
    ]);
  };
}

/** @param {Scene} scene @param {Random} own @returns {Fact} */
function act(scene, own) {
  const who = own.chance(0.5) ? own.pick(words.BODIES) : own.pick(scene.people);
  const verbs = own.pick(words.ACTS);
  const what = `the ${own.pick(words.QUALITIES)} ${own.pick(words.OBJECTS)} beside the ${own.pick(words.OBJECTS)}`;
  const occasion = own.pick(words.OCCASIONS);
  const place = own.chance(0.5) ? scene.place : scene.near;
  return (way) => {
    const actor = typeof who === "string" ? who : way.pick([`${who.name} ${who.surname}`, who.surname, `${who.role}, ${who.name} ${who.surname},`]);
    const verb = way.pick(verbs);
    return way.pick([
      `${capital(actor)} ${verb} ${what} in ${place} ${occasion}.`,
      `${capital(occasion)}, ${actor} ${verb} ${what} in ${place}.`,
      `In ${place}, ${actor} ${verb} ${what}, and it happened ${occasion}.`,
    ]);
  };
}

/** @param {{ scene: Scene, facts: Fact[] }} event @param {number} length @param {Random} own */
function article({ scene, facts }, length, own) {
  const head = `${capital(scene.thing)} ${scene.happening} in ${scene.place}`;
  const lead = own.pick([
    `The ${scene.thing} of ${scene.place} ${scene.happening} on ${scene.day} ${scene.hour}, not far from ${scene.near}.`,
    `On ${scene.day} ${scene.hour}, the ${scene.thing} in ${scene.place}, close to ${scene.near}, ${scene.happening}.`,
  ]);
  const left = length - countWords(head) - countWords(lead);
  // Neighbouring facts mostly stay neighbours, as in reports that follow one agency.
  const order = facts.map((tell, i) => ({ tell, at: i + own.below(20) })).sort((a, b) => a.at - b.at).filter(() => own.chance(0.6));
  /** @type {string[]} */
  const sentences = [];
  let count = 0;
  let next = 0;
  while (count < left) {
    const alone = next >= order.length || own.chance(1 / 6);
    const sentence = (alone ? act(scene, own) : order[next++].tell)(own);
    sentences.push(sentence);
    count += countWords(sentence);
  }
  return `${head}\n\n${paragraphs([lead, ...exactly(sentences, count - left)], own)}\n`;
}

/** Takes words from the end, so that every article has the same number of them. @param {string[]} sentences @param {number} excess */
function exactly(sentences, excess) {
  if (excess === 0) return sentences;
  const last = /** @type {string} */ (sentences.at(-1)).split(/\s+/);
  const kept = last.slice(0, last.length - excess).join(" ").replace(/[“”,.:]/g, "");
  return [...sentences.slice(0, -1), `${kept}.`];
}

/** @param {string[]} sentences @param {Random} own */
function paragraphs(sentences, own) {
  let text = "";
  for (const [i, sentence] of sentences.entries()) text += (i === 0 ? "" : own.chance(0.35) ? "\n\n" : " ") + sentence;
  return text;
}

/** About every twelfth word is replaced, left out or doubled by another. @param {string} text @param {Random} own */
function edited(text, own) {
  return text.replace(/\S+/g, (word) => {
    if (!own.chance(1 / 12)) return word;
    const other = own.pick(own.pick([words.OBJECTS, words.QUALITIES]));
    return own.pick([other, "", `${word} ${other}`]);
  }).replace(/ {2,}/g, " ");
}

/** The same sentences in another order. @param {string} text @param {Random} own */
function shuffled(text, own) {
  const sentences = text.split(/(?<=[.”])\s+|\n\n/).filter(Boolean);
  return `${paragraphs(own.shuffle(sentences), own)}\n`;
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
