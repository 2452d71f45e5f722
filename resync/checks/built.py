"""Checks on the built site, as a browser would find it: links, anchors, ids, and the ledger."""

from __future__ import annotations

import posixpath
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from resync.anchors import lasting
from resync.html import Document, read_document
from resync.model import Page, Site
from resync.problems import Problem
from resync.retired import successor

# The style sheet opens tabs by their number, without a script.
MOST_TABS = 9

# A short link looks for its script from the root as well: resync/export/redirects.py says why.
FROM_ROOT = "/js/redirect.js"


def check_built(site: Site, folder: Path, *, published: bool = True) -> list[Problem]:
    """Every internal link leads somewhere; every published address and anchor still does.

    What is ``published`` is recorded in the ledger, too: a preview may be ahead of it.
    """
    documents = {p.relative_to(folder).as_posix(): read_document(p) for p in sorted(folder.rglob("*.html"))}
    problems = _link_problems(folder, documents) + _id_problems(documents) + _ledger_problems(site, documents)
    problems += _tab_problems(documents)
    return problems + (_unrecorded(site, documents) if published else [])


def _link_problems(folder: Path, documents: dict[str, Document]) -> list[Problem]:
    problems = []
    for name, document in documents.items():
        # 404.html is served for any address, so its links are absolute and depend on the host.
        if name == "404.html":
            continue
        for link in sorted(set(document.links)):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            if parts.path.startswith("/"):
                if parts.path.endswith(FROM_ROOT):
                    continue
                problems.append(Problem(f"site/{name}", link, "the link is absolute", "a link relative to the page"))
                continue
            path = unquote(parts.path)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if (folder / target).is_dir():
                target = posixpath.normpath(posixpath.join(target, "index.html"))
            if not (folder / target).is_file():
                problems.append(Problem(f"site/{name}", link, "the link leads nowhere", "an address of the site"))
            elif parts.fragment and target in documents and parts.fragment not in documents[target].ids:
                problems.append(Problem(f"site/{name}", link, "the anchor does not exist", f"an id in site/{target}"))
    return problems


def _id_problems(documents: dict[str, Document]) -> list[Problem]:
    return [
        Problem(f"site/{name}", f"#{identifier}", "the id stands twice on the page", "each id once")
        for name, document in documents.items()
        for identifier, count in Counter(document.ids).items()
        if count > 1
    ]


def _ledger_problems(site: Site, documents: dict[str, Document]) -> list[Problem]:
    """What was published and is gone."""
    problems = []
    for key, entry in site.ledger.ids.items():
        if not entry.anchors:  # promised, not published yet
            continue
        folder = "symptoms" if key.startswith("S") else "fixes"
        page = site.entries.get(successor(site.ledger, key))
        if page is None:  # the rule for the ledger has told it
            continue
        for slug in entry.slugs:
            if f"{folder}/{slug}/index.html" not in documents:
                wrong = f"the published address {folder}/{slug}/ leads nowhere"
                problems.append(Problem(f"docs/{page.path}", "redirects", wrong, f"redirects: [{slug}]"))
        if not entry.successor:
            problems += _lost_anchors(page, documents, entry.anchors)
    pages = {page.address: page for page in site.pages}
    for address, anchors in site.ledger.pages.items():
        if address in pages:
            problems += _lost_anchors(pages[address], documents, anchors)
    return problems


def _lost_anchors(page: Page, documents: dict[str, Document], anchors: list[str]) -> list[Problem]:  # type: ignore[type-arg]
    document = documents.get(f"{page.address}index.html")
    if document is None:
        return [Problem(f"docs/{page.path}", "page", f"/{page.address} was not built", "a page at that address")]
    ids = set(document.ids)
    return [
        Problem(
            f"docs/{page.path}",
            f"#{anchor}",
            "the published anchor is gone",
            f'<span id="{anchor}"></span> at the place that took over from it',
        )
        for anchor in lasting(anchors)
        if anchor not in ids
    ]


def _unrecorded(site: Site, documents: dict[str, Document]) -> list[Problem]:
    """Anchors that will be permanent from the day on which they are published, and that nobody wrote down."""
    recorded: dict[str, list[str]] = dict(site.ledger.pages)
    for key, entry in site.entries.items():
        recorded[entry.address] = site.ledger.ids[key].anchors if key in site.ledger.ids else []
    problems = []
    for page in site.all_pages:
        document = documents.get(f"{page.address}index.html")
        new = [each for each in lasting(document.ids) if each not in recorded.get(page.address, [])] if document else []
        if new:
            wrong = f"{', '.join(f'#{anchor}' for anchor in new)} not in data/ledger.yml"
            problems.append(Problem(f"docs/{page.path}", "anchors", wrong, "run `make ledger`"))
    return problems


def _tab_problems(documents: dict[str, Document]) -> list[Problem]:
    """Rows of tabs with more than the style sheet counts to: the last ones could not be opened."""
    return [
        Problem(f"site/{name}", "tabs", f"a row has {count} tabs", f"at most {MOST_TABS}, or more in site.css and here")
        for name, document in documents.items()
        for count in document.tabs
        if count > MOST_TABS
    ]
