"""Short permanent links (``/go/s03/``) and the old addresses of renamed and retired pages, as static pages.

They work on any host: without JavaScript the page refreshes itself to its target, with it the
query string and the hash are kept. Only a retired fix loses the hash: step 3 of another procedure
is not what a link to its step 3 meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from resync.export.addresses import short_path
from resync.model import Site
from resync.render import fragment
from resync.retired import successor


def redirects(site: Site) -> dict[str, str]:
    """Where each short or old address leads that keeps its hash; both are relative to the root of the site."""
    moved = {
        address: page.address
        for key, page in site.entries.items()
        for address in (short_path(key), *(f"{page.address.split('/')[0]}/{slug}/" for slug in page.meta.redirects))
    }
    return moved | dict(_retired(site, "S"))


def redirect_pages(site: Site, base: str = "/") -> dict[str, str]:
    """Text of each page by its path in the site; ``base`` is the path of the site's public address."""
    pages: dict[str, str] = {}
    without_hash = dict(_retired(site, "F"))
    for address, target in (redirects(site) | without_hash).items():
        up = "../" * address.count("/")
        pages[f"{address}index.html"] = fragment(
            "redirect.html",
            title=_title(site, target),
            target=up + target,
            script=f"{up}assets/js/redirect.js",
            # Below a doubled slash, which some hosts serve as if it were one, a relative address leads elsewhere.
            script_from_root=f"{base}assets/js/redirect.js",
            icon=f"{up}assets/mark.svg",
            keep_hash=address not in without_hash,
        )
    return pages


def _retired(site: Site, kind: str) -> Iterator[tuple[str, str]]:
    """Every address of retired symptoms (S) or fixes (F), and where it leads."""
    folder = {"S": "symptoms", "F": "fixes"}[kind]
    for key, entry in site.ledger.ids.items():
        if entry.successor and key.startswith(kind):
            target = site.entries[successor(site.ledger, key)].address
            for address in (short_path(key), *(f"{folder}/{slug}/" for slug in entry.slugs)):
                yield address, target


def _title(site: Site, address: str) -> str:
    return next(page.meta.title for page in site.entries.values() if page.address == address)
