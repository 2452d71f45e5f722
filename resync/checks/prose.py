"""Rules of language and of trust, over all pages: what an editor would otherwise check by hand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import textstat
import yaml

from resync import boxes
from resync.model import Claim, Fix, Page, Site, Symptom
from resync.problems import Problem

MOST_GRADE = 8.0
SHARED_WORDS = 12

Entry = Page[Symptom] | Page[Fix]

_ACTION = (
    r"open|select|choose|turn|tick|untick|tap|press|quit|restart|sign|send|go|connect|scroll|swipe|type|delete|remove"
)
_SECOND_ACTION = re.compile(rf"\b(?:and|then|and then) (?:{_ACTION})\b", re.IGNORECASE)
_COMMAND = re.compile(rf"(?:{_ACTION})\b", re.IGNORECASE)
_TYPED_PATH = re.compile(r"\*\*\s*(?:>|›|→)\s*\*\*|\b(?:Settings|Preferences…?|Messages|iCloud)\s*(?:>|›|→)\s*\w")


def check_prose(root: Path, site: Site) -> list[Problem]:
    """All of the rules below for every page of the repository at ``root``."""
    words = yaml.safe_load((root / "data" / "words.yml").read_text(encoding="utf-8"))
    problems = [*_unique(site), *_evidence(site), *_reachable(site), *_shared_runs(site)]
    for page in site.entries.values():
        problems += _grade(page)
        problems += _steps(page)
    for any_page in site.all_pages:
        problems += _banned(any_page, words["banned"])
        problems += _typed_paths(any_page)
    return problems


def plain_text(body: str) -> str:
    """The sentences of a Markdown body: no macros, marks, headings, images, tab labels or link addresses."""
    text = re.sub(r"^(?:#{1,6} .*|\s*===.*|\{\{.*\}\})$", "", _without_boxes(body), flags=re.MULTILINE)
    text = re.sub(r"\{\{.*?\}\}", "Settings", text)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\]\([^)]*\)", "", text)
    text = re.sub(r"^\s*(?:[-*:]|\d+\.)\s+", "", text, flags=re.MULTILINE)
    return re.sub(r"[*_`\[\]]", "", text)


def _without_boxes(body: str) -> str:
    """The body with the title of each box as a line of its own, without the marks of the box."""
    titles = ((line, boxes.title(line)) for line in body.split("\n"))
    return "\n".join(line if title is None else title for line, title in titles)


def own_words(page: Entry) -> list[str]:
    """Every sentence or line that the page says itself: description, causes, body."""
    meta = page.meta
    lines = [meta.description]
    if isinstance(meta, Symptom):
        lines += [text for c in meta.causes for text in (c.sign, c.cause)] + [n.when for n in meta.neighbours]
    else:
        lines += [text for text in (meta.warning, meta.caution) if text]
    lines += plain_text(page.body).splitlines()
    return [line.strip().replace("**", "") for line in lines if line.strip()]


def grade(page: Entry) -> float:
    """Flesch-Kincaid grade: years of school in the US that a text asks for."""
    lines = [line if line[-1] in ".?!:" else line + "." for line in own_words(page)]
    return float(textstat.flesch_kincaid_grade(" ".join(lines)))


def _grade(page: Entry) -> Iterator[Problem]:
    value = grade(page)
    if value > MOST_GRADE:
        wrong = f"the reading grade is {value:.1f}"
        yield Problem(
            f"docs/{page.path}", "text", wrong, f"at most {MOST_GRADE:.0f} (shorter sentences, shorter words)"
        )


def _steps(page: Entry) -> Iterator[Problem]:
    """One action a step."""
    match = re.search(r"\{ #steps \}\s*$(.*?)^## ", page.body, re.MULTILINE | re.DOTALL)
    if not match:
        return
    first_line = page.line + page.body[: match.start(1)].count("\n")
    for number, line in enumerate(match[1].split("\n"), start=first_line):
        step = re.match(r"\s*\d+\. (.*)", line)
        if step and _actions(re.sub(r"\{\{.*?\}\}|\*\*.*?\*\*", "X", step[1])) > 1:
            yield Problem(f"docs/{page.path}", f"line {number}", "the step has two actions", "one action a step")


def _actions(step: str) -> int:
    """How many things the step asks for, as far as its wording tells."""
    commands = sum(1 for sentence in re.split(r"(?<=[.;]) ", step) if _COMMAND.match(sentence))
    return max(commands, 1) + len(_SECOND_ACTION.findall(step))


def _banned(page: Page, banned: dict[str, str]) -> Iterator[Problem]:  # type: ignore[type-arg]
    text = _without_boxes(page.body)
    meta = page.meta
    fields = [meta.title, meta.description, getattr(meta, "reply", ""), getattr(meta, "warning", "") or ""]
    if isinstance(meta, Symptom):
        fields += [text for c in meta.causes for text in (c.sign, c.cause)]
    lines = [(f"line {n}", line) for n, line in enumerate(text.splitlines(), start=page.line)]
    # What is quoted or bold is what a screen says, not what we say.
    for field, line in [("front matter", f) for f in fields] + lines:
        own = re.sub(r"\*\*.*?\*\*|“.*?”|\"[^\"]*\"|`.*?`|\]\([^)]*\)", " ", line)
        for word, instead in banned.items():
            if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", own, re.IGNORECASE):
                yield Problem(f"docs/{page.path}", field, f"'{word}' is not our language", instead)


def _typed_paths(page: Page) -> Iterator[Problem]:  # type: ignore[type-arg]
    for number, line in enumerate(page.body.splitlines(), start=page.line):
        if _TYPED_PATH.search(line):
            wrong = "a menu path is typed by hand"
            yield Problem(
                f"docs/{page.path}", f"line {number}", wrong, '{{ place("…", "iOS 18") }} with a key of data/places.yml'
            )


def _unique(site: Site) -> Iterator[Problem]:
    for field in ("title", "description"):
        counts = Counter(getattr(page.meta, field).casefold() for page in site.all_pages)
        for page in site.all_pages:
            if counts[getattr(page.meta, field).casefold()] > 1:
                yield Problem(f"docs/{page.path}", field, "another page has the same", f"a {field} of its own")


def _evidence(site: Site) -> Iterator[Problem]:
    """A claim that names a level has a source of that level."""
    needed = {"apple": {"apple"}, "press": {"press", "apple"}, "users": {"users", "press", "apple", "vendor"}}

    def check(path: str, field: str, level: str, sources: Iterable[str]) -> Iterator[Problem]:
        levels = {site.sources[s].level for s in sources}
        if level in needed and not levels & needed[level]:
            wrong = f"evidence is '{level}' and its sources are {', '.join(sorted(levels)) or 'none'}"
            yield Problem(path, field, wrong, f"a source of the level {' or '.join(sorted(needed[level]))}")

    for symptom in site.symptoms.values():
        for number, cause in enumerate(symptom.meta.causes):
            yield from check(f"docs/{symptom.path}", f"causes.{number}", cause.evidence, cause.sources)
    for fix in site.fixes.values():
        yield from check(f"docs/{fix.path}", "evidence", fix.meta.evidence, fix.meta.sources)
    data: dict[str, Mapping[str, Claim]] = {"errors": site.errors, "requirements": site.requirements}
    for file, rows in data.items():
        for key, row in rows.items():
            yield from check(f"data/{file}.yml", key, row.evidence, row.sources)


def _reachable(site: Site) -> Iterator[Problem]:
    """Every fix ends a cause; every symptom is the neighbour of another."""
    for key, fix in site.fixes.items():
        if not site.symptoms_using(key):
            yield Problem(f"docs/{fix.path}", "id", f"no symptom leads to {key}", "a cause that names it")
    named = {n.id for page in site.symptoms.values() for n in page.meta.neighbours}
    for key, symptom in site.symptoms.items():
        if key not in named:
            yield Problem(
                f"docs/{symptom.path}", "id", f"no other symptom names {key}", "a neighbours entry on a page near it"
            )


def _shared_runs(site: Site) -> Iterator[Problem]:
    """Runs of words that stand on two pages: a copy that will one day differ."""
    seen: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for page in site.entries.values():
        for line in own_words(page):
            words = re.findall(r"[\w'’-]+", line.lower())
            for start in range(len(words) - SHARED_WORDS + 1):
                seen[tuple(words[start : start + SHARED_WORDS])].add(page.path)
    reported: set[tuple[str, ...]] = set()
    for run, paths in seen.items():
        pair = tuple(sorted(paths))
        if len(pair) > 1 and pair not in reported:
            reported.add(pair)
            yield Problem(
                f"docs/{pair[0]}", "text", f"shares a run with {', '.join(pair[1:])}: {' '.join(run)}", "own words"
            )
