"""Replies of Resync as macros of Zendesk.

    ZENDESK=https://example.zendesk.com LOGIN=me@example.org/token:… python zendesk.py https://help.example.org/replies.json
    … --apply                                     # do what was shown
    … --undo resync-zendesk-20261129-224500.jsonl --apply

ZENDESK is the address, LOGIN a user name, a colon and a secret, as for curl -u. The key of a reply stands in the
description of its macro, which may say more. Other actions that somebody added to the macro stay.

Read on 29 November 2026, as stored copies: macros (title and actions are mandatory; nothing makes a title unique)
https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/, pages by cursor of at most 100
https://developer.zendesk.com/api-reference/introduction/pagination/, 429 with Retry-After
https://developer.zendesk.com/api-reference/introduction/rate-limits, names
https://support.zendesk.com/hc/en-us/articles/4408886858138-Zendesk-placeholders-reference
"""

from __future__ import annotations

import base64
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from sync import Item, Reply, key_in, main, same
from web import SetupError, Web

PATH = "/api/v2/macros"
TEXT = "comment_value"


class Zendesk:
    """Macros whose action writes a comment."""

    name = "Zendesk"
    customer = "{{ticket.requester.first_name}}"
    agent = "{{current_user.first_name}}"

    def items(self, web: Web) -> Iterator[Item]:
        """All macros that the user may see, a hundred a page."""
        after = ""
        while True:
            query = {"page[size]": "100"} | ({"page[after]": after} if after else {})
            page = web.ask("GET", f"{PATH}?{urlencode(query)}")
            for record in page["macros"]:
                yield Item(record["id"], key_in(record.get("description")), record)
            if not page["meta"]["has_more"]:
                return
            after = page["meta"]["after_cursor"]

    def changes(self, reply: Reply, record: Mapping[str, Any] | None) -> dict[str, Any]:
        """Title and comment; every other action stays as it is."""
        comment = {"field": TEXT, "value": reply.text}
        if record is None:
            return {"title": reply.title, "description": reply.key, "actions": [comment]}
        changed: dict[str, Any] = {}
        if not same(record["title"], reply.title):
            changed["title"] = reply.title
        actions = record["actions"]
        if not any(action["field"] == TEXT and same(action["value"], reply.text) for action in actions):
            others = [action for action in actions if action["field"] != TEXT]
            changed["actions"] = [comment, *others]
        return changed

    def create(self, web: Web, fields: Mapping[str, Any]) -> Item:
        """Answers with the new record."""
        record = web.ask("POST", PATH, {"macro": fields})["macro"]
        return Item(record["id"], key_in(record.get("description")), record)

    def update(self, web: Web, number: int, fields: Mapping[str, Any]) -> None:
        """Fields that are not named stay."""
        web.ask("PUT", f"{PATH}/{number}", {"macro": fields})

    def delete(self, web: Web, number: int) -> None:
        """Answers with nothing."""
        web.ask("DELETE", f"{PATH}/{number}")


def connect() -> Web:
    """Requests with the login of the environment."""
    try:
        secret = os.environ["LOGIN"].partition(":")[2]
        login = base64.b64encode(os.environ["LOGIN"].encode()).decode()
        return Web(os.environ["ZENDESK"], {"Authorization": f"Basic {login}"}, [login, os.environ["LOGIN"], secret])
    except KeyError as missing:
        raise SetupError(f"the variable {missing.args[0]} is not set; ZENDESK and LOGIN") from None


if __name__ == "__main__":
    sys.exit(main(Zendesk(), connect, __doc__ or ""))
