"""The site on a device without a network: kept when asked for, current when online, removed without a trace."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading

import pytest
from playwright.sync_api import expect

from resync.export import write_texts
from resync.hosting.offline import offline_files
from tests.browser.conftest import PHONE, Handler

# Enough to tell whether all is kept; the whole site would only take longer.
PAGES = ("", "about/offline/", "about/privacy/", "symptoms/", "symptoms/mac-not-receiving/", "go/s03/")
CACHES = "caches.keys()"


class Host:
    """A server that can go away, come back, and get a new release."""

    def __init__(self, built, folder):
        self.folder, self.port, self.server, self.released = folder, 0, None, 0
        shutil.copytree(built / "assets", folder / "assets", ignore=shutil.ignore_patterns("screens"))
        for page in PAGES:
            (folder / page).mkdir(parents=True, exist_ok=True)
            shutil.copy(built / page / "index.html", folder / page)
        shutil.copy(built / "sw.js", folder)
        self.release()

    def release(self):
        worker = self.folder / "sw.js"
        text = worker.read_text(encoding="utf-8").splitlines(keepends=True)
        line = next(i for i, row in enumerate(text) if row.startswith("const VERSION"))
        text[line] = 'const VERSION = "";\n'
        worker.write_text("".join(text), encoding="utf-8")
        write_texts(self.folder, offline_files(self.folder))
        # A host tells of times in whole seconds: two releases within one would be the same to a browser.
        self.released += 1
        os.utime(worker, (self.released, self.released))

    def start(self):
        handler = functools.partial(Handler, directory=str(self.folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def edit(self, page, old, new):
        path = self.folder / page / "index.html"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def host(built, tmp_path):
    host = Host(built, tmp_path / "host")
    host.start()
    yield host
    host.stop()


@pytest.fixture
def visitor(browser, host):
    context = browser.new_context(base_url=f"http://127.0.0.1:{host.port}/", **PHONE)
    yield context.new_page()
    context.close()


def kept(page):
    return page.evaluate("caches.keys().then(names => names.length)")


def test_nothing_is_kept_before_somebody_asks(visitor):
    for path in ("", "about/offline/"):
        visitor.goto(path)
        assert kept(visitor) == 0
        assert visitor.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_keep_go_offline_come_back_and_remove(visitor, host):
    visitor.goto("about/offline/")
    keep = visitor.get_by_role("button", name="Keep the site on this device")
    expect(keep).to_contain_text("MB)")
    keep.click()
    remove = visitor.get_by_role("button", name="Remove it from this device")
    expect(remove).to_be_focused()
    expect(visitor.locator("#offline [role=status]")).to_have_text("The site is kept on this device.")

    host.stop()
    visitor.goto("symptoms/mac-not-receiving/?ios=17")
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("not the Mac")
    visitor.goto("go/s03/?ios=17#causes")
    expect(visitor).to_have_url(f"http://127.0.0.1:{host.port}/symptoms/mac-not-receiving/?ios=17#causes")
    visitor.goto("")
    visitor.get_by_role("searchbox").last.fill("new messages come to my iphone but not my mac")
    visitor.locator("[data-search-result]").first.click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("not the Mac")
    visitor.goto("fixes/")
    expect(visitor).to_have_url(f"http://127.0.0.1:{host.port}/about/offline/#missing")

    host.edit("symptoms", "<h1>", "<h1>New ")
    host.start()
    visitor.goto("symptoms/")
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("New ")

    visitor.goto("about/offline/")
    visitor.get_by_role("button", name="Remove it from this device").click()
    expect(visitor.get_by_role("button", name="Keep the site on this device")).to_be_focused()
    assert kept(visitor) == 0
    visitor.goto("about/privacy/")
    assert visitor.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_a_new_release_takes_the_place_of_the_copy(visitor, host):
    visitor.goto("about/offline/")
    visitor.get_by_role("button", name="Keep the site on this device").click()
    expect(visitor.get_by_role("button", name="Remove it from this device")).to_be_visible()
    before = visitor.evaluate(CACHES)

    host.edit("symptoms", "<h1>", "<h1>New ")
    host.release()
    asked = []
    visitor.context.on("request", lambda request: asked.append(request.url))
    visitor.goto("symptoms/")
    replaced = "async (old) => { const names = await caches.keys(); return names.length === 1 && names[0] !== old }"
    for _ in range(400):
        if visitor.evaluate(replaced, before[0]):
            break
        visitor.wait_for_timeout(50)
    assert not [url for url in asked if "mac-not-receiving" in url], "what did not change is not fetched again"

    host.stop()
    visitor.goto("about/privacy/")
    visitor.goto("symptoms/")
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("New ")
    host.start()


def test_a_copy_that_cannot_be_completed_is_not_made(visitor, host):
    (host.folder / "assets/mark.svg").unlink()
    visitor.goto("about/offline/")
    visitor.get_by_role("button", name="Keep the site on this device").click()
    expect(visitor.locator("#offline [role=status]")).to_contain_text("It did not work")
    expect(visitor.get_by_role("button", name="Keep the site on this device")).to_be_enabled()
