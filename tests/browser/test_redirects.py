"""A page that was retired leads on. What people do on a trail is in tests/journeys."""

from __future__ import annotations

import dataclasses
import re

from resync.export.redirects import redirect_pages
from resync.model import LedgerEntry


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
