"""Width and height are read from the first bytes of each kind of picture."""

from __future__ import annotations

import struct

import pytest

from resync import images

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480)
# An application segment stands before the frame, as in every file of a camera.
JPEG = b"\xff\xd8\xff\xe0\x00\x06JFIF\xff\xc2\x00\x11\x08" + struct.pack(">HH", 480, 640)
LOSSY = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480)
LOSSLESS = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + (639 | 479 << 14).to_bytes(4, "little") + bytes(9)
EXTENDED = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0" + bytes(4) + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.png", PNG), ("a.jpg", JPEG), ("a.jpeg", JPEG), ("a.webp", LOSSY), ("b.webp", LOSSLESS), ("c.webp", EXTENDED)],
)
def test_the_size_is_read(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    assert images.size(path) == (640, 480)


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp"])
@pytest.mark.parametrize("data", [b"", b"<svg/>", PNG[:20], JPEG[:10], LOSSY[:20], bytes(40)])
def test_what_is_no_picture_is_refused(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ValueError, match=f"{name} is not a"):
        images.size(path)
