// The step that an anchor means: "step-2" and "mac-step-2" leave the version to the visitor, "macos-12-step-2" doesn't.
import { systemOf } from "./device-table.js";
import { choices } from "./systems.js";
import { fits, named, tabsAround } from "./tabs.js";

// What a step is for: a device, or a system where no tab names the device.
function kindOf(step) {
  const [tab] = tabsAround(step).reverse();
  return tab ? tab.label.dataset.device || tab.label.dataset.system : "";
}

// The element for `target`, a step whose anchor names no version.
export function meant(target) {
  const [, device, step] = /^([a-z]+-)?(step-\d+)$/.exec(target.id);
  const chosen = choices();
  const steps = [...document.querySelectorAll(".steps > [id]")];
  const isOf = (system) => (other) => (systemOf[kindOf(other)] || kindOf(other).toLowerCase()) === system;
  // An address about the Mac alone means the Mac's steps, where the page has some.
  const system = !device && named();
  const isKind = system && steps.some(isOf(system)) ? isOf(system) : (other) => kindOf(other) === kindOf(target);
  const isMeant = (other) => isKind(other) && tabsAround(other).every(({ label }) => fits(label, chosen));
  const find = (id) => steps.find((other) => other.id.endsWith(id) && isMeant(other));
  // A version with fewer steps is shown from its first.
  return find(step) || find("step-1") || target;
}
