"""The example that serves search and triage over HTTP, as somebody would start it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

TICKET = "my iPhone gets every message but my MacBook shows nothing"


@pytest.fixture(scope="module")
def address(root):
    command = [sys.executable, root / "examples/http/serve.py", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    yield process.stdout.readline().strip()
    process.terminate()
    process.wait()


def ask(address, path, body=None, **headers):
    request = urllib.request.Request(address + path, data=body, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.headers, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_it_answers_tickets_and_searches(address):
    status, headers, found = ask(address, "triage", TICKET.encode())
    assert (status, headers["Cache-Control"]) == (200, "no-store")
    assert found["suggestions"][0]["id"] == "S03"
    assert "/go/s03/" in found["suggestions"][0]["reply"]
    assert ask(address, "search?q=mac+not+getting+texts")[2]["results"][0]["id"] == "S03"


@pytest.mark.parametrize(
    ("path", "body", "headers", "status"),
    [
        ("triage", b"x" * 100_001, {}, 413),
        ("triage", b" ", {}, 400),
        ("search", None, {}, 400),
        ("search?q=" + "a" * 401, None, {}, 400),
        ("search?q=mac", None, {"Host": "evil.example:80"}, 403),
        ("triage", None, {}, 404),
        ("", None, {}, 404),
        ("../../etc/passwd", None, {}, 404),
    ],
)
def test_what_is_too_much_or_wrong_is_refused(address, path, body, headers, status):
    assert ask(address, path, body, **headers)[0] == status
    assert ask(address, "search?q=s14")[0] == 200


def test_only_this_machine_is_answered(address):
    port = int(address.rstrip("/").rpartition(":")[2])
    with socket.socket() as probe:
        probe.settimeout(2)
        assert probe.connect_ex((socket.gethostbyname(socket.gethostname()), port)) != 0 or socket.gethostbyname(
            socket.gethostname()
        ).startswith("127.")


def test_a_client_that_sends_half_a_ticket_keeps_nobody_waiting(address):
    host, port = address.split("/")[2].split(":")
    with socket.create_connection((host, int(port))) as slow:
        slow.sendall(b"POST /triage HTTP/1.1\r\nHost: 127.0.0.1:1\r\nContent-Length: 500\r\n\r\nhalf")
        assert ask(address, "search?q=s14")[0] == 200
