// Put text on the clipboard, as rich text too if there is some.

// True if it worked. Where the clipboard is refused, the caller shows the text selected instead.
export async function copy(text, html) {
  try {
    if (html && window.ClipboardItem) {
      const part = (type, content) => [type, new Blob([content], { type })];
      await navigator.clipboard.write([
        new ClipboardItem(Object.fromEntries([part("text/plain", text), part("text/html", html)])),
      ]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    return true;
  } catch {
    return false;
  }
}
