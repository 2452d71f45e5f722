"""Pages of the guide that are made from the code say what the code says."""

from __future__ import annotations

from resync import guide
from resync.checks import RULES


def test_the_page_of_rules_is_current(root):
    page = (root / guide.RULES_PAGE).read_text(encoding="utf-8")
    assert page == guide.rules_page(), "run `make rules`"
    assert all(f"| `{name}` |" in page for name in RULES)
