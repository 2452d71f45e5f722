"""The site as nginx and Caddy serve it, at a root and below a path, and what static hosts are told."""

from __future__ import annotations

import gzip
import http.client
import os
import re
from urllib.parse import urljoin, urlsplit

import pytest

from resync.hosting.headers import DAY, FRESH, LASTING, SECURITY_HEADERS
from resync.hosting.servers import compress, static_host_files
from tests.links_from_mail import KEY, LONG, NOT_SHORT, SHORT
from tests.servers import SERVERS, find, running

DESKS = ("https://desk.example.org", "https://*.zendesk.com")
URLS = {"root": "http://127.0.0.1:8000/", "path": "https://help.example.org/sync/"}


@pytest.fixture(scope="module", params=[f"{name}-{place}" for name in SERVERS for place in URLS])
def host(request, site, tmp_path_factory):
    name, place = request.param.split("-")
    if find(name) is None:
        missing = f"{SERVERS[name][0]} is not installed (Debian: apt-get install {SERVERS[name][1]})"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    built = request.getfixturevalue("built" if place == "root" else "built_below_path")
    with running(name, site, built, URLS[place], tmp_path_factory.mktemp("host"), DESKS) as address:
        yield address


def get(address, path="", **headers):
    """Status, headers and body, without following redirects."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", parts.path + path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, response.headers, body


def test_pages_are_fresh_compressed_and_guarded(host):
    status, headers, body = get(host, "symptoms/mac-not-receiving/", Accept_Encoding="gzip")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in headers["Vary"]
    assert b"<h1>" in gzip.decompress(body)
    assert headers.get_all("Cache-Control") == [FRESH]
    for name, value in SECURITY_HEADERS.items():
        assert headers.get_all(name) == [value]
    again, _, rest = get(host, "symptoms/mac-not-receiving/", If_None_Match=headers["ETag"], Accept_Encoding="gzip")
    assert (again, rest) == (304, b"")


def test_scripts_last_and_pictures_a_day(host):
    page = get(host)[2].decode()
    script = re.search(r'src="(assets/\w+/js/site.js)"', page)[1]
    for path, kind, keep in (
        (script, "javascript", LASTING),
        (script.replace("js/site.js", "css/site.css"), "text/css", LASTING),
        ("assets/mark.svg", "image/svg+xml", DAY),
        ("replies.csv", "text/csv; charset=utf-8", FRESH),
        ("index.md", "text/markdown; charset=utf-8", FRESH),
    ):
        status, headers, _ = get(host, path)
        assert status == 200, path
        assert kind in headers["Content-Type"]
        assert headers.get_all("Cache-Control") == [keep], path
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_twins_are_not_indexed_and_say_where_their_page_is(host, request):
    url = URLS["root" if "root" in request.node.callspec.id else "path"]
    for page in ("", "fixes/", "symptoms/mac-not-receiving/"):
        _, headers, _ = get(host, f"{page}index.md")
        assert headers.get_all("X-Robots-Tag") == ["noindex"]
        assert headers.get_all("Link") == [f'<{url}{page}>; rel="canonical"']
        _, headers, _ = get(host, page)
        assert headers["X-Robots-Tag"] is headers["Link"] is None


def test_the_manifest_has_its_type(host):
    assert get(host, "manifest.webmanifest")[1]["Content-Type"].startswith("application/manifest+json")


def test_the_server_has_nothing_to_warn_of(host, tmp_path_factory):
    log = max(tmp_path_factory.getbasetemp().glob("host*/log"), key=lambda path: path.stat().st_mtime)
    assert "[warn]" not in log.read_text(encoding="utf-8")


def walk(address, path):
    """Status, address below the site and body at the end of all redirects."""
    origin = f"http://{urlsplit(address).netloc}"
    for _ in range(4):
        status, headers, body = get(address, path.partition("#")[0])
        if status not in (301, 302, 307, 308):
            return status, path, body
        target = urljoin(address + path, headers["Location"])
        assert target.startswith(origin + urlsplit(address).path), target
        path = target.removeprefix(address)
    pytest.fail(f"{path} leads in a circle")


@pytest.mark.parametrize(("path", "rest"), SHORT.items(), ids=SHORT)
def test_a_short_link_leads_to_its_page_however_mail_left_it(host, site, path, rest):
    assert walk(host, path)[:2] == (200, site.symptoms[KEY].address + rest)


def test_a_short_link_is_one_step_and_lasting(host, site):
    for path in ("go/s03/", "go/s03", "go/S03).", "go/s03/?ios=17"):
        status, headers, _ = get(host, path)
        assert (status, urlsplit(headers["Location"]).path) == (301, urlsplit(host).path + site.symptoms[KEY].address)


@pytest.mark.parametrize(("path", "rest"), LONG.items(), ids=LONG)
def test_the_address_of_a_page_leads_to_it_or_to_the_page_that_finds_it(host, site, path, rest):
    status, end, body = walk(host, path)
    assert (status, end) == (200, site.symptoms[KEY].address + rest) or (status == 404 and b"js/lost-link.js" in body)


@pytest.mark.parametrize(
    "path", ["symptoms/mac-not-receiving?ios=17&macos=15", "symptoms//mac-not-receiving/?ios=17&macos=15"]
)
def test_slashes_are_mended_with_the_query(host, site, path):
    assert walk(host, path)[:2] == (200, site.symptoms[KEY].address + "?ios=17&macos=15")


@pytest.mark.parametrize("path", NOT_SHORT)
def test_what_only_looks_like_a_short_link_is_not_here(host, path):
    assert get(host, path)[0] in (403, 404)


def test_files_beside_a_short_link_stay(host):
    status, headers, _ = get(host, "go/s03/qr.svg")
    assert (status, headers["Content-Type"].split(";")[0]) == (200, "image/svg+xml")
    assert b"canonical" in get(host, "go/s03/index.html")[2]


@pytest.mark.parametrize(
    "path",
    [
        "//example.invalid/",
        "//example.invalid//go/s03/",
        "/go/s03%0d%0aX:1",
        "/sync/go/s03%0d%0aX:1",
        "/%0d%0aX:1//x/",
        "//example.invalid/symptoms",
    ],
)
def test_no_address_leads_off_the_site(host, path):
    parts = urlsplit(host)
    _, headers, _ = get(f"http://{parts.netloc}", path)
    assert headers["X"] is None
    assert urlsplit(urljoin(host, headers["Location"] or "")).netloc == parts.netloc


def test_a_folder_without_its_slash_leads_to_it(host):
    status, headers, _ = get(host, "symptoms")
    assert status in (301, 302, 307, 308)
    assert headers["Location"].endswith("symptoms/")


def test_what_is_not_there_offers_search_and_is_not_kept(host):
    status, headers, body = get(host, "nowhere/at/all/")
    assert status == 404
    assert b"This page is not here" in body
    assert headers["Content-Security-Policy"]
    assert "immutable" not in (get(host, "assets/00000000/js/site.js")[1]["Cache-Control"] or "")


def test_only_the_panel_may_be_shown_elsewhere_and_only_by_whom_the_option_names(host):
    for path, ancestors in (
        ("support/panel/", " ".join(DESKS)),
        ("support/panel/index.html", " ".join(DESKS)),
        ("support/triage/", "'none'"),
        ("", "'none'"),
        ("support/panel/elsewhere/", "'none'"),
    ):
        (sent,) = get(host, path)[1].get_all("Content-Security-Policy")
        assert f"frame-ancestors {ancestors}" in sent.split("; "), path
        assert "default-src 'none'" in sent


def test_data_can_be_read_from_elsewhere_without_credentials(host):
    for path in ("catalog.json", "catalog.schema.json", "replies.csv", "feed_rss_updated.xml"):
        status, headers, _ = get(host, path, Origin="https://tool.example.org")
        assert status == 200
        assert headers.get_all("Access-Control-Allow-Origin") == ["*"], path
        assert headers["Access-Control-Allow-Credentials"] is None
    for path in ("", "support/triage/", "offline.json", "nowhere/"):
        assert get(host, path, Origin="https://tool.example.org")[1]["Access-Control-Allow-Origin"] is None, path


def _read_rules(text):
    """Each rule of a ``_headers`` as its pattern and its (name, value) pairs."""
    rules = []
    for rule in text.strip().split("\n\n"):
        pattern, *lines = rule.split("\n")
        expression = re.sub(r"/:\w+", "/[^/]+", pattern).replace(".", r"\.").replace("*", ".*")
        rules.append((re.compile(expression), [line.strip().split(": ", 1) for line in lines]))
    return rules


def _applied(rules, path):
    """The values that a static host sends for a path, by name: every rule whose pattern fits adds its own."""
    sent = {}
    for pattern, pairs in rules:
        if pattern.fullmatch(path):
            for name, value in pairs:
                sent.setdefault(name, []).append(value)
    return sent


@pytest.mark.parametrize("url", URLS.values(), ids=URLS)
@pytest.mark.parametrize("desks", [(), DESKS], ids=["closed", "open"])
def test_static_hosts_send_one_policy_with_each_page(site, url, desks):
    base, text = urlsplit(url).path, static_host_files(site, url, "abc12345", desks)["_headers"]
    rules = _read_rules(text)
    for page in site.all_pages:
        applied = _applied(rules, base + page.address)
        (sent,) = applied["Content-Security-Policy"]
        ancestors = " ".join(desks) if desks and page.address == "support/panel/" else "'none'"
        assert f"frame-ancestors {ancestors}" in sent.split("; "), page.address
        assert applied["X-Content-Type-Options"] == ["nosniff"]
    assert len(_applied(rules, f"{base}404.html")["Content-Security-Policy"]) == 1
    for name in ("catalog.json", "replies.json", "feed_rss_updated.xml"):
        assert _applied(rules, base + name)["Access-Control-Allow-Origin"] == ["*"]
    assert "Access-Control-Allow-Origin" not in _applied(rules, base)
    # Cloudflare Pages reads a hundred rules; what matters is among them.
    patterns = [rule.split("\n")[0] for rule in text.split("\n\n")]
    assert patterns.index(f"{base}:section/:page/index.md") < 100


@pytest.mark.parametrize("url", URLS.values(), ids=URLS)
def test_static_hosts_are_told_the_same(site, url):
    base = urlsplit(url).path
    files = static_host_files(site, url, "abc12345")
    assert f"{base}go/s03/ {base}{site.symptoms['S03'].address} 301\n" in files["_redirects"]
    rules = dict(rule.split("\n", 1) for rule in files["_headers"].split("\n\n"))
    assert all(f"  {name}: {value}" in rules["/*"] for name, value in SECURITY_HEADERS.items())
    assert rules[f"{base}fixes/toggle-imessage/index.md"] == f'  Link: <{url}fixes/toggle-imessage/>; rel="canonical"'
    twins = [f"{base}{twin}index.md" for twin in ("", ":section/", ":section/:page/")]
    assert list(rules)[10:13] == twins
    assert all("X-Robots-Tag: noindex" in rules[name] for name in twins)
    assert rules[f"{base}assets/abc12345/*"] == f"  Cache-Control: {LASTING}"


def test_compressed_copies_are_the_same_text(tmp_path):
    (tmp_path / "a.html").write_text("long " * 200)
    (tmp_path / "b.html").write_text("short")
    (tmp_path / "c.png").write_bytes(b"0" * 1000)
    assert compress(tmp_path) == 1
    assert gzip.decompress((tmp_path / "a.html.gz").read_bytes()) == (tmp_path / "a.html").read_bytes()
