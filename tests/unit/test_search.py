from __future__ import annotations

import pytest

from resync.checks import check_content
from resync.export.packing import SEPARATOR, pack
from resync.learning.texts import vocabulary
from resync.load import read_content
from tests.search.engine import Engine

# An id, and the page that has to be first.
IDS = {"S07": "S07", "s7": "S07", "S100": "S100", "S10": "S10", "see F3 please": "F03"}
# What somebody types, and the page that is to be first. A new learning can move one of them to the second place.
FIRST = {
    # direction
    "texts arrive at my iphone but not at my mac": "S03",
    "texts arrive at my mac but not at my iphone": "S04",
    "imac is silent, phone has everything": "S03",
    "no new messages on the phone, imac has them all": "S04",
    "laptop doesn't get new messages, cell does": "S03",
    "nothing on my ipad, the iphone gets them": "S05",
    "what I send from the ipad never shows on the iphone": "S09",
    # negation
    "imessage won't turn on in the cloud": "S28",
    "deleted messages won't stay deleted": "S33",
    # everyday names, old and new, British and American
    "it keeps logging me out": "S57",
    "kicked out of imessage all the time": "S57",
    "grey switch imessage": "S60",
    "gray imessage toggle": "S60",
    "apple id changed password now nothing syncs": "S84",
    "apple account changed password now nothing syncs": "S84",
    # typos, joined and split words
    "wating for activaton": "S54",
    "mesages duplicted": "S51",
    "groupchat splits": "S66",
    "mac book dosnt get imesages": "S03",
    # error strings, whole and in part
    "Some of your messages have not been downloaded from iCloud": "S26",
    "syncing with icloud paused": "S27",
    "not correctly provisioned": "S56",
    **IDS,
}
MOVED = 2
HOSTILE = [
    "", " ", "a", "?", "🙂🙂🙂", "x" * 10_000, "mac " * 3_000, "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    ".*+?^${}()|[]\\", "%E0%A4%A", "\0\uffff", "Сообщения не приходят", "メッセージ", "رسالة", "constructor", "__proto__",
    "toString hasOwnProperty", "null", "'; drop table", "\n\n\n", "1" * 400, "no texts on my MacBook\n" + "-" * 60, "no texts on my MacBook " + "from of " * 50,
]  # fmt: skip
TICKET = (
    "Hello, since Friday my mother's texts (she has a Samsung) reach my iPhone 14 and never my MacBook. "
    "Blue ones are fine on both. The phone has iOS 17.2. Many thanks for your help with the printer last year!"
)


@pytest.fixture(scope="module")
def engine(site, tmp_path_factory):
    return Engine(site, tmp_path_factory.mktemp("engine"))


@pytest.fixture(scope="module")
def answers(engine):
    return dict(zip(FIRST, engine.ask([("search", query, 10) for query in FIRST]), strict=True))


@pytest.mark.parametrize("query", FIRST)
def test_the_right_page_is_among_the_first(answers, query):
    places = 1 if query in IDS else 3
    assert FIRST[query] in [result["id"] for result in answers[query]["results"][:places]]


def test_the_right_page_is_first(answers):
    others = {query: answers[query]["results"][0]["id"] for query in FIRST}
    assert len([query for query in FIRST if others[query] != FIRST[query]]) <= MOVED, others


def test_who_asks_where_a_setting_is_finds_the_list_and_who_has_trouble_with_it_does_not(engine):
    asks = ["where is send and receive on iphone", "where is the setting for messages in icloud on mac"]
    trouble = ["send and receive has no tick for my number", "messages in icloud is greyed out"]
    found = engine.ask([("search", text, 3) for text in [*asks, *trouble]])
    listed = ["reference/places/" in [result["url"] for result in answer["results"]] for answer in found]
    assert listed == [True, True, False, False]


def test_a_result_has_what_the_page_shows(answers, site):
    best = answers["texts arrive at my iphone but not at my mac"]["results"][0]
    page = site.symptoms["S03"]
    assert (best["kind"], best["url"], best["title"]) == ("symptom", page.address, page.meta.title)
    assert best["devices"] == ["mac"]
    assert best["todo"] == site.fixes[page.meta.causes[0].fix].meta.title


def test_the_phrase_that_matched_is_one_of_the_page(answers, site):
    errors = [text for error in site.errors.values() for text in (error.text, *error.also)]
    bests = [answer["results"][0] for answer in answers.values()]
    phrases = [(best["phrase"], site.entries[best["id"]].meta.phrasings) for best in bests if best["phrase"]]
    assert len(phrases) > len(FIRST) / 2
    for phrase, own in phrases:
        assert phrase.casefold() in {text.casefold() for text in [*own, *errors]}


