// The filter beside a list: what does not fit is hidden at once. The choice is in the address, and the number
// of what is left is said. Without this, everything is shown.
import { addressKeeper } from "./address.js";
import { whenBack } from "./back.js";

const ITEMS = ".entries > li, .reference-entry, .gallery > li";

const some = (left, all, chosen) => (chosen ? `${left} of ${all}` : "");

// `describe` gives the words for how many are left.
export function setUp(filters, describe = some) {
  const main = filters.closest("main");
  const status = filters.querySelector("[role=status]");
  const fields = [...filters.querySelectorAll("input, select")];
  const items = [...main.querySelectorAll(ITEMS)];
  const words = new Map(items.map((item) => [item, item.textContent.toLowerCase()]));
  const groups = [...main.querySelectorAll(".group, .part")].filter((group) => group.querySelector(ITEMS));

  const tests = {
    word: (item, value) => value.toLowerCase().split(/\s+/).every((word) => words.get(item).includes(word)),
    device: (item, value) => item.dataset.device.split(" ").includes(value),
    deletes: (item, value) => item.dataset.deletes === value,
    minutes: (item, value) => Number(item.dataset.minutes) <= Number(value),
  };

  function show() {
    const chosen = fields.map(({ name, value }) => [name, value.trim()]).filter(([, value]) => value);
    let left = 0;
    for (const item of items) {
      item.hidden = !chosen.every(([name, value]) => tests[name](item, value));
      if (!item.hidden) left += 1;
    }
    for (const group of groups) {
      group.hidden = ![...group.querySelectorAll(ITEMS)].some((item) => !item.hidden);
      for (const heading of group.querySelectorAll("h2[id]")) {
        const jump = main.querySelector(`.index a[href="#${heading.id}"]`);
        if (jump) jump.parentElement.hidden = group.hidden;
      }
    }
    status.textContent = describe(left, items.length, chosen.length > 0);
  }

  const keep = addressKeeper(() => {
    const url = new URL(location.href);
    for (const { name, value } of fields) {
      if (value.trim()) url.searchParams.set(name, value.trim());
      else url.searchParams.delete(name);
    }
    return url.href;
  });

  // What is in the address; what is no choice there is ignored. What was chosen before this script came stays.
  function read() {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      const value = query.get(field.name) || field.value;
      const known = !field.options || [...field.options].some((option) => option.value === value);
      field.value = known ? value : "";
    }
    show();
  }

  filters.addEventListener("input", () => {
    show();
    keep();
  });
  whenBack(read);
  read();
  if (fields.some(({ value }) => value)) keep();
}
