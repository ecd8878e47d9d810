// The single file: registers <cross-read>, and gives scripts that cannot import the same functions as `crossread`. Built as
// a plain script, since a browser loads no module from file://.

import "./define.js";
import * as functions from "./index.js";

const { CrossReadElement, ...named } = functions;
// The first one stays, as the element does: another version on the page takes nothing from whoever uses this one.
const page = /** @type {{ crossread?: object }} */ (globalThis);
page.crossread ??= { ...named, CrossReadElement: globalThis.customElements?.get("cross-read") ?? CrossReadElement };
