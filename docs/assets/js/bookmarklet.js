// The bookmarklet of a page, with the address of this site, and a button that copies it.
import { copyShown } from "./copy-shown.js";
import { element, root } from "./element.js";

export function setUp(block) {
  const code = block.querySelector("code");
  code.textContent = code.textContent.trim().replace("https://help.example.org/", root);
  const status = element("span", { role: "status" });
  const button = element("button", { type: "button" }, "Copy the bookmarklet");
  button.addEventListener("click", () => copyShown(code, status));
  block.append(element("p", { class: "buttons" }, button, " ", status));
}
