// Opens the pictures of a page large, one after the other: GLightbox, fetched when somebody wants it.

const vendor = (name) => new URL(`vendor/${name}`, import.meta.url).href;

function load(tag, attributes) {
  return new Promise((resolve, reject) => {
    const node = Object.assign(document.createElement(tag), attributes);
    node.addEventListener("load", resolve);
    node.addEventListener("error", () => reject(new Error(`${attributes.src || attributes.href} is missing`)));
    document.head.append(node);
  });
}

let loaded;
function loadOnce() {
  if (!loaded) {
    loaded = Promise.all([
      load("link", { rel: "stylesheet", href: vendor("glightbox.min.css") }),
      load("link", { rel: "stylesheet", href: new URL("../css/pictures.css", import.meta.url).href }),
      load("script", { src: vendor("glightbox.min.js") }),
    ]);
  }
  return loaded;
}

const isShown = (element) => element.getClientRects().length > 0;

// A description would be laid out with style attributes, which our policy forbids: the caption is on the page.
function slide(link) {
  const image = link.querySelector("img");
  return { href: image.currentSrc || image.src, type: "image", alt: image.alt };
}

// What is behind the open picture can be neither focused nor read.
function setBehind(inert) {
  // eslint-disable-next-line members/young -- before Safari 15.5 it has no effect
  for (const element of document.body.children) if (element.id !== "glightbox-body") element.inert = inert;
}

// GLightbox would write a style into the page to make up for the scroll bar, which our policy forbids. Without
// a scroll bar it has nothing to make up for: the page stops scrolling before, and keeps its width.
function holdPage() {
  const { style, clientWidth } = document.documentElement;
  const bar = innerWidth - clientWidth;
  style.overflow = "hidden";
  style.paddingRight = bar ? `${bar}px` : "";
  return () => {
    style.overflow = style.paddingRight = "";
  };
}

// Opens at the picture of `link`; the focus goes back to that link at the end.
export async function open(link) {
  await loadOnce();
  // Pictures in a tab that is closed are not shown and not paged through.
  const links = [...document.querySelectorAll(".screen a")].filter(isShown);
  const effect = matchMedia("(prefers-reduced-motion: reduce)").matches ? "none" : "fade";
  const box = window.GLightbox({
    elements: links.map(slide),
    startAt: links.indexOf(link),
    openEffect: effect,
    closeEffect: effect,
    slideEffect: effect,
    preload: false,
  });
  box.on("open", () => {
    const dialog = document.getElementById("glightbox-body");
    dialog.setAttribute("aria-label", "Picture");
    dialog.setAttribute("aria-modal", "true");
    setBehind(true);
    dialog.querySelector(".gclose").focus();
  });
  const release = holdPage();
  box.on("close", () => {
    release();
    setBehind(false);
    link.focus();
    box.destroy();
  });
  box.open();
}
