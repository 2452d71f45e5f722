"""Files for machines, written into the built site from the catalogue."""

from __future__ import annotations

from pathlib import Path

from resync.export.catalog import catalog_json, catalog_schema_json
from resync.export.lightbox import lightbox_files
from resync.export.llms import llms_txt
from resync.export.redirects import redirect_pages
from resync.export.replies import replies_csv
from resync.export.search import search_index
from resync.model import Site


def write_exports(site: Site, folder: Path, url: str) -> None:
    """Write every export into ``folder``; ``url`` is the public address, with a slash at its end."""
    files = {
        "catalog.json": catalog_json(site, url),
        "catalog.schema.json": catalog_schema_json(url),
        "llms.txt": llms_txt(site, url),
        "replies.csv": replies_csv(site, url),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n",
        "assets/js/search-index.js": search_index(site),
        **lightbox_files(),
        **redirect_pages(site),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # newline="" keeps the CRLF that RFC 4180 asks for in replies.csv.
        path.write_text(text, encoding="utf-8", newline="")
