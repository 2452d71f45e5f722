"""Find a Chromium that the browser tests can drive."""

from __future__ import annotations

import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = ("Google Chrome", "Chromium")
# Chromium without windows: it opens a page in a third of the time, and has no clipboard that keys could reach.
SHELL = "chromium-headless-shell"
# Chromium's background requests only make noise where the network is closed.
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str | None:
    """Path of an installed browser with all that people use, that of Playwright included; None if there is none."""
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    for app in MAC_APPS:
        binary = Path(f"/Applications/{app}.app/Contents/MacOS/{app}")
        if binary.exists():
            return str(binary)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (slow to import)

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return str(own) if own.exists() else None


def find_fast() -> str | None:
    """Path of the shell where it is installed, of the whole browser where not; None if there is neither."""
    return shutil.which(SHELL) or find()
