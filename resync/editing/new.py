"""A new symptom or fix: a page whose lines say what is to be written, and all that other files need for it.

Every line that somebody still has to write begins with ``TODO``; the rule in :mod:`resync.checks.unwritten`
lists them. Whatever has no such mark is right already.
"""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass
from itertools import product
from typing import get_args

from resync.checks.finder import MOST_ANSWERS
from resync.editing.frontmatter import add_item
from resync.editing.tree import Tree
from resync.finder import ENOUGH, routes
from resync.ledger import dump
from resync.model import LedgerEntry, Page, Since, Site, Symptom, Trouble
from resync.questions import FEWEST, QUESTIONS, row

PHRASINGS = {"S": 12, "F": 3}

_SYMPTOM = """\
---
id: {id}
title: "TODO: the title, in the words of the person who has the problem"
description: "TODO: one sentence of at most 155 characters that says what is going on"
group: {group}
devices: [{devices}]
bubbles: [{bubbles}]
age: [{age}]
trouble: [{trouble}]
since: [{since}]
outcomes:
  first:
    see: "TODO: what the check can show"
    then: "TODO: what that means"
  second:
    see: "TODO: what else the check can show"
    then: "TODO: what that means"
causes:
  - sign: "TODO: what gives the likeliest cause away"
    cause: "TODO: why it happens; then the right fix, evidence and sources on the lines below"
    fix: {fix}
    after: [first]
    evidence: reasoning
    sources: []
  - sign: "TODO: what gives the next cause away"
    cause: "TODO: why it happens; then the right fix, evidence and sources on the lines below"
    fix: {fix}
    after: [second]
    evidence: reasoning
    sources: []
neighbours:
  - id: {near}
    when: "TODO: when {near} is the right page instead"
phrasings:
{phrasings}
reply: >-
  TODO: what an agent can paste, at most 90 words; its last words lead to the link and end with a colon
checked: {today}
---

{{{{ at_a_glance() }}}}

## Check first {{ #check-first }}

TODO: the check of 30 seconds that tells the causes apart.

{{{{ outcome_list() }}}}

## Causes {{ #causes }}

{{{{ cause_table() }}}}

## If none of these fit {{ #none-fit }}

{{{{ neighbour_list() }}}}

TODO: what to tell support.

## People also describe this as {{ #phrasings }}

{{{{ phrasing_list() }}}}

## Sources and evidence {{ #sources }}

{{{{ evidence_note() }}}}
"""

_FIX = """\
---
id: {id}
title: "TODO: the title, an order: what to do"
description: "TODO: one sentence of at most 155 characters: what it does, and what it leaves alone"
devices: [{devices}]
# The least and the most minutes of the steps. Can anything be lost? Then deletes: settings or messages, and a warning.
minutes: [2, 5]
deletes: nothing
next: {next}
evidence: reasoning
sources: []
phrasings:
{phrasings}
reply: >-
  TODO: what an agent can paste, at most 90 words; its last words lead to the link and end with a colon
checked: {today}
---

{{{{ at_a_glance() }}}}

## Steps {{ #steps }}

1. TODO: one action a step; tabs by device and pictures as in CONTRIBUTING.

## How to tell that it worked {{ #worked }}

TODO: what the person sees then.

## Still not working {{ #next }}

{{{{ next_fix() }}}}

## Why this works {{ #why }}

TODO: two sentences for the curious.

## Sources and evidence {{ #sources }}

{{{{ evidence_note() }}}}
"""


@dataclass(frozen=True)
class Entry:
    """A page to be: its id, its slug, and the day from which its ``checked`` counts."""

    key: str
    slug: str
    checked: datetime.date


