"""The schema of everything that pages and data files may say, and the catalogue made of it.

Field names are those of the front matter. Unknown fields are mistakes. Limits come from the
project's design: a description is a search engine's snippet (155 characters), a reply is what
an agent can paste (90 words).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from resync.devices import DEVICES, SYSTEMS
from resync.engines import Engines, Journeys
from resync.systems import Range, Version, parse_version

Bubble = Literal["blue", "green"]
Age = Literal["new", "old"]
Trouble = Literal[
    "new",
    "some",
    "send",
    "old",
    "icloud",
    "carry",
    "turn-on",
    "number",
    "mixed",
    "others",
    "alerts",
    "looks",
    "nothing",
]
Since = Literal["always", "suddenly", "update", "device", "account"]
QuestionName = Literal["trouble", "since", "device", "kind"]
Evidence = Literal["apple", "press", "users", "reasoning"]
Deletes = Literal["nothing", "settings", "messages"]
SourceLevel = Literal["apple", "press", "users", "patent", "vendor"]

REPLY_WORDS = 90
# As many words explain another one where it stands.
GLOSS_WORDS = range(4, 11)
DESCRIPTION_CHARACTERS = 155


def _no_future(value: datetime.date) -> datetime.date:
    if value > datetime.date.today():
        raise ValueError(f"{value} is in the future; the day on which somebody last checked it")
    return value


def _reply_length(value: str) -> str:
    words = len(value.split())
    if words > REPLY_WORDS:
        raise ValueError(f"has {words} words; at most {REPLY_WORDS}, without the link")
    return value


def _nothing_to_run(value: str) -> str:
    """What a spreadsheet or a help desk would take for a formula or a variable instead of text."""
    if value[0] in "=+-@\t\r":
        raise ValueError(f"begins with '{value[0]}', which a spreadsheet runs; a letter, a digit or a quotation mark")
    for mark in ("{{", "{%", "#{", "~~~"):
        if mark in value:
            raise ValueError(f"has '{mark}', which help desks replace; plain text")
    return value


def _unique(values: list[str]) -> list[str]:
    seen: set[str] = set()
    for value in values:
        if value.casefold() in seen:
            raise ValueError(f"'{value}' is listed twice; each once")
        seen.add(value.casefold())
    return values


def _without_marks(value: str) -> str:
    """A title is printed as it is, and read where no Markdown is."""
    mark = next((mark for mark in ("**", "`", "<", "](") if mark in value), None)
    if mark:
        raise ValueError(f"has '{mark}', which would be printed; plain text")
    return value


def _own_link(value: str) -> str:
    if "://" in value or "<" in value:
        raise ValueError("has an address or HTML; plain text: the link is added")
    return value


def _version(value: str) -> str:
    if not re.fullmatch(r"\d+(\.\d+)*", value):
        raise ValueError(f"'{value}' is not a version; a quoted number such as \"17.2\"")
    return value


def _short_gloss(value: str) -> str:
    count = len(value.split())
    if count not in GLOSS_WORDS:
        raise ValueError(f"has {count} words; {GLOSS_WORDS.start} to {GLOSS_WORDS.stop - 1}")
    return value


def _device(value: str) -> str:
    if DEVICES and value not in DEVICES:
        raise ValueError(f"'{value}' is not a device; {', '.join(DEVICES)}: the table is data/systems.yml")
    return value


def _system(value: str) -> str:
    if SYSTEMS and value not in SYSTEMS:
        raise ValueError(f"'{value}' is not a system; {', '.join(SYSTEMS)}: the table is data/systems.yml")
    return value


Device = Annotated[str, AfterValidator(_device), Field(json_schema_extra={"enum": [*DEVICES]})]
SystemName = Annotated[str, AfterValidator(_system)]
PastDate = Annotated[datetime.date, AfterValidator(_no_future)]
Text = Annotated[str, Field(min_length=1)]
Title = Annotated[
    str, Field(min_length=4, max_length=90), AfterValidator(_nothing_to_run), AfterValidator(_without_marks)
]
Description = Annotated[str, Field(min_length=20, max_length=DESCRIPTION_CHARACTERS)]
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[str, Field(pattern=SLUG)]
SymptomId = Annotated[str, Field(pattern=r"^S\d{2,4}$")]
FixId = Annotated[str, Field(pattern=r"^F\d{2,4}$")]
EntryId = Annotated[str, Field(pattern=r"^[SF]\d{2,4}$")]
# What comes after a fix that did not help: another one, or people.
SUPPORT = "support"
NextFix = Annotated[str, Field(pattern=rf"^(F\d{{2,4}}|{SUPPORT})$")]
Reply = Annotated[
    str,
    Field(min_length=20),
    AfterValidator(_reply_length),
    AfterValidator(_nothing_to_run),
    AfterValidator(_own_link),
]
VersionText = Annotated[str, AfterValidator(_version)]
Phrasing = Annotated[str, Field(min_length=3, max_length=120)]
Phrasings = Annotated[list[Phrasing], Field(min_length=12), AfterValidator(_unique)]


def id_order(identifier: str) -> tuple[bool, int]:
    """Sorts ids: symptoms, then fixes, S99 before S100."""
    return identifier[0] != "S", int(identifier[1:])


class Strict(BaseModel):
    """No unknown fields, no silent conversions, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True)


