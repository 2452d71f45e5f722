"""A procedure is written once for each kind of device; its tabs for generations of systems are made from it.

``grammar``: what an author writes: labels of tabs, and ranges before a step. ``generations``: where one
generation ends and the next begins. ``wording``: what ``place("x")``, ``control("x")`` and ``screen("x")`` say
in each version. ``expand``: the text with a tab for each generation. ``extension`` is the same for Markdown.
"""
