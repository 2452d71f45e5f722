"""Record in ``data/ledger.yml`` what is published for the first time. Nothing is ever removed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import yaml

from resync import mkdocs_adapter
from resync.anchors import lasting
from resync.checks import NOT_OF_PREVIEWS, check_content
from resync.html import read_document
from resync.load import read_content
from resync.model import Ledger, LedgerEntry, Site, id_order
from resync.problems import ContentError

_HEAD = """\
# Every id, slug and anchor that was ever published or promised. Nothing is ever removed.
# `make ledger` adds what is new; the checks fail when an address here leads nowhere.
"""


def record(root: Path) -> str:
    """Add new ids, slugs and anchors of the repository at ``root``; a line that says what was added."""
    content = read_content(root)
    site = content.site
    # Addresses don't depend on what the search has learnt.
    found = check_content(content, without=NOT_OF_PREVIEWS)
    problems = [problem for problem in found if "is not in data/ledger.yml" not in problem.wrong]
    if problems:
        raise ContentError(problems)
    with tempfile.TemporaryDirectory() as folder:
        mkdocs_adapter.build_pages(root, Path(folder))
        ledger = extend(site, lambda address: read_document(Path(folder) / address / "index.html").ids)
    (root / "data" / "ledger.yml").write_text(dump(ledger), encoding="utf-8")
    before, after = _size(site.ledger), _size(ledger)
    return f"data/ledger.yml: {after} addresses, {after - before} of them new"


def extend(site: Site, ids_at: Callable[[str], list[str]]) -> Ledger:
    """The ledger of ``site`` with all that is new; ``ids_at(address)`` gives the ids of a built page."""
    ids = dict(site.ledger.ids)
    for key, page in site.entries.items():
        entry = ids.get(key, LedgerEntry(slugs=[page.slug]))
        ids[key] = LedgerEntry(
            slugs=_union(entry.slugs, [page.slug]),
            anchors=_union(entry.anchors, lasting(ids_at(page.address))),
        )
    pages = dict(site.ledger.pages)
    for other in site.pages:
        pages[other.address] = _union(pages.get(other.address, []), lasting(ids_at(other.address)))
    return Ledger(ids=ids, pages=pages)


def dump(ledger: Ledger) -> str:
    """The text of the file: one line an id, so that a change is one line in a diff."""
    lines = [_HEAD + "ids:"]
    for key in sorted(ledger.ids, key=id_order):
        entry = ledger.ids[key]
        successor = f", successor: {entry.successor}" if entry.successor else ""
        lines.append(f"  {key}: {{slugs: {_flow(entry.slugs)}, anchors: {_flow(entry.anchors)}{successor}}}")
    lines.append("pages:")
    lines += [f'  "{address}": {_flow(anchors)}' for address, anchors in sorted(ledger.pages.items())]
    return "\n".join(lines) + "\n"


def _flow(values: list[str]) -> str:
    """A list on one line; YAML would read an anchor such as "off" as false without quotes."""
    return yaml.safe_dump(values, default_flow_style=True, width=sys.maxsize).strip()


def _union(old: list[str], new: list[str]) -> list[str]:
    return list(dict.fromkeys([*old, *new]))


def _size(ledger: Ledger) -> int:
    return sum(len(e.slugs) + len(e.anchors) for e in ledger.ids.values()) + sum(
        1 + len(a) for a in ledger.pages.values()
    )
