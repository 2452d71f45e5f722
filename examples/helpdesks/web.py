"""Requests to one help desk: patient with limits and short failures, silent about secrets. Standard library only."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Mapping
from typing import Any

TIMEOUT = 20  # seconds for a connection or an answer
TRIES = 4
LONGEST_WAIT = 120  # seconds; a help desk that asks for more is told of, and the run goes on
NO_HINT = 30  # seconds, where 429 comes without Retry-After
MOST_BYTES = 20_000_000
REASON = 200  # characters of what the help desk says
TOO_MANY = 429
FAILURE = 500  # and above
REFUSED = (401, 403)
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class RequestError(Exception):
    """A request that failed. ``uncertain`` says that it may have been carried out all the same."""

    def __init__(self, reason: str, *, status: int = 0, uncertain: bool = False) -> None:
        super().__init__(reason)
        self.status = status
        self.uncertain = uncertain


class SetupError(Exception):
    """The run cannot begin, or go on: an address, a secret or a file; the message says what is needed."""


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the secret is for one host."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Web:
    """Requests below ``base``; ``headers`` are sent with each. No message has one of the ``secrets`` in it."""

    def __init__(self, base: str, headers: Mapping[str, str], secrets: Iterable[str]) -> None:
        address = urllib.parse.urlsplit(base)
        if address.scheme != "https" and not (address.scheme == "http" and address.hostname in LOOPBACK):
            raise SetupError("the address of the help desk begins with https://")
        if address.username or address.query or address.fragment:
            raise SetupError("the address of the help desk has only a host, such as https://help.example.org")
        self._base = base.rstrip("/")
        self._secrets = [secret for secret in secrets if secret]
        self._headers = {"Content-Type": "application/json", "Accept": "application/json", **headers}
        self._opener = urllib.request.build_opener(_StayHere)

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The answer as data, None if it is empty. Raises :class:`RequestError`.

        What only reads or repeats itself harmlessly is tried again after a failure; a POST is not, because it may
        have been carried out. Both wait where the help desk asks for it.
        """
        again = method != "POST"
        for number in range(1, TRIES + 1):
            try:
                return self._once(method, path, body)
            except urllib.error.HTTPError as error:
                reason = self._clean(f"{error.code} {_said(error)}".strip())
                wait = _wait(error, number)
                uncertain = error.code >= FAILURE
                if error.code != TOO_MANY and not (uncertain and again):
                    raise RequestError(reason, status=error.code, uncertain=uncertain) from None
            except (OSError, ValueError, EOFError) as error:
                # Also half an answer: http.client's IncompleteRead, or JSON that was cut.
                reason, wait = f"no whole answer ({type(error).__name__})", float(number)
                if not again:
                    raise RequestError(reason, uncertain=True) from None
            if number == TRIES or wait > LONGEST_WAIT:
                raise RequestError(f"{reason}; tried {number} times", uncertain=not again)
            time.sleep(wait)
        raise AssertionError

    def _clean(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return text

    def _once(self, method: str, path: str, body: Any) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._base + path, data, self._headers, method=method)  # noqa: S310 (see __init__)
        try:
            with self._opener.open(request, timeout=TIMEOUT) as response:
                content = response.read(MOST_BYTES + 1)
        except urllib.error.HTTPError:
            raise
        except Exception as error:
            if type(error).__module__ == "http.client":
                raise OSError(type(error).__name__) from None
            raise
        if len(content) > MOST_BYTES:
            raise RequestError("the answer is too large")
        return json.loads(content) if content.strip() else None


def _wait(error: urllib.error.HTTPError, number: int) -> float:
    """Seconds until the next try."""
    if error.code != TOO_MANY:
        return float(number)
    hint = error.headers.get("Retry-After", "")
    return float(hint) if hint.isdigit() else NO_HINT


def _said(error: urllib.error.HTTPError) -> str:
    """Why, in the words of the help desk, on one line."""
    if 300 <= error.code < 400:  # noqa: PLR2004 (redirects)
        return "the address leads elsewhere; give the one that it leads to"
    try:
        text = error.read(2000).decode("utf-8", "replace")
    except OSError:
        return ""
    return " ".join(text.split())[:REASON]
