"""The promise of reading, kept in an old engine: pages, links and tabs, in colours that can be read.

QtWebKit is about Safari 10. The only older engine that could be had, PhantomJS, is no longer packaged.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="QtWebKit is installed on Debian only"),
    pytest.mark.xdist_group("WebKit-phone"),
]
PAGES = ["", "find/", "symptoms/", "symptoms/mac-not-receiving/", "fixes/", "fixes/match-addresses/", "devices/"]
PAGES += ["support/triage/", "support/replies/", "support/summary/", "about/offline/", "404.html"]
# Everything that stands on a ground of its own: its text, and the contrast of the two as WCAG counts it.
CONTRASTS = """
  function parts(colour) { return colour.match(/[\\d.]+/g).map(Number); }
  function light(colour) {
    var l = parts(colour).slice(0, 3).map(function (part) {
      var share = part / 255;
      return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
  }
  function ground(node) {
    for (var at = node; at; at = at.parentElement) {
      var colour = getComputedStyle(at).backgroundColor;
      if (parts(colour)[3] !== 0 && colour !== "transparent") return colour;
    }
    return "rgb(255, 255, 255)";
  }
  var nodes = [].slice.call(document.querySelectorAll("a, button, label, h1, p, li, td"));
  return nodes.filter(function (node) { return node.getClientRects().length && node.textContent.trim(); })
    .map(function (node) {
      var a = light(getComputedStyle(node).color), b = light(ground(node));
      return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), node.textContent.trim().slice(0, 40)];
    });
"""
TABS = """
  function shown(id) { return document.getElementById(id).getClientRects().length > 0; }
  var before = [shown("step-1"), shown("mac-step-1")];
  document.querySelector("label[data-device=mac]").click();
  return { before: before, after: [shown("step-1"), shown("mac-step-1")] };
"""
DEAD = """
  var page = document.documentElement;
  function shown(css) {
    return [].slice.call(document.querySelectorAll(css)).filter(function (node) {
      return node.getClientRects().length && getComputedStyle(node).visibility !== "hidden";
    }).length;
  }
  return [page.hasAttribute("data-scripts"), shown(".scripted"), shown("[data-copy]"), shown(".scheme-switch")];
"""


@pytest.fixture
def ask(host, root):
    """A function that asks about several pages at once: [(path, script)]."""
    host.recover()

    def ask_(*questions):
        text = json.dumps([(host.address + path, script) for path, script in questions])
        command = ["/usr/bin/python3", root / "tests/journeys/old_webkit.py"]
        run = subprocess.run(command, input=text, capture_output=True, text=True, check=False, timeout=100)
        assert run.returncode == 0, run.stderr
        answers = json.loads(run.stdout)
        # It does not know newer parts of the policy, and says so.
        errors = [
            error for answer in answers for error in answer["errors"] if "Unrecognized Content-Security" not in error
        ]
        assert errors == []
        assert host.mistakes == []
        return [answer["answer"] for answer in answers]

    return ask_


def test_every_text_can_be_read(ask):
    answers = ask(*((path, CONTRASTS) for path in PAGES))
    assert min(len(answer) for answer in answers) > 5
    pale = {path: [part for part in answer if part[0] < 4.5] for path, answer in zip(PAGES, answers, strict=True)}
    assert {path: parts for path, parts in pale.items() if parts} == {}


def test_a_style_sheet_as_it_was_is_found(ask, host):
    """White buttons on white, which is what the engine made of an empty custom property."""
    sheet = next(host.folder.glob("assets/*/css/site.css"))
    broken = sheet.read_text(encoding="utf-8").replace(
        "--fill:#6d2f5b", "--dark:;--fill:var(--light,#6d2f5b) var(--dark,#000)"
    )
    host.replaced = {r"/css/site\.css": broken}
    (answer,) = ask(("symptoms/mac-not-receiving/", CONTRASTS))
    assert [part for part in answer if part[0] < 4.5]


def test_tabs_open(ask):
    assert ask(("fixes/match-addresses/", TABS)) == [{"before": [True, False], "after": [False, True]}]


def test_nothing_is_shown_that_is_dead(ask):
    paths = ["", "support/triage/", "support/summary/", "support/replies/", "symptoms/mac-not-receiving/"]
    assert ask(*((path, DEAD) for path in paths)) == [[False, 0, 0, 0]] * len(paths)


def test_a_short_link_leads_there_with_all_that_is_with_it(ask):
    there = "return location.pathname + location.search + location.hash;"
    assert ask(("go/f01/?macos=12#mac-step-1", there)) == ["/fixes/match-addresses/?macos=12#mac-step-1"]
