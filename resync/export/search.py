"""``assets/js/search-index.js``: what the search in the browser knows of each page.

An ES module, so that one script can be made of all (for reading from a file). Only texts are
exported: words, concepts and weights are worked out by the search itself, by one set of rules.
"""

from __future__ import annotations

import json

from resync.model import Fix, Page, Site, Symptom


def search_index(site: Site) -> str:
    """Text of the module. Symptoms come first; addresses are relative to the site."""
    index = {
        "pages": [_entry(site, page) for page in site.entries.values()],
        "vocabulary": site.vocabulary,
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    # JSON.parse is quicker than a literal, and its text must not end the JavaScript string.
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"export default JSON.parse('{escaped}');\n"


def _entry(site: Site, page: Page[Symptom] | Page[Fix]) -> dict[str, object]:
    meta = page.meta
    symptom = isinstance(meta, Symptom)
    return {
        "id": meta.id,
        "kind": "symptom" if symptom else "fix",
        "url": page.address,
        "title": meta.title,
        "description": meta.description,
        "devices": meta.devices,
        "todo": site.fixes[meta.causes[0].fix].meta.title if isinstance(meta, Symptom) else "",
        "phrasings": meta.phrasings,
    }
