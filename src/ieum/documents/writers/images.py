"""How images are shown: by which kinds of file, how large, and drawn ones as dots where a program wants these."""

import re
import struct
from dataclasses import dataclass, replace
from functools import lru_cache

import typst
from lxml import etree

from ieum.documents.model import Picture
from ieum.documents.writers.layout import SHOWN_IMAGES
from ieum.documents.writers.typesetting import typeset

EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/bmp": "bmp"}
"""The picture formats that Hangul and Word show, by media type."""
_JPEG_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Markers of the JPEG segments that carry the size."""
_OFFICE = (".hwpx", ".docx")
"""Kinds of file whose programs must be told how large an image is."""


VECTOR = "image/svg+xml"
_DRAWN = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
_DOTS_PER_INCH = 192
_MOST_DOTS = 100_000_000
"""Dots of a picture that is drawn, 400 MB of memory; thirty-five bytes may claim to be four thousand million."""
_COSTLY = {"filter", "image", "foreignObject", "pattern", "mask", "use"}
"""Parts of a drawing that cost without end, or ask for other files; charts of ours have none."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as Hangul and Word show it, with its width and height in dots at 96 to the inch."""

    picture: Picture
    size: tuple[int, int]


def shown(picture: Picture) -> Shown | None:
    """The picture itself, or a drawn one as dots, twice as fine; None where neither program shows its data."""
    if picture.media_type == VECTOR:
        return _rastered(picture)
    size = pixel_size(picture.data) if picture.media_type in EXTENSIONS else None
    return Shown(picture, size) if size else None


def is_bounded(picture: Picture) -> bool:
    """Whether drawing a picture takes bounded time and memory, whatever it claims to be."""
    if picture.media_type == VECTOR:
        return _is_bounded_drawing(picture.data)
    width, height = _claimed(picture.data) or (0, 0)
    return width * height <= _MOST_DOTS


@lru_cache(maxsize=64)
def _is_bounded_drawing(data: bytes) -> bool:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    names = {etree.QName(each).localname for each in root.iter("*")}
    sides = [root.get(side, "") for side in ("width", "height")]
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:]
    return not names & _COSTLY and 4 * _area(sides) <= _MOST_DOTS and 4 * _area(box) <= _MOST_DOTS


def _area(sides: list[str]) -> float:
    """Of two lengths as a drawing says them; 0 where it says none."""
    found = [re.match(r"\d{1,9}(\.\d+)?(?![\deE.])", each.strip()) for each in sides]
    if any(sides) and not all(found):
        return float("inf")
    return float(found[0][0]) * float(found[1][0]) if len(found) == 2 and found[0] and found[1] else 0


@lru_cache(maxsize=64)
def _rastered(picture: Picture) -> Shown | None:
    if not is_bounded(picture):
        return None
    try:
        (data,) = typeset(_DRAWN, {"svg": picture.data.decode()}, format="png", ppi=_DOTS_PER_INCH)
    except (typst.TypstError, UnicodeDecodeError):
        return None
    size = pixel_size(data)
    raster = replace(picture, media_type="image/png", data=data)
    return Shown(raster, (max(size[0] // 2, 1), max(size[1] // 2, 1))) if size else None


def is_shown(picture: Picture, extension: str) -> bool:
    """Whether a kind of file shows a picture; of any other it holds the description alone."""
    if extension in _OFFICE:
        return shown(picture) is not None
    is_drawn = extension != ".pdf" or is_bounded(picture)
    return bool(picture.data) and picture.media_type in SHOWN_IMAGES[extension] and is_drawn


def pixel_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, JPEG, GIF or BMP; None where the data is none of these."""
    size = _claimed(data)
    return size if size and all(0 < side < 100_000 for side in size) else None


def _claimed(data: bytes) -> tuple[int, int] | None:
    try:
        return _size(data)
    except struct.error:
        return None


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
