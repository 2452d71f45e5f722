"""Scenes become pictures that can be read, and a wrong scene says what is wrong with it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from resync.problems import ContentError
from resync.screens import render
from resync.screens.palette import contrast
from resync.screens.text import TooLongError, fit, width, wrap

GOOD = """\
title: The iMessage switch
kind: settings
for: iOS 18 or later
heading: =messages-settings
back: =messages-settings.2
sections:
  - rows:
      - {label: =imessage-switch.control, switch: true, mark: 1}
      - …
"""
MOST_BYTES = 8_000
SHAPE = re.compile(r"<(rect|circle|text|path) ([^>]*?)/?>(?:([^<]*)</text>)?")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


@pytest.fixture
def scene(tmp_path: Path):
    """A function that writes one scene into an empty repository and draws it."""

    def write(text: str) -> Path:
        (tmp_path / "screens").mkdir(exist_ok=True)
        (tmp_path / "screens" / "one.yml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def files(root: Path) -> list[Path]:
    return sorted((root / render.FOLDER).glob("*.svg"))


def test_a_scene_is_drawn_in_both_schemes_with_its_words(site, scene):
    root = scene(GOOD)
    assert "2 files from 1 scenes" in render.write(site, root)
    light, dark = ((root / render.FOLDER / f"one{e}").read_text(encoding="utf-8") for e in (".svg", ".dark.svg"))
    for text in (light, dark):
        assert "<title>The iMessage switch</title><desc>iOS 18 or later</desc>" in text
        assert ">iMessage</text>" in text
        assert ">Messages</text>" in text
    assert light != dark
    assert render.check(site, root) == []


@pytest.mark.parametrize(
    ("old", "new", "wrong", "allowed"),
    [
        ("kind: settings", "kind: window", "'window' is not a kind of screen", "allowed: settings"),
        ("=imessage-switch.control", "=nowhere.control", "place 'nowhere' is unknown", "data/places.yml"),
        ("=imessage-switch.control", "=text-forwarding.control", "has no control", "data/places.yml"),
        ("=imessage-switch.control", "=error.nowhere", "message 'nowhere' does not exist", "data/errors.yml"),
        ("=imessage-switch.control", "Send as Text Message", "is typed", "=send-as-text.control"),
        ("iOS 18 or later", "iOS eighteen", "'iOS eighteen' is not a range of versions", "iOS 18 or later"),
        ("iOS 18 or later", "iOS 15 or later", "within ios-15", "a narrower range"),
        ("=imessage-switch.control", "Donaudampfschifffahrtsgesellschaft", "is too wide", "at most"),
        ("switch: true", "switch: true, tick: true", "has switch and tick", "one of them"),
        ("switch: true", "swich: true", "is not a known field", "known fields:"),
        ("switch: true", "icon: no-such-icon", "icon 'no-such-icon' does not exist", "Material Design Icons"),
        ("title: The iMessage switch\n", "", "is missing", "required"),
        ("kind: settings", "kind: [", "a list is not closed", "a ] at its end"),
    ],
)
def test_a_wrong_scene_is_one_line(site, scene, old, new, wrong, allowed):
    root = scene(GOOD.replace(old, new))
    with pytest.raises(ContentError) as caught:
        render.write(site, root)
    lines = [str(problem) for problem in caught.value.problems]
    assert any(line.startswith("screens/one.yml") and wrong in line and allowed in line for line in lines), lines
    assert all("\n" not in line for line in lines)
    assert not files(root), "half of the files were written"


def test_a_picture_that_is_not_as_its_scene_says_is_found(site, scene):
    root = scene(GOOD)
    render.write(site, root)
    drawn, dark = render.FOLDER / "one.svg", render.FOLDER / "one.dark.svg"
    (root / drawn).write_text("<svg/>", encoding="utf-8")
    (root / dark).unlink()
    (root / render.FOLDER / "two.svg").write_text("<svg/>", encoding="utf-8")
    assert [(p.path, p.wrong) for p in render.check(site, root)] == [
        (str(dark), "is missing"),
        (str(drawn), "is not as its scene says"),
        (str(render.FOLDER / "two.svg"), "has no scene"),
    ]
    render.write(site, root)
    assert render.check(site, root) == []
    assert not (root / render.FOLDER / "two.svg").exists()


def test_every_picture_is_small_and_safe_to_open(root):
    assert len(files(root)) > 120
    for path in files(root):
        text = path.read_text(encoding="utf-8")
        assert len(gzip.compress(text.encode(), 9)) <= MOST_BYTES, path.name
        # A strict policy lets a picture be opened by itself only without these.
        assert not re.search(r"<(style|script|image|foreignObject)|style=|href=|\son\w+=", text), path.name


def low_contrast(svg: str) -> list[str]:
    """Texts with less than 4.5:1 to the shape behind them, switches and callouts with less than 3:1."""
    found = []
    shapes: list[tuple[float, float, float, float, str]] = []

    def behind(x: float, y: float) -> str:
        return next(
            (fill for left, top, right, low, fill in reversed(shapes) if left <= x <= right and top <= y <= low), "#fff"
        )

    for tag, pairs, words in SHAPE.findall(svg):
        a = dict(ATTRIBUTE.findall(pairs))
        fill = a.get("fill", "none")
        if tag == "text":
            ratio = contrast(fill, behind(float(a["x"]), float(a["y"]) - 4))
            if ratio < 4.5:
                found.append(f"{words}: {ratio:.2f}")
        elif fill.startswith("#") and tag in ("rect", "circle"):
            if tag == "rect":
                x, y, w, h = (float(a[k]) for k in ("x", "y", "width", "height"))
            else:
                r = float(a["r"])
                x, y, w, h = float(a["cx"]) - r, float(a["cy"]) - r, 2 * r, 2 * r
            is_switch = tag == "rect" and (w, h) in ((48, 28), (30, 17))
            is_callout = tag == "circle" and a["r"] == "11" and a.get("stroke-width") == "2"
            ground = behind(x + w / 2, y + h / 2)
            if (is_switch or is_callout) and contrast(fill, ground) < 3:
                found.append(f"{tag} {fill} on {ground}: {contrast(fill, ground):.2f}")
            shapes.append((x, y, x + w, y + h, fill))
    return found


def test_texts_switches_and_callouts_have_contrast(root):
    assert {path.name: low for path in files(root) if (low := low_contrast(path.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize(
    "shape",
    [
        '<text x="10" y="20" fill="#999">pale</text>',
        '<rect x="0" y="0" width="48" height="28" fill="#cde"/>',
        '<circle cx="20" cy="20" r="11" fill="#fdd" stroke-width="2"/>',
    ],
)
def test_low_contrast_is_found(shape):
    assert low_contrast(f'<rect x="0" y="0" width="100" height="100" fill="#fff"/>{shape}')


def test_the_same_scene_gives_the_same_bytes(site, root):
    assert render.draw_all(site, root) == render.draw_all(site, root)


def test_lines_break_between_words_and_fit():
    lines = wrap("You can receive iMessages to and reply from", 15, 160)
    assert " ".join(lines) == "You can receive iMessages to and reply from"
    assert len(lines) > 1
    assert all(width(line, 15) <= 160 for line in lines)
    with pytest.raises(TooLongError, match="at most 20 px"):
        wrap("unbreakable", 15, 20)
    with pytest.raises(TooLongError, match="at most 1 here"):
        wrap("two lines of it", 15, 60, most=1)


def test_a_title_shrinks_a_little_and_no_more():
    assert fit("Wi-Fi", 15, 200) == 15
    assert 11 <= fit("Text Message Forwarding", 15, 170) < 15
    with pytest.raises(TooLongError):
        fit("Text Message Forwarding", 15, 60)
