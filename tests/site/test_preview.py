"""The preview renders what changed first, and the rest when a fact changed."""

from __future__ import annotations

from resync.build import build_site
from resync.load import read_content
from resync.preview import URL, Preview, _facts

PAGE = "docs/symptoms/mac-not-receiving.md"


def test_an_edit_shows_at_once_and_a_new_title_everywhere(copy, capsys):
    preview = Preview(copy)
    build_site(copy, preview.folder, URL)
    preview.facts = _facts(read_content(copy).site)
    preview.request.touch()
    preview.asked = preview.request.stat().st_mtime
    text = (copy / PAGE).read_text(encoding="utf-8")

    (copy / PAGE).write_text(text.replace("Then send yourself", "Now send yourself"), encoding="utf-8")
    preview.rebuild()
    assert "Now send yourself" in (preview.folder / "symptoms/mac-not-receiving/index.html").read_text(encoding="utf-8")
    assert preview.request.stat().st_mtime == preview.asked, "nothing else changed, so no full build is asked for"

    (copy / PAGE).write_text(text.replace("\ntitle: ", "\ntitle: Brand "), encoding="utf-8")
    preview.rebuild()
    assert "Brand " in (preview.folder / "symptoms/mac-not-receiving/index.html").read_text(encoding="utf-8")
    assert preview.request.stat().st_mtime != preview.asked
    preview.rebuild()
    assert "Brand " in (preview.folder / "symptoms/index.html").read_text(encoding="utf-8")
    assert "Brand " in (preview.folder / "replies.csv").read_text(encoding="utf-8")

    (copy / PAGE).write_text(text.replace("group: missing", "group: lost"), encoding="utf-8")
    preview.rebuild()
    assert "group: 'lost' is not a group" in capsys.readouterr().err
    assert "Brand " in (preview.folder / "symptoms/index.html").read_text(encoding="utf-8")
