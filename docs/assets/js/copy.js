// Put text on the clipboard, as rich text too if there is some.
/* eslint-disable compat/compat, members/young -- each is asked for before it is used */

// Whether the clipboard takes rich text, and text that is still on its way.
export const takesRichText = () => Boolean(navigator.clipboard && window.ClipboardItem);

// The way of Safari before 13.1: a field for a moment, copied as the keyboard would.
function copyByCommand(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true; // no keyboard comes up
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  field.setSelectionRange(0, text.length);
  const done = document.execCommand("copy");
  field.remove();
  if (before) before.focus();
  return done;
}

const part = async (type, content) => new Blob([await content], { type });

// Both can be promises. Safari allows copying at the click only, so it has to be asked before they are kept.
function item(text, html) {
  const parts = { "text/plain": part("text/plain", text) };
  if (html) parts["text/html"] = part("text/html", html);
  return new window.ClipboardItem(parts);
}

// True if it worked. Where the clipboard is refused, the caller shows the text selected instead.
export async function copy(text, html) {
  try {
    if (takesRichText() && (html || typeof text !== "string")) await navigator.clipboard.write([item(text, html)]);
    else if (navigator.clipboard) await navigator.clipboard.writeText(await text);
    else return copyByCommand(typeof text === "string" ? text : await text);
    return true;
  } catch {
    return false;
  }
}

// The same for `content`, a promise of {text, html}.
export const copyContent = (content, rich) =>
  copy(content.then(({ text }) => text), rich ? content.then(({ html }) => html) : undefined);
