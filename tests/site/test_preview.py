"""The preview renders what changed first, and the rest when a fact changed."""

from __future__ import annotations

import pytest

from resync.preview import Preview

PAGE = "docs/symptoms/mac-not-receiving.md"


@pytest.fixture
def preview(copy):
    started = Preview(copy)
    started.start()
    return started


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def shown(preview, address):
    return (preview.folder / address).read_text(encoding="utf-8")


def test_an_edit_shows_at_once_and_what_others_show_follows(preview, copy, capsys):
    edit(copy / PAGE, "\n## Check first {", "\nNow it is said.\n\n## Check first {")
    preview.rebuild()
    assert "Now it is said." in shown(preview, "symptoms/mac-not-receiving/index.html")
    assert not preview.full, "nothing else changed, so no full build is asked for"

    edit(copy / PAGE, "\ntitle: ", "\ntitle: Brand ")
    preview.rebuild()
    assert "Brand " in shown(preview, "symptoms/mac-not-receiving/index.html")
    assert preview.full
    preview.rebuild()
    assert "Brand " in shown(preview, "symptoms/index.html")
    assert "Brand " in shown(preview, "replies.csv")

    edit(copy / "data/finder.yml", "label: It was always so", "label: It was never otherwise")
    preview.rebuild()
    assert "It was never otherwise" in shown(preview, "find/index.html")

    edit(copy / "docs/assets/js/site.js", "import ", "// a comment\nimport ")
    preview.rebuild()
    assert 'from "./' not in shown(preview, "assets/js/site.js"), "the parts are joined again"

    capsys.readouterr()
    edit(copy / PAGE, "group: missing", "group: lost")
    preview.rebuild()
    assert "group: 'lost' is not a group" in capsys.readouterr().err
    assert "Brand " in shown(preview, "symptoms/index.html")
    edit(copy / PAGE, "group: lost", "group: missing")
    preview.rebuild()
    assert "is up to date" in capsys.readouterr().out
