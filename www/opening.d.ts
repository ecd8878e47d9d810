// opening.js is made by the build, or by the server from a folder of texts.

declare const opening: { event?: string, articles?: import("../pkg/lib/types.js").Article[], asked?: boolean };
export default opening;
