"""Short permanent links (``/go/s03/``) and the old addresses of renamed pages, as static pages.

They work on any host: without JavaScript the page refreshes itself to its target, with it the
query string and the hash are kept.
"""

from __future__ import annotations

from resync.export.addresses import short_path
from resync.model import Site
from resync.render import fragment


def redirect_pages(site: Site) -> dict[str, str]:
    """Text of each page by its path in the site."""
    pages: dict[str, str] = {}
    for key, page in site.entries.items():
        folder = page.address.split("/")[0]
        for address in (short_path(key), *(f"{folder}/{slug}/" for slug in page.meta.redirects)):
            up = "../" * address.count("/")
            pages[f"{address}index.html"] = fragment(
                "redirect.html",
                title=page.meta.title,
                target=up + page.address,
                script=f"{up}assets/js/redirect.js",
                icon=f"{up}assets/mark.svg",
            )
    return pages
