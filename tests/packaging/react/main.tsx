import { createRoot } from "react-dom/client";
import "crossread/define";
import "crossread/jsx";
import { accounts } from "./check.mjs";
const tell = (count: number) => { document.title = `${count} differences`; };
// @ts-expect-error what is no property is none for the types either
const wrong = <cross-read noSuchThing={1} />;
const reader = <cross-read articles={accounts} theme="light" oncrossread:result={(event) => tell(event.detail.comparison.differences.length)} />;
createRoot(document.querySelector("#root")!).render(reader);
