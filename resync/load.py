"""Read ``docs/`` and ``data/`` into a :class:`~resync.model.Site`, and tell every file that does not fit the schema.

Every mistake is found in one run: a file that cannot be read does not hide the mistakes in the
others. What files say of each other is for :mod:`resync.checks`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from resync import frontmatter
from resync.explain import explain
from resync.frontmatter import Body
from resync.model import (
    ErrorMessage,
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
    id_order,
)
from resync.problems import ContentError, Problem

Model = TypeVar("Model", bound=BaseModel)
Entry = TypeVar("Entry", Symptom, Fix)

# libyaml's parser is ten times as fast; not every build of PyYAML has it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _UniqueKeys(_Loader):  # type: ignore[misc]
    """YAML in which a key that stands twice is a mistake instead of a silent overwrite."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"'{key}' stands twice", key_node.start_mark)
            seen.add(key)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


@dataclass(frozen=True)
class Content:
    """What could be read of a repository, and what is wrong with the rest.

    ``bodies`` are by path in ``docs/``, also of pages whose front matter has mistakes; ``broken_ids``
    are the ids of those. Without ``data_complete`` a file in ``data/`` could not be read, and what
    names it cannot be judged.
    """

    root: Path
    site: Site
    entries: list[Page[Symptom] | Page[Fix]]
    bodies: dict[str, Body]
    broken_ids: set[str]
    data_complete: bool
    problems: list[Problem]


def load_site(root: Path) -> Site:
    """Read the repository at ``root``. Raises :class:`ContentError` with every mistake found."""
    content = read_content(root)
    if content.problems:
        raise ContentError(content.problems)
    return content.site


def read_content(root: Path) -> Content:
    """Read the repository at ``root``; never raises for what its files say."""
    reader = _Reader(root)
    symptoms: list[Page[Symptom]] = []
    fixes: list[Page[Fix]] = []
    pages: list[Page[PageMeta]] = []
    for path in sorted((root / "docs").rglob("*.md")):
        folder = path.relative_to(root / "docs").parts[0]
        if folder == "symptoms" and path.name != "index.md":
            symptoms += reader.page(path, Symptom)
        elif folder == "fixes" and path.name != "index.md":
            fixes += reader.page(path, Fix)
        else:
            pages += reader.page(path, PageMeta)
    site = Site(
        symptoms=reader.by_id(symptoms),
        fixes=reader.by_id(fixes),
        pages=pages,
        places=reader.data("places.yml", dict[str, Place], {}),
        sources=reader.data("sources.yml", dict[str, Source], {}),
        groups=reader.data("groups.yml", dict[str, Group], {}),
        systems=reader.data("systems.yml", dict[str, System], {}),
        errors=reader.data("errors.yml", dict[str, ErrorMessage], {}),
        requirements=reader.data("requirements.yml", dict[str, Requirement], {}),
        vocabulary=reader.data("vocabulary.yml", Vocabulary, {}),
        voices={
            path.stem: reader.data(f"phrasings/{path.name}", Voice, {})
            for path in sorted((root / "data/phrasings").glob("*.yml"))
        },
        questions=reader.data("finder.yml", dict[QuestionName, Question], {}),
        ledger=reader.data("ledger.yml", Ledger, Ledger(ids={}, pages={})),
    )
    entries: list[Page[Symptom] | Page[Fix]] = [*symptoms, *fixes]
    return Content(root, site, entries, reader.bodies, reader.broken_ids, not reader.data_missing, reader.problems)


class _Reader:
    """Reads files one by one and remembers what was wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.bodies: dict[str, Body] = {}
        self.broken_ids: set[str] = set()
        self.data_missing = False

    def page(self, path: Path, schema: type[Any]) -> list[Page[Any]]:
        """The page as a list of one, or an empty list after adding problems."""
        name = path.relative_to(self.root).as_posix()
        text = self._text(path, name)
        if text is None:
            return []
        parts = frontmatter.split(text)
        if parts is None:
            wrong = "front matter is not closed" if text.startswith("---\n") else "front matter is missing"
            self.problems.append(Problem(name, "line 1", wrong, "a block of YAML between two lines of ---"))
            return []
        front, body = parts
        address = path.relative_to(self.root / "docs").as_posix()
        self.bodies[address] = body
        raw = self._yaml(front, name, 2)
        meta = None if raw is None else self._validate(TypeAdapter(schema), raw, name)
        if meta is None:
            self.broken_ids.update(re.findall(r"^id: *(\w+)", front, re.MULTILINE))
            return []
        return [Page(address, meta, body.text, body.line)]

    def data(self, file: str, schema: Any, empty: Any) -> Any:
        """What a file in ``data/`` says, or ``empty`` after adding problems."""
        name = f"data/{file}"
        text = self._text(self.root / name, name)
        before = len(self.problems)
        raw = None if text is None else self._yaml(text, name, 1)
        if raw is None and len(self.problems) == before:
            self.problems.append(Problem(name, "file", "is empty", "keys with their values"))
        value = None if raw is None else self._validate(TypeAdapter(schema), raw, name)
        if value is None:
            self.data_missing = True
            return empty
        return value

    def by_id(self, pages: list[Page[Entry]]) -> dict[str, Page[Entry]]:
        """Pages by id, in order; an id used twice is a problem."""
        result: dict[str, Page[Entry]] = {}
        for page in pages:
            other = result.setdefault(page.meta.id, page)
            if other is not page:
                wrong = f"{page.meta.id} is already the id of docs/{other.path}"
                self.problems.append(Problem(f"docs/{page.path}", "id", wrong, "an id of its own"))
        return dict(sorted(result.items(), key=lambda item: id_order(item[0])))

    def _text(self, path: Path, name: str) -> str | None:
        try:
            return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            self.problems.append(Problem(name, f"byte {error.start}", "the file is not UTF-8", "save it as UTF-8"))
        except OSError as error:
            self.problems.append(Problem(name, "file", f"cannot be read ({error.strerror})", "a readable file"))
        return None

    def _yaml(self, text: str, name: str, first_line: int) -> Any:
        """The value of a YAML text; ``first_line`` is where it begins in the file, 1-based."""
        try:
            return yaml.load(text, _UniqueKeys)  # noqa: S506 (a SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = first_line + (error.problem_mark.line if error.problem_mark else 0)
            wrong = f"cannot be read as YAML ({error.problem})"
        except (yaml.YAMLError, ValueError) as error:
            line, wrong = first_line, f"cannot be read as YAML ({error})"
        self.problems.append(Problem(name, f"line {line}", wrong, "valid YAML"))
        return None

    def _validate(self, schema: TypeAdapter[Any], raw: Any, name: str) -> Any:
        try:
            return schema.validate_python(raw)
        except ValidationError as error:
            self.problems += [explain(item, name, schema) for item in error.errors()]
            return None
