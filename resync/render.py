"""HTML of the parts of a page that are made from the catalogue.

Each public function returns the HTML of one fragment in ``overrides/fragments/`` for one page;
nothing here reads or writes files apart from those templates. Addresses in it are relative to the
page, so that the site works under any path and from a folder.
"""

from __future__ import annotations

import datetime
import posixpath
import re
from functools import cache
from html import escape
from itertools import takewhile
from pathlib import Path
from typing import Any

import jinja2
import markdown
from markupsafe import Markup

from resync import clock, finder
from resync.devices import DEVICES, SYSTEMS, owners
from resync.due import is_long_overdue
from resync.engines import BROWSERS
from resync.glossary import explained
from resync.icons import icon
from resync.model import ErrorMessage, Fix, Group, Page, Place, PlacePath, Site, Symptom
from resync.pictures import DARK, SCREENS, find_picture, screens_on
from resync.places import find_control, find_path, find_ways
from resync.procedures.source import with_generations
from resync.procedures.wording import marker, place_wording, screen_wording
from resync.replies import reply_text
from resync.retired import successor

EVIDENCE = {
    "apple": "Apple documents this",
    "press": "Reported by the press",
    "users": "Reported by users",
    "reasoning": "Our own reasoning",
}
DELETES = {"nothing": "Deletes nothing", "settings": "Resets settings", "messages": "Can delete messages"}
DELETES_ICONS = {"nothing": "shield-check-outline", "settings": "restart-alert", "messages": "delete-alert-outline"}
LEVEL_TITLES = {
    "apple": "Apple",
    "press": "Press, books and consultants",
    "users": "Users",
    "patent": "Patents",
    "vendor": "Companies that send text messages",
}
SECTIONS = {"reference": "Reference", "support": "For support teams", "about": "About this site"}
ENGINE_NAMES = {"chromium": "Chromium", "firefox": "Firefox", "webkit": "WebKitGTK"}
MINUTES_IN_HOUR = 60
COMMON = ("S03", "S07", "S08", "S14", "S24", "S54")
CITATION = re.compile(r"sources\.md#([\w-]+)")

# By the beginning of a screen's name: a system, whose first device it shows, or another device of it.
_FIRST = {name: next(device.id for device in DEVICES.values() if device.system == name) for name in SYSTEMS}
SCREEN_GROUPS = {
    device.system.lower() if _FIRST[device.system] == key else key: device.name for key, device in DEVICES.items()
} | {"diagram": "How messages travel"}

_FRAGMENTS = Path(__file__).parent.parent / "overrides" / "fragments"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FRAGMENTS),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["question"] = lambda text: text.endswith("?")
    environment.filters["inline"] = inline
    environment.filters["label"] = label
    environment.filters["versions"] = versions
    environment.filters["minutes"] = minutes
    environment.filters["day"] = day
    environment.filters["icon"] = hidden_icon
    environment.globals.update(
        evidence_labels=EVIDENCE,
        device_labels={device.id: device.name for device in DEVICES.values()},
        device_icons={device.id: device.icon for device in DEVICES.values()},
        deletes_labels=DELETES,
        deletes_icons=DELETES_ICONS,
        level_titles=LEVEL_TITLES,
    )
    return environment


_inline_markdown = markdown.Markdown()
# Most sentences have no mark that Markdown would read: they need none of its work.
_PLAIN = re.compile(r"[A-Za-z“][^*_`\[\]!<>&\\\n:|]*")


@cache
def inline(text: str) -> Markup:
    """A sentence of front matter as HTML: Markdown's inline marks, no paragraph around it."""
    if _PLAIN.fullmatch(text):
        return Markup(text)  # noqa: S704 (it has nothing that HTML would read)
    html = _inline_markdown.reset().convert(escape(text, quote=False))
    return Markup(re.sub(r"^<p>(.*)</p>$", r"\1", html, flags=re.DOTALL))  # noqa: S704 (our own front matter)


def label(text: str) -> Markup:
    """A string of the interface in bold; a variable part, in square brackets, in italics."""
    html = Markup()
    for number, part in enumerate(re.split(r"\[(.+?)\]", text)):
        words = part.strip()
        before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
        tag = "em" if number % 2 else "strong"
        html += Markup("{1}<{0}>{2}</{0}>{3}").format(tag, before, words, after) if words else part
    return html


def versions(row: PlacePath) -> str:
    """The range of a place's row as a tab would say it: "iOS 18 or later"."""
    return row.range.label


