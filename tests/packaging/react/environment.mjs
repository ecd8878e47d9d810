const page = { body: '<div id="root"></div>', script: '<script type="module" src="./main.tsx"></script>' };
export default { title: "React 19 with types, by Vite", packages: ["vite", "typescript", "react", "react-dom", "@types/react", "@types/react-dom"], commands: [["tsc", "--noEmit"], ["vite", "build"]], page, folder: "dist" };
