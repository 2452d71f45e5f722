"""``/llms.txt``: a plain map of the site for language models (llmstxt.org)."""

from __future__ import annotations

from resync.export.addresses import long_url
from resync.export.feed import FEED
from resync.model import Site


def llms_txt(site: Site, url: str) -> str:
    """Title, what the site is, then one line for each page."""
    lines = [
        "# Resync",
        "",
        "> What to do when Messages is not the same on iPhone, iPad, Mac and Apple Watch. Not affiliated with Apple.",
        "> Nobody tried these steps on devices for this site: each page names its sources and its level of evidence.",
        "",
        "Each page has a Markdown twin: put index.md at the end of its address.",
        "",
    ]
    for key, group in site.groups.items():
        symptoms = site.symptoms_in(key)
        if symptoms:
            lines += [f"## {group.title}", ""]
            lines += [f"- [{p.meta.title}]({long_url(p, url)}): {p.meta.description}" for p in symptoms]
            lines.append("")
    lines += ["## Fixes", ""]
    lines += [f"- [{p.meta.title}]({long_url(p, url)}): {p.meta.description}" for p in site.fixes.values()]
    lines += ["", "## Data", ""]
    lines += [
        f"- [Catalogue]({url}catalog.json): all of this as JSON",
        f"- [Replies]({url}replies.csv): answers for help desks",
        f"- [Feed]({url}{FEED}): pages by the day of their last check",
    ]
    return "\n".join(lines) + "\n"
