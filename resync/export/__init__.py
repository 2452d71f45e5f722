"""Files for machines, written into the built site from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from resync import clock
from resync.export.catalog import catalog_json, catalog_schema_json
from resync.export.downloads import tell_sizes
from resync.export.feed import FEED, feed_rss
from resync.export.helpdesks import helpdesk_files
from resync.export.labels import device_table_module, labels_module
from resync.export.lightbox import lightbox_files
from resync.export.llms import llms_txt
from resync.export.markdown import markdown_twins
from resync.export.qr import qr_codes
from resync.export.redirects import redirect_pages
from resync.export.replies import replies_csv, replies_module
from resync.export.scripts import send_scripts
from resync.export.search import search_index, search_more
from resync.model import Site


def catalogue_files(site: Site, url: str) -> dict[str, str]:
    """Texts by their paths that need no built page; ``url`` is the public address, with a slash at its end."""
    return {
        "catalog.json": catalog_json(site, url),
        "catalog.schema.json": catalog_schema_json(url),
        FEED: feed_rss(site, url),
        "llms.txt": llms_txt(site, url),
        "replies.csv": replies_csv(site, url),
        **helpdesk_files(site, url),
        **qr_codes(site, url),
    }


def write_exports(site: Site, folder: Path, url: str, learnt: dict[str, Any], data: Mapping[str, str]) -> None:
    """Write every export beside the pages built into ``folder``.

    ``learnt`` is what the search has learnt, ``data`` are the :func:`catalogue_files`.
    """
    # Before the twins, which say what the pages say.
    tell_sizes(folder, data, max((page.meta.checked for page in site.entries.values()), default=clock.today()))
    files = {
        **data,
        "assets/js/device-table.js": device_table_module(),
        "assets/js/labels.js": labels_module(site),
        "assets/js/replies.js": replies_module(site, url),
        "assets/js/search-index.js": search_index(site, learnt),
        "assets/js/search-more.js": search_more(site, learnt),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n",
        **lightbox_files(),
        **markdown_twins(site, folder, url),
        **redirect_pages(site, urlsplit(url).path),
    }
    write_texts(folder, files)
    send_scripts(folder)


def write_texts(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts by their paths in ``folder``."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # newline="" keeps the CRLF that RFC 4180 asks for in replies.csv.
        path.write_text(text, encoding="utf-8", newline="")
