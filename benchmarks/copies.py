"""A repository with many times the pages: copies of the real ones, with ids and slugs of their own."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path

from resync.frontmatter import FRONT_MATTER
from resync.ledger import dump
from resync.load import load_site
from resync.model import LedgerEntry

CONTENT = ("docs", "data", "screens", "mkdocs.yml")
LINKED = ("overrides", "resync", "hosting")
_ID = re.compile(r"\b([SFsf])(\d{2,3})\b")


def make_copies(root: Path, folder: Path, times: int) -> None:
    """Copy the repository at ``root`` into ``folder``, with ``times`` as many symptoms and fixes."""
    for name in CONTENT:
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, folder / name)
    for name in LINKED:
        (folder / name).symlink_to(root / name)
    site = load_site(root)
    ids = dict(site.ledger.ids)
    for number in range(1, times):
        for page in site.entries.values():
            path = folder / "docs" / page.path
            text = path.read_text(encoding="utf-8")
            front = FRONT_MATTER.match(text)[0]
            # A copy's causes lead to fixes of the same copy, and it has no old addresses.
            own = _ID.sub(partial(_copied, number), re.sub(r"(?m)^redirects:.*\n", "", front))
            slug = f"{page.slug}-{number}"
            path.with_name(f"{slug}.md").write_text(own + text[len(front) :], encoding="utf-8")
            anchors = site.ledger.ids[page.meta.id].anchors
            ids[_ID.sub(partial(_copied, number), page.meta.id)] = LedgerEntry(slugs=[slug], anchors=anchors)
    pages = {
        # Some pages have an anchor for each page of the catalogue, such as #reply-f01.
        address: list(
            dict.fromkeys([*anchors, *(_ID.sub(partial(_copied, n), a) for n in range(1, times) for a in anchors)])
        )
        for address, anchors in site.ledger.pages.items()
    }
    ledger = site.ledger.model_copy(update={"ids": ids, "pages": pages})
    (folder / "data" / "ledger.yml").write_text(dump(ledger), encoding="utf-8")


def _copied(number: int, match: re.Match[str]) -> str:
    """The id of a copy: S03 of the first is S1003."""
    return f"{match[1]}{number}{int(match[2]):03d}"
