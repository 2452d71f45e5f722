"""Resync's own Python: the catalogue of symptoms and fixes, and what is derived from it.

Data flows one way: front matter in ``docs/`` and files in ``data/`` are read by
:mod:`resync.load` into a validated, frozen :class:`resync.model.Site`. From it come the
macros that pages use (:mod:`resync.macros`), the files for machines
(:mod:`resync.export`) and the rules that pages must keep (:mod:`resync.checks`).
Only :mod:`resync.mkdocs_adapter` imports MkDocs.
"""
