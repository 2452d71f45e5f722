"""What ``resync search`` and ``resync triage`` say: the answer of the search with links and replies."""

from __future__ import annotations

from typing import Any

from resync.asking.message import link, message
from resync.devices import owners
from resync.export.addresses import long_url, short_url
from resync.model import Fix, Page, Site, Symptom

# At most, of the standard input. A ticket has some thousand characters; the search reads the first 20,000.
MOST_BYTES = 1_000_000
# Results where nothing fits; search-box.js shows as many.
NEAREST = 3

STATES = {
    "found": "Best first:",
    "unsure": "Nothing fits well. The nearest:",
    "none": "Nothing found that fits. The nearest:",
    "sure": "Likeliest pages, best first:",
    "ask": "One of these, not sure which:",
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
    """The answer to a ticket: links open at the versions that it names, and replies say what is on screen there.

    Each suggestion has a ``reply`` of its own. That of the answer has the likeliest page of each problem; it is empty
    where there is none. ``questions`` are those to ask back.
    """
    systems = found["systems"]
    tried = {each["id"].upper() for each in found.get("tried", [])}

    def whole(suggestion: dict[str, Any]) -> dict[str, Any]:
        reply = message(site, [suggestion["id"]], url, systems, tried)
        return {**_linked(suggestion, site, url, systems), "reply": reply}

    problems = _problems(found)
    picked = [group[0]["id"] for group in problems if group]
    return {
        **found,
        "suggestions": [whole(suggestion) for suggestion in found["suggestions"]],
        "groups": [[whole(suggestion) for suggestion in group] for group in problems] if len(problems) > 1 else [],
        "questions": _questions(found, site) if picked else [],
        "reply": message(site, picked, url, systems, tried) if picked else "",
    }


def _problems(found: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The suggestions for each problem of the ticket, each page once; one list where there is one problem."""
    seen: set[str] = set()
    groups = []
    for group in found.get("groups") or []:
        groups.append([page for page in group if page["id"] not in seen])
        seen.update(page["id"] for page in group)
    kept = [group for group in groups if group]
    return kept if len(kept) > 1 else [found["suggestions"]]


def _questions(found: dict[str, Any], site: Site) -> list[str]:
    """What tells the first page from the others, where that is in doubt, and the versions that the ticket lacks."""
    first, *others = pages = [site.entries[each["id"]] for each in found["suggestions"]]
    told = [_when(first, other.meta.id) or _when(other, first.meta.id) for other in others]
    asked = [f"Is this so? “{when}”" for when in told if when]
    if not all(told):
        asked.append(f"Which of these is it most like? {' '.join(f'“{page.meta.title}”' for page in pages)}")
    return [
        *(asked if found["state"] == "ask" else []),
        *_version_questions(found, site),
    ]


def _when(page: Page[Symptom] | Page[Fix], key: str) -> str:
    neighbours = page.meta.neighbours if isinstance(page.meta, Symptom) else []
    return next((each.asked for each in neighbours if each.id == key), "")


def _version_questions(found: dict[str, Any], site: Site) -> list[str]:
    """As triage-show.js asks them."""
    if not found["devices"] and len(found["missing"]) > 1:
        return ["Which devices do you use for Messages, and which version of its system does each have?"]
    return [_version_question(system, site) for system in found["missing"]]


def _version_question(system: str, site: Site) -> str:
    if system == "ios":
        return "Which version of iOS or iPadOS does the device have?"
    name = next(each for each in site.systems if each.lower() == system)
    return f"Which version of {name} does the {owners(name)} have?"


def _linked(result: dict[str, Any], site: Site, url: str, systems: dict[str, str]) -> dict[str, Any]:
    page = site.entries.get(result["id"])
    if page is None:
        return {**result, "url": url + result["url"]}
    short = link(page, url, systems)
    return {**result, "url": long_url(page, url) + short.removeprefix(short_url(page, url)), "short_url": short}


def search_text(answer: dict[str, Any]) -> str:
    """The answer of a search as lines to read."""
    return "\n\n".join([_title(answer, "search", answer["results"]), *map(_result, answer["results"])])


def triage_text(answer: dict[str, Any], site: Site) -> str:
    """The answer to a ticket as lines to read: pages, what was read in it, what to ask, and a reply."""
    parts = [_title(answer, "triage", answer["suggestions"])]
    if not answer["suggestions"]:
        return parts[0]
    for group in answer["groups"] or [answer["suggestions"]]:
        if answer["groups"]:
            parts.append("And a second problem:" if len(parts) > 1 else "One problem:")
        parts += map(_result, group)
    names = {name.lower(): name for name in site.systems}
    models = {key: f" at most ({model})" for key, model in answer["bounded"].items()}
    read = [f"{names[key]} {version}{models.get(key, '')}" for key, version in answer["systems"].items()]
    if read:
        parts.append(f"The ticket says: {', '.join(read)}.")
    if answer["questions"]:
        parts.append("\n".join(["To ask back:", *answer["questions"]]))
    parts.append(f"Reply:\n{answer['reply']}")
    return "\n\n".join(parts)


def _title(answer: dict[str, Any], what: str, results: list[Any]) -> str:
    if answer["language"]:
        return f"This is {answer['language']}, as it seems. The site is in English."
    return STATES.get(answer["state"], NOTHING[what]) if results else NOTHING[what]


def _result(result: dict[str, Any]) -> str:
    phrase = f"\n    “{result['phrase']}”" if result["phrase"] else ""
    return f"{result['id'] or '-'}  {result['title']}{phrase}\n    {result.get('short_url', result['url'])}"
