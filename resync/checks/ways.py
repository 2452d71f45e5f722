"""Each way from fix to fix (``next``) ends where people help."""

from __future__ import annotations

from resync.checks.rule import rule
from resync.load import Content
from resync.model import SUPPORT, Site
from resync.problems import Problem


@rule(
    "ways",
    "From each fix, the way of next fixes ends at support.",
    file="docs/fixes/sign-in-again.md",
    good="next: support",
    bad="next: F01",
)
def _rule(content: Content) -> list[Problem]:
    return check_ways(content.site)


def check_ways(site: Site) -> list[Problem]:
    """A problem for each circle of fixes that name one another as the next, at the last of its ids."""
    problems = []
    for key, page in site.fixes.items():
        way = _way(site, key)
        # A circle is told once: every fix that leads into it would tell it again.
        if way[-1] == key and len(way) > len((key, key)) and key == max(way, key=lambda each: int(each[1:])):
            wrong = f"the way never ends: {' › '.join(way)}"
            allowed = f"a fix from which the way goes on to support, or {SUPPORT}"
            problems.append(Problem(f"docs/{page.path}", "next", wrong, allowed))
    return problems


def _way(site: Site, key: str) -> list[str]:
    """The ids from one fix on, up to the first that comes again or that is no fix."""
    way = [key]
    while way[-1] in site.fixes:
        following = site.fixes[way[-1]].meta.next
        again = following in way
        way.append(following)
        if again:
            break
    return way
