"""The imports keep to what each help desk documents. The rules below say where that stands."""

from __future__ import annotations

import csv
import dataclasses
import io
import itertools
import json
import plistlib
import re

import jsonschema
import pytest
import yaml

from resync.export.composed import CLOSING, INDEPENDENT, LENGTHS, Names, composed, paragraphs
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
# https://developers.freshdesk.com/api/#canned-responses: title, content_html, folder_id and visibility are mandatory;
# 0 is for all agents. The number of the folder is that of an account.
FRESHDESK = {
    "type": "object",
    "required": ["title", "content_html", "visibility"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "string", "minLength": 1},
        "content_html": {"type": "string", "minLength": 1},
        "visibility": {"enum": [0, 1, 2]},
    },
}
# https://dev.frontapp.com/reference/create-child-template: name and body; the body may be HTML.
FRONT = {
    "type": "object",
    "required": ["name", "body"],
    "additionalProperties": False,
    "properties": {"name": {"type": "string", "minLength": 1}, "body": {"type": "string", "minLength": 1}},
}
# https://developer.helpscout.com/mailbox-api/endpoints/mailboxes/saved_Replies/saved-replies-create
HELP_SCOUT = {
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {"name": {"type": "string"}, "text": {"type": "string"}, "chatText": {"type": "string"}},
}
# Zammad's example file (app/models/concerns/can_csv_import.rb, csv_example) has these columns for a text module,
# and an import refuses others (csv_verify_attributes). name and content must be there (text_module.rb).
ZAMMAD = ("id", "name", "keywords", "content", "note", "active")
# csv_import splits a value at this mark.
ZAMMAD_LIST = "~~~"
# https://espanso.org/docs/matches/basics/ and /forms/: a trigger, what replaces it, a label, and the variables in it.
ESPANSO = {"trigger", "label", "replace", "vars"}
# What each puts a name for, as its documentation says; docs/support/import.md names it. Nothing else is replaced.
PLACEHOLDERS = {
    "chatwoot-canned-responses.json": {"{{contact.first_name}}", "{{agent.first_name}}"},
    "zendesk-macros.json": {"{{ticket.requester.first_name}}", "{{current_user.first_name}}"},
    "zammad-text-modules.csv": {"#{ticket.customer.firstname}", "#{user.firstname}"},
    "freshdesk-canned-responses.json": {"{{ticket.requester.firstname}}", "{{ticket.agent.name}}"},
    "front-message-templates.json": {"{{recipient.first_name}}", "{{user.first_name}}"},
    "espanso/resync.yml": {"{{asked.customer}}", "[[customer]]"},
    "help-scout-saved-replies.json": {"{%customer.firstName,fallback=there%}", "{%user.firstName%}"},
    "textexpander-snippets.csv": {"%filltext:name=Customer's first name%"},
    "mac-text-replacements.plist": set(),
}
MARK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|#\{.*?\}|\[\[.*?\]\]|%\w+(?::.*?%)?|\$\w+|\{customer\}|\{agent\}")
# A spreadsheet runs a cell that begins with one of these.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


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


def espanso_mistakes(text: str) -> list[str]:
    mistakes, seen = [], set()
    for match in yaml.safe_load(text)["matches"]:
        asked = {
            name for var in match.get("vars", []) for name in re.findall(r"\[\[(\w+)\]\]", var["params"]["layout"])
        }
        used = set(re.findall(r"\{\{asked\.(\w+)\}\}", match["replace"]))
        mistakes += [f"{match['trigger']}: {name}" for name in match.keys() - ESPANSO]
        mistakes += [f"{match['trigger']}: asks for {asked} and uses {used}"] if asked != used else []
        mistakes += [f"{match['trigger']}: twice"] if match["trigger"] in seen else []
        seen.add(match["trigger"])
    return mistakes + unreachable(seen)


def unreachable(abbreviations: set[str]) -> list[str]:
    """Those that nobody can type to their end, because a shorter one is replaced before."""
    ordered = sorted(abbreviations)
    return [f"{two}: {one} comes first" for one, two in itertools.pairwise(ordered) if two.startswith(one)]


def formulas(text: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row if cell.startswith(FORMULA)]


@pytest.fixture(scope="module")
def files(site):
    return helpdesk_files(site, URL)


def entries(files, name):
    """The bodies in a file, whether or not they lie in folders."""
    found = json.loads(files[f"imports/{name}"])
    return [each for bodies in found.values() for each in bodies] if isinstance(found, dict) else found


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("zendesk-macros.json", ZENDESK),
        ("chatwoot-canned-responses.json", CHATWOOT),
        ("freshdesk-canned-responses.json", FRESHDESK),
        ("front-message-templates.json", FRONT),
        ("help-scout-saved-replies.json", HELP_SCOUT),
    ],
)
def test_json_imports_are_as_documented(site, files, name, schema):
    requests = entries(files, name)
    jsonschema.validate(requests, {"type": "array", "items": schema})
    assert len(requests) == len(LENGTHS) * len(site.entries)