@pytest.mark.parametrize("what", ["search", "triage"])
def test_hostile_input_is_answered(engine, what):
    answers = engine.ask([(what, text, 3) for text in HOSTILE])
    assert len(answers) == len(HOSTILE)
    assert answers[0].get("results", answers[0].get("suggestions")) == []


def test_what_has_nothing_to_do_with_messages_finds_nothing(engine):
    off, on = engine.ask([("search", "my printer is offline", 3), ("search", "messages arrive twice", 3)])
    assert off["state"] == "none"
    assert on["state"] == "found"


def test_the_same_question_has_the_same_answer(engine):
    requests = [("search", query, 5) for query in FIRST]
    assert engine.ask(requests) == engine.ask(requests)


def test_a_ticket_finds_page_devices_and_systems(engine):
    [answer] = engine.ask([("triage", TICKET, 3)])
    assert "S14" in [suggestion["id"] for suggestion in answer["suggestions"]]
    assert set(answer["devices"]) == {"iphone", "mac"}
    assert answer["systems"] == {"ios": "17.2"}
    assert answer["missing"] == ["macos"]
    assert all(suggestion["words"] for suggestion in answer["suggestions"])


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("on Sonoma", {"macos": "14"}),
        ("macOS Tahoe and iOS 18.1", {"macos": "26", "ios": "18.1"}),
        ("High Sierra", {"macos": "10.13"}),
        ("Mac with 10.15.7", {"macos": "10.15.7"}),
        ("ipados 17, watchOS 11.2", {"ios": "17", "watchos": "11.2"}),
        ("bought in 2019, 15 people wrote", {}),
        ("my iPhone is on 17.6.1", {"ios": "17.6.1"}),
        ("I use a MacBook Air, 15.5", {"macos": "15.5"}),
        ("version 18.3 on my phone", {"ios": "18.3"}),
        ("since I updated my iPhone from 18.5 to 26.1", {"ios": "26.1"}),
        ("an iPad on 9.3.5", {"ios": "9.3.5"}),
        ("macOS Sonoma 14.5", {"macos": "14.5"}),
        ("My Mac runs Ventura, the phone 16.7.2", {"macos": "13", "ios": "16.7.2"}),
        ("it stopped on 10.11.2026", {}),
        ("the router is 10.10.1.5", {}),
        ("Maria Sierra here", {}),
        ("Dr. Ventura said so", {}),
        ("we live near Lake Tahoe", {}),
        ("at 17.30 my Mac was silent", {}),
        ("the cable for my iPhone was 17.50 €", {}),
    ],
)
def test_systems_are_recognised(engine, text, systems):
    [answer] = engine.ask([("triage", f"messages do not arrive, {text}", 3)])
    assert answer["systems"] == systems


