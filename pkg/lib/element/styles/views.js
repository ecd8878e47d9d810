// Coverage, Quotes, Differences, Pair, Overview.

export const viewStyles = `
.view { padding-block-end: 1.5rem }
.view:focus { outline: none }
:is(tr, .utterance).chosen { --soft: var(--ink) }
.kind { color: var(--soft); font-size: .81rem } .utterance .kind { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline } .copy { font-size: .8rem }

.level { max-inline-size: 62.5rem; margin: 1.4rem auto; padding-inline: 1.5rem } .level h2 { font: 600 .9rem/1.3 var(--sans); color: var(--soft) }
.cards { margin-block-start: .9rem; display: grid; gap: 1.5rem }
.card { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: .45rem 1.4rem; border-inline-start: 3px solid var(--line); padding-block: .25rem; padding-inline: 1.1rem 0 }
.card.conflict { border-color: var(--conflict) }
.card .what { grid-row: 1 / span 2 }
.card h3 { font: 600 .98rem/1.35 var(--sans) }
.values { display: flex; flex-wrap: wrap; gap: .25rem .5rem; align-items: baseline; font: 1.18rem/1.4 var(--serif) }
.values .silent { font: .85rem var(--sans); margin: 0 } .values .apart { margin-inline: 0 .3rem }
.card.style .values, .card.variant .values { font-size: 1.05rem }
.card .places { grid-column: 2 }
.places { display: grid; gap: .4rem }
.places li { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr) auto; gap: .5rem; align-items: baseline; font: .95rem/1.5 var(--serif) }
.places .quiet { font: .8rem var(--sans); color: var(--soft) }
.places p { color: var(--soft) } .places mark { color: var(--ink); font-weight: 600 }
.places .disc { margin-block-start: .15rem }

.choices { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.4rem; max-inline-size: 72rem; margin: 1.2rem auto .4rem; padding-inline: 1.5rem; font-size: .86rem; color: var(--soft) }
.choices label { max-inline-size: 100%; min-inline-size: 0 }
.choices select { background: var(--paper); color: var(--ink); border: 1px solid var(--edge); border-radius: 6px; padding: .25rem .4rem; min-block-size: 1.9rem; max-inline-size: 100% }
.table-frame { position: relative; overflow: auto; max-block-size: calc(100vh - var(--crossread-sticky-top, 0px) - 5rem); max-inline-size: 72rem; margin-inline: auto; padding-inline: 1.5rem }
table { border-collapse: separate; border-spacing: 0; inline-size: 100%; font-size: .88rem }
caption { text-align: start; color: var(--soft); font-size: .82rem; padding-block: .3rem .6rem }
th, td { border-block-end: 1px solid var(--line); padding: .4rem .5rem; text-align: start; vertical-align: middle; font-weight: 400 }
thead th { font-weight: 600; font-size: .82rem; position: sticky; inset-block-start: 0; z-index: 1; background: var(--paper) }
th[scope=row], thead th:first-child, .similarity thead td { position: sticky; inset-inline-start: 0; background: var(--paper) } thead th:first-child { z-index: 2 }
th[aria-sort] button { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .3em } th[aria-sort] .disc { box-shadow: 0 0 0 2px var(--paper), 0 0 0 4px var(--ink) }
.coverage th[scope=row] { min-inline-size: 18rem }
.view-coverage:has(.dense) > * { max-inline-size: none }
.calm:has(~ .view-coverage) { max-inline-size: 72rem } .calm:has(~ .view-coverage .dense) { max-inline-size: none } .calm:has(~ .view-pair), .view-pair > .calm { max-inline-size: 80rem }
.beside { border: 0; background: none; min-inline-size: 2.2rem; min-block-size: 1.75rem; padding: 0; font-variant-numeric: tabular-nums } .beside:hover { text-decoration: underline }
.coverage th[scope=row] p { font: 1rem/1.42 var(--serif); max-inline-size: 40rem; cursor: pointer }
.coverage .cell { text-align: center; inline-size: 3.1rem; color: var(--soft) } .dense .cell { padding-inline: .1rem; inline-size: 2.4rem }
tr.chosen > * { background: var(--mark) }
/* A row's own ring would lie under its first cell, which stays in sight. */
tr:focus-visible { position: relative; outline: 0 } tr:focus-visible::after { content: ""; position: absolute; inset: 0; outline: 2px solid var(--focus); outline-offset: -2px; pointer-events: none }
.place { min-inline-size: 1.9rem; min-block-size: 1.75rem; border: 0; border-radius: 5px; background: var(--c); color: var(--paper); font: 600 .8rem var(--sans); font-variant-numeric: tabular-nums }
.in-part { display: block; font-size: .8rem; white-space: normal; min-inline-size: 7rem }
.place:hover { box-shadow: 0 0 0 2px var(--paper), 0 0 0 3px var(--ink) }
.told-by { white-space: nowrap; color: var(--soft) }
.cell-letter { display: none }

.speaker { max-inline-size: 62.5rem; margin: 1.8rem auto 0; padding-inline: 1.5rem }
.speaker h2 { font: 600 1.1rem/1.3 var(--sans); border-block-end: 1px solid var(--line); padding-block-end: .35rem }
.utterance { margin-block: 1.1rem 2rem }
.utterance.chosen { background: var(--mark); box-shadow: 0 0 0 .5rem var(--mark) }
.utterance blockquote { font: 1.32rem/1.6 var(--serif); margin-block: .25rem .7rem; white-space: pre-line; text-wrap: pretty }
.kept { border-block-end: 3px solid transparent }
.kept3 { border-color: var(--ink) } .kept2 { border-color: color-mix(in srgb, var(--ink) 62%, transparent) } .kept1 { border-block-end: 2px dashed color-mix(in srgb, var(--ink) 50%, transparent) } .kept0 { border: 0 }
[part=comparison][dir=rtl] .figure { direction: rtl }
.figure { font: 500 .7rem/1 var(--sans); color: var(--soft); margin-inline: .35em .1em; padding: .1em .45em; border: 1px solid var(--line); border-radius: 99px; white-space: nowrap; font-variant-numeric: tabular-nums; vertical-align: .12em; user-select: none; -webkit-user-select: none }
.readings li { display: grid; grid-template-columns: 3.9rem 13rem minmax(0, 1fr); gap: .2rem .8rem; padding-block: .45rem; border-block-start: 1px solid var(--line); align-items: baseline }
.readings .lone-quotation { grid-template-columns: 3.9rem minmax(0, 1fr) } .lone-quotation.chosen { background: var(--mark) }
.lone-quotations summary { color: var(--soft); font-size: .86rem; min-block-size: 1.75rem }
.tellers { display: flex; flex-wrap: wrap; gap: .3rem }
.readings .said { font: 1.02rem/1.5 var(--serif); white-space: pre-line }
.readings .many-tell { grid-template-columns: 13rem minmax(0, 1fr) } .many-tell .tellers { grid-column: 1 / -1 }
.cut { color: var(--soft); font-size: .92em } .cut.strong { color: var(--conflict); text-decoration: underline wavy var(--conflict) 1.5px }
.sign { font: 600 .85em var(--sans); margin-inline-end: .1em } .instead { color: var(--soft); font: .84rem var(--sans) }

.strips { max-inline-size: 62.5rem; margin: 1.2rem auto 2rem; padding-inline: 1.5rem; display: grid; gap: .6rem }
.strip-row { display: grid; grid-template-columns: 11rem minmax(0, 1fr) 11rem; gap: .3rem 1rem; align-items: center; font-size: .86rem }
.strip-share { color: var(--soft) }
.strip { display: flex; block-size: 2.1rem; gap: 1px; overflow: auto hidden; padding: 4px; margin: -4px }
.strip button { flex: var(--long, 1) 1 0; min-inline-size: 2px; border: 0; padding: 0; background: color-mix(in srgb, var(--c) var(--dark, 10%), var(--panel)) }
.strip button.conflicts { border-block-end: 5px solid var(--conflict); background-clip: padding-box; box-shadow: inset 0 -2px 0 var(--paper) }
.strip button:hover, .strip button:focus-visible { box-shadow: 0 0 0 2px var(--focus); z-index: 1; position: relative }
.view-overview .table-frame { max-inline-size: 62.5rem } .similarity { inline-size: auto; min-inline-size: min(100%, 36rem) } .similarity caption { max-inline-size: calc(100cqi - 2rem) } .similarity :is(td, thead th) { padding-inline: .1rem; text-align: center } .similarity td { text-align: center; background: color-mix(in srgb, var(--soft) var(--dark, 0%), transparent); font-variant-numeric: tabular-nums }

.choices + .corrected { max-inline-size: 72rem; margin: .5rem auto 0; padding-inline: 1.5rem; font: .85rem var(--sans); color: var(--soft) }
.pair { max-inline-size: 80rem; margin: .8rem auto 1.5rem; padding-inline: 1.5rem; font: 1.02rem/1.55 var(--serif) }
.view-pair .choices { max-inline-size: 80rem; padding-inline: 2.1rem }
.pair.wide { display: grid; grid-template-columns: minmax(0, 1fr) 3.5rem minmax(0, 1fr); block-size: calc(100vh - var(--crossread-sticky-top, 0px) - 5.5rem); min-block-size: 22rem }
.side { position: relative; overflow-y: auto; overscroll-behavior: auto; padding-inline: .6rem; scrollbar-width: thin }
/* What is cut off at the end of a frame fades, and its last line has room below it. Not by a mask, which would hide the bar to scroll by. */
:is(.side, .view-coverage > .table-frame)::after { content: ""; display: block; position: sticky; inset-block-end: 0; inset-inline-start: 0; z-index: 1; block-size: 1.5rem; background: linear-gradient(transparent, var(--paper)); pointer-events: none }
.side-head { position: sticky; inset-block-start: 0; z-index: 1; padding-block: .35rem; background: var(--paper); border-block-end: 1px solid var(--line); font: 600 .86rem/1.4 var(--sans) }
.side-text { padding-block: .5rem 30vh }
.threads { inline-size: 100%; block-size: 100%; overflow: hidden }
.threads path { fill: none; stroke: var(--edge); stroke-width: 1.25 } .threads .moved { stroke-dasharray: 5 3 } .threads .pointed { stroke: var(--ink); stroke-width: 2 }
.paired { padding: .12rem .3rem; border-radius: 3px } .paired.starts { margin-block-start: .8rem }
.paired.is-headline > [dir] { font-size: 1.25em; font-weight: 600; line-height: 1.25 } .paired.is-heading > [dir] { font-weight: 600 }
.paired.chosen { background: var(--mark); --soft: var(--ink) }
:is(.paired, [part=inplace]) .judged { flex-flow: row wrap; align-items: baseline }
.paired.lone { border-inline-start: 2px dotted var(--edge) } .side .lone { margin-inline-start: -.5rem; padding-inline-start: calc(.8rem - 2px) }
:is(.paired, .coverage p):not(.chosen, .chosen *):hover { background: var(--panel) }
.same { margin-block: .6rem } .same summary { font: .84rem/1.6 var(--sans); color: var(--soft); padding: .2rem .6rem; background: var(--panel); border-radius: 5px }
.pair.column { max-inline-size: 44rem }
:is(.own-side, .other-side) { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); gap: .1rem .5rem; align-items: baseline } .own-side > .other-side { grid-column: 1 / -1 } :is(.own-side, .other-side) > .judged { grid-column: 2 }
.other-side { padding-inline-start: .8rem; font-size: .95em; border-inline-start: 2px solid var(--line); margin-block: .2rem }
ins { text-decoration: underline solid var(--added) 2px; text-underline-offset: .22em; background: color-mix(in srgb, var(--added) 12%, transparent) }
del { text-decoration: line-through solid var(--conflict) 1.5px; background: color-mix(in srgb, var(--conflict) 10%, transparent) }
.absent { color: var(--soft); font: .82rem/1.6 var(--sans) }

@container crossread (max-width: 48em) {
  .speaker, .strips, .pair, .view-pair .choices, .choices, .table-frame, .calm { padding-inline: 1rem }
  .level { padding-inline: 1rem }
  .card, .strip-row { grid-template-columns: minmax(0, 1fr) } .readings li { grid-template-columns: auto minmax(0, 1fr) } .readings .many-tell { grid-template-columns: minmax(0, 1fr) } .card .what { grid-row: auto } .card .places { grid-column: 1 }
  .judged + .said, .many-tell .judged { grid-column: 1 / -1 }
  .places li { grid-template-columns: 1.5rem minmax(0, 1fr) } .places .quiet { grid-column: 2 }
  .utterance blockquote { font-size: 1.15rem }
}
/* Cards; on paper, which is as narrow, the table stays one, and nothing is where the reader is. */
@media screen { .card.chosen { border-inline-start-width: 6px; padding-inline-start: calc(1.1rem - 3px) } .strip button.chosen { box-shadow: 0 0 0 2px var(--paper), 0 0 0 4px var(--ink); z-index: 1 }
@container crossread (max-width: 48em) {
  .coverage, .coverage tbody, .coverage caption { display: block } .coverage :is(thead, .how) { display: none }
  .coverage tr { display: flex; flex-wrap: wrap; gap: .3rem .35rem; align-items: center; padding-block: .7rem; border-block-end: 1px solid var(--line) }
  .table-frame:has(.coverage) { max-block-size: none; overflow: visible } .view-coverage > .table-frame::after { content: none } .coverage th, .coverage td { border: 0; padding: 0 } .coverage th[scope=row] { position: static; min-inline-size: 0; flex: 1 0 100% } tr.chosen { background: var(--mark) }
  .coverage .cell { inline-size: auto } .coverage .cell:not(:has(button)) { display: none }
  .coverage .told-by { margin-inline-start: auto; white-space: normal } .in-part { display: inline }
  .cell-letter { display: inline-block; margin-inline: .2rem .25rem; font-weight: 600; font-size: .8rem }
} }
@media (forced-colors: active) { tr.chosen > th, .chosen:not(tr, .row) { outline: 2px solid Highlight; outline-offset: -2px } button.disc { border: 1px solid ButtonText } .strip button { border: 1px solid CanvasText; background: linear-gradient(to top, CanvasText var(--dark), Canvas 0); forced-color-adjust: none } .place { border: 1px solid ButtonText; background: ButtonFace; color: ButtonText } .kept3, .kept2 { border-color: CanvasText } .kept2 { border-block-end-width: 1px } :is(.side, .table-frame)::after { --paper: Canvas } }
@media print { .view { --mark: transparent } :is(.side, .table-frame)::after { display: none !important } .similarity { font-size: 8pt } .similarity :is(th, td) { padding: .2rem .1rem } :is(.beside, .place) { min-inline-size: 0; min-block-size: 0 } .strip button, .similarity td { print-color-adjust: exact; -webkit-print-color-adjust: exact } .table-frame { max-block-size: none; overflow: visible } th, thead td, .side-head { position: static !important }
  .coverage { font-size: 8.5pt } .coverage th[scope=row] p, .lone-list { font: 9pt/1.3 var(--serif); max-inline-size: none } .coverage :is(th, td) { padding: .1rem }  .in-part { font-size: inherit; display: inline } .told-by { white-space: normal }
  /* A browser prints no buttons in the heads that it repeats, but their letters. */
  thead .disc { display: contents }
  /* Too many columns for a sheet of paper: who tells it stands behind the words. */
  .dense :is(thead, .cell:not(:has(button))) { display: none } .dense :is(th, td, p, .cell-letter) { display: inline }
  /* The heads stand on the first sheet alone. */
  .side .paired::before { content: attr(data-sign) / ""; float: inline-start; margin-inline-end: .6em; font: 600 .8em/1.9 var(--sans) }
  .lone-list { columns: 2; margin-block-start: .3rem } .level h2 { break-after: avoid }
  .pair.wide { block-size: auto; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.5rem } .side { overflow: visible } .side-text { padding-block-end: 0 } .threads { display: none } .place { padding: 0 .2em; font-size: inherit; color: #000; background: none; border: 1px solid #000 } .level, .speaker, .pair { max-inline-size: none } tr, .card, .utterance, .paired { break-inside: avoid } }
`;
