// Short ways to make elements. Text is always text, never HTML.
import { devices } from "./labels.js";

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// In place of what was there. The browser's own replaceChildren() is younger than our oldest engine.
export function refill(node, ...children) {
  node.textContent = "";
  node.append(...children);
}

const SVG = "http://www.w3.org/2000/svg";

// Icon and name of each device.
export function deviceList(ids) {
  return ids
    .filter((id) => devices[id])
    .map((id) => {
      const icon = document.createElementNS(SVG, "svg");
      icon.setAttribute("viewBox", "0 0 24 24");
      icon.setAttribute("aria-hidden", "true");
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", devices[id].icon);
      icon.append(path);
      return element("span", { class: "device" }, icon, devices[id].name);
    });
}

// Address of the start page, with a slash at its end.
export const root = new URL(document.body.dataset.root.replace(/\/?$/, "/"), location.href).href;
