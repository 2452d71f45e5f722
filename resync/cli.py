"""The commands behind the Makefile, and ``finder``: ``python -m resync build``, ``serve``, ``hosting`` and others."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from resync import cards, clock, due_report, finder, guide, ledger, mkdocs_adapter, what_if
from resync.asking import answers
from resync.asking.engine import Engine, EngineError
from resync.build import build_site
from resync.checks import RULES, check_content, checked_content
from resync.editing.commands import COMMANDS as EDITING
from resync.editing.commands import run as run_editing
from resync.hosting.archive import NAME, write_archive
from resync.hosting.embedding import read_origins
from resync.hosting.servers import SERVERS, Place, compress, server_config
from resync.learning.learnt import learn, read_learnt
from resync.load import load_site, read_content
from resync.mend import mend
from resync.model import Site
from resync.preview import URL, Preview
from resync.problems import ContentError, Problem
from resync.screens.model import Diagram
from resync.screens.render import read_scenes
from resync.screens.render import write as write_screens
from resync.systems import Range

ROOT = Path(__file__).parent.parent
# Where the server files expect the site.
SERVER_FOLDER = "/srv/resync"


def _build() -> str:
    started = time.monotonic()
    build_site(ROOT, ROOT / "site")
    pages = sum(1 for _ in (ROOT / "site").rglob("*.html"))
    return f"site/: {pages} pages in {time.monotonic() - started:.1f} s"


def _check(arguments: argparse.Namespace) -> str:
    started = time.monotonic()
    mkdocs_adapter.site_url(ROOT)  # tells what is wrong in mkdocs.yml
    content = read_content(ROOT)
    problems = check_content(content)
    wanted = [file.resolve() for file in arguments.files]
    if wanted:
        problems = [problem for problem in problems if (ROOT / problem.path).resolve() in wanted]
    if problems:
        raise ContentError(problems)
    what = " ".join(file.name for file in wanted) or f"{len(content.site.all_pages)} pages"
    return f"{what}: all {len(RULES)} rules are kept ({time.monotonic() - started:.1f} s)"


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=_file, metavar="FILE", help="only these files")


def _file(text: str) -> Path:
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}; a path such as docs/index.md")
    return Path(text)


def _fix(arguments: argparse.Namespace) -> str:
    changed = mend(ROOT, [file.resolve() for file in arguments.files])
    return "\n".join([*changed, f"{len(changed)} files mended"])


def _rules() -> str:
    (ROOT / guide.RULES_PAGE).write_text(guide.rules_page(), encoding="utf-8")
    return f"{guide.RULES_PAGE}: {len(RULES)} rules"


def _serve() -> str:
    Preview(ROOT).run()
    return ""


def _hosting() -> str:
    url = mkdocs_adapter.site_url(ROOT)
    embed_from = read_origins(mkdocs_adapter.option(ROOT, "embed_from"))
    for name in SERVERS:
        listen = url.removesuffix("/") if name == "Caddyfile" else "80"
        text = server_config(name, load_site(ROOT), Place(url, SERVER_FOLDER, listen, embed_from))
        (ROOT / "hosting" / name).write_text(text, encoding="utf-8")
    panel = f"the panel for {' '.join(embed_from)}" if embed_from else "the panel for nobody"
    return f"hosting/: {' and '.join(SERVERS)} for {url}, {panel}; site/: {compress(ROOT / 'site')} files compressed"


def _offline() -> str:
    archive = ROOT / f"{NAME}.zip"
    write_archive(ROOT, archive, lambda folder: build_site(ROOT, folder))
    return f"{archive.name}: {archive.stat().st_size / 1e6:.1f} MB; unpack it and open index.html"


def _cards(arguments: argparse.Namespace) -> str:
    return cards.write(load_site(ROOT), ROOT, arguments.browser)


def _cards_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("browser", nargs="?", default="chromium", help="path of a Chromium")


def _due(arguments: argparse.Namespace) -> str:
    site = load_site(ROOT)
    if arguments.system is None:
        return due_report.overdue(site, arguments.on)
    return due_report.for_system(site, arguments.system, _scene_ranges())


def _scene_ranges() -> dict[str, Range]:
    """The versions of each scene by its name; a diagram has none."""
    scenes, problems = read_scenes(ROOT)
    if problems:
        raise ContentError(problems)
    return {name: scene.range for name, scene in scenes.items() if not isinstance(scene, Diagram)}


def _due_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("system", nargs="?", help="list what a version concerns, such as ios27, instead")
    parser.add_argument("--on", type=_day, default=clock.today(), help="another day than today, such as 2027-06-01")


def _what_if(arguments: argparse.Namespace) -> str:
    name = str(arguments.file)
    try:
        text = arguments.file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError([Problem(name, "", f"cannot be read ({error})", "a YAML file in UTF-8")]) from error
    changes = what_if.read_changes(text, name)
    content = checked_content(ROOT)
    scenes = {
        key: (versions, (ROOT / "screens" / f"{key}.yml").read_text(encoding="utf-8"))
        for key, versions in _scene_ranges().items()
    }
    return what_if.report(content.site, content.rows, changes, scenes, name)


def _what_if_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="YAML with pretended changes, as resync/what_if.py explains")


def _search(arguments: argparse.Namespace) -> str:
    questions = [" ".join(arguments.words)] if arguments.words else [line for line in _given().splitlines() if line]
    if not questions:
        raise EngineError("there is no question; give words, or a question a line")
    site, url = load_site(ROOT), mkdocs_adapter.site_url(ROOT)
    with _engine(site) as engine:
        found = [answers.searched(engine.search(question, arguments.limit), site, url) for question in questions]
    if arguments.json:
        return "\n".join(json.dumps(answer, ensure_ascii=False) for answer in found)
    return "\n\n".join(map(answers.search_text, found))


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", help="what somebody types; without, a question a line is read")
    _answer_arguments(parser, 8)


def _triage(arguments: argparse.Namespace) -> str:
    ticket = _given()
    if not ticket.strip():
        raise EngineError("there is no text; give a ticket, such as: python -m resync triage < ticket.txt")
    site = load_site(ROOT)
    with _engine(site) as engine:
        found = answers.triaged(engine.triage(ticket, arguments.limit), site, mkdocs_adapter.site_url(ROOT))
    return json.dumps(found, ensure_ascii=False) if arguments.json else answers.triage_text(found, site)


def _triage_arguments(parser: argparse.ArgumentParser) -> None:
    _answer_arguments(parser, 3)


def _answer_arguments(parser: argparse.ArgumentParser, limit: int) -> None:
    parser.add_argument("--json", action="store_true", help="the whole answer as JSON")
    parser.add_argument("--limit", type=int, default=limit, choices=range(1, 51), metavar="N", help="pages, 1 to 50")


def _engine(site: Site) -> Engine:
    return Engine(site, read_learnt(ROOT), ROOT / "docs" / "assets" / "js")


def _given() -> str:
    """The standard input, however it is encoded, up to a length that no ticket has."""
    given = sys.stdin.buffer.read(answers.MOST_BYTES + 1)
    if len(given) > answers.MOST_BYTES:
        raise EngineError(f"the text has more than {answers.MOST_BYTES:,} bytes; one ticket, without attachments")
    return given.decode("utf-8", "replace")


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day; such as 2027-06-01") from None


def _no_arguments(_: argparse.ArgumentParser) -> None:
    """For commands that take none."""


@dataclass(frozen=True)
class Command:
    """A command: what it is for, what it does and prints, and the arguments that it takes."""

    purpose: str
    run: Callable[[argparse.Namespace], str]
    add_arguments: Callable[[argparse.ArgumentParser], None] = _no_arguments


def _editing(name: str) -> Command:
    names = ", ".join(each.name for each in EDITING[name].arguments)

    def run(given: argparse.Namespace) -> str:
        return run_editing(ROOT, name, given.words, input if sys.stdin.isatty() else None)

    def add(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("words", nargs="*", metavar="NAME=value", help=f"{names}; what is missing is asked for")

    return Command(EDITING[name].purpose, run, add)


COMMANDS = {
    "check": Command("check every rule for content, without building", _check, _check_arguments),
    "fix": Command("mend what a machine can: line ends, spaces at line ends, byte order marks", _fix, _check_arguments),
    "rules": Command(f"write {guide.RULES_PAGE}, the list of rules", lambda _: _rules()),
    "build": Command("build the site into site/", lambda _: _build()),
    "serve": Command(f"preview the site at {URL}", lambda _: _serve()),
    "hosting": Command("write files for servers into hosting/, and compress the built site", lambda _: _hosting()),
    "offline": Command(f"build {NAME}.zip, which works from a folder (needs Node)", lambda _: _offline()),
    "screens": Command(
        "draw the scenes of screens/ into docs/assets/screens/", lambda _: write_screens(load_site(ROOT), ROOT)
    ),
    "cards": Command("paint link previews and icons (needs Chromium)", _cards, _cards_arguments),
    "learn": Command("teach the search, into data/learnt.json (needs Node)", lambda _: learn(load_site(ROOT), ROOT)),
    "ledger": Command("record new ids, slugs and anchors in data/ledger.yml", lambda _: ledger.record(ROOT)),
    "finder": Command("print the finder with the results of each answer", lambda _: finder.table(load_site(ROOT))),
    "due": Command("list what is due to be compared with its sources again", _due, _due_arguments),
    "what-if": Command("list what pretended changes of menus would do", _what_if, _what_if_arguments),
    "search": Command("answer as the search field does (needs Node)", _search, _search_arguments),
    "triage": Command(
        "answer a ticket as the page for triage does (needs Node)", _triage, lambda p: _answer_arguments(p, 3)
    ),
    **{name: _editing(name) for name in EDITING},
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if it succeeded, 1 if the content has mistakes."""
    parser = argparse.ArgumentParser(prog="python -m resync", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        command.add_arguments(commands.add_parser(name, help=command.purpose))
    given = parser.parse_args(arguments)
    try:
        line = COMMANDS[given.command].run(given)
        if line:
            print(line, flush=True)
    except BrokenPipeError:
        # What reads the output, such as `head`, has enough. Python would complain again as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except ContentError as error:
        print(error, file=sys.stderr)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print("\n".join(problem.annotation() for problem in error.problems))
        return 1
    except EngineError as error:
        print(f"{given.command}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
