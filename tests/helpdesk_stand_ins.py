"""Help desks to test against, on loopback. Each behaves as its maker documents; the scripts in examples/ say where.

``faults`` answers a write otherwise, by its number from 1: a status, "cut" (the record is written, and half of the
answer comes), or "gone" (it is written, and the connection ends).
"""

from __future__ import annotations

import base64
import html
import http.server
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.servers import served

SECRET = "s3cret-t0ken"  # noqa: S105 (of a help desk on loopback)


class HelpDesk:
    """What a help desk keeps, and what went over the wire."""

    def __init__(self, product: str, faults: dict[int, Any] | None = None, most_a_minute: int = 10_000) -> None:
        self.product = product
        self.faults = faults or {}
        self.records: dict[int, dict[str, Any]] = {}
        self.writes = 0
        self.left = most_a_minute
        self.minute = most_a_minute

    def wait_a_minute(self) -> None:
        self.left = self.minute

    def add(self, **fields: Any) -> int:
        number = max(self.records, default=100) + 1
        self.records[number] = {"id": number, **fields}
        return number

    def wrong(self, fields: dict[str, Any], number: int | None) -> Any:
        """The body of a 422, if the product refuses the fields."""
        if self.product == "chatwoot":
            code = fields.get("short_code")
            taken = any(r["short_code"] == code for n, r in self.records.items() if n != number)
            if code is not None and taken:
                return {"message": "Short code has already been taken", "attributes": ["short_code"]}
            if (number is None and not fields.get("content")) or fields.get("content") == "":
                return {"message": "Content can't be blank", "attributes": ["content"]}
        needed = {"zendesk": ("title", "actions"), "zammad": ("name", "content"), "chatwoot": ("short_code", "content")}
        missing = [name for name in needed[self.product] if number is None and not fields.get(name)]
        return {"error": "RecordInvalid", "details": missing} if missing else None


class Handler(http.server.BaseHTTPRequestHandler):
    desk: HelpDesk
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        if self._may():
            path = urlsplit(self.path)
            self._send(200, getattr(self, f"list_{self.desk.product}")(parse_qs(path.query)))

    def list_chatwoot(self, _: Any) -> Any:
        return list(self.desk.records.values())

    def list_zendesk(self, query: Any) -> Any:
        size = min(int(query.get("page[size]", ["100"])[0]), 100)
        start = int(query.get("page[after]", ["0"])[0])
        records = list(self.desk.records.values())
        more = start + size < len(records)
        meta = {"has_more": more, "after_cursor": str(start + size) if more else None}
        return {"macros": records[start : start + size], "meta": meta}

    def list_zammad(self, query: Any) -> Any:
        page, size = (int(query.get(name, [default])[0]) for name, default in (("page", "1"), ("per_page", "500")))
        return list(self.desk.records.values())[(page - 1) * size : page * size]

    def do_POST(self) -> None:
        self._write(None, 200 if self.desk.product == "chatwoot" else 201)

    def do_PUT(self) -> None:
        self._write(self._number(), 200)

    def do_PATCH(self) -> None:
        self.do_PUT()

    def do_DELETE(self) -> None:
        if not self._may():
            return
        status = self._fault()
        if isinstance(status, int):
            self._send(status, {"error": "a fault"})
        elif self.desk.records.pop(self._number(), None) is None:
            self._send(404, {"error": "RecordNotFound"})
        else:
            self._send(200 if self.desk.product == "chatwoot" else 204, None)

    def _number(self) -> int:
        return int(self.path.rpartition("/")[2])

    def _fault(self) -> Any:
        self.desk.writes += 1
        return self.desk.faults.pop(self.desk.writes, None)

    def _write(self, number: int | None, status: int) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not self._may():
            return
        fault = self._fault()
        if isinstance(fault, int):
            self._send(fault, {"error": f"a fault, told to {self.headers.get('Authorization', SECRET)} {SECRET}"})
            return
        fields = body["macro"] if self.desk.product == "zendesk" else body
        wrong = self.desk.wrong(fields, number)
        if wrong:
            self._send(422, wrong)
            return
        if self.desk.product == "zammad" and "<a " not in fields.get("content", "<a "):
            # The sanitiser gives links marks of its own, and keeps what is said.
            fields["content"] = re.sub(
                r"(https?://[^\s<]+)", r'<a href="\1" rel="nofollow noreferrer">\1</a>', fields["content"]
            )
            fields["content"] = html.unescape(fields["content"]).replace("&", "&amp;")
        if number is None:
            number = self.desk.add(**fields)
        else:
            self.desk.records[number].update(fields)
        record = self.desk.records[number]
        self._send(status, {"macro": record} if self.desk.product == "zendesk" else record, fault)

    def _may(self) -> bool:
        authorization = self.headers.get("Authorization", "")
        if self.desk.product == "chatwoot":
            given = self.headers.get("api_access_token")
        elif self.desk.product == "zendesk":
            given = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        else:
            given = authorization.removeprefix("Token token=")
        if given not in (SECRET, f"me@example.org/token:{SECRET}"):
            self._send(401, {"error": "Couldn't authenticate you"})
            return False
        self.desk.left -= 1
        if self.desk.left < 0:
            # Chatwoot's limiter gives no hint of its own.
            hint = {} if self.desk.product == "chatwoot" else {"Retry-After": "7"}
            self._send(429, {"error": "too many requests"}, headers=hint)
            return False
        return True

    def _send(self, status: int, body: Any, fault: Any = None, headers: dict[str, str] | None = None) -> None:
        content = b"" if body is None else json.dumps(body).encode()
        if fault == "gone":
            self.close_connection = True
            self.connection.close()
            return
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if fault == "cut" else content)
        if fault == "cut":
            self.close_connection = True


@contextmanager
def stand_in(desk: HelpDesk) -> Iterator[str]:
    """Where the help desk answers."""
    with served(type("Answering", (Handler,), {"desk": desk})) as address:
        yield address.rstrip("/")
