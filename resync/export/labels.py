"""``/assets/js/labels.js``: what the site's scripts show and the templates know, so that it is written once."""

from __future__ import annotations

import json
import re

from resync.model import Site
from resync.render import COMMON, DEVICE_ICONS, DEVICES, icon


def labels_module(site: Site) -> str:
    """``devices``: name and icon (an SVG path, 24 by 24) by id. ``common``: searches to suggest, as people put them."""
    devices = {key: {"name": name, "icon": _path(DEVICE_ICONS[key])} for key, name in DEVICES.items()}
    common = [site.symptoms[key].meta.phrasings[0] for key in COMMON if key in site.symptoms]
    return f"export const devices = {_json(devices)};\nexport const common = {_json(common)};\n"


def _path(name: str) -> str:
    paths = re.findall(r'<path d="([^"]+)"/>', icon(name))
    if len(paths) != 1:
        raise ValueError(f"the icon {name} has {len(paths)} paths; one")
    return str(paths[0])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
