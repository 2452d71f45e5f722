"""The option that says who may show the panel, and the examples that show it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from resync.hosting.embedding import panel_policy, read_origins
from resync.problems import ContentError

ROOT = Path(__file__).parent.parent.parent
ZENDESK = ROOT / "examples/zendesk-app"
STRING = {"type": "string", "minLength": 1}
# What Zendesk's manifest reference asks for, and what its own program checks before it takes a private app.
MANIFEST = {
    "type": "object",
    "required": ["author", "defaultLocale", "location", "frameworkVersion", "version"],
    "additionalProperties": False,
    "properties": {
        "name": STRING,
        "author": {
            "type": "object",
            "required": ["name", "email", "url"],
            "properties": {"name": STRING, "email": STRING, "url": {"type": "string", "pattern": "^https?://"}},
        },
        "defaultLocale": {"type": "string", "pattern": r"^[a-z]{2}(-\w{2,3})?$"},
        "private": {"type": "boolean"},
        "location": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": False,
            "properties": {
                "support": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["ticket_sidebar"],
                    "properties": {
                        "ticket_sidebar": {
                            "type": "object",
                            "required": ["url"],
                            "properties": {
                                "url": {"type": "string", "pattern": "^(assets/|https://)"},
                                "flexible": {"type": "boolean"},
                                "autoLoad": {"type": "boolean"},
                            },
                        }
                    },
                }
            },
        },
        "parameters": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name"],
                "additionalProperties": False,
                "properties": {
                    "name": {"type": "string", "not": {"const": "name"}},
                    "type": {"enum": ["text", "password", "checkbox", "url", "number", "multiline", "hidden"]},
                    "required": {"type": "boolean"},
                    "secure": {"type": "boolean"},
                    "default": {},
                },
            },
        },
        "version": STRING,
        "frameworkVersion": {"const": "2.0"},
    },
}
# The parts of Chatwoot's event that the panel reads, with the types that Chatwoot documents.
EVENT = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "event": {"const": "appContext"},
        "data": {
            "type": "object",
            "required": ["conversation", "contact", "currentAgent"],
            "properties": {
                "conversation": {
                    "type": "object",
                    "required": ["id", "meta", "messages"],
                    "properties": {
                        "messages": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "required": ["id", "content", "message_type", "private"],
                                "properties": {
                                    "id": {"type": "integer"},
                                    "content": {"type": "string"},
                                    "message_type": {"type": "integer"},
                                    "private": {"type": "boolean"},
                                },
                            },
                        }
                    },
                },
                "contact": {"type": "object", "properties": {"name": {"type": "string"}}},
            },
        },
    },
}


def test_without_the_option_nobody_may_show_the_panel():
    assert read_origins("") == read_origins("  \n") == ()
    assert panel_policy(()).endswith("frame-ancestors 'none'")


def test_origins_are_read_however_they_are_separated():
    origins = read_origins(
        " https://desk.example.org, https://*.zendesk.com\nhttp://127.0.0.1:8001 https://desk.example.org"
    )
    assert origins == ("https://desk.example.org", "https://*.zendesk.com", "http://127.0.0.1:8001")
    assert panel_policy(origins).endswith("frame-ancestors " + " ".join(origins))


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "https://*",
        "https:",
        "http://desk.example.org",
        "https://desk.example.org/path",
        "'self'",
        "https://a.org;",
        "desk.example.org",
        "https://*.com",
    ],
)
def test_what_would_open_the_panel_to_others_is_refused(text):
    with pytest.raises(ContentError, match="EMBED_FROM"):
        read_origins(f"https://desk.example.org {text}")


def test_the_app_for_zendesk_is_what_zendesk_takes():
    manifest = json.loads((ZENDESK / "manifest.json").read_text())
    jsonschema.validate(manifest, MANIFEST)
    page = ZENDESK / manifest["location"]["support"]["ticket_sidebar"]["url"]
    words = json.loads((ZENDESK / f"translations/{manifest['defaultLocale']}.json").read_text())["app"]
    assert words["name"]
    assert set(words["parameters"]) == {parameter["name"] for parameter in manifest["parameters"]}
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.read_text())
    assert [
        name
        for name in loaded
        if not name.startswith("https://static.zdassets.com/") and not (page.parent / name).is_file()
    ] == []
    # Nobody else's code is in the folder.
    assert sum(path.stat().st_size for path in ZENDESK.rglob("*.js")) < 2_000


@pytest.mark.parametrize(
    "change",
    [
        lambda manifest: manifest.pop("author"),
        lambda manifest: manifest.update(frameworkVersion="1.0"),
        lambda manifest: manifest["location"]["support"]["ticket_sidebar"].update(url="iframe.html"),
        lambda manifest: manifest["parameters"][0].update(type="link"),
        lambda manifest: manifest["parameters"][0].update(name="name"),
    ],
)
def test_what_zendesk_would_refuse_is_noticed(change):
    manifest = json.loads((ZENDESK / "manifest.json").read_text())
    change(manifest)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(manifest, MANIFEST)


def test_the_event_of_chatwoot_is_of_the_documented_shape():
    jsonschema.validate(json.loads((ROOT / "examples/chatwoot/event.json").read_text()), EVENT)
