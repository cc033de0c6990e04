"""Pictures of few bytes that claim to be huge: a writer leaves them to their description, and goes on."""

import struct
import zlib

import pytest

from ieum.documents.model import Document, Picture
from ieum.documents.writers.images import is_shown
from ieum.documents.writing import write_document

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}">{}</svg>'


def png(side):
    """The head of a picture of that many dots a side."""
    head = struct.pack(">I4sIIBBBBBI", 13, b"IHDR", side, side, 8, 6, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + head + zlib.compress(b"")


GIF = b"GIF89a" + struct.pack("<HH", 65_000, 65_000) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff;"
BOMBS = {
    "a PNG": ("image/png", png(60_000)),
    "a PNG beyond all": ("image/png", png(2**31)),
    "a GIF": ("image/gif", GIF),
    "a wide drawing": ("image/svg+xml", _SVG.format(100_000, 100_000, "").encode()),
    "a drawing beyond numbers": ("image/svg+xml", _SVG.format("1e30", "1e30", "").encode()),
    "a drawing that blurs": (
        "image/svg+xml",
        _SVG.format(4000, 4000, '<filter id="f"><feGaussianBlur stdDeviation="900"/></filter>').encode(),
    ),
    "a drawing that asks for a file": (
        "image/svg+xml", _SVG.format(9, 9, '<image href="file:///etc/passwd"/>').encode(),
    ),
    "no drawing": ("image/svg+xml", b"<svg"),
}  # fmt: skip


@pytest.mark.parametrize("told", BOMBS)
def test_a_picture_that_would_take_all_memory_or_time_is_left_to_its_description(told):
    kind, data = BOMBS[told]
    bomb = Picture("현황", kind, data)

    assert not is_shown(bomb, ".pdf")
    assert write_document(Document(blocks=(bomb,)), ".pdf").startswith(b"%PDF")


@pytest.mark.parametrize("sides", [(200, 100), ("200px", "100px"), (3000, 2000)])
def test_a_drawing_of_the_size_of_charts_is_shown(sides):
    chart = Picture("현황", "image/svg+xml", _SVG.format(*sides, '<rect width="9" height="9"/>').encode())

    assert is_shown(chart, ".pdf")