class Claim(Strict):
    """Something the site says, with the level of evidence and the sources it rests on."""

    evidence: Evidence
    sources: Annotated[list[str], AfterValidator(_unique)] = []

    @model_validator(mode="after")
    def _source_unless_reasoning(self) -> Claim:
        if self.evidence != "reasoning" and not self.sources:
            raise ValueError(f"evidence is '{self.evidence}' but no source is given; sources, or evidence: reasoning")
        return self


class Cause(Claim):
    """A row of a symptom's causes: the sign that gives it away, the cause, the fix that ends it.

    ``after`` names the outcomes of the check that lead to it. What Messages does by design is
    ``normal`` and needs no fix; one that it names is for those who want it otherwise.
    """

    sign: Text
    cause: Text
    fix: FixId | None = None
    normal: bool = False
    after: Annotated[list[Slug], AfterValidator(_unique)] = []

    @model_validator(mode="after")
    def _ends_somewhere(self) -> Cause:
        if self.fix is None and not self.normal:
            raise ValueError("has no fix; the id of a page in docs/fixes/, or normal: true for what is meant to be so")
        return self


class Outcome(Strict):
    """One of the things that the check can show: what the reader sees, and what that means.

    It leads to the causes that name it in ``after``, or to the page of another ``symptom``.
    """

    see: Text
    then: Text | None = None
    symptom: SymptomId | None = None


class Neighbour(Strict):
    """Another symptom that is easily taken for this one, and when it is the right one."""

    id: SymptomId
    when: Text

    @property
    def asked(self) -> str:
        """When it is the right one, as a question in a mail has it: without marks of Markdown."""
        return self.when.replace("**", "")


def _each_once(values: list[Neighbour]) -> list[Neighbour]:
    _unique([value.id for value in values])
    return values


Neighbours = Annotated[list[Neighbour], AfterValidator(_each_once)]


class OppositeFix(Strict):
    """The fix for the wish the other way round, and who wants it."""

    id: FixId
    when: Text


class PageMeta(Strict):
    """Front matter of every page. ``description`` is the first sentence on the page, too.

    ``checked`` is the day on which the page was last compared with its sources; without it, that of
    the oldest source that it names (:mod:`resync.due`).
    """

    title: Title
    description: Description
    template: Literal["home.html"] | None = None
    checked: PastDate | None = None


