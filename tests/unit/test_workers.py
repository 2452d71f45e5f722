"""How tests are shared out between workers."""

from __future__ import annotations

import os

import pytest


@pytest.mark.xdist_group("together")
def test_what_belongs_together_stays_on_one_worker(request):
    """Releases of pytest and pytest-xdist that don't fit lose the groups in silence; then each journey starts a browser."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert request.node.nodeid.endswith("@together")
