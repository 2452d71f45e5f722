"""The guided finder: which questions are asked, in which order, and what is left after each answer.

A person answers ``trouble`` first. The other questions follow in the order that leaves the fewest
pages for that answer; one that would not narrow the list is left out, and no more are asked once
the list is short. The script in the browser follows the same order, which the page carries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from resync.model import Page, QuestionName, Site, Symptom

FIRST: QuestionName = "trouble"
# A list of so many pages is read at a glance: one, and five beside it.
ENOUGH = 6

Symptoms = list[Page[Symptom]]


@dataclass(frozen=True)
class Route:
    """True answers of somebody with one symptom, in the order asked, and how many pages are left."""

    answers: Mapping[QuestionName, str]
    left: int


def values(page: Page[Symptom], question: QuestionName) -> list[str]:
    """The answers to a question under which a symptom is found."""
    meta = page.meta
    by_question: dict[QuestionName, list[str]] = {
        "trouble": [*meta.trouble],
        "since": [*meta.since],
        "device": [*meta.devices],
        "kind": [*meta.bubbles],
    }
    return by_question[question]


def narrow(symptoms: Iterable[Page[Symptom]], question: QuestionName, answer: str) -> Symptoms:
    """The symptoms that are left after an answer."""
    return [page for page in symptoms if answer in values(page, question)]


def counts(site: Site, symptoms: Symptoms, question: QuestionName) -> dict[str, int]:
    """How many symptoms each answer leaves, in the order of data/finder.yml; answers without any are left out."""
    found = Counter(value for page in symptoms for value in values(page, question))
    return {answer: found[answer] for answer in site.questions[question].answers if found[answer]}


def common_first(site: Site) -> Symptoms:
    """All symptoms, those first that most other pages send people to."""
    named = Counter(n.id for page in site.symptoms.values() for n in page.meta.neighbours)
    return sorted(site.symptoms.values(), key=lambda page: -named[page.meta.id])


def order(site: Site, trouble: str | None = None) -> list[QuestionName]:
    """The questions after the first, for one of its answers: those first that leave the fewest pages.

    Without an answer, the order for somebody who does not know.
    """
    everything = list(site.symptoms.values())
    groups = [narrow(everything, FIRST, trouble) if trouble else everything]
    rest = [question for question in site.questions if question != FIRST]
    chosen: list[QuestionName] = []
    while rest:
        best = min(rest, key=lambda question: sum(_expected(group, question) for group in groups))
        chosen.append(best)
        rest.remove(best)
        groups = [part for group in groups for part in _split(group, best)]
    return chosen


def routes(site: Site, page: Page[Symptom]) -> Iterator[Route]:
    """Every way through the finder for somebody who has this symptom and answers truly."""
    for trouble in values(page, FIRST):
        symptoms = narrow(site.symptoms.values(), FIRST, trouble)
        yield from _routes(page, symptoms, {FIRST: trouble}, order(site, trouble))


def _routes(
    page: Page[Symptom], symptoms: Symptoms, answers: dict[QuestionName, str], rest: list[QuestionName]
) -> Iterator[Route]:
    for number, question in enumerate(rest):
        if len(symptoms) > ENOUGH and any(len(part) < len(symptoms) for part in _split(symptoms, question)):
            for answer in values(page, question):
                left = narrow(symptoms, question, answer)
                yield from _routes(page, left, {**answers, question: answer}, rest[number + 1 :])
            return
    yield Route(answers, len(symptoms))


def _split(symptoms: Symptoms, question: QuestionName) -> list[Symptoms]:
    answers = dict.fromkeys(value for page in symptoms for value in values(page, question))
    return [narrow(symptoms, question, answer) for answer in answers]


def _expected(symptoms: Symptoms, question: QuestionName) -> float:
    """Pages left after the question, summed over the symptoms; each true answer is equally likely."""
    found = Counter(value for page in symptoms for value in values(page, question))
    own = [values(page, question) for page in symptoms]
    return sum(sum(found[value] for value in mine) / len(mine) for mine in own)


def mean_taps(site: Site) -> float:
    """Answers needed, on average over the symptoms and the routes to each."""
    lengths = [[len(route.answers) for route in routes(site, page)] for page in site.symptoms.values()]
    return sum(sum(each) / len(each) for each in lengths) / len(lengths)


def table(site: Site) -> str:
    """The finder as text: each symptom, its shortest route, the results beside it, and the worst case."""
    lines = ["symptom\tanswers\tbeside it\tmost answers\tmost beside it"]
    for page in site.symptoms.values():
        ways = list(routes(site, page))
        best = min(ways, key=lambda way: (len(way.answers), way.left))
        path = " > ".join(f"{question}={answer}" for question, answer in best.answers.items())
        most = max(len(way.answers) for way in ways), max(way.left for way in ways) - 1
        lines.append(f"{page.meta.id}\t{path}\t{best.left - 1}\t{most[0]}\t{most[1]}")
    lines.append(f"{len(site.symptoms)} symptoms, {mean_taps(site):.2f} answers on average")
    return "\n".join(lines)
