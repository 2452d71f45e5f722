"""What the search learns from: for each page its title and all ways to say what it is about."""

from __future__ import annotations

import re
from collections import defaultdict

from resync.devices import CALLED_BY_NAME
from resync.model import ELSEWHERE, Fix, Page, PageMeta, Site, Symptom

AnyPage = Page[Symptom] | Page[Fix] | Page[PageMeta]

# Pages that are lists or the start page: whoever searches wants what is behind them.
_LISTS = {"", "symptoms/", "fixes/"}
# Who names a setting has a trouble with it, as a rule; who asks where it is wants the list.
_WHERE = ("where is {}", "where do i find {}", "path to {} in settings")
# Voices that began with a person and not with a page.
LIVED = "lived-"
# Where several pages answer a text, how much each is needed beside the one before it.
NEXT = 0.5
# Words of a message from which on people quote half of it.
_LONG = 5


def searched_pages(site: Site) -> list[AnyPage]:
    """What search can find, in the order in which its files number them: symptoms, fixes, reference pages."""
    return [*site.entries.values(), *(page for page in site.pages if page.address not in _LISTS)]


def shown_texts(site: Site, page: AnyPage) -> list[str]:
    """Ways to say what a page is about that a result can show as its reason, messages on a screen first; lower case."""
    meta = page.meta
    if not isinstance(meta, Symptom | Fix):
        headings = re.findall(r"^## (.+?)(?: *\{.*)?$", page.body, re.MULTILINE)
        plain = [re.sub(r"\{\{.*?\}\}|[*_`\[\]]|\(.*?\)", "", heading).strip() for heading in headings]
        return [text.lower() for text in plain if text]
    return [" ".join(text.lower().split()) for text in [*_errors(site, page), *meta.phrasings]]


def heard_texts(site: Site, page: AnyPage) -> list[str]:
    """Ways to say it that are learnt from and nowhere shown."""
    if page.slug == "places" and not isinstance(page.meta, Symptom | Fix):
        return [form.format(place.name) for place in site.places.values() for form in _WHERE]
    if not isinstance(page.meta, Symptom | Fix):
        return []
    heard = [text for voice in site.voices.values() for text in voice.get(page.meta.id, [])]
    return [*heard, *(part for text in _errors(site, page) for part in _quoted(text))]


def shared_texts(site: Site) -> list[tuple[list[int], list[str]]]:
    """Texts that several pages answer, with the numbers of those pages, the best first.

    What no page answers has the number after the last page.
    """
    numbers = {key: number for number, key in enumerate(site.entries)}
    return [
        ([len(searched_pages(site))] if key == ELSEWHERE else [numbers[each] for each in key.split()], texts)
        for voice in site.voices.values()
        for key, texts in voice.items()
        if key == ELSEWHERE or " " in key
    ]


def needed(site: Site) -> list[float | None]:
    """How often each page is needed: counted from the voices that began with a person; None for reference pages."""
    counts: defaultdict[str, float] = defaultdict(float)
    for voice, texts_by_pages in site.voices.items():
        if voice.startswith(LIVED):
            for key, texts in texts_by_pages.items():
                for place, each in enumerate(key.split()):
                    counts[each] += len(texts) * NEXT**place
    return [counts[page.meta.id] if isinstance(page.meta, Symptom | Fix) else None for page in searched_pages(site)]


def _errors(site: Site, page: AnyPage) -> list[str]:
    """Messages on a screen that a symptom is about."""
    if not isinstance(page.meta, Symptom):
        return []
    return [
        text for error in site.errors.values() if error.symptom == page.meta.id for text in (error.text, *error.also)
    ]


def _quoted(text: str) -> list[str]:
    """A message as people quote it: after what they say of it, and only in part."""
    words = text.split()
    middle = (len(words) + 1) // 2
    parts = [words[:middle], words[middle:]] if len(words) >= _LONG else []
    return [f"it says {text}", *(" ".join(part) for part in parts)]


def vocabulary(site: Site) -> list[list[str]]:
    """The aliases of each concept: first of those that the search calls by name, in its order, then of the others."""
    return [site.vocabulary[name] for name in _concepts(site)]


def _concepts(site: Site) -> list[str]:
    return [*CALLED_BY_NAME, *sorted(set(site.vocabulary) - set(CALLED_BY_NAME))]


def learning_input(site: Site) -> dict[str, object]:
    """All that ``learn.mjs`` learns from, as data."""
    return {
        "pages": [
            [page.meta.title, *shown_texts(site, page), *heard_texts(site, page)] for page in searched_pages(site)
        ],
        "shared": shared_texts(site),
        "needed": needed(site),
        "vocabulary": vocabulary(site),
        "concepts": _concepts(site),
    }
