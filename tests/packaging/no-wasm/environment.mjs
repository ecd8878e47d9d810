import { STRICT } from "../running.mjs";
const look = async (page) => {
  await page.locator("cross-read [part=status], cross-read").getByText(/could not be made/).first().waitFor();
  for (const words of ["About 9,000 homes", "Some 12,000 homes", "Schools stay open"]) await page.getByText(words).first().waitFor({ state: "visible" });
};
const page = { script: '<script type="module" src="./node_modules/crossread/dist/define.js"></script>', attributes: "no-worker" };
const policy = STRICT.replace(" 'wasm-unsafe-eval'", "");
export default { title: "A policy without 'wasm-unsafe-eval': said in words, articles readable", quick: true, page, folder: ".", policy, expect: /WebAssembly|Content Security Policy/, look };
