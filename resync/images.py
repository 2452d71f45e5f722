"""Width and height of a picture, read from its first bytes: PNG, JPEG and WebP."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

# JPEG (ITU-T T.81, table B.1): the markers of frames, which hold the size. C4, C8 and CC are tables.
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Bytes up to the end of what is read.
_PNG_HEAD, _SEGMENT_HEAD, _WEBP_HEAD = 24, 4, 30


def size(path: Path) -> tuple[int, int]:
    """Width and height in pixels.

    Raises OSError for a file that cannot be read, ValueError for one that is not what its name says.
    """
    read = {".png": _png, ".jpg": _jpeg, ".jpeg": _jpeg, ".webp": _webp}[path.suffix]
    with path.open("rb") as file:
        found = read(file)
    if found is None or 0 in found:
        raise ValueError(f"{path.name} is not a {path.suffix} picture")
    return found


def _png(file: BinaryIO) -> tuple[int, int] | None:
    """W3C PNG, section 11.2.1: the first chunk is the head."""
    data = file.read(_PNG_HEAD)
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or len(data) < _PNG_HEAD:
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg(file: BinaryIO) -> tuple[int, int] | None:
    """Segments follow one another; the first frame has height and width."""
    if file.read(2) != b"\xff\xd8":
        return None
    while len(head := file.read(_SEGMENT_HEAD)) == _SEGMENT_HEAD and head.startswith(b"\xff"):
        if head[1] in _FRAMES:
            data = file.read(5)
            return int.from_bytes(data[3:5], "big"), int.from_bytes(data[1:3], "big")
        file.seek(int.from_bytes(head[2:4], "big") - 2, 1)
    return None


def _webp(file: BinaryIO) -> tuple[int, int] | None:
    """RFC 9649: lossy (VP8), lossless (VP8L) and extended (VP8X) files have it in different places."""
    data = file.read(_WEBP_HEAD)
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < _WEBP_HEAD:
        return None
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if data[12:16] == b"VP8 ":
        return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    return None
