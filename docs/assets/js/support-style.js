// The style of what only support agents see: fetched with the first script that shows some of it.
import { element } from "./element.js";

document.head.append(element("link", { rel: "stylesheet", href: new URL("../css/support.css", import.meta.url).href }));
