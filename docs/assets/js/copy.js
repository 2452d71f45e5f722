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

// Copies what an element says, and tells so in `status`. Where that is refused, the element is selected.
export async function copyShown(shown, status) {
  if (await copy(shown.textContent)) status.textContent = "Copied.";
  else {
    getSelection().selectAllChildren(shown);
    status.textContent = "Your browser refused. The text is selected: copy it yourself.";
  }
}
