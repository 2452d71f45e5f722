"""What a page would put on the clipboard, kept in the page: for journeys that copy again and again.

That the clipboard itself gets it, in each engine and at the first click, is in ``test_copying.py``.
"""

from __future__ import annotations

from tests.journeys.engines import Engine, Target

# A script for a host's ``prelude``.
RECORD = """
var copied = [];
Object.defineProperty(navigator, "clipboard", { value: {
  writeText: async function (text) { copied.push({ text: text }); },
  write: async function (items) {
    var read = async function (type) { return (await items[0].getType(type)).text(); };
    copied.push({ text: await read("text/plain"), html: items[0].types.includes("text/html") ? await read("text/html") : "" });
  },
} });
"""


def copied(visitor: Engine, label: str, within: str = "") -> dict[str, str]:
    """What the first button of this name copies: ``text`` and, if it is rich, ``html``."""
    before = visitor.js("copied.length")
    visitor.select(Target(f"{within} button".strip(), label))
    visitor.until(f"copied.length > {before}")
    return dict(visitor.js(f"copied[{before}]"))


def copied_link(visitor: Engine, label: str = "Copy reply", within: str = "") -> str:
    """The one link of this site in it."""
    (link,) = [word for word in copied(visitor, label, within)["text"].split() if "/go/" in word]
    return link
