// A button beside a text that copies it, on the few pages that have one.
import { copy } from "./copy.js";

// Copies what an element says, and tells so in `status`. Where that is refused, the element is selected.
export async function copyShown(shown, status) {
  if (await copy(shown.textContent)) status.textContent = "Copied.";
  else {
    getSelection().selectAllChildren(shown);
    status.textContent = "Your browser refused. The text is selected: copy it yourself.";
  }
}
