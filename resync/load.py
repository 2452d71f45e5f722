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

from resync.model import (
    Fix,
    Group,
    Ledger,
    Page,
    PageMeta,
    Place,
    Site,
    Source,
    Symptom,
    System,
)
from resync.problems import ContentError, Problem
from resync.systems import parse_version

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
        return super().construct_mapping(node, deep)


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
        ledger=reader.data("ledger.yml", Ledger, Ledger(ids={}, pages={})),
    )
    problems = reader.problems
    if not reader.data_missing:
        problems += _reference_problems(site, reader.broken_ids)
        problems += _place_problems(site)
        problems += _ledger_problems(site)
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
            self.problems += [_explain(item, name, schema) for item in error.errors()]
            return None


def _explain(error: Any, name: str, schema: TypeAdapter[Any]) -> Problem:
    """Put one of pydantic's errors into our own words."""
    field = ".".join(str(part) for part in error["loc"]) or "front matter"
    context = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return Problem(name, field, "is missing", "this field is required")
        case "extra_forbidden":
            known = ", ".join(_known_fields(schema, error["loc"]))
            return Problem(name, field, "is not a known field", f"known fields: {known}")
        case "literal_error":
            return Problem(name, field, f"{error['input']!r} is not allowed", f"allowed: {context['expected']}")
        case "string_pattern_mismatch":
            return Problem(name, field, f"{error['input']!r} has the wrong form", f"the form {context['pattern']}")
        case "value_error":
            wrong, _, allowed = str(context["error"]).partition("; ")
            return Problem(name, field, wrong, allowed or "see the schema in resync/model.py")
        case "string_too_long":
            wrong = f"has {len(error['input'])} characters"
            return Problem(name, field, wrong, f"at most {context['max_length']}")
        case "string_too_short":
            return Problem(name, field, "is too short", f"at least {context['min_length']} characters")
        case "too_short":
            return Problem(name, field, f"has {context['actual_length']} entries", f"at least {context['min_length']}")
        case "too_long":
            return Problem(name, field, f"has {context['actual_length']} entries", f"at most {context['max_length']}")
        case _:
            return Problem(name, field, f"{error['input']!r} is not right", error["msg"][0].lower() + error["msg"][1:])


def _known_fields(schema: TypeAdapter[Any], location: tuple[Any, ...]) -> list[str]:
    """Names of the fields allowed at the place where an unknown one was found."""
    node = schema.json_schema(by_alias=True)
    definitions = node.get("$defs", {})
    for part in location[:-1]:
        node = _resolve(node, definitions)
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(part) or node.get("additionalProperties", {})
    return sorted(_resolve(node, definitions).get("properties", {}))


def _resolve(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    for option in node.get("anyOf", []):
        if option.get("type") != "null":
            node = option
    reference = node.get("$ref")
    return definitions[reference.rsplit("/", 1)[-1]] if reference else node


def _reference_problems(site: Site, broken_ids: set[str]) -> list[Problem]:
    """Names in front matter and data that lead nowhere."""
    problems: list[Problem] = []
    fixes, symptoms = {*site.fixes, *broken_ids}, {*site.symptoms, *broken_ids}

    def check_sources(path: str, field: str, names: list[str]) -> None:
        for name in names:
            if name not in site.sources:
                problems.append(Problem(path, field, f"source {name} does not exist", "an id from data/sources.yml"))

    for symptom in site.symptoms.values():
        path, meta = f"docs/{symptom.path}", symptom.meta
        if meta.group not in site.groups:
            problems.append(Problem(path, "group", f"'{meta.group}' is not a group", f"allowed: {', '.join(site.groups)}"))
        for number, cause in enumerate(meta.causes):
            if cause.fix not in fixes:
                problems.append(
                    Problem(path, f"causes.{number}.fix", f"fix {cause.fix} does not exist", "the id of a page in docs/fixes/")
                )
            check_sources(path, f"causes.{number}.sources", cause.sources)
        for number, neighbour in enumerate(meta.neighbours):
            if neighbour.id not in symptoms or neighbour.id == meta.id:
                wrong = f"symptom {neighbour.id} " + ("is this page" if neighbour.id == meta.id else "does not exist")
                problems.append(Problem(path, f"neighbours.{number}.id", wrong, "the id of another page in docs/symptoms/"))
        check_sources(path, "sources", meta.sources)
    for fix in site.fixes.values():
        path = f"docs/{fix.path}"
        if fix.meta.next not in fixes or fix.meta.next == fix.meta.id:
            problems.append(Problem(path, "next", f"{fix.meta.next} is not another fix", "the id of another page in docs/fixes/"))
        check_sources(path, "sources", fix.meta.sources)
    for key, place in site.places.items():
        for number, row in enumerate(place.paths):
            check_sources("data/places.yml", f"{key}.paths.{number}.sources", row.sources)
    return problems


def _place_problems(site: Site) -> list[Problem]:
    """Version ranges of places that do not exist or that answer one question twice."""
    problems: list[Problem] = []
    for key, place in site.places.items():
        for number, row in enumerate(place.paths):
            field = f"{key}.paths.{number}"
            for edge in (row.first, row.last):
                if edge and not version_exists(site, row.system, edge):
                    known = ", ".join(site.systems[row.system].versions)
                    problems.append(
                        Problem("data/places.yml", field, f"{row.system} {edge} does not exist", f"known: {known}")
                    )
            for earlier, other in enumerate(place.paths[:number]):
                shared = set(row.devices or ["*"]) & set(other.devices or ["*"])
                if shared and row.range.overlaps(other.range):
                    problems.append(
                        Problem("data/places.yml", field, f"overlaps {key}.paths.{earlier}", "one path for each version")
                    )
    return problems


def version_exists(site: Site, system: str, version: str) -> bool:
    """Whether data/systems.yml knows the version, or the generation of a point version."""
    known = [parse_version(v) for v in site.systems[system].versions] if system in site.systems else []
    parsed = parse_version(version)
    return any(parsed[:length] in known for length in range(1, len(parsed) + 1))


def _ledger_problems(site: Site) -> list[Problem]:
    """Ids and slugs that do not match what was promised to be permanent."""
    problems: list[Problem] = []
    owner = {(key[0], slug): key for key, entry in site.ledger.ids.items() for slug in entry.slugs}
    for key, page in site.entries.items():
        path = f"docs/{page.path}"
        entry = site.ledger.ids.get(key)
        if entry is None:
            problems.append(
                Problem(path, "id", f"{key} is not in data/ledger.yml", "a reserved id; for a new page run `make ledger`")
            )
            continue
        other = owner.get((key[0], page.slug), key)
        if other != key:
            problems.append(Problem(path, "id", f"the slug {page.slug} belongs to {other} in data/ledger.yml", f"id: {other}"))
        for slug in entry.slugs:
            if slug != page.slug and slug not in page.meta.redirects:
                problems.append(
                    Problem(
                        path,
                        "redirects",
                        f"the published address {page.path.split('/')[0]}/{slug}/ leads nowhere",
                        f"redirects: [{slug}]",
                    )
                )
    return problems
