"""``/replies.csv``: ready-made answers for help desks (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io

from resync.export.addresses import long_url, short_url
from resync.model import Site

COLUMNS = ("id", "title", "url", "short_url", "reply")


def replies_csv(site: Site, url: str) -> str:
    """One row for each symptom and fix; the reply ends with the short link."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for page in site.entries.values():
        short = short_url(page, url)
        writer.writerow([page.meta.id, page.meta.title, long_url(page, url), short, f"{page.meta.reply} {short}"])
    return out.getvalue()
