"""Public addresses of an entry. ``url`` is the address of the site, with a slash at its end."""

from __future__ import annotations

from resync.model import Fix, Page, Symptom

Entry = Page[Symptom] | Page[Fix]


def long_url(page: Entry, url: str) -> str:
    """The page's own address."""
    return url + page.address


def short_path(identifier: str) -> str:
    """The permanent short address from the root of the site: ``go/s03/``."""
    return f"go/{identifier.lower()}/"


def short_url(page: Entry, url: str) -> str:
    """The permanent short address, complete."""
    return url + short_path(page.meta.id)
