// Read: three columns while there is room (in how many others, the text, the notes), one where there is not.

export const readStyles = `
.summary { max-inline-size: 62.5rem; margin: 1rem auto 0; padding-inline: 1.5rem; color: var(--soft); font-size: .84rem }
.summary p { padding-inline-start: 5.2rem; max-inline-size: 60rem }
.figures { display: block; line-height: 1.6rem; color: var(--ink) } .figures .quiet { padding: 0 }
.notes-of-article { padding-inline-start: 5.2rem } .notes-of-article li { margin-block-start: .3rem }
.missing { max-inline-size: 62.5rem; margin: 0 auto 2rem; padding-inline: 6.7rem 1.5rem }
.missing h3 { font: 600 .9rem/1.4 var(--sans); color: var(--soft); padding-block-start: 1rem; border-block-start: 1px solid var(--line) }
.missing ul { display: grid; gap: .6rem; margin-block: .7rem } .missing li { display: grid; grid-template-columns: 1.8rem minmax(0, 38rem) auto; gap: .2rem .6rem; align-items: start; justify-content: start } .missing p { font: 1rem/1.5 var(--serif) } .missing .discs { padding-block-start: .2rem }
/* Far off, a long text is laid out when it comes near. */
.slice { overflow-clip-margin: 1rem; content-visibility: auto; contain-intrinsic-block-size: auto calc(var(--count) * 2.7em) } .slice:has(.chosen) { content-visibility: visible } .plain-slice { white-space: pre-line; line-height: 1.35; padding-inline-start: 5.2rem } .level .slice { contain-intrinsic-block-size: auto calc(var(--count) * 9em) } .level .slice + .slice > .cards { margin-block-start: 1.5rem }
.legend { padding-inline-start: 5.2rem } .legend summary { display: inline-block; min-block-size: 1.6rem; text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: .22em }
.legend ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: .25rem 1.5rem; padding-block: .3rem .6rem }
.legend li { display: flex; gap: .6rem; align-items: baseline } .sample { flex: none; inline-size: 3.4rem; color: var(--ink); font: .95rem/1.6 var(--serif) } .sample .bars { justify-content: flex-start; padding: 0; min-block-size: 0 } .sample kbd { font-family: var(--sans) }
/* What nobody else tells: a line beside it, not under its words, so that it can be read. In a host's page there is no beside. */
.alone { border-inline-start: 2px dotted var(--edge); padding-inline-start: .4rem } .alone.in-place { border: 0; padding: 0; text-decoration: underline dotted var(--edge) 1px }
/* A cell of the row, since browsers lose what is taken out of the flow where pages break. */
.row.lone::before { content: ""; grid-area: 1 / 2; align-self: stretch; margin-inline-start: -.7rem; border-inline-start: 2px dotted var(--edge) }
.read { display: block; max-inline-size: 62.5rem; margin: 1.3rem auto 1.5rem; padding-inline: 1.5rem; font: var(--size)/1.6 var(--serif) }
.block { margin-block: 0 1.15rem }
.row { display: grid; grid-template-columns: 4rem minmax(0, 38rem) minmax(9rem, 15rem); gap: 0 1.2rem; justify-content: start; align-items: start; padding-block: .14rem }
/* Signs joined without end are one letter to a browser, which no line can break: what is beyond the column is not shown. */
.text { grid-area: 1 / 2; border-radius: 3px; overflow-x: clip; overflow-clip-margin: .3rem }
.told > .text { cursor: pointer }
.told:not(.chosen) > .text:hover { background: linear-gradient(var(--panel), var(--panel)) }
/* One ground behind all lines: one a line would lie over the feet of the letters above it. */
:is(.chosen > .text, .card.chosen h3) { inline-size: fit-content; background: var(--mark); box-shadow: 0 0 0 .25rem var(--mark); --soft: var(--ink) }
.headline { margin-block-end: 1.4rem } .headline h2 { font: 600 1.85rem/1.18 var(--serif); text-wrap: balance }
.headline .heat, .headline .notes { padding-block-start: .45rem }
.heading { margin-block: 1.9rem .5rem } .heading h3 { font: 600 1.22rem/1.35 var(--serif) }
.dek .text p { font-size: 1.16em; line-height: 1.45; color: var(--soft) }
.byline p, .dateline p { font: .86rem/1.5 var(--sans); color: var(--soft) }
.caption p { font-size: .9em; color: var(--soft) }
.quote .text { border-inline-start: 2px solid var(--line); padding-inline-start: 1rem; border-radius: 0 }
.list .text { padding-inline-start: 1.3rem } .list .text > p::before { content: "•" / ""; position: absolute; margin-inline-start: -1.1rem; color: var(--soft) }
.list { margin-block-end: .4rem }

.heat { justify-self: end; padding-block-start: .28rem }
.bars { display: flex; gap: 3px; align-items: center; justify-content: flex-end; min-inline-size: 1.75rem; min-block-size: 1.5rem; padding: 0 .2rem; border: 0; border-radius: 5px; background: none }
.bars i { inline-size: .46rem; block-size: .95rem; border: 1px solid var(--edge); border-radius: 2px }
.bars i.open { border-style: dotted } .bars i.full { background: var(--soft); border-color: var(--soft) } .bars i.half { background: linear-gradient(to top, var(--soft) 50%, transparent 50%); border-color: var(--soft) }
button.bars:hover { background: var(--panel) } button.bars:hover :is(.full, .half) { --soft: var(--ink) }
.many { white-space: nowrap; font: 600 .78rem var(--sans); color: var(--soft); font-variant-numeric: tabular-nums }
.row:has(> .heat :focus-visible) > .text { outline: 1px dashed var(--focus); outline-offset: 4px }

.notes { display: flex; flex-wrap: wrap; gap: .1rem .5rem; align-items: baseline; padding-block-start: .3rem; font: .81rem/1.45 var(--sans); color: var(--soft) }
.notes:empty { display: none }

.others { margin-block: .35rem 1.1rem; margin-inline: 5.2rem 0; max-inline-size: 56rem; padding: .85rem 1.1rem; background: var(--panel); border-radius: 10px }
.others > ul { display: grid; gap: .75rem }
.others li { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); gap: .5rem }
.others .disc { margin-block-start: .2rem }
.others mark.conflict { font-weight: 600 }
.wordings { display: grid; gap: .5rem }
.wording { display: grid; grid-template-columns: minmax(0, 1fr) 13.5rem; gap: .1rem 1.2rem; align-items: start }
.wording > p:first-child { font: 1rem/1.55 var(--serif) }
.judged { display: flex; flex-direction: column; gap: 0 .9rem; align-items: flex-start; font: .8rem/1.5 var(--sans); color: var(--soft); padding-block-start: .15rem }
.others > .silent { margin: .75rem 0 0; padding-inline-start: 2rem; font: .82rem var(--sans) } .others > .silent > * { margin-inline-end: .9rem }

.furniture { color: var(--soft); font: .86rem/1.5 var(--sans); margin-inline-start: 5.2rem; max-inline-size: 38rem }
.furniture .row { display: block }
.furniture .reason { font-size: .8rem }
.furniture-note { max-inline-size: 62.5rem; margin: 0 auto 1.5rem; padding-inline: 6.7rem 1.5rem; font-size: .84rem }

@container crossread (max-width: 62em) {
  .row { grid-template-columns: 3.2rem minmax(0, 38rem) minmax(7rem, 12rem); gap: 0 .9rem }
  .others { margin-inline-start: 4.1rem } .summary p, .notes-of-article, .legend { padding-inline-start: 4.1rem } .furniture { margin-inline-start: 4.1rem } .furniture-note, .missing { padding-inline-start: 5.6rem }
  .wording { grid-template-columns: minmax(0, 1fr) }
  .judged { flex-flow: row wrap; align-items: baseline } .judged .quiet { margin-inline-start: auto }
}
@container crossread (max-width: 48em) {
  .wide-only { display: none }
  .read, .summary { padding-inline: 1rem } .summary { margin-block-start: .7rem }
  .summary p, .notes-of-article, .legend { padding: 0 }
  .row { grid-template-columns: auto minmax(0, 1fr); gap: 0 .5rem; padding-block: .3rem }
  .text { grid-column: 1 / -1; grid-row: 1 } .row.lone::before { grid-column-start: 1 }
  .heat { grid-row: 2; justify-self: start; padding: 0 } .bars { justify-content: flex-start; padding-inline: 0 .2rem }
  .headline .heat, .headline .notes, .notes { padding-block-start: .1rem; align-self: center }
  .headline h2 { font-size: 1.5rem }
  .others { margin-inline: 0; padding: .8rem .85rem } .furniture { margin-inline-start: 0 } .furniture-note, .missing { padding-inline: 1rem } .missing li { grid-template-columns: 1.8rem minmax(0, 1fr) } .missing .discs { grid-column: 2; padding: 0 }
}
/* While the rest arrives, what would move the text takes no room of its own. */
@media screen {
  .held .row > .notes { block-size: 0; min-block-size: 100%; overflow: hidden } .held .row .ends { padding: 0 } .held .row .ends::after { display: none }
  .held .current { position: relative; block-size: 9.2rem; overflow: auto }
  @container crossread (max-width: 48em) { .held .row > .notes { block-size: auto; min-block-size: 0; max-block-size: 1.55rem } .held .row > .heat { min-block-size: 1.6rem } .held .current { block-size: 11rem } }
  @container crossread (max-width: 30em) { .held .current { block-size: 15.5rem } }
  /* A button that is wider than the page begins a line. */
  @container crossread (max-width: 30em) { .held .figures { white-space: pre-line } }
  .held [data-room] { display: inline-grid; text-align: start } .held .figures { display: grid } .held [data-room] > *, .held [data-room]::before { grid-area: 1 / 1 } .held [data-room]::before { content: attr(data-room) / ""; visibility: hidden } .held .late { display: none } .held .tab [data-room] > * { contain: inline-size; white-space: nowrap }
  @media (pointer: coarse) { .held .figures::before { padding-block-end: 1.7rem } }
}
@media (forced-colors: active) {
  .bars :is(.full, .half) { --soft: CanvasText; border-color: CanvasText; forced-color-adjust: none }
  .chosen > .text { outline: 2px solid Highlight; outline-offset: 3px }
}
@media print {
  .slice { content-visibility: visible }
  .legend { display: none }
  .read { font-size: 11pt; max-inline-size: none } .row, .others li { break-inside: avoid }
  .bars i { border-color: #000 } .bars :is(.full, .half) { --soft: #000; print-color-adjust: exact } .others { border: 1px solid #999 }
}
`;
