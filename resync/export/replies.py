"""Ready-made answers: ``/replies.csv`` for help desks (RFC 4180, UTF-8), and the module of the site's own scripts."""

from __future__ import annotations

import csv
import io
import json

from resync.export.addresses import Entry, long_url, short_url
from resync.export.composed import INDEPENDENT, paragraphs
from resync.model import Site, Symptom
from resync.replies import Name, reply_parts, reply_text

COLUMNS = ("id", "title", "url", "short_url", "reply")


def reply_with_link(site: Site, page: Entry, url: str) -> str:
    """What an agent sends: the reply and the short link."""
    return f"{reply_text(site, page)} {short_url(page, url)}"


def replies_csv(site: Site, url: str) -> str:
    """One row for each symptom and fix; the reply ends with the short link."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for page in site.entries.values():
        addresses = long_url(page, url), short_url(page, url)
        writer.writerow([page.meta.id, page.meta.title, *addresses, reply_with_link(site, page, url)])
    return out.getvalue()


def replies_module(site: Site, url: str) -> str:
    """``/assets/js/replies.js``: by id, the title, the address, the short link, the reply without it, in paragraphs.

    ``url`` is relative to the site, for links on its own pages; ``short`` is the complete public
    address, for the customer. A symptom has ``fixes``, too: the ids that its causes lead to, likeliest first,
    and ``apart``: by the id of a neighbour, when that is the right page instead.
    ``names`` are those of menus in the reply that differ by version: the system, the words as they stand in the
    reply, and [first version, words] of each range, newest first. ``independent`` is said at the end of a message.
    """
    replies = {}
    for page in site.entries.values():
        meta = page.meta
        reply: dict[str, object] = {
            "title": meta.title,
            "url": page.address,
            "short": short_url(page, url),
            "reply": "\n\n".join(paragraphs(reply_text(site, page))),
        }
        names = [(words, name) for words, name in reply_parts(site, page) if name and not name.given]
        if names:
            reply["names"] = [_variants(words, name) for words, name in names]
        if isinstance(meta, Symptom):
            reply["fixes"] = meta.fixes
            reply["apart"] = {neighbour.id: neighbour.asked for neighbour in meta.neighbours}
        replies[meta.id] = reply
    table = json.dumps(replies, ensure_ascii=False, separators=(",", ":"))
    return f"export default {table};\nexport const independent = {json.dumps(INDEPENDENT)};\n"


def _variants(words: str, name: Name) -> list[object]:
    rows = [[".".join(map(str, span.first or (0,))), text] for span, text in name.said]
    return [name.system.lower(), words, rows]
