"""``assets/js/search-index.js``: what the search in the browser knows of each page.

An ES module, so that one script can be made of all for reading from a file. Only texts are
exported: words, concepts and weights are worked out by the search itself, so that questions and
pages always go through the same rules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from resync.export.packing import pack
from resync.model import Fix, Page, PageMeta, Site, Symptom

DEVICES = ("iphone", "ipad", "mac", "watch")
# Pages that are lists or the start page: whoever searches wants what is behind them.
_LISTS = {"", "symptoms/", "fixes/"}


def search_index(site: Site) -> str:
    """Text of the module: symptoms, fixes and reference pages; addresses are relative to the site.

    ``pages`` has for each page: id, slug or address, devices as bits, what to do (the number of a page,
    or words), and how many of the ``texts`` are its own: title, phrasings, headings and error messages.
    ``names`` are the concepts of the vocabulary with the number of their aliases; the aliases end ``texts``.
    """
    others = [page for page in site.pages if page.address not in _LISTS]
    entries: list[Page[Symptom] | Page[Fix] | Page[PageMeta]] = [*site.entries.values(), *others]
    numbers = {page.meta.id: number for number, page in enumerate(site.entries.values())}
    rows: list[list[object]] = []
    texts: list[str] = []
    for page in entries:
        own = _texts(site, page)
        texts += own
        meta = page.meta
        if isinstance(meta, Symptom):
            rows.append([meta.id, page.slug, _bits(meta.devices), numbers[meta.causes[0].fix], len(own)])
        elif isinstance(meta, Fix):
            rows.append([meta.id, page.slug, _bits(meta.devices), _cost(meta), len(own)])
        else:
            rows.append(["", page.address, 0, meta.description, len(own)])
    aliases = [alias for names in site.vocabulary.values() for alias in names]
    index = {
        "pages": rows,
        "names": {concept: len(names) for concept, names in site.vocabulary.items()},
        "packed": pack([*texts, *aliases]),
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    # JSON.parse is quicker than a literal, and its text must not end the JavaScript string.
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"export default JSON.parse('{escaped}');\n"


def _texts(site: Site, page: Page[Symptom] | Page[Fix] | Page[PageMeta]) -> list[str]:
    meta = page.meta
    if not isinstance(meta, Symptom | Fix):
        headings = re.findall(r"^## (.+?)(?: *\{.*)?$", page.body, re.MULTILINE)
        plain = [re.sub(r"\{\{.*?\}\}|[*_`\[\]]|\(.*?\)", "", heading).strip() for heading in headings]
        names = [place.name for place in site.places.values()] if page.slug == "places" else []
        return [meta.title, *(text.lower() for text in [*plain, *names] if text)]
    errors: list[str] = []
    if isinstance(meta, Symptom):
        errors = [
            text for error in site.errors.values() if error.symptom == meta.id for text in (error.text, *error.also)
        ]
    # Lower case halves the words to store; the search writes names as they should be.
    return [meta.title, *(" ".join(text.lower().split()) for text in [*meta.phrasings, *errors])]


def _bits(devices: Sequence[str]) -> int:
    return sum(1 << number for number, device in enumerate(DEVICES) if device in devices)


def _cost(fix: Fix) -> str:
    least, most = fix.minutes
    loss = {"nothing": "deletes nothing", "settings": "can delete settings", "messages": "can delete messages"}
    return f"Takes {least} to {most} minutes; {loss[fix.deletes]}"
