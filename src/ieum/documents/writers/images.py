"""What is known of an image without drawing it, and which kinds of file show it."""

import struct

from ieum.documents.model import Picture
from ieum.documents.writers.layout import SHOWN_IMAGES

EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/bmp": "bmp"}
"""The picture formats that Hangul and Word show, by media type."""
_JPEG_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Markers of the JPEG segments that carry the size."""
_OFFICE = (".hwpx", ".docx")
"""Kinds of file whose programs must be told how large an image is."""


def is_shown(picture: Picture, extension: str) -> bool:
    """Whether a kind of file shows a picture; of any other it holds the description alone."""
    if extension in _OFFICE:
        return shown_size(picture) is not None
    return bool(picture.data) and picture.media_type in SHOWN_IMAGES[extension]


def shown_size(picture: Picture) -> tuple[int, int] | None:
    """Width and height in pixels of a picture that Hangul and Word show; None of any other."""
    return pixel_size(picture.data) if picture.media_type in EXTENSIONS else None


def pixel_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, JPEG, GIF or BMP; None where the data is none of these."""
    try:
        size = _size(data)
    except struct.error:
        return None
    return size if size and all(0 < side < 100_000 for side in size) else None


def _size(data: bytes) -> tuple[int, int] | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return struct.unpack_from(">II", data, 16)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return struct.unpack_from("<HH", data, 6)
    if data.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", data, 18)
        return width, abs(height)
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    offset = 2
    while offset < len(data):
        marker, length = struct.unpack_from(">xBH", data, offset)
        if marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", data, offset + 5)
            return width, height
        offset += 2 + length
    return None