def test_the_schemas_refuse_what_is_not_documented():
    for schema, wrong in (
        (ZENDESK, {"macro": {"title": "x"}}),
        (ZENDESK, {"macro": {"id": 1, "title": "x", "actions": []}}),
        (CHATWOOT, {"short_code": "s03", "text": "x"}),
        (FRESHDESK, {"title": "x", "content_html": "x", "visibility": 5}),
        (FRONT, {"name": "x", "text": "x"}),
        (HELP_SCOUT, {"text": "x"}),
    ):
        assert not jsonschema.Draft202012Validator(schema).is_valid(wrong)


def test_zammad_takes_the_text_modules(site, files):
    text = files["imports/zammad-text-modules.csv"]
    assert zammad_mistakes(text) == []
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == len(LENGTHS) * len(site.entries) + 1


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


def test_text_expanders_can_read_their_files(site, files):
    count = len(LENGTHS) * len(site.entries)
    assert espanso_mistakes(files["imports/espanso/resync.yml"]) == []
    assert len(yaml.safe_load(files["imports/espanso/resync.yml"])["matches"]) == count
    snippets = list(csv.reader(io.StringIO(files["imports/textexpander-snippets.csv"], newline="")))
    assert {len(row) for row in snippets} == {2}
    assert len({row[0] for row in snippets}) == count
    assert unreachable({row[0] for row in snippets}) == []
    replacements = plistlib.loads(files["imports/mac-text-replacements.plist"].encode())
    assert {frozenset(each) for each in replacements} == {frozenset({"phrase", "shortcut"})}
    assert len({each["shortcut"] for each in replacements}) == 2 * len(site.entries)
    assert not [each for each in replacements if "\n" in each["phrase"] or " " in each["shortcut"]]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("matches: [{trigger: ':a', replace: x, word2: true}]", ":a: word2"),
        ("matches: [{trigger: ':a', replace: x}, {trigger: ':a', replace: y}]", ":a: twice"),
        ("matches: [{trigger: ':a', replace: x}, {trigger: ':a-b', replace: y}]", ":a-b: :a comes first"),
        ("matches: [{trigger: ':a', replace: 'Hello {{asked.name}}'}]", ":a: asks for set() and uses {'name'}"),
    ],
)
def test_a_wrong_file_for_espanso_is_found(text, mistake):
    assert mistake in espanso_mistakes(text)


def test_each_product_has_its_own_placeholders_and_no_others(files):
    assert {f"imports/{name}" for name in PLACEHOLDERS} == {name for name in files if name.startswith("imports/")}
    for name, allowed in PLACEHOLDERS.items():
        assert set(MARK.findall(files[f"imports/{name}"])) == allowed, name


def test_no_cell_is_a_formula(site, files):
    for name in ("imports/zammad-text-modules.csv", "imports/textexpander-snippets.csv"):
        assert formulas(files[name]) == []
    page = site.symptoms["S03"]
    bad = dataclasses.replace(page, meta=page.meta.model_copy(update={"title": "=1+1"}))
    changed = dataclasses.replace(site, symptoms={"S03": bad})
    assert formulas('"=1+1",x\n-2,+3\n') == ["=1+1", "-2", "+3"]
    # The id stands before each title, and a greeting or a mark before each text.
    assert formulas(helpdesk_files(changed, URL)["imports/zammad-text-modules.csv"]) == []


def test_replies_json_has_every_reply_in_three_lengths(site, files):
    data = json.loads(files["replies.json"])
    assert [reply["id"] for reply in data["replies"]] == list(site.entries)
    for reply in data["replies"]:
        assert reply["key"] == f"resync-{reply['id'].lower()}"
        assert reply["link"].endswith(f" {reply['short_url']}")
        assert len(reply["link"]) < len(reply["short"]) < len(reply["full"])
        for length in ("short", "full"):
            assert reply[length].startswith("Hello {customer},\n\n")
            assert reply[length].count(reply["short_url"]) == 1
            assert reply[length].count(INDEPENDENT) == 1
            assert "{agent}" in reply[length]
        assert reply["full"].count(CLOSING) == 1


def test_each_import_says_what_the_reply_says(site, files):
    for row in csv.DictReader(io.StringIO(files["imports/zammad-text-modules.csv"], newline="")):
        assert row["note"].startswith("resync-")
    for macro in entries(files, "zendesk-macros.json")[: len(site.entries)]:
        page = site.entries[macro["macro"]["description"].removeprefix("resync-").upper()]
        text = macro["macro"]["actions"][0]["value"]
        said = " ".join(text.split()).partition(", ")[2].partition(f" {CLOSING}")[0]
        assert said == f"{reply_text(site, page)} {URL}go/{page.meta.id.lower()}/"


def test_paragraphs_are_short_and_lose_no_word(site):
    for page in site.entries.values():
        reply = reply_text(site, page)
        parts = paragraphs(reply)
        assert " ".join(parts) == reply
        assert len(parts) > 1
        assert max(len(part.split()) for part in parts) <= 70, page.path


def test_a_message_is_in_the_words_of_the_customers_system(site):
    page = site.fixes["F16"]
    said = {version: composed(site, page, URL, "full", Names(), {"macOS": version}) for version in ("12", "15")}
    assert "System Preferences" in " ".join(said["12"])
    assert "System Settings" in " ".join(said["15"])
    assert said["12"][0] == "Hello,"
