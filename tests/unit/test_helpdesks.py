"""The imports keep to what each help desk documents. The rules below say where that stands."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest

from resync.export.helpdesks import helpdesk_files
from resync.replies import reply_text

URL = "https://help.example.org/sync/"

# https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/: title and actions are mandatory;
# id, default, created_at, updated_at and url cannot be set. An action has a field and a value:
# https://developer.zendesk.com/documentation/ticketing/reference-guides/actions-reference/
ZENDESK = {
    "type": "object",
    "required": ["macro"],
    "additionalProperties": False,
    "properties": {
        "macro": {
            "type": "object",
            "required": ["title", "actions"],
            "additionalProperties": False,
            "properties": {
                "title": {"type": "string", "minLength": 1},
                "actions": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["field", "value"],
                        "additionalProperties": False,
                        "properties": {"field": {"const": "comment_value"}, "value": {"type": "string"}},
                    },
                },
                "active": {"type": "boolean"},
                "description": {"type": ["string", "null"]},
                "position": {"type": "integer"},
                "restriction": {"type": ["object", "null"]},
            },
        }
    },
}
# https://developers.chatwoot.com/api-reference/canned-responses/update-canned-response-in-account:
# the body has the texts short_code and content.
CHATWOOT = {
    "type": "object",
    "required": ["short_code", "content"],
    "additionalProperties": False,
    "properties": {"short_code": {"type": "string", "minLength": 1}, "content": {"type": "string", "minLength": 1}},
}
# Zammad's example file (app/models/concerns/can_csv_import.rb, csv_example) has these columns for a text module,
# and an import refuses others (csv_verify_attributes). name and content must be there (text_module.rb).
ZAMMAD = ("id", "name", "keywords", "content", "note", "active")
# csv_import splits a value at this mark.
ZAMMAD_LIST = "~~~"
# What the three replace in a text by something of the ticket.
PLACEHOLDERS = ("{{", "{%", "#{")


def zammad_mistakes(text: str) -> list[str]:
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    mistakes = [f"column {name}" for name in head if name not in ZAMMAD]
    mistakes += [f"no column {name}" for name in ("name", "content") if name not in head]
    seen = set()
    for number, row in enumerate(rows, 1):
        record = dict(zip(head, row, strict=True))
        mistakes += [f"line {number}: no {name}" for name in ("name", "content") if not record.get(name)]
        mistakes += [f"line {number}: a list" for value in row if ZAMMAD_LIST in value]
        if record.get("name") in seen:
            mistakes.append(f"line {number}: duplicate record")
        seen.add(record.get("name"))
        if record.get("active", "true") not in ("true", "false"):
            mistakes.append(f"line {number}: active")
    return mistakes


@pytest.fixture(scope="module")
def files(site):
    return helpdesk_files(site, URL)


@pytest.mark.parametrize(
    ("name", "schema"),
    [("imports/zendesk-macros.json", ZENDESK), ("imports/chatwoot-canned-responses.json", CHATWOOT)],
)
def test_json_imports_are_as_documented(site, files, name, schema):
    requests = json.loads(files[name])
    jsonschema.validate(requests, {"type": "array", "items": schema})
    assert len(requests) == len(site.entries)


def test_the_schemas_refuse_what_is_not_documented():
    assert not jsonschema.Draft202012Validator(ZENDESK).is_valid({"macro": {"title": "x"}})
    assert not jsonschema.Draft202012Validator(ZENDESK).is_valid({"macro": {"id": 1, "title": "x", "actions": []}})
    assert not jsonschema.Draft202012Validator(CHATWOOT).is_valid({"short_code": "s03", "text": "x"})


def test_zammad_takes_the_text_modules(site, files):
    text = files["imports/zammad-text-modules.csv"]
    assert zammad_mistakes(text) == []
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == len(site.entries) + 1


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("name,keywords2,content\nx,y,z\n", "column keywords2"),
        ("name,note\nx,y\n", "no column content"),
        ("name,content\nx,\n", "line 1: no content"),
        ("name,content\nx,a~~~b\n", "line 1: a list"),
        ("name,content\nx,a\nx,b\n", "line 2: duplicate record"),
        ("name,content,active\nx,a,yes\n", "line 1: active"),
    ],
)
def test_a_wrong_file_for_zammad_is_found(text, mistake):
    assert mistake in zammad_mistakes(text)


def test_each_import_has_each_reply_with_its_link(site, files):
    zammad = list(csv.DictReader(io.StringIO(files["imports/zammad-text-modules.csv"], newline="")))
    zendesk = json.loads(files["imports/zendesk-macros.json"])
    chatwoot = json.loads(files["imports/chatwoot-canned-responses.json"])
    texts = [f"{reply_text(site, page)} {URL}go/{key.lower()}/" for key, page in site.entries.items()]
    assert [row["content"] for row in zammad] == texts
    assert [macro["macro"]["actions"][0]["value"] for macro in zendesk] == texts
    assert [response["content"] for response in chatwoot] == texts
    assert not [text for text in texts for mark in PLACEHOLDERS if mark in text]
