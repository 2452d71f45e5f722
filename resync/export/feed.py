"""``/feed_rss_updated.xml``: what changed, newest first (RSS 2.0).

One item for each page, for its newest change. A reader shows an item whose id it does not know: so the id has what
editors keep anyway, the day of the last check, and a fingerprint of what the page and its reply say.
"""

from __future__ import annotations

import datetime
import hashlib
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from resync.export.addresses import Entry, long_url, short_url
from resync.model import Site
from resync.render import day
from resync.replies import reply_text

FEED = "feed_rss_updated.xml"
_ATOM = "http://www.w3.org/2005/Atom"


def feed_rss(site: Site, url: str) -> str:
    """One item for each symptom and fix."""
    pages = sorted(site.entries.values(), key=lambda page: page.meta.checked, reverse=True)
    rss = Element("rss", {"version": "2.0", "xmlns:atom": _ATOM})
    channel = SubElement(rss, "channel")
    _add(channel, "title", "Resync: what changed")
    _add(channel, "link", url)
    _add(channel, "description", "Symptoms and fixes that were checked again or changed, with the day of the check.")
    _add(channel, "language", "en")
    if pages:
        _add(channel, "lastBuildDate", _date(pages[0].meta.checked))
    # The RSS Advisory Board recommends that a feed names its own address.
    SubElement(channel, "atom:link", {"href": url + FEED, "rel": "self", "type": "application/rss+xml"})
    for page in pages:
        item = SubElement(channel, "item")
        _add(item, "title", page.meta.title)
        _add(item, "link", long_url(page, url))
        said = f"{page.meta.description} Compared with its sources on {day(page.meta.checked)}."
        _add(item, "description", said)
        SubElement(item, "guid", {"isPermaLink": "false"}).text = change_id(site, page, url)
        _add(item, "pubDate", _date(page.meta.checked))
    indent(rss)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(rss, encoding="unicode") + "\n"


def change_id(site: Site, page: Entry, url: str) -> str:
    """Another one for each change: ``https://…/go/s03/#2026-11-23-1a2b3c4d``."""
    meta = page.meta
    said = "\n".join([meta.title, meta.description, reply_text(site, page), page.body])
    return f"{short_url(page, url)}#{meta.checked}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text


def _date(day: datetime.date) -> str:
    """Midnight UTC of a day, as RFC 822 and so RSS write it."""
    return format_datetime(datetime.datetime.combine(day, datetime.time(), datetime.UTC))
