// `npm run build`: set-up, then everything that pkg/build.mjs makes.

import { join } from "node:path";
import { root, run } from "./process.mjs";
import { setUp } from "./setup.mjs";

try {
  const env = await setUp({ browser: false });
  await run(process.execPath, [join(root, "pkg", "build.mjs"), "--types"], { env });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
