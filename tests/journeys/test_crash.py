"""A browser that crashes takes the test it is in with it, and none of those after."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.journeys.engines import ENGINES, WebKit

WORLDS = [pytest.param(kind, marks=pytest.mark.xdist_group(f"{kind.__name__}-phone")) for kind in ENGINES.values()]


@pytest.mark.parametrize("kind", WORLDS)
def test_the_next_test_gets_a_browser_that_works(start, kind):
    crashed = start(kind, "phone")
    crash(crashed)
    after = start(kind, "phone")
    after.fresh()
    after.open("about/")
    assert after is not crashed
    assert after.js("document.readyState") == "complete"


def test_a_browser_that_works_is_kept(start):
    assert start(ENGINES["chromium"], "phone") is start(ENGINES["chromium"], "phone")


def crash(engine):
    """End it without a word to whoever drives it; where its processes are not known, as a user would."""
    if not isinstance(engine, WebKit):
        engine.close()
        return
    driver = engine.driver.service.process.pid
    for browser in Path(f"/proc/{driver}/task/{driver}/children").read_text(encoding="ascii").split():
        os.kill(int(browser), signal.SIGKILL)
