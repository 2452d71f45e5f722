"""What is sent stays small: bytes after gzip, as people on slow networks wait for them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

FIRST_VISIT = 20_000
FIRST_PAINT = 14_600  # one round trip
# Two fixes are causes of very many symptoms, list them all, and so need a little more than 7,500.
NEXT_PAGE = 7_700
PICTURES = 40_000
SEARCH = 60_000
# What the search box imports, with the index and all that it needs.
SEARCH_SCRIPTS = ("search-box", "search", "search-index", "element", "mark", "recent", "labels")


def size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def over(sizes: dict[str, int], most: int) -> dict[str, int]:
    return {name: count for name, count in sizes.items() if count > most}


@pytest.fixture(scope="module")
def assets(built):
    return next((built / "assets").glob("*/js")).parent


@pytest.fixture(scope="module")
def pages(built, site):
    entries = [page.address for page in site.entries.values()]
    return {address or "/": size(built / address / "index.html") for address in ["", *entries]}


def test_a_next_page_is_small(pages):
    assert over(pages, NEXT_PAGE) == {}


def test_a_first_visit_is_small(pages, assets, built):
    # A phone waits for this one; the others are for larger screens and for paper.
    style = size(assets / "css/site.css") + size(assets / "css/dark.css")
    others = size(assets / "css/wide.css") + size(assets / "css/print.css")
    scripts = sum(size(assets / f"js/{name}.js") for name in ("first-paint", "site"))
    icon = size(built / "assets/mark.svg")
    assert over({name: html + style for name, html in pages.items()}, FIRST_PAINT) == {}
    assert over({name: html + style + others + scripts + icon for name, html in pages.items()}, FIRST_VISIT) == {}


def test_search_is_small(assets):
    assert sum(size(assets / f"js/{name}.js") for name in SEARCH_SCRIPTS) <= SEARCH


def test_the_list_of_search_scripts_is_whole(assets):
    text = "".join((assets / f"js/{name}.js").read_text(encoding="utf-8") for name in SEARCH_SCRIPTS)
    imported = {part.split('"')[0].split("'")[0] for part in text.replace("'./", '"./').split('"./')[1:]}
    assert {name.removesuffix(".js") for name in imported if name.endswith(".js")} <= set(SEARCH_SCRIPTS)


def test_pictures_of_a_page_are_small_and_wait_until_they_are_near(built, site):
    sums = {}
    for page in site.entries.values():
        html = BeautifulSoup((built / page.address / "index.html").read_text(encoding="utf-8"), "html.parser")
        pictures = html.select("main figure img")
        assert [img for img in html.select("main figure img") if img.get("loading") != "lazy"] == []
        sums[page.address] = sum(size((built / page.address / str(img["src"])).resolve()) for img in pictures)
    assert max(sums.values()) > 0
    assert over(sums, PICTURES) == {}


def test_too_much_is_noticed():
    assert over({"a": 2, "b": 1}, 1) == {"a": 2}
