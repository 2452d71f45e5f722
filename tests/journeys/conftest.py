"""What people do, in each engine at each width: one page, a host that a test can break, and no mistake unseen."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.engines import COPYING, ENGINES, Engine
from tests.journeys.host import Host, running
from tests.journeys.results import Results

ROOT = Path(__file__).parent.parent.parent
RESULTS = Results()
RECORDING = bool(os.environ.get("RECORD_JOURNEYS"))

# Options that leave tests out: what passed then is not what works in an engine.
PARTS = ("keyword", "markexpr", "deselect", "lf", "stepwise", "collectonly")

# An iPad held upright has 768 to 834; the header is at its tightest at the first of them.
SIZES = {"phone": (390, 844), "small": (320, 568), "upright": (768, 1024), "pad": (820, 1180), "desktop": (1280, 900)}
USUAL = ("phone", "pad", "desktop")


def pytest_configure(config: pytest.Config) -> None:
    for line in (
        "journey(function): what of the site a test is about, for the table of browsers",
        "cannot(engine, reason): what this engine's driver cannot do, and what covers it instead",
        "at(*sizes): the widths at which it is worth looking, in place of the usual three",
        "copies: it needs the clipboard",
        "mainly(*engines): those that `make test` has time for; `make journeys` takes all three",
    ):
        config.addinivalue_line("markers", line)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each journey in each engine at each width; one worker for each engine and width, so that it starts once."""
    if "visitor" not in metafunc.fixturenames:
        return
    sizes = next((marker.args for marker in metafunc.definition.iter_markers("at")), USUAL)
    unable = dict(marker.args for marker in metafunc.definition.iter_markers("cannot"))
    mainly = next((marker.args for marker in metafunc.definition.iter_markers("mainly")), tuple(ENGINES))
    copies = metafunc.definition.get_closest_marker("copies") is not None
    worlds = []
    for name in ENGINES if RECORDING else mainly:
        for size in _widths(name, sizes):
            kind = (COPYING if copies else ENGINES)[name]
            marks = [pytest.mark.xdist_group(f"{kind.__name__}-{size}")]
            if name in unable:
                marks.append(pytest.mark.skip(reason=f"{name}: {unable[name]}"))
            worlds.append(pytest.param((kind, size), id=f"{name}-{size}", marks=marks))
    metafunc.parametrize("visitor", worlds, indirect=True)


def _widths(engine: str, sizes: tuple[str, ...]) -> tuple[str, ...]:
    """Those that there is time for: every iPhone and iPad has WebKit, so `make test` takes the others at fewer."""
    if RECORDING or engine == "webkit":
        return sizes
    return sizes[-1:] if engine == "firefox" else tuple(dict.fromkeys((sizes[0], sizes[-1])))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each result carries what it is about, for the table that `make journeys` writes."""
    for item in items:
        journey, world = item.get_closest_marker("journey"), getattr(item, "callspec", None)
        if journey and world and "visitor" in world.params:
            item.user_properties.append(("journey", (journey.args[0], world.params["visitor"][0].name)))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    told = dict(report.user_properties)
    if "journey" in told:
        RESULTS.add(report, *told["journey"], told.get("version", ""))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    config = session.config
    whole = config.args == ["tests/journeys"] and not any(config.getoption(part) for part in PARTS)
    if RECORDING and whole and exitstatus == 0 and not hasattr(config, "workerinput"):
        RESULTS.write(ROOT / "data/journeys.yml")


@pytest.fixture(scope="session")
def host(built) -> Iterator[Host]:
    with running(built) as host:
        yield host


@pytest.fixture(scope="session")
def start(host, playwright) -> Iterator[Callable[[type[Engine], str], Engine]]:
    """A function that gives an engine at a width; the one before it is closed when another is asked for.

    One that crashed in a test fails that test, and no other.
    """
    running_now: dict[tuple[type[Engine], str], Engine] = {}

    def start_(kind: type[Engine], size: str) -> Engine:
        if (kind, size) not in running_now or not running_now[kind, size].alive():
            for other in running_now.values():
                other.close()
            running_now.clear()
            width, height = SIZES[size]
            engine = kind((max(width, kind.narrowest), height), playwright)
            engine.address = host.address
            running_now[kind, size] = engine
        return running_now[kind, size]

    yield start_
    for engine in running_now.values():
        engine.close()


@pytest.fixture
def visitor(request, host, start) -> Iterator[Engine]:
    """A browser that was never here before. Whatever goes wrong in a page fails the test."""
    engine = start(*request.param)
    request.node.user_properties.append(("version", engine.version()))
    host.recover()
    engine.fresh()
    host.recover()
    yield engine
    engine.js("new Promise((done) => setTimeout(done, 50))")
    engine.until("!window.mistakesUnderWay || !window.mistakesUnderWay()")
    assert [told for told in host.mistakes if not any(re.search(part, told) for part in host.expected)] == []
