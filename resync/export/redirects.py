"""Short permanent links (``/go/s03/``) and the old addresses of renamed pages, as static pages.

They work on any host: without JavaScript the page refreshes itself to its target, with it the
query string and the hash are kept.
"""

from __future__ import annotations

from resync.export.addresses import short_path
from resync.model import Site
from resync.render import fragment


def redirects(site: Site) -> dict[str, str]:
    """Where each short or old address leads; both are relative to the root of the site."""
    return {
        address: page.address
        for key, page in site.entries.items()
        for address in (short_path(key), *(f"{page.address.split('/')[0]}/{slug}/" for slug in page.meta.redirects))
    }


def redirect_pages(site: Site) -> dict[str, str]:
    """Text of each page by its path in the site."""
    titles = {page.address: page.meta.title for page in site.entries.values()}
    pages: dict[str, str] = {}
    for address, target in redirects(site).items():
        up = "../" * address.count("/")
        pages[f"{address}index.html"] = fragment(
            "redirect.html",
            title=titles[target],
            target=up + target,
            script=f"{up}assets/js/redirect.js",
            icon=f"{up}assets/mark.svg",
        )
    return pages
