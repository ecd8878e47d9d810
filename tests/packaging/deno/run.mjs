import { check } from "./check.mjs";
import * as core from "crossread/core";
import "crossread";
import "crossread/define";

console.log(await check(core));
