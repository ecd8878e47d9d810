// Everything: the functions of `./core` and the element's class. Registers nothing; `./define` does.

export * from "./core.js";
export { Comparer } from "./client.js";
export { CrossReadElement } from "./element/element.js";
export { addStrings } from "./element/translate.js";
