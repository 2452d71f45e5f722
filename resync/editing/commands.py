"""The commands as somebody calls them: ``make rename ID=S11 SLUG=mac-stops``, or ``make rename`` and answer."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from resync import clock
from resync.checks import check_content
from resync.editing import new, rename, retire, screen
from resync.editing.tree import Tree
from resync.load import load_site, read_content
from resync.model import SUPPORT, Site
from resync.places import UnknownPlaceError
from resync.problems import ContentError, Problem
from resync.screens.render import write as write_screens
from resync.systems import parse_named

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_THEN = "Then run `make learn`, `make ledger` (new steps and headings become permanent) and `make test`."

Check = Callable[[Site, str], str | None]


@dataclass(frozen=True)
class Argument:
    """Something that a command needs: the question, what is wrong with an answer, an answer to fall back on."""

    name: str
    question: str
    wrong: Check
    default: Callable[[Site], str | None] = lambda _: None


@dataclass(frozen=True)
class Edit:
    """A command: what it is for, its arguments, and what changes a tree and says what comes then.

    ``after`` is done with the folder when the tree is written.
    """

    purpose: str
    arguments: tuple[Argument, ...]
    act: Callable[[Tree, Site, Mapping[str, str]], str]
    after: Callable[[Path], object] = lambda _: None


def run(root: Path, command: str, words: list[str], ask: Callable[[str], str] | None = None) -> str:
    """Run a command of :data:`COMMANDS` with words such as ``SLUG=mac-stops``; what it did and what is left to do.

    ``ask`` is called for what is missing; without it, that is a mistake. Raises :class:`ContentError`;
    then nothing was changed.
    """
    site = load_site(root)
    edit = COMMANDS[command]
    given = _given(command, words, edit.arguments)
    values = {each.name: _value(command, each, site, given, ask) for each in edit.arguments}
    tree = Tree(root)
    try:
        then = edit.act(tree, site, values)
    except UnknownPlaceError as error:
        raise ContentError([Problem(f"make {command}", "PLACE", error.wrong, error.allowed)]) from None
    changed = tree.write()
    edit.after(root)
    todo = [str(problem) for problem in check_content(read_content(root))]
    lines = ["Changed:", *(f"  {path}" for path in changed)]
    return "\n".join([*lines, *(["To do, as `make check` says:", *todo] if todo else []), then])


def _given(command: str, words: list[str], arguments: tuple[Argument, ...]) -> dict[str, str]:
    names = [each.name for each in arguments]
    given = {}
    for word in words:
        name, _, value = word.partition("=")
        if name not in names:
            raise ContentError([Problem(f"make {command}", name, "is not known", f"known: {', '.join(names)}")])
        given[name] = value.strip()
    return given


def _value(command: str, each: Argument, site: Site, given: Mapping[str, str], ask: Callable[[str], str] | None) -> str:
    """The answer for one argument: given, asked for, or fallen back on."""
    default = each.default(site)
    if each.name in given:
        wrong = each.wrong(site, given[each.name])
        if wrong:
            text, _, allowed = wrong.partition("; ")
            raise ContentError([Problem(f"make {command}", each.name, text, allowed)])
        return given[each.name]
    while ask:
        answer = ask(f"{each.question}{f' [{default}]' if default else ''}: ").strip() or default or ""
        wrong = each.wrong(site, answer)
        if not wrong:
            return answer
        print(f"  {wrong}", file=sys.stderr)  # noqa: T201 (a conversation with an editor)
    if default is None:
        raise ContentError([Problem(f"make {command}", each.name, "is missing", f"{each.name}=…: {each.question}")])
    return default


def _new_slug(folder: str) -> Check:
    def wrong(site: Site, value: str) -> str | None:
        if not _SLUG.fullmatch(value):
            return f"'{value}' is not a slug; small letters, digits and hyphens, such as mac-not-receiving"
        for key, entry in site.ledger.ids.items():
            if value in entry.slugs and _folder(key) == folder:
                return f"'{value}' is an address of {key} for ever; another slug"
        return None

    return wrong


def _renamed_slug(site: Site, value: str) -> str | None:
    return _new_slug("symptoms")(site, value) or _new_slug("fixes")(site, value)


def _folder(key: str) -> str:
    return "symptoms" if key.startswith("S") else "fixes"


def _free_id(kind: str) -> Check:
    def wrong(site: Site, value: str) -> str | None:
        if not re.fullmatch(rf"{kind}\d{{2,4}}", value):
            return f"'{value}' is not an id; such as {new.next_id(site, kind)}"
        used = value in site.entries or bool(value in site.ledger.ids and site.ledger.ids[value].anchors)
        return f"'{value}' was used before; {new.next_id(site, kind)} is free" if used else None

    return wrong


def _known(kinds: str, *others: str) -> Check:
    def wrong(site: Site, value: str) -> str | None:
        if value in others or (value in site.entries and value[0] in kinds):
            return None
        return f"no page has the id '{value}'; the id of a page, such as {kinds[0]}01"

    return wrong


def _anything(_: Site, __: str) -> str | None:
    return None


def _versions(site: Site, value: str) -> str | None:
    return None if parse_named(value, site.systems) else f"'{value}' is not a version of a system; such as iOS 18"


def _state(_: Site, value: str) -> str | None:
    return None if not value or _SLUG.fullmatch(value) else f"'{value}' is not a state; small letters, such as off"


def _new_symptom(tree: Tree, site: Site, values: Mapping[str, str]) -> str:
    new.new_symptom(tree, site, new.Entry(values["ID"], values["SLUG"], clock.today()), values["NEAR"])
    return _THEN


def _new_fix(tree: Tree, site: Site, values: Mapping[str, str]) -> str:
    new.new_fix(tree, site, new.Entry(values["ID"], values["SLUG"], clock.today()), values["FOR"], values["NEXT"])
    return _THEN


def _new_screen(tree: Tree, site: Site, values: Mapping[str, str]) -> str:
    versions = " ".join(parse_named(values["OS"], site.systems) or ())
    path = screen.new_screen(tree, site, values["PLACE"], versions, values["STATE"])
    if (tree.root / path).exists():
        raise ContentError([Problem("make new-screen", "STATE", f"{path} exists", "a state of its own, such as off")])
    return f"Change {path} until it is right, run `make screens` again, show it on a page, then run `make test`."


def _rename(tree: Tree, site: Site, values: Mapping[str, str]) -> str:
    rename.rename(tree, site, values["ID"], values["SLUG"])
    return "Its old address leads to the new one. Give it a new title, if it needs one; then run `make test`."


def _retire(tree: Tree, site: Site, values: Mapping[str, str]) -> str:
    key, heir = values["ID"], values["TO"]
    if key == heir:
        raise ContentError([Problem("make retire", "TO", f"{heir} is the page itself", "the id of another page")])
    retire.retire(tree, site, key, heir)
    was = site.entries[key].path
    return (
        f"The addresses of {key} lead to {heir}. What people said of it went with it: take over what fits from\n"
        f"`git show HEAD:docs/{was}`, then run `make learn` and `make test`."
    )


_ID = Argument("ID", "Which page (its id, such as S11)", _known("SF"))

COMMANDS = {
    "new-symptom": Edit(
        "add a symptom",
        (
            Argument("SLUG", "Its address, for ever (small letters, digits, hyphens)", _new_slug("symptoms")),
            Argument("NEAR", "The symptom that is most easily taken for it (id)", _known("S")),
            Argument("ID", "Its id", _free_id("S"), lambda site: new.next_id(site, "S")),
        ),
        _new_symptom,
    ),
    "new-fix": Edit(
        "add a fix",
        (
            Argument("SLUG", "Its address, for ever (small letters, digits, hyphens)", _new_slug("fixes")),
            Argument("FOR", "A symptom with a cause that it ends (id)", _known("S")),
            Argument("NEXT", "The fix to try after it, or support", _known("F", SUPPORT), lambda _: SUPPORT),
            Argument("ID", "Its id", _free_id("F"), lambda site: new.next_id(site, "F")),
        ),
        _new_fix,
    ),
    "new-screen": Edit(
        "add a scene, to be drawn",
        (
            Argument("PLACE", "The place that it shows (a key of data/places.yml)", _anything),
            Argument("OS", "The first version that looks so, such as iOS 18", _versions),
            Argument("STATE", "What is special, such as off (may be empty)", _state, lambda _: ""),
        ),
        _new_screen,
        lambda root: write_screens(load_site(root), root),
    ),
    "rename": Edit("give a page another slug", (_ID, Argument("SLUG", "Its new address", _renamed_slug)), _rename),
    "retire": Edit(
        "take a page away; another takes over",
        (_ID, Argument("TO", "The page that takes over (id)", _known("SF"))),
        _retire,
    ),
}
