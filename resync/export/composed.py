"""A reply as it is sent: greeting, short paragraphs, the link, a closing line. In three lengths.

``full`` says what to do even if nobody opens the link, ``short`` what it is about, ``link`` only where to look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from resync.export.addresses import Entry, short_url
from resync.model import Site
from resync.replies import reply_text

LENGTHS = ("full", "short", "link")
# docs/support/citing.md asks for it.
INDEPENDENT = "Resync is an independent help site, not affiliated with Apple."
CLOSING = "If this doesn't help, write back and say what you see."
PARAGRAPH = 35  # words, about

# "iPhone" begins a sentence, too.
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z“0-9]|i[A-Z])")


@dataclass(frozen=True)
class Names:
    """How a help desk writes the first name of the customer, and that of the agent; empty where it can't."""

    customer: str = ""
    agent: str = ""


def paragraphs(reply: str) -> list[str]:
    """The sentences of a reply in paragraphs of about :data:`PARAGRAPH` words.

    The last one leads to the link, which is not part of a reply, and stands alone.
    """
    *sentences, lead = _SENTENCE.split(reply)
    lengths = [len(sentence.split()) for sentence in sentences]
    count = max(1, round(sum(lengths) / PARAGRAPH))
    groups: list[list[str]] = [[] for _ in range(count)]
    before = 0
    for sentence, length in zip(sentences, lengths, strict=True):
        # By where its middle stands.
        groups[int((before + length / 2) * count / sum(lengths))].append(sentence)
        before += length
    return [*(" ".join(group) for group in groups if group), lead]


def composed(  # noqa: PLR0913, PLR0917 (what a message consists of)
    site: Site, page: Entry, url: str, length: str, names: Names, versions: Mapping[str, str] | None = None
) -> list[str]:
    """The paragraphs of a message in one of :data:`LENGTHS`; the link stands at the end of one of them."""
    link = short_url(page, url)
    if length == "link":
        title = page.meta.title
        return [f"{title}{'' if title.endswith('?') else ':'} {link}"]
    *body, lead = paragraphs(reply_text(site, page, versions))
    if length == "short":
        body = [_SENTENCE.split(body[0])[0]] if body else []
    greeting = f"Hello {names.customer}," if names.customer else "Hello,"
    closing = [CLOSING] if length == "full" else []
    agent = [names.agent] if names.agent else []
    return [greeting, *body, f"{lead} {link}", *closing, *agent, INDEPENDENT]


def as_text(parts: list[str]) -> str:
    """Paragraphs as plain text."""
    return "\n\n".join(parts)


def as_html(parts: list[str], link: str) -> str:
    """Paragraphs as HTML, in which the link can be opened."""
    anchor = f'<a href="{escape(link)}">{escape(link)}</a>'
    return "".join(f"<p>{escape(part, quote=False).replace(escape(link, quote=False), anchor)}</p>" for part in parts)
