"""The finder gives what the catalogue says, for every way through it: a matter of its script, not of the engine."""

from __future__ import annotations

from resync import finder

# Goes to each address without loading the page again, and says what the finder shows there.
VISIT = """queries => queries.map(query => {
  history.pushState(null, "", location.pathname + query);
  dispatchEvent(new PopStateEvent("popstate"));
  const question = document.querySelector(".finder section:not([hidden]) > #finder-question");
  return {
    question: question && question.textContent,
    results: [...document.querySelectorAll("[data-finder-result]")].map(link => new URL(link.href).pathname.slice(1)),
    given: document.querySelectorAll(".given a").length,
  };
})"""


def test_it_shows_what_the_catalogue_says(open_page, site):
    """For every true way through the finder: the same pages, and no question when they are few."""
    ways = [way for page in site.symptoms.values() for way in finder.routes(site, page)]
    queries, expected = [], []
    for way in ways:
        left = finder.common_first(site)
        for question, answer in way.answers.items():
            left = finder.narrow(left, question, answer)
        queries.append("?" + "&".join(f"{question}={answer}" for question, answer in way.answers.items()))
        expected.append([page.address for page in left])
    page = open_page("find/")
    page.locator("#finder-question").wait_for()
    shown = page.evaluate(VISIT, queries)
    assert [each["results"] for each in shown] == expected
    assert [each["question"] for each in shown] == [None] * len(ways)


def test_the_next_question_is_the_one_that_leaves_fewest(open_page, site):
    page = open_page("find/")
    page.locator("#finder-question").wait_for()
    troubles = [
        value
        for value, count in finder.counts(site, [*site.symptoms.values()], "trouble").items()
        if count > finder.ENOUGH
    ]
    shown = page.evaluate(VISIT, [f"?trouble={value}" for value in troubles])
    expected = [site.questions[finder.order(site, value)[0]].title for value in troubles]
    assert [each["question"] for each in shown] == expected
