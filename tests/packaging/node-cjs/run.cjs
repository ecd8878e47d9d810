(async () => {
  const { check } = await import("./check.mjs");
  console.log(await check(await import("crossread/core")));
})();
