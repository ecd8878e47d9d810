// The look of the whole element: its colours and types, and the states that need no view.
//
// A host may set on <cross-read>:
//   --crossread-paper --crossread-ink --crossread-soft --crossread-line --crossread-panel   ground, text, quiet text, rules, raised ground
//   --crossread-mark --crossread-conflict --crossread-added --crossread-focus               the chosen place, what disagrees, what a later version adds, the focus ring
//   --crossread-hue-1 … --crossread-hue-8                                                   the first eight accounts
//   --crossread-serif --crossread-sans --crossread-size                                     article text, everything about it, the size of article text
//   --crossread-sticky-top                                                                  height of what the page keeps at its top
// and style the parts status, comparison, articles, top, bar, tab, previous, next, current, view, block, disc, told, others.

export const sessionStyles = `
/* What the page's own rules would hand down stops here; custom properties come through. */
:is([part=comparison], [part=status], [part=inplace]) { all: initial; display: block; color-scheme: light; font-size: medium; --crossread-unit: 1em;
  --paper: var(--crossread-paper, light-dark(#fbfaf6, #171614));
  --ink: var(--crossread-ink, light-dark(#1d1c1a, #ece8df));
  --soft: var(--crossread-soft, light-dark(#625e56, #a8a295));
  --line: var(--crossread-line, light-dark(#dedace, #3a3732));
  --edge: light-dark(#8a857a, #7d776b);
  --panel: var(--crossread-panel, light-dark(#f3f0e8, #211f1b));
  --mark: var(--crossread-mark, light-dark(#fff3bf, #4b4013));
  --conflict: var(--crossread-conflict, light-dark(#a8390f, #ff9a6b));
  --added: var(--crossread-added, light-dark(#00705a, #3fc39c));
  --focus: var(--crossread-focus, light-dark(#0b57d0, #8ab4f8));
  --hue0: var(--crossread-hue-1, light-dark(#0064a0, #5fb0ea));
  --hue1: var(--crossread-hue-2, light-dark(#a84500, #f29554));
  --hue2: var(--crossread-hue-3, light-dark(#00705a, #3fc39c));
  --hue3: var(--crossread-hue-4, light-dark(#8a4a86, #d79bd3));
  --hue4: var(--crossread-hue-5, light-dark(#7a6000, #e3c84a));
  --hue5: var(--crossread-hue-6, light-dark(#b3123f, #ff8f9c));
  --hue6: var(--crossread-hue-7, light-dark(#4038a8, #a9a3ff));
  --hue7: var(--crossread-hue-8, light-dark(#4f6272, #c3d3e0));
  --serif: var(--crossread-serif, Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", "Noto Serif", Georgia, serif);
  --sans: var(--crossread-sans, system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif);
  --size: var(--crossread-size, 1.125rem);
  background: var(--paper); color: var(--ink); overflow-wrap: break-word; text-align: start }
:host([data-dark]) :is([part=comparison], [part=status], [part=inplace]) { color-scheme: dark }
/* Widths are asked in em of the reader's own size of text: at twice the size, half the room is left. */
[part=comparison] { container: crossread / inline-size }
[part=inplace] { position: fixed; box-sizing: border-box; margin: 0; overflow: auto; overscroll-behavior: contain; padding: .6rem .9rem .7rem; border: 1px solid var(--edge); border-radius: 10px; box-shadow: 0 6px 24px rgb(0 0 0 / .18) }
[part=inplace]:not(:popover-open) { display: none }
[part=inplace] .others { margin: 0; padding: 0; background: none; max-inline-size: none } [part=inplace] .wording { grid-template-columns: minmax(0, 1fr) }
:is([part=comparison], [part=status], [part=inplace]) > * { font: .9375rem/1.5 var(--sans) }
*, ::before, ::after { box-sizing: border-box }

/* The status sticks to the lower edge, so that what is being read does not jump when it appears. */
[part=status] { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1.5rem; padding: .9rem 1.25rem; border-block-start: 1px solid var(--line); background: var(--panel);
  position: sticky; inset-block-end: 0; z-index: 3 }
[part=status-words] { flex: 1 1 16rem; min-inline-size: 0 }
[part=status] p { margin: 0 }
[part=status-title] { font: 600 1.05rem/1.35 var(--serif) }
[part=status-detail], [part=status-stage] { color: var(--soft); font-size: .9rem }
[part=progress] { inline-size: min(24rem, 100%); block-size: .5rem; margin-block: .5rem .2rem; display: block; accent-color: var(--ink) }
[part=action] { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 99px; padding: .35rem 1rem; min-block-size: 2rem; cursor: pointer; scroll-margin: 0 }
:host([data-state=empty]) [part=status] { position: static; display: grid; justify-items: center; text-align: center; border: 0; background: none; padding-block: 4.5rem }
[part=action]:hover { border-color: var(--ink) }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 3px }
[part=plain] { margin-block: 0 2rem; max-inline-size: 42rem }
.far { white-space: pre-line; content-visibility: auto; contain-intrinsic-block-size: auto 250em } @media print { .far { content-visibility: visible } }
[part=plain-label] { font-weight: 600 }
@media print { [part=status] { display: none } }
`;
