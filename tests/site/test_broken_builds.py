"""What can happen to a build: no room, no right to write, a sudden end, another build at once.

Each time the old site stays whole, and the message is one line.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from resync.build import build_site
from resync.problems import ContentError

OLD = "<p>The old site</p>"
COMMAND = "import sys; from pathlib import Path; from resync import cli; cli.ROOT = Path(sys.argv[1]); sys.exit(cli.main(['build']))"


@pytest.fixture
def target(copy):
    """``site`` in a copy of the repository, with an old site in it."""
    folder = copy / "site"
    folder.mkdir()
    (folder / "index.html").write_text(OLD)
    return folder


def start_build(target, **options):
    """``make build`` of the copy, as a process of its own."""
    command = [sys.executable, "-c", COMMAND, str(target.parent)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **options)


def leftovers(target):
    return list(target.parent.glob(".site-*"))


def test_a_full_disk_is_one_line_and_the_old_site_stays(target):
    # As on a full disk, no file can be written beyond a few bytes.
    build = start_build(target, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)))
    errors = build.communicate()[1].splitlines()
    assert build.returncode == 1
    assert len(errors) == 2
    assert "disk: cannot be read or written (File too large); free space" in errors[0]
    assert "nothing was replaced" in errors[1]
    assert [path.name for path in target.iterdir()] == ["index.html"]
    assert leftovers(target) == []


def test_a_folder_that_cannot_be_written_is_one_line(root, tmp_path):
    # The superuser may write anywhere except where the system itself says no.
    parent = Path("/proc/self") if os.geteuid() == 0 else tmp_path
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(ContentError, match="disk: cannot be read or written") as error:
            build_site(root, parent / "site")
    finally:
        tmp_path.chmod(0o755)
    assert len(error.value.problems) == 1


def test_a_killed_build_leaves_the_old_site_and_later_ones_take_turns(target):
    killed = start_build(target)
    while not any((folder / "fresh").exists() for folder in leftovers(target)):
        assert killed.poll() is None, killed.stderr.read()
        time.sleep(0.02)
    killed.kill()
    killed.communicate()
    assert (target / "index.html").read_text() == OLD
    assert leftovers(target), "the build was stopped in the middle of its work"

    both = [start_build(target), start_build(target)]
    assert [build.communicate()[1] for build in both] == ["", ""]
    assert [build.returncode for build in both] == [0, 0]
    assert (target / "symptoms/mac-not-receiving/index.html").exists()
    assert leftovers(target) == []
