"""The trail: from a symptom through its causes, until it works or support takes over."""

from __future__ import annotations

import dataclasses
import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from resync.export.redirects import redirect_pages
from resync.model import LedgerEntry
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.hostile import HOSTILE

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])


@pytest.fixture
def fixes(site):
    """The fixes of S07, likeliest first, each once."""
    return list(dict.fromkeys(cause.fix for cause in site.symptoms["S07"].meta.causes))


def steps(page):
    return page.get_by_role("complementary", name="Where you are")


@SCREENS
def test_through_all_causes_to_the_summary(open_page, site, fixes, screen):
    page = open_page("symptoms/some-messages-missing/", **screen)
    page.locator(".cause-fix a").first.click()
    for number, key in enumerate(fixes, start=1):
        expect(page.get_by_role("heading", level=1)).to_have_text(site.fixes[key].meta.title)
        expect(steps(page)).to_contain_text(f"Cause {number} of {len(site.symptoms['S07'].meta.causes)}")
        if number > 1:
            expect(page.get_by_text("Tried before:")).to_contain_text(site.fixes[fixes[0]].meta.title)
        page.get_by_role("link", name="It didn't").last.click()
    expect(page).to_have_url(re.compile(r"/support/summary/\?from=s07$"))
    expect(page.get_by_label("What do you see?")).to_have_value("s07")
    expect(page.get_by_label("What did you try?")).to_have_value(
        "\n".join(f"{key} {site.fixes[key].meta.title}" for key in fixes)
    )


