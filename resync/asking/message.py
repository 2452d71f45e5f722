"""The reply to a ticket as the page of triage composes it: greeting, each page with its likeliest fix, closing line."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from urllib.parse import urlencode

from resync.devices import SYSTEMS
from resync.export.addresses import Entry, short_url
from resync.export.composed import INDEPENDENT, paragraphs
from resync.model import Site, Symptom
from resync.replies import reply_parts, reply_text


def message(site: Site, ids: Sequence[str], url: str, systems: Mapping[str, str], tried: Collection[str] = ()) -> str:
    """What to send about the pages ``ids``, to somebody who has ``systems`` ("macos": "15") and has ``tried`` fixes."""
    parts = ["Hello,"]
    for number, key in enumerate(ids, 1):
        page = site.entries[key]
        if len(ids) > 1:
            parts.append(f"{number}. {page.meta.title}")
        parts.append(f"{_body(site, page, systems)}\n{link(page, url, systems)}")
        fixes = page.meta.fixes if isinstance(page.meta, Symptom) else []
        fix = next((site.entries[each] for each in fixes if each not in tried), None)
        if fix:
            parts.append(f"The likeliest fix: {fix.meta.title}\n{link(fix, url, systems)}")
    return "\n\n".join([*parts, INDEPENDENT])


def link(page: Entry, url: str, systems: Mapping[str, str]) -> str:
    """The short link that opens at the versions."""
    chosen = {name.lower(): systems[name.lower()] for name in SYSTEMS if name.lower() in systems}
    return short_url(page, url) + (f"?{urlencode(chosen)}" if chosen else "")


def _body(site: Site, page: Entry, systems: Mapping[str, str]) -> str:
    versions = {name: systems[name.lower()] for name in SYSTEMS if name.lower() in systems}
    # In the paragraphs of the text without versions, as on the page.
    text = "\n\n".join(paragraphs(reply_text(site, page)))
    both = zip(reply_parts(site, page), reply_parts(site, page, versions), strict=True)
    for (words, name), (said, _) in both:
        if name:
            text = text.replace(words, said, 1)
    return text
