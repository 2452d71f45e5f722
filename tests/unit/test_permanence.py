"""Ids, slugs and anchors: recorded before they are published, and led on after a page is retired."""

from __future__ import annotations

import dataclasses

import pytest

from resync.checks.built import MOST_TABS, check_built
from resync.checks.permanence import check_permanence
from resync.export.redirects import redirect_pages, redirects
from resync.ledger import dump
from resync.model import LedgerEntry, Page, PageMeta, id_order
from resync.render import Renderer
from resync.retired import successor


def with_ids(site, **entries):
    ids = {**site.ledger.ids, **{key: LedgerEntry.model_validate(value) for key, value in entries.items()}}
    return dataclasses.replace(site, ledger=site.ledger.model_copy(update={"ids": ids}))


def told(site):
    return [str(problem) for problem in check_permanence(site, list(site.entries.values()))]


def test_our_pages_are_recorded(site):
    assert told(site) == []


def test_a_slug_that_nobody_wrote_down_is_found(site):
    assert told(with_ids(site, S03={"slugs": ["mac-is-mute"]})) == [
        "docs/symptoms/mac-not-receiving.md: id: the slug mac-not-receiving is not in data/ledger.yml; run `make ledger`"
    ]


def test_a_retired_id_does_not_come_back(site):
    (line,) = told(with_ids(site, S03={"slugs": ["mac-not-receiving"], "successor": "S04"}))
    assert line.startswith("docs/symptoms/mac-not-receiving.md: id: S03 was retired, and leads to S04; ")


def test_a_successor_has_a_page(site):
    (line,) = told(with_ids(site, S900={"slugs": ["old"], "successor": "S901"}))
    assert line == "data/ledger.yml: ids.S900.successor: S901 has no page; the id of a page, or one that leads there"


def test_retired_pages_lead_on_over_several_steps(site):
    old = with_ids(
        site,
        S900={"slugs": ["older", "old"], "successor": "S901"},
        S901={"slugs": ["newer"], "successor": "S03"},
        F900={"slugs": ["old-fix"], "successor": "F01"},
    )
    assert successor(old.ledger, "S900") == "S03"
    home = site.symptoms["S03"].address
    moved = redirects(old)
    for address in ("go/s900/", "symptoms/older/", "symptoms/old/", "go/s901/", "symptoms/newer/"):
        assert moved[address] == home
    pages = redirect_pages(old)
    assert f'href="../../{home}"' in pages["symptoms/older/index.html"]
    # A step of one procedure is not that of another: servers keep the hash, so they don't lead on.
    assert "go/f900/" not in moved
    for address in ("go/f900/", "fixes/old-fix/"):
        assert '<html lang="en" data-other>' in pages[f"{address}index.html"]
        assert f'href="../../{site.fixes["F01"].address}"' in pages[f"{address}index.html"]
    assert "data-other" not in pages["go/s900/index.html"]
    assert 'id="reply-s900"' in Renderer(old).reply_list("support/replies.md")


def test_a_circle_of_retired_pages_ends(site):
    old = with_ids(site, S900={"slugs": ["a"], "successor": "S901"}, S901={"slugs": ["b"], "successor": "S900"})
    assert len(told(old)) == 2


def test_a_source_that_no_page_rests_on_any_more_stays_listed(site):
    unused = next(key for key in site.sources if key.lower() not in site.ledger.pages["reference/sources/"])
    listed = {**site.ledger.pages, "reference/sources/": [unused.lower()]}
    old = dataclasses.replace(site, ledger=site.ledger.model_copy(update={"pages": listed}))
    assert f'id="{unused.lower()}"' not in Renderer(site).source_list("reference/sources.md")
    assert f'id="{unused.lower()}"' in Renderer(old).source_list("reference/sources.md")


def test_the_ledger_keeps_successors_and_counts_to_a_thousand(site):
    text = dump(with_ids(site, S1000={"slugs": ["x"]}, F900={"slugs": ["y"], "successor": "F01"}).ledger)
    keys = [line.strip().split(":")[0] for line in text.splitlines() if line.startswith(("  S", "  F"))]
    assert keys == sorted(keys, key=id_order)
    assert keys.index("S1000") == keys.index("F01") - 1
    assert "  F900: {slugs: [y], anchors: [], successor: F01}" in text


@pytest.fixture
def one(site, tmp_path):
    """A site of one page, and a function from its HTML and anchors on record to the problems of its build."""
    page = Page("x.md", PageMeta(title="A page", description="A page for this test alone."), "", 1)

    def build(html, recorded, **options):
        (tmp_path / "x").mkdir(exist_ok=True)
        (tmp_path / "x" / "index.html").write_text(html)
        ledger = site.ledger.model_copy(update={"ids": {}, "pages": {"x/": recorded}})
        built = dataclasses.replace(site, symptoms={}, fixes={}, pages=[page], ledger=ledger)
        return [str(problem) for problem in check_built(built, tmp_path, **options)]

    return build


def test_an_anchor_that_nobody_wrote_down_is_found(one):
    html = '<p id="known"></p><p id="new"></p><p id="__tabbed_1_1"></p><p id="day-2026-11-23"></p>'
    assert one(html, ["known"]) == ["docs/x.md: anchors: #new not in data/ledger.yml; run `make ledger`"]
    assert one(html, ["known"], published=False) == []
    assert one(html, ["known", "new"]) == []
    assert one(html, ["known", "new", "lost", "day-2026-01-01"]) == [
        'docs/x.md: #lost: the published anchor is gone; <span id="lost"></span> at the place that took over from it'
    ]


def test_a_tab_that_could_not_be_opened_is_found(one):
    assert one(f'<div data-tabs="1:{MOST_TABS}"></div>', []) == []
    (line,) = one(f'<div data-tabs="1:{MOST_TABS + 1}"></div>', [])
    assert line.startswith(f"site/x/index.html: tabs: a row has {MOST_TABS + 1} tabs; at most {MOST_TABS}")


def test_the_style_sheet_counts_as_far_as_the_check(root):
    style = (root / "docs/assets/css/site.css").read_text(encoding="utf-8")
    for part in (" ~ .tabbed-content >", " ~ .tabbed-labels >"):
        assert f"nth-child({MOST_TABS}):checked{part} :nth-child({MOST_TABS})" in style
    assert f"nth-child({MOST_TABS + 1}):checked" not in style
