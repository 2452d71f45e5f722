"""The bookmarklet: the words that somebody selected on any page, in triage."""

from __future__ import annotations

import http.server

import pytest
from playwright.sync_api import expect

from tests.servers import served

WORDS = "My Mac is 100% late & “texts” <b>arrive</b> #late + twice."


class Desk(http.server.BaseHTTPRequestHandler):
    """A help desk with a strict policy of its own."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", "default-src 'self'")
        self.end_headers()
        self.wfile.write(b"<!DOCTYPE html><title>Desk</title><p id=text></p><textarea id=field></textarea>")

    def log_message(self, *args: object) -> None:
        pass


@pytest.mark.parametrize("where", ["text", "field", "nothing"])
def test_selected_words_open_in_triage(open_page, browser, address, where):
    page = open_page("support/help-desk/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the bookmarklet").click()
    expect(page.locator(".bookmarklet [role=status]")).to_have_text("Copied.")
    code = page.evaluate("navigator.clipboard.readText()")
    assert code.startswith("javascript:")
    assert f'"{address}support/triage/' in code
    with served(Desk) as desk:
        context = browser.new_context()
        page = context.new_page()
        page.goto(desk)
        page.evaluate(
            """([words, where]) => {
              document.querySelector("#text").textContent = words;
              document.querySelector("#field").value = words;
              if (where === "text") getSelection().selectAllChildren(document.querySelector("#text"));
              if (where === "field") { document.querySelector("#field").focus(); document.querySelector("#field").select(); }
            }""",
            [WORDS, where],
        )
        with context.expect_page() as opened:
            # As a browser runs a bookmark: with its percent signs decoded, and without the policy of the page.
            page.evaluate(code.removeprefix("javascript:"))
        expect(opened.value.get_by_label("Ticket text")).to_have_value("" if where == "nothing" else WORDS)
        expect(opened.value).to_have_url(f"{address}support/triage/")
        context.close()


def test_without_a_script_the_line_is_there_to_copy(open_page):
    page = open_page("support/help-desk/", java_script_enabled=False)
    expect(page.locator(".bookmarklet code")).to_contain_text("https://help.example.org/support/triage/")
