export default { title: "Jest", packages: ["jest"], env: { NODE_OPTIONS: "--experimental-vm-modules" }, commands: [["jest"]], prints: /1 passed/ };
