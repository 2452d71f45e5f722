"""Setting up a machine: which browsers are installed on it, seen by the commands that it is given."""

from __future__ import annotations

import pytest

from resync import bootstrap

UPDATE = "apt-get update -qq"
INSTALL = "apt-get install -y -qq --no-install-recommends"
OFFERED = "printf 'Package: %s\\nVersion: 156.0\\n' \"$4\""
# Other packages name it, and nothing has that name.
UNKNOWN = "echo 'N: No packages found' >&2; exit 100"


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A function that makes a machine of these programs, each with what it does; it gives what was run on it."""
    log = tmp_path / "log"
    log.touch()

    def machine_(**programs):
        folder = tmp_path / "bin"
        folder.mkdir()
        for name, does in {"true": "exit 0", "sudo": 'shift; "$@"', **programs}.items():
            program = folder / name.replace("_", "-")
            logged = "" if name == "sudo" else f'echo "{program.name} $*" >> {log}\n'
            program.write_text(f"#!/bin/sh\n{logged}{does}\n", encoding="utf-8")
            program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        bootstrap.apt_update.cache_clear()
        return folder, lambda: [line for line in log.read_text().splitlines() if line.startswith(("apt-get", "python"))]

    yield machine_
    bootstrap.apt_update.cache_clear()


def install(machine, *, whole, **programs):
    """What is run for the browser on a machine that has a whole one, or none."""
    # The interpreter is asked whether the tests find a whole browser; all else that it is told succeeds.
    folder, done = machine(python=f'[ "$1" = -c ] && exit {0 if whole else 1}; exit 0', **programs)
    bootstrap.install_browser(folder / "python")
    return [line for line in done() if not line.startswith("python -c")]


def test_debian_gets_both(machine):
    done = install(machine, whole=False, apt_get="exit 0", apt_cache=OFFERED)
    assert done == [UPDATE, f"{INSTALL} chromium chromium-headless-shell"]


def test_a_whole_browser_that_is_there_gets_its_shell(machine):
    done = install(machine, whole=True, apt_get="exit 0", apt_cache=OFFERED)
    assert done == [UPDATE, f"{INSTALL} chromium-headless-shell"]


def test_a_shell_alone_is_not_enough(machine):
    done = install(machine, whole=False, apt_get="exit 0", apt_cache=OFFERED, chromium_headless_shell="exit 0")
    assert done == [UPDATE, f"{INSTALL} chromium"]


def test_nothing_is_installed_or_asked_for_where_both_are(machine):
    assert install(machine, whole=True, apt_get="exit 0", apt_cache=OFFERED, chromium_headless_shell="exit 0") == []


def test_ubuntu_has_no_shell_and_goes_on_with_its_browser(machine):
    assert install(machine, whole=True, apt_get="exit 0", apt_cache=UNKNOWN) == [UPDATE]


def test_without_apt_a_whole_browser_does(machine):
    assert install(machine, whole=True) == []


def test_without_apt_and_browser_playwright_brings_one(machine):
    assert install(machine, whole=False) == ["python -m playwright install chromium"]


def test_a_set_up_that_fails_says_at_what(machine):
    with pytest.raises(SystemExit, match=r"Setting up failed at: .*apt-get install"):
        install(machine, whole=False, apt_get='[ "$1" = update ]', apt_cache=OFFERED)


@pytest.mark.parametrize(
    ("there", "found"),
    [
        (["chromium", "chromium-headless-shell"], ("chromium", "chromium-headless-shell")),
        (["google-chrome"], ("google-chrome", "google-chrome")),
    ],
)
def test_tests_take_the_shell_and_journeys_the_whole_browser(machine, there, found):
    from tests.browser import chromium  # noqa: PLC0415 (only here)

    folder, _ = machine(**{name.replace("-", "_"): "exit 0" for name in there})
    assert (chromium.find(), chromium.find_fast()) == tuple(str(folder / name) for name in found)