# As people say, type and dictate versions, and what only looks like one.
FORMS = {
    "v17.6.1 on my iPhone": {"ios": "17.6.1"},
    "my iphone runs iOS17": {"ios": "17"},
    "iphone, ios 18 point 2": {"ios": "18.2"},
    "ios 17,6 on the iphone": {"ios": "17.6"},
    "my watch os ten is silent": {"watchos": "10"},
    "ios sixteen on the phone": {"ios": "16"},
    "iPad OS 16.7.10": {"ios": "16.7.10"},
    "I have sequoia 15.3.1": {"macos": "15.3.1"},
    "Version 15.3.1 (24D70) Sequoia": {"macos": "15.3.1"},
    "macOS Big Sur 11.7.10": {"macos": "11.7.10"},
    "macOS Golden Gate": {"macos": "27"},
    "I just updated my iPhone to 26": {"ios": "26"},
    "both on 26.1: iPhone and Mac": {"ios": "26.1", "macos": "26.1"},
    "the phone is on eighteen point three point two": {"ios": "18.3.2"},
    "at one point two of my watch faces were gone": {},
    "ios eighteen point three on the phone": {"ios": "18.3"},
    "iOS Version 18_5": {"ios": "18.5"},
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) is what the browser says": {},
    "iPhone 8 Plus (16.7.10)": {"ios": "16.7.10"},
    "iPhone 12 running 16.7.10": {"ios": "16.7.10"},
    "my iPhone is silent since 16.7.10": {},
    # without a point, or without a device
    "phone and mac both on 26, no luck": {"ios": "26", "macos": "26"},
    "phone is on 26, mac on 15. why": {"ios": "26", "macos": "15"},
    "my phone is now on 26.1, mac on 26.0": {"ios": "26.1", "macos": "26.0"},
    "after upgrade to 26 my number is listed twice": {"ios": "26"},
    "since the big new update. 26.1": {"ios": "26.1"},
    "since 26.1 after the update": {},
    "the score was 26.1": {},
    "the iPhone is fine, the Mac is not. after upgrade to 26": {},
    "on my iPhone before 18.7 it was ok, now 26": {"ios": "26"},
    "my daughter is now 26, she has an iPhone": {},
    "26 messages on my iPhone": {},
    "my iPhone comes back on 26 March": {},
    # a name owns the number at it
    "on the Mac. Ventura 13.6. The iPhone still has it all": {"macos": "13.6"},
    "Sequoia 15.6. My phone still has all": {"macos": "15.6"},
    "Sonoma 14.5 MacBook": {"macos": "14.5"},
    "they don't reach the Mac. Big Sur.": {"macos": "11"},
    "on my MacBook.\nMonterey, iPhone 13": {"macos": "12"},
    "my name is J. Sierra": {},
    # the app's own number
    "macOS 13.7.8 / iMac 2017 / Messages 14.0 (6101.5)": {"macos": "13.7.8"},
    "Messages 14.0 on macOS 13.7": {"macos": "13.7"},
    # not on the customer's devices
    "my friend has iOS 15": {},
    "my friends who have an iPhone with iOS 15 write to me": {},
    "I don't have iOS 26, I stay on 18.6": {"ios": "18.6"},
    "the iPhone refuses to update to iOS 18, it has 17.7": {"ios": "17.7"},
    "my Mac is not on macOS 26 but macOS 15.2": {"macos": "15.2"},
    # of two Macs, what the one in trouble has
    "two Macs. MacBook Pro (Sequoia) gets everything. the iMac (Monterey) gets only some": {"macos": "12"},
    "iMac on 13.6, MacBook on 14.5. Nothing arrives on the iMac": {"macos": "13.6"},
    "my old iMac runs Catalina, my new MacBook has Tahoe. The MacBook is without texts.": {"macos": "26"},
    "two Macs, one Sequoia, one Monterey": {},
    "I updated my work Mac from Ventura to Sonoma": {"macos": "14"},
    # what is on, of several
    "I downgraded from iOS 26 to 18.6 on the iPhone": {"ios": "18.6"},
    "not yet on iOS 26, still iOS 18.5": {"ios": "18.5"},
    "would iOS 26 help? I have 17.6 on the phone": {"ios": "17.6"},
    "I haven't updated to iOS 26, I am on 18.7.1 with my iPhone": {"ios": "18.7.1"},
    "my mac can't get it on my mac 15.2": {"macos": "15.2"},
    "I am not on the latest iOS with my iPhone": {},
    # sizes, papers, programs, days, times, numbers
    "the 12.9 iPad Pro": {},
    "my 12.9-inch iPad Pro": {},
    'my phone says "iOS 18.2"': {"ios": "18.2"},
    "my iPad Pro (10.5)": {"ios": "17"},
    "late. Invoice 15.2 is open, my Mac": {},
    "Section 12.3 of your iPhone guide": {},
    "Order no. 17.5 came without a charger for the iPhone": {},
    "safari 17.4 on my Mac": {},
    "the app version 15.2 on my iPhone is WhatsApp": {},
    "WhatsApp on my Mac 15.2": {"macos": "15.2"},
    "since 15.5. my Mac shows nothing": {},
    "around 10.15 this morning my mac stopped": {},
    "call me 9.30 to 17.00 about my iPhone": {},
    "+1 17.5 555, my iPhone": {},
    # people and places
    "Monterey, California is where I live with my mac": {},
    "I live in Sierra Vista and use a mac": {},
    "my daughter Sierra uses an iPad": {},
    "we walked in the Sierra with the iPhone, iOS 18.3": {"ios": "18.3"},
    "since I put the Sierra update on my Mac": {"macos": "10.12"},
    # said in full later, and what is only needed
    "after the update to iOS 26 it is late. iPhone 14 Pro, 26.0": {"ios": "26.0"},
    "that needs iOS 18, my iPhone 8 has 16.7.10": {"ios": "16.7.10"},
    "the system is Sonoma": {"macos": "14"},
}


def test_versions_are_read_as_people_write_them(engine):
    answers = engine.ask([("triage", f"messages do not arrive, {text}", 3) for text in FORMS])
    read = {text: answer["systems"] for text, answer in zip(FORMS, answers, strict=True)}
    assert read == FORMS


