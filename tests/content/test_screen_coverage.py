"""Each place that a step sends somebody to has a picture, for the newest systems and for older ones."""

from __future__ import annotations

from resync.checks.pictures import check_pictured, tabs_without_picture
from resync.pictures import screens_on
from resync.procedures.source import with_generations


def test_every_tab_that_leads_to_a_setting_has_a_picture(site):
    assert check_pictured(site) == []


def test_a_tab_without_picture_is_found():
    body = '## Steps { #steps }\n\n=== "Mac"\n\n    1. Open {{ place("wi-fi", "macOS 15") }}.\n\n## Next\n'
    assert tabs_without_picture(body) == ["Mac"]


def test_there_are_pictures_of_every_system(site):
    names = {name for page in site.all_pages for name in screens_on(with_generations(page.body, site))}
    assert len(names) >= 60
    assert {name.split("-")[0] for name in names} == {"ios", "ipad", "macos", "watchos", "diagram"}