def minutes(span: list[int]) -> str:
    """``[2, 5]`` as "2–5 min", ``[60, 120]`` as "1–2 h"."""
    least, most = span
    unit = "min"
    if least >= MINUTES_IN_HOUR and least % MINUTES_IN_HOUR == most % MINUTES_IN_HOUR == 0:
        least, most, unit = least // MINUTES_IN_HOUR, most // MINUTES_IN_HOUR, "h"
    return f"{least} {unit}" if least == most else f"{least}–{most} {unit}"


def day(date: Any) -> str:
    """A date as people write it: 23 November 2026."""
    return f"{date.day} {date:%B %Y}"


def hidden_icon(name: str) -> Markup:
    """An icon beside words that say the same: screen readers pass over it."""
    return Markup(icon(name).replace(' xmlns="http://www.w3.org/2000/svg"', ' aria-hidden="true"', 1))  # noqa: S704 (the theme's own file)


def _newest_first(name: str) -> tuple[Any, ...]:
    """Order of screens: by kind of device, then by version from the newest down, then by setting."""
    system, *parts = name.split("-")
    version = [int(part) for part in takewhile(str.isdigit, parts)]
    return list(SCREEN_GROUPS).index(system), [-part for part in version], name


def _devices_with(place: Place) -> list[str]:
    """The devices that have a setting in any version."""
    return [
        key
        for key, device in DEVICES.items()
        if any(row.system == device.system and key in (row.devices or [key]) for row in place.paths)
    ]


def fragment(name: str, **context: Any) -> str:
    """One template of ``overrides/fragments/`` with its values."""
    return _environment().get_template(name).render(**context)


def _path_html(path: list[str]) -> str:
    return fragment("place.html", path=path).strip()


def _label_html(text: str) -> str:
    return fragment("control.html", label=text).strip()