@pytest.mark.parametrize(
    ("text", "state", "language"),
    [
        (TICKET, "sure", ""),
        ("Thank you, it works now!", "none", ""),
        ("What are your opening hours?", "none", ""),
        ("My printer is offline", "none", ""),
        ("WhatsApp Web on my Mac is logged out every day", "none", ""),
        (
            "Hallo, seit gestern kommen auf meinem Mac keine Nachrichten mehr an, auf dem iPhone schon.",
            "none",
            "German",
        ),
        ("messages", "none", ""),
        pytest.param("x " * 500_000, "none", "", id="a megabyte"),
    ],
)
def test_triage_knows_when_not_to_answer(engine, text, state, language):
    [answer] = engine.ask([("triage", text, 3)])
    assert (answer["state"], answer["language"]) == (state, language)
    assert bool(answer["suggestions"]) == (state != "none")


OLDER = "\n\nFrom: Ana\nTo: Help Desk\nSubject: Texts\nMy iPad doesn't get the messages that my iPhone gets."
ENDED = [
    "Solved! The culprit was the number in Send & Receive. You can close the case.",
    "That helped, all is well now. Please close it.",
    "Sorted, it was the VPN.",
    "The trouble with iMessage has been fixed, my texts are on the Mac again. Thank you!",
    "The error is gone since the restart, nothing further needed.",
    "Never mind, we found the switch in Settings.",
    "Everything works again, no idea why.",
    "Thank you very much!",
    "Noted, thanks",
    "Restarting worked. Many thanks, Maria",
    "My iPad is getting messages again, thank you",
    "Will try that tonight and let you know.",
    "Out of office until 4 May.",
    "Out of Office Re: Ticket 12, texts on the Mac. I answer on Monday",
    "AUTOREPLY: I read texts and messages again from Monday",
    "I've left the company. Write to the group for support",
    "Received, we will get back to you on Tuesday.",
]
# It was over for a time or in part, or is only wished to be.
NOT_ENDED = [
    "It was solved for a day, now it is back.",
    "That fixed the iPhone, but the iPad still gets nothing.",
    "Thanks, but it still does not work.",
    "When will this be fixed?",
    "Yes",
    "Please get this solved, the iPad shows no texts.",
    "It works for an hour after each restart.",
    "Out of the office my iPad shows no texts.",
    "She has left the company, and her texts still come to the Mac.",
]


def test_a_mail_that_says_it_is_over_is_no_ticket(engine):
    answers = engine.ask([("triage", text + older, 3) for text in ENDED for older in ("", OLDER)])
    assert [answer["state"] for answer in answers] == ["none"] * len(answers)
    answers = engine.ask([("triage", text + OLDER, 3) for text in NOT_ENDED])
    assert [text for text, answer in zip(NOT_ENDED, answers, strict=True) if answer["state"] == "none"] == []
    # Who hands a mail on with thanks has not ended it.
    [handed_on] = engine.ask([("triage", f"Thanks!\n\n{FORWARDED}", 3)])
    assert handed_on["suggestions"][0]["id"] == "S14"


# Other programs with the troubles of Messages, and whoever only mentions one.
ELSEWHERE = [
    "Viber messages are on my iPhone but not on my iPad",
    "Threema shows each message twice on the Mac",
    "LINE messages are late on my phone",
    "Teams messages that I delete come back",
    "Outlook messages stand in the wrong order on my iPad",
    "The Mail app downloads messages for hours",
    "My voicemail messages are not on the Mac",
    "The reminders I delete are there again",
    "The letters in Word are too small",
]
MENTIONED = [
    "iMessages reach my iPhone but not my Mac, WhatsApp is fine on both",
    "My texts come to the iPhone and never to the Mac, Outlook gets its mail",
    "Slack works, but my Mac gets no new messages",
]


def test_other_programs_have_no_page_and_may_be_mentioned(engine):
    answers = engine.ask([("triage", text, 3) for text in ELSEWHERE])
    assert [text for text, answer in zip(ELSEWHERE, answers, strict=True) if answer["state"] != "none"] == []
    answers = engine.ask([("triage", text, 3) for text in MENTIONED])
    assert ["S03" in [each["id"] for each in answer["suggestions"]] for answer in answers] == [True] * len(MENTIONED)


@pytest.mark.parametrize(
    "text", ["All my contacts vanished from the iPhone", "My contacts are gone", "The VPN does not open at my hotel"]
)
def test_what_names_no_messages_is_never_sure(engine, text):
    [answer] = engine.ask([("triage", f"{text} since yesterday evening", 3)])
    assert answer["state"] != "sure"


