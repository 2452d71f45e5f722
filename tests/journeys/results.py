"""Counts what passed in which engine, and writes it as ``data/journeys.yml`` for the page about browsers."""

from __future__ import annotations

import datetime
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

HEAD = "# Written by `make journeys`: how many of each journey passed in each engine, and what its driver cannot do.\n"


class Results:
    """The results of one run."""

    def __init__(self) -> None:
        self.passed: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.unable: dict[str, dict[str, str]] = defaultdict(dict)
        self.engines: dict[str, str] = {}

    def add(self, report: pytest.TestReport, journey: str, engine: str, version: str) -> None:
        """Count one report of one test."""
        if report.when == "call" and report.passed:
            self.passed[journey][engine] += 1
            self.engines[engine] = version
        elif report.skipped and isinstance(report.longrepr, tuple):
            self.unable[journey][engine] = report.longrepr[2].removeprefix(f"Skipped: {engine}: ")

    def write(self, path: Path) -> None:
        """Write it to a file."""
        data = {
            "day": datetime.datetime.now(tz=datetime.UTC).date(),
            "engines": dict(sorted(self.engines.items())),
            "passed": {journey: dict(sorted(counts.items())) for journey, counts in sorted(self.passed.items())},
            "unable": {journey: dict(reasons) for journey, reasons in sorted(self.unable.items())},
        }
        path.write_text(HEAD + yaml.safe_dump(data, sort_keys=False, width=110), encoding="utf-8")
