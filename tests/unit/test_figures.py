"""An ordinary image of a screen becomes a figure with a caption, in the reader's colours."""

from __future__ import annotations

import struct

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from resync import figures, pictures

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="340" height="200"><title>T</title><desc>iOS 18 or later</desc>\n</svg>'
IMAGE = "![What it shows](../assets/screens/one.svg)"


@pytest.fixture
def html(tmp_path, monkeypatch):
    """A function from Markdown to HTML, with one screen in the assets."""
    (tmp_path / "one.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "one.dark.svg").write_text(SVG, encoding="utf-8")
    monkeypatch.setattr(figures, "SCREENS", tmp_path)
    pictures.find_picture.cache_clear()

    def convert(text: str) -> BeautifulSoup:
        pictures.find_picture.cache_clear()
        return BeautifulSoup(Markdown(extensions=["resync.figures"]).convert(text), "html.parser")

    yield convert
    pictures.find_picture.cache_clear()


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height)


def test_a_figure_is_one_picture_with_both_colours_its_size_and_its_generation(html):
    figure = html(f"Text.\n\n{IMAGE}").find("figure")
    (image,) = figure.find_all("img")
    assert image["src"] == "../assets/screens/one.svg"
    assert figure.picture.source["srcset"] == "../assets/screens/one.dark.svg"
    assert "prefers-color-scheme: dark" in figure.picture.source["media"]
    assert (image["alt"], image["width"], image["height"]) == ("What it shows", "340", "200")
    assert figure.a["href"] == "../assets/screens/one.svg"
    assert figure.figcaption.text == "Illustration: iOS 18 or later"


def test_a_figure_stays_in_its_step(html):
    page = html(f"1. Open it.\n\n    {IMAGE}\n\n2. Close it.")
    first, second = page.find_all("li")
    assert first.find("figure")
    assert first.get_text(" ", strip=True) == "Open it. Illustration: iOS 18 or later"
    assert not second.find("figure")
    assert not page.select("p figure")


def test_words_around_an_image_are_kept(html):
    page = html(f"Before {IMAGE} after.")
    assert page.p.text.split() == ["Before", "after."]
    assert page.find("figure")


def test_a_capture_replaces_the_illustration_everywhere(html, tmp_path):
    (tmp_path / "one.png").write_bytes(png(1170, 900))
    figure = html(IMAGE).find("figure")
    assert [image["src"] for image in figure.find_all("img")] == ["../assets/screens/one.png"]
    assert not figure.find("source")
    assert figure.a["href"] == "../assets/screens/one.png"
    assert figure.figcaption.text == "Screenshot: iOS 18 or later"
    assert (figure.img["width"], figure.img["height"]) == ("360", "277")
    (tmp_path / "one.dark.png").write_bytes(png(1170, 900))
    assert html(IMAGE).find("source")["srcset"] == "../assets/screens/one.dark.png"


def test_a_picture_without_a_scene_is_a_figure_too(html, tmp_path):
    (tmp_path / "bill.png").write_bytes(png(1170, 900))
    image = '![A bill](../assets/screens/bill.png "iOS 18")'
    figure = html(f"1. Look at the bill.\n\n    {image}\n").select_one("li figure.screen")
    assert figure.a["href"] == figure.img["src"] == "../assets/screens/bill.png"
    assert (figure.img["alt"], figure.img["width"], figure.img["height"]) == ("A bill", "360", "277")
    assert figure.figcaption.text == "Screenshot: iOS 18"
    (tmp_path / "bill.dark.png").write_bytes(png(1170, 900))
    figure = html("![A bill](../assets/screens/bill.png)").find("figure")
    assert figure.source["srcset"] == "../assets/screens/bill.dark.png"
    assert figure.figcaption.text == "Screenshot"


def test_other_images_are_left_alone(html):
    assert not html("![x](../assets/mark.svg)").find("figure")
    assert not html("![x](../assets/screens/nowhere.svg)").find("figure")
    assert not html("![x](../assets/screens/nowhere.png)").find("figure")