def test_what_is_quoted_does_not_speak(engine):
    quoted = """<p>Hello,</p><p>texts from my mother&#39;s Samsung reach my iPhone, never my MacBook.</p>
<p>Kind regards</p>
<p>Sent from my iPhone</p>
<p>On Monday, Support wrote:</p>
<p>&gt; iMessage is waiting for activation. Deleted messages come back. The watch does not ring. macOS 12.1</p>"""
    [answer] = engine.ask([("triage", quoted, 3)])
    assert answer["suggestions"][0]["id"] == "S14"
    assert answer["systems"] == {}


FORWARDED = """---------- Forwarded message ---------
From: Rita <rita@example.org>
Date: Mon, 23 Nov 2026 at 09:12
Subject: Messages on the Mac
To: Paul <paul@example.org>

Hi Paul,
green texts from Android phones reach my iPhone (iOS 18.5), but never my MacBook with macOS 15.6.1.
Love, Rita"""
QUOTED = """On Mon, 23 Nov 2026 at 10:11, Support <help@example.org>
wrote:
> Deleted messages come back on macOS 12? Please restart.
>
> On Sun, 22 Nov 2026 at 20:00, Ana <ana@example.org> wrote:
>> Hello, green texts from Android phones reach my iPhone on iOS 18.2 but never my iMac.
>> Ana"""
MAILS = {
    # what is handed on speaks
    f"please help her\n\n{FORWARDED}": ("S14", {"ios": "18.5", "macos": "15.6.1"}),
    f"See below.\n\nKind regards\nTom Baker\nIT Helpdesk | Example Ltd\n\n{FORWARDED}": (
        "S14",
        {"ios": "18.5", "macos": "15.6.1"},
    ),
    "FYI\n\nBegin forwarded message:\n\n> From: Ana\n> Subject: watch\n>\n> My watch on watchOS 11.2 doesn't ring for messages.": (
        "S06",
        {"watchos": "11.2"},
    ),
    "<p>please help her</p><blockquote><p>green texts from Android reach my iPhone, not my Mac.</p><p>iOS 17.4</p></blockquote>": (
        "S14",
        {"ios": "17.4"},
    ),
    # an answer that only points: the customer's first mail speaks, support's mail does not
    f"It is still the same after the restart.\n\n{QUOTED}": ("S14", {"ios": "18.2"}),
    f"It is macOS 14.5, thanks.\n\n{QUOTED}": ("S14", {"ios": "18.2", "macos": "14.5"}),
    f"{QUOTED}\n\nIt is macOS 14.5, thanks.": ("S14", {"ios": "18.2", "macos": "14.5"}),
    # what is new and says enough speaks alone
    f"Thank you, it works now!\n\n{QUOTED}": ("", {}),
    f"That is fixed. Now my watch doesn't ring for messages any more.\n\n{QUOTED}": ("S06", {}),
}


def test_a_mail_that_is_handed_on_speaks_where_what_is_new_says_nothing(engine):
    answers = engine.ask([("triage", text, 3) for text in MAILS])
    told = {}
    for (text, (page, _)), answer in zip(MAILS.items(), answers, strict=True):
        found = [suggestion["id"] for suggestion in answer["suggestions"]]
        told[text] = (page if page in found else "".join(found), answer["systems"])
    assert told == MAILS
    # An agent who gets an answer knows the case better than its first mail does.
    assert "sure" not in [answer["state"] for text, answer in zip(MAILS, answers, strict=True) if "14.5" in text]


