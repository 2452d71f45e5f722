"""Read ``docs/`` and ``data/`` into a :class:`~resync.model.Site`, or into a list of problems.

Every mistake is found in one run: a file that cannot be read does not hide the mistakes in the
others. References between files (a cause names a fix, a claim names a source) are checked here,
so that whoever holds a Site can rely on them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from resync.checks.references import check_ledger, check_references
from resync.explain import explain
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
)
from resync.problems import ContentError, Problem

Model = TypeVar("Model", bound=BaseModel)
Entry = TypeVar("Entry", Symptom, Fix)

FRONT_MATTER = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


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


def load_site(root: Path) -> Site:
    """Read the repository at ``root``. Raises :class:`ContentError` with every mistake found."""
    site, problems = read_site(root)
    if problems:
        raise ContentError(problems)
    return site


def read_site(root: Path) -> tuple[Site, list[Problem]]:
    """What could be read of the repository at ``root``, and every mistake found in it."""
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
        questions=reader.data("finder.yml", dict[QuestionName, Question], {}),
        ledger=reader.data("ledger.yml", Ledger, Ledger(ids={}, pages={})),
    )
    problems = reader.problems
    if not reader.data_missing:
        problems += check_references(site, reader.broken_ids)
        problems += check_ledger(site.ledger, [*symptoms, *fixes])
    return site, problems


class _Reader:
    """Reads files one by one and remembers what was wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.broken_ids: set[str] = set()
        self.data_missing = False

    def page(self, path: Path, schema: type[Any]) -> list[Page[Any]]:
        """The page as a list of one, or an empty list after adding problems."""
        name = path.relative_to(self.root).as_posix()
        text = self._text(path, name)
        if text is None:
            return []
        match = FRONT_MATTER.match(text)
        if not match:
            wrong = "front matter is not closed" if text.startswith("---\n") else "front matter is missing"
            self.problems.append(Problem(name, "line 1", wrong, "a block of YAML between two lines of ---"))
            return []
        raw = self._yaml(match[1], name, 2)
        meta = None if raw is None else self._validate(TypeAdapter(schema), raw, name)
        if meta is None:
            self.broken_ids.update(re.findall(r"^id: *(\w+)", match[1], re.MULTILINE))
            return []
        line = text[: match.end()].count("\n") + 1
        return [Page(path.relative_to(self.root / "docs").as_posix(), meta, text[match.end() :], line)]

    def data(self, file: str, schema: Any, empty: Any) -> Any:
        """What a file in ``data/`` says, or ``empty`` after adding problems."""
        name = f"data/{file}"
        text = self._text(self.root / name, name)
        raw = None if text is None else self._yaml(text, name, 1)
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
        return dict(sorted(result.items()))

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
