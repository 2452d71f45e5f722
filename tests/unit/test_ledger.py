from __future__ import annotations

import yaml

from resync.ledger import dump, extend
from resync.model import Ledger


def test_what_is_new_is_added_and_nothing_is_lost(site):
    ledger = extend(site, lambda address: ["new-anchor", "__tabbed_1_1"])
    assert "new-anchor" in ledger.ids["S03"].anchors
    assert set(site.ledger.ids["S03"].anchors) <= set(ledger.ids["S03"].anchors)
    assert set(site.ledger.ids) <= set(ledger.ids)
    assert not any("__tabbed" in anchor for entry in ledger.ids.values() for anchor in entry.anchors)
    assert "new-anchor" in ledger.pages[""]


def test_the_file_reads_back_as_it_was(site):
    assert Ledger.model_validate(yaml.safe_load(dump(site.ledger))) == site.ledger


def test_the_committed_file_has_the_form_that_the_command_writes(site, root):
    assert (root / "data" / "ledger.yml").read_text(encoding="utf-8") == dump(site.ledger)
