"""Images on pages: a wrong one, or a screen that nobody shows, is one line."""

from __future__ import annotations

import pytest

from resync.checks.pictures import check_pictures
from resync.load import read_content

PAGE = "docs/fixes/match-addresses.md"


def test_our_pictures_have_no_mistakes(root):
    assert check_pictures(read_content(root).bodies, root) == []


@pytest.mark.parametrize(
    ("image", "wrong"),
    [
        ("![](../assets/screens/ios-18-send-receive.svg)", "the image has no alternative text"),
        ("![A cat](../assets/cat.jpg)", "the image ../assets/cat.jpg is not a screen"),
        ("Look: ![It](../assets/screens/ios-18-send-receive.svg)", "the image has no line of its own"),
    ],
)
def test_a_wrong_image_is_found(copy, image, wrong):
    page = copy / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("## Steps { #steps }\n", f"## Steps {{ #steps }}\n\n{image}\n", 1), encoding="utf-8")
    problems = check_pictures(read_content(copy).bodies, copy)
    assert [(problem.path, problem.wrong) for problem in problems] == [(PAGE, wrong)]
    assert problems[0].field.startswith("line ")


def test_a_screen_that_no_page_shows_is_found(copy):
    (copy / "screens/ios-18-nobody.yml").write_text("title: Nobody\n", encoding="utf-8")
    lines = [str(problem) for problem in check_pictures(read_content(copy).bodies, copy)]
    assert len(lines) == 1
    assert lines[0].startswith("screens/ios-18-nobody.yml: file: no page shows this screen; ")
