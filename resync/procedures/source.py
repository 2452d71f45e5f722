"""A page as its author wrote it, with a tab for each generation: what checks and lists of screens read."""

from __future__ import annotations

from pathlib import Path

from resync.model import Site
from resync.pictures import SCREENS
from resync.procedures.expand import expand
from resync.procedures.wording import Source


def with_generations(body: str, site: Site, screens: Path = SCREENS) -> str:
    """The body of a page in which every macro has a version and every picture is an image line.

    ``screens`` is the folder with the pictures.
    """
    return expand(body, site.known_versions, Source(site, screens))
