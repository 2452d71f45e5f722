"""Replies of Resync as canned responses of Chatwoot.

    CHATWOOT=https://chat.example.org ACCOUNT=1 TOKEN=… python chatwoot.py https://help.example.org/replies.json
    … --apply                                     # do what was shown
    … --undo resync-chatwoot-20261129-224500.jsonl --apply

CHATWOOT is the address, ACCOUNT the number of the account, TOKEN an access token of somebody who may edit canned
responses. The key of a reply is its short code: an agent types / and s03.

Read on 29 November 2026, as stored copies: app/models/canned_response.rb (short_code is unique in an account, content
must be there), the controller canned_responses_controller.rb (the list has no pages) and config/initializers/
rack_attack.rb (3,000 requests a minute, then 429) of https://github.com/chatwoot/chatwoot, and src/canned.ts of
https://github.com/chatwoot/utils for the names of the customer and the agent.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from sync import Item, Reply, key_in, main, same
from web import SetupError, Web


class Chatwoot:
    """Canned responses."""

    name = "Chatwoot"
    customer = "{{contact.first_name}}"
    agent = "{{agent.first_name}}"

    def __init__(self, account: str) -> None:
        self.path = f"/api/v1/accounts/{account}/canned_responses"

    def items(self, web: Web) -> Iterator[Item]:
        """All of the account, in one answer."""
        for record in web.ask("GET", self.path) or []:
            code = record["short_code"] or ""
            yield Item(record["id"], code if key_in(code) == code else "", record)

    def changes(self, reply: Reply, record: Mapping[str, Any] | None) -> dict[str, Any]:
        """The short code is the key, so only the content can differ."""
        if record is None:
            return {"short_code": reply.key, "content": reply.text}
        return {} if same(record["content"], reply.text) else {"content": reply.text}

    def create(self, web: Web, fields: Mapping[str, Any]) -> Item:
        """Answers with the new record."""
        record = web.ask("POST", self.path, fields)
        return Item(record["id"], record["short_code"], record)

    def update(self, web: Web, number: int, fields: Mapping[str, Any]) -> None:
        """Fields that are not named stay."""
        web.ask("PATCH", f"{self.path}/{number}", fields)

    def delete(self, web: Web, number: int) -> None:
        """Answers with nothing."""
        web.ask("DELETE", f"{self.path}/{number}")


def connect() -> Web:
    """Requests with the token of the environment."""
    try:
        return Web(os.environ["CHATWOOT"], {"api_access_token": os.environ["TOKEN"]}, [os.environ["TOKEN"]])
    except KeyError as missing:
        raise SetupError(f"the variable {missing.args[0]} is not set; CHATWOOT, ACCOUNT and TOKEN") from None


if __name__ == "__main__":
    account = os.environ.get("ACCOUNT", "1")
    if not account.isdigit():
        sys.exit("Stopped: ACCOUNT is a number")
    sys.exit(main(Chatwoot(account), connect, __doc__ or ""))
