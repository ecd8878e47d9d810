// Buttons in a host's article: small, in its margin, in the host's own size of text.

export const noteStyles = `
:host { color-scheme: light }
:host([data-dark]) { color-scheme: dark }
button { position: absolute; min-inline-size: 24px; block-size: 24px; box-sizing: border-box; margin: 0; padding: 0 2px; border: 1px solid transparent; border-radius: 6px; background: none; color: light-dark(#625e56, #a8a295); font: 600 12px/1 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; cursor: pointer }
button.conflict { color: light-dark(#a8390f, #ff9a6b) }
button:hover, button[aria-expanded=true] { border-color: currentColor; background: light-dark(#fbfaf6, #171614) }
button:focus-visible { outline: 2px solid light-dark(#0b57d0, #8ab4f8); outline-offset: 1px; background: light-dark(#fbfaf6, #171614) }
[hidden] { display: none }
@media (forced-colors: active) { button { border-color: ButtonText; background: ButtonFace; color: ButtonText } }
@media print { button { display: none } }
`;
