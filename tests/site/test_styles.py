"""The style sheets have no rule that no page and no script needs."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

FIND_UNUSED = """
const [css, ...content] = process.argv.slice(1);
const { PurgeCSS } = await import("purgecss");
// Words of any kind of file count as used: classes stand in HTML and in scripts alike.
// The values of these two attributes come and go while a page is read.
const dynamicAttributes = ["data-scheme", "href"];
const options = { css: [css], content, rejected: true, fontFace: true, keyframes: true, dynamicAttributes };
const [result] = await new PurgeCSS().purge(options);
console.log(JSON.stringify(result.rejected.map((one) => one.trim()).filter((one) => !one.startsWith(":"))));
"""


def unused(root, css, *content):
    command = ["node", "--input-type=module", "-e", FIND_UNUSED, str(css), *(str(path) for path in content)]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize("name", ["site", "tools", "support", "pictures", "dark", "wide", "print"])
def test_every_rule_is_used(root, built, name):
    css = next((built / "assets").glob(f"*/css/{name}.css"))
    assert unused(root, css, f"{built}/**/*.html", f"{css.parent.parent}/js/**/*.js") == []


@pytest.mark.parametrize(("rule", "found"), [(".nowhere a {color: red}", True), ("p {color: red}", False)])
def test_a_rule_that_is_not_used_is_found(root, tmp_path, rule, found):
    (tmp_path / "site.css").write_text(rule)
    (tmp_path / "index.html").write_text("<p><a>x</a></p>")
    assert bool(unused(root, tmp_path / "site.css", tmp_path / "index.html")) is found


EMPTY = re.compile(r"--[\w-]+:\s*[;}]")


def test_no_custom_property_is_empty(built):
    """Safari before 16 forgets `--a:;`, which is what a minifier makes of `--a: ;`, and all that is made of it."""
    sheets = list(built.rglob("*.css"))
    assert len(sheets) >= 4
    assert [sheet.name for sheet in sheets if EMPTY.search(sheet.read_text(encoding="utf-8"))] == []
    assert EMPTY.search(":root{--light:initial;--dark:;}")
    assert EMPTY.search(":root { --dark: }")


def test_every_custom_property_has_a_value(built):
    text = "".join(sheet.read_text(encoding="utf-8") for sheet in built.rglob("*.css"))
    used = set(re.findall(r"var\((--[\w-]+)", text))
    assert used
    assert used <= set(re.findall(r"(--[\w-]+):", text))
