"""``/assets/js/labels.js``: what the site's scripts show and the templates know, so that it is written once."""

from __future__ import annotations

import json

from resync.icons import icon_path
from resync.model import Site
from resync.render import COMMON, DEVICE_ICONS, DEVICES


def labels_module(site: Site) -> str:
    """``devices``: name and icon (an SVG path, 24 by 24) by id. ``common``: searches to suggest, as people put them."""
    devices = {key: {"name": name, "icon": icon_path(DEVICE_ICONS[key])} for key, name in DEVICES.items()}
    common = [site.symptoms[key].meta.phrasings[0] for key in COMMON if key in site.symptoms]
    return f"export const devices = {_json(devices)};\nexport const common = {_json(common)};\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
