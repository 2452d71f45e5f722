"""A new kind of device is a few lines in data/systems.yml with the name of its icon, and nothing else."""

from __future__ import annotations

import subprocess
import sys

VISION = """\
visionOS:
  versions: ["1", "2", "26"]
  devices:
    vision: {name: Apple Vision Pro, icon: virtual-reality}
"""
BUILD = """\
from pathlib import Path
from resync.build import build_site
build_site(Path(), Path("out"), preview=True)
"""
PAGE = "symptoms/mac-not-receiving"


def test_a_new_device_is_known_everywhere(copy):
    table = copy / "data/systems.yml"
    table.write_text(table.read_text(encoding="utf-8") + VISION, encoding="utf-8")
    page = copy / f"docs/{PAGE}.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\ndevices: [mac]", "\ndevices: [mac, vision]", 1), encoding="utf-8")
    # The table is read when the code starts.
    build = subprocess.run([sys.executable, "-c", BUILD], cwd=copy, capture_output=True, text=True, check=False)
    assert build.returncode == 0, build.stderr

    def shown(address: str) -> str:
        return (copy / "out" / address).read_text(encoding="utf-8")

    assert "Apple Vision Pro</li>" in shown(f"{PAGE}/index.html")
    assert '<option value="26">visionOS 26</option>' in shown("devices/index.html")
    assert "Apple Vision Pro" in shown("find/index.html")
    assert 'name="visionos"' in shown("support/replies/index.html")
    assert '"visionos":{"name":"visionOS","owners":"Apple Vision Pro"}' in shown("assets/js/site.js")
    assert '"vision":{"name":"Apple Vision Pro","icon":"' in shown("assets/js/labels.js")
    assert '"devices": [\n    "mac",\n    "vision"\n   ]' in shown("catalog.json")
