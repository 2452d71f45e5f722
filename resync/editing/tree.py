"""A change of several files that is made as a whole, or not at all."""

from __future__ import annotations

from pathlib import Path


class Tree:
    """The repository at ``root`` with changes that are written by :meth:`write`. Paths are relative to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._texts: dict[str, str | None] = {}

    def read(self, path: str) -> str:
        """The text of a file as it will be. Raises OSError for one that is not there."""
        text = self._texts.get(path)
        return (self.root / path).read_text(encoding="utf-8") if text is None else text

    def exists(self, path: str) -> bool:
        """Whether there will be such a file."""
        return self._texts[path] is not None if path in self._texts else (self.root / path).is_file()

    def put(self, path: str, text: str) -> None:
        """Let a file have this text."""
        self._texts[path] = text

    def remove(self, path: str) -> None:
        """Let there be no such file."""
        self._texts[path] = None

    def files(self, *patterns: str) -> list[str]:
        """Paths of files that match glob patterns and stay, sorted."""
        found = {path.relative_to(self.root).as_posix() for pattern in patterns for path in self.root.glob(pattern)}
        return sorted(path for path in found if self.exists(path))

    def write(self) -> list[str]:
        """Make all changes; the paths that are new, changed or gone."""
        changed = []
        for path, text in sorted(self._texts.items()):
            target = self.root / path
            if text is None:
                target.unlink(missing_ok=True)
            elif not target.is_file() or target.read_text(encoding="utf-8") != text:
                target.parent.mkdir(parents=True, exist_ok=True)
                part = target.with_name(f".{target.name}.part")
                part.write_text(text, encoding="utf-8")
                part.replace(target)
            else:
                continue
            changed.append(path)
        return changed
