"""A QR code holds exactly the address that it should."""

from __future__ import annotations

import io

import segno

from resync.export.qr import qr_codes

URL = "https://help.example.org/sync/"


def test_each_page_has_one(site):
    codes = qr_codes(site, URL)
    assert len(codes) == len(site.all_pages)
    assert {"go/s03/qr.svg", "go/f01/qr.svg", "reference/places/qr.svg", "qr.svg"} <= set(codes)


def test_it_holds_the_short_link(site):
    out = io.BytesIO()
    segno.make_qr(f"{URL}go/s03/", error="m").save(out, kind="svg", xmldecl=False, omitsize=True)
    assert qr_codes(site, URL)["go/s03/qr.svg"] == out.getvalue().decode()


def test_it_is_small_and_scales(site):
    code = qr_codes(site, URL)["go/s03/qr.svg"]
    assert len(code) < 2_000
    assert 'viewBox="0 0 ' in code
    assert " width=" not in code
