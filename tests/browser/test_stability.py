"""Nothing moves under a finger: what scripts add has its room before they come."""

from __future__ import annotations

import pytest

from tests.browser.conftest import DESKTOP, PHONE, WATCH_SHIFT

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
# Layout shift as browsers count it. Chrome's own limit for "good" is 0.1.
MOST = 0.005
LATE = """() => new Promise((resolve) => {
  const block = document.createElement("div");
  block.textContent = "Late.";
  block.style.height = "200px";
  document.querySelector("main").prepend(block);
  requestAnimationFrame(() => setTimeout(resolve, 300));
})"""


@SCREENS
@pytest.mark.parametrize(
    "path",
    [
        "",
        "find/",
        "symptoms/",
        "symptoms/mac-not-receiving/",
        "fixes/match-addresses/",
        "fixes/check-connection/?from=s61",
        "support/triage/",
        "support/replies/",
        "support/summary/?from=s07",
        "devices/",
    ],
)
def test_nothing_moves_while_a_page_loads(open_page, path, screen):
    page = open_page(path, **screen)
    page.evaluate(WATCH_SHIFT)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < MOST


def test_a_late_block_is_noticed(open_page):
    page = open_page("symptoms/mac-not-receiving/")
    page.evaluate(WATCH_SHIFT)
    page.evaluate(LATE)
    assert page.evaluate("window.shift") > MOST
