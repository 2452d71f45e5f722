"""The page about privacy names everything that the scripts keep, and nothing else."""

from __future__ import annotations

import re


def keys_in(scripts):
    return set(re.findall(r"[\"'`](resync-[a-z]+)[\"'`]", scripts))


def unnamed_storage(scripts):
    """Storage that is not reached through a key that can be found: a literal, or a constant for one."""
    calls = re.findall(r"(?:local|session)Storage\.\w+\(([^,)]*)", scripts)
    constants = re.findall(r"const (\w+) = [\"'`]resync-[a-z]+[\"'`]", scripts)
    return [call for call in calls if call not in constants and not keys_in(call)]


def all_scripts(root):
    return "\n".join(path.read_text(encoding="utf-8") for path in (root / "docs").rglob("*.js"))


def test_each_stored_value_is_named(root):
    scripts = all_scripts(root)
    page = (root / "docs/about/privacy.md").read_text(encoding="utf-8")
    assert keys_in(scripts) == set(re.findall(r"`(resync-[a-z]+)`", page)) != set()
    assert unnamed_storage(scripts) == []
    assert not re.search(r"document\.cookie|indexedDB|sendBeacon", scripts)


def test_what_is_not_named_is_noticed():
    assert keys_in('localStorage.setItem("resync-secret", 1)') == {"resync-secret"}
    assert unnamed_storage('sessionStorage.getItem("secret"); localStorage.setItem(KEY, 1)') == ['"secret"', "KEY"]
    assert unnamed_storage('const KEY = "resync-own"; localStorage.setItem(KEY, 1)') == []