@SCREENS
def test_it_worked_gives_thanks_and_forgets(open_page, site, fixes, screen):
    page = open_page(f"{site.fixes[fixes[0]].address}?from=s07", **screen)
    page.get_by_role("link", name="It didn't").first.click()
    expect(page.get_by_text("Tried before:")).to_be_visible()
    page.get_by_role("button", name="It worked").last.click()
    expect(page.get_by_role("heading", name="Good, it works again")).to_be_focused()
    second = site.fixes[fixes[1]].meta
    expect(
        page.get_by_text(f"S07 {site.symptoms['S07'].meta.title}: solved with {second.id} {second.title}.")
    ).to_be_visible()
    expect(page.get_by_role("button", name="It worked")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0
    page.get_by_role("link", name="How to keep it so").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Good, it works again")


def test_starting_again_forgets_what_was_tried(open_page, site, fixes):
    page = open_page(f"{site.fixes[fixes[0]].address}?from=s07")
    page.get_by_role("link", name="It didn't").first.click()
    page.get_by_role("button", name="Start again").click()
    expect(page).to_have_url(re.compile("/symptoms/some-messages-missing/#causes$"))
    assert page.evaluate("sessionStorage.length") == 0


def test_another_symptom_is_another_trail(open_page, site, fixes):
    page = open_page(f"{site.fixes[fixes[0]].address}?from=s07")
    page.get_by_role("link", name="It didn't").first.click()
    expect(page.get_by_text("Tried before:")).to_be_visible()
    other = next(p for p in site.symptoms_using(fixes[1]) if p.meta.id != "S07")
    page.goto(f"{site.fixes[fixes[1]].address}?from={other.meta.id.lower()}")
    expect(steps(page)).to_contain_text(other.meta.title)
    expect(page.get_by_text("Tried before:")).to_be_hidden()


@SCREENS
def test_without_a_script_the_list_of_symptoms_leads_on(open_page, site, fixes, screen):
    page = open_page(f"{site.fixes[fixes[-1]].address}?from=s07", java_script_enabled=False, **screen)
    expect(steps(page)).to_have_count(0)
    page.locator(".trails summary").click()
    page.locator("[data-trail=s07] [data-next]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A summary for support")


def test_a_fix_that_is_no_cause_of_the_symptom_has_no_trail(open_page, site, fixes):
    stranger = next(s for s in site.symptoms.values() if all(c.fix != fixes[0] for c in s.meta.causes))
    page = open_page(f"{site.fixes[fixes[0]].address}?from={stranger.meta.id.lower()}")
    expect(page.locator("#next-fix a")).to_be_visible()
    expect(steps(page)).to_have_count(0)


@pytest.mark.parametrize("lost", [False, True], ids=["no-cause", "lost-script"])
def test_where_there_is_no_trail_its_room_is_not_kept(open_page, site, fixes, lost):
    stranger = next(s for s in site.symptoms.values() if all(c.fix != fixes[0] for c in s.meta.causes))
    page = open_page("about/", expect_404=True)
    page.route("**/js/trail.js", lambda route: route.fulfill(status=404))
    page.goto(f"{site.fixes[fixes[0]].address}?from={'s07' if lost else stranger.meta.id.lower()}")
    page.wait_for_load_state("networkidle")
    lead, chips = (page.locator(part).first.bounding_box() for part in (".lead", ".chips"))
    assert chips["y"] - lead["y"] - lead["height"] < 60
    assert lead["height"] < 250


def test_without_storage_the_trail_leads_on(open_page, site, fixes):
    page = open_page("about/")
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no'); } });")
    page.goto(f"{site.fixes[fixes[0]].address}?from=s07")
    page.get_by_role("link", name="It didn't").first.click()
    expect(steps(page)).to_contain_text("Cause 2")
    page.get_by_role("button", name="It worked").first.click()
    expect(page.get_by_role("heading", name="Good, it works again")).to_be_visible()


def test_forged_trails_are_ignored(open_page, site, fixes):
    page = open_page(site.fixes[fixes[0]].address)
    read = """async values => {
      const { read } = await import(new URL("trail.js", document.querySelector("script[type=module]").src));
      return values.map(value => { sessionStorage.setItem("resync-trail", value); return read(); });
    }"""
    forged = [*HOSTILE]
    forged += [json.dumps({"symptom": value, "tried": ["f01"]}) for value in HOSTILE]
    forged += [json.dumps({"symptom": "s07", "tried": [value]}) for value in HOSTILE]
    assert len(forged) >= 500
    assert [each for each in page.evaluate(read, forged) if each is not None] == []
    # Of the right form, and still not true: ids of other fixes and of none.
    page.evaluate("""sessionStorage.setItem("resync-trail", '{"symptom":"s07","tried":["f999","f00"]}')""")
    page.goto(f"{site.fixes[fixes[1]].address}?from=S07")
    expect(steps(page)).to_contain_text("Cause 2")
    expect(steps(page).get_by_role("button", name="Start again")).to_have_count(0)
    for value in HOSTILE[::60]:
        page.goto(f"{site.fixes[fixes[0]].address}?from={quote(value)}")
        expect(page.locator("#next-fix a")).to_be_visible()
        expect(steps(page)).to_have_count(0)
    assert page.evaluate("window.harmed") is None


def test_ids_of_three_digits_are_read(open_page):
    page = open_page("fixes/toggle-imessage/?from=s100")
    read = """async () => {
      sessionStorage.setItem("resync-trail", '{"symptom": "s100", "tried": ["f100"]}');
      const trail = await import(document.querySelector("script[src$='/site.js']").src.replace("site.js", "trail.js"));
      return trail.read();
    }"""
    assert page.evaluate(read) == {"symptom": "s100", "tried": ["f100"]}


def test_a_retired_fix_leads_on_without_its_step(open_page, site):
    ids = {**site.ledger.ids, "F900": LedgerEntry(slugs=["old-fix"], successor="F02")}
    old = dataclasses.replace(site, ledger=site.ledger.model_copy(update={"ids": ids}))
    html = redirect_pages(old)["go/f900/index.html"]
    page = open_page("")
    # The real script lies in a folder with a fingerprint.
    script = page.locator("script[src*='js/site.js']").first.evaluate("script => script.src")
    html = re.sub(r'"[^"]*assets/js/redirect\.js"', f'"{script.replace("site.js", "redirect.js")}"', html)
    page.route("**/go/f900/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(f"{page.url}go/f900/?ios=17#step-3")
    page.wait_for_url(f"**/{site.fixes['F02'].address}?ios=17")
