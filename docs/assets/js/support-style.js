// The style of what only support agents see: fetched with the first script that shows some of it.
import { element } from "./element.js";

const link = element("link", { rel: "stylesheet", href: new URL("../css/support.css", import.meta.url).href });

// Kept when the style has come or is lost: what is shown before moves under the finger.
export const styled = new Promise((resolve) => {
  for (const type of ["load", "error"]) link.addEventListener(type, resolve);
});
document.head.append(link);
