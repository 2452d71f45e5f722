from __future__ import annotations

import datetime

import pytest

from resync.export.downloads import size, tell_sizes
from resync.render import Renderer

DAY = datetime.date(2026, 11, 29)


@pytest.mark.parametrize(
    ("count", "said"),
    [(712, "712 bytes"), (84_499, "84 kB"), (999_000, "999 kB"), (1_240_000, "1.2 MB"), (12e6, "12 MB")],
)
def test_sizes_are_for_people(count, said):
    assert size(count) == said


def test_a_link_tells_size_and_day_of_its_file(site, tmp_path):
    (tmp_path / "page").mkdir()
    page = tmp_path / "page" / "index.html"
    page.write_text(f"<p>{Renderer(site).file('support/import.md', 'imports/a.csv')}</p>", encoding="utf-8")
    tell_sizes(tmp_path, {"imports/a.csv": "é" * 1000}, DAY)
    assert page.read_text(encoding="utf-8") == (
        '<p><a href="../../imports/a.csv">/imports/a.csv</a> <span>(2 kB, 29 November 2026)</span></p>'
    )


def test_a_file_that_is_not_there_is_noticed(site, tmp_path):
    (tmp_path / "index.html").write_text(Renderer(site).file("index.md", "nothing.csv"), encoding="utf-8")
    with pytest.raises(KeyError):
        tell_sizes(tmp_path, {}, DAY)
