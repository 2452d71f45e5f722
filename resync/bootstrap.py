"""Set up what a command needs, once: ``python3 resync/bootstrap.py site`` (or ``test``).

Runs on the machine's own Python before anything is installed, so it uses the standard library
only and works on older versions than the site itself. Nothing outside the repository is touched,
except that ``test`` installs browsers and jq where there are none.
"""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
# What the tests need of the system, on Debian: the package, and a file or a program that it brings.
ENGINES = {
    "firefox-esr": ("firefox-esr", "firefox"),
    "webkit2gtk-driver": ("WebKitWebDriver",),
    "libwebkit2gtk-4.1-0": ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser",),
    "gir1.2-webkit2-4.1": ("/usr/lib/*/girepository-1.0/WebKit2-4.1.typelib",),  # prints
    "gir1.2-atspi-2.0": ("/usr/lib/*/girepository-1.0/Atspi-2.0.typelib",),  # what a screen reader finds
    "at-spi2-core": ("/usr/libexec/at-spi-bus-launcher",),
    "dbus-daemon": ("dbus-run-session",),
    "python3-gi": ("/usr/lib/python3/dist-packages/gi/__init__.py",),
    "python3-pyqt5.qtwebkit": ("/usr/lib/python3/dist-packages/PyQt5/QtWebKit.*.so",),  # as Safari 10
    "xvfb": ("Xvfb",),
    "xauth": ("xauth",),
    "openbox": ("openbox",),
    "poppler-utils": ("pdftotext",),
}
SHELL = "chromium-headless-shell"  # not on Ubuntu; without it, the whole browser runs all tests
NAMES = ("python3", "python3.14", "python3.13", "python3.12", "python3.11", "python")


def main(what):
    """Set up ``site`` or ``test``; exits with a sentence if something is missing."""
    python = VENV / "bin" / "python"
    if not python.exists() or not can_run(python):
        make_environment(find_python())
    requirements = "requirements.txt" if what == "site" else "requirements-test.txt"
    run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", requirements])
    if what == "test":
        if not shutil.which("node") or not shutil.which("npm"):
            sys.exit("make test needs Node 18 or later with npm: install them (Debian: apt-get install nodejs npm).")
        run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"])
        install_browser(python)
        install_engines(python)
        install_jq()
    (VENV / f".{what}-ready").touch()


def can_run(python):
    """Whether the interpreter starts and is new enough."""
    code = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    try:
        return subprocess.run([str(python), "-c", code], stderr=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False


def find_python():
    """Path of a Python that is new enough."""
    for name in NAMES:
        path = shutil.which(name)
        if path and can_run(path):
            return path
    sys.exit("Resync needs Python 3.11 or later, and none was found: install it and try again.")


def make_environment(python):
    """Make ``.venv``. Debian ships Python without ensurepip; its own pip can stand in."""
    shutil.rmtree(VENV, ignore_errors=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if subprocess.run([python, "-m", "venv", str(VENV)], check=False, **quiet).returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([python, "-m", "venv", "--without-pip", str(VENV)], check=False, **quiet).returncode == 0:
        pip = [python, "-m", "pip", "--python", str(VENV / "bin" / "python"), "install", "-q", "pip"]
        if subprocess.run(pip, check=False, **quiet).returncode == 0:
            return
    shutil.rmtree(VENV, ignore_errors=True)
    if has_apt():
        print("Installing python3-venv: Debian keeps this part of Python apart.", flush=True)
        apt_install("python3-venv")
        if subprocess.run([python, "-m", "venv", str(VENV)], check=False, **quiet).returncode == 0:
            return
    sys.exit("Python cannot make a virtual environment: install venv (Debian: sudo apt-get install python3-venv).")


def install_browser(python):
    """Install Chromium where there is none; and its shell, which takes less time, where Debian offers it."""
    whole = [str(python), "-c", "from tests.browser.chromium import find; import sys; sys.exit(find() is None)"]
    missing = [] if subprocess.run(whole, cwd=ROOT, check=False).returncode == 0 else ["chromium"]
    if has_apt():
        if not shutil.which(SHELL) and apt_offers(SHELL):
            missing.append(SHELL)
        if missing:
            print("Installing Chromium for the browser tests: " + ", ".join(missing) + ".", flush=True)
            apt_install(*missing)
    elif missing:
        print("Installing Chromium for the browser tests.", flush=True)
        run([python, "-m", "playwright", "install", "chromium"])


def install_engines(python):
    """Install Firefox and WebKit, which the journeys are tested in, too; old WebKit and what prints only on Debian."""
    missing = [package for package, brings in ENGINES.items() if not any(is_there(name) for name in brings)]
    if not missing:
        return
    if has_apt():
        print("Installing Firefox and WebKit for the tests of journeys: " + ", ".join(missing) + ".", flush=True)
        apt_install(*missing)
    elif sys.platform == "linux":
        sys.exit("make test needs Firefox and WebKit. On Debian: sudo apt-get install " + " ".join(missing))
    else:
        print("Installing Firefox and WebKit of Playwright. Old engines are tested on Debian only.", flush=True)
        run([python, "-m", "playwright", "install", "firefox", "webkit"])


def is_there(name):
    """Whether a program, or a file by its pattern, is on this machine."""
    return any(Path("/").glob(name[1:])) if name.startswith("/") else bool(shutil.which(name))


def install_jq():
    """Install jq unless it is there: the tests run the examples that our pages give for it."""
    if shutil.which("jq"):
        return
    if not has_apt():
        sys.exit("make test needs jq: install it (Debian: apt-get install jq; macOS: brew install jq).")
    print("Installing jq for the tests of the examples.", flush=True)
    apt_install("jq")


def has_apt():
    """Whether this is a Debian whose packages we may install."""
    return bool(shutil.which("apt-get")) and (os.geteuid() == 0 or can_become_root())


def can_become_root():
    """Whether sudo works without a question, as on the machines of CI."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return bool(shutil.which("sudo")) and subprocess.run(["sudo", "-n", "true"], check=False, **quiet).returncode == 0


@functools.lru_cache
def apt_update():
    """Fetch the lists of packages, once; exits if that fails."""
    run([*as_root(), "apt-get", "update", "-qq"])


def apt_offers(package):
    """Whether this release has the package. One that is only named by others has no version."""
    apt_update()
    show = ["apt-cache", "--quiet=1", "show", "--no-all-versions", package]
    shown = subprocess.run(show, capture_output=True, text=True, check=False).stdout
    return "\nVersion: " in shown


def apt_install(*packages):
    """Install packages of Debian; exits if that fails."""
    apt_update()
    install = [*as_root(), "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    run(install, stdout=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def as_root():
    """What a command begins with that only the owner of the machine may run."""
    return [] if os.geteuid() == 0 else ["sudo", "-n"]


def run(command, **options):
    """Run a command in the repository; exits with its name if it fails."""
    words = [str(word) for word in command]
    if subprocess.run(words, cwd=ROOT, check=False, **options).returncode != 0:
        sys.exit("Setting up failed at: " + " ".join(words))


if __name__ == "__main__":
    main(sys.argv[1])
