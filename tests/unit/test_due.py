"""What is due when: 90 days for what concerns the newest systems, a year for the rest."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from resync import due, due_report
from resync.clock import today
from resync.model import Page, PageMeta, Place
from resync.problems import ContentError
from resync.render import Renderer
from resync.systems import Range

DAY = datetime.date(2026, 6, 1)
DAYS = datetime.timedelta(days=1)


def place(*rows, **fields):
    common = {"system": "iOS", "path": ["Settings"], "evidence": "reasoning"}
    return Place.model_validate({"name": "N", "purpose": "P", "paths": [common | row for row in rows], **fields})


@pytest.fixture
def small(site):
    """One page, one source, and three places: in the newest system, in an old one, and not named by the page."""
    page = site.fixes["F02"]
    meta = page.meta.model_copy(update={"checked": DAY})
    source = site.sources["A5"].model_copy(update={"checked": DAY - DAYS})
    return dataclasses.replace(
        site,
        symptoms={},
        fixes={"F02": dataclasses.replace(page, meta=meta, body='{{ place("new") }} {{ control("old", "iOS 17") }}')},
        pages=[],
        sources={"A5": source},
        faults={},
        places={
            "new": place({"from": "18"}),
            "old": place({"to": "17", "evidence": "apple", "sources": ["A5"]}),
            "lone": place({"from": "18"}),
        },
    )


def test_each_has_its_day(small):
    assert [(item.name, item.checked, (item.due - item.checked).days) for item in due.items(small)] == [
        ("data/places.yml: new", DAY, 90),  # no source: as old as the page that names it
        ("docs/fixes/send-from-lagging-device.md", DAY, 90),
        ("data/places.yml: old", DAY - DAYS, 365),  # as old as its source
    ]


def test_a_place_may_have_a_day_of_its_own(small):
    later = dataclasses.replace(small, places={**small.places, "old": place({"to": "17"}, checked=DAY + DAYS)})
    assert due.place_day(later, "old") == DAY + DAYS


def test_a_page_that_names_only_old_places_is_due_after_a_year(small):
    page = dataclasses.replace(small.fixes["F02"], body='{{ place("old", "iOS 17") }}')
    assert not due.page_is_newest(small, page)
    assert due.page_is_newest(small, small.fixes["F02"])


def test_another_page_is_as_old_as_the_oldest_source_that_it_names(small):
    meta = PageMeta(title="A page", description="A page for this test alone.")
    page = Page("reference/x.md", meta, "See [A5](sources.md#a5) and [Z](sources.md#z9).", 1)
    assert due.page_day(small, page) == DAY - DAYS
    own = dataclasses.replace(page, meta=meta.model_copy(update={"checked": DAY}))
    assert due.page_day(small, own) == DAY
    assert due.page_day(small, dataclasses.replace(page, body="No source.")) is None


@pytest.mark.parametrize(("days", "late"), [(0, False), (90, False), (180, False), (181, True)])
def test_readers_are_told_when_it_waited_as_long_again(small, days, late):
    day = DAY + days * DAYS
    assert due.is_long_overdue(small, small.fixes["F02"], day) is late
    chip = Renderer(small, today=day).at_a_glance(small.fixes["F02"])
    assert ("Checked" in chip, "long ago: menus may have moved" in chip) == (True, late)


def test_the_list_names_what_is_due_and_when_the_next_is(small):
    assert due_report.overdue(small, DAY + 89 * DAYS) == (
        "Nothing is due on 2026-08-29. The next is data/places.yml: new, on 2026-08-30."
    )
    lines = due_report.overdue(small, DAY + 90 * DAYS).splitlines()
    assert lines[0].startswith("2 of 3 pages and places are due on 2026-08-30. ")
    assert "- docs/fixes/send-from-lagging-device.md: due since 2026-08-30, last compared on 2026-06-01" in lines
    assert not any("old" in line for line in lines)


def test_a_system_that_comes_concerns_what_is_open_at_its_end(small):
    screens = {"ios-18-x": Range("iOS", (18,), None), "ios-13-x": Range("iOS", (13,), (17,))}
    text = due_report.for_system(small, "iOS 99", screens)
    assert text.startswith("iOS 99: 2 places, 1 pages, 1 screens.\ndata/systems.yml does not have it yet")
    assert "- new: Settings, since 18 (compared on 2026-06-01)" in text
    assert "- docs/fixes/send-from-lagging-device.md: new" in text
    assert "- screens/ios-18-x.yml" in text
    assert "- old:" not in text
    assert "does not have it" not in due_report.for_system(small, "ios18", screens)


@pytest.mark.parametrize("wanted", ["beos1", "ios", "27", ""])
def test_what_is_no_system_is_refused(small, wanted):
    with pytest.raises(ContentError, match="is not a version of a system; a system and a version, such as ios27"):
        due_report.for_system(small, wanted, {})


def test_every_page_and_place_of_ours_has_a_day(site):
    dated = {item.name for item in due.items(site)}
    assert {f"docs/{page.path}" for page in site.entries.values()} <= dated
    assert {f"data/places.yml: {key}" for key in site.places} <= dated


def test_the_day_of_a_build_can_be_set(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert today() == datetime.date(1970, 1, 2)
