// Text to the clipboard. The clipboard interface is there only on secure pages; elsewhere the old command does it.

/** @param {string} text @returns {Promise<boolean>} whether it was copied */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement("textarea");
    box.value = text;
    box.style.setProperty("position", "fixed");
    box.style.setProperty("opacity", "0");
    document.body.append(box);
    box.select();
    // Deprecated and without a successor on pages that are not secure.
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}
