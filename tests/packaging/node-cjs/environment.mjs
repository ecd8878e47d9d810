export default { title: "Node, CommonJS", quick: true, commands: [["node", "run.cjs"]], prints: /^compared: \d+ differences$/m };
