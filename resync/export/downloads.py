"""Size and day of the files that pages link to: known when they are written, which is after the pages."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

from resync.render import day

_MARK = re.compile(r'<span data-file="([^"]+)"></span>')


def tell_sizes(folder: Path, files: Mapping[str, str], newest: datetime.date) -> None:
    """Fill the marks that ``{{ file("replies.csv") }}`` left on the pages in ``folder``.

    ``files`` are texts by their paths; ``newest`` is the day of their newest content. Raises KeyError for a file
    that is not there.
    """
    for page in folder.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        told = _MARK.sub(lambda match: f"<span>({size(len(files[match[1]].encode()))}, {day(newest)})</span>", html)
        if told != html:
            page.write_text(told, encoding="utf-8")


def size(count: int) -> str:
    """A number of bytes as people read it: "712 bytes", "84 kB", "1.2 MB"."""
    for unit, least in (("MB", 1_000_000), ("kB", 1_000)):
        if count >= least:
            amount = count / least
            return f"{amount:.1f} {unit}" if amount < 10 and unit == "MB" else f"{amount:.0f} {unit}"  # noqa: PLR2004
    return f"{count} bytes"
