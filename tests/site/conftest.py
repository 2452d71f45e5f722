"""What several tests read of the built site."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup


@pytest.fixture(scope="session")
def parsed() -> Callable[[Path], BeautifulSoup]:
    """A function that gives a page of a built site, to read and not to change: each is parsed once by a worker.

    Tests that use it for all pages share a worker, so that each page is parsed once.
    """
    return functools.cache(lambda path: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser"))
