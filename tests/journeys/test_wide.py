"""What a wider screen adds: an index that stays in view, jump links, lists with a filter, causes at the first look."""

from __future__ import annotations

import json

import pytest

from tests.journeys.engines import Target
from tests.journeys.test_finding import IN_VIEW, at

LISTS = ["symptoms/", "fixes/", "support/replies/", "reference/errors/", "reference/places/", "reference/screens/"]
FIX = "fixes/match-addresses/"
ENTRIES = ".entries > li, .reference-entry, .gallery > li"
LEFT = f"[...document.querySelectorAll('{ENTRIES}')].filter((entry) => !entry.hidden).length"
STATUS = "main [role=status]"
CURRENT = "[...document.querySelectorAll('.index [aria-current=location]')].map((link) => link.hash).join()"


def filtered(visitor, **choice):
    """Wait until the fields say this, the address says it, and only what fits is left; how many that is."""
    visitor.until(
        f"""Object.entries({json.dumps(choice)}).every(([name, value]) =>
          document.querySelector(`main [name=${{name}}]`).value === value
          && (new URLSearchParams(location.search).get(name) || "") === value)""",
        f"fields and address that say {choice}",
    )
    return visitor.js(LEFT)


def choose(visitor, name, text):
    """Choose in a menu by the keyboard: the beginning of a line."""
    visitor.js(f"document.querySelector('main select[name={name}]').focus()")
    visitor.type(text)


@pytest.mark.journey("Lists")
@pytest.mark.at("pad", "desktop")
def test_jump_links_lead_to_a_group_and_stay_in_view(visitor):
    for path in LISTS:
        visitor.open(path)
        links = "[...document.querySelectorAll('.index nav a')]"
        address = visitor.until(f"{links}.length > 2 && {links}[1].hash")
        visitor.select(f".index nav a[href='{address}']")
        visitor.until(f"{CURRENT} === '{address}'", f"{path}: the group is marked")
        visitor.until(at(IN_VIEW, f"[id='{address.removeprefix('#')}']"), f"{path}: the group in view")
        assert visitor.js(at(IN_VIEW, f".index nav a[href='{address}']")), path


@pytest.mark.journey("Lists")
@pytest.mark.at("pad")
def test_a_list_is_filtered_at_once_and_the_address_has_it(visitor, site):
    quick = [fix for fix in site.fixes.values() if "mac" in fix.meta.devices and fix.meta.minutes[1] <= 5]
    visitor.open("fixes/")
    visitor.until("document.querySelector('.filters').getClientRects().length")
    choose(visitor, "device", "Mac")
    filtered(visitor, device="mac")
    choose(visitor, "minutes", "At most 5")
    assert filtered(visitor, device="mac", minutes="5") == len(quick)
    assert visitor.text(STATUS) == f"{len(quick)} of {len(site.fixes)}"
    visitor.reload()
    visitor.until(f"{LEFT} === {len(quick)}")
    visitor.select(".entries > li:not([hidden]) a")
    visitor.until("document.querySelector('.crumbs')")
    visitor.back()
    visitor.until(f"document.querySelector('.filters') && {LEFT} === {len(quick)}")
    assert filtered(visitor, device="mac", minutes="5") == len(quick)
    assert visitor.text(STATUS) == f"{len(quick)} of {len(site.fixes)}"


@pytest.mark.journey("Lists")
@pytest.mark.at("pad")
def test_a_choice_before_the_script_counts(visitor, host):
    host.slow = {r"/js/list-filter\.js": 1}
    visitor.open("fixes/")
    choose(visitor, "device", "Mac")
    filtered(visitor, device="mac")


@pytest.mark.journey("Lists")
@pytest.mark.at("pad")
def test_the_reference_is_filtered_by_device_and_word(visitor):
    for path in LISTS[3:]:
        visitor.open(f"{path}?device=watch")
        told = visitor.until(f"document.querySelector('{STATUS}').textContent")
        watch = filtered(visitor, device="watch")
        every = int(told.split(" of ")[1])
        assert told == f"{watch} of {every}"
        assert 0 < watch < every
        choose(visitor, "device", "Any")
        assert filtered(visitor, device="") == every
        visitor.fill("main [name=word]", "watch")
        assert 0 < filtered(visitor, word="watch") < every


