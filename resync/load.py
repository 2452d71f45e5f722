"""Read ``docs/`` and ``data/`` into a :class:`~resync.model.Site`, and tell every file that does not fit the schema.

Every mistake is found in one run: a file that cannot be read does not hide the mistakes in the
others, and an entry of a data file not those of its neighbours. What files say of each other is
for :mod:`resync.checks`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from resync import facts, frontmatter, glossary
from resync.characters import BOM, UNSEEN
from resync.devices import DEVICES
from resync.engines import Engines, Journeys
from resync.explain import explain
from resync.frontmatter import Body
from resync.model import (
    SLUG,
    Answer,
    ErrorMessage,
    Fact,
    Fault,
    Fix,
    Group,
    Ledger,
    Page,
    PageMeta,
    Place,
    Question,
    QuestionName,
    Requirement,
    Site,
    Source,
    Symptom,
    System,
    Vocabulary,
    Voice,
    Word,
    Words,
    id_order,
)
from resync.parents import with_parents
from resync.problems import ContentError, Problem
from resync.yaml_text import YamlMistakeError, line_of, read_yaml

Entry = TypeVar("Entry", Symptom, Fix)

EVERYTHING = "*"
# What git writes into a file where two changes met.
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)


@dataclass(frozen=True)
class Content:
    """What could be read of a repository, and what is wrong with the rest.

    ``bodies`` are by path in ``docs/``, also of pages whose front matter has mistakes. ``broken``
    has the keys that exist and cannot be used, by the field of :class:`Site` that would have them;
    :data:`EVERYTHING` stands for a whole file. ``texts`` are the files as they were read, by path;
    in what is in ``site``, facts and explained words stand in place of their keys.
    """

    root: Path
    site: Site
    bodies: dict[str, Body]
    texts: dict[str, str]
    broken: dict[str, set[str]]
    problems: list[Problem]
    rows: dict[str, Place] = field(default_factory=dict)

    def whole(self, *parts: str) -> bool:
        """Whether all of these fields of the site were read without a mistake."""
        return not any(self.broken.get(part) for part in parts)

    def knows(self, part: str, key: str) -> bool:
        """Whether a key exists in a field of the site, be it with mistakes."""
        broken = self.broken.get(part, set())
        return key in getattr(self.site, part) or key in broken or EVERYTHING in broken

    def located(self, problems: Iterable[Problem]) -> list[Problem]:
        """The same mistakes with the lines on which they stand."""
        return [problem if problem.line else replace_line(problem, self._line(problem)) for problem in problems]

    def _line(self, problem: Problem) -> int:
        if problem.given_line:
            return problem.given_line
        text = self.texts.get(problem.path)
        if text is None:
            path = self.root / problem.path
            text = (
                path.read_text(encoding="utf-8", errors="replace") if path.suffix == ".yml" and path.is_file() else ""
            )
        about = problem.wrong.split(" ")[0].strip("'")
        if not problem.path.endswith(".md"):
            return line_of(text, problem.field, about) if text else 0
        parts = frontmatter.split(text)
        return line_of(parts[0], problem.field, about) + 1 if parts else 1


def replace_line(problem: Problem, line: int) -> Problem:
    """The same mistake on a line."""
    return Problem(problem.path, problem.field, problem.wrong, problem.allowed, problem.rule, line)


def load_site(root: Path) -> Site:
    """Read the repository at ``root``. Raises :class:`ContentError` with every mistake found."""
    content = read_content(root)
    if content.problems:
        raise ContentError(content.located(content.problems))
    return content.site


def read_content(root: Path) -> Content:
    """Read the repository at ``root``; never raises for what its files say."""
    reader = _Reader(root)
    reader.text(root / "mkdocs.yml", "mkdocs.yml")
    symptoms: list[Page[Symptom]] = []
    fixes: list[Page[Fix]] = []
    pages: list[Page[PageMeta]] = []
    for path in sorted((root / "docs").rglob("*.md")):
        folder = path.relative_to(root / "docs").parts[0]
        if not re.fullmatch(SLUG, path.stem):
            reader.misnamed(path, folder)
        elif folder == "symptoms" and path.name != "index.md":
            symptoms += reader.page(path, Symptom, "symptoms")
        elif folder == "fixes" and path.name != "index.md":
            fixes += reader.page(path, Fix, "fixes")
        else:
            pages += reader.page(path, PageMeta, "pages")
    ledger = reader.data("ledger.yml", "ledger", Ledger, Ledger(ids={}, pages={}))
    site = Site(
        symptoms=reader.by_id(symptoms, "symptoms", ledger),
        fixes=reader.by_id(fixes, "fixes", ledger),
        pages=pages,
        places=reader.places(),
        sources=reader.table("sources", Source),
        groups=reader.table("groups", Group),
        systems=reader.table("systems", System),
        errors=reader.table("errors", ErrorMessage),
        requirements=reader.table("requirements", Requirement),
        facts=reader.facts,
        glossary=reader.words,
        faults=reader.table("faults", Fault),
        vocabulary=reader.data("vocabulary.yml", "vocabulary", Vocabulary, {}),
        voices={
            path.stem: reader.data(f"phrasings/{path.name}", "voices", Voice, {})
            for path in sorted((root / "data/phrasings").glob("*.yml"))
        },
        questions=_with_devices(reader.data("finder.yml", "questions", dict[QuestionName, Question], {})),
        words=reader.data("words.yml", "words", Words, Words(banned={})),
        engines=reader.data("engines.yml", "engines", Engines, Engines(levels={})),
        journeys=reader.data(
            "journeys.yml", "journeys", Journeys, Journeys(day=datetime.date.min, engines={}, passed={})
        ),
        ledger=ledger,
    )
    return Content(root, site, reader.bodies, reader.texts, reader.broken, reader.problems, reader.rows)


def _with_devices(questions: dict[QuestionName, Question]) -> dict[QuestionName, Question]:
    """The questions of the finder; the answers about devices come from the table of devices."""
    answers = {device.id: Answer(label=device.name) for device in DEVICES.values()}
    return {
        name: question.model_copy(update={"answers": answers}) if name == "device" else question
        for name, question in questions.items()
    }


@dataclass(frozen=True)
class _Read:
    """What a text gave: its value, or None and why not; ``broken`` keys of a mapping are not in the value."""

    value: Any
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = field(default_factory=frozenset)


class _Reader:
    """Reads files one by one and remembers what was wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.bodies: dict[str, Body] = {}
        self.texts: dict[str, str] = {}
        self.broken: dict[str, set[str]] = {}
        self.facts: dict[str, Fact] = {}
        self.words: dict[str, Word] = {}
        self.facts = self.table("facts", Fact)
        self.words = self.table("glossary", Word)

    def misnamed(self, path: Path, part: str) -> None:
        """Tell a page whose file name cannot be an address; what names it is not judged."""
        name = path.relative_to(self.root).as_posix()
        allowed = "small letters, digits and single hyphens, such as mac-not-receiving.md"
        self.problems.append(Problem(name, "", f"'{path.stem}' cannot be an address", allowed, "files"))
        self._break(part, EVERYTHING)

    def page(self, path: Path, schema: Any, part: str) -> list[Page[Any]]:
        """The page as a list of one, or an empty list after adding problems."""
        name = path.relative_to(self.root).as_posix()
        text = self.text(path, name)
        parts = None if text is None else frontmatter.split(text)
        if parts is None:
            self._break(part, EVERYTHING)
            if text is not None:
                wrong = "front matter is not closed" if text.startswith("---\n") else "front matter is missing"
                allowed = "a block of YAML between two lines of ---, at the very beginning"
                self.problems.append(Problem(name, "line 1", wrong, allowed, "front-matter"))
            return []
        front, body = parts
        if not front.strip():
            allowed = "id, title and the other fields of the page"
            self.problems.append(Problem(name, "line 2", "front matter is empty", allowed, "front-matter"))
            self._break(part, EVERYTHING)
            return []
        address = path.relative_to(self.root / "docs").as_posix()
        self.bodies[address] = body
        read = _read(self.filled(front), name, 1, schema)
        self.problems += read.problems
        if read.value is None:
            told = any(problem.field == "id" for problem in read.problems)
            keys = [] if told else re.findall(r"^id: *[\"']?(\w+)", front, re.MULTILINE)
            self._break(part, *(keys or [EVERYTHING]))
            return []
        return [Page(address, read.value, body.text, body.line)]

    def filled(self, text: str) -> str:
        """The same YAML text with facts and explained words in place of their keys."""
        return glossary.fill(facts.fill(text, self.facts), self.words)

    def table(self, part: str, schema: type[Any]) -> dict[str, Any]:
        """The entries of the file in ``data/`` that has the name of a field of the site, without broken ones."""
        table: dict[str, Any] = self.data(f"{part}.yml", part, dict[str, schema], {})  # type: ignore[valid-type]
        return table

    def places(self) -> dict[str, Place]:
        """The places with complete paths, without those whose parent can't be found."""
        self.rows = self.table("places", Place)
        places, mistakes = with_parents(self.rows)
        for mistake in mistakes:
            field = f"{mistake.key}.paths.{mistake.number}.path"
            self.problems.append(Problem("data/places.yml", field, mistake.wrong, mistake.allowed, "parents"))
            self._break("places", mistake.key)
        return places

    def data(self, file: str, part: str, schema: Any, empty: Any) -> Any:
        """What a file in ``data/`` says, or ``empty`` after adding problems."""
        name = f"data/{file}"
        text = self.text(self.root / name, name)
        read = _Read(None) if text is None else _read(self.filled(text), name, 0, schema)
        self.problems += read.problems
        if read.value is None:
            self._break(part, EVERYTHING)
            return empty
        if read.broken:
            self._break(part, *read.broken)
        return read.value

    def by_id(self, pages: list[Page[Entry]], part: str, ledger: Ledger) -> dict[str, Page[Entry]]:
        """Pages by id, in order, without those whose id is another page's: the ledger knows whose slug is whose."""
        result: dict[str, Page[Entry]] = {}
        for page in pages:
            key = page.meta.id
            owner = ledger.owner(f"{part}/{page.slug}") or key
            if owner != key:
                wrong, allowed = f"the slug {page.slug} belongs to {owner} in data/ledger.yml", f"id: {owner}"
            elif result.setdefault(key, page) is not page:
                wrong, allowed = f"{key} is already the id of docs/{result[key].path}", "an id of its own"
            else:
                continue
            self.problems.append(Problem(f"docs/{page.path}", "id", wrong, allowed, "one-id"))
            self._break(part, key, owner)
        self._tell_lost(part, ledger, set(result))
        return dict(sorted(result.items(), key=lambda item: id_order(item[0])))

    def _tell_lost(self, part: str, ledger: Ledger, found: set[str]) -> None:
        """Tell pages that were published and are gone; what names them is not judged."""
        broken = self.broken.get(part, set())
        for key, entry in ledger.ids.items():
            published = ledger.owner(f"{part}/{entry.slugs[0]}") == key and entry.anchors and not entry.successor
            if published and key not in found | broken and EVERYTHING not in broken:
                wrong, allowed = f"{key} was published and has no page", f"a page in docs/{part}/ with id: {key}"
                self.problems.append(Problem("data/ledger.yml", f"ids.{key}", wrong, allowed, "ledger"))
                self._break(part, key)

    def _break(self, part: str, *keys: str) -> None:
        self.broken.setdefault(part, set()).update(keys)

    def text(self, path: Path, name: str) -> str | None:
        """The text of a file with line feeds only and without a byte order mark, or None after adding a problem."""
        try:
            data = path.read_bytes()
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            self.problems.append(
                Problem(name, f"line {line}", "the file is not UTF-8", "save it as UTF-8", "characters")
            )
            return None
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            wrong = "the file is missing" if missing else f"the file cannot be read ({error.strerror})"
            self.problems.append(Problem(name, "", wrong, "a file with that name", "files"))
            return None
        self.problems += _unseen(text, name)
        text = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
        conflict = _CONFLICT.search(text)
        if conflict:
            wrong, allowed = "git left two versions here", "one of them, without the lines of <, = and >"
            self.problems.append(Problem(name, f"line {_line_at(text, conflict.start())}", wrong, allowed, "conflicts"))
            return None
        self.texts[name] = text
        return text


