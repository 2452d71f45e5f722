// What can be copied of a page or a reply, as buttons. What they do is fetched when they are used.
import { takesRichText } from "./copy.js";

const LABELS = { link: "Copy link", text: "Copy reply", rich: "Copy as rich text" };

export function copyButtons(about = "") {
  const offered = Object.entries(LABELS).filter(([what]) => what !== "rich" || takesRichText());
  return offered.map(([what, label]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.copy = what;
    button.textContent = label;
    if (about) button.setAttribute("aria-describedby", about);
    return button;
  });
}
