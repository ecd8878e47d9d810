export default { title: "Node, ES module", quick: true, commands: [["node", "run.mjs"]], prints: /^compared: \d+ differences$/m };
