"""``/feed_rss_updated.xml``: pages by the day of their last check, newest first (RSS 2.0)."""

from __future__ import annotations

import datetime
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from resync.export.addresses import long_url, short_url
from resync.model import Site

FEED = "feed_rss_updated.xml"
_ATOM = "http://www.w3.org/2005/Atom"


def feed_rss(site: Site, url: str) -> str:
    """One item for each symptom and fix. Its guid is the short link, which outlives every new title."""
    pages = sorted(site.entries.values(), key=lambda page: page.meta.checked, reverse=True)
    rss = Element("rss", {"version": "2.0", "xmlns:atom": _ATOM})
    channel = SubElement(rss, "channel")
    _add(channel, "title", "Resync: pages checked anew")
    _add(channel, "link", url)
    _add(channel, "description", "Symptoms and fixes by the day on which they were last compared with their sources.")
    _add(channel, "language", "en")
    if pages:
        _add(channel, "lastBuildDate", _date(pages[0].meta.checked))
    # The RSS Advisory Board recommends that a feed names its own address.
    SubElement(channel, "atom:link", {"href": url + FEED, "rel": "self", "type": "application/rss+xml"})
    for page in pages:
        item = SubElement(channel, "item")
        _add(item, "title", page.meta.title)
        _add(item, "link", long_url(page, url))
        _add(item, "description", page.meta.description)
        _add(item, "guid", short_url(page, url))
        _add(item, "pubDate", _date(page.meta.checked))
    indent(rss)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(rss, encoding="unicode") + "\n"


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text


def _date(day: datetime.date) -> str:
    """Midnight UTC of a day, as RFC 822 and so RSS write it."""
    return format_datetime(datetime.datetime.combine(day, datetime.time(), datetime.UTC))
