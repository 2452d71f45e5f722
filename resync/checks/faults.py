"""Faults of one version: they have an end, and leave the data when nobody can have them any more."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from resync import clock
from resync.checks.rule import rule
from resync.load import Content
from resync.problems import Problem
from resync.systems import parse_version

# Pages are silent from the first day; whoever is about to publish something else is not stopped at once.
GRACE = datetime.timedelta(days=60)


@rule(
    "fault-range",
    "A fault of one version ends after it began.",
    file="data/faults.yml",
    good='ended: "18.2"',
    bad='ended: "17.2"',
)
def fault_range(content: Content) -> Iterator[Problem]:
    """Faults that were over before they began."""
    for key, fault in content.site.faults.items():
        if fault.ended and parse_version(fault.ended) <= parse_version(fault.since):
            wrong = f"ended by {fault.ended}, though it began with {fault.since}"
            yield Problem("data/faults.yml", f"{key}.ended", wrong, "a later version, or none")


@rule(
    "fault-past-its-end",
    "A fault of one version is taken out, or given a later day, within 60 days after its `until`.",
    file="data/faults.yml",
    good="until: 9000-01-01",
    bad="until: 2024-01-01",
)
def fault_past_its_end(content: Content) -> Iterator[Problem]:
    """Faults that no page has shown for a long time."""
    for key, fault in content.site.faults.items():
        if clock.today() > fault.until + GRACE:
            wrong = f"no page has shown it since {fault.until}"
            yield Problem("data/faults.yml", f"{key}.until", wrong, "a later day if it still matters, or no such entry")
