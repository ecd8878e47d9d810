// Where a text looks as if it had been cut off: then what is not found in it may stand in the article all the same.

/** @typedef {"free" | "invitation" | "ellipsis" | "unfinished"} Sign */

/** Lines that stand where an article was cut off, in the ten languages that the engine reads. */
const INVITATIONS = [
  /^(?:continue|keep|read) (?:on )?reading\b/, /^(?:read|see|show|view) (?:more|the (?:full|whole|rest of the) (?:article|story))$/, /^(?:click|tap) (?:here )?to (?:continue|read)/,
  /^(?:subscribe|sign ?in|sign ?up|log ?in|register|become a (?:member|subscriber))(?: now| today)?(?: (?:to|for|and) .*(?:continue|read|access|unlock|full|rest).*)$/,
  /^(?:this|the rest of this) (?:article|story|content) is (?:for|available to|only for|reserved for) .*(?:subscribers|members)/, /^already a (?:subscriber|member)\b/,
  /^(?:weiterlesen|mehr lesen|jetzt weiterlesen|lesen sie weiter)\b/, /\b(?:mit|nur für) abonnent(?:en|innen)\b.*lesen|^(?:jetzt )?abonnieren,? um weiterzulesen/,
  /^(?:lire la suite|la suite est réservée|il vous reste \d+)/, /^(?:cet )?article (?:est )?réservé aux abonnés/, /^(?:seguir|sigue|continuar) leyendo\b|^leer más$|^suscríbe(?:te|se) para (?:seguir|continuar|leer)/,
  /^(?:continuar?|continue) (?:a )?(?:ler|lendo)\b|^ler mais$|^leia mais$|^assine para (?:continuar|ler)/, /^(?:continua a leggere|leggi tutto|abbonati per)/, /^(?:lees verder|verder lezen)/,
  /^(?:czytaj dalej|czytaj więcej)/, /^(?:читать далее|читать полностью)/, /^(?:читати далі|читати повністю)/,
];
const LAST_LINES = 4;

/**
 * @param {{ text: string, free?: boolean | null }} article
 * @returns {Sign | null} the first sign of it, in the order of how sure they are
 */
export function cutOff({ text, free }) {
  if (free === false) return "free";
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean).slice(-LAST_LINES);
  if (lines.some((line) => line.length < 160 && INVITATIONS.some((one) => one.test(line.toLowerCase().replace(/^[\s>»›→*#[(]+/, ""))))) return "invitation";
  const last = lines.at(-1);
  if (!last) return null;
  if (/(?:…|\.{3}|\[…\]|\[\.{3}\])["”’»)\]]*$/.test(last)) return "ellipsis";
  // A credit, a list or a heading ends without a stop; a sentence of some length that breaks off does not.
  const words = last.split(/\s+/).length;
  return words >= 8 && /[\p{L}\p{N},;:–—-]$/u.test(last) && /^["“„«‘]?\p{Lu}/u.test(last) && !/[|•·©]|https?:/.test(last) ? "unfinished" : null;
}
