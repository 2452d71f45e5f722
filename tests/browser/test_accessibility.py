"""axe-core finds nothing, on any kind of page."""

from __future__ import annotations

import pytest

from tests.browser.conftest import DESKTOP, PHONE

PATHS = [
    "",
    "?q=mac",
    "find/",
    "find/?trouble=new&since=suddenly",
    "devices/?ios=26",
    "worked/",
    "symptoms/",
    "symptoms/mac-not-receiving/",
    "fixes/",
    "fixes/turn-on-messages-in-icloud/?from=s07",
    "reference/places/",
    "reference/network/",
    "reference/errors/",
    "reference/sources/",
    "support/",
    "support/links/",
    "support/replies/",
    "support/summary/?from=s07",
    "about/",
    "404.html",
]
AXE = "axe.run({ runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] })"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(open_page, root, path, screen, scheme):
    page = open_page(path, color_scheme=scheme, **screen)
    if "?q=" in path:
        page.locator("[data-search-result]").first.wait_for()
    page.evaluate((root / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    violations = page.evaluate(AXE)["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in violations] == []


def test_axe_finds_a_mistake(open_page, root):
    page = open_page("")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"assets/mark.svg\">')")
    page.evaluate((root / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    assert "image-alt" in [v["id"] for v in page.evaluate(AXE)["violations"]]
