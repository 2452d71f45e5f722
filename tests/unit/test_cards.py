"""Link previews and icons are those of their drawings."""

from __future__ import annotations

import shutil
import struct
import zlib

import pytest

from resync import cards


@pytest.fixture
def copied(root, tmp_path):
    """The pictures alone, beside the scenes."""
    (tmp_path / "screens").symlink_to(root / "screens")
    for name in ("assets/cards", "assets/icons"):
        shutil.copytree(root / "docs" / name, tmp_path / "docs" / name)
    for name in ("favicon.ico", "assets/mark.svg"):
        shutil.copy(root / "docs" / name, tmp_path / "docs" / name)
    return tmp_path


def test_what_is_committed_is_up_to_date(site, copied):
    assert cards.check(site, copied) == []


def test_a_picture_of_another_drawing_is_found(site, copied):
    mark = copied / "docs/assets/mark.svg"
    mark.write_text(mark.read_text(encoding="utf-8").replace("M13 15", "M14 15"), encoding="utf-8")
    problems = cards.check(site, copied)
    assert {problem.wrong for problem in problems} == {"is not as it is drawn"}
    assert len(problems) == len(cards.paintings(site, copied))


def test_a_missing_picture_is_found(site, copied):
    (copied / "docs/favicon.ico").unlink()
    assert [(p.path, p.wrong) for p in cards.check(site, copied)] == [("docs/favicon.ico", "is missing")]


def test_a_missing_browser_is_said(site, copied):
    with pytest.raises(cards.ContentError, match="make cards CHROMIUM="):
        cards.write(site, copied, str(copied / "no-browser"))


def test_the_fingerprint_is_a_chunk_of_its_own():
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", 13, b"IHDR") + bytes(17)
    png = cards.signed(head + b"rest", b"abc")
    assert png.startswith(head)
    assert png.endswith(b"rest")
    length = struct.unpack(">I", png[33:37])[0]
    chunk = png[37 : 41 + length]
    assert chunk == b"tEXtDrawing\0abc"
    assert struct.unpack(">I", png[41 + length : 45 + length])[0] == zlib.crc32(chunk)
