"""The table of systems and their devices, ``data/systems.yml``, as Python, templates and scripts read it.

It is read once, when the site's own code starts: the Markdown extensions need it and know no site. A
file that cannot be read gives an empty table here; :mod:`resync.load` tells what is wrong with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resync.yaml_text import YamlMistakeError, read_yaml

FILE = Path(__file__).parent.parent / "data" / "systems.yml"


@dataclass(frozen=True)
class Device:
    """A kind of device: its id in the data, its name, its icon (Material Design Icons), its system."""

    id: str
    name: str
    icon: str
    system: str


def read_devices(file: Path) -> dict[str, Device]:
    """The devices of a table by id, in its order; those that are not complete are left out."""
    try:
        table = read_yaml(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YamlMistakeError):
        return {}
    rows: list[tuple[str, str, Any]] = [
        (system, key, row)
        for system, entry in (table.items() if isinstance(table, dict) else ())
        if isinstance(entry, dict) and isinstance(entry.get("devices"), dict)
        for key, row in entry["devices"].items()
    ]
    return {
        str(key): Device(str(key), str(row["name"]), str(row["icon"]), str(system))
        for system, key, row in rows
        if isinstance(row, dict) and {"name", "icon"} <= set(row)
    }


DEVICES = read_devices(FILE)
# Names of systems, in the order of the table and of addresses: ?ios=26&macos=15&watchos=26.
SYSTEMS = tuple(dict.fromkeys(device.system for device in DEVICES.values()))
# Any of them, in a pattern; nothing if the table could not be read.
SYSTEM_PATTERN = "|".join(map(re.escape, SYSTEMS)) or "(?!)"


def owners(system: str) -> str:
    """The devices that have a system, as people say it: "iPhone and iPad"."""
    return " and ".join(device.name for device in DEVICES.values() if device.system == system)


def _tab_labels() -> dict[str, str]:
    labels: dict[str, str] = {}
    for device in DEVICES.values():
        labels.setdefault(owners(device.system), device.id)
        labels[device.name] = device.id
    return {**labels, "Any device": "any"}


# Labels of tabs that are about a device, with the beginning of the anchors of their steps.
TAB_DEVICES = _tab_labels()
# The concepts of data/vocabulary.yml that the search calls by name (docs/assets/js/search-text.js), in its order.
CALLED_BY_NAME = (
    *("mac", "iphone", "ipad", "watch", "android", "windows"),
    *("other-app", "other-thing", "message", "imessage", "sms", "group", "conversation", "notification"),
)
