export default { title: "Vite, dev server", quick: true, packages: ["vite"], server: ["vite", "--host", "127.0.0.1", "--port", "{port}", "--strictPort"] };
