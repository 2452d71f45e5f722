"""Pages that were retired: where their addresses lead."""

from __future__ import annotations

from resync.model import Ledger


def successor(ledger: Ledger, key: str) -> str:
    """The id of the page that took over from a retired one, over several steps; a circle ends where it began."""
    seen: set[str] = set()
    while key in ledger.ids and key not in seen:
        seen.add(key)
        key = ledger.ids[key].successor or key
    return key
