"""``assets/js/search-index.js``: what the search in the browser knows of each page.

An ES module, so that one script can be made of all for reading from a file. Only texts are
exported: words, concepts and weights are worked out by the search itself, so that questions and
pages always go through the same rules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from resync.devices import CALLED_BY_NAME, DEVICES
from resync.export.packing import SEPARATOR, pack
from resync.model import Fix, Page, PageMeta, Site, Symptom

# Pages that are lists or the start page: whoever searches wants what is behind them.
_LISTS = {"", "symptoms/", "fixes/"}


def search_index(site: Site) -> str:
    """Text of the module: symptoms, fixes and reference pages; addresses are relative to the site.

    ``pages`` has for each page: id, devices as bits, and how many of the ``texts`` are its own: the words of
    its slug, what to do, title, phrasings, headings and error messages. What to do is for a symptom the id of its
    likeliest fix, for a fix its cost, for other pages their description. ``aliases`` are the numbers of aliases of
    each concept, devices first; they end the texts. ``systemOf`` has the system of each device, in the order of bits.
    """
    others = [page for page in site.pages if page.address not in _LISTS]
    rows: list[tuple[str, int, int]] = []
    texts: list[str] = []
    for page in [*site.entries.values(), *others]:
        own = _texts(site, page)
        texts += own
        meta = page.meta
        if isinstance(meta, Symptom | Fix):
            rows.append((meta.id, _bits(meta.devices), len(own)))
        else:
            rows.append(("", 0, len(own)))
    concepts = sorted(
        site.vocabulary, key=lambda name: CALLED_BY_NAME.index(name) if name in CALLED_BY_NAME else len(CALLED_BY_NAME)
    )
    aliases = [alias for name in concepts for alias in site.vocabulary[name]]
    index = {
        "systemOf": {key: device.system.lower() for key, device in DEVICES.items()},
        "pages": rows,
        "aliases": [len(site.vocabulary[name]) for name in concepts],
        "packed": pack([text.replace(SEPARATOR, "-") for text in [*texts, *aliases]]),
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
        slug = page.address.rstrip("/")
        return [slug, meta.description, meta.title, *(text.lower() for text in [*plain, *names] if text)]
    errors: list[str] = []
    if isinstance(meta, Symptom):
        errors = [
            text for error in site.errors.values() if error.symptom == meta.id for text in (error.text, *error.also)
        ]
    # Lower case halves the words to store; the search writes names as they should be.
    todo = meta.fixes[0] if isinstance(meta, Symptom) else _cost(meta)
    slug = page.slug.replace("-", " ")
    return [slug, todo, meta.title, *(" ".join(text.lower().split()) for text in [*meta.phrasings, *errors])]


def _bits(devices: Sequence[str]) -> int:
    return sum(1 << number for number, device in enumerate(DEVICES) if device in devices)


def _cost(fix: Fix) -> str:
    least, most = fix.minutes
    loss = {"nothing": "deletes nothing", "settings": "can delete settings", "messages": "can delete messages"}
    return f"Takes {least} to {most} minutes; {loss[fix.deletes]}"
