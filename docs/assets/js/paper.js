// Before a page is printed: what is closed is opened, but for the ways of other symptoms, and every picture is
// there. Pictures are fetched when they come near, the QR code only for paper, and no engine but Chromium waits
// for them when it prints. So they are fetched when somebody seems to be about to print: at the first key of
// Command-P, or when the mouse leaves for the menu.

function fetchPictures() {
  for (const picture of document.querySelectorAll("img[loading=lazy]")) picture.setAttribute("loading", "eager");
}

function openBoxes() {
  for (const box of document.querySelectorAll("details:not(.trails)")) box.open = true;
}

export function setUpPaper() {
  addEventListener("beforeprint", () => {
    openBoxes();
    fetchPictures();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Meta" || event.key === "Control") fetchPictures();
  });
  document.documentElement.addEventListener("mouseleave", fetchPictures);
  // On a phone nothing tells of it early: the code is small enough to be there in any case.
  if (matchMedia("(hover: none)").matches) {
    addEventListener("load", () => {
      for (const code of document.querySelectorAll(".paper img")) code.setAttribute("loading", "eager");
    });
  }
}
