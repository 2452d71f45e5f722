// The page of choices: which versions the visitor has. Kept on this device only.
import { inSession } from "./session.js";
import { choices, store, SYSTEMS, withSystems } from "./systems.js";
import { describe } from "./versions.js";

export function setUp(form) {
  const status = form.querySelector("[role=status]");
  const back = form.querySelector("[type=submit]");
  const inside = document.referrer.startsWith(`${location.origin}/`);
  back.hidden = !inside || new URL(document.referrer).pathname === location.pathname;

  const read = () =>
    Object.fromEntries(SYSTEMS.map((system) => [system, form.elements[system].value]).filter(([, value]) => value));

  const show = (kept) => {
    const mine = describe(read());
    if (!mine) status.textContent = "Nothing is chosen. Every page shows all versions, newest first.";
    else if (inSession()) status.textContent = `This ticket: ${mine}. Links take it along.`;
    else status.textContent = kept ? `Kept on this device: ${mine}.` : "Your browser does not let this site keep the choice.";
  };

  // What was chosen before this script came stays.
  const early = read();
  const chosen = choices();
  for (const system of SYSTEMS) {
    const select = form.elements[system];
    // A point version counts for its generation, which is what the list has.
    const values = [chosen[system], (chosen[system] || "").split(".")[0]];
    const known = values.find((value) => [...select.options].some((option) => option.value === value));
    if (!early[system]) select.value = known || "";
  }
  form.addEventListener("change", () => {
    history.replaceState(history.state, "", withSystems(location.href, inSession() ? read() : {}));
    show(store(read()));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // What the last page's address said would win over the new choice.
    if (!back.hidden) location.assign(withSystems(document.referrer, read()));
  });
  form.addEventListener("reset", () => setTimeout(() => form.dispatchEvent(new Event("change"))));
  show(store({ ...chosen, ...early }));
}
