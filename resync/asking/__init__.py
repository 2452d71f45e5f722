"""Search and triage without a browser: the scripts of the site itself, run by Node.

``documentation/decisions/0008-search-without-a-browser.md`` says why Node.
"""
