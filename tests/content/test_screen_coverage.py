"""Each place that a step sends somebody to has a picture, for the newest systems and for older ones."""

from __future__ import annotations

import re

from resync.pictures import screens_on
from resync.procedures.source import with_generations

STEPS = re.compile(r"\{ #steps \}\s*$(.*?)^## ", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r'^\s*\d+\. .*\{\{ (?:place|control)\("', re.MULTILINE)
TAB = re.compile(r"^\s*===\+?!? \"", re.MULTILINE)


def tabs_without_picture(body: str) -> list[str]:
    """Tabs (or whole lists, where there are none) whose steps name a place and that have no picture."""
    steps = STEPS.search(body)
    parts = TAB.split(steps[1]) if steps else []
    return [part.split('"')[0] for part in parts if PLACE.search(part) and "/assets/screens/" not in part]


def test_every_tab_that_leads_to_a_setting_has_a_picture(site):
    pages = {fix.path: with_generations(fix.body, site) for fix in site.fixes.values()}
    missing = {path: tabs for path, body in pages.items() if (tabs := tabs_without_picture(body))}
    assert missing == {}


def test_a_tab_without_picture_is_found():
    body = '## Steps { #steps }\n\n=== "Mac"\n\n    1. Open {{ place("wi-fi", "macOS 15") }}.\n\n## Next\n'
    assert tabs_without_picture(body) == ["Mac"]


def test_there_are_pictures_of_every_system(site):
    names = {name for page in site.all_pages for name in screens_on(with_generations(page.body, site))}
    assert len(names) >= 60
    assert {name.split("-")[0] for name in names} == {"ios", "ipad", "macos", "watchos", "diagram"}
