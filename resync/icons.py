"""The theme's icons: Material Design Icons, Apache 2.0."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path

# Templates include icons by their paths in here.
TEMPLATES = Path(str(resources.files("material"))) / "templates"
_FOLDER = TEMPLATES / ".icons" / "material"


@cache
def has_icon(name: str) -> bool:
    """Whether the set has an icon of that name."""
    return bool(re.fullmatch(r"[a-z0-9-]+", name)) and (_FOLDER / f"{name}.svg").is_file()


@cache
def icon(name: str) -> str:
    """SVG of an icon. Raises FileNotFoundError for a name that the set does not have."""
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@cache
def icon_path(name: str) -> str:
    """The outline of an icon in a square of 24. Raises ValueError for one that has not exactly one."""
    paths = re.findall(r'<path d="([^"]+)"/>', icon(name))
    if len(paths) != 1:
        raise ValueError(f"the icon {name} has {len(paths)} paths; one")
    return str(paths[0])
