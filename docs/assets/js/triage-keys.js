// Keys of triage: Control or Command with Enter copies; 1 to 9 choose and N goes on, outside of fields for text. Those
// single keys can be turned off, for whoever speaks to their computer, which would hear them in every word.

const isText = (node) => node.nodeName === "TEXTAREA" || node.isContentEditable || (node.nodeName === "INPUT" && !/^(radio|checkbox)$/.test(node.type));

// `acts` are copy(), choose(number), true if there is such a page, next() and leave(field), for the Escape key.
export function setUpKeys(form, singleKeys, acts) {
  document.addEventListener("keydown", (event) => {
    const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const inside = target === document.body || form.contains(target);
    if (!inside || event.isComposing || event.repeat) return;
    let done = false;
    if (key === "Enter" && (ctrlKey || metaKey) && !altKey && !shiftKey) done = acts.copy();
    else if (ctrlKey || metaKey || altKey || shiftKey) return;
    else if (key === "Escape" && isText(target)) done = acts.leave(target);
    else if (!isText(target) && singleKeys.checked) {
      if (/^[1-9]$/.test(key)) done = acts.choose(Number(key));
      else if (key === "n" || key === "N") done = acts.next();
    }
    if (done) event.preventDefault();
  });
}
