"""Bring the replies of Resync into a help desk: create, update, leave alone, undo. What all products share.

A reply has a key of its own, ``resync-s03``, by which it is found again. Only what has such a key is touched. A run
without ``--apply`` only shows what it would do. With it, each change is written into a journal before the next one
begins; ``--undo`` and that file take the changes back, except where somebody has edited the reply since.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from web import LOOPBACK, MOST_BYTES, REFUSED, TIMEOUT, RequestError, SetupError, Web

LENGTHS = {"full": "", "short": "-short", "link": "-link"}
KEY = re.compile(r"resync-[sf]\d+(?:-short|-link)?(?![\w-])")


@dataclass(frozen=True)
class Reply:
    """One text as it is to stand in the help desk."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Item:
    """What stands in the help desk: its number there, the key if it has one, and the whole record."""

    number: int
    key: str
    record: Mapping[str, Any]


class Product(Protocol):
    """What differs between help desks."""

    name: str
    # How a name is written that the help desk fills in.
    customer: str
    agent: str

    def items(self, web: Web) -> Iterator[Item]:
        """Everything that is there, page by page."""

    def changes(self, reply: Reply, record: Mapping[str, Any] | None) -> dict[str, Any]:
        """Fields that a record lacks to say what ``reply`` says; all of them where there is no record."""

    def create(self, web: Web, fields: Mapping[str, Any]) -> Item:
        """Add a record."""

    def update(self, web: Web, number: int, fields: Mapping[str, Any]) -> None:
        """Change fields of a record."""

    def delete(self, web: Web, number: int) -> None:
        """Take a record away."""


def key_in(text: str | None) -> str:
    """The key in a field that may say more; empty if there is none."""
    match = KEY.search(text or "")
    return match[0] if match else ""


def read_replies(source: str, lengths: list[str], product: Product) -> list[Reply]:
    """The replies of ``replies.json`` at an address or in a file, with the placeholders of the product.

    Raises :class:`web.SetupError`.
    """
    try:
        data = json.loads(_read(source))
        marks = data["placeholders"]
        names = {marks["customer"]: product.customer, marks["agent"]: product.agent}
        replies = []
        for length in lengths:
            for entry in data["replies"]:
                text = entry[length]
                for mark, name in names.items():
                    text = text.replace(mark, name)
                addition = "" if length == "full" else f" ({'link only' if length == 'link' else length})"
                title = f"{entry['id']} {entry['title']}{addition}"
                replies.append(Reply(entry["key"] + LENGTHS[length], title, text))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SetupError(f"{source} is no replies.json of Resync ({type(error).__name__})") from None
    if len({reply.key for reply in replies}) != len(replies) or not all(KEY.fullmatch(each.key) for each in replies):
        raise SetupError(f"{source} has keys that are not those of Resync")
    return replies


def _read(source: str) -> bytes:
    address = urllib.parse.urlsplit(source)
    if address.scheme == "https" or (address.scheme == "http" and address.hostname in LOOPBACK):
        with urllib.request.urlopen(source, timeout=TIMEOUT) as response:  # noqa: S310 (see above)
            content: bytes = response.read(MOST_BYTES)
        return content
    return Path(source).read_bytes()


