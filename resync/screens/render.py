"""From scenes to pictures: read ``screens/``, draw each in both schemes, compare or write the files."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from resync.explain import explain
from resync.model import Site
from resync.problems import ContentError, Problem
from resync.screens import computer, conversation, diagram, phone, watch
from resync.screens.canvas import Canvas
from resync.screens.labels import Labels
from resync.screens.model import KINDS, Diagram, Scene
from resync.screens.palette import DARK, SCHEMES
from resync.screens.text import SceneError
from resync.systems import Range
from resync.yaml_text import YamlMistakeError, read_yaml

FOLDER = Path("docs") / "assets" / "screens"  # of the renderings
ENDING = {"light": ".svg", "dark": ".dark.svg"}
_PHONE, _MAC, _IPAD = phone.WIDE, computer.WIDE, 360
_DRAW: dict[str, tuple[float, Callable[..., float]]] = {
    "settings": (_PHONE, phone.settings),
    "watch-app": (_PHONE, phone.settings),
    "ipad-settings": (_IPAD, phone.split_settings),
    "message-list": (_PHONE, phone.message_list),
    "conversation": (_PHONE, conversation.on_phone),
    "mac-conversation": (_MAC, conversation.on_mac),
    "alert": (_PHONE, phone.alert),
    "mac-alert": (_MAC, computer.alert),
    "mac-settings": (_MAC, computer.window),
    "mac-window": (_MAC, computer.window),
    "mac-menu": (_MAC, computer.menu_bar),
    "watch": (watch.WIDE, watch.face),
    "diagram": (diagram.WIDE, diagram.draw),
}
# These are dark on the device whatever the scheme is.
_ALWAYS_DARK = ("watch", "watch-app")


def read_scenes(root: Path) -> tuple[dict[str, Scene], list[Problem]]:
    """The scenes of the repository at ``root`` by name, and every mistake in them."""
    scenes: dict[str, Scene] = {}
    problems: list[Problem] = []
    for path in sorted((root / "screens").glob("*.yml")):
        try:
            read = _read(f"screens/{path.name}", path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            read = (Problem(f"screens/{path.name}", "line 1", "the file is not UTF-8", "save it as UTF-8"),)
        if isinstance(read, tuple):
            problems += read
        else:
            scenes[path.stem] = read
    return scenes, problems


@lru_cache(maxsize=5000)
def _read(name: str, text: str) -> Scene | tuple[Problem, ...]:
    """The scene that a text describes, or what is wrong with it; what was read once is not read again."""
    try:
        data = read_yaml(text)
    except YamlMistakeError as error:
        return (Problem(name, f"line {error.line}", error.wrong, error.allowed),)
    if data is None:
        return (Problem(name, "line 1", "the file is empty", "a scene, as in CONTRIBUTING.md"),)
    kind = data.get("kind") if isinstance(data, dict) else None
    model = KINDS.get(str(kind))
    if model is None:
        return (Problem(name, "kind", f"'{kind}' is not a kind of screen", f"allowed: {', '.join(KINDS)}"),)
    schema = _schema(model)
    try:
        scene: Scene = schema.validate_python(data)
    except ValidationError as error:
        return tuple(explain(error.errors(), name, schema))
    return scene


@lru_cache
def _schema(model: type[Scene]) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def draw(site: Site, scene: Scene, scheme: str) -> str:
    """The SVG of one scene in the ``light`` or ``dark`` scheme.

    Raises :class:`SceneError` for words without room, a reference that leads nowhere, an unknown icon.
    """
    return _draw(Labels(site, _versions(scene)), scene, scheme)


def _versions(scene: Scene) -> Range | None:
    return None if isinstance(scene, Diagram) else scene.range


def _draw(labels: Labels, scene: Scene, scheme: str) -> str:
    wide, paint = _DRAW[scene.kind]
    canvas = Canvas(wide, DARK if scene.kind in _ALWAYS_DARK else SCHEMES[scheme])
    high = paint(canvas, labels, scene)
    return canvas.svg(round(high), scene.title, scene.about if isinstance(scene, Diagram) else scene.versions)


def draw_all(site: Site, root: Path) -> tuple[dict[str, str], list[Problem]]:
    """The text of every file that the scenes make, by its name, and every mistake."""
    scenes, problems = read_scenes(root)
    files: dict[str, str] = {}
    labels: dict[Range | None, Labels] = {}
    for name, scene in scenes.items():
        versions = _versions(scene)
        own = labels.setdefault(versions, Labels(site, versions))
        try:
            files |= {name + ending: _draw(own, scene, scheme) for scheme, ending in ENDING.items()}
        except SceneError as error:
            wrong, _, allowed = str(error.args[0]).rpartition("; ")
            problems.append(Problem(f"screens/{name}.yml", _line(root, name, wrong), wrong, allowed))
    return files, problems


def _line(root: Path, name: str, wrong: str) -> str:
    """``line N`` of a scene, where the words stand that a message quotes; ``line 1`` if they come from the data."""
    quoted = re.findall(r"'=?([^']+)'", wrong)
    lines = (root / "screens" / f"{name}.yml").read_text(encoding="utf-8").splitlines()
    own = ((n, line) for n, line in enumerate(lines, 1) if not line.startswith("title:"))
    return f"line {next((n for n, line in own if any(text in line for text in quoted)), 1)}"


def write(site: Site, root: Path) -> str:
    """Draw all scenes into the site's assets and remove what has no scene; a line that says what was done.

    Raises :class:`ContentError`; then nothing was written.
    """
    files, problems = draw_all(site, root)
    if problems:
        raise ContentError(problems)
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    old = {path.name for path in folder.glob("*.svg")}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in old - set(files):
        (folder / name).unlink()
    return f"{FOLDER}: {len(files)} files from {len(files) // 2} scenes, {len(old - set(files))} removed"


def check(site: Site, root: Path) -> list[Problem]:
    """Mistakes in scenes, and files that are not what their scenes say."""
    files, problems = draw_all(site, root)
    folder = root / FOLDER
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.svg")}
    broken = {Path(problem.path).stem for problem in problems}
    for name in sorted({*files, *found}):
        if files.get(name) != found.get(name) and name.split(".")[0] not in broken:
            wrong = (
                "has no scene"
                if name not in files
                else "is missing"
                if name not in found
                else "is not as its scene says"
            )
            problems.append(Problem(f"{FOLDER}/{name}", "", wrong, "run `make screens`"))
    return problems
