export default { title: "Vitest", packages: ["vite", "vitest"], commands: [["vitest", "run"]], prints: /1 passed/ };
