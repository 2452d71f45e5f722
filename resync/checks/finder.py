"""The finder leads to every symptom: in at most four answers, with at most five pages beside it."""

from __future__ import annotations

from typing import get_args

from resync.finder import ENOUGH, routes
from resync.model import Bubble, Device, QuestionName, Since, Site, Trouble
from resync.problems import Problem

MOST_ANSWERS = 4
_ALLOWED: dict[QuestionName, tuple[str, ...]] = {
    "trouble": get_args(Trouble),
    "since": get_args(Since),
    "device": get_args(Device),
    "kind": get_args(Bubble),
}


def check_finder(site: Site) -> list[Problem]:
    """Answers without words, and symptoms that true answers do not lead to."""
    problems = _missing_answers(site)
    if problems:
        return problems
    for page in site.symptoms.values():
        for route in routes(site, page):
            if route.left > ENOUGH or len(route.answers) > MOST_ANSWERS:
                given = ", ".join(route.answers.values())
                wrong = f"the answers {given} leave {route.left - 1} pages beside it"
                allowed = f"at most {ENOUGH - 1} after {MOST_ANSWERS} answers; other values for trouble or since"
                problems.append(Problem(f"docs/{page.path}", "trouble", wrong, allowed))
                break
    return problems


def _missing_answers(site: Site) -> list[Problem]:
    """Every value that a page may have is an answer in data/finder.yml, and the other way round."""
    problems = []
    for question, allowed in _ALLOWED.items():
        if question not in site.questions:
            problems.append(Problem("data/finder.yml", question, "the question is missing", ", ".join(_ALLOWED)))
            continue
        for value in sorted(set(allowed) ^ set(site.questions[question].answers)):
            wrong = "has no words" if value in allowed else "is not a value that a page can have"
            problems.append(Problem("data/finder.yml", f"{question}.answers.{value}", wrong, ", ".join(allowed)))
    return problems
