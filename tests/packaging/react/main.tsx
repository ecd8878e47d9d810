import { createRoot } from "react-dom/client";
import "crossread/define";
import "crossread/jsx";
import { accounts } from "./check.mjs";

const tell = (count: number) => { document.title = `${count} differences`; };
// @ts-expect-error what is no theme is none for the types either
const wrong = <cross-read noSuchThing={1} />;
createRoot(document.querySelector("#root")!).render(
  <cross-read articles={accounts} theme="light" oncrossread:result={(event) => tell(event.detail.comparison.differences.length)} />,
);
