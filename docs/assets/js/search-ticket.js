// What a support ticket says beside the symptom: devices, systems and versions.

const MAC_NAMES = new Map([
  ["tahoe", "26"], ["sequoia", "15"], ["sonoma", "14"], ["ventura", "13"], ["monterey", "12"], ["big sur", "11"],
  ["catalina", "10.15"], ["mojave", "10.14"], ["high sierra", "10.13"], ["sierra", "10.12"], ["el capitan", "10.11"],
  ["yosemite", "10.10"], ["mavericks", "10.9"], ["mountain lion", "10.8"],
]);
const LONGEST_TICKET = 10000;

export function sentences(text) {
  return text
    .slice(0, LONGEST_TICKET)
    .split(/[.!?;\n]+\s|\n+/)
    .map((part) => part.trim())
    .filter((part) => part.length > 2)
    .slice(0, 60);
}

function systemsIn(text) {
  const plain = text.slice(0, LONGEST_TICKET).toLowerCase();
  const found = {};
  const number = (pattern) => (plain.match(pattern) || [])[1];
  const ios = number(/\b(?:ios|ipados|ios version)\s*v?(\d{1,2}(?:\.\d{1,2}){0,2})\b/);
  const watchos = number(/\bwatch\s?os\s*v?(\d{1,2}(?:\.\d{1,2}){0,2})\b/);
  const macos = number(/\b(?:mac\s?os|os ?x|macos x)\s*(?:version\s*)?v?(\d{1,2}(?:\.\d{1,2}){0,2})\b/) || number(/\b(10\.(?:[89]|1[0-5])(?:\.\d)?)\b/);
  if (ios) found.ios = ios;
  if (macos) found.macos = macos;
  else for (const [name, version] of MAC_NAMES) if (new RegExp(`\\b${name}\\b`).test(plain)) {
    found.macos = version;
    break;
  }
  if (watchos) found.watchos = watchos;
  return found;
}

export function readTicket(text, reader, systemOf) {
  const named = [...new Set(reader.read(text).flatMap((token) => token.concepts))].filter((c) => c in systemOf);
  const systems = systemsIn(text);
  return {
    summary(best) {
      const wanted = new Set([...named, ...(named.length || !best ? [] : best.devices)].map((d) => systemOf[d]));
      return { devices: named, systems, missing: [...wanted].filter((system) => !(system in systems)) };
    },
  };
}
