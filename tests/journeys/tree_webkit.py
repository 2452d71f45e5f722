"""Says what a screen reader finds on pages in WebKitGTK: ``tree_webkit.py < questions > answers``, both in JSON.

A question is an address, and a script to run when the page is loaded. Its answer is the list of what is found, in
its order: how deep it stands, its role and its name. Runs on the Python of the system, which has the bindings, on
a screen (``xvfb-run``) and a bus of its own (``dbus-run-session``). One process shows the pages and another reads
them, as a reader does: it is this file again, with ``show`` after its name.
"""

import json
import subprocess
import sys
import time

import gi

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SCRIPTS_TAKE = 2000  # milliseconds, generously
PATIENCE = 30  # seconds


def show():
    """Show each page in a window of its own, and print a line when all have done what they do."""
    gi.require_version("Gtk", "3.0")
    gi.require_version("WebKit2", "4.1")
    from gi.repository import GLib, Gtk, WebKit2  # noqa: PLC0415 (only where pages are shown)

    questions = json.loads(sys.stdin.readline())
    waiting = [address for address, _ in questions]

    def done(address):
        waiting.remove(address)
        if not waiting:
            sys.stdout.write("shown\n")
            sys.stdout.flush()

    def ask(view, address, script):
        if script:
            view.evaluate_javascript(script, -1, None, None, None, None)
        GLib.timeout_add(SCRIPTS_TAKE, done, address)

    def on_load(view, event, address, script):
        if event == WebKit2.LoadEvent.FINISHED:
            GLib.timeout_add(SCRIPTS_TAKE, ask, view, address, script)

    for address, script in questions:
        view = WebKit2.WebView()
        # The title of a window is how it is found among the others.
        window = Gtk.Window(title=address)
        window.set_default_size(390, 844)
        window.add(view)
        window.show_all()
        view.connect("load-changed", on_load, address, script)
        view.load_uri(address)
    Gtk.main()


def text_of(node):
    """The words of a node that has no name, without the marks that stand for what is in it."""
    text = node.get_text_iface()
    return text.get_text(0, -1).replace("\ufffc", " ").strip() if text else ""


def walk(node, depth=0):
    """What is in a node, as a reader goes through it."""
    if node is None:
        return []
    found = [[depth, node.get_role_name(), node.get_name() or text_of(node)]]
    for number in range(node.get_child_count()):
        found += walk(node.get_child_at_index(number), depth + 1)
    return found


def read(addresses):
    """What is on each page."""
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi  # noqa: PLC0415 (only where they are read)

    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        windows = {}
        for number in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(number)
            for place in range(application.get_child_count()):
                window = application.get_child_at_index(place)
                windows[window.get_name()] = walk(window)
        if all(any(role == "heading" for _, role, _ in windows.get(address, [])) for address in addresses):
            return [windows[address] for address in addresses]
        time.sleep(0.3)
    sys.exit(f"no page was found in {PATIENCE} s, only {list(windows)}")


def main():
    """Start the bus and the pages, read, and end both."""
    questions = sys.stdin.readline()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    bus = subprocess.Popen([LAUNCHER, "--launch-immediately"], **quiet)
    command = [sys.executable, __file__, "show"]
    pages = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        pages.stdin.write(questions + "\n")
        pages.stdin.flush()
        pages.stdout.readline()
        json.dump(read([address for address, _ in json.loads(questions)]), sys.stdout)
    finally:
        pages.kill()
        bus.kill()


show() if sys.argv[1:] == ["show"] else main()
