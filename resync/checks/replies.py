"""Rules for replies: what is printed of them, with the names of menus from data/places.yml."""

from __future__ import annotations

from collections.abc import Iterator

from resync.checks.rule import rule
from resync.load import Content
from resync.model import REPLY_WORDS
from resync.problems import Problem
from resync.replies import NAME, UnknownNameError, read_name, reply_text


@rule(
    "replies",
    "A menu in a reply (`{rcs.control}`) exists in data/places.yml; a reply has 90 words and ends with a colon.",
    file="docs/fixes/restart.md",
    good="Please restart the Mac",
    bad="Please restart {the Mac}",
    needs=("systems", "facts", "glossary"),
)
def replies(content: Content) -> Iterator[Problem]:
    """Names that lead nowhere, braces that would be sent, replies that are too long or have no words for the link."""
    for page in content.site.entries.values():
        path = f"docs/{page.path}"
        told = False
        for match in NAME.finditer(page.meta.reply):
            if match["key"] not in content.site.places and content.knows("places", match["key"]):
                told = True  # at the place itself
                continue
            try:
                read_name(content.site, match)
            except UnknownNameError as error:
                wrong, _, allowed = str(error).partition("; ")
                told = True
                yield Problem(path, "reply", wrong, allowed)
        rest = NAME.sub("", page.meta.reply)
        if "{" in rest or "}" in rest:
            allowed = "a name such as {system-settings}, {macOS date-time.path} or {send-as-text.control}"
            yield Problem(path, "reply", "has a brace that is not part of a name", allowed)
        elif not told:
            words = len(reply_text(content.site, page).split())
            if words > REPLY_WORDS:
                wrong = f"has {words} words with the names of menus"
                yield Problem(path, "reply", wrong, f"at most {REPLY_WORDS}, without the link")
            if not rest.rstrip().endswith(":"):
                allowed = "words that lead to the link and a colon, such as “Steps for your version:”"
                yield Problem(path, "reply", "does not end with a colon", allowed)
