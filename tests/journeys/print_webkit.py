"""Prints a page with WebKitGTK into a PDF: ``/usr/bin/python3 print_webkit.py ADDRESS FILE KEY``.

Its driver cannot print, so this uses the engine's own interface, with the Python of the system, which has
its bindings. KEY is pressed before, as somebody does who prints by the keyboard; it can be empty.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

ADDRESS, FILE, KEY = sys.argv[1:]
SCRIPTS_TAKE = 1000  # milliseconds, generously
PRESS = f"document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{KEY}', bubbles: true }}))"


def main():
    """Load, press, print."""
    view = WebKit2.WebView()
    window = Gtk.Window()
    window.set_default_size(820, 900)
    window.add(view)
    window.show_all()

    def on_load(_, event):
        if event == WebKit2.LoadEvent.FINISHED:
            GLib.timeout_add(SCRIPTS_TAKE, press)

    def press():
        if KEY:
            view.evaluate_javascript(PRESS, -1, None, None, None, None)
        GLib.timeout_add(SCRIPTS_TAKE, put_on_paper)

    def put_on_paper():
        settings = Gtk.PrintSettings()
        settings.set_printer("Print to File")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, f"file://{FILE}")
        operation = WebKit2.PrintOperation.new(view)
        operation.set_print_settings(settings)
        operation.connect("finished", lambda _: Gtk.main_quit())
        operation.connect("failed", lambda _, error: (sys.stderr.write(error.message), Gtk.main_quit()))
        operation.print_()

    view.connect("load-changed", on_load)
    view.load_uri(ADDRESS)
    Gtk.main()


main()
