"""The file for reading from a folder: no server, no network, and all of the site."""

from __future__ import annotations

import re
import shutil
import zipfile

import pytest
from playwright.sync_api import expect

from resync.checks.built import check_built
from resync.hosting.archive import for_folder, write_archive
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.xdist_group("archive")


@pytest.fixture(scope="module")
def unpacked(root, built, tmp_path_factory):
    folder = tmp_path_factory.mktemp("stick")
    write_archive(root, folder / "x.zip", lambda target: shutil.copytree(built, target))
    with zipfile.ZipFile(folder / "x.zip") as archive:
        archive.extractall(folder)
    return folder / "resync-offline"


@pytest.fixture
def open_file(browser, unpacked):
    """A function that opens a file of the unpacked archive; any error or request to a host fails the test."""
    context, mistakes = browser.new_context(**PHONE), []
    page = context.new_page()
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.on("console", lambda message: message.type in ("error", "warning") and mistakes.append(message.text))
    page.on("request", lambda request: request.url.startswith(("file:", "data:")) or mistakes.append(request.url))

    def open_(path):
        page.goto(f"{unpacked.as_uri()}/{path}")
        return page

    yield open_
    context.close()
    assert mistakes == []


def test_every_link_leads_to_a_file(site, unpacked):
    assert check_built(site, unpacked) == []
    for path in unpacked.rglob("*.html"):
        for link in re.findall(r'(?:href|action)="([^"#?]+)', path.read_text(encoding="utf-8")):
            if ":" not in link:
                assert (path.parent / link).resolve().is_file(), f"{path}: {link}"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('href="."', 'href="index.html"'),
        ('href="../.."', 'href="../../index.html"'),
        ('href="../fixes/x/?from=s03#next"', 'href="../fixes/x/index.html?from=s03#next"'),
        ('href="./"', 'href="./index.html"'),
        ('action="../"', 'action="../index.html"'),
        ('href="#causes"', 'href="#causes"'),
        ('href="?q=a"', 'href="?q=a"'),
        ('href="../replies.csv"', 'href="../replies.csv"'),
        ('href="https://support.apple.com/"', 'href="https://support.apple.com/"'),
        ('content="0; url=../../fixes/x/"', 'content="0; url=../../fixes/x/index.html"'),
    ],
)
def test_links_to_folders_become_links_to_files(link, expected):
    assert for_folder(link) == expected


def test_search_leads_to_a_page_and_its_fix(open_file, site):
    page = open_file("index.html")
    page.get_by_role("searchbox").last.fill("new messages come to my iphone but not my mac")
    page.locator("[data-search-result]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(site.symptoms["S03"].meta.title)
    page.locator(".cause-fix a").first.click()
    expect(page.locator(".trail")).to_contain_text("Cause 1 of")


def test_an_address_with_words_opens_with_results(open_file):
    page = open_file("index.html?q=not+on+my+mac")
    expect(page.locator("[data-search-result]").first).to_be_visible()


def test_tabs_short_links_and_pictures(open_file, site):
    page = open_file("go/f01/index.html?macos=12#macos-12-step-2")
    expect(page.get_by_role("heading", level=1)).to_have_text(site.fixes["F01"].meta.title)
    expect(page.locator("#macos-12-step-2")).to_be_visible()
    page.locator(".screen a:visible").first.click()
    expect(page.locator("#glightbox-body img").first).to_be_visible()


def test_the_finder_and_the_triage_work(open_file):
    page = open_file("support/triage/index.html")
    page.locator("#ticket").fill("My texts come to the phone but not to the Mac")
    page.locator("[data-triage-result]").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.startswith("file:")
