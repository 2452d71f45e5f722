"""``/imports/…``: the replies as help desks and text expanders take them, and ``/replies.json`` for programs.

``docs/support/import.md`` names each documentation. No file has a field that its maker does not document; the tests
hold the documented rules. Each reply is there in three lengths (:data:`resync.export.composed.LENGTHS`), with the
placeholders for names in the syntax of the product.
"""

from __future__ import annotations

import csv
import io
import json
import plistlib
from collections.abc import Callable
from typing import Any

import yaml

from resync.export.addresses import Entry, long_url, short_url
from resync.export.composed import LENGTHS, Names, as_html, as_text, composed
from resync.model import Site

VERSION = 1
# How a length is called where it is chosen, and what stands behind an abbreviation.
TITLES = {"full": "full", "short": "short", "link": "link only"}
SUFFIXES = {"full": "", "short": "-short", "link": "-link"}

PLAIN = Names("{customer}", "{agent}")
ZENDESK = Names("{{ticket.requester.first_name}}", "{{current_user.first_name}}")
CHATWOOT = Names("{{contact.first_name}}", "{{agent.first_name}}")
ZAMMAD = Names("#{ticket.customer.firstname}", "#{user.firstname}")
FRESHDESK = Names("{{ticket.requester.firstname}}", "{{ticket.agent.name}}")
FRONT = Names("{{recipient.first_name}}", "{{user.first_name}}")
ESPANSO = Names("{{asked.customer}}")
HELP_SCOUT = Names("{%customer.firstName,fallback=there%}", "{%user.firstName%}")
TEXT_EXPANDER = Names("%filltext:name=Customer's first name%")
MAC = Names()  # it has none

ZAMMAD_COLUMNS = ("name", "keywords", "content", "note", "active")


def helpdesk_files(site: Site, url: str) -> dict[str, str]:
    """Text of each file by its path in the site."""
    return {
        "replies.json": replies_json(site, url),
        "imports/chatwoot-canned-responses.json": _json(_each(site, url, _chatwoot)),
        "imports/espanso/resync.yml": _espanso(site, url),
        "imports/freshdesk-canned-responses.json": _json(_folders(site, url, _freshdesk)),
        "imports/front-message-templates.json": _json(_folders(site, url, _front)),
        "imports/help-scout-saved-replies.json": _json(_each(site, url, _help_scout)),
        "imports/mac-text-replacements.plist": _mac(site, url),
        "imports/textexpander-snippets.csv": _text_expander(site, url),
        "imports/zammad-text-modules.csv": zammad_csv(site, url),
        "imports/zendesk-macros.json": _json(_each(site, url, _zendesk)),
    }


def stable_key(page: Entry, length: str = "full") -> str:
    """By which a program finds a reply again: ``resync-s03``, ``resync-s03-short``."""
    return f"resync-{page.meta.id.lower()}{SUFFIXES[length]}"


def replies_json(site: Site, url: str) -> str:
    """All replies in all lengths; ``{customer}`` and ``{agent}`` stand for names."""
    replies = [
        {
            "id": page.meta.id,
            "key": stable_key(page),
            "title": page.meta.title,
            "url": long_url(page, url),
            "short_url": short_url(page, url),
            "checked": page.meta.checked.isoformat(),
            **{length: _text(site, page, url, length, PLAIN) for length in LENGTHS},
        }
        for page in site.entries.values()
    ]
    updated = max((page.meta.checked for page in site.entries.values()), default=None)
    head = {"version": VERSION, "url": url, "updated": updated and updated.isoformat()}
    return _json({**head, "placeholders": {"customer": PLAIN.customer, "agent": PLAIN.agent}, "replies": replies})


def zammad_csv(site: Site, url: str) -> str:
    """Text modules: Zammad finds one again by its name, so a later import replaces the text."""
    rows = _each(
        site,
        url,
        lambda site, page, url, length: [
            _name(page, length),
            stable_key(page, length).removeprefix("resync-"),
            _html(site, page, url, length, ZAMMAD),
            stable_key(page, length),
            "true",
        ],
    )
    return _csv([ZAMMAD_COLUMNS, *rows])


Maker = Callable[[Site, Entry, str, str], Any]


def _each(site: Site, url: str, make: Maker) -> list[Any]:
    return [make(site, page, url, length) for length in LENGTHS for page in site.entries.values()]


