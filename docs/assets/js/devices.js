// The page of choices: which versions the visitor has. Kept on this device only.
import { choices, store, SYSTEMS, withSystems } from "./systems.js";
import { describe } from "./versions.js";

export function setUp(form) {
  const status = form.querySelector("[role=status]");
  const back = form.querySelector("a");

  const read = () =>
    Object.fromEntries(SYSTEMS.map((system) => [system, form.elements[system].value]).filter(([, value]) => value));

  const show = () => {
    const chosen = read();
    status.textContent = Object.keys(chosen).length
      ? `Kept on this device: ${describe(chosen)}.`
      : "Nothing is chosen. Every page shows all versions, newest first.";
    // What the last page's address said would win over the new choice.
    if (document.referrer.startsWith(`${location.origin}/`) && !document.referrer.startsWith(location.href.split("?")[0])) {
      back.href = withSystems(document.referrer, chosen);
      back.hidden = false;
    }
  };

  const chosen = choices();
  for (const system of SYSTEMS) {
    const select = form.elements[system];
    // A point version counts for its generation, which is what the list has.
    const values = [chosen[system], chosen[system]?.split(".")[0]];
    const known = values.find((value) => [...select.options].some((option) => option.value === value));
    select.value = known ?? "";
  }
  form.addEventListener("change", () => {
    store(read());
    history.replaceState(null, "", withSystems(location.href, {}));
    show();
  });
  form.addEventListener("reset", () => setTimeout(() => form.dispatchEvent(new Event("change"))));
  show();
  form.hidden = false;
}
