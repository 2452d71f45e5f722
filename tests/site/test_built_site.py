"""The built site, as a host would serve it."""

from __future__ import annotations

import json
import struct
import subprocess
import xml.etree.ElementTree as ET

import jsonschema
import pytest
from bs4 import BeautifulSoup

from resync.checks.built import check_built

pytestmark = pytest.mark.xdist_group("parsed")
BELOW = "https://help.example.org/sync/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def pages(built, parsed) -> dict[str, BeautifulSoup]:
    """Every page that people read, by its address: no redirects."""
    paths = {path.relative_to(built).as_posix(): path for path in sorted(built.rglob("*.html"))}
    return {name: parsed(path) for name, path in paths.items() if not name.startswith("go/")}


def test_html_is_valid(root, built):
    command = ["node_modules/.bin/html-validate", "--config", ".htmlvalidate.json", "--max-warnings", "0"]
    run = subprocess.run([*command, str(built)], cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-4000:]


def test_the_validator_finds_a_mistake(root, tmp_path):
    (tmp_path / "bad.html").write_text(
        '<!doctype html><html lang="en"><head><title>x</title></head><body><p><div></p></body>'
    )
    command = ["node_modules/.bin/html-validate", "--config", ".htmlvalidate.json", str(tmp_path)]
    assert subprocess.run(command, cwd=root, capture_output=True, check=False).returncode == 1


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(pages):
    for name, page in pages.items():
        assert not [s for s in page.select("script:not([type='application/ld+json'])") if not s.get("src")], name
        assert not page.select("style, [style], [onclick], [onload]"), name
        for tag, attribute in (("script", "src"), ("link", "href"), ("img", "src")):
            for node in page.select(f"{tag}[{attribute}]"):
                if "canonical" not in node.get("rel", []):
                    assert not node[attribute].startswith(("http:", "https:", "//")), name


def test_each_page_has_one_title_one_heading_and_a_description(pages):
    for name, page in pages.items():
        assert len(page.select("h1")) == 1, name
        assert page.title.text.strip()
        assert name == "404.html" or 20 <= len(page.select_one("meta[name=description]")["content"]) <= 155, name


def test_it_says_that_it_is_not_apple_s(pages):
    assert all("Not affiliated with Apple" in page.text for page in pages.values())


def test_a_warning_stands_before_the_first_step(site, built):
    for fix in site.fixes.values():
        if fix.meta.deletes == "nothing":
            continue
        text = (built / fix.address / "index.html").read_text(encoding="utf-8")
        assert 0 < text.index("callout-danger") < text.index('id="step-1"'), fix.path


def test_every_step_has_an_anchor(site, built, parsed):
    for fix in site.fixes.values():
        page = parsed(built / fix.address / "index.html")
        steps = page.select("ol.steps > li")
        assert page.select_one("#step-1"), fix.path
        assert all(step.get("id") for step in steps), fix.path


def test_each_cause_leads_to_its_fix_and_says_where_from(site, built, parsed):
    for symptom in site.symptoms.values():
        page = parsed(built / symptom.address / "index.html")
        links = [a["href"] for a in page.select(".cause-fix a")]
        causes = [cause for cause in symptom.meta.causes if cause.fix]
        expected = [f"../../{site.fixes[c.fix].address}?from={symptom.meta.id.lower()}" for c in causes]
        assert links == expected


def test_structured_data_has_what_search_engines_ask_for(site, built_below_path, parsed):
    """schema.org, and developers.google.com/search/docs/appearance/structured-data: article and breadcrumb."""
    for entry in site.entries.values():
        page = parsed(built_below_path / entry.address / "index.html")
        (block,) = page.select("script[type='application/ld+json']")
        data = json.loads(block.string)
        assert data["@context"] == "https://schema.org"
        article, trail = data["@graph"]
        assert article["@type"] == "TechArticle"
        assert article["headline"] == entry.meta.title
        assert article["url"] == BELOW + entry.address
        assert article["dateModified"] == str(entry.meta.checked)
        assert article["author"]["@type"] == "Organization"
        assert article["author"]["name"]
        first, last = trail["itemListElement"]
        assert (first["position"], last["position"]) == (1, 2)
        assert first["item"] == BELOW + entry.address.split("/")[0] + "/"
        assert last["name"] == entry.meta.title


def test_each_page_names_its_twin_and_the_feed(site, built, parsed):
    for page in site.all_pages:
        html = parsed(built / page.address / "index.html")
        assert html.select_one("link[rel=alternate][type='text/markdown']")["href"] == "index.md"
        assert html.select_one("link[rel=alternate][type='application/rss+xml']")["href"].endswith(
            "feed_rss_updated.xml"
        )
        assert (built / page.address / "index.md").read_text(encoding="utf-8").startswith("# ")


