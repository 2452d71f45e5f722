"""What support agents copy: links and replies, with the customer's versions and name in them."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from resync.export.composed import INDEPENDENT, paragraphs
from resync.replies import reply_text
from tests.journeys.clipboard import RECORD, copied
from tests.journeys.engines import Target

pytestmark = [pytest.mark.journey("Copying"), pytest.mark.at("phone"), pytest.mark.mainly("webkit")]
SAID = "(document.querySelector('.said') || {}).textContent"


@pytest.fixture(autouse=True)
def recorded(request, host):
    """The clipboard of every page is kept in it. After ``visitor``, which makes the host forget what a test before set."""
    request.getfixturevalue("visitor")
    host.prelude = RECORD


def sent(site, key, link, versions=None, name=""):
    """What a customer gets: greeting, short paragraphs, the link, and whose site it is."""
    *parts, lead = paragraphs(reply_text(site, site.entries[key], versions))
    return "\n\n".join([f"Hello{name},", *parts, f"{lead} {link}", INDEPENDENT])


def link_in(text):
    """The link at the end of a reply."""
    return text.split("\n\n")[-2].split()[-1]


def path_of(link):
    return link.removeprefix("{0.scheme}://{0.netloc}".format(urlsplit(link)))


@pytest.mark.parametrize("path", ["symptoms/mac-not-receiving/", "fixes/match-addresses/"])
def test_a_page_gives_its_link_and_its_reply(visitor, site, path):
    key = "S03" if "symptoms" in path else "F01"
    visitor.open(f"{path}?ios=18&macos=14.2")
    link = copied(visitor, "Copy link")["text"]
    assert path_of(link) == f"/go/{key.lower()}/?ios=18&macos=14.2"
    assert copied(visitor, "Copy reply")["text"] == sent(site, key, link)
    rich = copied(visitor, "Copy as rich text")
    visitor.until(f"{SAID} === 'Reply copied as rich text'")
    assert rich["text"] == sent(site, key, link)
    assert site.entries[key].meta.title in rich["html"]
    assert f'href="{link.replace("&", "&amp;")}"' in rich["html"]
    # The link that was copied opens the page at those versions.
    visitor.open(path_of(link).lstrip("/"))
    visitor.until_at(f"/{path}?ios=18&macos=14.2")


def test_a_reply_can_begin_with_the_customers_name(visitor, site):
    visitor.open("fixes/match-addresses/")
    copied(visitor, "Copy reply")
    visitor.fill("main > .agents label input", "Robin")
    rich = copied(visitor, "Copy as rich text")
    assert rich["text"] == sent(site, "F01", link_in(rich["text"]), name=" Robin")
    assert visitor.js("localStorage.length + sessionStorage.length") == 0


def test_a_reply_has_the_names_of_the_customers_version(visitor, site):
    for query, versions in (("", {}), ("?macos=12", {"macOS": "12"}), ("?macos=15.2", {"macOS": "15.2"})):
        visitor.open(f"fixes/free-icloud-storage/{query}")
        visitor.until("document.querySelector('[data-copy]')")
        text = copied(visitor, "Copy reply")["text"]
        assert text == sent(site, "F16", link_in(text), versions)
        visitor.js("localStorage.clear()")


def test_the_numeral_of_a_step_is_its_link(visitor):
    visitor.open("fixes/match-addresses/?macos=12")
    visitor.select("#macos-12-step-2 > a")
    visitor.until(f"{SAID} === 'Link to step 2 copied'")
    assert path_of(visitor.js("copied[0].text")) == "/go/f01/?macos=12#macos-12-step-2"
    assert visitor.js("location.hash") == "#macos-12-step-2"


def test_the_link_of_a_step_in_a_tab_for_others_opens_that_tab(visitor):
    visitor.open("fixes/toggle-imessage/?ios=15&macos=14")
    visitor.select(Target("button", "Show all"))
    visitor.select(Target("label", "iOS 18 or later"))
    visitor.select("#step-2 > a")
    visitor.until(f"{SAID} === 'Link to step 2 copied'")
    assert path_of(visitor.js("copied[0].text")) == "/go/f03/?macos=14#step-2"
    assert visitor.shown("#step-2")


def test_the_numeral_needs_no_script(visitor, host):
    host.lost = r"\.js$"
    host.expected = ["lost "]
    visitor.open("fixes/match-addresses/")
    visitor.select("#step-2 > a")
    visitor.until("location.hash === '#step-2'")
    assert visitor.shown(Target("a", "short link"))


def test_copying_works_with_the_keyboard_alone(visitor):
    visitor.open("fixes/match-addresses/")
    visitor.until("document.querySelector('[data-copy]')")
    visitor.js("document.querySelector('#step-1 > a').focus()")
    visitor.press("Enter")
    visitor.until(f"{SAID} === 'Link to step 1 copied'")
    visitor.js(f"{Target('a', 'ready-made reply').find}.focus()")
    visitor.press("Tab")
    visitor.press("Space")
    visitor.until(f"{SAID} === 'Link copied'")
    assert path_of(visitor.js("copied[1].text")) == "/go/f01/"


def test_replies_are_found_and_filled_in(visitor, site):
    visitor.open("support/replies/")
    visitor.until("document.querySelector('[data-reply] [data-copy]')")
    visitor.fill("main [name=word]", "s03")
    shown = "[...document.querySelectorAll('[data-reply]')].filter((reply) => reply.getClientRects().length)"
    visitor.until(f"{shown}.length === 1 && document.querySelector('main [role=status]').textContent === '1 reply'")
    visitor.fill("[name=customer]", "<b>Ana</b>")
    visitor.fill("[name=macos]", "12")
    visitor.fill("[name=ios]", "banana")
    visitor.until(
        "[...document.querySelectorAll('[data-reply=s03] a')].some((link) => link.href.endsWith('/go/s03/?macos=12'))"
    )
    text = copied(visitor, "Copy reply", "[data-reply=s03]")["text"]
    assert path_of(link_in(text)) == "/go/s03/?macos=12"
    assert text == sent(site, "S03", link_in(text), {"macOS": "12"}, name=" <b>Ana</b>")
    rich = copied(visitor, "Copy as rich text", "[data-reply=s03]")
    assert "Hello &lt;b&gt;Ana&lt;/b&gt;," in rich["html"]
    # The name is kept nowhere; the versions are those of this ticket, in the address.
    assert "Ana" not in visitor.js("JSON.stringify({ ...localStorage, ...sessionStorage })")
    assert visitor.js("localStorage.getItem('resync-systems')") is None
    visitor.reload()
    visitor.until("document.querySelector('[name=macos]').value === '12'")
    assert visitor.js("document.querySelector('[name=customer]').value") == ""


def test_a_new_version_wins_over_the_address_and_keeps_what_is_not_there(visitor):
    visitor.open("support/replies/?ios=17&watchos=none")
    visitor.until("document.querySelector('[name=ios]').value === '17'")
    assert visitor.js("document.querySelector('[name=watchos]').value") == ""
    visitor.write("[name=ios]", "18.2")
    visitor.until("location.search === '?ios=18.2&watchos=none'")
    visitor.reload()
    visitor.until("document.querySelector('[name=ios]').value === '18.2'")
    assert visitor.js("location.search") == "?ios=18.2&watchos=none"
    assert visitor.js("sessionStorage.length") == 0


def test_whoever_filters_fast_is_served(visitor):
    """Engines let a page change its address only so often; Safari 100 times in 30 seconds."""
    visitor.open("support/replies/")
    visitor.until("document.querySelector('[data-reply] [data-copy]')")
    visitor.select("main [name=word]")
    words = "green bubbles on the mac and not on the phone "
    for _ in range(3):
        visitor.type(words)
    for _ in range(3 * len(words) - len("green")):
        visitor.press("Backspace")
    left = "[...document.querySelectorAll('[data-reply]')].filter((reply) => !reply.hidden).length"
    visitor.until(f"{left} > 1 && {left} < document.querySelectorAll('[data-reply]').length")
    visitor.until("new URLSearchParams(location.search).get('word') === 'green'", "the address has what is left", 40)
