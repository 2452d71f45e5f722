"""The parts of triage that need no page: what an edited reply becomes, its forms, and the text in an address."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parent.parent.parent / "docs/assets/js"
MODULES = ("reply-draft", "reply-formats", "ticket-text")
RUN = """
import { readFileSync } from "node:fs";
const [module, name, words] = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify((await import(`./${module}.js`))[name](...words) ?? null));
"""


@pytest.fixture(scope="module")
def call(tmp_path_factory):
    """A function that calls one of a script: its module, its name, its arguments."""
    folder = tmp_path_factory.mktemp("scripts")
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "run.js").write_text(RUN)
    for name in MODULES:
        shutil.copy(SCRIPTS / f"{name}.js", folder)

    def call_(module: str, name: str, *words: object) -> object:
        run = subprocess.run(
            ["node", "run.js"],
            cwd=folder,
            input=json.dumps([module, name, words]),
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout)

    return call_


def parts(**texts: str) -> list[list[str]]:
    return [[key.replace("_", " "), text] for key, text in texts.items()]


BASE = parts(greeting="Hello,", page_S03="Page three.", ask="", end="Goodbye.")


@pytest.mark.parametrize(
    ("text", "after", "wanted"),
    [
        # A name, with a sentence of the agent's own.
        (
            "Hello,\n\nOwn.\n\nPage three.\n\nGoodbye.",
            {"greeting": "Hello Ana,"},
            "Hello Ana,\n\nOwn.\n\nPage three.\n\nGoodbye.",
        ),
        # A greeting of the agent's own stays.
        ("Dear all\n\nPage three.\n\nGoodbye.", {"greeting": "Hello Ana,"}, "Dear all\n\nPage three.\n\nGoodbye."),
        # A question comes behind the page; where that was rewritten, before the end; where all was, last.
        ("Hello,\n\nPage three.\n\nGoodbye.", {"ask": "Which?"}, "Hello,\n\nPage three.\n\nWhich?\n\nGoodbye."),
        ("Hi\n\nNew\n\nGoodbye.", {"ask": "Which?"}, "Hi\n\nNew\n\nWhich?\n\nGoodbye."),
        ("New.", {"ask": "Which?"}, "New.\n\nWhich?"),
        # What was taken out stays out.
        ("Hello,\n\nPage three.", {"greeting": "Hello Ana,"}, "Hello Ana,\n\nPage three."),
        # A text that looks like a pattern of replacement.
        ("Hello,\n\nPage three.\n\nGoodbye.", {"greeting": "Hello $& $1,"}, "Hello $& $1,\n\nPage three.\n\nGoodbye."),
    ],
)
def test_what_an_agent_wrote_stays(call, text, after, wanted):
    changed = [[key, after.get(key, words)] for key, words in BASE]
    assert call("reply-draft", "merged", text, BASE, changed) == wanted


def test_another_page_takes_the_place_of_the_first(call):
    after = parts(greeting="Hello,", page_S08="Page eight.", ask="", end="Goodbye.")
    text = "Hello,\n\nOwn.\n\nPage three.\n\nGoodbye."
    merged = call("reply-draft", "merged", text, BASE, after)
    assert "Page three." not in merged
    assert merged.index("Hello,") < merged.index("Page eight.") < merged.index("Goodbye.")
    assert "Own." in merged


LINK = "https://help.example.org/go/s03/?ios=17&macos=14"
TITLES = {LINK: "It's <late>"}


@pytest.mark.parametrize(
    ("text", "html", "markdown"),
    [
        (
            f"Look: {LINK}",
            f'<p>Look: <a href="{LINK.replace("&", "&amp;")}">It\'s &lt;late&gt;</a></p>',
            f"Look: [It's \\<late\\>]({LINK})",
        ),
        # A title and its link on the next line are one link.
        (
            f"Fix: It's <late>\n{LINK}",
            f'<p>Fix: <a href="{LINK.replace("&", "&amp;")}">It\'s &lt;late&gt;</a></p>',
            f"Fix: [It's \\<late\\>]({LINK})",
        ),
        ("a\nb\n\nc", "<p>a<br>b</p><p>c</p>", "a  \nb\n\nc"),
        ("See https://a.org/x.", '<p>See <a href="https://a.org/x">https://a.org/x</a>.</p>', "See <https://a.org/x>."),
        ("# 1 *x* _y_ `z` [q]", "<p># 1 *x* _y_ `z` [q]</p>", "\\# 1 \\*x\\* \\_y\\_ \\`z\\` \\[q\\]"),
        ("1. one\n- two", "<p>1. one<br>- two</p>", "1\\. one  \n\\- two"),
        ('<b a="1">&', "<p>&lt;b a=&quot;1&quot;&gt;&amp;</p>", '\\<b a="1"\\>&'),
    ],
)
def test_the_forms_of_a_reply(call, text, html, markdown):
    assert call("reply-formats", "toHtml", text, TITLES) == html
    assert call("reply-formats", "toMarkdown", text, TITLES) == markdown


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("#text=a%20b+c", "a b+c"),
        ("#text=a+b", "a b"),
        ("#text=100%", "100%"),
        ("#text=%E2%80%9Cx%E2%80%9D%", "“x”%"),
        ("#text=%zz%41", "%zzA"),
        ("#text=a%0D%0Ab", "a\nb"),
        ("#text=", ""),
        ("#by-hand", None),
        ("", None),
    ],
)
def test_the_text_in_an_address(call, part, text):
    assert call("ticket-text", "textIn", part) == text


@pytest.mark.parametrize(
    ("before", "after", "another"),
    [
        ("", "My Mac", False),
        ("My Mac is late", "My Mac is late with texts", False),
        ("My Mac is late", "Hello, my Mac is late", False),
        ("My Mac is late", "", True),
        ("My Mac is late", "No texts on the watch", True),
    ],
)
def test_another_ticket_is_told_from_an_edited_one(call, before, after, another):
    assert call("ticket-text", "isAnother", before, after) is another
