// The summary for support: filled in from the trail and the chosen versions, and put together as text
// while somebody types. Nothing is sent or kept.
import { whenBack } from "./back.js";
import { copyShown } from "./copy-shown.js";
import { root } from "./element.js";
import { choices } from "./systems.js";
import { describe } from "./versions.js";
import { causesOf, read } from "./trail.js";

const FIELDS = [
  ["words", "In my words"],
  ["since", "Since when"],
  ["which", "Which messages"],
  ["systems", "Devices and versions"],
  ["tried", "Tried"],
];

// Half of a pair of characters cannot be part of an address.
function encoded(text) {
  try {
    return encodeURIComponent(text);
  } catch {
    return "";
  }
}

// What was tried, one fix a line. The short link of the symptom says where its page is.
async function triedText(ids, shortLink) {
  const text = await (await fetch(shortLink)).text();
  const page = new DOMParser().parseFromString(text, "text/html").querySelector("link[rel=canonical]");
  const causes = await causesOf(new URL(page.getAttribute("href"), shortLink).href);
  return causes
    .filter(({ id }) => ids.includes(id))
    .map(({ id, title }) => `${id.toUpperCase()} ${title}`)
    .join("\n");
}

export async function setUp(form) {
  const result = document.querySelector("#result");
  const output = result.querySelector("pre");
  const mail = result.querySelector("a");
  const status = result.querySelector("[role=status]");
  const { symptom } = form.elements;

  const compose = () => {
    const lines = [];
    if (symptom.value) {
      const id = symptom.value;
      lines.push(`What I see: ${id.toUpperCase()} ${symptom.selectedOptions[0].textContent}`, new URL(`go/${id}/`, root).href);
    }
    for (const [name, label] of FIELDS) {
      const value = form.elements[name].value.trim();
      if (value) lines.push(value.includes("\n") ? `${label}:\n${value}` : `${label}: ${value}`);
    }
    result.toggleAttribute("data-filled", lines.length > 0);
    output.textContent = lines.join("\n") || "Nothing is filled in yet.";
    mail.href = `mailto:?subject=${encoded("Messages: summary for support")}&body=${encoded(lines.join("\r\n"))}`;
    status.textContent = "";
  };

  const fill = async () => {
    const trail = read();
    const from = (new URLSearchParams(location.search).get("from") || "").toLowerCase();
    const known = new Set([...symptom.options].map((option) => option.value));
    const { systems, tried } = form.elements;
    // What was typed before this script came stays.
    if (!symptom.value) symptom.value = [from, trail && trail.symptom].find((id) => id && known.has(id)) || "";
    if (!systems.value) systems.value = describe(choices());
    if (trail && trail.symptom === symptom.value) {
      const text = await triedText(trail.tried, new URL(`go/${trail.symptom}/`, root).href).catch(() => "");
      if (!tried.value) tried.value = text;
    }
  };

  form.addEventListener("input", compose);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    copyShown(output, status);
  });
  result.querySelector("[data-print]").addEventListener("click", () => print());
  // The page says that what was written is gone.
  whenBack(() => {
    form.reset();
    fill().then(compose);
  });
  await fill();
  compose();
  result.hidden = false;
}
