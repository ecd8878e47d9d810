// JSX types of <cross-read> for React 19, on request: import the entry "crossread/jsx" once, or name it in `types` of tsconfig.json.

import type { ClassAttributes, HTMLAttributes } from "react";
import type { CrossReadElement } from "./element/element.js";
import type { CrossReadEventMap } from "./globals.js";

/** Properties, which React 19 sets as such. */
type Properties = Partial<Pick<CrossReadElement, "articles" | "options" | "comparison" | "base" | "view" | "place" | "theme" | "workerSrc" | "noWorker" | "noShortcuts">>;

/** Attributes as they are written in markup. */
interface Attributes {
  "worker-src"?: string;
  "no-worker"?: boolean;
  "no-shortcuts"?: boolean;
}

/** Listeners: React 19 listens for the event whose name follows "on". */
type Listeners = { [Name in keyof CrossReadEventMap as `on${Name}`]?: (event: CrossReadEventMap[Name]) => void };

export type CrossReadProps = Omit<HTMLAttributes<CrossReadElement>, keyof Properties> & ClassAttributes<CrossReadElement> & Properties & Attributes & Listeners;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "cross-read": CrossReadProps;
    }
  }
}
