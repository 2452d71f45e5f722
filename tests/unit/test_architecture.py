"""Data goes one way: load, checks, render, export, hosting. No module imports one that comes after it."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

# Each may import itself and what stands above it. What is not named here is shared ground or a command.
STAGES = ("load", "checks", "render", "export", "hosting")
COMMANDS = {
    "__main__",
    "asking",
    "bootstrap",
    "build",
    "cli",
    "guide",
    "editing",
    "ledger",
    "preview",
}
# What MkDocs calls; the only module that calls MkDocs.
ADAPTERS = {"macros", "steps", "tabs", "sections", "figures", "mkdocs_adapter"}


def imports(path: Path, root: Path) -> set[str]:
    """Modules of the package that a file imports, from its top or from within a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        found |= {name for name in names if is_module(name, root)}
    return found


def is_module(name: str, root: Path) -> bool:
    path = root.joinpath(*name.split("."))
    return name.startswith("resync.") and (path.with_suffix(".py").is_file() or (path / "__init__.py").is_file())


def graph(root: Path) -> dict[str, set[str]]:
    """For each module of the package in ``root`` the modules that it imports."""
    found = {}
    for path in (root / "resync").rglob("*.py"):
        name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        # A package imports its own modules to offer them; they are not told apart from it.
        found[name] = {other for other in imports(path, root) if other != name}
    return found


def part(module: str) -> str:
    """The package or module directly in ``resync`` that a module belongs to."""
    return module.split(".")[1] if "." in module else ""


def wrong_ways(modules: dict[str, set[str]]) -> list[str]:
    """Imports that go against the flow of data."""
    found = []
    for module, others in modules.items():
        for here, there in sorted({(part(module), part(other)) for other in others}):
            if here == there or here in COMMANDS:
                continue
            if there in COMMANDS or there in ADAPTERS:
                found.append(f"{module} imports {there}, a command or an adapter")
            elif there in STAGES and here not in ADAPTERS:
                late = STAGES.index(here) < STAGES.index(there) if here in STAGES else True
                found += [f"{module} imports {there}"] if late else []
    return found


def circle(modules: dict[str, set[str]]) -> list[str]:
    """A circle between packages, as their names in order; empty if there is none."""
    parts: dict[str, set[str]] = {}
    for module, others in modules.items():
        parts.setdefault(part(module), set()).update(part(other) for other in others)
    for name, others in parts.items():
        others.discard(name)
    try:
        TopologicalSorter(parts).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_data_goes_one_way(root):
    assert wrong_ways(graph(root)) == []
    assert circle(graph(root)) == []


def test_only_one_module_imports_mkdocs(root):
    for path in (root / "resync").rglob("*.py"):
        tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        names = {n.module or "" for n in tree if isinstance(n, ast.ImportFrom)}
        assert path.stem == "mkdocs_adapter" or not any(name.split(".")[0] == "mkdocs" for name in names), path


@pytest.mark.parametrize(
    ("file", "line", "wrong"),
    [
        ("load.py", "from resync.checks import check", "resync.load imports checks"),
        ("model.py", "def f():\n    from resync.render import icon", "resync.model imports render"),
        ("checks/__init__.py", "from resync import render", "resync.checks imports render"),
        ("hosting/__init__.py", "from resync.build import b", "resync.hosting imports build, a command or an adapter"),
    ],
)
def test_an_import_against_the_flow_is_noticed(tmp_path, file, line, wrong):
    for name in ("load.py", "model.py", "render.py", "build.py", "checks/__init__.py", "hosting/__init__.py"):
        path = tmp_path / "resync" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(line if name == file else "", encoding="utf-8")
    assert wrong_ways(graph(tmp_path)) == [wrong]


def test_a_circle_is_noticed(tmp_path):
    (tmp_path / "resync").mkdir()
    (tmp_path / "resync" / "one.py").write_text("import resync.two", encoding="utf-8")
    (tmp_path / "resync" / "two.py").write_text("import resync.one", encoding="utf-8")
    assert set(circle(graph(tmp_path))) == {"one", "two"}
