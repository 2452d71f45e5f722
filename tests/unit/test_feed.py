from __future__ import annotations

import dataclasses
import datetime

import feedparser
import pytest

from resync.export.feed import change_id, feed_rss

URL = "https://help.example.org/sync/"


def with_checked(site, key, day):
    page = site.symptoms[key]
    changed = dataclasses.replace(page, meta=page.meta.model_copy(update={"checked": day, "title": "Less < & more"}))
    return dataclasses.replace(site, symptoms={**site.symptoms, key: changed})


def test_a_reader_takes_it(site):
    feed = feedparser.parse(feed_rss(site, URL))
    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.feed.link == URL
    # RSS 2.0 requires title, link and description of a channel.
    assert feed.feed.title
    assert feed.feed.description
    assert len(feed.entries) == len(site.entries)
    for entry in feed.entries:
        assert entry.link.startswith(URL)
        assert entry.id.startswith(f"{URL}go/")
        assert entry.published_parsed


def test_the_newest_check_comes_first_and_text_is_escaped(site):
    changed = with_checked(site, "S03", datetime.date(2030, 1, 2))
    feed = feedparser.parse(feed_rss(changed, URL))
    first = feed.entries[0]
    assert first.title == "Less < & more"
    assert first.id.startswith(f"{URL}go/s03/#2030-01-02-")
    assert first.link == f"{URL}symptoms/mac-not-receiving/"
    assert first.published == "Wed, 02 Jan 2030 00:00:00 +0000"
    assert feed.feed.updated == first.published


@pytest.mark.parametrize(
    "change",
    [
        {"checked": datetime.date(2030, 1, 2)},
        {"title": "Another title"},
        {"description": "Another sentence."},
        {"reply": "Please do something else. Steps:"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_reader_sees_each_change_and_no_other(site, change):
    before = {entry.link: entry.id for entry in feedparser.parse(feed_rss(site, URL)).entries}
    page = site.symptoms["S03"]
    changed = dataclasses.replace(page, meta=page.meta.model_copy(update=change))
    other = dataclasses.replace(site, symptoms={**site.symptoms, "S03": changed})
    entries = feedparser.parse(feed_rss(other, URL)).entries
    assert [entry.link for entry in entries if entry.id not in before.values()] == [f"{URL}{page.address}"]
    assert len({entry.id for entry in entries}) == len(entries)


def test_other_steps_are_a_change(site):
    page = site.fixes["F01"]
    changed = dataclasses.replace(site, fixes={"F01": dataclasses.replace(page, body=page.body + "\nMore.\n")})
    assert change_id(changed, changed.fixes["F01"], URL) != change_id(site, page, URL)


def test_it_depends_on_the_content_only(site):
    assert feed_rss(site, URL) == feed_rss(site, URL)


@pytest.mark.parametrize("wrong", ["<rss version='2.0'><channel>", "not a feed"])
def test_the_reader_finds_a_mistake(wrong):
    assert feedparser.parse(wrong).bozo or not feedparser.parse(wrong).version
