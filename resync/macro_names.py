"""The macros that a page may write between double braces, by what they need to know."""

from __future__ import annotations

PLACE_MACROS = ("place", "control")
SCREEN_MACROS = ("screen",)
# Macros that print a text of the data, each with the file that has their keys.
TEXT_MACROS = {"error_text": "errors", "fact": "facts", "gloss": "glossary"}
GLOSSARY_MACROS = ("glossary",)
# Links to files that are written after the pages, by their paths in the site.
FILE_MACROS = ("file",)
ENTRY_MACROS = (
    "at_a_glance",
    "outcome_list",
    "cause_table",
    "neighbour_list",
    "phrasing_list",
    "next_fix",
    "evidence_note",
)
LIST_MACROS = (
    "symptom_list",
    "fix_list",
    "common_symptoms",
    "finder_start",
    "finder",
    "device_form",
    "summary_form",
    "triage_form",
    "source_list",
    "place_table",
    "error_list",
    "requirement_list",
    "deletion_table",
    "reply_list",
    "page_list",
    "screen_gallery",
    "change_list",
    "browser_table",
    "journey_table",
)
MACROS = (*PLACE_MACROS, *SCREEN_MACROS, *TEXT_MACROS, *GLOSSARY_MACROS, *FILE_MACROS, *ENTRY_MACROS, *LIST_MACROS)