class Symptom(PageMeta):
    """Front matter of a page in ``docs/symptoms/``.

    ``trouble`` and ``since`` are the answers under which the finder shows the page, with
    ``devices`` and ``bubbles``: what the person would say goes wrong, and when it began.
    """

    id: SymptomId
    group: str
    devices: Annotated[list[Device], Field(min_length=1), AfterValidator(_unique)]
    bubbles: Annotated[list[Bubble], Field(min_length=1), AfterValidator(_unique)]
    age: Annotated[list[Age], Field(min_length=1), AfterValidator(_unique)]
    trouble: Annotated[list[Trouble], Field(min_length=1), AfterValidator(_unique)]
    since: Annotated[list[Since], Field(min_length=1), AfterValidator(_unique)]
    outcomes: dict[Slug, Outcome] = {}
    causes: Annotated[list[Cause], Field(min_length=1)]
    neighbours: Annotated[Neighbours, Field(min_length=1)]
    opposites: Neighbours = []
    phrasings: Phrasings
    reply: Reply
    sources: list[str] = []
    checked: PastDate
    redirects: Annotated[list[Slug], AfterValidator(_unique)] = []

    @property
    def all_sources(self) -> list[str]:
        """Source ids of the whole page, each once, in the order in which they are used."""
        return list(dict.fromkeys([s for c in self.causes for s in c.sources] + self.sources))

    @property
    def fixes(self) -> list[str]:
        """Ids of the fixes that its causes lead to, each once, likeliest first."""
        return list(dict.fromkeys(c.fix for c in self.causes if c.fix))

    def numbers_after(self, outcome: str) -> list[int]:
        """Numbers of the causes that an outcome leads to, as the page counts them: from 1."""
        return [number for number, cause in enumerate(self.causes, start=1) if outcome in cause.after]

    @property
    def evidence_levels(self) -> list[str]:
        """The levels that its causes rest on, each once, in page order."""
        return list(dict.fromkeys(c.evidence for c in self.causes))


class Fix(PageMeta, Claim):
    """Front matter of a page in ``docs/fixes/``.

    ``minutes`` are the least and the most that the steps take; ``wait`` says what comes after
    them without your help. ``warning`` is shown before the first step.
    """

    id: FixId
    devices: Annotated[list[Device], Field(min_length=1), AfterValidator(_unique)]
    minutes: Annotated[list[int], Field(min_length=2, max_length=2)]
    wait: Text | None = None
    deletes: Deletes
    warning: Text | None = None
    caution: Text | None = None
    next: NextFix
    opposites: list[OppositeFix] = []
    phrasings: Annotated[list[Phrasing], Field(min_length=3), AfterValidator(_unique)]
    reply: Reply
    checked: PastDate
    redirects: Annotated[list[Slug], AfterValidator(_unique)] = []

    @property
    def all_sources(self) -> list[str]:
        """Source ids of the whole page."""
        return self.sources

    @property
    def evidence_levels(self) -> list[str]:
        """The level that the procedure rests on, as a list like that of a symptom."""
        return [self.evidence]

    @model_validator(mode="after")
    def _warning_if_it_deletes(self) -> Fix:
        if self.deletes != "nothing" and not self.warning:
            raise ValueError(
                f"deletes is '{self.deletes}' and there is no warning; what can be lost, when, and how to be safe"
            )
        if self.deletes == "nothing" and self.warning:
            raise ValueError("there is a warning and deletes is 'nothing'; deletes: messages or settings, or a caution")
        if self.minutes[0] > self.minutes[1] or self.minutes[0] < 1:
            raise ValueError(f"minutes are {self.minutes}; the least and the most, such as [2, 5]")
        return self


class PlacePath(Claim):
    """Where a setting is in one range of versions."""

    system: SystemName
    devices: list[Device] | None = None
    first: VersionText | None = Field(default=None, alias="from")
    last: VersionText | None = Field(default=None, alias="to")
    path: Annotated[list[Text], Field(min_length=1)]
    control: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _possible(self) -> PlacePath:
        if self.first and parse_version(self.first) not in self.range:
            raise ValueError(f"from {self.first} is after to {self.last}; the older version in from")
        for device in self.devices or ():
            if device in DEVICES and DEVICES[device].system != self.system:
                raise ValueError(f"devices: '{device}' has no {self.system}; devices of {self.system}")
        return self

    @cached_property
    def range(self) -> Range:
        """The versions that this row is about."""
        return Range(
            self.system,
            parse_version(self.first) if self.first else None,
            parse_version(self.last) if self.last else None,
        )


