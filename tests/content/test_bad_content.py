"""Mistakes that an editor can make: one clear line each, all in one run, nothing replaced.

Most are made in the small site of ``tests/example``: an old text and the new one, or a file's whole
new content (None: the file is gone).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from resync.build import build_site
from resync.checks import check_content
from resync.load import read_content
from resync.problems import ContentError

SYMPTOM = "docs/symptoms/mac-stays-silent.md"
FIX = "docs/fixes/restart.md"
OTHER_FIX = "docs/fixes/sign-in-again.md"
PLACES = "data/places.yml"
FINDER = "data/finder.yml"
SCENE = "screens/ios-18-messages.yml"
QUESTIONS = "tests/search/questions.tsv"
GROUPS = "data/groups.yml"

# What was changed, where, from what, to what, and what is printed (or how that begins).
MISTAKES = [
    (
        "unquoted number",
        PLACES,
        'from: "18"\n      path: [Settings, Apps',
        "from: 18\n      path: [Settings, Apps",
        f'{PLACES}:11: fields: messages-settings.paths.1.from: 18 is a number, not text; text in quotes: "18"',
    ),
    (
        "redirect that is another page's slug",
        FIX,
        "redirects: [reboot]",
        "redirects: [reboot, sign-in-again]",
        f"{FIX}:17: redirects: redirects.1: 'sign-in-again' is the slug of docs/fixes/sign-in-again.md; an old slug of this page, which no other page has",
    ),
    (
        "redirect that is its own slug",
        FIX,
        "redirects: [reboot]",
        "redirects: [reboot, restart]",
        f"{FIX}:17: redirects: redirects.1: 'restart' is the slug of this page; an old slug of this page, which no other page has",
    ),
    (
        "redirect that stands twice",
        FIX,
        "redirects: [reboot]",
        "redirects: [reboot, reboot]",
        f"{FIX}:17: fields: redirects: 'reboot' is listed twice; each once",
    ),
    (
        "redirect of two pages",
        OTHER_FIX,
        "checked: 2026-11-20\n",
        "checked: 2026-11-20\nredirects: [reboot]\n",
        f"{OTHER_FIX}:17: redirects: redirects.0: 'reboot' redirects to docs/fixes/restart.md already; an old slug of this page, which no other page has",
    ),
    (
        "redirect that is no slug",
        FIX,
        "redirects: [reboot]",
        'redirects: [reboot, "Re boot "]',
        f"{FIX}:17: fields: redirects.1: 'Re boot ' has the wrong form; small letters, digits and single hyphens, such as mac-not-receiving",
    ),
    (
        "tab without quotes",
        FIX,
        '=== "Mac"',
        "=== Mac",
        f'{FIX}:30: tabs: \'=== Mac\' is not the label of a tab; === "…" in straight quotes: iPhone and iPad, iPhone, iPad, Mac, Apple Watch, Any device, or such as "iOS 18 or later"',
    ),
    (
        "tab with typographic quotes",
        FIX,
        '=== "Mac"',
        "=== “Mac”",
        f'{FIX}:30: tabs: \'=== “Mac”\' is not the label of a tab; === "…" in straight quotes: iPhone and iPad, iPhone, iPad, Mac, Apple Watch, Any device, or such as "iOS 18 or later"',
    ),
    (
        "tab that is no device",
        FIX,
        '=== "Mac"',
        '=== "Macs"',
        f"{FIX}:30: tabs: 'Macs' is neither a device nor a range of versions; iPhone and iPad, iPhone, iPad, Mac, Apple Watch, Any device",
    ),
    (
        "byte order mark",
        FIX,
        "---\nid",
        "\ufeff---\nid",
        f"{FIX}:1: characters: the file begins with a byte order mark; run `make fix`",
    ),
    ("Windows line ends", FIX, "\n", "\r\n", f"{FIX}:1: characters: the line ends as in Windows; run `make fix`"),
    (
        "not UTF-8",
        FIX,
        "Restart the Mac",
        b"Restart the M\xe4c",
        f"{FIX}:3: characters: the file is not UTF-8; save it as UTF-8",
    ),
    (
        "null byte",
        GROUPS,
        "Start here",
        "Start\x00here",
        f"{GROUPS}:2: yaml: has a character that cannot be read; text without control characters",
    ),
    (
        "text cut off by a hash",
        SYMPTOM,
        'sign: "The Mac shows error #5."',
        "sign: The Mac shows error #5.",
        f"{SYMPTOM}:17: comments: '#5.' is cut off: it begins a comment; quotation marks around the whole text",
    ),
    (
        "one brace",
        FIX,
        "{{ next_fix() }}",
        "{ next_fix() }",
        f"{FIX}:41: macros: {{ next_fix() }} has one brace on each side; two: {{{{ next_fix() }}}}",
    ),
    (
        "no brackets",
        FIX,
        "{{ next_fix() }}",
        "{{ next_fix }}",
        f"{FIX}:41: macros: braces that are not a part with its brackets; {{{{ name() }}}} on one line",
    ),
    (
        "no comma",
        FIX,
        'place("messages-settings", "iOS',
        'place("messages-settings" "iOS',
        f'{FIX}:26: macros: place("messages-settings" "iOS 18") cannot be read; texts in straight quotes with commas: place("…", "…")',
    ),
    (
        "typographic quotes in a macro",
        FIX,
        'place("messages-settings", ',
        "place(“messages-settings”, ",
        f'{FIX}:26: macros: place(“messages-settings”, "iOS 18") cannot be read; texts in straight quotes with commas: place("…", "…")',
    ),
    (
        "template",
        FIX,
        "A restart ends",
        "{% if x %}A restart ends",
        f"{FIX}:45: macros: {{% if x %}} is for templates; on a page, only {{{{ … }}}}; for an anchor {{ #name }} with a space",
    ),
    (
        "bold without partner",
        FIX,
        "**Restart**",
        "**Restart",
        f"{FIX}:33: bold: ** has no partner on its line; ** before and behind the bold words",
    ),
    (
        "foreign Markdown",
        FIX,
        "A restart ends",
        "- [ ] A restart ends",
        f"{FIX}:45: markdown: '- [ ]' is a box to tick, which this site does not read; a list without boxes: '- ' and the words",
    ),
    (
        "other ending",
        "docs/fixes/new.markdown",
        None,
        "Text",
        "docs/fixes/new.markdown: files: the ending .markdown is not that of a page; .md",
    ),
    (
        "name with capitals",
        "docs/fixes/New_Page.md",
        None,
        "Text",
        "docs/fixes/New_Page.md:1: files: 'New_Page' cannot be an address; small letters, digits and single hyphens, such as mac-not-receiving.md",
    ),
    (
        "name with a space at its end",
        "docs/fixes/new-page .md",
        None,
        "Text",
        "docs/fixes/new-page .md:1: files: 'new-page ' cannot be an address; small letters, digits and single hyphens, such as mac-not-receiving.md",
    ),
    (
        "unknown icon",
        FINDER,
        "icon: history",
        "icon: histroy",
        f"{FINDER}:10: finder-answers: trouble.answers.old.icon: icon 'histroy' does not exist; a name of Material Design Icons, such as bell-outline",
    ),
    (
        "unknown icon in a scene",
        SCENE,
        "rows: […]",
        "rows: [{label: …, icon: histroy}]",
        f"{SCENE}:6: screens: icon 'histroy' does not exist; a name of Material Design Icons, such as bell-outline",
    ),
    (
        "a day that does not exist",
        FIX,
        "checked: 2026-11-20",
        "checked: 2026-02-30",
        f"{FIX}:16: yaml: 2026-02-30 is not a day of the calendar; a day such as 2026-11-23",
    ),
    (
        "a day in another form",
        FIX,
        "checked: 2026-11-20",
        "checked: 20.11.2026",
        f"{FIX}:16: fields: checked: '20.11.2026' is text; a day such as 2026-11-23, without quotes",
    ),
    (
        "a day in quotes",
        FIX,
        "checked: 2026-11-20",
        'checked: "2026-11-20"',
        f"{FIX}:16: fields: checked: '2026-11-20' is text; a day such as 2026-11-23, without quotes",
    ),
    (
        "a day to come",
        FIX,
        "checked: 2026-11-20",
        "checked: 2999-11-20",
        f"{FIX}:16: fields: checked: 2999-11-20 is in the future; the day on which somebody last checked it",
    ),
    (
        "same phrasing",
        FIX,
        "- just reboot it",
        "- Sign in, once more!",
        f"{OTHER_FIX}:12: own-phrasing: phrasings.0: 'sign in once more' stands in docs/fixes/restart.md, too; words that tell the two apart",
    ),
    (
        "words.yml with another key",
        "data/words.yml",
        "banned:",
        "forbidden:",
        "data/words.yml:1: fields: forbidden: is not a known field; banned, which is missing",
    ),
    (
        "words.yml with a list",
        "data/words.yml",
        "  simply: leave it out",
        "  - simply",
        "data/words.yml:1: fields: banned: it is a list; names with values in lines such as name: value",
    ),
    (
        "words.yml with two colons",
        "data/words.yml",
        "simply: leave",
        "simply: say: leave",
        "data/words.yml:2: yaml: a colon and a space within a text; the text in quotes",
    ),
    (
        "vocabulary without a list",
        "data/vocabulary.yml",
        "mac: [mac]",
        "mac: mac",
        "data/vocabulary.yml:1: fields: mac: 'mac' is text; a list such as [a, b], or lines that begin with - and a space",
    ),
    (
        "vocabulary in capitals",
        "data/vocabulary.yml",
        "mac: [mac]",
        "mac: [Mac]",
        "data/vocabulary.yml:1: fields: mac.0: 'Mac' has the wrong form; small letters, digits, spaces and .&+'!-",
    ),
    (
        "finder with a wrong question",
        FINDER,
        "since:",
        "sincere:",
        f"{FINDER}:20: fields: sincere: 'sincere' is not allowed; allowed: 'trouble', 'since', 'device' or 'kind'",
    ),
    (
        "finder without an answer",
        FINDER,
        "    update: {label: Since an update}\n",
        "",
        f"{FINDER}:22: finder-answers: since.answers.update: has no words; always, suddenly, update, device, account",
    ),
    (
        "finder with a wrong answer",
        FINDER,
        "    update: {label",
        "    upgrade: {label: x}\n    update: {label",
        f"{FINDER}:25: finder-answers: since.answers.upgrade: is not a value that a page can have; always, suddenly, update, device, account",
    ),
    (
        "finder with an open brace",
        FINDER,
        "{label: Blue}",
        "{label: Blue",
        f"{FINDER}:33: yaml: a {{ is not closed; a }} at its end",
    ),
    (
        "name twice",
        GROUPS,
        "  title: Start here",
        "  title: Start\n  title: Start here",
        f"{GROUPS}:3: yaml: 'title' stands twice; each key once",
    ),
    (
        "id of data twice",
        PLACES,
        "something:",
        "messages-settings:",
        f"{PLACES}:15: yaml: 'messages-settings' stands twice; each key once",
    ),
    (
        "tab character",
        PLACES,
        "  name: Something",
        "\tname: Something",
        f"{PLACES}:16: yaml: a tab stands where spaces should; spaces",
    ),
    (
        "other indentation",
        PLACES,
        "  name: Something",
        "   name: Something",
        f"{PLACES}:17: yaml: words stand behind a closing quotation mark, or the line is indented otherwise than those above it; one text in quotes; as many spaces as before its neighbours",
    ),
    (
        "open quotation mark",
        FIX,
        "title: Restart the Mac",
        'title: "Restart the Mac',
        f"{FIX}:3: yaml: a quotation mark is not closed; a quotation mark at both ends",
    ),
    ("open bracket", FIX, "devices: [mac]", "devices: [mac", f"{FIX}:5: yaml: a list is not closed; a ] at its end"),
    (
        "colon in a text",
        FIX,
        "title: Restart the Mac",
        "title: Restart: the Mac",
        f"{FIX}:3: yaml: a colon and a space within a text; the text in quotes",
    ),
    (
        "words behind a quotation mark",
        FIX,
        "title: Restart the Mac",
        'title: "Restart" the Mac',
        f"{FIX}:3: yaml: words stand behind a closing quotation mark, or the line is indented otherwise than those above it; one text in quotes; as many spaces as before its neighbours",
    ),
    (
        "line without colon",
        FIX,
        "deletes: nothing",
        "deletes nothing",
        f"{FIX}:7: yaml: the line has no colon; a name, a colon and a value",
    ),
    (
        "text for a list",
        FIX,
        "devices: [mac]",
        "devices: mac",
        f"{FIX}:5: fields: devices: 'mac' is text; a list such as [a, b], or lines that begin with - and a space",
    ),
    (
        "list for a text",
        SYMPTOM,
        "group: start",
        "group: [start]",
        f"{SYMPTOM}:5: fields: group: it is a list; text in quotes",
    ),
    (
        "number for a text",
        FIX,
        "title: Restart the Mac",
        "title: 2026",
        f'{FIX}:3: fields: title: 2026 is a number, not text; text in quotes: "2026"',
    ),
    (
        "yes for a text",
        SYMPTOM,
        "group: start",
        "group: yes",
        f'{SYMPTOM}:5: fields: group: true is yes or no, not text; text in quotes: "true"',
    ),
    (
        "nothing for a text",
        SYMPTOM,
        "group: start",
        "group:",
        f"{SYMPTOM}:5: fields: group: has no value; text in quotes",
    ),
    (
        "text for a number",
        SCENE,
        "rows: […]",
        'rows: [{label: …, mark: "1"}]',
        f"{SCENE}:6: fields: sections.0.rows.0.mark: '1' is text; a whole number without quotes",
    ),
    (
        "text for yes",
        SCENE,
        "rows: […]",
        'rows: [{label: …, switch: "yes"}]',
        f"{SCENE}:6: fields: sections.0.rows.0.switch: 'yes' is text; true or false without quotes",
    ),
    (
        "unknown field",
        SYMPTOM,
        "group: start",
        "group: start\ncolour: red",
        f"{SYMPTOM}:6: fields: colour: is not a known field; known fields: ",
    ),
    (
        "misspelt field",
        FIX,
        "\ndescription:",
        "\ndescripton:",
        f"{FIX}:4: fields: descripton: is not a known field; description, which is missing",
    ),
    (
        "missing field",
        SYMPTOM,
        "since: [always]\n",
        "",
        f"{SYMPTOM}:2: fields: since: is missing; this field is required",
    ),
    (
        "misspelt device",
        FIX,
        "devices: [mac]",
        "devices: [Mac]",
        f"{FIX}:5: fields: devices.0: 'Mac' is not a device; iphone, ipad, mac, watch: the table is data/systems.yml",
    ),
    (
        "id in small letters",
        SYMPTOM,
        "id: S01",
        "id: s01",
        f"{SYMPTOM}:2: fields: id: 's01' has the wrong form; S and two digits or more, such as S03",
    ),
    (
        "id of another page",
        SYMPTOM,
        "id: S01",
        "id: S02",
        f"{SYMPTOM}:2: one-id: id: the slug mac-stays-silent belongs to S01 in data/ledger.yml; id: S01",
    ),
    (
        "id of nobody",
        SYMPTOM,
        "id: S01",
        "id: S77",
        f"{SYMPTOM}:2: one-id: id: the slug mac-stays-silent belongs to S01 in data/ledger.yml; id: S01",
    ),
    (
        "page without front matter",
        FIX,
        "---\nid: F01",
        "id: F01",
        f"{FIX}:1: front-matter: front matter is missing; a block of YAML between two lines of ---, at the very beginning",
    ),
    (
        "front matter that is not closed",
        FIX,
        "redirects: [reboot]\n---\n",
        "redirects: [reboot]\n",
        f"{FIX}:1: front-matter: front matter is not closed; a block of YAML between two lines of ---, at the very beginning",
    ),
    (
        "empty front matter",
        FIX,
        None,
        "---\n---\n\nText.\n",
        f"{FIX}:2: front-matter: front matter is empty; id, title and the other fields of the page",
    ),
    (
        "empty page",
        FIX,
        None,
        "",
        f"{FIX}:1: front-matter: front matter is missing; a block of YAML between two lines of ---, at the very beginning",
    ),
    ("empty data file", GROUPS, None, "# nothing yet\n", f"{GROUPS}:1: yaml: says nothing; names and their values"),
    ("missing data file", GROUPS, None, None, f"{GROUPS}: files: the file is missing; a file with that name"),
    (
        "data file that is a list",
        GROUPS,
        None,
        "- start\n",
        f"{GROUPS}:1: fields: it is a list; names with values in lines such as name: value",
    ),
    (
        "published page that is gone",
        FIX,
        None,
        None,
        "data/ledger.yml:4: ledger: ids.F01: F01 was published and has no page; a page in docs/fixes/ with id: F01",
    ),
    (
        "page outside the navigation",
        "docs/new.md",
        None,
        "---\ntitle: A new page\ndescription: A page that nobody has listed.\n---\n\nText.\n",
        "docs/new.md:1: nav: the page is not in the navigation; a line in nav of mkdocs.yml",
    ),
    (
        "navigation without page",
        "mkdocs.yml",
        "  - about.md",
        "  - about.md\n  - nowhere.md",
        "mkdocs.yml:6: nav: there is no page docs/nowhere.md; the path of a page in docs/",
    ),
    (
        "link to nowhere",
        FIX,
        "(sign-in-again.md#worked)",
        "(sign-in-agin.md#worked)",
        f"{FIX}:37: links: the link sign-in-agin.md#worked leads nowhere; the path of a file in docs/, relative to this page, such as sign-in-again.md",
    ),
    (
        "link in another case",
        FIX,
        "(sign-in-again.md#worked)",
        "(Sign-in-again.md#worked)",
        f"{FIX}:37: links: the link Sign-in-again.md#worked leads nowhere; the path of a file in docs/, relative to this page, such as sign-in-again.md",
    ),
    (
        "link to an address",
        FIX,
        "(sign-in-again.md#worked)",
        "(../sign-in-again/)",
        f"{FIX}:37: links: the link ../sign-in-again/ leads nowhere; the path of a file in docs/, relative to this page",
    ),
    (
        "link from the host",
        FIX,
        "(sign-in-again.md#worked)",
        "(/fixes/sign-in-again/)",
        f"{FIX}:37: links: the link /fixes/sign-in-again/ begins at the host; the path of a file in docs/, relative to this page",
    ),
    (
        "anchor of another page",
        FIX,
        "(sign-in-again.md#worked)",
        "(sign-in-again.md#purpose)",
        f"{FIX}:37: links: the link sign-in-again.md#purpose names an anchor that does not exist; an anchor of docs/fixes/sign-in-again.md",
    ),
    (
        "link without address",
        FIX,
        "(sign-in-again.md#worked)",
        "()",
        f"{FIX}:37: links: a link has no address; [words](page.md)",
    ),
    (
        "link with a space",
        FIX,
        "(sign-in-again.md#worked)",
        "(sign-in again.md)",
        f"{FIX}:37: links: a link has a space in it; [words](page.md), without spaces in the brackets",
    ),
    (
        "image without words",
        FIX,
        "![The menu with Restart]",
        "![ ]",
        f"{FIX}:28: pictures: the image has no alternative text; what it shows, between the square brackets",
    ),
    (
        "image that is not there",
        FIX,
        "ios-18-messages.svg",
        "ios-18-message.svg",
        f"{FIX}:28: links: the link ../assets/screens/ios-18-message.svg leads nowhere; the path of a file in docs/, relative to this page",
    ),
    (
        "image in a sentence",
        FIX,
        "        ![The menu",
        "        Look: ![The menu",
        f"{FIX}:28: pictures: the image has no line of its own; an empty line before it, and nothing else on its line",
    ),
    (
        "heading without anchor",
        FIX,
        "## Why this works { #why }",
        "## Why this works",
        f"{FIX}:43: headings: the heading has no anchor of its own; an id after it, such as {{ #check-first }}",
    ),
    (
        "anchor without space",
        FIX,
        "{ #why }",
        "{#why}",
        f"{FIX}:43: macros: {{#why}} is for templates; on a page, only {{{{ … }}}}; for an anchor {{ #name }} with a space",
    ),
    (
        "second title",
        FIX,
        "## Why",
        "# Why",
        f"{FIX}:43: headings: a heading of level 1; ## and below; the title is in the front matter",
    ),
    (
        "section that is missing",
        FIX,
        "## Why this works { #why }\n\n",
        "",
        f"{FIX}:45: sections: sections are steps, worked, next, sources; steps, worked, next, why, sources, in this order",
    ),
    (
        "part that is missing",
        FIX,
        "{{ at_a_glance() }}\n\n",
        "",
        f"{FIX}:19: sections: the parts are next_fix, evidence_note; at_a_glance, next_fix, evidence_note, each once, in this order",
    ),
    (
        "misspelt part",
        FIX,
        "at_a_glance",
        "at_glance",
        f"{FIX}:20: macros: {{{{ at_glance() }}}} does not exist; allowed: place, ",
    ),
    (
        "misspelt place",
        FIX,
        '"messages-settings", "iOS',
        '"mesages-settings", "iOS',
        f"{FIX}:26: macros: place 'mesages-settings' does not exist; a key of data/places.yml",
    ),
    (
        "version that never came",
        FIX,
        '", "iOS 18"',
        '", "iOS 19"',
        f"{FIX}:26: macros: 'iOS 19' does not exist; known: 17, 18",
    ),
    (
        "version that a place lacks",
        FIX,
        'place("messages-settings", "iOS 18")',
        'place("messages-settings", "macOS 15")',
        f"{FIX}:26: macros: place 'messages-settings' has no path for macOS 15; a version that data/places.yml gives for 'messages-settings'",
    ),
    (
        "unknown source",
        FIX,
        "sources: [A1]",
        "sources: [A9]",
        f"{FIX}:10: known-source: sources.0: source A9 does not exist; an id from data/sources.yml",
    ),
    (
        "unknown fix",
        SYMPTOM,
        "fix: F02",
        "fix: F77",
        f"{SYMPTOM}:25: known-page: causes.1.fix: fix F77 does not exist; the id of another page in docs/fixes/",
    ),
    (
        "symptom for a fix",
        SYMPTOM,
        "fix: F02",
        "fix: S02",
        f"{SYMPTOM}:25: fields: causes.1.fix: 'S02' has the wrong form; F and two digits or more, such as F01",
    ),
    (
        "neighbour of itself",
        SYMPTOM,
        "  - id: S02",
        "  - id: S01",
        f"{SYMPTOM}:29: known-page: neighbours.0.id: symptom S01 is this page; the id of another page in docs/symptoms/",
    ),
    (
        "next of itself",
        FIX,
        "next: F02",
        "next: F01",
        f"{FIX}:8: known-page: next: fix F01 is this page; the id of another page in docs/fixes/",
    ),
    (
        "unknown group",
        SYMPTOM,
        "group: start",
        "group: begin",
        f"{SYMPTOM}:5: known-group: group: 'begin' is not a group; allowed: start",
    ),
    (
        "unknown symptom in data",
        "data/errors.yml",
        "symptom: S01",
        "symptom: S77",
        "data/errors.yml:5: known-page: no-answer.symptom: symptom S77 does not exist; the id of another page in docs/symptoms/",
    ),
    (
        "source without an address",
        "data/sources.yml",
        "url: https://",
        "url: www.",
        "data/sources.yml:5: fields: A1.url: 'www.forum.example.org/1' has the wrong form; an address that begins with https://",
    ),
    (
        "evidence without source",
        FIX,
        "sources: [A1]\n",
        "",
        f"{FIX}:9: fields: evidence is 'users' but no source is given; sources, or evidence: reasoning",
    ),
    (
        "evidence above its sources",
        FIX,
        "evidence: users",
        "evidence: apple",
        f"{FIX}:9: evidence: evidence: evidence is 'apple' and its sources are users; a source of the level apple",
    ),
    (
        "no warning",
        FIX,
        "deletes: nothing",
        "deletes: messages",
        f"{FIX}:7: fields: deletes is 'messages' and there is no warning; what can be lost, when, and how to be safe",
    ),
    (
        "minutes turned round",
        FIX,
        "minutes: [1, 2]",
        "minutes: [2, 1]",
        f"{FIX}:6: fields: minutes are [2, 1]; the least and the most, such as [2, 5]",
    ),
    (
        "reply that is too long",
        FIX,
        "reply: 'Please",
        "reply: 'Please do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do do ",
        f"{FIX}:15: fields: reply: has 102 words; at most 90, without the link",
    ),
    (
        "reply without words for its link",
        FIX,
        " The steps:'",
        "'",
        f"{FIX}:15: replies: reply: does not end with a colon; words that lead to the link and a colon, such as “Steps for your version:”",
    ),
    (
        "reply that help desks change",
        FIX,
        "reply: 'Please",
        "reply: 'Please {{name}}",
        f"{FIX}:15: fields: reply: has '{{{{', which help desks replace; plain text",
    ),
    (
        "title that a spreadsheet runs",
        FIX,
        "title: Restart",
        'title: "=Restart" #',
        f"{FIX}:3: fields: title: begins with '=', which a spreadsheet runs; a letter, a digit or a quotation mark",
    ),
    (
        "paths that overlap",
        PLACES,
        'to: "17"',
        'to: "18"',
        f"{PLACES}:10: one-path: messages-settings.paths.1: overlaps messages-settings.paths.0; one path for each version",
    ),
    (
        "scene of an unknown kind",
        SCENE,
        "kind: settings",
        "kind: setings",
        f"{SCENE}:2: screens: kind: 'setings' is not a kind of screen; allowed: settings, ",
    ),
    (
        "scene that says nothing",
        SCENE,
        None,
        "",
        f"{SCENE}:1: screens: the file is empty; a scene, as in CONTRIBUTING.md",
    ),
    (
        "scene with typed words",
        SCENE,
        "heading: =messages-settings",
        "heading: Messages and more, which have no room at all",
        f"{SCENE}:4: screens: 'Messages and more, which have no room at all' is too wide; at most 272 px, it needs 695",
    ),
    (
        "drawing that was edited",
        "docs/assets/screens/ios-18-messages.svg",
        "</svg>",
        "<g/></svg>",
        "docs/assets/screens/ios-18-messages.svg: screens: is not as its scene says; run `make screens`",
    ),
    (
        "drawing that is missing",
        "docs/assets/screens/ios-18-messages.dark.svg",
        None,
        None,
        "docs/assets/screens/ios-18-messages.dark.svg: screens: is missing; run `make screens`",
    ),
    (
        "question without page",
        QUESTIONS,
        "how do i restart\tF01",
        "how do i restart\tF99",
        f"{QUESTIONS}:10: questions: accept: there is no page 'F99'; ids of pages, such as F13",
    ),
    (
        "question with spaces for tabs",
        QUESTIONS,
        "how do i restart\tF01",
        "how do i restart F01",
        f"{QUESTIONS}:10: questions: columns are missing or too many; with tabs between them: query, accept",
    ),
    (
        "question from a page",
        QUESTIONS,
        "how do i restart",
        "turn it off and on",
        f"{QUESTIONS}:10: questions: 'turn it off and on' is word for word on docs/fixes/restart.md; words that stand on no page",
    ),
    (
        "conflict in data",
        GROUPS,
        "  title: Start here",
        "<<<<<<< HEAD\n  title: Start here\n=======\n  title: Begin here\n>>>>>>> other",
        f"{GROUPS}:2: conflicts: git left two versions here; one of them, without the lines of <, = and >",
    ),
    (
        "character that nobody sees",
        FIX,
        "Restart the Mac",
        "Re\u00adstart the Mac",
        f"{FIX}:3: characters: has a character that nobody sees (U+00AD); run `make fix`",
    ),
    (
        "script",
        FIX,
        "A restart ends",
        "<script>alert(1)</script> A restart ends",
        f"{FIX}:45: html: '<script>' is HTML; Markdown, or an anchor: ",
    ),
    (
        "comment",
        FIX,
        "A restart ends",
        "<!-- A restart ends",
        f"{FIX}:45: html: '<!--' is HTML; Markdown, or an anchor: ",
    ),
    ("tag without end", FIX, "A restart ends", "<div> A restart ends", f"{FIX}:45: html: <div> is not closed; </div>"),
    (
        "end without tag",
        FIX,
        "A restart ends",
        "</p> A restart ends",
        f"{FIX}:45: html: </p> ends nothing; a <p> before it",
    ),
    ("code without end", FIX, "A restart ends", "A `restart ends", f"{FIX}:45: code: ` has no partner on its line; "),
    (
        "block of code without end",
        FIX,
        "A restart ends",
        "```\nA restart ends",
        f"{FIX}:45: code: a block of code is not closed; ",
    ),
    (
        "slanted text without partner",
        FIX,
        "A restart ends",
        "*A restart ends",
        f"{FIX}:45: bold: * has no partner on its line; ",
    ),
    (
        "underscores",
        FIX,
        "A restart ends",
        "__A__ restart ends",
        f"{FIX}:45: bold: '__' is not how we mark bold text; ",
    ),
    (
        "row with too many cells",
        FIX,
        "A restart ends",
        "| a |\n| --- |\n| b | c |\n\nA restart ends",
        f"{FIX}:47: tables: the row has 2 cells, and its table 1; as many, with a | around each",
    ),
    (
        "tab character in a body",
        FIX,
        "    2. Select",
        "\t2. Select",
        f"{FIX}:33: indent: the line has a tab character; spaces",
    ),
    (
        "step that falls out of its tab",
        FIX,
        "    2. Select",
        "   2. Select",
        f"{FIX}:33: indent: the line is indented by 3 spaces; 0, 4, 8 or 12",
    ),
    (
        "number of another step",
        FIX,
        "    2. Select",
        "    5. Select",
        f"{FIX}:33: numbers: the step has the number 5, and a reader sees 2; 2.",
    ),
    (
        "unknown part in code",
        FIX,
        "A restart ends",
        "`{{ nobody() }}` A restart ends",
        f"{FIX}:45: macros: {{{{ nobody() }}}} does not exist; allowed: place, ",
    ),
    (
        "range turned round",
        FIX,
        "iOS 18 or later",
        "iOS 18 to 17",
        f"{FIX}:24: tabs: 'iOS 18 to 17' ends before it begins; the older version first, such as iOS 15 to 18",
    ),
    (
        "two tabs for one version",
        FIX,
        '=== "Mac"\n',
        '=== "iOS 17 or later"\n\n    1. Open Messages.\n\n=== "Mac"\n',
        f"{FIX}:30: versions: 'iOS 17 or later' has versions of another tab beside it; each version in one tab",
    ),
    (
        "tab that Markdown opens and no version is read of",
        FIX,
        '=== "Mac"',
        '===+ "Mac"',
        f"{FIX}:30: tabs: '===+ \"Mac\"' is not the label of a tab; ",
    ),
    (
        "link that is not closed",
        FIX,
        "(sign-in-again.md#worked).",
        "(sign-in-again.md#worked",
        f"{FIX}:37: links: a link is not closed; [words](page.md), with both brackets on one line",
    ),
    (
        "link by a name",
        FIX,
        "(sign-in-again.md#worked)",
        "[1]",
        f"{FIX}:37: links: a link names no address; [words](page.md)",
    ),
    (
        "address that is no link",
        FIX,
        "A restart ends",
        "See https://example.org. A restart ends",
        f"{FIX}:45: links: https://example.org is no link; [words](https://example.org)",
    ),
    (
        "link to a script",
        FIX,
        "(sign-in-again.md#worked)",
        "(javascript:alert)",
        f"{FIX}:37: links: the link javascript:alert is neither a page nor a secure address; ",
    ),
    (
        "link to a step that is not there",
        FIX,
        "(sign-in-again.md#worked)",
        "(sign-in-again.md#step-99)",
        f"{FIX}:37: links: the link sign-in-again.md#step-99 names an anchor that does not exist; ",
    ),
    (
        "misspelt picture",
        FIX,
        "        ![The menu with Restart](../assets/screens/ios-18-messages.svg)",
        '        {{ screen("mesages") }}',
        f"{FIX}:28: versions: no picture for iOS is called 'mesages'; ",
    ),
    (
        "alias",
        FIX,
        "deletes: nothing",
        "deletes: *a",
        f"{FIX}:7: yaml: the text begins with a mark that YAML keeps for itself; the text in quotes",
    ),
    (
        "brackets without end",
        FIX,
        "devices: [mac]",
        "devices: " + "[" * 3000 + "]" * 3000,
        f"{FIX}:5: yaml: brackets stand in brackets, ten deep; one list, or the text in quotes",
    ),
    (
        "source twice",
        FIX,
        "sources: [A1]",
        "sources: [A1, A1]",
        f"{FIX}:10: fields: sources: 'A1' is listed twice; each once",
    ),
    (
        "neighbour twice",
        SYMPTOM,
        "  - id: S02",
        "  - id: S02\n    when: It is gone.\n  - id: S02",
        f"{SYMPTOM}:28: fields: neighbours: 'S02' is listed twice; each once",
    ),
    (
        "title with marks",
        FIX,
        "title: Restart the Mac",
        "title: Restart **the** Mac",
        f"{FIX}:3: fields: title: has '**', which would be printed; plain text",
    ),
    (
        "reply with an address",
        FIX,
        "reply: 'Please",
        "reply: 'Please see https://example.org and",
        f"{FIX}:15: fields: reply: has an address or HTML; plain text: the link is added",
    ),
    (
        "place from after to",
        PLACES,
        'to: "17"',
        'from: "18"\n      to: "17"',
        f"{PLACES}:7: fields: messages-settings.paths.0: from 18 is after to 17; the older version in from",
    ),
    (
        "device of another system",
        PLACES,
        'to: "17"',
        'to: "17"\n      devices: [mac]',
        f"{PLACES}:6: fields: messages-settings.paths.0: devices: 'mac' has no iOS; devices of iOS",
    ),
    (
        "versions out of order",
        "data/systems.yml",
        '"17", "18"',
        '"18", "17"',
        "data/systems.yml:2: known-version: iOS.versions: are not in order; each once, the oldest first",
    ),
    (
        "table without its head",
        QUESTIONS,
        "query\taccept",
        "question\taccept",
        f"{QUESTIONS}:1: questions: is not the head of the table; query, accept, with tabs between them, in UTF-8",
    ),
]

OUR_SYMPTOM = "docs/symptoms/mac-not-receiving.md"
OUR_FIX = "docs/fixes/send-from-lagging-device.md"


def problems_of(folder: Path) -> list[str]:
    return [str(problem) for problem in check_content(read_content(folder))]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def change(path: Path, old: str | None, new: str | bytes | None) -> None:
    """Make one mistake in a file of the small site."""
    if old is None and new is None:
        path.unlink()
    elif old is None:
        path.write_text(new, encoding="utf-8")
    else:
        text = path.read_bytes()
        assert old.encode() in text, f"{path} has no {old!r}"
        replacement = new if isinstance(new, bytes) else new.encode()
        path.write_bytes(text.replace(old.encode(), replacement, -1 if old == "\n" else 1))


@pytest.fixture
def example(root, tmp_path):
    return shutil.copytree(root / "tests" / "example", tmp_path / "example")


@pytest.mark.parametrize(("name", "file", "old", "new", "line"), MISTAKES, ids=[row[0] for row in MISTAKES])
def test_a_mistake_is_one_clear_line(example, name, file, old, new, line):
    change(example / file, old, new)
    found = problems_of(example)
    assert len(found) == 1, f"{name}: {found}"
    assert found[0].startswith(line), name
    assert "\n" not in found[0]


def test_two_mistakes_are_two_lines(example):
    edit(example / FIX, "next: F02", "next: F77")
    edit(example / SYMPTOM, "group: start", "group: begin")
    assert [line.split(": ")[1] for line in sorted(problems_of(example))] == ["known-page", "known-group"]


def test_a_mistake_in_one_entry_of_a_table_leaves_the_others(example):
    edit(example / PLACES, "  name: Something\n", "")
    content = read_content(example)
    assert set(content.site.places) == {"messages-settings"}
    assert problems_of(example) == [f"{PLACES}:15: fields: something.name: is missing; this field is required"]


def test_a_folder_with_the_name_of_a_page_is_one_line(example):
    (example / "docs/fixes/folder.md").mkdir()
    (line,) = problems_of(example)
    assert line.startswith("docs/fixes/folder.md:1: files: the file cannot be read (")


def test_a_word_of_a_section_that_no_page_lists_is_found(example):
    edit(example / "docs/about.md", "---\n\n", '---\n\n{{ glossary("device") }}\n\n')
    edit(example / "data/glossary.yml", "section: device", "section: devise")
    assert any(
        "vpn.section: no page has the section 'devise'; allowed: device" in line for line in problems_of(example)
    )


def test_renaming_a_published_page_needs_a_redirect_and_shows_where_links_lead(example):
    (example / FIX).rename(example / "docs/fixes/reboot-it.md")
    found = problems_of(example)
    assert any(
        "docs/fixes/reboot-it.md:17: ledger: redirects: the published address fixes/restart/ leads nowhere; "
        "redirects: [restart]" in line
        for line in found
    )
    edit(example / "docs/fixes/reboot-it.md", "redirects: [reboot]", "redirects: [reboot, restart]")
    edit(example / OTHER_FIX, "1. Open Messages.", "1. See [the other](restart.md).")
    edit(example / "data/ledger.yml", "[reboot, restart]", "[reboot, restart, reboot-it]")
    (line,) = problems_of(example)
    assert (
        "the link restart.md leads nowhere; the path of a file in docs/, relative to this page, such as reboot-it.md"
        in line
    )


def test_a_published_address_without_page_is_found(example):
    edit(example / "data/ledger.yml", "pages: {}", 'pages: {"about/old/": [top]}')
    (line,) = problems_of(example)
    assert line.startswith("data/ledger.yml:6: ledger: pages.about/old/: /about/old/ was published and has no page; ")


def test_a_published_anchor_that_is_gone_stops_the_build(copy, tmp_path):
    path = copy / "docs/about/licence.md"
    edit(path, "{ #icons }", "{ #pictures }")
    with pytest.raises(ContentError) as error:
        build_site(copy, tmp_path / "site")
    assert [str(p) for p in error.value.problems] == [
        'docs/about/licence.md: built: #icons: the published anchor is gone; <span id="icons"></span> at the place that took over from it',
        "docs/about/licence.md: built: anchors: #pictures not in data/ledger.yml; run `make ledger`",
    ]
    assert not (tmp_path / "site").exists()


def test_the_command_prints_every_mistake_and_leaves_the_old_site_alone(copy):
    edit(copy / OUR_SYMPTOM, "group: missing", "group: lost")
    edit(copy / OUR_FIX, "minutes: [1, 2]", "minutes: soon")
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("old")
    run = subprocess.run(
        [sys.executable, "-m", "resync", "build"], cwd=copy, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    lines = run.stderr.splitlines()
    assert [line.split(":")[0] for line in lines] == [OUR_FIX, OUR_SYMPTOM, lines[-1]]
    assert "2 problem(s); nothing was replaced." in lines[-1]
    assert "Traceback" not in run.stderr
    assert [p.name for p in (copy / "site").iterdir()] == ["index.html"]
    assert not [p.name for p in copy.iterdir() if p.name.startswith(".site")]
