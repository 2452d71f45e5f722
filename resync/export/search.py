"""``/search.json``: what the search in the browser knows of each page."""

from __future__ import annotations

import json

from resync.model import Site, Symptom


def search_json(site: Site) -> str:
    """One object for each symptom and fix, symptoms first; addresses are relative to the site."""
    entries = [
        {
            "id": page.meta.id,
            "kind": "symptom" if isinstance(page.meta, Symptom) else "fix",
            "url": page.address,
            "title": page.meta.title,
            "description": page.meta.description,
            "devices": page.meta.devices,
            "phrasings": page.meta.phrasings,
        }
        for page in site.entries.values()
    ]
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