def _unseen(text: str, name: str) -> list[Problem]:
    """Characters that an editor does not show and that would stand on the page or break it."""
    found = []
    if text.startswith(BOM):
        found.append(Problem(name, "line 1", "the file begins with a byte order mark", "run `make fix`", "characters"))
    if "\r" in text:
        line = _line_at(text, text.index("\r"))
        found.append(Problem(name, f"line {line}", "the line ends as in Windows", "run `make fix`", "characters"))
    unseen = UNSEEN.search(text, 1)
    if unseen:
        wrong = f"has a character that nobody sees (U+{ord(unseen[0]):04X})"
        found.append(Problem(name, f"line {_line_at(text, unseen.start())}", wrong, "run `make fix`", "characters"))
    return found


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


@lru_cache(maxsize=20_000)
def _read(text: str, name: str, before: int, schema: Any) -> _Read:
    """The value of the YAML ``text`` of a file, ``before`` lines after its beginning, as the schema wants it.

    What was read once is not read again, as long as the text is the same.
    """
    try:
        raw = read_yaml(text)
    except YamlMistakeError as error:
        return _Read(None, (Problem(name, f"line {error.line + before}", error.wrong, error.allowed, "yaml"),))
    if raw is None:
        return _Read(None, (Problem(name, f"line {1 + before}", "says nothing", "names and their values", "yaml"),))
    adapter = _adapter(schema)
    try:
        return _Read(adapter.validate_python(raw))
    except ValidationError as error:
        errors = error.errors()
    problems = []
    for problem in explain(errors, name, adapter):
        line = line_of(text, problem.field, problem.wrong.split(" ")[0]) + before
        problems.append(replace_line(problem, line))
    keys = {str(item["loc"][0]) for item in errors if item["loc"]}
    # An entry of a table that is wrong does not take the others with it.
    if isinstance(raw, dict) and keys and getattr(schema, "__origin__", None) is dict:
        rest = {key: value for key, value in raw.items() if str(key) not in keys}
        return _Read(adapter.validate_python(rest), tuple(problems), frozenset(keys))
    return _Read(None, tuple(problems))


@lru_cache
def _adapter(schema: Any) -> TypeAdapter[Any]:
    return TypeAdapter(schema)
