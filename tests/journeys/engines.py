"""Three engines behind one small interface: Chromium and Firefox through Playwright, WebKit through its own driver.

WebKit here is WebKitGTK's MiniBrowser, the nearest to Safari that runs on Linux. It has no viewport of a
given size other than a whole screen of that size, so each size has a screen of its own (Xvfb), and a window
manager on it, without which no window has the focus.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from playwright.sync_api import Playwright

from tests.browser.chromium import ARGUMENTS
from tests.browser.chromium import find as find_whole_chromium
from tests.browser.chromium import find_fast as find_chromium

MINI_BROWSER = "/usr/lib/*-linux-gnu*/webkit2gtk-4.1/MiniBrowser"
PATIENCE = 10  # seconds


@dataclass(frozen=True)
class Target:
    """An element on the page: the first that is shown of those that match a selector, and have a text if one is given."""

    css: str
    text: str | None = None

    @property
    def find(self) -> str:
        """An expression that gives the element, or undefined."""
        says = (
            "" if self.text is None else f"&& node.textContent.replace(/\\s+/g, ' ').trim() === {json.dumps(self.text)}"
        )
        # What is in a closed part has a size in some engines.
        shown = (
            "(node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== 'hidden'"
            f" && node.checkVisibility() {says}"
        )
        return f"[...document.querySelectorAll({json.dumps(self.css)})].find({shown})"


def target(what: Target | str) -> Target:
    return Target(what) if isinstance(what, str) else what


class Engine:
    """A browser with one page. ``size`` is the viewport, in CSS pixels."""

    name: ClassVar[str]
    narrowest: ClassVar[int] = 0  # CSS pixels

    def __init__(self, size: tuple[int, int], playwright: Playwright) -> None:
        self.size = size
        self.playwright = playwright  # one for all, because a thread can have only one
        self.address = ""  # of the site, with a slash at its end

    # What an engine has of its own

    def version(self) -> str:
        raise NotImplementedError

    def go(self, url: str) -> None:
        raise NotImplementedError

    def js(self, expression: str) -> Any:
        """The value of an expression, which may be a promise."""
        raise NotImplementedError

    def touch(self, expression: str) -> None:
        """Select the element that the expression gives, in its middle, as a mouse does."""
        raise NotImplementedError

    def tap(self, what: Target | str) -> None:
        """Touch an element with a finger."""
        raise NotImplementedError

    def touch_end(self, expression: str, inset: int) -> None:
        """Select a point of the element so many CSS pixels before its right edge."""
        raise NotImplementedError

    def type(self, text: str) -> None:
        raise NotImplementedError

    def press(self, key: str) -> None:
        """Press a key of Playwright's names, such as "ArrowDown" or "Control+v"."""
        raise NotImplementedError

    def back(self) -> None:
        raise NotImplementedError

    def forward(self) -> None:
        raise NotImplementedError

    def reload(self) -> None:
        raise NotImplementedError

    def pdf(self) -> bytes:
        """The page as it is printed."""
        raise NotImplementedError

    def shot(self, path: Path) -> None:
        raise NotImplementedError

    def inside(self, css: str) -> AbstractContextManager[None]:
        """For a while, everything happens in the page of a frame, which may be of another origin."""
        raise NotImplementedError

    def fresh(self) -> None:
        """Forget everything that a test before left behind."""
        raise NotImplementedError

    def wishing(self, wish: str) -> AbstractContextManager[None]:
        """For a while, a new page for somebody who set up a device so: one of ``WISHES``."""
        raise NotImplementedError

    def alive(self) -> bool:
        """Whether it still answers: a browser can crash, or be ended by the system."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError

    # What follows from it

    def open(self, path: str = "") -> None:
        """Open a page of the site."""
        self.go(self.address + path)

    def until(self, expression: str, what: str = "", patience: float = PATIENCE) -> Any:
        """Wait until an expression is true; its value. ``patience`` in seconds."""
        end = time.monotonic() + patience
        last: Any = None
        while time.monotonic() < end:
            try:
                last = self.js(expression)
            except Exception as error:
                last = error
            else:
                if last:
                    return last
            time.sleep(0.03)
        raise AssertionError(f"{self.name} waited {patience} s for {what or expression}; last: {last}")

    def select(self, what: Target | str) -> None:
        """Select an element as soon as it is shown."""
        found = target(what)
        self.until(f"Boolean({found.find})", f"{found.css} {found.text or ''}")
        self.touch(found.find)

    def select_end(self, what: Target | str, inset: int) -> None:
        """Select what stands at the right end of an element, such as the cross of a search field."""
        self.touch_end(target(what).find, inset)

    def fill(self, what: Target | str, text: str) -> None:
        """Type into a field, key by key."""
        self.select(what)
        self.type(text)

    def shown(self, what: Target | str) -> bool:
        return bool(self.js(f"Boolean({target(what).find})"))

    def text(self, what: Target | str) -> str:
        return str(self.until(f"({target(what).find} || {{ textContent: '' }}).textContent.trim()"))

    def until_at(self, path: str) -> None:
        """Wait for a page of the site, by the end of its address."""
        self.until(f"location.href.endsWith({json.dumps(path)}) && document.readyState === 'complete'", path)

    def until_titled(self, title: str) -> None:
        """Wait for a page of the site, by its heading."""
        heading = "(document.querySelector('h1') || {}).textContent"
        self.until(f"{heading} === {json.dumps(title)} && document.readyState === 'complete'", f"the page “{title}”")

    def until_focused(self, what: Target | str) -> None:
        """Wait until the focus is on an element."""
        self.until(f"document.activeElement === {target(what).find}", f"the focus on {what}")

    def some(self, values: Sequence[str], every: int) -> list[str]:
        """All values in Chromium, and one of so many in the others: what scripts do with them hardly differs."""
        return list(values if self.name == "chromium" else values[::every])

    def write(self, css: str, text: str) -> None:
        """Put a text into a field at once, as pasting does: for what is too long or too strange for keys."""
        self.js(
            f"""((field) => {{
              field.focus();
              field.value = {json.dumps(text)};
              field.dispatchEvent(new InputEvent("input", {{ bubbles: true }}));
            }})(document.querySelector({json.dumps(css)}))"""
        )

    def choose(self, css: str, value: str) -> None:
        """Choose an entry of a menu by its value, and tell the page as the engine would."""
        self.js(
            f"""((menu) => {{
              menu.value = {json.dumps(value)};
              for (const type of ["input", "change"]) menu.dispatchEvent(new Event(type, {{ bubbles: true }}));
            }})(document.querySelector({json.dumps(css)}))"""
        )

    def pasted(self) -> str:
        """What another program would get from the clipboard as plain text."""
        self.open("licence-of-the-clipboard")
        self.js(
            "(document.body.innerHTML = '<textarea id=paste></textarea>', document.querySelector('#paste').focus())"
        )
        self.press("Control+v")
        return str(self.until("document.querySelector('#paste').value"))


class _Played(Engine):
    """An engine that Playwright drives."""

    def __init__(self, size: tuple[int, int], playwright: Playwright) -> None:
        super().__init__(size, playwright)
        self._browser = self._launch()
        self._context: Any = None
        self.page: Any = None
        self._here: Any = None  # the page, or a frame in it

    def _launch(self) -> Any:
        raise NotImplementedError

    def version(self) -> str:
        return str(self._browser.version)

    def alive(self) -> bool:
        return bool(self._browser.is_connected())

    def fresh(self) -> None:
        if self._context:
            self._context.close()
        self._context = self._browser.new_context(viewport={"width": self.size[0], "height": self.size[1]})
        self.page = self._here = self._context.new_page()

    def go(self, url: str) -> None:
        self.page.goto(url)

    def js(self, expression: str) -> Any:
        return self._here.evaluate(f"async () => ({expression})")

    @contextlib.contextmanager
    def inside(self, css: str) -> Iterator[None]:
        self._here = self.page.query_selector(css).content_frame()
        try:
            yield
        finally:
            self._here = self.page

    def touch(self, expression: str) -> None:
        element = self._here.evaluate_handle(f"() => ({expression})").as_element()
        element.click()

    def tap(self, what: Target | str) -> None:
        self.page.evaluate_handle(f"() => ({target(what).find})").as_element().tap()

    def touch_end(self, expression: str, inset: int) -> None:
        element = self.page.evaluate_handle(f"() => ({expression})").as_element()
        box = element.bounding_box()
        element.click(position={"x": box["width"] - inset, "y": box["height"] / 2})

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def back(self) -> None:
        self.page.go_back()

    def forward(self) -> None:
        self.page.go_forward()

    def reload(self) -> None:
        self.page.reload()

    def pdf(self) -> bytes:
        return bytes(self.page.pdf())

    def shot(self, path: Path) -> None:
        self.page.screenshot(path=path)

    def close(self) -> None:
        self._browser.close()


# What somebody can wish of every page, as Chromium emulates it and as Firefox has it among its preferences.
WISHES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "forced colours": ({"forced_colors": "active"}, {"browser.display.document_color_use": 2}),
    "more contrast": ({"contrast": "more"}, {"ui.useAccessibilityTheme": 1, "browser.display.document_color_use": 1}),
    "less motion": ({"reduced_motion": "reduce"}, {"ui.prefersReducedMotion": 1}),
}


class Chromium(_Played):
    name = "chromium"

    @contextlib.contextmanager
    def wishing(self, wish: str) -> Iterator[None]:
        self.page.emulate_media(**WISHES[wish][0])
        yield

    def _path(self) -> str | None:
        return find_chromium()

    def _launch(self) -> Any:
        path = self._path()
        if path is None:
            raise RuntimeError("Chromium is missing: python3 resync/bootstrap.py test installs it")
        return self.playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


class WholeChromium(Chromium):
    """With a clipboard, and so slow that only those take it who copy."""

    def _path(self) -> str | None:
        return find_whole_chromium()


class Firefox(_Played):
    name = "firefox"

    def _launch(self, **preferences: Any) -> Any:
        path = shutil.which("firefox-esr") or shutil.which("firefox")
        if path is None:
            return self.playwright.firefox.launch(firefox_user_prefs=preferences)  # fails with what to install
        # The one of the system, without Playwright's changes: driven through WebDriver BiDi.
        return self.playwright.firefox.launch(
            executable_path=path, channel="moz-firefox", firefox_user_prefs=preferences
        )

    @contextlib.contextmanager
    def wishing(self, wish: str) -> Iterator[None]:
        # It reads them when it starts.
        usual, self._browser = self._browser, self._launch(**WISHES[wish][1])
        try:
            self.fresh()
            yield
        finally:
            self._browser.close()
            self._browser, self._context = usual, None
            self.fresh()


class WebKit(Engine):
    name = "webkit"
    narrowest = 340  # less is not given to any window

    def __init__(self, size: tuple[int, int], playwright: Playwright) -> None:
        super().__init__(size, playwright)
        from selenium import webdriver  # noqa: PLC0415 (slow to import)
        from selenium.webdriver.webkitgtk.options import Options  # noqa: PLC0415
        from selenium.webdriver.webkitgtk.service import Service  # noqa: PLC0415

        driver = shutil.which("WebKitWebDriver")
        browsers = sorted(Path("/").glob(MINI_BROWSER.lstrip("/")))
        if driver is None or not browsers:
            raise RuntimeError("WebKitGTK is missing: python3 resync/bootstrap.py test installs it on Debian")
        self._processes = _screen(size)
        # Frames go to the screen by memory: no test sees how, and a sixth of the time is saved.
        environment = {**os.environ, "DISPLAY": self._processes[0].display, "WEBKIT_DISABLE_DMABUF_RENDERER": "1"}
        options = Options()
        options.binary_location = str(browsers[0])
        options.add_argument("--automation")
        options.add_argument("--full-screen")  # with a toolbar, a window is never narrower than 447
        self._service = Service(driver, port=_free_port(), env=environment)
        self.driver = webdriver.WebKitGTK(options=options, service=self._service)
        self.driver.set_script_timeout(30)
        self.until(f"innerWidth === {size[0]} && document.hasFocus()")

    def version(self) -> str:
        return str(self.driver.capabilities["browserVersion"])

    def alive(self) -> bool:
        try:
            return self.js("true") is True
        except Exception:  # the driver's or the connection's own, whatever it was that ended
            return False

    def fresh(self) -> None:
        # What a site kept can only be removed by a page of it.
        self.open("about/")
        self.js("""(async () => {
          localStorage.clear(); sessionStorage.clear();
          for (const kept of await navigator.serviceWorker.getRegistrations()) await kept.unregister();
          for (const name of await caches.keys()) await caches.delete(name);
        })()""")
        self.go("about:blank")

    def go(self, url: str) -> None:
        self.driver.get(url)

    def js(self, expression: str) -> Any:
        done, value = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            f"(async () => ({expression}))().then("
            "(value) => done([true, value === undefined ? null : value]), (error) => done([false, String(error)]));"
        )
        if not done:
            raise RuntimeError(value)
        return value

    @contextlib.contextmanager
    def inside(self, css: str) -> Iterator[None]:
        self.driver.switch_to.frame(self.driver.execute_script(f"return {target(css).find}"))
        try:
            yield
        finally:
            self.driver.switch_to.default_content()

    def touch(self, expression: str) -> None:
        element = self.driver.execute_script(
            f"const node = {expression}; node.scrollIntoView({{ block: 'center', behavior: 'instant' }}); return node;"
        )
        element.click()

    def tap(self, what: Target | str) -> None:
        from selenium.webdriver.common.actions.action_builder import ActionBuilder  # noqa: PLC0415
        from selenium.webdriver.common.actions.pointer_input import PointerInput  # noqa: PLC0415

        element = self.driver.execute_script(
            f"const node = {target(what).find}; node.scrollIntoView({{ block: 'center' }}); return node;"
        )
        finger = ActionBuilder(self.driver, mouse=PointerInput("touch", "finger"), duration=0)
        finger.pointer_action.move_to(element).pointer_down().pointer_up()
        finger.perform()

    def touch_end(self, expression: str, inset: int) -> None:
        from selenium.webdriver.common.action_chains import ActionChains  # noqa: PLC0415

        element = self.driver.execute_script(f"return {expression}")
        chain = ActionChains(self.driver, duration=0)
        # Counted from its middle.
        chain.move_to_element_with_offset(element, element.size["width"] // 2 - inset, 0).click().perform()

    def _keys(self, *keys: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains  # noqa: PLC0415

        chain = ActionChains(self.driver, duration=0)
        for key in keys[:-1]:
            chain.key_down(key)
        chain.send_keys(keys[-1])
        for key in reversed(keys[:-1]):
            chain.key_up(key)
        chain.perform()

    def type(self, text: str) -> None:
        self._keys(text)

    def press(self, key: str) -> None:
        from selenium.webdriver.common.keys import Keys  # noqa: PLC0415

        known = {
            "ArrowDown": "ARROW_DOWN",
            "ArrowUp": "ARROW_UP",
            "ArrowLeft": "ARROW_LEFT",
            "ArrowRight": "ARROW_RIGHT",
        }
        known |= {"Space": "SPACE", "Meta": "META"}
        self._keys(*(getattr(Keys, known.get(part, part.upper()), part) for part in key.split("+")))

    def back(self) -> None:
        self.driver.back()

    def forward(self) -> None:
        self.driver.forward()

    def reload(self) -> None:
        self.driver.refresh()

    def pdf(self) -> bytes:
        import base64  # noqa: PLC0415

        return base64.b64decode(self.driver.print_page())

    def shot(self, path: Path) -> None:
        self.driver.save_screenshot(str(path))

    def close(self) -> None:
        with contextlib.suppress(Exception):
            self.driver.quit()
        self._service.stop()
        for process in reversed(self._processes):
            process.terminate()
            process.wait()


class PlayedWebKit(_Played):
    """Playwright's own build, where there is no WebKitGTK."""

    name = "webkit"

    def _launch(self) -> Any:
        return self.playwright.webkit.launch()


class _Process(subprocess.Popen[bytes]):
    display: str


def _screen(size: tuple[int, int]) -> list[_Process]:
    """A screen of this size and a window manager on it."""
    read, write = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    # It chooses a free number, and writes it when it is ready.
    server = _Process(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", screen, "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as ready:
        server.display = f":{ready.readline().strip()}"
    manager = _Process(["openbox"], env={**os.environ, "DISPLAY": server.display}, stderr=subprocess.DEVNULL)
    manager.display = server.display
    return [server, manager]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


ENGINES: dict[str, type[Engine]] = {
    kind.name: kind for kind in (Chromium, Firefox, WebKit if sys.platform == "linux" else PlayedWebKit)
}
# Those for who copies.
COPYING = {**ENGINES, "chromium": WholeChromium}
