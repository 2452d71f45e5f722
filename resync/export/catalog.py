"""``/catalog.json`` and its JSON Schema (2020-12): the public face of the catalogue.

The models here are the contract with whoever reads the file. A field may be added; none is renamed
or removed without a new ``version``.
"""

from __future__ import annotations

import datetime
import json
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter

from resync.export.addresses import Entry, long_url, short_url
from resync.model import (
    Age,
    Bubble,
    Deletes,
    Device,
    Evidence,
    Fix,
    Page,
    Since,
    Site,
    SourceLevel,
    Symptom,
    Trouble,
)
from resync.replies import reply_text

VERSION = 1


class _Public(BaseModel):
    model_config = ConfigDict(extra="forbid")


class CatalogSource(_Public):
    """Something that a page rests on."""

    id: str
    level: SourceLevel
    title: str
    publisher: str
    url: str | None = None
    checked: datetime.date = Field(description="Day on which it was read")


class CatalogCause(_Public):
    """Why a symptom happens; causes are listed likeliest first."""

    sign: str = Field(description="What the person notices")
    cause: str
    fix: str = Field(description="Id of the fix that ends it")
    evidence: Evidence
    sources: list[str] = Field(description="Ids of sources")


class CatalogNormal(_Public):
    """What Messages does by design, and people take for a fault."""

    sign: str = Field(description="What the person notices")
    cause: str
    fix: str | None = Field(default=None, description="Id of the fix for those who want it otherwise")
    evidence: Evidence
    sources: list[str] = Field(description="Ids of sources")


class CatalogOutcome(_Public):
    """What the first check can show; ``causes`` are numbers on the page, or ``symptom`` is another page."""

    see: str
    then: str | None = None
    causes: list[int] = Field(description="Numbers of causes on the page, from 1")
    symptom: str | None = Field(default=None, description="Id of the symptom to go to instead")


class CatalogEntry(_Public):
    """What symptoms and fixes share."""

    id: str
    slug: str
    title: str
    description: str
    url: HttpUrl
    short_url: HttpUrl = Field(description="Permanent; keeps query string and hash")
    devices: list[Device]
    phrasings: list[str] = Field(description="How people put it")
    reply: str = Field(description="Ready-made answer for a support agent; add short_url at its end")
    sources: list[str] = Field(description="Ids of sources")
    checked: datetime.date = Field(description="Day of the last check against the sources")


class CatalogSymptom(CatalogEntry):
    """What a person sees."""

    group: str = Field(description="Id of its group")
    bubbles: list[Bubble] = Field(description="blue: iMessage; green: SMS, MMS and RCS")
    age: list[Age] = Field(description="Whether new or old messages are concerned")
    trouble: list[Trouble] = Field(description="What goes wrong, as the finder asks it")
    since: list[Since] = Field(description="When it began: always so, suddenly, or after what change")
    causes: list[CatalogCause]
    normal: list[CatalogNormal] = Field(description="Rows of the page that need no repair")
    outcomes: list[CatalogOutcome] = Field(description="What the first check of the page can show")
    neighbours: list[str] = Field(description="Ids of symptoms that are easily taken for this one")
    opposites: list[str] = Field(description="Ids of symptoms of those who wish the opposite")


class CatalogFix(CatalogEntry):
    """One procedure."""

    minutes: list[int] = Field(description="Least and most minutes that the steps take")
    wait: str | None = Field(default=None, description="What comes after the steps without help")
    deletes: Deletes
    warning: str | None = Field(default=None, description="What can be lost and how to be safe")
    evidence: Evidence
    next: str = Field(description="Id of the fix to try next; support where only people can help")
    opposites: list[str] = Field(description="Ids of fixes for the opposite wish")


class CatalogGroup(_Public):
    """A group of symptoms, in the order of the list."""

    id: str
    title: str
    description: str


class Catalog(_Public):
    """Everything that the site knows."""

    version: Literal[1] = Field(description="Version of this format")
    url: HttpUrl
    updated: datetime.date = Field(description="Newest date of a check")
    groups: list[CatalogGroup]
    symptoms: list[CatalogSymptom]
    fixes: list[CatalogFix]
    sources: list[CatalogSource]


def catalog(site: Site, url: str) -> Catalog:
    """The catalogue as it is published under ``url``."""
    used = [s for page in site.entries.values() for s in page.meta.all_sources]
    return Catalog(
        version=VERSION,
        url=HttpUrl(url),
        updated=max((p.meta.checked for p in site.entries.values()), default=datetime.date.min),
        groups=[CatalogGroup(id=key, title=g.title, description=g.description) for key, g in site.groups.items()],
        symptoms=[_symptom(site, page, url) for page in site.symptoms.values()],
        fixes=[_fix(site, page, url) for page in site.fixes.values()],
        sources=[_source(site, key) for key in site.sources if key in set(used)],
    )


def catalog_json(site: Site, url: str) -> str:
    """Text of ``/catalog.json``."""
    data = catalog(site, url).model_dump(mode="json", exclude_none=True)
    return json.dumps({"$schema": f"{url}catalog.schema.json", **data}, ensure_ascii=False, indent=1) + "\n"


def catalog_schema_json(url: str) -> str:
    """Text of ``/catalog.schema.json``."""
    schema = TypeAdapter(Catalog).json_schema(mode="serialization")
    schema["properties"]["$schema"] = {"type": "string"}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{url}catalog.schema.json"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=1) + "\n"


def _common(site: Site, page: Entry, url: str) -> dict[str, object]:
    meta = page.meta
    return {
        "id": meta.id,
        "slug": page.slug,
        "title": meta.title,
        "description": meta.description,
        "url": long_url(page, url),
        "short_url": short_url(page, url),
        "devices": meta.devices,
        "phrasings": meta.phrasings,
        "reply": reply_text(site, page),
        "sources": page.meta.all_sources,
        "checked": meta.checked,
    }


def _symptom(site: Site, page: Page[Symptom], url: str) -> CatalogSymptom:
    meta = page.meta
    row = {"sign", "cause", "fix", "evidence", "sources"}
    return CatalogSymptom.model_validate(
        {
            **_common(site, page, url),
            "group": meta.group,
            "bubbles": meta.bubbles,
            "age": meta.age,
            "trouble": meta.trouble,
            "since": meta.since,
            "causes": [c.model_dump(include=row) for c in meta.causes if not c.normal],
            "normal": [c.model_dump(include=row) for c in meta.causes if c.normal],
            "outcomes": [
                {**outcome.model_dump(), "causes": meta.numbers_after(key)} for key, outcome in meta.outcomes.items()
            ],
            "neighbours": [n.id for n in meta.neighbours],
            "opposites": [n.id for n in meta.opposites],
        }
    )


def _fix(site: Site, page: Page[Fix], url: str) -> CatalogFix:
    own = {"minutes", "wait", "deletes", "warning", "evidence", "next"}
    opposites = {"opposites": [other.id for other in page.meta.opposites]}
    return CatalogFix.model_validate({**_common(site, page, url), **opposites, **page.meta.model_dump(include=own)})


def _source(site: Site, key: str) -> CatalogSource:
    own = {"level", "title", "publisher", "url", "checked"}
    return CatalogSource.model_validate({"id": key, **site.sources[key].model_dump(include=own)})
