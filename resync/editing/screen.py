"""A new scene: a drawing of one place, ready to be drawn and to be changed."""

from __future__ import annotations

from resync.editing.tree import Tree
from resync.model import PlacePath, Site
from resync.places import find_path

# A state with which the control of the place is drawn as a switch.
_SWITCHED = ("on", "off")
_SECTIONS = """\
sections:
  - rows:
      - {row}
      - …
"""
_ROWS = """\
rows:
  - {row}
  - …
"""


def screen_name(system: str, version: str, key: str, state: str) -> str:
    """``ios-18-send-receive``, or ``ios-18-imessage-switch-off`` with the state ``off``."""
    return "-".join(part for part in (system.lower(), version.replace(".", "-"), key, state) if part)


def new_screen(tree: Tree, site: Site, key: str, versions: str, state: str) -> str:
    """Add the scene of a place as it is from ``versions`` ("iOS 18") on; the path of the scene.

    Raises :class:`resync.places.UnknownPlaceError` for a place or a version that is not known.
    """
    row = find_path(site, key, versions)
    system, _, version = versions.partition(" ")
    switch = f"switch: {'true' if state == 'on' else 'false'}, " if state in _SWITCHED else ""
    label = f"={key}.control" if row.control else f"={key}"
    rows = _ROWS if system == "watchOS" else _SECTIONS
    back = f"back: ={key}.{len(row.path) - 1}\n" if system == "iOS" and len(row.path) > 1 else ""
    text = (
        f'title: "{_title(row, state)}"\n'
        f"kind: {_kind(system, row)}\n"
        f"for: {_range(system, version, row)}\n"
        f"heading: ={key}\n{back}"
    ) + rows.format(row=f"{{label: {label}, {switch}mark: 1}}")
    path = f"screens/{screen_name(system, version, key, state)}.yml"
    tree.put(path, text)
    return path


def _title(row: PlacePath, state: str) -> str:
    """What the drawing shows, for people who can't see it."""
    switched = f" is {state}" if state in _SWITCHED else ""
    return f"“{row.path[-1]}”" + (f": “{row.control}”{switched}" if row.control else "")


def _kind(system: str, row: PlacePath) -> str:
    if system == "watchOS":
        return "watch"
    if system == "iOS":
        return "settings"
    return "mac-settings" if row.path[0] in ("System Settings", "System Preferences") else "mac-window"


def _range(system: str, version: str, row: PlacePath) -> str:
    """The range as a tab says it, from one version to the end of the row."""
    if row.last is None:
        return f"{system} {version} or later"
    return f"{system} {version}" + ("" if row.last == version else f" to {row.last}")
