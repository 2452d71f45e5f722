"""Fixtures that several kinds of tests share."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from resync.build import build_site
from resync.load import load_site
from resync.model import Site

ROOT = Path(__file__).parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test in a real browser that fails runs once more: a busy machine can make one miss its time.

    The summary lists each that needed it; one that fails twice has failed.
    """
    for item in items:
        if {"browser", "journeys"} & set(item.path.relative_to(ROOT).parts[:2]):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site() -> Site:
    return load_site(ROOT)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make build` makes it, built once for all workers."""
    return _build_once(tmp_path_factory, "built", None)


@pytest.fixture(scope="session")
def built_below_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site for an address with a path, built once for all workers."""
    return _build_once(tmp_path_factory, "below-path", "https://help.example.org/sync/")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; a process can have it only once."""
    with sync_playwright() as playwright:
        yield playwright


def _build_once(factory: pytest.TempPathFactory, name: str, url: str | None) -> Path:
    shared = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    target, claim = shared / name / "site", shared / f"{name}.claim"
    try:
        claim.touch(exist_ok=False)
    except FileExistsError:
        while not target.exists():
            if (shared / f"{name}.failed").exists():
                pytest.fail(f"the build of {name} failed in another worker")
            time.sleep(0.1)
        return target
    try:
        build_site(ROOT, target, url)
    except Exception:
        (shared / f"{name}.failed").touch()
        raise
    return target


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the repository's content, to make mistakes in."""
    folder = tmp_path / "copy"
    folder.mkdir()
    for name in ("docs", "data", "screens"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("overrides", "resync"):
        (folder / name).symlink_to(ROOT / name)
    return folder
