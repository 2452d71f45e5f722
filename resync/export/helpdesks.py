"""``/imports/…``: the replies as help desks take them. ``docs/support/import.md`` names each documentation.

No file has a field that its help desk does not document; the tests hold the documented rules.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from resync.export.addresses import Entry
from resync.export.replies import reply_with_link
from resync.model import Site

ZAMMAD_COLUMNS = ("name", "keywords", "content", "note", "active")


def helpdesk_files(site: Site, url: str) -> dict[str, str]:
    """Text of each file by its path in the site."""
    pages = site.entries.values()
    return {
        "imports/chatwoot-canned-responses.json": _json([_chatwoot(site, page, url) for page in pages]),
        "imports/zammad-text-modules.csv": zammad_csv(site, url),
        "imports/zendesk-macros.json": _json([_zendesk(site, page, url) for page in pages]),
    }


def zammad_csv(site: Site, url: str) -> str:
    """Text modules: Zammad finds one again by its name, so a later import replaces the text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(ZAMMAD_COLUMNS)
    for page in site.entries.values():
        writer.writerow([_name(page), page.meta.id.lower(), reply_with_link(site, page, url), "Resync", "true"])
    return out.getvalue()


def _zendesk(site: Site, page: Entry, url: str) -> dict[str, Any]:
    """The body of one request that creates a macro."""
    action = {"field": "comment_value", "value": reply_with_link(site, page, url)}
    return {"macro": {"title": _name(page), "actions": [action]}}


def _chatwoot(site: Site, page: Entry, url: str) -> dict[str, str]:
    """The body of one request that creates a canned response."""
    return {"short_code": page.meta.id.lower(), "content": reply_with_link(site, page, url)}


def _name(page: Entry) -> str:
    return f"{page.meta.id} {page.meta.title}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
