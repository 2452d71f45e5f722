"""Pictures that other programs ask for: link previews, the touch icon, ``favicon.ico``.

They have to be PNG, so a browser paints them from drawings made here (``make cards``), and they are
committed. Each PNG carries the fingerprint of its drawing, so that a check without a browser finds one
that is out of date.
"""

from __future__ import annotations

import hashlib
import re
import struct
import subprocess
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from resync.model import Site
from resync.problems import ContentError, Problem
from resync.screens.render import draw, read_scenes

DOCS = Path("docs")
CARD = (1200, 630)  # pixels, what programs that show links ask for
_KEY = b"Drawing\0"
_HEAD = 33  # bytes of a PNG up to the end of its first chunk
_PAPER, _INK, _SOFT, _ACCENT = "#faf7f2", "#251c22", "#665761", "#6d2f5b"
_SERIF = "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif"
# Kind of page: the lines of the card, what it says below, and the screen that it shows.
CARDS = {
    "home": (["What is wrong with", "your messages?"], "Type what you see. Get one short page.", "diagram-blue"),
    "symptom": (["What you see,", "why, and what", "ends it"], "One page for each symptom", "ios-18-not-delivered"),
    "fix": (["One procedure,", "step by step"], "For each device and version", "ios-18-send-receive"),
    "reference": (["Where each", "setting is,", "and what it does"], "Reference", "ios-18-imessage-switch-off"),
    "support": (["The right page", "for each ticket"], "For support teams", "diagram-green"),
}


@dataclass(frozen=True)
class Painting:
    """An SVG and the size in pixels at which it becomes a PNG."""

    svg: str
    size: tuple[int, int]

    @property
    def fingerprint(self) -> bytes:
        """The same for the same drawing."""
        return hashlib.sha256(f"{self.size}{self.svg}".encode()).hexdigest()[:16].encode()


def paintings(site: Site, root: Path) -> dict[str, Painting]:
    """Every painting by its path in ``docs/``. Raises :class:`ContentError` for a screen that cannot be drawn."""
    scenes, problems = read_scenes(root)
    missing = {screen for *_, screen in CARDS.values()} - set(scenes)
    problems += [Problem("resync/cards.py", "CARDS", f"the screen '{name}' is missing", "a scene") for name in missing]
    if problems:
        raise ContentError(problems)
    mark = (root / DOCS / "assets" / "mark.svg").read_text(encoding="utf-8")
    # The system draws over the dark version: an icon has its own ground.
    plain = re.sub(r"@media.*?}}", "", mark)
    found = {
        f"assets/cards/{name}.png": Painting(_card(plain, words, below, draw(site, scenes[screen], "light")), CARD)
        for name, (words, below, screen) in CARDS.items()
    }
    found["assets/icons/touch.png"] = Painting(_icon(plain, 0.16), (180, 180))
    found["assets/icons/large.png"] = Painting(_icon(plain, 0.2), (512, 512))
    found["favicon.ico"] = Painting(plain.replace("<svg ", '<svg width="32" height="32" ', 1), (32, 32))
    return found


def _inside(svg: str, x: float, y: float, wide: float, high: float) -> str:
    """A drawing as a part of another one, at a place and in a size."""
    box = re.findall(r'viewBox="([^"]+)"', svg)[0]
    font = re.findall(r' font-family="[^"]*"', svg)[:1]
    body = re.sub("<title>.*</desc>", "", svg.split(">", 1)[1].rsplit("</svg>", 1)[0])
    return f'<svg x="{x}" y="{y}" width="{wide}" height="{high}" viewBox="{box}"{"".join(font)}>{body}</svg>'


def _card(mark: str, words: list[str], below: str, screen: str) -> str:
    wide, high = CARD
    lines = "".join(
        f'<text x="80" y="{270 + 78 * n}" font-size="68" font-weight="600" fill="{_INK}">{line}</text>'
        for n, line in enumerate(words)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" '
        f'font-family="{_SERIF}"><rect width="{wide}" height="{high}" fill="{_PAPER}"/>'
        f'<rect y="{high - 12}" width="{wide}" height="12" fill="{_ACCENT}"/>'
        f"{_inside(mark, 76, 70, 84, 84)}"
        f'<text x="176" y="130" font-size="46" font-weight="600" fill="{_INK}">Resync</text>{lines}'
        f'<text x="80" y="540" font-size="34" fill="{_SOFT}">{below}</text>'
        f"{_inside(screen, 720, 45, 420, 530)}</svg>"
    )


def _icon(mark: str, margin: float) -> str:
    """The mark on its ground, with room for a system that rounds the corners."""
    part = 1 - 2 * margin
    size = f'width="{part * 100}%" height="{part * 100}%" x="{margin * 100}%" y="{margin * 100}%"'
    ground = f'<rect width="100%" height="100%" fill="{_PAPER}"/>'
    inner = mark.replace("<svg ", f"<svg {size} ", 1)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%">{ground}{inner}</svg>'


def write(site: Site, root: Path, browser: str) -> str:
    """Paint all with the Chromium ``browser``; a line that says what was done. Raises :class:`ContentError`."""
    for name, painting in paintings(site, root).items():
        path = root / DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_for_file(name, signed(_paint(painting, browser), painting.fingerprint)))
    return f"docs/: {len(paintings(site, root))} pictures painted"


def _paint(painting: Painting, browser: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder) / "page.html", Path(folder) / "picture.png"
        wide, high = painting.size
        page.write_text(f'<body style="margin:0;height:{high}px;line-height:0">{painting.svg}', encoding="utf-8")
        command = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
        ]
        command += ["--default-background-color=00000000", f"--window-size={wide},{high}", f"--screenshot={picture}"]
        try:
            subprocess.run([*command, page.as_uri()], capture_output=True, check=True)  # noqa: S603
            return picture.read_bytes()
        except (OSError, subprocess.CalledProcessError) as error:
            wrong = f"cannot paint ({error})"
            raise ContentError(
                [Problem(browser, "browser", wrong, "make cards CHROMIUM=path of a Chromium")]
            ) from error


def signed(png: bytes, fingerprint: bytes) -> bytes:
    """A PNG with the fingerprint in a text chunk behind its head (W3C PNG, 11.3.3.2)."""
    content = b"tEXt" + _KEY + fingerprint
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    return png[:_HEAD] + chunk + png[_HEAD:]


def _for_file(name: str, png: bytes) -> bytes:
    """The PNG, or around it the head of an icon file with this one picture."""
    if not name.endswith(".ico"):
        return png
    wide, high = struct.unpack(">II", png[16:24])
    return struct.pack("<3H4B2H2I", 0, 1, 1, wide, high, 0, 0, 1, 32, len(png), 22) + png


def check(site: Site, root: Path) -> list[Problem]:
    """Pictures that are missing or not of their drawing."""
    problems = []
    for name, painting in paintings(site, root).items():
        path = root / DOCS / name
        if not path.is_file() or _KEY + painting.fingerprint not in path.read_bytes():
            wrong = "is not as it is drawn" if path.is_file() else "is missing"
            problems.append(Problem(f"{DOCS}/{name}", "file", wrong, "run `make cards`"))
    return problems
