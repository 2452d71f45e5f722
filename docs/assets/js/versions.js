// The line above the steps: which versions the page is shown for, and a way to see all.
import { systems } from "./device-table.js";
import { inSession } from "./session.js";
import { choices, NONE, SYSTEMS } from "./systems.js";
import { showAll, showFitting } from "./tabs.js";

// "iOS 26, macOS 15, no Apple Watch"; empty without a choice.
export function describe(chosen) {
  return SYSTEMS.filter((system) => chosen[system])
    .map((system) => (chosen[system] === NONE ? `no ${systems[system].owners}` : `${systems[system].name} ${chosen[system]}`))
    .join(", ");
}

export function setUp(line, hidden) {
  const link = line.querySelector("a");
  const state = document.createElement("span");
  const button = document.createElement("button");
  button.type = "button";
  line.prepend(state, " ");
  line.append(" ", button);
  const unchosen = link.textContent;

  const show = (onlyMine) => {
    const mine = describe(choices());
    link.textContent = mine ? "Change" : unchosen;
    state.textContent = mine && `${inSession() ? "This ticket" : "Your versions"}: ${mine}. ${!hidden ? "" : onlyMine ? "The others are hidden." : "All are shown."}`;
    button.hidden = !hidden;
    button.textContent = onlyMine ? "Show all" : "Show mine only";
  };
  let onlyMine = true;
  button.addEventListener("click", () => {
    onlyMine = !onlyMine;
    if (onlyMine) showFitting(choices());
    else showAll();
    show(onlyMine);
  });
  const again = () => {
    showAll();
    hidden = showFitting(choices());
    onlyMine = true;
    show(onlyMine);
  };
  // Back from the page of choices, a browser may show this one as it was.
  addEventListener("pageshow", (event) => event.persisted && again());
  addEventListener("ticket", again);
  show(onlyMine);
}
