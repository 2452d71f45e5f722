"""Rules that the content keeps. Each check returns problems and changes nothing."""

from __future__ import annotations

from resync import cards
from resync.checks.diagnosis import check_diagnoses
from resync.checks.finder import check_finder
from resync.checks.permanence import check_permanence
from resync.checks.phrasings import check_phrasings
from resync.checks.pictures import check_pictures
from resync.checks.references import check_ledger, check_references
from resync.checks.source import check_source
from resync.checks.syntax import check_syntax
from resync.checks.ways import check_ways
from resync.load import Content
from resync.problems import Problem
from resync.screens import render as screens


def check_content(content: Content) -> list[Problem]:
    """Every mistake of a repository that can be found without building it, those of reading it included."""
    site = content.site
    problems = [*content.problems]
    if content.data_complete:
        problems += check_references(site, content.broken_ids)
        problems += check_diagnoses(site)
        problems += check_ledger(site.ledger, content.entries)
        problems += check_permanence(site, content.entries)
        problems += check_ways(site)
    problems += check_source(content.root, site, content.bodies)
    problems += check_phrasings(site, content.root)
    problems += check_syntax(content.bodies)
    problems += check_pictures(content.bodies, content.root)
    problems += screens.check(site, content.root)
    if not problems:
        problems += check_finder(site)
        problems += cards.check(site, content.root)
    return problems
