"""What a page says to machines is no script for a strict policy."""

from __future__ import annotations


def test_structured_data_is_no_script_for_a_strict_policy(browser, address):
    """A data block is not run, so script-src does not concern it."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    messages = []
    page.on("console", lambda message: messages.append(message.text))

    def with_policy(route):
        response = route.fetch()
        headers = {**response.headers, "content-security-policy": "default-src 'none'; script-src 'self'"}
        route.fulfill(response=response, headers=headers)

    page.route("**/symptoms/mac-not-receiving/", with_policy)
    page.goto("symptoms/mac-not-receiving/")
    assert page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
    assert not [text for text in messages if "inline script" in text or "script-src" in text]
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))")
    assert [text for text in messages if "script-src" in text], "the policy was in force"
    context.close()
