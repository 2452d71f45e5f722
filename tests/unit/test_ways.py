"""From each fix, the way of next fixes ends at support."""

from __future__ import annotations

import dataclasses

from resync.checks.ways import check_ways
from resync.render import Renderer


def following(site, **next_of):
    fixes = {
        key: dataclasses.replace(page, meta=page.meta.model_copy(update={"next": next_of.get(key, page.meta.next)}))
        for key, page in site.fixes.items()
    }
    return dataclasses.replace(site, fixes=fixes)


def test_every_way_of_ours_ends(site):
    assert check_ways(site) == []


def test_a_circle_is_told_once(site):
    (problem,) = check_ways(following(site, F12="F01"))
    assert str(problem) == (
        "docs/fixes/turn-on-messages-in-icloud.md: next: the way never ends: F12 › F01 › F02 › F03 › F04 › F05 › F12; "
        "a fix from which the way goes on to support, or support"
    )


def test_the_last_fix_leads_to_people(site):
    html = Renderer(site).next_fix(following(site, F52="support").fixes["F52"])
    assert 'id="next-fix"><a href="../../support/summary/">' in html
