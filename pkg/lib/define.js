// Registers <cross-read>: the only thing it does, and the only entry that does anything on import. On a server, where
// there are no elements, it does nothing; where the name is taken, say by a second copy of this script, neither.

/// <reference path="./globals.d.ts" preserve="true" />

import { CrossReadElement } from "./element/element.js";

if (globalThis.customElements && !customElements.get("cross-read")) {
  customElements.define("cross-read", CrossReadElement);
}