@dataclass
class Run:
    """One run: what it does, says and writes down. ``apply`` is False for a rehearsal."""

    product: Product
    web: Web
    apply: bool
    journal: Path
    say: Callable[[str], None] = print
    counts: dict[str, int] = field(default_factory=dict)

    def sync(self, replies: list[Reply]) -> int:
        """Create and update; how many failed."""
        there: dict[str, Item] = {}
        for item in self.product.items(self.web):
            if not item.key:
                continue
            if item.key in there:
                self._tell("leave", item.key, f"a double of {there[item.key].number}, as {item.number}")
            else:
                there[item.key] = item
        for reply in replies:
            self._one(reply, there.pop(reply.key, None))
        # The other lengths were not asked for, which is no reason to speak of them.
        lengths = {_length(reply.key) for reply in replies}
        for item in there.values():
            if _length(item.key) in lengths:
                self._tell("leave", item.key, "not in this list any more")
        failed = self._sum()
        if self.apply and self.journal.exists():
            self.say(f"To take it back: --undo {self.journal} --apply")
        return failed

    def _one(self, reply: Reply, item: Item | None) -> None:
        if item is None:
            self._do("create", reply.key, reply.title, lambda: self._create(reply))
            return
        fields = self.product.changes(reply, item.record)
        if not fields:
            self.counts["unchanged"] = self.counts.get("unchanged", 0) + 1
            return
        before = {name: item.record.get(name) for name in fields}
        self._do("update", reply.key, ", ".join(fields), lambda: self._update(item, before, fields))

    def _create(self, reply: Reply) -> None:
        fields = self.product.changes(reply, None)
        try:
            item = self.product.create(self.web, fields)
        except RequestError as error:
            if not error.uncertain:
                raise
            # It may be there: a second one would be a double.
            item = next((each for each in self.product.items(self.web) if each.key == reply.key), None)  # type: ignore[assignment]
            item = item or self.product.create(self.web, fields)
        self._note({"did": "create", "key": reply.key, "number": item.number, "after": fields})

    def _update(self, item: Item, before: Mapping[str, Any], fields: Mapping[str, Any]) -> None:
        # Noted first: an update that was carried out and not answered can be undone, too.
        self._note({"did": "update", "key": item.key, "number": item.number, "before": before, "after": fields})
        self.product.update(self.web, item.number, fields)

    def undo(self) -> int:
        """Take back what the journal says, the last first; how many failed."""
        try:
            lines = self.journal.read_text(encoding="utf-8").splitlines()
            steps = [json.loads(line) for line in lines]
        except (OSError, ValueError) as error:
            raise SetupError(f"{self.journal} is no journal of a run ({type(error).__name__})") from None
        there = {item.number: item for item in self.product.items(self.web)}
        for step in reversed(steps):
            if step.get("product") != self.product.name:
                raise SetupError(f"{self.journal} is of {step.get('product')}, not of {self.product.name}")
            self._take_back(step, there.get(step["number"]))
        return self._sum()

    def _take_back(self, step: Mapping[str, Any], item: Item | None) -> None:
        key, number = step["key"], step["number"]
        if item is None:
            self._tell("leave", key, "not there any more")
        elif any(not same(item.record.get(name), value) for name, value in step["after"].items()):
            unchanged = step["did"] == "update" and all(
                same(item.record.get(name), value) for name, value in step["before"].items()
            )
            self._tell("leave", key, "as it was before" if unchanged else "edited since")
        elif step["did"] == "create":
            self._do("delete", key, f"number {number}", lambda: self.product.delete(self.web, number))
        else:
            before = step["before"]
            self._do("restore", key, ", ".join(before), lambda: self.product.update(self.web, number, before))

    def _do(self, what: str, key: str, detail: str, action: Callable[[], None]) -> None:
        self._tell(what, key, detail)
        if not self.apply:
            return
        try:
            action()
        except RequestError as error:
            if error.status in REFUSED:
                raise SetupError(f"{self.product.name} refuses the secret, or what it may do: {error}") from None
            self.counts[what] -= 1
            self._tell("FAILED", key, str(error))

    def _tell(self, what: str, key: str, detail: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1
        self.say(f"{what:8} {key:18} {detail}")

    def _note(self, step: Mapping[str, Any]) -> None:
        with self.journal.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"product": self.product.name, **step}, ensure_ascii=False) + "\n")

    def _sum(self) -> int:
        told = ", ".join(f"{count} {what}" for what, count in self.counts.items() if count) or "nothing to do"
        self.say(f"{'Done' if self.apply else 'Would do'}: {told}.")
        if not self.apply:
            self.say("Nothing was changed. Add --apply to do it.")
        return self.counts.get("FAILED", 0)


def _length(key: str) -> str:
    return key.partition("-")[2].partition("-")[2]


def same(one: Any, other: Any) -> bool:
    """Whether two values of a field say the same: help desks add marks and white space of their own."""
    return _plain(one) == _plain(other)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if not isinstance(value, str):
        return value
    text = re.sub(r"<[^>]*>", " ", value)
    for mark, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")):
        text = text.replace(mark, sign)
    return " ".join(text.split())


def main(
    product: Product,
    connect: Callable[[], Web],
    help_text: str,
    arguments: list[str] | None = None,
    say: Callable[[str], None] = print,
) -> int:
    """The command of a product: 0 if all went well, 1 if something failed, 2 if it could not begin."""
    parser = argparse.ArgumentParser(description=help_text, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", help="replies.json of Resync: a file, or its address")
    parser.add_argument("--length", action="append", choices=list(LENGTHS), help="which; it can be given several times")
    parser.add_argument("--apply", action="store_true", help="do it; without, it is only shown")
    parser.add_argument("--undo", type=Path, metavar="JOURNAL", help="take back what a run did")
    given = parser.parse_args(arguments)
    if bool(given.source) == bool(given.undo):
        parser.error("give replies.json, or --undo and a journal")
    now = datetime.datetime.now(datetime.UTC)
    journal = given.undo or Path(f"resync-{product.name.lower()}-{now:%Y%m%d-%H%M%S-%f}.jsonl")
    try:
        run = Run(product, connect(), given.apply, journal, say)
        if given.undo:
            return 1 if run.undo() else 0
        return 1 if run.sync(read_replies(given.source, given.length or ["full"], product)) else 0
    except (RequestError, SetupError) as error:
        print(f"Stopped: {error}", file=sys.stderr)  # noqa: T201 (a command)
        if journal.exists() and not given.undo:
            print(f"What was done until then can be taken back: --undo {journal}", file=sys.stderr)  # noqa: T201
        return 2
