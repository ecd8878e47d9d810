// What a host may style, told once: the manifest, the editors' data and the table in docs/theming.md are made from this. No part
// of the element: nothing imports it at run time. A test holds it and the styles together.

/** Custom properties that a host may set on `<cross-read>`. */
export const properties = {
  "--crossread-paper": "the ground",
  "--crossread-ink": "the text",
  "--crossread-soft": "quiet text: labels, notes",
  "--crossread-line": "rules and borders",
  "--crossread-panel": "raised ground: panels, the status",
  "--crossread-mark": "the chosen place",
  "--crossread-conflict": "what disagrees",
  "--crossread-added": "what a later version adds",
  "--crossread-focus": "the focus ring",
  "--crossread-hue-1": "the first account",
  "--crossread-hue-2": "the second account",
  "--crossread-hue-3": "the third account",
  "--crossread-hue-4": "the fourth account",
  "--crossread-hue-5": "the fifth account",
  "--crossread-hue-6": "the sixth account",
  "--crossread-hue-7": "the seventh account",
  "--crossread-hue-8": "the eighth account",
  "--crossread-serif": "typeface of article text",
  "--crossread-sans": "typeface of everything about it",
  "--crossread-size": "size of article text",
  "--crossread-sticky-top": "height of what the page keeps at its top, such as a fixed header",
};

/** Parts, for `cross-read::part(…)`. */
export const parts = {
  "comparison": "all views with their bars; hidden while there is nothing to compare",
  "articles": "the articles as they were given, shown while there is no comparison",
  "status": "what the element says of itself: empty, at work, cancelled, failed",
  "status-words": "the words of the status",
  "status-title": "its first line",
  "status-detail": "its explanation",
  "status-stage": "the stage of the work",
  "progress": "the progress bar",
  "action": "the button of the status",
  "plain": "an article given as a property, shown while there is no comparison",
  "plain-label": "its label",
  "top": "the row of accounts",
  "bar": "the row of views and of steps",
  "tab": "the button of a view",
  "previous": "the button to the previous difference",
  "next": "the button to the next difference",
  "current": "the difference in hand",
  "view": "the view that is shown",
  "block": "a block of the account; its kind (paragraph, headline, caption …) is a part too",
  "disc": "the sign of an account",
  "told": "the bars that show in how many accounts a sentence is told",
  "others": "the others' wording of a sentence",
};
