"""A word is explained where it stands: from the data, once a page, on every form of the page."""

from __future__ import annotations

import pytest

from resync.checks import check_content
from resync.checks.glosses import typed
from resync.glossary import explained, fill, without_glosses
from resync.load import load_site, read_content
from resync.model import Word
from resync.render import Renderer

WORDS = {
    "vpn": Word(section="device", word="VPN", means="…", gloss="a private tunnel to the internet"),
    "two-factor": Word(
        section="account",
        word="Two-factor authentication",
        in_text="two-factor authentication",
        means="…",
        gloss="a code at each new sign-in",
    ),
    "blue": Word(section="kinds", word="Blue", means="…"),
}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Turn off a {gloss:vpn}.", "Turn off a VPN (a private tunnel to the internet)."),
        ("It needs {gloss:two-factor}.", "It needs two-factor authentication (a code at each new sign-in)."),
        ("{gloss:blue}, {gloss:unknown}", "Blue, {gloss:unknown}"),
    ],
)
def test_a_word_is_explained_in_brackets_behind_it(text, filled):
    assert fill(text, WORDS) == filled


def test_a_word_without_a_short_meaning_stands_alone():
    assert explained(WORDS["blue"]) == "Blue"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Turn off a VPN (a tunnel of its own).", ["vpn"]),
        ("Turn off a VPN (such as one from work).", []),
        ("Turn off a VPN, a filter (an app).", []),
        ("It needs two-factor authentication (the second code).", ["two-factor"]),
    ],
)
def test_a_typed_explanation_is_found(text, keys):
    assert typed(text, WORDS) == keys


def test_what_the_glossary_explains_is_no_copy_of_another_page():
    text = fill("A {gloss:vpn} (from work) may be on.", WORDS)
    assert without_glosses(text, WORDS) == "A VPN (from work) may be on."


def test_a_gloss_is_as_short_as_it_says():
    with pytest.raises(ValueError, match="has 3 words; 4 to 10"):
        Word(section="device", word="VPN", means="…", gloss="a private tunnel")


def test_pages_and_their_causes_print_what_the_data_says(copy):
    path = copy / "data/glossary.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("gloss: a private tunnel to the internet", "gloss: a road of its own here"), "utf-8")
    site = load_site(copy)
    assert Renderer(site).gloss("vpn") == "VPN (a road of its own here)"
    assert any("VPN (a road of its own here)" in cause.sign for cause in site.symptoms["S03"].meta.causes)


def test_the_glossary_lists_the_words_of_a_section_with_their_meanings(copy):
    listed = Renderer(load_site(copy)).glossary("addresses")
    assert listed.startswith("Send & Receive\n:   ")
    assert "\n\nCarrier\n:   The company that runs your mobile phone service." in listed
    assert "RCS" not in listed


def test_a_word_in_a_body_that_the_glossary_lacks_is_told(copy):
    path = copy / "docs/fixes/check-connection.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + '\nTry it over a {{ gloss("tunnel") }}.\n', encoding="utf-8")
    problems = [str(problem) for problem in check_content(read_content(copy)) if problem.rule == "macros"]
    assert [p for p in problems if "word 'tunnel' does not exist; a key of data/glossary.yml" in p]
