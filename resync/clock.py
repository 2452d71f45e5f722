"""Which day it is: the only place that asks."""

from __future__ import annotations

import datetime
import os


def today() -> datetime.date:
    """The day in UTC. SOURCE_DATE_EPOCH, seconds since 1970, sets another (reproducible-builds.org)."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if seconds:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()
