"""``assets/js/labels.js`` and ``device-table.js``: what scripts and templates both know, so that it is written once."""

from __future__ import annotations

import json

from resync.devices import DEVICES, SYSTEMS, owners
from resync.icons import icon_path
from resync.model import Site
from resync.render import COMMON


def labels_module(site: Site) -> str:
    """``devices``: name and icon (an SVG path, 24 by 24) by id. ``common``: searches to suggest, as people put them."""
    devices = {key: {"name": device.name, "icon": icon_path(device.icon)} for key, device in DEVICES.items()}
    common = [site.symptoms[key].meta.phrasings[0] for key in COMMON if key in site.symptoms]
    return f"export const devices = {_json(devices)};\nexport const common = {_json(common)};\n"


def device_table_module() -> str:
    """``assets/js/device-table.js``: ``systems`` by key (name, and who has it), and ``systemOf`` each device.

    Every page loads it; what only the search needs is in ``labels.js``.
    """
    systems = {name.lower(): {"name": name, "owners": owners(name).replace(" and ", " or ")} for name in SYSTEMS}
    system_of = {key: device.system.lower() for key, device in DEVICES.items()}
    return f"export const systems = {_json(systems)};\nexport const systemOf = {_json(system_of)};\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
