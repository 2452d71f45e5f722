"""What ``resync search`` and ``resync triage`` say: the answer of the search with links and replies."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from resync.devices import SYSTEMS
from resync.export.addresses import long_url, short_url
from resync.model import Site
from resync.replies import reply_text

# At most, of the standard input. A ticket has some thousand characters; the search reads the first 20,000.
MOST_BYTES = 1_000_000
# Results where nothing fits; search-box.js shows as many.
NEAREST = 3

STATES = {
    "found": "Best first:",
    "unsure": "Nothing fits well. The nearest:",
    "none": "Nothing found that fits. The nearest:",
    "sure": "Likeliest pages, best first:",
    "ask": "One of these, not sure which. Ask back:",
}
NOTHING = {
    "search": "Nothing found that fits.",
    "triage": "This is not about messages, or there is not enough to tell.",
}


def searched(found: dict[str, Any], site: Site, url: str) -> dict[str, Any]:
    """The answer of a search, with the complete addresses of its results; ``url`` is that of the site.

    Where nothing fits, the nearest few are enough, as on the page.
    """
    results = found["results"] if found["state"] == "found" else found["results"][:NEAREST]
    return {**found, "results": [_linked(result, site, url, {}) for result in results]}


def triaged(found: dict[str, Any], site: Site, url: str) -> dict[str, Any]:
    """The answer to a ticket: links open at the versions that it names, and replies say what is on screen there."""
    systems = found["systems"]
    suggestions = []
    for suggestion in found["suggestions"]:
        page = site.entries[suggestion["id"]]
        linked = _linked(suggestion, site, url, systems)
        versions = {name: systems[name.lower()] for name in SYSTEMS if name.lower() in systems}
        reply = f"{reply_text(site, page, versions)} {linked['short_url']}"
        suggestions.append({**linked, "reply": reply})
    return {**found, "suggestions": suggestions}


def _linked(result: dict[str, Any], site: Site, url: str, systems: dict[str, str]) -> dict[str, Any]:
    page = site.entries.get(result["id"])
    if page is None:
        return {**result, "url": url + result["url"]}
    chosen = {name.lower(): systems[name.lower()] for name in SYSTEMS if name.lower() in systems}
    query = f"?{urlencode(chosen)}" if chosen else ""
    return {**result, "url": long_url(page, url) + query, "short_url": short_url(page, url) + query}


def search_text(answer: dict[str, Any]) -> str:
    """The answer of a search as lines to read."""
    return "\n\n".join([_title(answer, "search", answer["results"]), *map(_result, answer["results"])])


def triage_text(answer: dict[str, Any], site: Site) -> str:
    """The answer to a ticket as lines to read: pages, what was read in it, what to ask, and a reply."""
    parts = [_title(answer, "triage", answer["suggestions"]), *map(_result, answer["suggestions"])]
    if not answer["suggestions"]:
        return parts[0]
    names = {name.lower(): name for name in site.systems}
    read = [f"{names[key]} {version}" for key, version in answer["systems"].items()]
    if read:
        parts.append(f"The ticket says: {', '.join(read)}.")
    if answer["missing"]:
        parts.append(f"Ask for the version of {' and '.join(names[key] for key in answer['missing'])}.")
    parts.append(f"Reply:\n{answer['suggestions'][0]['reply']}")
    return "\n\n".join(parts)


def _title(answer: dict[str, Any], what: str, results: list[Any]) -> str:
    if answer["language"]:
        return f"This is {answer['language']}, as it seems. The site is in English."
    return STATES.get(answer["state"], NOTHING[what]) if results else NOTHING[what]


def _result(result: dict[str, Any]) -> str:
    phrase = f"\n    “{result['phrase']}”" if result["phrase"] else ""
    return f"{result['id'] or '-'}  {result['title']}{phrase}\n    {result.get('short_url', result['url'])}"
