"""Rules for the finder: every answer has words, and every symptom is found in a few answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from resync.checks.rule import rule
from resync.devices import DEVICES
from resync.finder import ENOUGH, routes
from resync.icons import has_icon
from resync.load import Content
from resync.model import Bubble, QuestionName, Since, Site, Trouble
from resync.problems import Problem

MOST_ANSWERS = 4
ICONS = "a name of Material Design Icons, such as bell-outline"
_ALLOWED: dict[QuestionName, tuple[str, ...]] = {
    "trouble": get_args(Trouble),
    "since": get_args(Since),
    "device": tuple(DEVICES),
    "kind": get_args(Bubble),
}


@rule(
    "finder-answers",
    "data/finder.yml has words for every answer that a page can have, and an icon that exists.",
    file="data/finder.yml",
    good="icon: history",
    bad="icon: no-such-icon",
)
def finder_answers(content: Content) -> Iterator[Problem]:
    """Answers without words, words without an answer, icons that the set does not have."""
    if content.whole("questions"):
        yield from _missing_answers(content.site)
    for device in DEVICES.values():
        if not has_icon(device.icon):
            where = f"{device.system}.devices.{device.id}.icon"
            yield Problem("data/systems.yml", where, f"icon '{device.icon}' does not exist", ICONS)
    for name, question in content.site.questions.items():
        for value, answer in question.answers.items():
            if answer.icon and not has_icon(answer.icon):
                wrong = f"icon '{answer.icon}' does not exist"
                yield Problem("data/finder.yml", f"{name}.answers.{value}.icon", wrong, ICONS)


@rule(
    "finder-routes",
    "True answers lead to every symptom: at most four answers, with at most five other pages beside it.",
    needs=("symptoms", "questions"),
)
def finder_routes(content: Content) -> Iterator[Problem]:
    """Symptoms that true answers do not lead to."""
    site = content.site
    if _missing_answers(site):
        return
    for page in site.symptoms.values():
        for route in routes(site, page):
            if route.left > ENOUGH or len(route.answers) > MOST_ANSWERS:
                given = ", ".join(route.answers.values())
                wrong = f"the answers {given} leave {route.left - 1} pages beside it"
                allowed = f"at most {ENOUGH - 1} after {MOST_ANSWERS} answers; other values for trouble or since"
                yield Problem(f"docs/{page.path}", "trouble", wrong, allowed)
                break


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
