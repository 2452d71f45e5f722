"""What support agents copy: links and replies, with the customer's versions and name in them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from resync.export.composed import INDEPENDENT, paragraphs
from resync.replies import reply_text
from tests.browser.conftest import DESKTOP, PHONE

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}
REFUSED = """
Object.defineProperty(navigator, "clipboard", {
  value: { write: () => Promise.reject(new Error("no")), writeText: () => Promise.reject(new Error("no")) },
});
"""
# What a program that takes rich text would paste.
RICH = """
async () => {
  const [item] = await navigator.clipboard.read();
  return (await item.getType("text/html")).text();
}
"""


def sent(site, key, link, versions=None, name=""):
    """What a customer gets: greeting, short paragraphs, the link, and whose site it is."""
    *parts, lead = paragraphs(reply_text(site, site.entries[key], versions))
    return "\n\n".join([f"Hello{name},", *parts, f"{lead} {link}", INDEPENDENT])


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def path_of(link: str) -> str:
    return link.removeprefix("{0.scheme}://{0.netloc}".format(urlsplit(link)))


@SCREENS
@pytest.mark.parametrize("path", ["symptoms/mac-not-receiving/", "fixes/match-addresses/"])
def test_a_page_gives_its_link_and_its_reply(open_page, site, screen, path):
    key = "S03" if "symptoms" in path else "F01"
    page = open_page(f"{path}?ios=18&macos=14.2", **screen, **ALLOWED)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("Link copied")
    link = clipboard(page)
    assert path_of(link) == f"/go/{key.lower()}/?ios=18&macos=14.2"
    page.get_by_role("button", name="Copy reply").click()
    expect(page.get_by_role("status")).to_have_text("Reply copied")
    assert clipboard(page) == sent(site, key, link)
    page.get_by_role("button", name="Copy as rich text").click()
    expect(page.get_by_role("status")).to_have_text("Reply copied as rich text")
    assert clipboard(page) == sent(site, key, link)
    rich = page.evaluate(RICH)
    assert site.entries[key].meta.title in rich
    assert f'href="{link.replace("&", "&amp;")}"' in rich
    # The link that was copied opens the page at those versions.
    page.goto(path_of(link).lstrip("/"))
    expect(page).to_have_url(re.compile(re.escape(f"/{path}?ios=18&macos=14.2") + "$"))


def test_a_reply_can_begin_with_the_customers_name(open_page, site):
    page = open_page("fixes/match-addresses/", **ALLOWED)
    expect(page.get_by_label("Customer's name")).to_have_count(0)
    page.get_by_role("button", name="Copy reply").click()
    page.get_by_label("Customer's name").fill("Robin")
    page.get_by_role("button", name="Copy as rich text").click()
    expect(page.get_by_role("status")).to_have_text("Reply copied as rich text")
    link = clipboard(page).split("\n\n")[-2].split()[-1]
    assert clipboard(page) == sent(site, "F01", link, name=" Robin")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_reply_has_the_names_of_the_customers_version(open_page, site):
    for query, versions in (("", {}), ("?macos=12", {"macOS": "12"}), ("?macos=15.2", {"macOS": "15.2"})):
        page = open_page(f"fixes/free-icloud-storage/{query}", **ALLOWED)
        page.get_by_role("button", name="Copy reply").click()
        expect(page.get_by_role("status")).to_have_text("Reply copied")
        link = clipboard(page).split("\n\n")[-2].split()[-1]
        assert clipboard(page) == sent(site, "F16", link, versions)


@SCREENS
def test_the_numeral_of_a_step_is_its_link(open_page, screen):
    page = open_page("fixes/match-addresses/?macos=12", **screen, **ALLOWED)
    page.locator("#macos-12-step-2 > a").first.click()
    expect(page.get_by_role("status")).to_have_text("Link to step 2 copied")
    assert path_of(clipboard(page)) == "/go/f01/?macos=12#macos-12-step-2"
    expect(page).to_have_url(re.compile("#macos-12-step-2$"))


def test_the_link_of_a_step_in_a_tab_for_others_opens_that_tab(open_page):
    page = open_page("fixes/toggle-imessage/?ios=15&macos=14", **ALLOWED)
    page.get_by_role("button", name="Show all").click()
    page.locator("label", has_text="iOS 18 or later").click()
    page.locator("#step-2 > a").first.click()
    expect(page.locator(".said")).to_have_text("Link to step 2 copied")
    assert path_of(clipboard(page)) == "/go/f03/?macos=14#step-2"
    expect(page.locator("#step-2")).to_be_visible()


def test_the_numeral_needs_no_script(open_page):
    page = open_page("fixes/match-addresses/", java_script_enabled=False)
    page.locator("#step-2 > a").first.click()
    expect(page).to_have_url(re.compile("#step-2$"))
    expect(page.get_by_role("link", name="short link")).to_be_visible()


def test_copying_works_with_the_keyboard_alone(open_page):
    page = open_page("fixes/match-addresses/", **ALLOWED)
    page.locator("#step-1 > a").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Link to step 1 copied")
    page.get_by_role("link", name="ready-made reply").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("Link copied")
    assert path_of(clipboard(page)) == "/go/f01/"


@SCREENS
def test_where_copying_is_refused_the_text_is_selected(open_page, screen):
    page = open_page("symptoms/mac-not-receiving/", **screen)
    page.add_init_script(REFUSED)
    page.reload()
    page.get_by_role("button", name="Copy reply").click()
    field = page.get_by_role("dialog").get_by_role("textbox", name="Your browser did not allow copying")
    expect(field).to_be_focused()
    selected = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert path_of(selected.split("\n\n")[-2].split()[-1]) == "/go/s03/"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Copy reply")).to_be_focused()


@SCREENS
def test_replies_are_found_and_filled_in(open_page, site, screen):
    page = open_page("support/replies/", **screen, **ALLOWED)
    page.get_by_role("searchbox", name="Find a reply").fill("s03")
    expect(page.get_by_role("status").first).to_have_text("1 reply")
    expect(page.locator("[data-reply]:visible")).to_have_count(1)
    page.get_by_label("Customer's name").fill("<b>Ana</b>")
    page.get_by_label("macOS", exact=True).fill("12")
    page.get_by_label("iOS, iPadOS", exact=True).fill("banana")
    reply = page.locator("[data-reply=s03]")
    expect(reply.get_by_role("link").last).to_have_attribute("href", re.compile(r"/go/s03/\?macos=12$"))
    reply.get_by_role("button", name="Copy reply").click()
    expect(page.locator(".said")).to_have_text("Reply copied")
    link = clipboard(page).split("\n\n")[-2].split()[-1]
    assert path_of(link) == "/go/s03/?macos=12"
    assert clipboard(page) == sent(site, "S03", link, {"macOS": "12"}, name=" <b>Ana</b>")
    reply.get_by_role("button", name="Copy as rich text").click()
    expect(page.locator(".said")).to_have_text("Reply copied as rich text")
    assert "Hello &lt;b&gt;Ana&lt;/b&gt;," in page.evaluate(RICH)
    # The name is kept nowhere; the versions are those of this ticket, in the address.
    assert "Ana" not in page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")
    assert page.evaluate("localStorage.getItem('resync-systems')") is None
    page.reload()
    expect(page.get_by_label("Customer's name")).to_have_value("")
    expect(page.get_by_label("macOS", exact=True)).to_have_value("12")


def test_a_new_version_wins_over_the_address_and_keeps_what_is_not_there(open_page):
    page = open_page("support/replies/?ios=17&watchos=none")
    field = page.get_by_label("iOS, iPadOS", exact=True)
    expect(field).to_have_value("17")
    expect(page.get_by_label("watchOS", exact=True)).to_have_value("")
    field.fill("18.2")
    page.reload()
    expect(field).to_have_value("18.2")
    assert page.url.endswith("?ios=18.2&watchos=none")
    assert page.evaluate("sessionStorage.length") == 0


def test_a_link_to_one_reply_shows_it(open_page):
    page = open_page("support/replies/#reply-f01")
    expect(page.locator("[data-reply=f01] button").first).to_be_visible()
    expect(page.locator("#reply-f01")).to_be_in_viewport()


def test_replies_need_no_script(open_page, site):
    page = open_page("support/replies/", java_script_enabled=False)
    expect(page.locator("[data-reply]:visible")).to_have_count(len(site.entries))
    expect(page.locator(".reply-tools")).to_be_hidden()
    page.locator("[data-reply=s03] .note a").click()
    expect(page).to_have_url(re.compile("/symptoms/mac-not-receiving/$"))


def test_structured_data_is_no_script_for_a_strict_policy(browser, address):
    """A data block is not run, so script-src does not concern it."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    messages = []
    page.on("console", lambda message: messages.append(message.text))

    def with_policy(route):
        response = route.fetch()
        headers = {**response.headers, "content-security-policy": "default-src 'none'; script-src 'self'"}
        route.fulfill(response=response, headers=headers)

    page.route("**/symptoms/mac-not-receiving/", with_policy)
    page.goto("symptoms/mac-not-receiving/")
    assert page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
    assert not [text for text in messages if "inline script" in text or "script-src" in text]
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))")
    assert [text for text in messages if "script-src" in text], "the policy was in force"
    context.close()
