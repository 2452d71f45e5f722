"""The linter of scripts knows the oldest browsers: what they lack is a mistake."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

# Each line is one mistake.
YOUNG = """\
self.a = self.b?.c;
self.a = self.b ?? 1;
self.a ||= 1;
self.a = Object.hasOwn(self, "b");
self.a = [1].at(-1);
self.a = "b".replaceAll("b", "c");
self.a = [...self.b.matchAll(/b/g)];
document.body.replaceChildren();
document.querySelector("dialog").showModal();
navigator.clipboard.writeText("b");
self.a = structuredClone({});
self.a = /(?<=b)c/;
class A { b = 1; }
document.querySelectorAll("p:is(.a, .b)");
document.body.closest("p:has(a)");
"""
OLD = """\
import { a } from "./element.js";
import("./search.js").then(({ b, ...c }) => Object.fromEntries([...a, b, c].flatMap((d) => [[d, /\\p{L}/u.test(d)]])));
document.body.append(a.closest("p"));
"""


def wrong_lines(root, text, name):
    command = ["node_modules/.bin/eslint", "--stdin", "--stdin-filename", f"docs/assets/js/{name}", "--format", "json"]
    run = subprocess.run(command, cwd=root, input=text, capture_output=True, text=True, check=False)
    (file,) = json.loads(run.stdout)
    return {message["line"] for message in file["messages"]}


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("x.js", YOUNG, set(range(1, YOUNG.count("\n") + 1))),
        ("x.js", OLD, set()),
        # What runs in every browser has to be older still.
        ("first-paint.js", "const a = 1;\nself.b = () => 1;\nself.c = [].includes(1);\nself.d = `e`;\n", {1, 2, 3, 4}),
    ],
)
def test_what_the_oldest_browsers_lack_is_found(root, name, text, wrong):
    assert wrong_lines(root, text, name) == wrong


def young_styles(root, path, oldest):
    """The features of a style sheet that some of the oldest browsers lack, as caniuse names them."""
    # The first iOS 9 stands there as a range.
    browsers = ", ".join(
        f"{browser} {'9.0-9.2' if browser == 'ios_saf' else version}" for browser, version in oldest.items()
    )
    command = ["node_modules/.bin/doiuse", "--json", "--browsers", browsers, str(path)]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return {json.loads(line)["feature"] for line in run.stdout.splitlines()}


def test_what_old_browsers_lack_of_our_styles_is_written_down(root, site):
    """data/engines.yml says how a page looks without it: a new one needs that thought, too."""
    oldest = site.engines.levels["reading"]
    found = [young_styles(root, path, oldest) for path in (root / "docs/assets/css").glob("*.css")]
    assert set().union(*found) == set(site.engines.styles)


@pytest.mark.parametrize(("style", "young"), [("display: grid", {"css-grid"}), ("color: red", set())])
def test_a_young_style_is_found(root, site, tmp_path, style, young):
    (tmp_path / "x.css").write_text(f"a {{ {style} }}")
    assert young_styles(root, tmp_path / "x.css", site.engines.levels["reading"]) == young


def test_no_space_depends_on_young_names(root):
    """Safari before 14.1 has no `padding-inline`, and a page without it touches the edges of the screen."""
    text = "".join(path.read_text(encoding="utf-8") for path in (root / "docs/assets/css").glob("*.css"))
    assert re.findall(r"^\s+((?:padding|margin)-(?:inline|block)|inset):", text, re.MULTILINE) == []
