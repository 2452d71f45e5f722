"""What hosts read: nginx and Caddy, and the ``_headers`` and ``_redirects`` of static hosts.

All of them say the same: which headers to send, how long to keep a file, where a short link leads.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from resync.export.redirects import redirects
from resync.hosting.embedding import PANEL, panel_policy
from resync.hosting.headers import DAY, FRESH, LASTING, OPEN, OPEN_FILES, SECURITY_HEADERS
from resync.model import Site

TEMPLATES = Path(__file__).parent.parent.parent / "hosting"
SERVERS = ("nginx.conf", "Caddyfile")
COMPRESSED = {".css", ".csv", ".html", ".js", ".json", ".md", ".svg", ".txt", ".xml"}
SMALL = 500  # bytes; less does not get smaller
# A short link below the root of the site, as it was made or as a mail program left it: "go/S03)", "go/s03/>",
# "go//s03", "go/s03/&data=…". Groups: the id, and the query and hash that were encoded along with the path.
# Not the files in its folder. Without look-ahead, which Caddy does not read.
SHORT_LINK = r"go/+([sf][0-9]+)/*(?:[^0-9a-z/?#][^?#]*)?(?:([?#][\w.=&#-]*).*)?"


@dataclass(frozen=True)
class Place:
    """Where a server serves the site, and to whom.

    ``url`` is the public address, ``folder`` the server's root: a site whose address has a path lies in the folder of
    that path below it. ``listen`` is what the server calls the place where it listens, ``embed_from`` the origins
    whose pages may show the panel.
    """

    url: str
    folder: str
    listen: str
    embed_from: tuple[str, ...] = ()


def server_config(name: str, site: Site, place: Place) -> str:
    """The configuration of the server ``name`` (one of ``SERVERS``) for a site at a place."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 (no HTML; every value is our own)
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    address = urlsplit(place.url)
    moves = redirects(site)
    return environment.get_template(f"{name}.jinja").render(
        url=place.url,
        origin=f"{address.scheme}://{address.netloc}",
        host=address.hostname,
        base=address.path,
        folder=place.folder,
        listen=place.listen,
        headers=SECURITY_HEADERS,
        panel=f"{address.path}{PANEL}",
        panel_policy=panel_policy(place.embed_from),
        open_files=[f"{address.path}{file}" for file in OPEN_FILES],
        open=OPEN,
        short_link=address.path.replace("/", "/+") + SHORT_LINK,
        short={old.split("/")[1]: target for old, target in moves.items() if old.startswith("go/")},
        moved={old: target for old, target in moves.items() if not old.startswith("go/")},
        lasting=LASTING,
        fresh=FRESH,
        day=DAY,
    )


def static_host_files(site: Site, url: str, sealed: str, embed_from: tuple[str, ...] = ()) -> dict[str, str]:
    """``_headers`` and ``_redirects`` by name; ``sealed`` is the folder of fingerprinted files.

    Nothing is said about pages: these hosts have browsers ask for a page anew each time by
    themselves, and would send a header twice that two rules name. With ``embed_from``, origins whose pages may show
    the panel, the policy is therefore named for each part of the site but the panel, which has its own.
    """
    base = urlsplit(url).path
    rules = {
        **_guarded(site, base, embed_from),
        **{f"{base}{file}": {"Access-Control-Allow-Origin": OPEN} for file in OPEN_FILES},
        f"{base}assets/{sealed}/*": {"Cache-Control": LASTING},
        **{f"{base}assets/{pictures}/*": {"Cache-Control": DAY} for pictures in ("screens", "icons", "cards")},
    }
    # Some hosts read a hundred rules and no more: what each page has to itself comes last.
    twins = (f"{base}{pattern}index.md" for pattern in ("", ":section/", ":section/:page/"))
    rules |= {twin: {"X-Robots-Tag": "noindex"} for twin in twins}
    for page in site.all_pages:
        rules.setdefault(f"{base}{page.address}index.md", {})["Link"] = f'<{url}{page.address}>; rel="canonical"'
    headers = [
        "\n".join([pattern, *(f"  {name}: {value}" for name, value in fields.items())])
        for pattern, fields in rules.items()
    ]
    moves = redirects(site)
    # These hosts read a path as it stands, and the first of some hundred rules: what was promised comes first.
    written = moves | {form: target for old, target in moves.items() for form in _other_forms(old)}
    lines = [f"{base}{address} {base}{target} 301" for address, target in written.items()]
    return {"_headers": "\n\n".join(headers) + "\n", "_redirects": "\n".join(lines) + "\n"}


def _guarded(site: Site, base: str, embed_from: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """The security headers by pattern."""
    if not embed_from:
        return {"/*": dict(SECURITY_HEADERS)}
    name = "Content-Security-Policy"
    others = {header: value for header, value in SECURITY_HEADERS.items() if header != name}
    section = PANEL.split("/")[0]
    addresses = [page.address for page in site.all_pages if page.address != PANEL]
    within = {
        address if address in ("", f"{section}/") else f"{address}*"
        for address in addresses
        if _top(address) in ("", section)
    }
    parts = {f"{_top(address)}/*" for address in addresses} - {"/*", f"{section}/*"}
    patterns = sorted({*within, *parts, "404.html", "go/*"})
    return {
        "/*": others,
        **{f"{base}{pattern}": {name: SECURITY_HEADERS[name]} for pattern in patterns},
        f"{base}{PANEL}*": {name: panel_policy(embed_from)},
    }


def _top(address: str) -> str:
    return address.split("/", maxsplit=1)[0]


def _other_forms(address: str) -> list[str]:
    """A short or old address as it may be typed. The page for 404 finds the others."""
    forms = [address.rstrip("/")]
    if address.startswith("go/"):
        capitals = f"go/{address.removeprefix('go/').upper()}"
        forms += [capitals, capitals.rstrip("/")]
    return forms


def compress(folder: Path) -> int:
    """Put a compressed copy beside each text file of the site in ``folder``; how many there are now."""
    files = [path for path in folder.rglob("*") if path.suffix in COMPRESSED and path.stat().st_size >= SMALL]
    for path in files:
        # Without the time, so that the same file gives the same bytes.
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    return len(files)
