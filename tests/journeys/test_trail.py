"""The trail: from a symptom through its causes, until it works or support takes over."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from tests.hostile import HOSTILE
from tests.journeys.engines import Target

pytestmark = [pytest.mark.journey("Symptoms and fixes"), pytest.mark.mainly("webkit")]
DIDNT = Target(".trail a", "It didn't")
TRAIL = "(document.querySelector('.trail') || {}).textContent || ''"
TRIED = "[...document.querySelectorAll('p')].find((p) => p.textContent.startsWith('Tried before:') && p.getClientRects().length)"
NO_STORAGE = "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no'); } });"
READ = """(async () => {
  const { read } = await import(new URL("trail.js", document.querySelector("script[type=module]").src));
  return %s.map((value) => { sessionStorage.setItem("resync-trail", value); return read(); });
})()"""


@pytest.fixture
def fixes(site):
    """The fixes of S07, likeliest first, each once."""
    return list(dict.fromkeys(cause.fix for cause in site.symptoms["S07"].meta.causes if cause.fix))


@pytest.fixture
def stranger(site, fixes):
    """A symptom of which the first of these fixes is no cause."""
    return next(each for each in site.symptoms.values() if all(c.fix != fixes[0] for c in each.meta.causes))


@pytest.mark.mainly("chromium", "firefox", "webkit")
def test_from_a_symptom_through_its_causes_to_support(visitor, site, fixes):
    causes = len(site.symptoms["S07"].meta.causes)
    visitor.open("symptoms/some-messages-missing/")
    visitor.select(".cause-fix a")
    for number, key in enumerate(fixes, start=1):
        visitor.until_titled(site.fixes[key].meta.title)
        visitor.until(f"({TRAIL}).includes('Cause {number} of {causes}')")
        if number > 1:
            first = site.fixes[fixes[0]].meta.title
            visitor.until(f"({TRIED} || {{ textContent: '' }}).textContent.includes({json.dumps(first)})")
        visitor.select(DIDNT)
    visitor.until_at("/support/summary/?from=s07")
    visitor.until("document.querySelector('#symptom').value === 's07' && document.querySelector('#tried').value")
    tried = visitor.js("document.querySelector('#tried').value").splitlines()
    assert tried == [f"{key} {site.fixes[key].meta.title}" for key in fixes]


@pytest.mark.mainly("chromium", "firefox", "webkit")
@pytest.mark.at("phone", "desktop")
def test_it_worked_gives_thanks_and_forgets(visitor, site, fixes):
    visitor.open(f"{site.fixes[fixes[0]].address}?from=s07")
    visitor.select(DIDNT)
    second = site.fixes[fixes[1]].meta
    visitor.until_titled(second.title)
    visitor.until(f"Boolean({TRIED})")
    visitor.select(Target(".trail button", "It worked"))
    visitor.until("document.activeElement.textContent === 'Good, it works again'")
    solved = f"S07 {site.symptoms['S07'].meta.title}: solved with {second.id} {second.title}."
    assert visitor.text(".trail-solved") == solved
    assert not visitor.shown(Target("button", "It worked"))
    assert visitor.js("sessionStorage.length") == 0
    visitor.select(Target("a", "How to keep it so"))
    visitor.until_titled("Good, it works again")


@pytest.mark.at("phone")
def test_starting_again_forgets_what_was_tried(visitor, site, fixes):
    visitor.open(f"{site.fixes[fixes[0]].address}?from=s07")
    visitor.select(DIDNT)
    visitor.select(Target("button", "Start again"))
    visitor.until_at("/symptoms/some-messages-missing/#causes")
    assert visitor.js("sessionStorage.length") == 0


@pytest.mark.at("phone")
def test_another_symptom_is_another_trail(visitor, site, fixes):
    visitor.open(f"{site.fixes[fixes[0]].address}?from=s07")
    visitor.select(DIDNT)
    visitor.until(f"Boolean({TRIED})")
    other = next(each for each in site.symptoms_using(fixes[1]) if each.meta.id != "S07").meta
    visitor.open(f"{site.fixes[fixes[1]].address}?from={other.id.lower()}")
    visitor.until(f"({TRAIL}).includes({json.dumps(other.title)})")
    assert not visitor.js(f"Boolean({TRIED})")


@pytest.mark.at("phone")
@pytest.mark.parametrize("lost", [False, True], ids=["no-cause", "lost-script"])
def test_where_there_is_no_trail_its_room_is_not_kept(visitor, host, site, fixes, stranger, lost):
    if lost:
        host.lost = r"/js/trail\.js$"
        host.expected = ["trail", "Importing a module", "dynamically imported"]
    visitor.open(f"{site.fixes[fixes[0]].address}?from={'s07' if lost else stranger.meta.id.lower()}")
    visitor.until("document.querySelector('[data-copy]') && !document.documentElement.hasAttribute('data-from')")
    assert visitor.shown("#next-fix a")
    assert not visitor.shown(".trail")
    gap, height = visitor.js("""(() => {
      const [lead, chips] = [".lead", ".chips"].map((part) => document.querySelector(part).getBoundingClientRect());
      return [chips.top - lead.bottom, lead.height];
    })()""")
    assert gap < 60
    assert height < 250


@pytest.mark.at("phone")
def test_without_a_script_the_list_of_symptoms_leads_on(visitor, host, site, fixes):
    host.lost = r"\.js$"
    host.expected = ["lost "]
    visitor.open(f"{site.fixes[fixes[-1]].address}?from=s07")
    visitor.select(".trails summary")
    visitor.select("[data-trail=s07] [data-next]")
    visitor.until_titled("A summary for support")


@pytest.mark.at("phone")
def test_without_storage_the_trail_leads_on(visitor, host, site, fixes):
    host.prelude = NO_STORAGE
    visitor.open(f"{site.fixes[fixes[0]].address}?from=s07")
    visitor.select(DIDNT)
    visitor.until(f"({TRAIL}).includes('Cause 2')")
    visitor.select(Target(".trail button", "It worked"))
    visitor.until("document.activeElement.textContent === 'Good, it works again'")


@pytest.mark.mainly("chromium", "webkit")
@pytest.mark.at("phone")
def test_forged_trails_are_ignored(visitor, site, fixes):
    visitor.open(site.fixes[fixes[0]].address)
    forged = [*HOSTILE]
    forged += [json.dumps({"symptom": value, "tried": ["f01"]}) for value in HOSTILE]
    forged += [json.dumps({"symptom": "s07", "tried": [value]}) for value in HOSTILE]
    assert len(forged) >= 500
    assert [each for each in visitor.js(READ % json.dumps(forged)) if each is not None] == []
    long_ago = '{"symptom": "s100", "tried": ["f100"]}'
    assert visitor.js(READ % json.dumps([long_ago])) == [json.loads(long_ago)], "ids of three digits will come"
    # Of the right form, and still not true: ids of other fixes and of none.
    visitor.js("""sessionStorage.setItem("resync-trail", '{"symptom":"s07","tried":["f999","f00"]}')""")
    visitor.open(f"{site.fixes[fixes[1]].address}?from=S07")
    visitor.until(f"({TRAIL}).includes('Cause 2')")
    assert not visitor.shown(Target("button", "Start again"))
    for value in visitor.some(HOSTILE[::45], 2):
        visitor.open(f"{site.fixes[fixes[0]].address}?from={quote(value, errors='replace')}")
        visitor.until("document.querySelector('[data-copy]')")
        assert visitor.shown("#next-fix a"), value
        assert not visitor.shown(".trail"), value
    assert visitor.js("window.harmed ?? null") is None