@pytest.mark.journey("Ready-made replies")
@pytest.mark.at("phone")
def test_replies_are_found_by_word_and_device_and_the_address_has_it(visitor):
    visitor.open("support/replies/")
    visitor.until("document.querySelector('[data-reply] [data-copy]')")
    every = visitor.js(LEFT)
    visitor.fill("main [name=word]", "green")
    words = filtered(visitor, word="green")
    choose(visitor, "device", "Apple")
    both = filtered(visitor, word="green", device="watch")
    assert 0 < both < words < every
    assert visitor.text(STATUS).startswith(f"{both} repl")
    visitor.reload()
    visitor.until(f"{LEFT} === {both}")
    visitor.select("[data-reply]:not([hidden]) h3 a")
    visitor.until("document.querySelector('.crumbs')")
    visitor.back()
    visitor.until(f"document.querySelector('[data-reply] [data-copy]') && {LEFT} === {both}")
    assert filtered(visitor, word="green", device="watch") == both
    visitor.select("[data-next]")
    assert filtered(visitor, word="", device="") == every
    assert visitor.js("document.activeElement.name") == "word"


@pytest.mark.journey("Search")
@pytest.mark.at("phone", "pad")
@pytest.mark.cannot("firefox", "it draws no cross in a search field; emptying by keys is tested")
def test_the_cross_of_a_search_field_clears_what_was_found(visitor):
    visitor.open()
    visitor.fill("#home-search", "green bubbles")
    visitor.until("document.querySelectorAll('[data-search-result]').length > 2 && location.search")
    visitor.select_end("#home-search", 60)
    visitor.until("!document.querySelector('[data-search-result]') && location.search === ''")
    assert visitor.js("document.querySelector('#home-search').value") == ""


@pytest.mark.journey("Lists")
@pytest.mark.at("pad")
def test_an_emptied_field_gives_the_whole_list_again(visitor, site):
    visitor.open("symptoms/?word=green")
    visitor.until(f"{LEFT} < {len(site.symptoms)}")
    if visitor.name == "firefox":  # it draws no cross
        visitor.select("main [name=word]")
        for _ in "green":
            visitor.press("Backspace")
    else:
        visitor.select_end("main [name=word]", 20)
    assert filtered(visitor, word="") == len(site.symptoms)


@pytest.mark.journey("Index beside a page")
@pytest.mark.at("pad", "desktop")
def test_a_fix_has_its_index_in_view_with_the_part_that_one_reads(visitor, site):
    visitor.open(f"{FIX}?from=s03&ios=26")
    visitor.until("document.querySelectorAll('.index nav a').length > 3")
    visitor.select(Target(".index nav a", "Still not working"))
    visitor.until(f"{CURRENT} === '#next'")
    assert visitor.js(at(IN_VIEW, ".index nav a[href='#next']"))
    visitor.js("document.querySelector('#steps').scrollIntoView()")
    visitor.until(f"{CURRENT} === '#steps'")
    assert visitor.js(at(IN_VIEW, ".index nav a[href='#steps']"))
    if visitor.size[0] >= 1024:
        second = site.fixes[site.symptoms["S03"].meta.fixes[1]].meta.title
        about = visitor.text(".index nav + div")
        assert about.startswith("iPhone · iPad · Mac")
        assert "iOS 26" in about
        assert f"Next: {second}" in about


@pytest.mark.journey("Symptoms and fixes")
@pytest.mark.at("desktop")
def test_the_first_cause_is_in_the_first_screen(visitor, site):
    for symptom in list(site.symptoms.values())[::20]:
        visitor.open(symptom.address)
        assert visitor.until(at(IN_VIEW, ".causes tbody tr a")), symptom.address
