import { CrossReadElement, init } from "./node_modules/crossread/dist/slim.js";

init(new URL("./node_modules/crossread/dist/crossread.wasm", import.meta.url));
customElements.define("cross-read", CrossReadElement);