def _folders(site: Site, url: str, make: Maker) -> dict[str, list[Any]]:
    """The same by the folder that each belongs to."""
    return {
        f"Resync: {TITLES[length]}": [make(site, page, url, length) for page in site.entries.values()]
        for length in LENGTHS
    }


def _zendesk(site: Site, page: Entry, url: str, length: str) -> dict[str, Any]:
    """The body of one request that creates a macro."""
    action = {"field": "comment_value", "value": _text(site, page, url, length, ZENDESK)}
    return {"macro": {"title": _name(page, length), "description": stable_key(page, length), "actions": [action]}}


def _chatwoot(site: Site, page: Entry, url: str, length: str) -> dict[str, str]:
    """The body of one request that creates a canned response."""
    return {"short_code": stable_key(page, length), "content": _text(site, page, url, length, CHATWOOT)}


def _freshdesk(site: Site, page: Entry, url: str, length: str) -> dict[str, Any]:
    """The body of one request that creates a canned response, without the number of its folder. 0: for all agents."""
    content = _html(site, page, url, length, FRESHDESK)
    return {"title": f"{page.meta.id} {page.meta.title}", "content_html": content, "visibility": 0}


def _front(site: Site, page: Entry, url: str, length: str) -> dict[str, str]:
    """The body of one request that creates a template in a folder."""
    return {"name": f"{page.meta.id} {page.meta.title}", "body": _html(site, page, url, length, FRONT)}


def _help_scout(site: Site, page: Entry, url: str, length: str) -> dict[str, str]:
    """The body of one request that creates a saved reply."""
    return {
        "name": _name(page, length),
        "text": _html(site, page, url, length, HELP_SCOUT),
        # Of chats, nobody says that names are filled in: there, a placeholder would be sent to a customer.
        "chatText": _text(site, page, url, length, Names()),
    }


def _espanso(site: Site, url: str) -> str:
    """A file of matches: ``:s03.full``, ``:s03.short``, ``:s03.link``. A form asks for the name of the customer."""
    asked = {"name": "asked", "type": "form", "params": {"layout": "Customer's first name: [[customer]]"}}
    matches: list[dict[str, Any]] = []
    for page in site.entries.values():
        for length in LENGTHS:
            text = _text(site, page, url, length, ESPANSO)
            match = {"trigger": f":{_abbreviation(page, length)}", "label": _name(page, length), "replace": text}
            matches.append({**match, "vars": [dict(asked)]} if ESPANSO.customer in text else match)
    # In quotes throughout: a bare word that begins with a colon is read differently by different programs.
    return yaml.safe_dump({"matches": matches}, allow_unicode=True, sort_keys=False, width=1_000_000, default_style='"')


def _text_expander(site: Site, url: str) -> str:
    """Two columns, the abbreviation and the text, and no line of titles."""
    rows = _each(
        site,
        url,
        lambda site, page, url, length: [
            _abbreviation(page, length),
            _text(site, page, url, length, TEXT_EXPANDER),
        ],
    )
    return _csv(rows)


def _mac(site: Site, url: str) -> str:
    """Links and short texts: a text replacement is for a line, and the longest would be hard to read in the list."""
    replacements = [
        {
            "phrase": " ".join(composed(site, page, url, length, MAC)[1:-1] or composed(site, page, url, length, MAC)),
            "shortcut": _abbreviation(page, length),
        }
        for length in ("link", "short")
        for page in site.entries.values()
    ]
    return plistlib.dumps(replacements, sort_keys=False).decode()


def _abbreviation(page: Entry, length: str) -> str:
    """``s03.full``. None begins another one: text expanders act as soon as one stands there."""
    return f"{page.meta.id.lower()}.{length}"


def _name(page: Entry, length: str) -> str:
    """``S03 New messages…``; the shorter ones say so behind it, so that a list has them below each other."""
    addition = "" if length == "full" else f" ({TITLES[length]})"
    return f"{page.meta.id} {page.meta.title}{addition}"


def _text(site: Site, page: Entry, url: str, length: str, names: Names) -> str:
    return as_text(composed(site, page, url, length, names))


def _html(site: Site, page: Entry, url: str, length: str, names: Names) -> str:
    return as_html(composed(site, page, url, length, names), short_url(page, url))


def _csv(rows: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
