from __future__ import annotations

import re

import rjsmin

from resync.hosting.seal import fingerprint, seal, sealed

PAGE = (
    '<head>\n<meta charset="utf-8">\n<script src="../assets/js/a.js"></script><link href="assets/css/b.css">'
    '<script src="/sync/assets/js/a.js"></script></head><a href="../assets/screens/x.svg">assets/js/</a>'
)


def test_the_fingerprint_follows_the_content_and_nothing_else():
    files = {"js/a.js": b"1", "css/b.css": b"2"}
    name = fingerprint(files)
    assert name == fingerprint(dict(reversed(files.items())))
    changes = [{"js/a.js": b"2", "css/b.css": b"2"}, {"js/c.js": b"1", "css/b.css": b"2"}, {"js/a.js": b"1"}]
    assert len({name, *(fingerprint(other) for other in changes)}) == 4


def test_addresses_of_scripts_and_styles_get_it_and_others_do_not():
    page = sealed(PAGE, "1abc")
    for expected in ("../assets/1abc/js/a.js", '"assets/1abc/css/b.css', "/sync/assets/1abc/js/a.js", ">assets/js/<"):
        assert expected in page
    assert "../assets/screens/x.svg" in page


def test_the_policy_comes_before_what_it_rules():
    page = sealed(PAGE, "1abc")
    assert page.index("Content-Security-Policy") < page.index("<script")
    assert "default-src 'none'" in page
    assert "unsafe" not in page


def test_files_move_together(tmp_path):
    for name in ("assets/js/vendor/x.js", "assets/css/site.css", "assets/mark.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "index.html").write_text('<script src="assets/js/vendor/x.js"></script>')
    seal(tmp_path)
    address = (tmp_path / "index.html").read_text().split('"')[1]
    assert (tmp_path / address).read_text() == "assets/js/vendor/x.js"
    assert (tmp_path / address.replace("js/vendor/x.js", "css/site.css")).exists()
    assert (tmp_path / "assets/mark.svg").exists()
    assert not (tmp_path / "assets/js").exists()


# What the minifier takes for a division, so that it drops the spaces in it.
AFTER_AN_ARROW = re.compile(r"=>\s*!?/(?![/*])[^/\n]* ")


def test_no_pattern_loses_its_spaces(root):
    scripts = sorted((root / "docs").rglob("*.js"))
    assert scripts
    assert [path.name for path in scripts if AFTER_AN_ARROW.search(path.read_text(encoding="utf-8"))] == []


def test_the_minifier_drops_spaces_in_a_pattern_behind_an_arrow():
    text = r"const a = (b) => /c \d/.test(b);"
    assert AFTER_AN_ARROW.search(text)
    assert rjsmin.jsmin(text) == r"const a=(b)=>/c\d/.test(b);"
