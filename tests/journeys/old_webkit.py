"""Asks an old WebKit about pages: ``/usr/bin/python3 old_webkit.py < questions > answers``, both in JSON.

QtWebKit is about what Safari 10 was. A question is an address and a script, run when the page is loaded; its
answer is what the script gives, and the errors of the page's own scripts.
"""

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt5.QtCore import QEventLoop, QSize, QTimer, QUrl
from PyQt5.QtWebKitWidgets import QWebPage
from PyQt5.QtWidgets import QApplication

SCRIPTS_TAKE = 300  # milliseconds


class Page(QWebPage):
    """A page that remembers what went wrong on it."""

    def __init__(self):
        super().__init__()
        self.errors = []
        self.setViewportSize(QSize(390, 844))

    def javaScriptConsoleMessage(self, message, line, source):  # noqa: N802 (Qt's name)
        """Called by Qt for each message, errors included."""
        self.errors.append(f"{source.split('/')[-1]}:{line}: {message}")


def ask(page, address, script):
    """The answer of one page."""
    loop = QEventLoop()
    page.loadFinished.connect(lambda _: QTimer.singleShot(SCRIPTS_TAKE, loop.quit))
    page.mainFrame().load(QUrl(address))
    loop.exec_()
    answer = page.mainFrame().evaluateJavaScript(f"JSON.stringify((function () {{ {script} }})())")
    return {"answer": json.loads(answer) if answer else None, "errors": page.errors}


application = QApplication([])
pages = [(Page(), *question) for question in json.load(sys.stdin)]
json.dump([ask(*question) for question in pages], sys.stdout)
