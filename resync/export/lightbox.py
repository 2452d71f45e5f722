"""GLightbox's own script and style sheet, from the installed package mkdocs-glightbox.

The package's plugin is not loaded: it would write scripts and styles into every page, which a strict
Content-Security-Policy forbids. ``assets/js/lightbox.js`` fetches the two files when somebody opens a picture.
"""

from __future__ import annotations

from importlib import resources

FILES = ("glightbox.min.css", "glightbox.min.js")


def lightbox_files() -> dict[str, str]:
    """Text of each file by its path in the site."""
    folder = resources.files("mkdocs_glightbox") / "glightbox"
    return {f"assets/js/vendor/{name}": (folder / name).read_text(encoding="utf-8") for name in FILES}
