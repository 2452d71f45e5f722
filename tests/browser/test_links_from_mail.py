"""A link that mail changed, on hosts that only serve files: the page for 404 leads on, or says where to look."""

from __future__ import annotations

import functools
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Handler
from tests.links_from_mail import KEY, LONG, NOT_SHORT, SHORT
from tests.servers import served


class StaticHost(Handler):
    """Reads ``_redirects`` as hosts such as Netlify do: whole paths, as they stand, the query kept."""

    def send_head(self):
        path, _, query = self.path.partition("?")
        for line in open(f"{self.directory}/_redirects", encoding="utf-8"):  # noqa: SIM115, PTH123
            old, new, status = line.split()
            if old == path:
                self.send_response(int(status))
                self.send_header("Location", new + (f"?{query}" if query else ""))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
        return super().send_head()


@pytest.fixture(scope="module", params=[Handler, StaticHost], ids=["files only", "static host"])
def host(request, built):
    with served(functools.partial(request.param, directory=str(built))) as url:
        yield url


@pytest.fixture(scope="module")
def tab(browser):
    page = browser.new_page()
    yield page
    page.close()


# These hosts serve a long address below a doubled slash, too, without its style sheet.
FORMS = {form: rest for form, rest in {**SHORT, **LONG}.items() if form in SHORT or "//" not in form}


@pytest.mark.parametrize(("path", "rest"), FORMS.items(), ids=FORMS)
def test_it_leads_to_the_page(tab, host, site, path, rest):
    tab.goto(host + path, wait_until="commit")
    expect(tab).to_have_url(host + site.symptoms[KEY].address + rest)
    expect(tab.locator("h1")).to_have_text(site.symptoms[KEY].meta.title)


@pytest.mark.parametrize("path", ["go/s03)#causes", "go/S03/#causes", "go/s03/?ios=17#causes", "/go/s03/#causes"])
def test_the_hash_goes_with_it(tab, host, site, path):
    tab.goto(host + path, wait_until="commit")
    expect(tab).to_have_url(re.compile(f"{site.symptoms[KEY].address}(\\?ios=17)?#causes$"))


@pytest.mark.parametrize("path", ["go/s3", "go/s003", "go/%20s03"])
def test_noughts_and_spaces_do_not_count(tab, host, site, path):
    tab.goto(host + path, wait_until="commit")
    expect(tab).to_have_url(host + site.symptoms[KEY].address)


@pytest.mark.parametrize("path", [*NOT_SHORT, "symptoms/nothing-of-the-kind)", "go/%E0%A4%A"])
def test_what_is_not_here_stays_so_and_offers_search(tab, host, path):
    tab.goto(host + path, wait_until="load")
    tab.wait_for_load_state("load")
    assert tab.url.startswith(host)
    if path != "go/":  # Python's server lists a folder
        expect(tab.get_by_role("heading", level=1)).to_have_text("This page is not here")


@pytest.mark.parametrize(
    ("query", "shown"),
    [("ios=17.", "iOS 17"), ("ios=3D17", "iOS 17"), ("ios=17)", "iOS 17"), ("x=1&amp;ios=17", "iOS 17")],
)
def test_the_versions_are_read_all_the_same(open_page, query, shown):
    page = open_page(f"fixes/toggle-imessage/?{query}")
    expect(page.locator(".versions")).to_contain_text(f"Your versions: {shown}")


def test_without_scripts_it_says_where_the_letter_and_number_stand(open_page, site):
    page = open_page("go/s03)", expect_404=True, java_script_enabled=False)
    page.get_by_role("link", name="All pages").click()
    row = page.locator("li", has=page.locator("code", has_text=re.compile(f"^{KEY}$")))
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(site.symptoms[KEY].meta.title)
