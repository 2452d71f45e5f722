"""What the page about browsers shows is the record of a whole run."""

from __future__ import annotations

import yaml

from tests.journeys.engines import ENGINES


def test_every_engine_has_passed_journeys(root):
    record = yaml.safe_load((root / "data/journeys.yml").read_text(encoding="utf-8"))
    assert set(record["engines"]) == set(ENGINES)
    assert {engine for counts in record["passed"].values() for engine in counts} == set(ENGINES)
