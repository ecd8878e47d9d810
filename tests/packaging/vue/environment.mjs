export default { title: "Vue, by Vite", packages: ["vite", "@vitejs/plugin-vue", "vue"], commands: [["vite", "build"]], page: { body: '<div id="root"></div>' }, folder: "dist" };
