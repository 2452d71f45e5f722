"""QR codes for paper: ``go/s03/qr.svg`` of each short link, ``qr.svg`` beside every other page."""

from __future__ import annotations

import io

import segno

from resync.export.addresses import short_path
from resync.model import Site


def qr_codes(site: Site, url: str) -> dict[str, str]:
    """Text of each file by its path in the site. Error correction M: a fold or a stain does no harm."""
    addresses = [short_path(key) for key in site.entries] + [page.address for page in site.pages]
    return {f"{address}qr.svg": _svg(url + address) for address in addresses}


def _svg(text: str) -> str:
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", xmldecl=False, omitsize=True)
    return out.getvalue().decode("utf-8")