# A device's model says what its system is at most, unless a version or another device of its kind stands there.
MODELS = {
    "green texts don't reach my iPhone 6s": ({"ios": "15"}, {"ios": "iPhone 6s"}),
    "green texts don't reach my iphone 7 plus, only my mac": ({"ios": "15"}, {"ios": "iphone 7 plus"}),
    "green texts don't reach my iPhone X": ({"ios": "16"}, {"ios": "iPhone X"}),
    "green texts don't reach my iPad Air 2": ({"ios": "15"}, {"ios": "iPad Air 2"}),
    "green texts don't reach my MacBook Pro (mid 2012)": ({"macos": "10.15"}, {"macos": "MacBook Pro (mid 2012"}),
    "texts from my iPhone don't show on my Apple Watch Series 3": (
        {"watchos": "8"},
        {"watchos": "Apple Watch Series 3"},
    ),
    "I have the iPhone 8. Green texts don't reach it": ({"ios": "16"}, {"ios": "iPhone 8"}),
    "green texts don't reach my watch series 3.": ({"watchos": "8"}, {"watchos": "watch series 3"}),
    "green texts don't reach my Apple Watch 5": ({"watchos": "10"}, {"watchos": "Apple Watch 5"}),
    "green texts don't reach my Watch SE first gen": ({"watchos": "10"}, {"watchos": "Watch SE first gen"}),
    "green texts don't reach my Apple Watch 3 times a day": ({}, {}),
    "green texts don't reach my iphone5s": ({"ios": "12"}, {"ios": "iphone5s"}),
    "green texts don't reach my iphone7": ({"ios": "15"}, {"ios": "iphone7"}),
    "green texts don't reach my iphone7 but my iphone15": ({}, {}),
    "green texts don't reach iPhone8,1": ({}, {}),
    "green texts don't reach my iPhone 5": ({"ios": "10"}, {"ios": "iPhone 5"}),
    "green texts don't reach my original iPhone SE": ({"ios": "15"}, {"ios": "original iPhone SE"}),
    "green texts don't reach my iphone SE 2nd gen": ({}, {}),
    "green texts don't reach my ancient iPad 2": ({"ios": "9"}, {"ios": "iPad 2"}),
    "green texts don't reach my iPad 5.": ({"ios": "16"}, {"ios": "iPad 5"}),
    "green texts don't reach my iPad 6th gen": ({"ios": "17"}, {"ios": "iPad 6th gen"}),
    "green texts don't reach my iPad (7th generation)": ({"ios": "18"}, {"ios": "iPad (7th generation)"}),
    "green texts don't reach my sixth generation iPad Air": ({}, {}),
    "green texts don't reach my iPad 8th gen": ({}, {}),
    "green texts don't reach my ipad pro 10.5": ({"ios": "17"}, {"ios": "ipad pro 10.5"}),
    "green texts don't reach my iPad Pro 12.9 (2nd generation)": (
        {"ios": "17"},
        {"ios": "iPad Pro 12.9 (2nd generation)"},
    ),
    "green texts don't reach my 12.9-inch iPad Pro 1st gen": ({"ios": "16"}, {"ios": "12.9-inch iPad Pro 1st gen"}),
    "green texts don't reach my iPad gen 6": ({"ios": "17"}, {"ios": "iPad gen 6"}),
    "green texts don't reach my iPad Pro 12.9": ({}, {}),
    "green texts don't reach my MacBook Air 2017": ({"macos": "12"}, {"macos": "MacBook Air 2017"}),
    "green texts don't reach my 2012 MacBook Pro": ({"macos": "10.15"}, {"macos": "2012 MacBook Pro"}),
    "green texts don't reach my late 2013 MacBook Pro": ({"macos": "11"}, {"macos": "late 2013 MacBook Pro"}),
    "green texts don't reach my MacBook Pro from 2015": ({"macos": "12"}, {"macos": "MacBook Pro from 2015"}),
    "green texts don't reach my iMac 2017": ({"macos": "13"}, {"macos": "iMac 2017"}),
    "green texts don't reach my iMac Pro 2017": ({"macos": "15"}, {"macos": "iMac Pro 2017"}),
    "green texts don't reach us, maybe it is someone's iMac 2017": ({}, {}),
    "green texts don't reach my Mac mini 2014": ({"macos": "12"}, {"macos": "Mac mini 2014"}),
    # more than one system among the models of that year
    "green texts don't reach my MacBook Pro 2013": ({}, {}),
    "green texts don't reach my MacBook Pro 2019": ({}, {}),
    "green texts don't reach my MacBook 2017": ({}, {}),
    "green texts reach the iMac, not my MacBook Air 2017": ({}, {}),
    "green texts don't reach my 2012 MacBook Pro, they reach my 2020 MacBook": ({}, {}),
    "my friend has an iPhone 8 and her green texts don't reach my mac": ({}, {}),
    "green texts don't reach my iPhone 7 with iOS 14.8": ({"ios": "14.8"}, {}),
    "green texts don't reach my iPhone 15": ({}, {}),
    "green texts reach my iPhone 8 but not my iPhone 15": ({}, {}),
    "moved from an iPhone 6s to a new iPhone, and green texts don't reach it": ({}, {}),
    "green texts don't reach her iPhone 6 nor my iPhone 8": ({}, {}),
    "my iPhone 6 months old, green texts don't reach my mac": ({}, {}),
    "iPhone 7.1 users, green texts don't reach my mac": ({"ios": "7.1"}, {}),
    "I bought my iPhone in 2012, green texts don't reach my mac": ({}, {}),
}


