// The frame: articles, tabs, the way through the differences; and the pieces all views share.

export const frameStyles = `
.unseen { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; user-select: none; -webkit-user-select: none }
button, select, input, summary { font: inherit; color: inherit }
button, summary, select, label { cursor: pointer }
button:disabled { cursor: default; opacity: .5 }
p, ul, ol, h2, h3, blockquote, fieldset, table { margin: 0; padding: 0; border: 0 }
ul, ol { list-style: none }
.top { padding: 1rem 1.5rem .7rem }
.choice { display: contents }
.accounts { display: flex; flex-wrap: wrap; gap: .4rem; min-inline-size: 0 }
.account { position: relative; display: inline-flex; align-items: center; gap: .45rem; min-block-size: 1.9rem; padding: .15rem .3rem; padding-inline-end: .8rem; border: 1px solid var(--line); border-radius: 99px; font-size: .84rem; color: var(--soft) }
.account:hover { border-color: var(--edge) }
.account:has(:checked) { background: var(--panel); border-color: var(--ink); color: var(--ink); font-weight: 600 }
.account input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer }
.account:has(:focus-visible) { outline: 2px solid var(--focus); outline-offset: 2px }

.disc { display: inline-grid; place-items: center; min-inline-size: 1.7em; block-size: 1.7em; padding-inline: .25em; border-radius: 99px; border: 1px solid transparent; font: 700 .72rem/1 var(--sans); color: var(--paper); background: var(--c); text-decoration: none; vertical-align: .12em; cursor: help; justify-self: start; align-self: start }
button.disc { cursor: pointer; min-inline-size: 1.6rem; block-size: 1.6rem; border: 0; position: relative } button.disc:hover { box-shadow: 0 0 0 2px var(--paper), 0 0 0 3px var(--ink) }
.turn { font: 600 .8em var(--sans); color: var(--conflict) }
.discs { display: inline-flex; flex-wrap: wrap; gap: .2rem }
.account-label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-inline-size: 16rem }
.account .disc { cursor: inherit; font-size: .76rem }
.hue0 { --c: var(--hue0) } .hue1 { --c: var(--hue1) } .hue2 { --c: var(--hue2) } .hue3 { --c: var(--hue3) } .hue4 { --c: var(--hue4) } .hue5 { --c: var(--hue5) } .hue6 { --c: var(--hue6) } .hue7 { --c: var(--hue7) }
.disc:is(.hue4, .hue5, .hue6, .hue7) { border-radius: 4px }
:is(.disc, .place).ring { color: var(--c); background: none; box-shadow: inset 0 0 0 2px }
.disc.twin { box-shadow: 0 0 0 1px var(--paper), 0 0 0 2.5px var(--c) }
:is(.disc.partly, .place.part) { color: var(--c); background: none; border: 1.5px dashed currentColor; box-shadow: none }

.bar { position: sticky; inset-block-start: var(--crossread-sticky-top, 0px); z-index: 4; display: flex; flex-wrap: wrap; align-items: center; gap: 0 1rem; padding-inline: 1.5rem; background: var(--paper); border-block-end: 1px solid var(--line) }
.tabs { display: flex; gap: 1.15rem; overflow-x: auto; scrollbar-width: none; min-inline-size: 0 }
.tab { flex: none; border: 0; background: none; padding: .65rem 0 .55rem; color: var(--soft); border-block-end: 2px solid transparent; font-size: .94rem }
.tab small { font-size: .8rem }
.tab:hover { color: var(--ink) }
.tab[aria-selected=true] { color: var(--ink); border-color: var(--ink) }
.tab:focus-visible { outline-offset: -2px }
.travel { display: flex; flex-wrap: wrap; align-items: center; gap: .45rem; margin-inline-start: auto; color: var(--soft); font-size: .86rem; padding-block: .3rem }
.held .position { min-inline-size: 10rem } .position { font-variant-numeric: tabular-nums; text-align: end }
.step { display: inline-flex; align-items: center; justify-content: center; gap: .45rem; min-inline-size: 1.9rem; min-block-size: 1.9rem; border: 1px solid var(--edge); border-radius: 6px; background: none; color: var(--ink); padding: 0 .5rem }
.step:hover:not(:disabled) { background: var(--panel) }
kbd { font: 600 .78rem/1.2 var(--sans); color: var(--soft); padding: 0 .3em; border: 1px solid var(--line); border-radius: 3px } .arrow { display: none } :host([no-shortcuts]) .step kbd { display: none }
.filters { position: relative } .filters[inert] { visibility: hidden }
.filters summary { list-style: none; padding: .25rem .5rem; border-radius: 6px; min-block-size: 1.75rem }
.filters summary::-webkit-details-marker { display: none }
.filters summary::after { content: " ▾" / "" }
.filters summary:hover { background: var(--panel); color: var(--ink) }
.filter-panel { position: absolute; inset-block-start: 100%; inset-inline-end: 0; z-index: 4; display: flex; gap: 1.5rem; padding: .8rem 1rem; background: var(--paper); color: var(--ink); border: 1px solid var(--edge); border-radius: 8px; box-shadow: 0 6px 24px rgb(0 0 0 / .14); inline-size: max-content; max-inline-size: min(26rem, 90cqi); max-block-size: calc(100vh - var(--crossread-sticky-top, 0px) - 4rem); overflow: auto }
.filter-panel legend { font-weight: 600; font-size: .8rem; color: var(--soft); padding: 0; margin-block-end: .2rem }
.filter-panel label { display: flex; align-items: center; gap: .45rem; min-block-size: 1.75rem; font-size: .88rem }
.filter-panel input { accent-color: var(--ink); inline-size: 1rem; block-size: 1rem; margin: 0; flex: none }

.current { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem 1.2rem; margin: .9rem auto 0; padding: .45rem 1rem; inline-size: min(62.5rem, 100% - 3rem); border-inline-start: 3px solid var(--line) }
.current.conflict { border-color: var(--conflict) }
.current .places { flex: 1 0 100%; padding-block: .3rem }
.current p { flex: 1 1 20rem; font-size: .9rem }
/* The room of the first letter belongs to the last word: a line never breaks between them. */
.value > :first-child { padding-inline-end: 1.6rem } .value .discs { display: inline; font-size: 0 } .value .disc { margin-inline-start: .2rem } .value .disc:first-child { margin-inline-start: -1.22rem }
.invitation, .waiting { display: block; background: var(--panel) } .invitation > p { display: flex; flex-wrap: wrap; align-items: baseline } .invitation > p .quiet { margin-inline-start: auto }
.current.invitation li { grid-template: auto 1fr / 1.5rem minmax(0, 1fr); gap: 0 .5rem } .invitation li > p { grid-area: 1 / 2 / span 2; color: var(--ink) } .invitation li > .apart { margin: 0; grid-area: 2 / 1; inline-size: 1.3rem; text-align: center; line-height: 1.2 }
.current.invitation li b { margin: 0; font: 600 .86rem var(--sans) }
.current .value bdi { font: 1.02rem var(--serif) }
.current b { font-weight: 600 } .current :is(b, .lead) { margin-inline-end: .35em }
.lead { color: var(--soft) }
.apart { color: var(--soft); font-weight: 700; margin-inline: .45rem } .conflict .apart { color: var(--conflict) }
.silent { color: var(--soft); margin-inline-start: .6rem }

.quiet { border: 0; background: none; padding: .1rem 0; min-block-size: 1.6rem; color: var(--soft); text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: .22em; text-align: start }
.quiet:hover { color: var(--ink); text-decoration-color: currentColor }
.cut-off { max-inline-size: 62.5rem; margin: .9rem auto 0; padding-inline: 1.5rem; font-size: .88rem; color: var(--soft) } .cut-off li { padding-inline-start: 1em; text-indent: -1em } .cut-off li::before { content: "– " / "" }
.calm { max-inline-size: 62.5rem; margin: 1.2rem auto; padding-inline: 1.5rem; color: var(--soft) }
.conflict-note { color: var(--conflict); font-weight: 600 }

/* What differs: a line under it in the account's colour; what disagrees: the wavy line, everywhere the same. */
mark { background: none; color: inherit; text-underline-offset: .24em; text-decoration-thickness: 2px; text-decoration-skip-ink: none }
mark.other { text-decoration: underline solid var(--c, var(--ink)) 2px } mark.other:is(.hue4, .hue5, .hue6, .hue7) { text-decoration: underline double var(--c) 1.5px }
mark.shared { text-decoration: underline dashed var(--soft) 1.5px }
mark.variant { text-decoration: underline dotted var(--soft) 2px }
mark.conflict { text-decoration: underline wavy var(--conflict) 1.5px }

/* The sign beside the line, for whom lines and colours do not tell apart; in the room of the last word, so that a line never breaks between them. */
:is(mark.conflict, mark.variant).ends::after { position: absolute; margin: .3em .1em; font: 700 .62em/1 var(--sans); text-decoration: none }
.ends { padding-inline-end: .55em }
mark.conflict.ends::after { content: "≠" / ""; color: var(--conflict) } mark.variant.ends::after { content: "~" / ""; color: var(--soft) }

button, select, input, summary, .table-frame, .chosen { scroll-margin-block: calc(var(--crossread-sticky-top, 0px) + 6rem) 5rem }

@container crossread (max-width: 48em) {
  .top, .travel { padding-inline: 1rem } .top { padding-block: .2rem 0 }
  /* A line each for the accounts and for the views: what is beyond the edge fades, and scrolls into sight. */
  .accounts { flex-wrap: nowrap; gap: .25rem; overflow-x: auto; scrollbar-width: none; padding: 3px } .account { flex: none }
  .tabs { gap: .8rem } .tab { font-size: .9rem; padding-block: .25rem .2rem }
  /* That the row goes on: at its ends these lie under the first and the last of it, elsewhere over what is cut off there. */
  .tabs::before, .tabs::after { content: "›" / ""; position: sticky; inset-inline: 0; margin-inline: 1rem -1.3rem; padding-block: .25rem; background: var(--paper); box-shadow: 0 0 .5rem .5rem var(--paper); pointer-events: none }
  .tabs::before { content: "‹" / "" } .tabs::after { margin-inline: -1.3rem 1rem }
  .tab:is(:first-child, :last-child) { position: relative; z-index: 1; background: var(--paper) }
  .account:not(:has(:checked)) .account-label { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
  .account:not(:has(:checked)) { padding-inline: .3rem }
  .bar { display: block; padding: 0 } .travel { flex-wrap: nowrap; gap: .35rem; margin: 0; padding-block: .1rem; font-size: .82rem; border-block-start: 1px solid var(--line) }
  .position { margin-inline: auto 0; white-space: nowrap } .held .position { min-inline-size: auto } .filters { min-inline-size: 0 } .filters summary { padding-inline: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis } .filters summary::before { content: "▾ " / "" } .filters summary::after { content: none }
  .step :is(.word, kbd) { display: none } .arrow { display: block; font-size: 1.2rem; line-height: 1 }
  .filter-panel { inset-inline: 0 auto; flex-wrap: wrap }
  .current { inline-size: calc(100% - 2rem); margin: .7rem 1rem 0 }
}
/* A phone with letters at twice the size. */
@container crossread (max-width: 18em) { .top, .travel { padding-inline: .5rem } .travel { flex-wrap: wrap } .position { white-space: normal } }
/* What a finger has to hit. A sign stays as large as it is, with room round it. */
@media screen and (pointer: coarse) {
  .account, .tab, .step, .quiet, .place, .beside, button.bars, select, summary, .filter-panel label, .choices label { min-block-size: 2.75rem !important }
  .account, .step, .place, button.bars { min-inline-size: 2.75rem !important }
  .account { justify-content: center } .account .disc { align-self: center } .filters summary, .legend summary { align-content: center }
  button.disc { box-sizing: content-box; padding: .575rem; background-clip: content-box }
  .strip { block-size: 2.75rem } .figures { line-height: inherit }
}
/* On a low screen what stays is one line; where there is no room for that, nothing stays. */
@media (max-height: 26em) {
  button, select, input, summary, .table-frame, .chosen { scroll-margin-block: calc(var(--crossread-sticky-top, 0px) + 3.5rem) 1rem }
  .bar { display: flex; flex-wrap: nowrap } .tabs { flex: 1 } .travel { flex: none; border: 0 } .filter-panel { inset-inline: auto 0 }
  @container crossread (max-width: 34em) { .bar { display: block; position: static } .filter-panel { inset-inline: 0 auto } }
}
@media (forced-colors: active) {
  .disc { border-color: CanvasText; color: CanvasText; background: Canvas }
  .account:has(:checked) { border-color: Highlight; border-width: 2px }
  .tab { border-color: Canvas }
  .tab[aria-selected=true] { border-color: Highlight }
  mark { background: Canvas; color: CanvasText; --soft: CanvasText; --conflict: CanvasText }
}
.print-only { display: none }
@media print {
  .print-only { display: block; margin-block-start: 1.5rem; padding-inline: 1.5rem; break-inside: avoid; font-size: 9pt }
  .bar, .furniture-note, .choices, .quiet, .current:not(.invitation), .how { display: none !important }
  .accounts { flex-wrap: wrap } .account:not(:has(:checked)) { border-style: dotted }
  .disc { color: #000; background: none; border-color: #000 }
}
`;
