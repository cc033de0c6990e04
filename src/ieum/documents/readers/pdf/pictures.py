"""Takes pictures out of a page: JPEG as it stands in the file, any other as PNG."""

import ctypes
import struct
import zlib
from typing import Any

import pypdfium2.raw as pdfium

MOST_PIXELS = 25_000_000
MOST_BYTES = 20 * 2**20
_JPEG = b"DCTDecode"
_COLOURS = {pdfium.FPDFBitmap_BGR: 3, pdfium.FPDFBitmap_BGRx: 4, pdfium.FPDFBitmap_BGRA: 4}
"""Bytes of a point, by the kinds of bitmap with colours; blue comes first."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def picture_of(image: Any) -> tuple[str, bytes] | None:
    """Media type and bytes of a picture; None where it is beyond bounds or of no kind that can be shown."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(image, width, height):
        return None
    if not 0 < width.value * height.value <= MOST_PIXELS:
        return None
    if _filters(image) == [_JPEG]:
        data = _raw(image)
        return ("image/jpeg", data) if data else None
    data = _as_png(image)
    return ("image/png", data) if data else None


def _filters(image: Any) -> list[bytes]:
    names = []
    for index in range(pdfium.FPDFImageObj_GetImageFilterCount(image)):
        name = ctypes.create_string_buffer(32)
        pdfium.FPDFImageObj_GetImageFilter(image, index, name, len(name))
        names.append(name.value)
    return names


def _raw(image: Any) -> bytes:
    size = pdfium.FPDFImageObj_GetImageDataRaw(image, None, 0)
    if not 0 < size <= MOST_BYTES:
        return b""
    data = ctypes.create_string_buffer(size)
    pdfium.FPDFImageObj_GetImageDataRaw(image, data, size)
    return data.raw


def _as_png(image: Any) -> bytes:
    bitmap = pdfium.FPDFImageObj_GetBitmap(image)
    if not bitmap:
        return b""
    try:
        return _png(bitmap)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _png(bitmap: Any) -> bytes:
    width, height = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    stride, kind = pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetFormat(bitmap)
    points = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    step = _COLOURS.get(kind, 1)
    rows = (points[row * stride : row * stride + width * step] for row in range(height))
    lines = b"".join(b"\0" + (_turned(row, step) if step > 1 else row) for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 2 if step > 1 else 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_part(name, content) for name, content in parts)


def _turned(row: bytes, step: int) -> bytes:
    """A row with red first and nothing but colours."""
    colours = bytearray(len(row) // step * 3)
    colours[0::3], colours[1::3], colours[2::3] = row[2::step], row[1::step], row[0::step]
    return bytes(colours)


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
