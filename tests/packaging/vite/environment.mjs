export default { title: "Vite, build", quick: true, packages: ["vite"], commands: [["vite", "build"]], folder: "dist" };