def test_the_model_of_an_old_device_bounds_its_system(engine):
    answers = engine.ask([("triage", text, 3) for text in MODELS])
    read = [(answer["systems"], answer["bounded"]) for answer in answers]
    assert dict(zip(MODELS, read, strict=True)) == MODELS


# Which systems are asked for: those of devices that the customer has, and of which a page tells.
ASKED = {
    "I switched to a Samsung, my friends' texts still go to iMessage": [],
    "I no longer have an iPhone but a Galaxy. My iPhone friends' texts never reach me.": [],
    "My Galaxy S24 gets no texts from my iPhone friends": [],
    "I moved to Android and kept my iPad: it gets the messages of iPhone friends and my phone nothing": ["ios"],
    "My mother went to Android, now my messages to her from my iPhone stay blue": ["ios"],
    "My Android cousin's green texts reach my iPhone, never my Mac": ["ios", "macos"],
    "I don't own a Mac. A notice says that my number is now used for iMessage on a new Mac. I have an iPhone.": ["ios"],
    "I sold my MacBook and the buyer sees my messages. What do I do on my phone?": ["ios"],
    "I sold my iPad and the buyer sees my texts": [],
    "I sold my iPad and the buyer sees my texts, what do I do on my iPhone?": ["ios"],
    "I don't own a Mac and a notice says that my Apple Account is used on a new Mac": ["ios"],
    "Always used Android, never had an iPhone in my life, and texts from people with iPhones never reach me": [],
    "I've always had an Android and texts from iPhones never reach me": [],
    "My mom never had an iPhone, her green texts reach my iPhone, never my Mac": ["ios", "macos"],
    "I have never had an iPhone do this: new messages don't arrive on it": ["ios"],
    "Can I read my iMessages on a Windows laptop? They are on my iPhone": ["ios"],
    "My laptop doesn't get new messages, the phone does": ["macos", "ios"],
    "Messages on the Mac opens to an empty window, macOS 14.2": [],
    "Messages on the Mac opens to an empty window, OS 14.6.1": [],
    "My 14 year old son's new messages show up on my Mac": ["macos"],
    "New messages are missing on my 14 but not on the Mac": ["ios", "macos"],
    "My phone number is grey in Messages on the Mac": ["macos"],
    "Texts from my friend's Samsung phone reach my iPad, not my Mac": ["ios", "macos"],
    "No iMessage on any of our 4 iPhones or the Mac since an hour": [],
    "iMessage is down on my iPhone, an outage?": [],
}


def test_no_version_is_asked_for_of_what_the_customer_has_no_more(engine):
    answers = engine.ask([("triage", text, 3) for text in ASKED])
    assert {text: answer["missing"] for text, answer in zip(ASKED, answers, strict=True)} == ASKED


def test_packed_texts_come_back(engine, site):
    texts, more = engine.ask([("unpacked", "", 0), ("unpacked", "more", 0)])
    titles = [page.meta.title for page in site.entries.values()]
    assert [title for title in titles if title not in texts] == []
    assert texts[-1] == vocabulary(site)[-1][-1]
    phrasings = [text.lower() for key in ("S03", "S14", "S66") for text in site.symptoms[key].meta.phrasings[:8]]
    assert [text for text in phrasings if text not in more] == []


