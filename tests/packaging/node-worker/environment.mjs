export default { title: "Node, worker thread", quick: true, commands: [["node", "run.mjs"]], prints: /^compared: \d+ differences$/m };