class Place(Strict):
    """A setting, a screen or a menu command: ``data/places.yml``.

    ``checked`` is the day on which its rows were last compared with their sources; without it, that
    of the oldest source (:mod:`resync.due`).
    """

    name: Text
    purpose: Text
    checked: PastDate | None = None
    paths: Annotated[list[PlacePath], Field(min_length=1)]


class Source(Strict):
    """Something that was read: ``data/sources.yml``. ``read_as`` says in which form."""

    level: SourceLevel
    title: Text
    publisher: Text
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    covers: Text | None = None
    read_as: Text
    checked: PastDate
    supports: Text


class ErrorMessage(Claim):
    """Words that people see on a screen: ``data/errors.yml``. ``text`` is exact."""

    text: Text
    also: list[Text] = []
    where: Text
    meaning: Text
    symptom: SymptomId
    fixes: Annotated[list[FixId], Field(min_length=1), AfterValidator(_unique)]


class Requirement(Claim):
    """What a feature needs: ``data/requirements.yml``."""

    feature: Text
    needs: Annotated[list[Text], Field(min_length=1)]
    fixes: Annotated[list[FixId], AfterValidator(_unique)] = []


class Fact(Claim):
    """Something that several pages state, such as a number of days: ``data/facts.yml``.

    ``value`` is what pages print, ``spelled`` other ways to write it. A sentence with one of the words in
    ``beside`` states this fact; without such words, each sentence that has the value does.
    """

    says: Text
    value: Text
    spelled: list[Text] = []
    beside: list[Text] = []


class Word(Strict):
    """A word that needs explaining: ``data/glossary.yml``.

    ``means`` is what the glossary says of it, ``gloss`` the few words that pages print in brackets behind it;
    ``in_text`` is the word as it stands in a sentence, where that is different.
    """

    section: Text
    word: Text
    in_text: Text | None = None
    means: Text
    gloss: Annotated[Text, AfterValidator(_short_gloss)] | None = None


class Fault(Claim):
    """A fault of one version: ``data/faults.yml``. Pages of ``symptoms`` show it up to the day ``until``."""

    system: SystemName
    since: VersionText
    ended: VersionText | None = None
    says: Text
    fix: FixId
    symptoms: Annotated[list[SymptomId], Field(min_length=1), AfterValidator(_unique)]
    until: datetime.date

    def shown(self, today: datetime.date) -> bool:
        """Whether it still matters to readers on that day."""
        return today <= self.until


class Group(Strict):
    """A group of symptoms, as the list shows it: ``data/groups.yml``."""

    title: Text
    description: Text


class Answer(Strict):
    """An answer of the finder; ``icon`` is the name of a Material Design Icon.

    ``part`` is the heading on the start page above this answer and those behind it.
    """

    label: Text
    icon: Slug | None = None
    part: Text | None = None


class Question(Strict):
    """A question of the finder, with its answers by value: ``data/finder.yml``; those about devices are the table's."""

    title: Text
    answers: dict[Slug, Answer] = {}


class DeviceEntry(Strict):
    """A kind of device; ``icon`` is the name of a Material Design Icon."""

    name: Text
    icon: Slug


class System(Strict):
    """An operating system: its versions, oldest first, and the devices that have it: ``data/systems.yml``."""

    versions: Annotated[list[VersionText], Field(min_length=1)]
    devices: dict[Slug, DeviceEntry] = {}


class Words(Strict):
    """``data/words.yml``: what our pages don't say, and what they say instead."""

    banned: dict[Text, Text]


class LedgerEntry(Strict):
    """What was ever published under one id: slugs, oldest first, and anchors.

    A page that was retired has the id of the page that took over, its ``successor``.
    """

    slugs: Annotated[list[Slug], Field(min_length=1)]
    anchors: list[str] = []
    successor: EntryId | None = None


