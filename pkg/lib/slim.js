// Everything that `.` has, without the engine's bytes: `init()` gets them, from where the host keeps them, before the first
// comparison. Nothing is registered: `customElements.define("cross-read", CrossReadElement)` does that.

export * from "./index.js";
