"""Pages of ``documentation/`` that are made from the code, so that they cannot differ from it."""

from __future__ import annotations

from resync.checks import MODULES, RULES

RULES_PAGE = "documentation/rules.md"
# What a cell of a table, or the eye, would lose.
_SHOWN = {"|": "\\|", "\n": " ⏎ ", "\t": " ⇥ ", "\N{ZERO WIDTH NO-BREAK SPACE}": "[BOM]"}
_LONGEST = 80  # characters of an example
_HEAD = """\
# Rules for content

<!-- Made by `make rules` from resync/checks/. Change the rule there. -->

`make check` tries all of them in a few seconds, `make check FILE=docs/fixes/restart-messages.md` looks at one file. The
same rules hold in `make build`: what breaks one is not published. A mistake is one line:
`path:line: rule: what is wrong; what is allowed`. `make fix` mends what a machine can.
"""


def rules_page() -> str:
    """The text of ``documentation/rules.md``: each rule with a good and a bad example, by what it is about."""
    parts = [_HEAD]
    for module in MODULES:
        rules = [rule for rule in RULES.values() if rule.find.__module__ == module.__name__]
        title = (module.__doc__ or "").split("\n")[0].rstrip(".")
        rows = [f"| `{rule.id}` | {rule.says} | {_code(rule.good)} | {_code(rule.bad, rule.good)} |" for rule in rules]
        parts += [f"\n## {title}\n", "| rule | what it asks | right | wrong |", "| --- | --- | --- | --- |", *rows]
    return "\n".join(parts) + "\n"


def _code(text: str, instead_of: str = "") -> str:
    """A piece of a page as code in a cell; line ends are shown, for they can be the mistake."""
    shown = text.strip("\n")
    for mark, instead in _SHOWN.items():
        shown = shown.replace(mark, instead)
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    return f"`{shown}`" if shown else "(without it)" if instead_of else "–"
