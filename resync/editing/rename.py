"""Give a page another slug: its old addresses lead on, and every link is changed."""

from __future__ import annotations

import posixpath
import re

from resync.editing.frontmatter import set_field
from resync.editing.tree import Tree
from resync.ledger import dump
from resync.model import Site

# Files that can have the address of a page, beside pages themselves.
_OTHERS = (
    "*.md",
    "documentation/**/*.md",
    "data/*.yml",
    "data/*/*.yml",
    "tests/**/*.py",
    "benchmarks/**/*.py",
    ".github/**/*.yml",
)
_LINK = re.compile(r"(\]\()([^)\s#]+\.md)")


def rename(tree: Tree, site: Site, key: str, slug: str) -> str:
    """Rename the page with the id ``key``; its new path."""
    page = site.entries[key]
    old, new = page.path, f"{page.path.rpartition('/')[0]}/{slug}.md"
    redirects = ", ".join(dict.fromkeys([*page.meta.redirects, page.slug]))
    text = set_field(tree.read(f"docs/{old}"), "redirects", f"[{redirects}]")
    tree.remove(f"docs/{old}")
    tree.put(f"docs/{new}", text)
    move_links(tree, old, new)
    # Slugs once used lead here already, so a page may have one of its own back.
    entry = site.ledger.ids[key]
    slugs = [*dict.fromkeys([*entry.slugs, slug])]
    ids = {**site.ledger.ids, key: entry.model_copy(update={"slugs": slugs})}
    tree.put("data/ledger.yml", dump(site.ledger.model_copy(update={"ids": ids})))
    stem = re.compile(rf"(?<![\w-]){re.escape(old.removesuffix('.md'))}(?![\w-])")
    for path in tree.files(*_OTHERS):
        if path != "data/ledger.yml":
            before = tree.read(path)
            after = stem.sub(new.removesuffix(".md"), before)
            if after != before:
                tree.put(path, after)
    return f"docs/{new}"


def move_links(tree: Tree, old: str, new: str) -> None:
    """Let links of all pages to ``old`` lead to ``new``; both are paths in ``docs/``."""
    for path in tree.files("docs/**/*.md"):
        before = tree.read(path)
        folder = posixpath.dirname(path.removeprefix("docs/"))

        def moved(match: re.Match[str], folder: str = folder) -> str:
            if posixpath.normpath(posixpath.join(folder, match[2])) != old:
                return match[0]
            return match[1] + posixpath.relpath(new, folder or ".")

        after = _LINK.sub(moved, before)
        if after != before:
            tree.put(path, after)
