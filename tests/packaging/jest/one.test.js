import * as core from "crossread/core";
import { check } from "./check.mjs";

test("compares", async () => expect(await check(core)).toMatch(/^compared/));
