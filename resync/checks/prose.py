"""Rules of language and of trust, over all pages: what an editor would otherwise check by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from resync import boxes
from resync.checks.readability import kincaid_grade
from resync.checks.references import known_page
from resync.checks.rule import rule
from resync.glossary import without_glosses
from resync.load import Content
from resync.model import Claim, Fix, Page, Site, Symptom
from resync.problems import Problem
from resync.procedures.grammar import readings

MOST_GRADE = 8.0
SHARED_WORDS = 12
# Levels of sources that can carry a level of evidence.
LEVELS = {"apple": {"apple"}, "press": {"press", "apple"}, "users": {"users", "press", "apple", "vendor"}}
_SYMPTOM = "docs/symptoms/mac-stays-silent.md"
_FIX = "docs/fixes/restart.md"

Entry = Page[Symptom] | Page[Fix]

_ACTION = (
    r"open|select|choose|turn|tick|untick|tap|press|quit|restart|sign|send|go|connect|scroll|swipe|type|delete|remove"
)
_SECOND_ACTION = re.compile(rf"\b(?:and|then|and then) (?:{_ACTION})\b", re.IGNORECASE)
_COMMAND = re.compile(rf"(?:{_ACTION})\b", re.IGNORECASE)
_TYPED_PATH = re.compile(r"\*\*\s*(?:>|›|→)\s*\*\*|\b(?:Settings|Preferences…?|Messages|iCloud)\s*(?:>|›|→)\s*\w")

# What has quotation marks for a machine: code, macros, attributes, tags, addresses, labels of tabs and boxes.
_NOT_SAID = re.compile(r"`[^`]*`|\{\{.*?\}\}|\{[^}]*\}|<[^>]*>|\]\([^)]*\)|^\s*(?:===|!!!|\?\?\?).*")
_OTHER_MARKS = re.compile(r"[\"’‘]")


def plain_text(body: str) -> str:
    """The sentences of a Markdown body: no macros, marks, headings, images, tab labels or link addresses."""
    lines = "\n".join(readings(line)[0] for line in _without_boxes(body).split("\n"))
    text = re.sub(r"^(?:#{1,6} .*|\s*===.*|\s*\{\{.*\}\})$", "", lines, flags=re.MULTILINE)
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
    return kincaid_grade(" ".join(lines))


@rule(
    "grade",
    f"A page can be read after {MOST_GRADE:.0f} years of school: short sentences, short words (Flesch-Kincaid).",
    file=_FIX,
    good="A restart ends what hangs.",
    bad="Notwithstanding aforementioned considerations, administrators responsible for organisational "
    "telecommunications infrastructure should comprehensively investigate synchronisation irregularities. " * 5,
)
def _grade(content: Content) -> Iterator[Problem]:
    for page in content.site.entries.values():
        value = grade(page)
        if value > MOST_GRADE:
            wrong = f"the reading grade is {value:.1f}"
            allowed = f"at most {MOST_GRADE:.0f} (shorter sentences, shorter words)"
            yield Problem(f"docs/{page.path}", f"line {page.line}", wrong, allowed)


@rule(
    "one-action",
    "A step asks for one action.",
    file=_FIX,
    good="1. Open the Apple menu.",
    bad="1. Open the Apple menu and select it.",
)
def _one_action(content: Content) -> Iterator[Problem]:
    for page in content.site.entries.values():
        yield from _steps(page)


def _steps(page: Entry) -> Iterator[Problem]:
    match = re.search(r"\{ #steps \}\s*$(.*?)^## ", page.body, re.MULTILINE | re.DOTALL)
    if not match:
        return
    first_line = page.line + page.body[: match.start(1)].count("\n")
    for number, line in enumerate(match[1].split("\n"), start=first_line):
        steps = [step for text in readings(line) if (step := re.match(r"\s*\d+\. (.*)", text))]
        if any(_actions(re.sub(r"\{\{.*?\}\}|\*\*.*?\*\*", "X", step[1])) > 1 for step in steps):
            yield Problem(f"docs/{page.path}", f"line {number}", "the step has two actions", "one action a step")


def _actions(step: str) -> int:
    """How many things the step asks for, as far as its wording tells."""
    commands = sum(1 for sentence in re.split(r"(?<=[.;]) ", step) if _COMMAND.match(sentence))
    return max(commands, 1) + len(_SECOND_ACTION.findall(step))


@rule(
    "words",
    "Words that data/words.yml lists are not used, except in bold or in quotation marks, as somebody else's.",
    file=_FIX,
    good="A restart ends what hangs.",
    bad="Simply restart.",
    needs=("words",),
)
def _words(content: Content) -> Iterator[Problem]:
    banned = {word.casefold(): instead for word, instead in content.site.words.banned.items()}
    # The longest first: "click here" before "click".
    choice = "|".join(re.escape(word) for word in sorted(banned, key=len, reverse=True)) or "(?!)"
    pattern = re.compile(rf"(?<!\w)(?:{choice})(?!\w)", re.IGNORECASE)
    for page in content.site.all_pages:
        for field, line in _said(page):
            # What is quoted or bold is what a screen says, not what we say.
            own = re.sub(r"\*\*.*?\*\*|“.*?”|\"[^\"]*\"|`.*?`|\]\([^)]*\)", " ", line)
            for word in dict.fromkeys(pattern.findall(own)):
                wrong = f"'{word.casefold()}' is not our language"
                yield Problem(f"docs/{page.path}", field, wrong, banned[word.casefold()])


def _said(page: Page) -> Iterator[tuple[str, str]]:  # type: ignore[type-arg]
    """Field and text of everything that a page says in our words."""
    meta = page.meta
    for field in ("title", "description", "reply", "warning", "caution"):
        text = getattr(meta, field, None)
        if text:
            yield field, text
    if isinstance(meta, Symptom):
        for number, cause in enumerate(meta.causes):
            yield f"causes.{number}.sign", cause.sign
            yield f"causes.{number}.cause", cause.cause
    for number, line in enumerate(_without_boxes(page.body).splitlines(), start=page.line):
        yield f"line {number}", line


@rule(
    "typed-path",
    "A way through menus is never typed: `place()` prints it from data/places.yml.",
    file=_FIX,
    good='{{ place("messages-settings", "iOS 18") }}',
    bad="**Settings** > **Apps** > **Messages**",
)
def _typed_paths(content: Content) -> Iterator[Problem]:
    for page in content.site.all_pages:
        for number, line in enumerate(page.body.splitlines(), start=page.line):
            if _TYPED_PATH.search(line):
                allowed = '{{ place("…", "iOS 18") }} with a key of data/places.yml'
                yield Problem(f"docs/{page.path}", f"line {number}", "a menu path is typed by hand", allowed)


@rule(
    "quotation-marks",
    "Quotation marks are “ and ”. The apostrophe is the straight one. Code, macros and labels of tabs keep theirs.",
    file=_FIX,
    good="A restart ends what hangs.",
    bad='A "restart" ends what hangs.',
)
def _quotation_marks(content: Content) -> Iterator[Problem]:
    for page in content.site.all_pages:
        fenced = False
        for field, line in _said(page):
            fenced ^= field.startswith("line ") and line.lstrip().startswith("```")
            found = None if fenced else _OTHER_MARKS.search(_NOT_SAID.sub(" ", line))
            if found:
                kind = "quotation mark" if found[0] == '"' else "apostrophe"
                wrong = f"{found[0]} is not our {kind}"
                yield Problem(f"docs/{page.path}", field, wrong, "“…” around what is quoted, ' as the apostrophe")


@rule(
    "own-title",
    "Each page has a title and a description of its own.",
    file=_FIX,
    good="title: Restart the Mac",
    bad="title: Sign in again on the Mac",
)
def _own_title(content: Content) -> Iterator[Problem]:
    for field in ("title", "description"):
        first: dict[str, str] = {}
        for page in content.site.all_pages:
            other = first.setdefault(getattr(page.meta, field).casefold(), page.path)
            if other != page.path:
                wrong = f"docs/{other} has the same"
                yield Problem(f"docs/{page.path}", field, wrong, f"a {field} of its own")


@rule(
    "own-phrasing",
    "A phrasing stands on one page: two pages with the same words cannot both be the first result.",
    file=_FIX,
    good="- just reboot it",
    bad="- sign in once more",
)
def _own_phrasing(content: Content) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for page in content.site.entries.values():
        for number, phrasing in enumerate(page.meta.phrasings):
            words = " ".join(re.findall(r"\w+", re.sub("['’]", "", phrasing.casefold())))
            other = first.setdefault(words, page.path)
            if other != page.path:
                wrong = f"'{phrasing}' stands in docs/{other}, too"
                yield Problem(f"docs/{page.path}", f"phrasings.{number}", wrong, "words that tell the two apart")


@rule(
    "evidence",
    "A claim that names a level of evidence has a source of that level, or of a better one.",
    file=_SYMPTOM,
    good="evidence: users",
    bad="evidence: apple",
)
def _evidence(content: Content) -> Iterator[Problem]:
    for path, field, claim in _claims(content.site):
        levels = {content.site.sources[s].level for s in claim.sources if s in content.site.sources}
        needed = LEVELS.get(claim.evidence)
        # A source that nobody knows is told where it is named.
        if needed and not levels & needed and all(s in content.site.sources for s in claim.sources):
            wrong = f"evidence is '{claim.evidence}' and its sources are {', '.join(sorted(levels)) or 'none'}"
            yield Problem(path, field, wrong, f"a source of the level {' or '.join(sorted(needed))}")


def _claims(site: Site) -> Iterator[tuple[str, str, Claim]]:
    """Everything with a level of evidence, and where it says so."""
    for symptom in site.symptoms.values():
        for number, cause in enumerate(symptom.meta.causes):
            yield f"docs/{symptom.path}", f"causes.{number}.evidence", cause
    for fix in site.fixes.values():
        yield f"docs/{fix.path}", "evidence", fix.meta
    tables: dict[str, Mapping[str, Claim]] = {"errors": site.errors, "requirements": site.requirements}
    for file, rows in tables.items():
        for key, row in rows.items():
            yield f"data/{file}.yml", f"{key}.evidence", row
    for key, place in site.places.items():
        for number, path in enumerate(place.paths):
            yield "data/places.yml", f"{key}.paths.{number}.evidence", path


@rule(
    "reachable",
    "Every fix ends a cause of a symptom, and every symptom is the neighbour of another.",
    file=_SYMPTOM,
    good="fix: F01",
    bad="fix: F02",
    needs=("symptoms", "fixes"),
)
def _reachable(content: Content) -> Iterator[Problem]:
    site = content.site
    if any(True for _ in known_page(content)):
        return  # a wrong id leaves the page that was meant without its link
    for key, fix in site.fixes.items():
        if not site.symptoms_using(key):
            yield Problem(f"docs/{fix.path}", "id", f"no symptom leads to {key}", "a cause that names it")
    named = {n.id for page in site.symptoms.values() for n in page.meta.neighbours}
    for key, symptom in site.symptoms.items():
        if key not in named:
            allowed = "a neighbours entry on a page near it"
            yield Problem(f"docs/{symptom.path}", "id", f"no other symptom names {key}", allowed)


@rule(
    "own-words",
    f"No {SHARED_WORDS} words in a row stand on two pages: a copy will one day differ.",
    file=_FIX,
    good="A restart ends what hangs.",
    bad="Signing in anew gives the Mac a fresh set of keys for all of your messages at once.",
)
def _shared_runs(content: Content) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], str] = {}
    reported: set[tuple[str, str]] = set()
    for page in content.site.entries.values():
        for line in own_words(page):
            words = re.findall(r"[\w'’-]+", without_glosses(line, content.site.glossary).lower())
            for start in range(len(words) - SHARED_WORDS + 1):
                run = tuple(words[start : start + SHARED_WORDS])
                other = seen.setdefault(run, page.path)
                if other != page.path and (other, page.path) not in reported:
                    reported.add((other, page.path))
                    wrong = f"these words stand in docs/{other}, too: {' '.join(run)}"
                    yield Problem(f"docs/{page.path}", _where(page, run), wrong, "own words")


def _where(page: Entry, run: tuple[str, ...]) -> str:
    """The line of the body on which a run of words stands, else where the body begins."""
    for number, line in enumerate(plain_text(page.body).split("\n"), start=page.line):
        if " ".join(run) in " ".join(re.findall(r"[\w'’-]+", line.lower())):
            return f"line {number}"
    return f"line {page.line}"
