"""The panel of triage inside a page of a help desk: two origins, and what others try."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from resync.build import build_site
from tests.browser.conftest import AXE, Handler
from tests.servers import SERVERS, find, running, served

pytestmark = pytest.mark.xdist_group("panel")  # its site is built once
ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
LATE = "On my iPhone with iOS 17.2 texts come at once. On the Mac they come twenty minutes later."
OTHER = "My Mac shows fewer texts than my iPhone, and the counts differ."
URL = "http://127.0.0.1:8000/"
# Stands for Zendesk's framework: a ticket that is open, and what the app asks it to do.
ZAF = """
const told = (window.told = []);
window.ZAFClient = { init: () => ({
  get: async (names) => Object.fromEntries(names.map((name) => [name, { "ticket.description": %s, "ticket.requester.name": "Robin" }[name]])),
  metadata: async () => ({ settings: { panel: new URLSearchParams(location.search).get("panel") } }),
  invoke: async (...words) => { told.push(words); },
  on() {},
}) };
"""


@dataclass(frozen=True)
class World:
    site: str  # the real server, which sends the policy
    lax: str  # the same site from a server that sends none
    desk: str  # an origin that may show the panel
    app: str  # another one, with the app for Zendesk
    stranger: str  # one that may not


@pytest.fixture(scope="module")
def world(site, tmp_path_factory) -> Iterator[World]:
    name = next((name for name in SERVERS if find(name)), None)
    if name is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("neither nginx nor caddy is installed")
    folder = tmp_path_factory.mktemp("panel")
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:

        def host(directory: Path) -> str:
            return stack.enter_context(served(functools.partial(Handler, directory=str(directory))))

        desk, app, stranger = host(EXAMPLES / "panel"), host(EXAMPLES / "zendesk-app/assets"), host(EXAMPLES / "panel")
        patch.setenv("EMBED_FROM", f"{desk.rstrip('/')} {app.rstrip('/')}")
        build_site(ROOT, folder / "site", URL)
        work = folder / "server"
        work.mkdir()
        origins = (desk.rstrip("/"), app.rstrip("/"))
        real = stack.enter_context(running(name, site, folder / "site", URL, work, origins))
        yield World(real, host(folder / "site"), desk, app, stranger)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    yield page
    context.close()
    assert mistakes == []


def open_desk(page: Page, desk: str, site: str) -> FrameLocator:
    page.goto(f"{desk}host.html?panel={site}support/panel/")
    return page.frame_locator("#panel")


def tell(page: Page, message: object) -> None:
    page.evaluate("message => document.querySelector('#panel').contentWindow.postMessage(message, '*')", message)


def ticket_of(panel: FrameLocator):
    return panel.get_by_label("Ticket text")


def test_a_ticket_goes_in_and_the_chosen_reply_comes_out(page, world, site):
    panel = open_desk(page, world.desk, world.site)
    expect(ticket_of(panel)).to_have_value(LATE)
    first = panel.locator("[data-triage-result]").first
    expect(first).to_be_visible()
    expect(panel.get_by_label("Customer's name")).to_have_value("Robin")
    panel.get_by_label("Reply with this page").nth(1).check()
    title = panel.locator("[data-triage-result]").nth(1).inner_text()
    reply = panel.get_by_role("textbox", name="Reply", exact=True)
    reply.fill(reply.input_value() + "\n\nOur own words.")
    page.evaluate("addEventListener('message', ({ data }) => { window.heard = data; })")
    panel.get_by_role("button", name="Put it into the ticket").click()
    expect(page.locator("#answer")).to_have_value(reply.input_value())
    message = page.evaluate("heard")
    symptom = next(each for each in site.symptoms.values() if each.meta.title == title)
    assert set(message) == {"type", "version", "ids", "text", "html", "markdown", "links"}
    assert message["ids"] == [symptom.meta.id]
    assert message["text"].startswith("Hello Robin,")
    assert message["text"].endswith("Our own words.")
    assert f'go/{symptom.meta.id.lower()}/?ios=17.2">' in message["html"]
    assert f"[{title}](" in message["markdown"]
    assert [link.split("/go/")[1] for link in message["links"]] == [f"{symptom.meta.id.lower()}/?ios=17.2"]


def test_the_same_ticket_again_keeps_edits_and_another_begins_anew(page, world):
    panel = open_desk(page, world.desk, world.site)
    expect(ticket_of(panel)).to_have_value(LATE)
    reply = panel.get_by_role("textbox", name="Reply", exact=True)
    expect(reply).not_to_have_value("")
    reply.fill("Our own words for Robin.")
    page.locator("#send").click()
    page.wait_for_timeout(300)
    expect(reply).to_have_value("Our own words for Robin.")
    page.locator("#text").fill(OTHER)
    page.locator("#customer").fill("")
    page.locator("#send").click()
    expect(ticket_of(panel)).to_have_value(OTHER)
    expect(reply).not_to_have_value("Our own words for Robin.")
    expect(panel.get_by_label("Customer's name")).to_have_value("")
    page.locator("#next").click()
    expect(ticket_of(panel)).to_have_value("")
    expect(panel.locator("[data-triage-result]")).to_have_count(0)


def test_links_of_the_panel_open_beside_it_and_belong_to_the_ticket(page, world):
    panel = open_desk(page, world.desk, world.site)
    with page.context.expect_page() as opened:
        panel.locator("[data-triage-result]").first.click()
    expect(opened.value.locator("main > .agents")).to_contain_text("This ticket: iOS 17.2")
    assert opened.value.evaluate("localStorage.getItem('resync-systems')") is None
    expect(ticket_of(panel)).to_have_value(LATE)


def test_nobody_else_can_show_the_panel_or_another_page(page, world):
    for desk, path in ((world.stranger, "support/panel/"), (world.desk, "support/triage/"), (world.desk, "")):
        refused = []
        page.on("console", lambda message, refused=refused: refused.append(message.text))
        page.goto(f"{desk}host.html?panel={world.site}{path}")
        page.wait_for_timeout(500)
        assert any("frame-ancestors" in text or "refused to connect" in text for text in refused), path
        assert page.frame_locator("#panel").locator("#ticket").count() == 0


def test_an_origin_that_is_not_allowed_is_not_heard(page, world):
    """From a server that sends no policy, the panel is shown to everybody, and answers nobody else all the same."""
    panel = open_desk(page, world.stranger, world.lax)
    expect(ticket_of(panel)).to_be_visible()
    tell(page, {"type": "resync:ticket", "text": OTHER})
    page.wait_for_timeout(500)
    expect(ticket_of(panel)).to_have_value("")
    ticket_of(panel).fill(LATE)
    expect(panel.locator("[data-triage-result]").first).to_be_visible()
    expect(panel.get_by_role("button", name="Put it into the ticket")).to_have_count(0)


def test_a_window_that_is_not_around_the_panel_is_not_heard(page, world):
    """An allowed page shows the panel; a page of somebody else has opened that page, and writes to the frame in it."""
    page.goto(f"{world.stranger}host.html?panel={world.lax}")
    with page.context.expect_page() as opened:
        page.evaluate(
            "address => { window.desk = open(address); }", f"{world.desk}host.html?panel={world.site}support/panel/"
        )
    panel = opened.value.frame_locator("#panel")
    expect(ticket_of(panel)).to_have_value(LATE)
    page.evaluate("text => window.desk.frames[0].postMessage({ type: 'resync:ticket', text }, '*')", OTHER)
    page.wait_for_timeout(500)
    expect(ticket_of(panel)).to_have_value(LATE)


HARM = "<img src=x onerror='parent.postMessage(1)'>"


def test_messages_of_another_shape_do_nothing(page, world):
    panel = open_desk(page, world.desk, world.site)
    expect(ticket_of(panel)).to_have_value(LATE)
    for message in (
        None, 7, "text", [], {}, "{", "[]", '{"event":"appContext"}', '{"event":"appContext","data":{"conversation":{"messages":[null]}}}',
        {"type": "resync:ticket"}, {"type": "resync:ticket", "text": {"a": 1}}, {"type": "resync:other", "text": OTHER},
        {"type": ["resync:ticket"], "text": OTHER}, {"text": OTHER}, {"type": "resync:reply", "text": OTHER},
    ):  # fmt: skip
        tell(page, message)
    page.wait_for_timeout(300)
    expect(ticket_of(panel)).to_have_value(LATE)
    tell(page, {"type": "resync:ticket", "text": HARM + " " + OTHER, "customer": {"name": "x"}})
    expect(ticket_of(panel)).to_have_value(f"{HARM} {OTHER}")
    expect(panel.get_by_label("Customer's name")).to_have_value("")
    assert panel.locator("#triage :is(script, img, iframe)").count() == 0


def test_a_megabyte_is_cut_and_said(page, world):
    panel = open_desk(page, world.desk, world.site)
    expect(ticket_of(panel)).to_have_value(LATE)
    page.evaluate(
        """text => {
          const panel = document.querySelector("#panel").contentWindow;
          panel.postMessage(text.repeat(20000), "*");
          panel.postMessage({ type: "resync:ticket", text: text.repeat(20000), customer: text.repeat(20000) }, "*");
        }""",
        OTHER + " ",
    )
    expect(panel.locator("[data-triage-result]").first).to_be_visible(timeout=20_000)
    expect(panel.locator("[role=status]")).to_contain_text("Its beginning was taken")
    assert len(ticket_of(panel).input_value()) == 20_000
    assert len(panel.get_by_label("Customer's name").input_value()) == 60
    expect(panel.get_by_role("button", name="Put it into the ticket")).to_be_visible()


def test_the_event_of_chatwoot_is_read(page, world):
    panel = open_desk(page, world.desk, world.site)
    expect(ticket_of(panel)).to_have_value(LATE)
    tell(page, json.dumps(json.loads((EXAMPLES / "chatwoot/event.json").read_text())))
    wanted = "On my iPhone with iOS 17.2 texts come at once.\n\nOn the Mac they come twenty minutes later."
    expect(ticket_of(panel)).to_have_value(wanted)
    expect(panel.get_by_label("Customer's name")).to_have_value("Robin Example")


def test_the_app_for_zendesk_hands_over_and_takes_back(page, world):
    page.route(
        "https://static.zdassets.com/**",
        lambda route: route.fulfill(body=ZAF % json.dumps(LATE), content_type="text/javascript"),
    )
    page.goto(f"{world.app}iframe.html?panel={world.site}support/panel/")
    panel = page.frame_locator("#panel")
    expect(ticket_of(panel)).to_have_value(LATE)
    panel.get_by_role("button", name="Put it into the ticket").click()
    page.wait_for_function("told.some(([what]) => what === 'ticket.editor.insert')")
    ((_, html),) = [words for words in page.evaluate("told") if words[0] == "ticket.editor.insert"]
    assert html.startswith("<p>Hello Robin,</p>")
    assert '<a href="' in html


def test_a_help_desk_that_gives_no_clipboard_can_copy_all_the_same(page, world):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel = open_desk(page, world.desk, world.site)
    expect(ticket_of(panel)).to_have_value(LATE)
    page.evaluate(
        "(({ panel }) => { panel.removeAttribute('allow'); panel.src = panel.src; })({ panel: document.querySelector('#panel') })"
    )
    expect(panel.get_by_label("Customer's name")).to_have_value("Robin")
    panel.get_by_role("button", name="Copy the reply").click()
    expect(panel.locator("[role=status]")).to_have_text("Copied")
    page.locator("#answer").focus()
    page.keyboard.press("Control+v")
    expect(page.locator("#answer")).to_have_value(panel.get_by_role("textbox", name="Reply", exact=True).input_value())


def test_the_panel_without_a_help_desk_is_triage(page, world):
    page.goto(f"{world.site}support/panel/")
    page.get_by_label("Ticket text").fill(LATE)
    expect(page.locator("[data-triage-result]").first).to_be_visible()
    expect(page.get_by_role("button", name="Put it into the ticket")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_narrow_panel(page, world, axe, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{world.site}support/panel/")
    page.get_by_label("Ticket text").fill(LATE)
    expect(page.locator("[data-triage-result]").first).to_be_visible()
    page.evaluate(axe)
    assert page.evaluate(AXE) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
