"""Replies of Resync as text modules of Zammad.

    ZAMMAD=https://help.example.org TOKEN=… python zammad.py https://resync.example.org/replies.json
    … --apply                                     # do what was shown
    … --undo resync-zammad-20261129-224500.jsonl --apply

ZAMMAD is the address, TOKEN an access token that may manage text modules. The key of a reply stands in the note of its
module, which may say more, so a module is found again after a change of its title. An agent types :: and s03.

Read on 29 November 2026, as stored copies: app/models/text_module.rb (name and content must be there; content becomes
HTML and is sanitised) and app/controllers/text_modules_controller.rb of https://github.com/zammad/zammad, and for the
names https://admin-docs.zammad.org/en/latest/manage/text-modules.html
"""

from __future__ import annotations

import html
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from sync import Item, Reply, key_in, main, same
from web import SetupError, Web

PATH = "/api/v1/text_modules"
PAGE = 100


class Zammad:
    """Text modules."""

    name = "Zammad"
    customer = "#{ticket.customer.firstname}"
    agent = "#{user.firstname}"

    def items(self, web: Web) -> Iterator[Item]:
        """All modules, a hundred a page; a page that brings nothing new is the last one."""
        seen: set[int] = set()
        number = 1
        while True:
            page = web.ask("GET", f"{PATH}?page={number}&per_page={PAGE}") or []
            fresh = [record for record in page if record["id"] not in seen]
            for record in fresh:
                seen.add(record["id"])
                yield Item(record["id"], key_in(record.get("note")), record)
            if len(page) < PAGE or not fresh:
                return
            number += 1

    def changes(self, reply: Reply, record: Mapping[str, Any] | None) -> dict[str, Any]:
        """Name and content; keywords that somebody added stay."""
        content = "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in reply.text.split("\n\n"))
        if record is None:
            keywords = reply.key.removeprefix("resync-")
            return {"name": reply.title, "keywords": keywords, "content": content, "note": reply.key, "active": True}
        wanted = {"name": reply.title, "content": content}
        return {name: value for name, value in wanted.items() if not same(record.get(name), value)}

    def create(self, web: Web, fields: Mapping[str, Any]) -> Item:
        """Answers with the new record."""
        record = web.ask("POST", PATH, fields)
        return Item(record["id"], key_in(record.get("note")), record)

    def update(self, web: Web, number: int, fields: Mapping[str, Any]) -> None:
        """Fields that are not named stay."""
        web.ask("PUT", f"{PATH}/{number}", fields)

    def delete(self, web: Web, number: int) -> None:
        """Answers with nothing."""
        web.ask("DELETE", f"{PATH}/{number}")


def connect() -> Web:
    """Requests with the token of the environment."""
    try:
        return Web(os.environ["ZAMMAD"], {"Authorization": f"Token token={os.environ['TOKEN']}"}, [os.environ["TOKEN"]])
    except KeyError as missing:
        raise SetupError(f"the variable {missing.args[0]} is not set; ZAMMAD and TOKEN") from None


if __name__ == "__main__":
    sys.exit(main(Zammad(), connect, __doc__ or ""))
