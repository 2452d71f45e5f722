"""What ``data/ledger.yml`` promises: every page is recorded in it, and what was retired has a successor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resync.checks.rule import rule
from resync.load import Content
from resync.model import Fix, Page, Site, Symptom
from resync.problems import Problem
from resync.retired import successor

_COMMAND = "run `make ledger`"


@rule(
    "recorded",
    "Every slug is recorded in data/ledger.yml; a retired page leads to a successor, and its id does not come back.",
    file="data/ledger.yml",
    good="slugs: [reboot, restart]",
    bad="slugs: [reboot]",
)
def _rule(content: Content) -> list[Problem]:
    return list(check_permanence(content.site, content.site.entries.values()))


def check_permanence(site: Site, entries: Iterable[Page[Symptom] | Page[Fix]]) -> Iterator[Problem]:
    """Slugs that are not recorded, ids that come back from the dead, and successors that are none."""
    ids = site.ledger.ids
    for page in entries:
        path, entry = f"docs/{page.path}", ids.get(page.meta.id)
        if entry and entry.successor:
            wrong = f"{page.meta.id} was retired, and leads to {entry.successor}"
            yield Problem(path, "id", wrong, "an id that was never used, as `make new-symptom` takes it")
        elif entry and page.slug not in entry.slugs:
            yield Problem(path, "id", f"the slug {page.slug} is not in data/ledger.yml", _COMMAND)
    living = {page.meta.id for page in entries}
    for key, entry in ids.items():
        if entry.successor and successor(site.ledger, key) not in living:
            wrong = f"{entry.successor} has no page"
            yield Problem("data/ledger.yml", f"ids.{key}.successor", wrong, "the id of a page, or one that leads there")
