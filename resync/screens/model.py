"""What a scene in ``screens/<name>.yml`` may say: one model for each kind of screen.

A label is text as on the screen, or a reference into ``data/`` that begins with an equals sign
(:mod:`resync.screens.labels`). A row written as ``…`` is a grey bar: something is there, and which
words it has does not matter or is not known. ``mark: 1`` puts a numbered callout beside a row,
``mark: 0`` only highlights it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from resync.model import Slug, Strict, Text
from resync.systems import Range, parse_range

BLANK = "…"


def _range(value: str) -> str:
    if parse_range(value) is None:
        raise ValueError(f'\'{value}\' is not a range of versions; such as "iOS 18 or later" or "macOS 10.14 to 12"')
    return value


def _expand(value: Any) -> Any:
    """A row may be written as its label alone."""
    return {"label": value} if isinstance(value, str) else value


Versions = Annotated[str, AfterValidator(_range)]
Mark = Annotated[int | None, Field(ge=0, le=9)]


class Row(Strict):
    """A line of a list, a pane or a menu. At most one of ``switch``, ``tick``, ``value`` and ``button``."""

    label: Text
    switch: bool | None = None
    tick: bool | None = None
    value: Text | None = None
    button: Literal["link", "red"] | None = None
    more: bool | None = None
    icon: Text | None = None
    below: Text | None = None
    keys: Text | None = None
    chosen: bool = False
    dim: bool = False
    mark: Mark = None

    @model_validator(mode="after")
    def _one_control(self) -> Row:
        given = [name for name in ("switch", "tick", "value", "button") if getattr(self, name) is not None]
        if len(given) > 1:
            raise ValueError(f"has {' and '.join(given)}; one of them")
        return self


Rows = list[Annotated[Row, BeforeValidator(_expand)]]


class Section(Strict):
    """Rows that belong together, with the words above and below them."""

    header: Text | None = None
    rows: Rows = []
    footer: Text | None = None


class Bubble(Strict):
    """A message: whose it is, its colour, and the words under it. Without ``text`` it is only a bar."""

    sender: Literal["me", "them"] = Field(alias="from")
    colour: Literal["blue", "green"] = "blue"
    text: Text | None = None
    note: Text | None = None
    failed: bool = False
    mark: Mark = None


class SceneBase(Strict):
    """What every scene says: what it shows, and for which versions."""

    title: Text
    versions: Versions = Field(alias="for")

    @property
    def range(self) -> Range:
        """The versions that the scene is for."""
        found = parse_range(self.versions)
        if found is None:
            raise ValueError(self.versions)  # the validator has seen it
        return found


class Settings(SceneBase):
    """A page of the Settings app on iPhone or iPad, or of the Watch app."""

    kind: Literal["settings", "watch-app"]
    heading: Text
    back: Text | None = None
    sections: Annotated[list[Section], Field(min_length=1)]


class SplitSettings(SceneBase):
    """Settings on an iPad: the list on the left, a page on the right."""

    kind: Literal["ipad-settings"]
    heading: Text
    sidebar: Rows
    sections: Annotated[list[Section], Field(min_length=1)]


class MessageList(SceneBase):
    """The list of conversations on iPhone or iPad, with a menu or page buttons."""

    kind: Literal["message-list"]
    heading: Text
    left: Text | None = None
    right: Text | None = None
    filter_button: bool = False
    conversations: Annotated[int, Field(ge=0, le=6)] = 4
    menu: Rows = []
    below: Text | None = None
    mark: Mark = None


class Conversation(SceneBase):
    """A conversation on iPhone or iPad, or in the Messages window of a Mac."""

    kind: Literal["conversation", "mac-conversation"]
    name: Text
    bubbles: list[Bubble] = []
    menu: Rows = []
    mark: Mark = None


class Alert(SceneBase):
    """A question over the screen, with its buttons."""

    kind: Literal["alert", "mac-alert"]
    heading: Text
    text: Text | None = None
    field: Text | None = None
    buttons: Rows


class Window(SceneBase):
    """A settings window on a Mac: System Settings, System Preferences, or that of one app.

    ``panes`` is the grid of icons with which System Preferences begins.
    """

    kind: Literal["mac-settings", "mac-window"]
    heading: Text
    tabs: Rows = []
    sidebar: Rows = []
    panes: Rows = []
    sections: list[Section] = []


class MenuBar(SceneBase):
    """The menu bar of a Mac with one menu open: one that it names, or ``Apple menu``."""

    kind: Literal["mac-menu"]
    app: Text
    menus: list[Text] = []
    opened: Text = Field(alias="open")
    items: Rows


class Watch(SceneBase):
    """The screen of a watch."""

    kind: Literal["watch"]
    heading: Text
    rows: Rows


class Node(Strict):
    """A station of a diagram: a device, Apple's service, a person."""

    id: Slug
    label: Text
    icon: Text
    at: Annotated[list[float], Field(min_length=2, max_length=2)]


class Arrow(Strict):
    """A way between two stations. ``colour`` says what travels: blue is iMessage, green SMS."""

    path: Annotated[list[Slug], Field(min_length=2, max_length=2)]
    colour: Literal["blue", "green", "plain"] = "plain"
    dashed: bool = False
    blocked: bool = False
    both: bool = False


class Diagram(Strict):
    """Stations on a grid and arrows between them. ``about`` is said under the picture in place of versions."""

    kind: Literal["diagram"]
    title: Text
    about: Text
    nodes: Annotated[list[Node], Field(min_length=2)]
    arrows: list[Arrow] = []
    notes: list[Text] = []


Scene = Settings | SplitSettings | MessageList | Conversation | Alert | Window | MenuBar | Watch | Diagram
KINDS: dict[str, type[Scene]] = {
    "settings": Settings,
    "watch-app": Settings,
    "ipad-settings": SplitSettings,
    "message-list": MessageList,
    "conversation": Conversation,
    "mac-conversation": Conversation,
    "alert": Alert,
    "mac-alert": Alert,
    "mac-settings": Window,
    "mac-window": Window,
    "mac-menu": MenuBar,
    "watch": Watch,
    "diagram": Diagram,
}
