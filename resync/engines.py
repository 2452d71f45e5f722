"""What ``data/engines.yml`` and ``data/journeys.yml`` say: the oldest browsers, and what was tested in which."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

BROWSERS = {"ios_saf": "iOS", "safari": "Safari on a Mac", "firefox": "Firefox", "chrome": "Chrome"}

Text = Annotated[str, Field(min_length=1)]
VersionText = Annotated[str, Field(pattern=r"^\d+(\.\d+)*$")]
Oldest = dict[Text, VersionText]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Function(_Strict):
    """Something that people do here: the oldest browsers, by a level or of its own, and what older ones show."""

    title: Text
    level: Text | None = None
    oldest: Oldest = {}
    set_by: Text
    older: Text

    @model_validator(mode="after")
    def _one_of_both(self) -> Function:
        if bool(self.level) == bool(self.oldest):
            raise ValueError("needs either a level or oldest browsers of its own")
        return self


class Engines(_Strict):
    """``data/engines.yml``."""

    levels: dict[Text, Oldest]
    functions: dict[Text, Function] = {}
    styles: dict[Text, Text] = {}

    @model_validator(mode="after")
    def _known(self) -> Engines:
        for name, function in self.functions.items():
            if function.level and function.level not in self.levels:
                raise ValueError(
                    f"functions.{name}.level '{function.level}' is no level; levels: {', '.join(self.levels)}"
                )
        strange = {browser for oldest in self.all_oldest for browser in oldest} - set(BROWSERS)
        if strange:
            raise ValueError(f"no browser: {', '.join(sorted(strange))}; browsers: {', '.join(BROWSERS)}")
        return self

    @property
    def all_oldest(self) -> list[Oldest]:
        """Every list of oldest browsers."""
        return [*self.levels.values(), *(function.oldest for function in self.functions.values())]

    def oldest(self, function: Function) -> Oldest:
        """The oldest browsers of a function."""
        return function.oldest or self.levels[function.level or ""]


class Journeys(_Strict):
    """``data/journeys.yml``, which ``make journeys`` writes: how many of each journey passed in each engine."""

    day: datetime.date
    engines: dict[Text, VersionText]
    passed: dict[Text, dict[Text, int]]
    unable: dict[Text, dict[Text, Text]] = {}