def test_packing_refuses_its_own_separator():
    with pytest.raises(ValueError, match="stands between texts"):
        pack([f"a {SEPARATOR} b"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("sms: [", "SMS!: [", "SMS!"),
        ("sms: [", "sms: [sms!?, ", "sms"),
        ("sms: [", "sms: []\nsms-two: [", "sms"),
        ("sms: [", "sms: [green, green, ", "listed twice"),
        ("watch: [", "watches: [", "watch"),
    ],
)
def test_mistakes_in_the_vocabulary_are_one_line(copy, old, new, message):
    path = copy / "data/vocabulary.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(f"\n{old}", f"\n{new}"), encoding="utf-8")
    problems = check_content(read_content(copy))
    lines = [str(problem) for problem in problems if problem.path == "data/vocabulary.yml"]
    assert len(lines) == 1
    assert message in lines[0]
    assert "\n" not in lines[0]


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        ("I've already turned Text Message Forwarding off and on, and I restarted both devices.", ["F21", "F08"]),
        (
            "I signed out of iMessage on the Mac and in again, checked the Apple ID and reset network settings.",
            ["F04", "F05", "F46"],
        ),
        ("Tried: restart, updating to the latest iOS.", ["F08", "F10"]),
        ("Since I updated to macOS 15.2 it is like that.", []),
        ("When I restart the Mac it works for an hour.", []),
        ("I reset nothing so far. Should I restart it?", []),
        # without "I"
        ("Restarted twice.", ["F08"]),
        ("already rebooted both", ["F08"]),
        ('It says "Try again." Did a network reset. Toggled iMessage. Rebooted.', ["F46", "F03", "F08"]),
        ("turned off and on imessage", ["F03"]),
        ("Turned Messages in iCloud off and on, waited a day.", ["F15"]),
        ("restarted router and all phones", ["F08"]),
        ("The Mac has been updated already.", ["F10"]),
        ("Already tried restarting and toggling iMessage.", ["F08", "F03"]),
        ("Have rebooted both of them twice, updated everything.", ["F08", "F10"]),
        ("Tried toggling iMessage, rebooting the Mac.", ["F03", "F08"]),
        # two halves of one deed
        ("I restarted my MacBook twice.", ["F08"]),
        ("Signed out & in.", ["F04"]),
        ("Turned iMessage off, waited a minute, turned it on again.", ["F03"]),
        ("My son signed out of the messages and signed in again.", ["F04"]),
        ("I've signed out of Messages and back in", ["F04"]),
        # no deeds of those who look for help
        ("Tried restarting, no luck.", ["F08"]),
        ("did he block me", []),
        ("Rebooted neither.", []),
        ("Signed out every day.", []),
        ("So I updated to iOS 18 and now it is like that.", []),
        ("I deleted the conversation by mistake.", []),
        ("We've tried removing her and adding her back.", []),
        ("I've removed it from the list of devices.", ["F43"]),
    ],
)
def test_what_was_tried_already_is_told(engine, text, tried):
    [answer] = engine.ask([("triage", f"Green texts from Android reach my iPhone, but never my Mac. {text}", 3)])
    assert [fix["id"] for fix in answer["tried"]] == tried
    assert all(fix["words"] for fix in answer["tried"])
    assert answer["suggestions"][0]["id"] == "S14"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("My Mac doesn't get my iMessages, I've signed out of Messages and back in", "S03"),
        ("My watch gets no texts, the phone does. I unpaired it and paired again", "S06"),
        ("I deleted a chat on my iPhone by accident and now it is gone on my Mac too", "S35"),
    ],
)
def test_what_was_tried_is_not_the_trouble(engine, text, page):
    [answer] = engine.ask([("triage", text, 3)])
    assert answer["suggestions"][0]["id"] == page


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (
            "My iPad does not get new messages. Second, my Apple Watch doesn't ring for messages any more.",
            ["S05", "S06"],
        ),
        (
            "1) Texts from Android do not reach my Mac. 2) The badge says 3 though I've read all messages.",
            ["S14", "S72"],
        ),
        ("New messages don't come to my Mac. Also, I'm 74 and would be glad of plain steps.", None),
        ("New messages don't come to my Mac, the iPhone gets them.", None),
        *(
            (
                f"New messages don't come to my Mac{announced} the badge on the phone says 3, all is read.",
                ["S03", "S72"],
            )
            for announced in (
                ", and btw",
                ". By the way,",
                ".\n\nPS:",
                ". Plus,",
                " and on top of that",
                ". Second problem,",
            )
        ),
        (
            "a) my watch is silent when new messages come b) pictures in old messages don't load on my iPad",
            ["S06", "S38"],
        ),
        ("- New messages don't come to my Mac\n- The badge on the phone says 3, all is read", ["S03", "S72"]),
        (
            "New messages don't come to my Mac:\n- iPhone 14, iOS 18.2\n- MacBook Air, macOS 15.1\n- one account on both",
            None,
        ),
        ("No messages on the Mac. Also restarted the phone and the Mac twice and it is still the same here.", None),
        ("No iMessage on any of our phones nor the Mac. Also my colleague. restarted router and all phones", None),
    ],
)
def test_two_problems_are_two_groups(engine, text, groups):
    [answer] = engine.ask([("triage", text, 3)])
    found = answer.get("groups")
    assert (found and [group[0]["id"] for group in found]) == groups


def test_what_a_ticket_says_is_fine_is_not_its_trouble(engine):
    update, contrast = engine.ask(
        [
            (
                "triage",
                "since I updated my MacBook to macOS 15.2 my green texts do not show up there, blue ones do",
                3,
            ),
            ("triage", "everything arrives, no problem with texts, only pictures are missing", 3),
        ]
    )
    assert update["suggestions"][0]["id"] == "S14"
    assert contrast["suggestions"][0]["id"] == "S38"
