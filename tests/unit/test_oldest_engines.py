"""The linter of scripts knows the oldest browsers: what they lack is a mistake."""

from __future__ import annotations

import json
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
self.a = [..."b".matchAll(/b/g)];
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