class Ledger(Strict):
    """``data/ledger.yml``: every address that must lead somewhere for ever."""

    ids: dict[EntryId, LedgerEntry]
    pages: dict[str, list[str]]

    @cached_property
    def _owners(self) -> dict[str, str]:
        folders = {"S": "symptoms", "F": "fixes"}
        return {f"{folders[key[0]]}/{slug}": key for key, entry in self.ids.items() for slug in entry.slugs}

    def owner(self, page: str) -> str | None:
        """The id that has, or once had, the address ``fixes/some-slug``; None if that was never published."""
        return self._owners.get(page)


Alias = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9 .&+'!-]*$", max_length=40)]
Concept = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Vocabulary = dict[Concept, Annotated[list[Alias], Field(min_length=1), AfterValidator(_unique)]]

# A file of ``data/phrasings/``: what one kind of person would say, by the id of the page that they need; by several
# ids, the best first, where more than one page is right; and by :data:`ELSEWHERE` where none of them is.
ELSEWHERE = "elsewhere"
Heard = Annotated[str, Field(min_length=1, max_length=320)]
Needed = Annotated[str, Field(pattern=rf"^([SF]\d{{2,4}}( [SF]\d{{2,4}})*|{ELSEWHERE})$")]
Voice = dict[Needed, Annotated[list[Heard], Field(min_length=1), AfterValidator(_unique)]]


Meta_co = TypeVar("Meta_co", bound=PageMeta, covariant=True)


@dataclass(frozen=True)
class Page(Generic[Meta_co]):
    """A Markdown page: ``path`` is relative to ``docs/``; ``line`` is where the body begins (1-based)."""

    path: str
    meta: Meta_co
    body: str
    line: int

    @property
    def slug(self) -> str:
        """File name without its ending."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    @property
    def address(self) -> str:
        """Public address from the root of the site, without a leading slash."""
        stem = self.path.removesuffix(".md")
        if stem == "index":
            return ""
        return stem.removesuffix("/index") + "/"


@dataclass(frozen=True)
class Site:
    """The catalogue: everything that the pages and the data files say, validated."""

    symptoms: dict[str, Page[Symptom]]
    fixes: dict[str, Page[Fix]]
    pages: list[Page[PageMeta]]
    places: dict[str, Place]
    sources: dict[str, Source]
    groups: dict[str, Group]
    systems: dict[str, System]
    errors: dict[str, ErrorMessage]
    requirements: dict[str, Requirement]
    facts: dict[str, Fact]
    glossary: dict[str, Word]
    faults: dict[str, Fault]
    engines: Engines
    journeys: Journeys
    vocabulary: dict[str, list[str]]
    voices: dict[str, dict[str, list[str]]]
    questions: dict[QuestionName, Question]
    words: Words
    ledger: Ledger = field(repr=False)

    @cached_property
    def entries(self) -> dict[str, Page[Symptom] | Page[Fix]]:
        """Symptoms and fixes by id, in the order of their ids."""
        return {**self.symptoms, **self.fixes}

    @cached_property
    def all_pages(self) -> list[Page[Symptom] | Page[Fix] | Page[PageMeta]]:
        """Every page, sorted by path."""
        return sorted([*self.entries.values(), *self.pages], key=lambda page: page.path)

    def knows(self, system: str, version: str) -> bool:
        """Whether data/systems.yml has the version, or the generation that a point version is of."""
        known = [parse_version(v) for v in self.systems[system].versions] if system in self.systems else []
        parsed = parse_version(version)
        return any(parsed[:length] in known for length in range(1, len(parsed) + 1))

    @cached_property
    def known_versions(self) -> dict[str, list[Version]]:
        """The versions of each system, oldest first."""
        return {name: [parse_version(version) for version in row.versions] for name, row in self.systems.items()}

    def symptoms_in(self, group: str) -> list[Page[Symptom]]:
        """The symptoms of one group, in the order of their ids."""
        return [page for page in self.symptoms.values() if page.meta.group == group]

    def symptoms_using(self, fix_id: str) -> list[Page[Symptom]]:
        """The symptoms whose causes lead to this fix, in the order of their ids."""
        return [page for page in self.symptoms.values() if fix_id in page.meta.fixes]
