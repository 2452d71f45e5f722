"""A fault of one version is shown up to its day, listed as due after it, and then asked about."""

from __future__ import annotations

import datetime

import pytest

from resync import due
from resync.render import Renderer

DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize("key", ["mac-vpn", "late-icloud-changes", "window-stands-still"])
def test_pages_show_it_up_to_its_day(site, key):
    fault = site.faults[key]
    page = site.symptoms[fault.symptoms[0]]
    assert fault.says in Renderer(site, today=fault.until).cause_table(page)
    assert fault.says not in Renderer(site, today=fault.until + DAY).cause_table(page)


def test_make_due_lists_it_from_that_day(site):
    (item,) = [item for item in due.items(site) if item.name == "data/faults.yml: mac-vpn"]
    assert item.due == site.faults["mac-vpn"].until
    assert item.checked == site.sources["C-IVP"].checked


def test_it_says_which_version_had_it_and_which_ended_it(site):
    table = Renderer(site).cause_table(site.symptoms["S61"])
    assert "Only on macOS 15.0, ended by 15.1:" in table
