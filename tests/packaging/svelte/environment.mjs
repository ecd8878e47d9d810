export default { title: "Svelte, by Vite", packages: ["vite", "@sveltejs/vite-plugin-svelte", "svelte"], commands: [["vite", "build"]], page: { body: '<div id="root"></div>' }, folder: "dist" };
