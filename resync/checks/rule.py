"""What a rule is, and the list of all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from resync.load import Content
from resync.problems import Problem

Find = Callable[[Content], Iterable[Problem]]


@dataclass(frozen=True)
class Rule:
    """Something that the content keeps.

    ``says`` is a sentence for authors. ``file`` of the small site in ``tests/example`` has the text
    ``good``; with ``bad`` in its place the rule, and no other, finds a mistake there. A ``file``
    that ends in a slash is a folder, and the two are names of a file in it. A rule about the pages
    as a whole, which no single edit can break, has empty ones. ``needs`` are
    the fields of :class:`~resync.model.Site` that it judges as a whole: while one of them has
    mistakes of its own, what the rule would say of it follows from those, and is left out. A ``last``
    rule is about what is made from the content, and says nothing while the content has mistakes.
    """

    id: str
    says: str
    find: Find
    needs: tuple[str, ...] = ()
    last: bool = False
    file: str = ""
    good: str = ""
    bad: str = ""


# The id of the rule about what is still to be written.
UNWRITTEN = "unwritten"

RULES: dict[str, Rule] = {}


def rule(
    name: str, says: str, needs: tuple[str, ...] = (), last: bool = False, **example: str
) -> Callable[[Find], Find]:
    """Make a rule of a function from content to the mistakes in it; ``example`` are file, good and bad."""

    def register(find: Find) -> Find:
        if name in RULES:
            raise ValueError(f"two rules are called {name}; each has a name of its own")
        RULES[name] = Rule(name, says, find, needs, last, **example)
        return find

    return register


def check_content(content: Content, without: Collection[str] = ()) -> list[Problem]:
    """Every mistake that a rule finds, those ``without`` left out, with the line on which it stands."""
    found: list[Problem] = []
    for each in sorted(RULES.values(), key=lambda each: each.last):
        if each.id not in without and content.whole(*each.needs) and not (each.last and found):
            found += [problem.of(each.id) for problem in each.find(content)]
    # Of a file that is not written yet, only that is told: the rest follows from it.
    unfinished = {problem.path for problem in found if problem.rule == UNWRITTEN}
    return content.located([each for each in found if each.path not in unfinished or each.rule == UNWRITTEN])
