"""Two more accessibility checkers, each with rules of its own, on a page of each kind; axe-core is in tests/browser.

What they find depends on the page, not on the engine, so one engine looks.
"""

from __future__ import annotations

import pytest

from tests.journeys.engines import ENGINES, Target

pytestmark = pytest.mark.xdist_group("Chromium-desktop")
TICKET = "Texts reach my iPhone with iOS 17.2 but not my Mac."
PAGES = ["", "symptoms/", "symptoms/mac-not-receiving/", "fixes/match-addresses/?from=s03", "support/triage/"]
PAGES += ["support/summary/?from=s07", "support/panel/", "reference/network/", "about/browsers/"]
# The second checker needs half a minute for one of these.
LONG = ["fixes/", "support/replies/", "reference/errors/", "reference/places/", "reference/screens/"]

# Rules of IBM Equal Access that are wrong about an element of ours, and why.
WRONG = {
    ("aria_content_in_landmark", ".skip"): "The link past all landmarks stands before them.",
    ("table_headers_exists", ".causes"): "Its headers are there, hidden for the eye only; Chromium tells them.",
    ("fieldset_label_valid", ".tabbed-set .tabbed-set"): "One of those with the same name is shown at a time.",
    ("element_tabbable_role_valid", "table, pre"): "What is wider than its frame scrolls by keys only with the focus.",
}
IBM = """(async (wrong) => {
  const { results } = await new ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]);
  return results.filter(({ value }) => value.join() === "VIOLATION,FAIL").map(({ ruleId, message, snippet, path }) => {
    const { singleNodeValue } = document.evaluate(path.dom, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE);
    const known = wrong.find(([rule, css]) => rule === ruleId && singleNodeValue.matches(css));
    return [known || ruleId, message, snippet.slice(0, 100)];
  });
})"""
CODE_SNIFFER = """new Promise((done) => HTMLCS.process("WCAG2AA", document, () => done(
  HTMLCS.getMessages().filter(({ type }) => type === HTMLCS.ERROR).map(({ code, element }) => [code, element.outerHTML.slice(0, 100)]))))"""


@pytest.fixture
def look(root, host, start):
    """A function that opens a page and gives what the two checkers find: those of one kind, those of the other."""
    host.recover()
    engine = start(ENGINES["chromium"], "desktop")
    engine.fresh()
    ibm = (root / "node_modules/accessibility-checker-engine/ace.js").read_text(encoding="utf-8")
    sniffer = (root / "node_modules/html_codesniffer/build/HTMLCS.js").read_text(encoding="utf-8")

    def look_(path, *, change="", slow=True):
        engine.open(path)
        if path == "support/triage/":
            engine.fill("#ticket", TICKET)
            engine.until(f"{Target('[data-triage-result]').find} && document.querySelector('#reply').value")
        engine.js(f"(() => {{ {change} }})()")
        engine.page.evaluate(sniffer)
        found = engine.js(CODE_SNIFFER)
        if not slow:
            return [], found
        engine.page.evaluate(ibm)
        return engine.page.evaluate(IBM, [list(known) for known in WRONG]), found

    yield look_
    assert host.mistakes == []


def test_neither_finds_a_mistake(look):
    found, needed = {}, set()
    for path in PAGES + LONG:
        ibm, sniffer = look(path, slow=path in PAGES)
        needed |= {tuple(rule) for rule, *_ in ibm if isinstance(rule, list)}
        found[path] = [*sniffer, *(each for each in ibm if isinstance(each[0], str))]
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert needed == set(WRONG), "an exception that nothing needs"


def test_both_find_a_mistake(look):
    ibm, sniffer = look(
        "about/browsers/", change="document.querySelector('main').prepend(document.createElement('img'))"
    )
    assert "img_alt_valid" in [rule for rule, *_ in ibm]
    assert any("H37" in code for code, _ in sniffer)
