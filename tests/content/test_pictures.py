"""Images on pages: a wrong one, or a screen that nobody shows, is one line."""

from __future__ import annotations

import struct

import pytest

from resync.checks.links import links
from resync.checks.pictures import MOST_BYTES, check_images, check_shown
from resync.load import read_content

PAGE = "docs/fixes/match-addresses.md"


def pictures_of(folder):
    content = read_content(folder)
    return [*check_images(content.bodies, folder), *check_shown(content.site, content.bodies, folder)]


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height)


def test_our_pictures_have_no_mistakes(root):
    assert pictures_of(root) == []


@pytest.mark.parametrize(
    ("image", "wrong"),
    [
        ("![](../assets/screens/ios-18-send-receive.svg)", "the image has no alternative text"),
        ("![A cat](../assets/cat.jpg)", "the image ../assets/cat.jpg is not a screen"),
        ('![A switch](../assets/screens/ios-18-send-receive.svg "iOS 18")', 'the caption "iOS 18" is typed'),
        ("![A cat](../assets/screens/Cat.png)", "the image ../assets/screens/Cat.png is not a screen"),
        ("Look: ![It](../assets/screens/ios-18-send-receive.svg)", "the image has no line of its own"),
    ],
)
def test_a_wrong_image_is_found(copy, image, wrong):
    page = copy / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("## Steps { #steps }\n", f"## Steps {{ #steps }}\n\n{image}\n", 1), encoding="utf-8")
    problems = pictures_of(copy)
    assert [(problem.path, problem.wrong) for problem in problems] == [(PAGE, wrong)]
    assert problems[0].field.startswith("line ")


def test_a_screen_that_no_page_shows_is_found(copy):
    (copy / "screens/ios-18-nobody.yml").write_text("title: Nobody\n", encoding="utf-8")
    lines = [str(problem) for problem in pictures_of(copy)]
    assert len(lines) == 1
    assert lines[0].startswith("screens/ios-18-nobody.yml: no page shows this screen; ")


def show(copy, line: str) -> list[str]:
    page = copy / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("## Steps { #steps }\n", f"## Steps {{ #steps }}\n\n{line}\n", 1), encoding="utf-8")
    return [str(problem) for problem in [*pictures_of(copy), *links(read_content(copy))]]


def test_a_picture_needs_no_scene(copy):
    (copy / "docs/assets/screens/bill.png").write_bytes(png(1170, 900))
    (copy / "docs/assets/screens/bill.dark.png").write_bytes(png(1170, 900))
    assert show(copy, '![A bill](../assets/screens/bill.png "iOS 18")') == []


@pytest.mark.parametrize(
    ("name", "data", "wrong"),
    [
        ("bill.png", png(1170, 900) + bytes(MOST_BYTES), "bill.png: the file has 200,024 bytes; at most 200,000"),
        ("bill.png", b"GIF89a", "bill.png: is not what its ending says; a PNG, JPEG or WebP picture"),
        ("bill.dark.png", png(117, 90), "bill.dark.png: has another size than bill.png; the same width"),
        ("nobody.webp", png(117, 90), "nobody.webp: no page shows this picture; "),
    ],
)
def test_a_bad_picture_is_found(copy, name, data, wrong):
    (copy / "docs/assets/screens/bill.png").write_bytes(png(1170, 900))
    (copy / "docs/assets/screens" / name).write_bytes(data)
    assert any(wrong in line for line in show(copy, "![A bill](../assets/screens/bill.png)"))


def test_a_picture_that_is_not_there_is_found(copy):
    (line,) = show(copy, '![A bill](../assets/screens/bill.png "iOS 18")')
    assert "the link ../assets/screens/bill.png leads nowhere" in line
