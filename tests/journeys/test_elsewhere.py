"""Without a network, and on paper."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.journeys.engines import Target

PAGE = "fixes/match-addresses/"
KEEP = Target("#offline button")


@pytest.mark.journey("Offline")
@pytest.mark.at("phone")
def test_kept_once_it_opens_without_a_network(visitor, host):
    visitor.open("about/offline/")
    visitor.until("/not kept/.test(document.querySelector('#offline [role=status]').textContent)")
    visitor.select(KEEP)
    kept = "/^The site is kept/.test(document.querySelector('#offline [role=status]').textContent)"
    visitor.until(kept, "every file is kept", patience=60)
    host.expected = [r"lost .*/qr\.svg"]  # only paper shows it, so it is not kept
    host.gone = True
    visitor.open(PAGE)
    visitor.until(Target("#step-1").find)
    visitor.open()
    visitor.fill("#home-search", "mac not receiving")
    visitor.until("document.querySelectorAll('[data-search-result]').length > 2")
    host.gone = False
    visitor.open("about/offline/")
    visitor.until(kept)
    visitor.select(KEEP)
    visitor.until("/not kept/.test(document.querySelector('#offline [role=status]').textContent)")


def dark_part(pdf, tmp_path):
    """How much of the place of the QR code, at the top right of the first sheet, is dark: 0 to 1."""
    subprocess.run(["pdftoppm", "-r", "50", "-gray", "-l", "1", pdf, tmp_path / "sheet"], check=True)
    (sheet,) = tmp_path.glob("sheet*.pgm")
    _, size, _, pixels = sheet.read_bytes().split(b"\n", 3)
    width, _ = (int(word) for word in size.split())
    # In 12 mm of margin: 22 mm wide and high.
    rows = range(28, 60)
    columns = range(width - 72, width - 38)
    dark = [pixels[row * width + column] < 128 for row in rows for column in columns]
    return sum(dark) / len(dark)


@pytest.mark.journey("Print")
@pytest.mark.at("desktop")
def test_paper_has_every_picture_and_the_code(visitor, host, tmp_path, root):
    """Printed by the keyboard, without having scrolled: each device in the version that is chosen."""
    file = tmp_path / "page.pdf"
    if visitor.name == "webkit" and sys.platform == "linux":
        # Its driver cannot print; the engine itself can.
        script = root / "tests/journeys/print_webkit.py"
        command = ["xvfb-run", "-a", "/usr/bin/python3", script, f"{visitor.address}{PAGE}", file, "Meta"]
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert run.returncode == 0, run.stderr
    else:
        visitor.open(PAGE)
        visitor.until("document.readyState === 'complete'")
        visitor.press("Meta")
        visitor.until("[...document.images].every((image) => image.complete)")
        file.write_bytes(visitor.pdf())
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    assert "iPhone and iPad" in text
    assert "macOS 13 or later" in text
    assert [path for path in host.asked if path.endswith("qr.svg")]
    assert 0.15 < dark_part(file, tmp_path) < 0.75
    # The words in the pictures of both devices.
    assert text.count("555-0117") >= 3
