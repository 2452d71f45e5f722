"""Retire a page: it goes, another takes over, and everything that named it names that one."""

from __future__ import annotations

import re

from resync.editing.frontmatter import add_item, remove_item, set_field
from resync.editing.rename import move_links
from resync.editing.tree import Tree
from resync.ledger import dump
from resync.model import SUPPORT, Fix, Site, Symptom
from resync.pictures import screens_on
from resync.procedures.source import with_generations
from resync.questions import SETS

_DATA = ("data/errors.yml", "data/faults.yml", "data/requirements.yml")


def retire(tree: Tree, site: Site, key: str, successor: str) -> str:
    """Take the page with the id ``key`` away; ``successor`` is the id of the page that takes over. Its path."""
    page, heir = site.entries[key], site.entries[successor]
    tree.remove(f"docs/{page.path}")
    for name in _own_screens(site, key):
        for path in (f"screens/{name}.yml", *(f"docs/assets/screens/{name}{e}" for e in (".svg", ".dark.svg"))):
            tree.remove(path)
    for other in site.entries.values():
        if other.meta.id != key:
            path = f"docs/{other.path}"
            tree.put(path, _renamed(_without_double(tree.read(path), other.meta.id, key, successor), key, successor))
    _keep_neighbours(tree, site, key, successor)
    _go_on(tree, site, key, successor)
    for path in _DATA:
        tree.put(path, _renamed(tree.read(path), key, successor))
    for path in (path for files in SETS.values() for path in files):
        tree.put(path, "".join(_row(line, key, successor) for line in tree.read(path).splitlines(keepends=True)))
    for path in tree.files("data/phrasings/*.yml"):
        tree.put(path, _without_voice(tree.read(path), key))
    move_links(tree, page.path, heir.path)
    entry = site.ledger.ids[key].model_copy(update={"successor": successor})
    tree.put("data/ledger.yml", dump(site.ledger.model_copy(update={"ids": {**site.ledger.ids, key: entry}})))
    return f"docs/{heir.path}"


def _own_screens(site: Site, key: str) -> list[str]:
    """Screens that no other page shows."""
    own = site.entries[key]
    others = (with_generations(page.body, site) for page in site.all_pages if page.path != own.path)
    shown = {name for body in others for name in screens_on(body)}
    return [name for name in screens_on(with_generations(own.body, site)) if name not in shown]


def _without_double(text: str, own: str, key: str, successor: str) -> str:
    """A page without the neighbour or opposite that would name the successor twice, or the page itself."""
    for field in ("neighbours", "opposites"):
        block = re.search(rf"^{field}:.*\n((?:[ -].*\n)*)", text, re.MULTILINE)
        if block and (own == successor or re.search(rf"\bid: {successor}\b", block[1])):
            text = remove_item(text, field, f"id: {key}")
    return text


def _renamed(text: str, key: str, successor: str) -> str:
    """A text whose front matter or data names the successor; a list of ids names it once."""
    text = re.sub(rf"(?<=: ){key}$", successor, text, flags=re.MULTILINE)

    def once(match: re.Match[str]) -> str:
        ids = [successor if each == key else each for each in re.split(r",\s*", match[2])]
        return f"{match[1]}[{', '.join(dict.fromkeys(ids))}]"

    return re.sub(rf"(: )\[([^\]\n]*\b{key}\b[^\]\n]*)\]$", once, text, flags=re.MULTILINE)


def _keep_neighbours(tree: Tree, site: Site, key: str, successor: str) -> None:
    """Let the successor name the symptoms that only the retired page named."""
    meta = site.entries[key].meta
    if not isinstance(meta, Symptom) or successor not in site.symptoms:
        return
    path = f"docs/{site.symptoms[successor].path}"
    named = {n.id for page in site.symptoms.values() if page.meta.id != key for n in page.meta.neighbours}
    for neighbour in meta.neighbours:
        if neighbour.id not in named and neighbour.id != successor:
            when = neighbour.when.replace('"', '\\"')
            tree.put(path, add_item(tree.read(path), "neighbours", [f"id: {neighbour.id}", f'when: "{when}"']))


def _go_on(tree: Tree, site: Site, key: str, successor: str) -> None:
    """Let the successor's way go on where that of the retired fix did, if it led there."""
    page, heir = site.entries[key], site.entries[successor]
    if isinstance(page.meta, Fix) and isinstance(heir.meta, Fix) and heir.meta.next == key:
        following = page.meta.next if page.meta.next != successor else SUPPORT
        path = f"docs/{heir.path}"
        tree.put(path, set_field(tree.read(path), "next", following))


def _row(line: str, key: str, successor: str) -> str:
    """A line of a table with the successor's id, once in a column."""
    cells = line.rstrip("\n").split("\t")
    text, rest = cells[0], cells[1:]
    ids = (dict.fromkeys(successor if each == key else each for each in cell.split(" ")) for cell in rest)
    return "\t".join([text, *(" ".join(cell) for cell in ids)]) + "\n"


def _without_voice(text: str, key: str) -> str:
    """A file of phrasings without those of the page; what several pages answer is left to the others."""
    head, *blocks = re.split(r"^(?=\S+(?: \S+)*:\n)", text, flags=re.MULTILINE)
    left: dict[str, str] = {}
    for block in blocks:
        ids, _, phrasings = block.partition(":\n")
        others = " ".join(each for each in ids.split() if each != key)
        if others:
            left[others] = left.get(others, "") + phrasings
    return head + "".join(f"{ids}:\n{phrasings}" for ids, phrasings in left.items())