def new_symptom(tree: Tree, site: Site, entry: Entry, near: str) -> None:
    """Add a symptom that is easily taken for the symptom ``near``."""
    other = site.symptoms[near]
    meta = other.meta
    trouble, since = _answers(site, other, entry)
    fix = next(cause.fix for cause in meta.causes if cause.fix)
    text = _SYMPTOM.format(
        id=entry.key,
        group=meta.group,
        devices=", ".join(meta.devices),
        bubbles=", ".join(meta.bubbles),
        age=", ".join(meta.age),
        trouble=trouble,
        since=since,
        fix=fix,
        near=near,
        phrasings=_phrasings("S"),
        today=entry.checked,
    )
    tree.put(f"docs/symptoms/{entry.slug}.md", text)
    back = f"docs/{other.path}"
    lines = [f"id: {entry.key}", f'when: "TODO: when the new page {entry.key} is the right one instead"']
    tree.put(back, add_item(tree.read(back), "neighbours", lines))
    common = set.intersection(*(set(site.ledger.ids[each].anchors) for each in site.symptoms))
    _record(tree, site, entry, [a for a in site.ledger.ids[near].anchors if a in common])


def new_fix(tree: Tree, site: Site, entry: Entry, symptom: str, following: str) -> None:
    """Add a fix that ends a cause of ``symptom``, and after which ``following`` is tried."""
    page = site.symptoms[symptom]
    text = _FIX.format(
        id=entry.key,
        devices=", ".join(page.meta.devices),
        next=following,
        phrasings=_phrasings("F"),
        today=entry.checked,
    )
    tree.put(f"docs/fixes/{entry.slug}.md", text)
    cause = [
        'sign: "TODO: what gives this cause away; move it to its place, likeliest first"',
        'cause: "TODO: why it happens"',
        f"fix: {entry.key}",
        *([f"after: [{next(iter(page.meta.outcomes))}]"] if page.meta.outcomes else []),
        "evidence: reasoning",
        "sources: []",
    ]
    back = f"docs/{page.path}"
    tree.put(back, add_item(tree.read(back), "causes", cause))
    common = set.intersection(*(set(site.ledger.ids[each].anchors) for each in site.fixes))
    _record(tree, site, entry, [a for a in site.ledger.ids["F01"].anchors if a in {*common, "step-1"}])


def next_id(site: Site, kind: str) -> str:
    """The first id of a kind (S, F) after all that were ever used."""
    return f"{kind}{max(int(key[1:]) for key in site.ledger.ids if key.startswith(kind)) + 1:02d}"


def _record(tree: Tree, site: Site, entry: Entry, anchors: list[str]) -> None:
    """Write the ledger and the questions: what each page of the kind has, the reply's anchor included."""
    key = entry.key
    ids = {**site.ledger.ids, key: LedgerEntry(slugs=[entry.slug], anchors=anchors)}
    replies = [*site.ledger.pages["support/replies/"], f"reply-{key.lower()}"]
    pages = {**site.ledger.pages, "support/replies/": list(dict.fromkeys(replies))}
    tree.put("data/ledger.yml", dump(site.ledger.model_copy(update={"ids": ids, "pages": pages})))
    rows = [row(f"TODO: what somebody types who needs {key} ({n})", key) for n in range(1, FEWEST[key[0]] + 1)]
    tree.put(QUESTIONS, tree.read(QUESTIONS) + "".join(rows))


def _phrasings(kind: str) -> str:
    lines = [f'  - "TODO: a way in which people say it ({n})"' for n in range(1, PHRASINGS[kind] + 1)]
    return "\n".join(lines)


def _answers(site: Site, near: Page[Symptom], entry: Entry) -> tuple[str, str]:
    """Answers of the finder for the new page: those of its neighbour, or the first with which every page is found."""
    own = list(product(near.meta.trouble, near.meta.since))
    for trouble, since in [*own, *product(get_args(Trouble), get_args(Since))]:
        meta = near.meta.model_copy(update={"id": entry.key, "trouble": [trouble], "since": [since]})
        page = dataclasses.replace(near, path=f"symptoms/{entry.slug}.md", meta=meta)
        if _all_found(dataclasses.replace(site, symptoms={**site.symptoms, entry.key: page})):
            return trouble, since
    return own[0]


def _all_found(site: Site) -> bool:
    """Whether the finder still leads to every symptom."""
    ways = (way for page in site.symptoms.values() for way in routes(site, page))
    return all(way.left <= ENOUGH and len(way.answers) <= MOST_ANSWERS for way in ways)
