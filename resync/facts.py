"""A fact that several pages state stands once, in ``data/facts.yml``, and is printed wherever it is needed.

Front matter and data files write ``{fact:recently-deleted-days}``, which is replaced while they are
read; a body writes ``{{ fact("recently-deleted-days") }}``, a macro.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from resync.model import Fact

NOTATION = re.compile(r"\{fact:([^{}\n]*)\}")


def fill(text: str, facts: Mapping[str, Fact]) -> str:
    """The same YAML text with the value of each fact in place of its name; what is unknown stays."""
    return NOTATION.sub(lambda match: facts[match[1]].value if match[1] in facts else match[0], text)
