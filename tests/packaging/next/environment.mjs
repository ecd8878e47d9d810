import { shows } from "../running.mjs";

export default {
  title: "Next.js, server and client",
  packages: ["next", "react", "react-dom"],
  commands: [["next", "build"]],
  server: ["next", "start", "-H", "127.0.0.1", "-p", "{port}"],
  async look(page) {
    await page.getByText(/^compared on the server: compared: \d+ differences$/).waitFor();
    await shows(page);
  },
};