def test_a_link_that_is_shared_has_a_name_a_kind_and_a_picture(site, built_below_path, parsed):
    """The Open Graph protocol (ogp.me), and what programs show of it: an absolute address and a large picture."""
    cards = {"symptoms": "symptom", "fixes": "fix", "reference": "reference", "support": "support"}
    entries = {page.path for page in site.entries.values()}
    for page in site.all_pages:
        html = parsed(built_below_path / page.address / "index.html")
        said = {meta["property"]: meta["content"] for meta in html.select("meta[property^='og:']")}
        assert said["og:site_name"] == "Resync"
        assert said["og:type"] == ("article" if page.path in entries else "website"), page.path
        card = f"assets/cards/{cards.get(page.address.split('/')[0], 'home')}.png"
        assert said["og:image"] == BELOW + card
        assert (built_below_path / card).read_bytes()[16:24] == struct.pack(">II", 1200, 630)
        assert html.select_one("meta[name='twitter:card']")["content"] == "summary_large_image"


def test_the_home_screen_and_old_browsers_find_an_icon(built, parsed):
    page = parsed(built / "about/index.html")
    touch = built / "about" / page.select_one("link[rel=apple-touch-icon]")["href"]
    assert touch.resolve().read_bytes()[16:24] == struct.pack(">II", 180, 180)
    manifest = json.loads((built / "about" / page.select_one("link[rel=manifest]")["href"]).read_text(encoding="utf-8"))
    assert manifest["name"]
    for icon in manifest["icons"]:
        size = int(icon["sizes"].split("x")[0])
        assert (built / icon["src"]).read_bytes()[16:24] == struct.pack(">II", size, size)
    assert (built / "favicon.ico").read_bytes()[:4] == b"\0\0\1\0"


def test_a_short_link_gives_search_engines_one_signal(built, parsed):
    page = parsed(built / "go/s03/index.html")
    assert page.select_one("link[rel=canonical]")
    assert not page.select("meta[name=robots]")


def test_lists_have_every_page(site, built, parsed):
    for folder, entries in (("symptoms", site.symptoms), ("fixes", site.fixes)):
        page = parsed(built / folder / "index.html")
        listed = {a["href"] for a in page.select(".entries a")}
        assert listed == {f"{entry.slug}/" for entry in entries.values()}


def test_addresses_below_a_path(site, built_below_path, parsed):
    folder = built_below_path
    locations = {node.text for node in ET.parse(folder / "sitemap.xml").iter(SITEMAP)}  # noqa: S314 (our own file)
    assert locations == {BELOW + page.address for page in site.all_pages}
    for page in site.all_pages:
        html = parsed(folder / page.address / "index.html")
        assert html.select_one("link[rel=canonical]")["href"] == BELOW + page.address
    catalog = json.loads((folder / "catalog.json").read_text(encoding="utf-8"))
    schema = json.loads((folder / "catalog.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(catalog, schema, cls=jsonschema.Draft202012Validator)
    assert catalog["url"] == BELOW
    assert f"{BELOW}go/s03/" in (folder / "replies.csv").read_text(encoding="utf-8")
    assert f"Sitemap: {BELOW}sitemap.xml" in (folder / "robots.txt").read_text(encoding="utf-8")
    missing = parsed(folder / "404.html")
    assert missing.select_one("link[rel=stylesheet]")["href"].startswith("/sync/assets/")


def test_every_file_is_reached_or_announced(built):
    """Nothing of the theme is left over in the site."""
    known = (
        "404",
        "about",
        "assets",
        "catalog",
        "devices",
        "feed_rss_updated",
        "find",
        "fixes",
        "go",
        "imports",
        "index",
    )
    known += ("_headers", "_redirects", "llms", "offline", "qr", "reference", "replies", "robots", "sitemap", "support")
    known += ("favicon", "manifest", "sw", "symptoms", "worked")
    assert {p.name.split(".")[0] for p in built.iterdir()} <= set(known)
    sealed = next((built / "assets").glob("*/css")).parent
    assert {p.name for p in (built / "assets").iterdir()} == {sealed.name, "cards", "icons", "mark.svg", "screens"}
    assert {p.name for p in sealed.iterdir()} == {"css", "js"}


def test_every_page_has_the_policy_and_lasting_addresses(built, parsed):
    folder = next((built / "assets").glob("*/css")).parent.name
    for path in built.rglob("*.html"):
        page = parsed(path)
        policy = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        addresses = [node.get("src") or node["href"] for node in page.select("script[src], link[rel=stylesheet]")]
        assert addresses
        assert all(f"assets/{folder}/" in address for address in addresses), path


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ('<a href="nowhere/">x</a>', "the link leads nowhere"),
        ('<a href="#nowhere">x</a>', "the anchor does not exist"),
        ('<a href="/index.html">x</a>', "the link is absolute"),
        ('<p id="a"></p><p id="a"></p>', "the id stands twice on the page"),
    ],
)
def test_a_bad_built_page_is_found(site, built, tmp_path, html, wrong):
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    assert wrong in [problem.wrong for problem in check_built(site, tmp_path)]


def test_two_builds_are_the_same(site, built, root, tmp_path):
    from resync.build import build_site

    build_site(root, tmp_path / "again")
    for path in built.rglob("*"):
        if path.is_file() and path.suffix != ".gz":
            assert path.read_bytes() == (tmp_path / "again" / path.relative_to(built)).read_bytes(), path
