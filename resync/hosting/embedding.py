"""Who may show the panel of triage inside a page of theirs: the option ``EMBED_FROM``, and what follows from it.

The option is a list of origins, such as ``https://desk.example.org https://*.zendesk.com``. Without it, nobody may.
The panel itself has the same list (``data-allowed``, in ``overrides/main.html``) and answers messages from those only.
"""

from __future__ import annotations

import re

from resync.hosting.headers import HOST_POLICY, policy
from resync.problems import ContentError, Problem

OPTION = "EMBED_FROM"
PANEL = "support/panel/"
# Without TLS on one's own machine only. A star stands for any name below a domain, as in frame-ancestors.
_ORIGIN = re.compile(
    r"https://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?|http://(?:127\.0\.0\.1|localhost)(?::\d{1,5})?"
)


def read_origins(text: str) -> tuple[str, ...]:
    """The origins in the value of the option, separated by spaces or commas.

    Raises :class:`ContentError` for what is no origin: it would open the panel to nobody, or to everybody.
    """
    origins = tuple(dict.fromkeys(re.split(r"[\s,]+", text.strip()))) if text.strip() else ()
    wrong = [origin for origin in origins if not _ORIGIN.fullmatch(origin)]
    if wrong:
        allowed = "origins such as https://desk.example.org or https://*.zendesk.com, without a path"
        raise ContentError([Problem(OPTION, "embedding", f"{each} is no origin", allowed) for each in wrong])
    return origins


def panel_policy(origins: tuple[str, ...]) -> str:
    """The Content-Security-Policy that a host sends with the panel."""
    return policy({**HOST_POLICY, "frame-ancestors": " ".join(origins) or "'none'"})
