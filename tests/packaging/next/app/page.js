import * as core from "crossread/core";
import { accounts, check } from "../check.mjs";
import { Reader } from "./reader.js";
export default async () => <main><p>{`compared on the server: ${await check(core)}`}</p><Reader accounts={accounts} /></main>;