class Renderer:
    """Fragments for one site. ``directory_urls`` is MkDocs's ``use_directory_urls``, ``today`` the day of the build.

    Links are relative to the address of a page; with ``from_source`` to its file, for builders that make
    those of ready HTML relative to the page themselves.
    """

    def __init__(
        self,
        site: Site,
        directory_urls: bool = True,
        today: datetime.date | None = None,
        *,
        from_source: bool = False,
    ) -> None:
        self.site = site
        self.directory_urls = directory_urls
        self.from_source = from_source
        self.today = today or clock.today()
        self._markers: dict[tuple[str, str], str] = {}

    def url(self, source: str, target: str) -> str:
        """Relative address from one page to another, both given as paths in ``docs/``."""
        here, there = source if self.from_source else self._address(source), self._address(target)
        folder = here if here.endswith("/") or not here else posixpath.dirname(here)
        relative = posixpath.relpath("/" + there, "/" + folder)
        return relative + "/" if there.endswith("/") or not there else relative

    def _address(self, path: str) -> str:
        stem = path.removesuffix(".md")
        if not self.directory_urls:
            return stem + ".html"
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index")
        return stem + "/"

    def _render(self, name: str, path: str, **context: Any) -> str:
        def url(target: str) -> str:
            return self.url(path, target)

        html = fragment(name, site=self.site, url=url, **context)
        # A blank line would end the block of HTML for Markdown; indentation would make it code.
        return "\n".join(line.strip() for line in html.splitlines() if line.strip())

    def place(self, key: str, version: str | None = None, device: str | None = None) -> str:
        """The path to a setting in one version; without one, in the version of the tab that it stands in.

        A system without a version, such as "iOS", is for text outside of tabs: the page then shows the way in
        the reader's version, and the others on request. Raises :class:`resync.places.UnknownPlaceError`.
        """
        if version is None:
            return self._by_version("place", key)
        if version in self.site.systems:
            ways = [(versions, _path_html(path)) for versions, path in find_ways(self.site, key, version, device)]
            return "".join(fragment("ways.html", ways=ways).splitlines())
        return _path_html(find_path(self.site, key, version, device).path)

    def control(self, key: str, version: str | None = None, device: str | None = None) -> str:
        """The label of a switch, button or list; the version as in :meth:`place`.

        Raises :class:`resync.places.UnknownPlaceError`.
        """
        if version is None:
            return self._by_version("control", key)
        return _label_html(find_control(self.site, key, version, device))

    def _by_version(self, macro: str, key: str) -> str:
        def write(row: PlacePath) -> str:
            return _path_html(row.path) if macro == "place" else _label_html(row.control or "")

        if (macro, key) not in self._markers:
            self._markers[macro, key] = marker(place_wording(self.site, macro, key, write))
        return self._markers[macro, key]

    def screen(self, path: str, name: str) -> str:
        """The picture of a place and its state, such as "send-receive", in the version of the tab that it stands in."""
        return marker(screen_wording(SCREENS, name, "../" * path.count("/")))

    def at_a_glance(self, page: Page[Symptom] | Page[Fix]) -> str:
        """Devices, time, what can be deleted, evidence, the day of the last check; and the warning, if there is one."""
        late = is_long_overdue(self.site, page, self.today)
        return self._render("at-a-glance.html", page.path, page=page, late=late)

    def outcome_list(self, page: Page[Symptom]) -> str:
        """What the check can show, each with the numbers of the causes that it leads to."""
        outcomes = [(outcome, page.meta.numbers_after(key)) for key, outcome in page.meta.outcomes.items()]
        return self._render("outcome-list.html", page.path, outcomes=outcomes)

    def cause_table(self, page: Page[Symptom]) -> str:
        """The table of causes of a symptom, likeliest first."""
        faults = [
            (key, fault)
            for key, fault in self.site.faults.items()
            if page.meta.id in fault.symptoms and fault.shown(self.today)
        ]
        return self._render("cause-table.html", page.path, page=page, faults=faults)

    def neighbour_list(self, page: Page[Symptom]) -> str:
        """Links to the symptoms that are easily taken for this one."""
        return self._render("neighbour-list.html", page.path, page=page)

    def phrasing_list(self, page: Page[Symptom]) -> str:
        """What people say when they have this symptom."""
        return self._render("phrasing-list.html", page.path, page=page)

    def next_fix(self, page: Page[Fix]) -> str:
        """Where to go when a fix did not help: its own next, and the next cause of each symptom."""
        trails = []
        for symptom in self.site.symptoms_using(page.meta.id):
            causes = symptom.meta.causes
            number = next(i for i, cause in enumerate(causes) if cause.fix == page.meta.id)
            later = next((c.fix for c in causes[number + 1 :] if c.fix not in (None, page.meta.id)), None)
            trails.append({"symptom": symptom, "number": number + 1, "of": len(causes), "next": later})
        return self._render("next-fix.html", page.path, page=page, trails=trails)

    def evidence_note(self, page: Page[Symptom] | Page[Fix]) -> str:
        """Evidence, sources and the date of the last check."""
        sources = [(i, self.site.sources[i]) for i in page.meta.all_sources]
        return self._render(
            "evidence-note.html", page.path, page=page, levels=page.meta.evidence_levels, sources=sources
        )

    def symptom_list(self, path: str) -> str:
        """Every symptom, by group."""
        groups = self._groups()
        jumps = [(key, group.title) for key, group, _ in groups]
        return self._render("symptom-list.html", path, groups=groups, jumps=jumps)

    def summary_form(self, path: str) -> str:
        """The form of the summary for support."""
        return self._render("summary-form.html", path, groups=self._groups())

    def triage_form(self, path: str) -> str:
        """The form that a ticket is pasted into, and where its answer appears."""
        return self._render("triage-form.html", path)

    def _groups(self) -> list[tuple[str, Group, list[Page[Symptom]]]]:
        groups = [(key, group, self.site.symptoms_in(key)) for key, group in self.site.groups.items()]
        return [group for group in groups if group[2]]

    def fix_list(self, path: str) -> str:
        """Every fix, from harmless to drastic, then from quick to slow."""
        order = list(DELETES)
        fixes = sorted(self.site.fixes.values(), key=lambda f: (order.index(f.meta.deletes), f.meta.minutes))
        groups = [(level, [f for f in fixes if f.meta.deletes == level]) for level in order]
        jumps = [(f"deletes-{level}", DELETES[level]) for level, found in groups if found]
        return self._render("fix-list.html", path, groups=[g for g in groups if g[1]], jumps=jumps)

    def common_symptoms(self, path: str) -> str:
        """A first choice of symptoms for the start page."""
        known = [self.site.symptoms[i] for i in COMMON if i in self.site.symptoms]
        return self._render("common-symptoms.html", path, symptoms=known)

    def finder_start(self, path: str) -> str:
        """The finder's first question, as links to the finder in a few parts."""
        everything = finder.common_first(self.site)
        answers = self.site.questions[finder.FIRST].answers
        parts: list[tuple[str, dict[str, int]]] = []
        for value, count in finder.counts(self.site, everything, finder.FIRST).items():
            heading = answers[value].part
            if heading or not parts:
                parts.append((heading or "", {}))
            parts[-1][1][value] = count
        return self._render("finder-start.html", path, parts=parts)

    def finder(self, path: str) -> str:
        """The finder: its questions, and every answer to the first with the symptoms under it."""
        everything = finder.common_first(self.site)
        ranks = {page.meta.id: number for number, page in enumerate(everything)}
        parts = []
        for value, answer in self.site.questions[finder.FIRST].answers.items():
            pages = finder.narrow(everything, finder.FIRST, value)
            then = finder.order(self.site, value)
            groups = {}
            if len(pages) > finder.ENOUGH:
                for choice in finder.counts(self.site, pages, then[0]):
                    groups[choice] = finder.narrow(pages, then[0], choice)
            question = self.site.questions[then[0]]
            parts.append(
                {"value": value, "label": answer.label, "then": then, "question": question}
                | {"groups": groups, "pages": pages}
            )
        return self._render(
            "finder.html",
            path,
            counts=finder.counts(self.site, everything, finder.FIRST),
            enough=finder.ENOUGH,
            then=finder.order(self.site),
            ranks=ranks,
            parts=parts,
        )

    def device_form(self, path: str) -> str:
        """The form in which visitors say which versions they have."""
        return self._render("device-form.html", path, systems=[(name.lower(), owners(name), name) for name in SYSTEMS])

    def source_list(self, path: str) -> str:
        """Every source that is used or was, by level, with the pages that rest on it."""
        users: dict[str, dict[str, str]] = {}
        claims = [(page.meta.all_sources, page.path, page.meta.title) for page in self.site.entries.values()]
        for file, title, rows in (
            ("errors", "Error messages", self.site.errors.values()),
            ("requirements", "Requirements", self.site.requirements.values()),
            ("places", "Where each setting is", [r for place in self.site.places.values() for r in place.paths]),
        ):
            claims += [(row.sources, f"reference/{file}.md", title) for row in rows]
        for fault in self.site.faults.values():
            shown = [self.site.symptoms[key] for key in fault.symptoms if fault.shown(self.today)]
            claims += [(fault.sources, page.path, page.meta.title) for page in shown]
        anchors = {key.lower(): key for key in self.site.sources}
        for page in self.site.pages:
            cited = [anchors[anchor] for anchor in CITATION.findall(page.body) if anchor in anchors]
            claims.append((cited, page.path, page.meta.title))
        for sources, target, title in claims:
            for source_id in sources:
                users.setdefault(source_id, {})[target] = title
        # What was listed once stays: links lead to its line.
        published = self.site.ledger.pages.get("reference/sources/", [])
        listed = {key.upper() for key in (*users, *published)}
        used = [(key, source, users.get(key, {})) for key, source in self.site.sources.items() if key.upper() in listed]
        groups = [(level, [row for row in used if row[1].level == level]) for level in LEVEL_TITLES]
        return self._render("source-list.html", path, groups=[g for g in groups if g[1]])

    def place_table(self, path: str) -> str:
        """Every place, with its path in each range of versions."""
        jumps = [(key, place.name) for key, place in self.site.places.items()]
        devices = {key: _devices_with(place) for key, place in self.site.places.items()}
        return self._render("place-table.html", path, jumps=jumps, devices=devices)

    def error_list(self, path: str) -> str:
        """Every message that people see, with its meaning and its fixes."""
        jumps = [(key, error.text) for key, error in self.site.errors.items()]
        devices = {key: self._devices_of(error) for key, error in self.site.errors.items()}
        return self._render("error-list.html", path, jumps=jumps, devices=devices)

    def _devices_of(self, error: ErrorMessage) -> list[str]:
        """On which devices a message can stand: those of its symptom, and those named where it stands."""
        concerned = self.site.symptoms[error.symptom].meta.devices
        return [key for key, device in DEVICES.items() if key in concerned or device.name in error.where]

    def requirement_list(self, path: str) -> str:
        """What each feature needs."""
        return self._render("requirement-list.html", path)

    def browser_table(self, path: str) -> str:
        """The oldest browsers of each function."""
        return self._render("browser-table.html", path, browsers=BROWSERS)

    def journey_table(self, path: str) -> str:
        """What was tested in which engine."""
        return self._render("journey-table.html", path, names=ENGINE_NAMES)

    def deletion_table(self, path: str) -> str:
        """What each fix can delete or reset, drastic ones first."""
        order = list(DELETES)
        fixes = sorted(self.site.fixes.values(), key=lambda f: -order.index(f.meta.deletes))
        return self._render("deletion-table.html", path, fixes=fixes)

    def reply_list(self, path: str) -> str:
        """The reply of every symptom and fix, ready to copy."""
        ledger = self.site.ledger
        retired = [(key, successor(ledger, key)) for key, entry in ledger.ids.items() if entry.successor]
        replies = {key: reply_text(self.site, page) for key, page in self.site.entries.items()}
        groups: list[tuple[str, str, Any]] = [(key, group.title, found) for key, group, found in self._groups()]
        groups.append(("fixes", "Fixes", list(self.site.fixes.values())))
        jumps = [(f"replies-{key}", title) for key, title, _ in groups]
        return self._render(
            "reply-list.html", path, retired=retired, replies=replies, systems=SYSTEMS, groups=groups, jumps=jumps
        )

    def page_list(self, path: str) -> str:
        """Every page, for whoever looks with the browser's own search: symptoms by group, fixes, the others."""
        groups: list[tuple[str, str, list[Any]]] = [
            (key, group.title, self.site.symptoms_in(key)) for key, group in self.site.groups.items()
        ]
        groups.append(("fixes", "Fixes", sorted(self.site.fixes.values(), key=lambda page: page.meta.title)))
        for folder, title in SECTIONS.items():
            pages = [page for page in self.site.pages if page.path.startswith(f"{folder}/") and page.path != path]
            groups.append((folder, title, pages))
        return self._render("page-list.html", path, groups=[group for group in groups if group[2]])

    def change_list(self, path: str) -> str:
        """Pages by the day of their last check, newest first."""
        days: dict[Any, list[Page[Symptom] | Page[Fix]]] = {}
        for page in self.site.entries.values():
            days.setdefault(page.meta.checked, []).append(page)
        return self._render("change-list.html", path, days=sorted(days.items(), reverse=True))

    def screen_gallery(self, path: str) -> str:
        """Every screen with the pages that show it, in groups by system, newest first."""
        pages: dict[str, list[Any]] = {}
        for page in self.site.all_pages:
            for name in screens_on(with_generations(page.body, self.site)):
                pages.setdefault(name, []).append(page)
        groups: dict[str, list[Any]] = {title: [] for title in SCREEN_GROUPS.values()}
        for name in sorted(pages, key=_newest_first):
            kind = name.split("-")[0]
            devices = [key for key, device in DEVICES.items() if kind in (key, device.system.lower())]
            groups[SCREEN_GROUPS[kind]].append((name, find_picture(SCREENS, name), devices, pages[name]))
        assets = self._assets(path)
        jumps = [(title.lower().replace(" ", "-"), title) for title, screens in groups.items() if screens]
        return self._render("screen-gallery.html", path, groups=groups, assets=assets, dark=DARK, jumps=jumps)

    def _assets(self, path: str) -> str:
        """Relative address of ``assets/`` from a page."""
        return self.url(path, "assets/x.md").removesuffix("x/").removesuffix("x.html")

    def file(self, path: str, name: str) -> str:
        """A link to a file that is written after the pages; resync/export/downloads.py adds its size and day."""
        address = self._assets(path).removesuffix("assets/") + name
        return f'<a href="{escape(address)}">/{escape(name)}</a> <span data-file="{escape(name)}"></span>'

    def error_text(self, key: str) -> str:
        """The exact words of a message, for use in a sentence. Raises KeyError."""
        return str(label(self.site.errors[key].text))

    def fact(self, key: str) -> str:
        """The value of a fact, for use in a sentence. Raises KeyError."""
        return escape(self.site.facts[key].value)

    def gloss(self, key: str) -> str:
        """A word with what it means in brackets, for use in a sentence. Raises KeyError."""
        return escape(explained(self.site.glossary[key]), quote=False)

    def glossary(self, section: str) -> str:
        """Markdown: the words of one section of the glossary, each with its meaning, as a list of definitions."""
        words = [word for word in self.site.glossary.values() if word.section == section]
        return "\n\n".join(f"{word.word}\n:   {word.means}" for word in words)
