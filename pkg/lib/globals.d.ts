// What the element adds to the DOM's own types.

import type { CrossReadElement } from "./element/element.js";
import type { Comparison, Options, Progress } from "./types.js";

/** The chosen place, as `crossread:select` tells it. */
export interface Selected {
  kind: "sentence" | "passage" | "difference" | "quotation";
  id: number;
  sentence: number | null;
  passage: number | null;
  difference: number | null;
  quotation: number | null;
  /** The siglum of the article that is read. */
  base: string;
  view: string;
}

export interface CrossReadEventMap {
  "crossread:ready": CustomEvent<Record<string, never>>;
  "crossread:progress": CustomEvent<Progress>;
  "crossread:result": CustomEvent<{ comparison: Comparison }>;
  "crossread:select": CustomEvent<Selected>;
  "crossread:correct": CustomEvent<{ options: Options }>;
  "crossread:error": CustomEvent<{ error: unknown; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "cross-read": CrossReadElement;
  }
  interface GlobalEventHandlersEventMap extends CrossReadEventMap {}
}
