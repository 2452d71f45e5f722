"""Content made from a site, to try single rules on a site that was changed."""

from __future__ import annotations

from pathlib import Path

from resync.checks import RULES
from resync.frontmatter import Body
from resync.load import Content
from resync.model import Site
from resync.problems import Problem


def content_of(site: Site, root: Path = Path()) -> Content:
    """What reading the site would have given, without its texts."""
    bodies = {page.path: Body(page.body, page.line) for page in site.all_pages}
    return Content(root, site, bodies, {}, {}, [])


def found(site: Site, *rules: str) -> list[Problem]:
    """The mistakes that these rules find in a site."""
    return [problem.of(rule) for rule in rules for problem in RULES[rule].find(content_of(site))]
