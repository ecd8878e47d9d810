import { shows } from "../running.mjs";
const look = (page) => page.getByText(/^compared on the server: compared: \d+ differences$/).waitFor().then(() => shows(page));
export default { title: "Next.js, server and client", packages: ["next", "react", "react-dom"], commands: [["next", "build"]], server: ["next", "start", "-H", "127.0.0.1", "-p", "{port}"], look };
