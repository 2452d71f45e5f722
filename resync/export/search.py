"""What the search in the browser knows: ``assets/js/search-index.js`` answers, ``search-more.js`` improves.

ES modules, so that one script can be made of all for reading from a file. The first has the pages, the vocabulary
and the weights that matter most; the second the other weights, what words mean, and how people put it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from resync.devices import DEVICES
from resync.export.packing import SEPARATOR, pack
from resync.learning.texts import AnyPage, searched_pages, shown_texts, vocabulary
from resync.model import Fix, Site, Symptom

# Ways to say it that a result can name as its reason, for each page; more are learnt from than are sent.
REASONS = 10


def search_index(site: Site, learnt: dict[str, Any]) -> str:
    """Text of the first module; addresses are relative to the site, ``learnt`` is :func:`read_learnt`'s.

    ``pages`` has for each page its id and devices as bits; three of the ``texts`` are its own: the words of its
    slug, what to do, title. What to do is for a symptom the id of its likeliest fix, for a fix its cost, for other
    pages their description. ``aliases`` are the numbers of aliases of each concept, devices first; they end the texts.
    ``systemOf`` has the system of each device, in the order of bits; ``newest`` the newest
    version of each system.
    """
    pages = searched_pages(site)
    concepts = vocabulary(site)
    features = learnt["features"]
    return _module(
        {
            "systemOf": {key: device.system.lower() for key, device in DEVICES.items()},
            "newest": {name.lower(): system.versions[-1] for name, system in site.systems.items()},
            "pages": [_row(page) for page in pages],
            "aliases": [len(aliases) for aliases in concepts],
            "packed": _packed(
                [text for page in pages for text in _texts(page)] + [alias for aliases in concepts for alias in aliases]
            ),
            "learnt": {
                "of": learnt["fingerprint"],
                "often": learnt["often"],
                **{key: features[key] for key in ("total", "unit", "first")},
            },
        }
    )


def search_more(site: Site, learnt: dict[str, Any]) -> str:
    """Text of the second module. ``phrasings`` has the number of texts of each page, and the texts."""
    texts = [shown_texts(site, page)[:REASONS] for page in searched_pages(site)]
    return _module(
        {
            "of": learnt["fingerprint"],
            "learnt": learnt["features"]["more"],
            "meaning": learnt["meaning"],
            "phrasings": {
                "counts": [len(own) for own in texts],
                "packed": _packed([text for own in texts for text in own]),
            },
        }
    )


def _packed(texts: list[str]) -> dict[str, object]:
    return pack([text.replace(SEPARATOR, "-") for text in texts])


def _module(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # JSON.parse is quicker than a literal, and its text must not end the JavaScript string.
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"export default JSON.parse('{escaped}');\n"


def _row(page: AnyPage) -> tuple[str, int]:
    meta = page.meta
    return (meta.id, _bits(meta.devices)) if isinstance(meta, Symptom | Fix) else ("", 0)


def _texts(page: AnyPage) -> list[str]:
    meta = page.meta
    if not isinstance(meta, Symptom | Fix):
        return [page.address.rstrip("/"), meta.description, meta.title]
    todo = meta.fixes[0] if isinstance(meta, Symptom) else _cost(meta)
    return [page.slug.replace("-", " "), todo, meta.title]


def _bits(devices: Sequence[str]) -> int:
    return sum(1 << number for number, device in enumerate(DEVICES) if device in devices)


def _cost(fix: Fix) -> str:
    least, most = fix.minutes
    loss = {"nothing": "deletes nothing", "settings": "can delete settings", "messages": "can delete messages"}
    return f"Takes {least} to {most} minutes; {loss[fix.deletes]}"
