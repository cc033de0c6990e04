"""Takes letters and lines out of a PDF file; the only module that knows the PDF library."""

import ctypes
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from threading import Lock
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ieum.documents.errors import UnreadableDocument, file_fault
from ieum.documents.readers.pdf.pictures import picture_of
from ieum.documents.readers.pdf.sheets import GUESSED, Box, Drawn, Glyph, Rule, Sheet

MOST_PAGES = 3000
MOST_LETTERS = 60_000
"""On one page; the fullest page of a report has about 4,000."""
MOST_SHAPES = 100_000
"""On one page, each piece of a drawn line counted."""
MOST_SECONDS = 60.0
"""A report of 100 pages takes less than two."""
_THINNEST = 3.0
"""A filled area that is thinner, in points, is a line."""
_LARGEST_PAGE = 14_400.0
"""The most points that a page may have by the standard; a letter is 12 high."""
_DEEPEST = 5
"""Drawings within drawings."""
_SMALLEST_BOX = 8.0
_SMALLEST_PICTURE = 40.0
"""Smaller ones, in points, are ornaments."""
_MOST_PICTURES = 50
"""On one page."""
_RECTANGLES = {4, 5, 6, 17}
"""Numbers of segments that a rectangle is drawn with; 17 where its corners are round."""
SIGNS = {
    **dict.fromkeys("opqr\u00a8", "□"),
    **dict.fromkeys("stuvw", "◆"),
    **dict.fromkeys("\u00e0\u00e8", "→"),
    "l": "●",
    "m": "○",
    "n": "■",
    "\u00a7": "▪",
    "\u00d8": "▷",
    "\u00fc": "✓",
}
"""What the letters of the Wingdings font show."""
_FILLED_AND_DRAWN = pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
"""Fonts without a bold cut are made bold by drawing round their letters."""
_TOUCHING = 0.1
_FEWEST_BANDS = 8
"""Thin areas side by side; fewer may be a thick line, more are a colour that changes."""
_ONE_AT_A_TIME = Lock()
"""The library keeps state of its own that two threads must not touch at once."""

Turn = Callable[[float, float], tuple[float, float]]


def read_sheets(data: bytes, name: str) -> list[Sheet]:
    """Read all pages.

    :raises UnreadableDocument: if the file is damaged, protected, beyond bounds, or has no letters
    """
    with _ONE_AT_A_TIME, closing(_opened(data, name)) as document:
        sheets = list(_sheets(document, name))
    if not any(sheet.glyphs for sheet in sheets):
        raise UnreadableDocument(
            file_fault(name, "글자가 없고 그림만 있는 PDF입니다. 원본 한글 파일이나 글자가 담긴 PDF를 올려 주십시오.")
        )
    return sheets


def _opened(data: bytes, name: str) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        code = pdfium.FPDF_GetLastError()
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        raise UnreadableDocument(file_fault(name, "암호가 걸린 PDF입니다. 암호를 풀어 저장한 뒤 다시 올려 주십시오."))
    raise UnreadableDocument(file_fault(name, "손상된 PDF입니다. 원본에서 PDF로 다시 저장하여 올려 주십시오."))


def _sheets(document: Any, name: str) -> Iterator[Sheet]:
    if len(document) > MOST_PAGES:
        raise UnreadableDocument(
            file_fault(name, "쪽이 너무 많습니다({most:,}쪽까지). 나누어 저장하여 올려 주십시오.", most=MOST_PAGES)
        )
    begun = time.monotonic()
    for index in range(len(document)):
        if time.monotonic() - begun > MOST_SECONDS:
            raise UnreadableDocument(
                file_fault(name, "{page}쪽까지 읽고 시간이 넘어 멈췄습니다. 나누어 저장하여 올려 주십시오.", page=index)
            )
        try:
            with closing(document[index]) as page:
                yield _Page(page, index + 1, name).sheet()
        except pypdfium2.PdfiumError:
            raise UnreadableDocument(
                file_fault(
                    name, "{page}쪽이 손상되었습니다. 원본에서 PDF로 다시 저장하여 올려 주십시오.", page=index + 1
                )
            ) from None


class _Page:
    """One page while it is open."""

    def __init__(self, page: Any, number: int, name: str) -> None:
        self._page = page
        self._name = name
        self._turn = _turning(page)
        self._thin: list[Box] = []
        """Filled areas that are lines, unless many of them stand side by side."""
        width, height = page.get_size()
        self._sheet = Sheet(number, min(width, _LARGEST_PAGE), min(height, _LARGEST_PAGE))

    def sheet(self) -> Sheet:
        """Read everything."""
        with closing(self._page.get_textpage()) as words:
            self._sheet.glyphs = self._glyphs(words)
        for count, (kind, thing) in enumerate(_drawn(self._page.raw)):
            if count >= MOST_SHAPES:
                raise self._beyond("{page}쪽에 그려진 선이 지나치게 많습니다. 그 쪽을 빼고 저장하여 올려 주십시오.")
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._shape(thing)
            else:
                self._picture(thing)
        for area in without_bands(self._thin):
            self._line(area)
        return self._sheet

    def _beyond(self, sentence: str) -> UnreadableDocument:
        return UnreadableDocument(file_fault(self._name, sentence, page=self._sheet.number))

    def _glyphs(self, words: Any) -> list[Glyph]:
        count = words.count_chars()
        if count > MOST_LETTERS:
            raise self._beyond("{page}쪽에 글자가 지나치게 많습니다. 그 쪽을 빼고 저장하여 올려 주십시오.")
        glyphs: list[Glyph] = []
        looks, raw = _Looks(words.raw), words.raw
        left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
        edges, origin, turn = (left, right, bottom, top), (x, y), self._turn
        for index in range(count):
            char = chr(pdfium.FPDFText_GetUnicode(raw, index))
            if char in " \r\n" and pdfium.FPDFText_IsGenerated(raw, index):
                if glyphs and char == " ":  # a blank that the library only guesses
                    last = glyphs[-1]
                    glyphs.append(Glyph(GUESSED, last.left + 0.01, last.left + 0.01, last.base, last.size))
                continue
            pdfium.FPDFText_GetCharBox(raw, index, *edges)
            pdfium.FPDFText_GetCharOrigin(raw, index, *origin)
            start, base = turn(x.value, y.value)
            far, _ = turn(right.value, top.value)
            size, is_sign, bold = looks.of(index)
            shown = SIGNS.get(char, char) if is_sign else char
            if 0 <= start <= self._sheet.width and 0 <= base <= self._sheet.height and size <= _LARGEST_PAGE:
                far = far if start <= far <= self._sheet.width else start
                glyphs.append(Glyph(shown, start, far, base, size, bold))
        return glyphs

    def _picture(self, image: Any) -> None:
        """Take a picture, unless it is an ornament or what letters stand on."""
        box = self._on_page(self._bounds(image))
        if box is None or min(box.right - box.left, box.bottom - box.top) < _SMALLEST_PICTURE:
            return
        if any(box.holds(glyph.left, glyph.base) for glyph in self._sheet.glyphs):
            return
        if len(self._sheet.pictures) < _MOST_PICTURES and (found := picture_of(image)):
            self._sheet.pictures.append(Drawn(box, *found))

    def _shape(self, shape: Any) -> None:
        segments = pdfium.FPDFPath_CountSegments(shape)
        if segments != 2 and segments not in _RECTANGLES:
            self._polyline(shape, segments)
            return
        box = self._on_page(self._bounds(shape))
        if box is None:
            return
        if segments == 2:
            self._line(box)
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)
        if min(box.right - box.left, box.bottom - box.top) < _THINNEST:
            self._thin.append(box)
            return
        if stroke.value and min(box.right - box.left, box.bottom - box.top) > _SMALLEST_BOX:
            self._outline(box)
        if fill.value and not _is_white(shape):
            self._sheet.fills.append(box)

    def _polyline(self, shape: Any, segments: int) -> None:
        """Take the straight pieces of a path that draws many lines at once."""
        stroke = ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(shape, ctypes.c_int(), stroke)
        if not stroke.value:
            return
        if segments > MOST_SHAPES:
            raise self._beyond("{page}쪽에 그려진 선이 지나치게 많습니다. 그 쪽을 빼고 저장하여 올려 주십시오.")
        matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPageObj_GetMatrix(shape, matrix)
        last: tuple[float, float] | None = None
        for index in range(segments):
            segment = pdfium.FPDFPath_GetPathSegment(shape, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = self._turn(
                matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
            )
            if last and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
                self._straight(last, point)
            last = point

    def _straight(self, first: tuple[float, float], second: tuple[float, float]) -> None:
        (left, right), (top, bottom) = sorted((first[0], second[0])), sorted((first[1], second[1]))
        if min(right - left, bottom - top) < 0.5:
            self._line(Box(left, top, right, bottom))

    def _bounds(self, shape: Any) -> Box:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
        (x, y), (far, low) = self._turn(left.value, top.value), self._turn(right.value, bottom.value)
        return Box(min(x, far), min(y, low), max(x, far), max(y, low))

    def _on_page(self, box: Box) -> Box | None:
        """What of a rectangle is on the page; None where nothing is."""
        width, height = self._sheet.width, self._sheet.height
        if not (box.left <= width and box.right >= 0 and box.top <= height and box.bottom >= 0):
            return None
        return Box(max(box.left, 0.0), max(box.top, 0.0), min(box.right, width), min(box.bottom, height))

    def _line(self, drawn: Box) -> None:
        box = self._on_page(drawn)
        if box is None:
            return
        if box.right - box.left >= box.bottom - box.top:
            self._sheet.across.append(Rule((box.top + box.bottom) / 2, box.left, box.right))
        else:
            self._sheet.down.append(Rule((box.left + box.right) / 2, box.top, box.bottom))

    def _outline(self, box: Box) -> None:
        self._sheet.across += [Rule(box.top, box.left, box.right), Rule(box.bottom, box.left, box.right)]
        self._sheet.down += [Rule(box.left, box.top, box.bottom), Rule(box.right, box.top, box.bottom)]


class _Looks:
    """Size, kind and weight of type of each letter, asked once for each stretch that was set in one go."""

    def __init__(self, words: Any) -> None:
        self._words = words
        self._known: dict[int, tuple[float, bool, bool]] = {}

    def of(self, index: int) -> tuple[float, bool, bool]:
        """The size in points, whether the letters of the font are signs, and whether they are bold."""
        pointer = pdfium.FPDFText_GetTextObject(self._words, index)
        stretch = ctypes.addressof(pointer.contents) if pointer else 0
        if stretch not in self._known:
            name = self._font(index)
            bold = b"bold" in name or bool(
                pointer and pdfium.FPDFTextObj_GetTextRenderMode(pointer) == _FILLED_AND_DRAWN
            )
            self._known[stretch] = self._size(index), b"wingdings" in name, bold
        return self._known[stretch]

    def _size(self, index: int) -> float:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._words, index, matrix)
        size: float = pdfium.FPDFText_GetFontSize(self._words, index) * (matrix.c**2 + matrix.d**2) ** 0.5
        return round(size, 2)

    def _font(self, index: int) -> bytes:
        name = ctypes.create_string_buffer(64)
        pdfium.FPDFText_GetFontInfo(self._words, index, name, len(name), ctypes.c_int())
        return name.raw.lower()


def _drawn(page: Any) -> Iterator[tuple[int, Any]]:
    """The paths and pictures of a page, by kind; the library's own walk makes an object of its own for each."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _drawn_in(pdfium.FPDFPage_GetObject(page, index), 0)


def _drawn_in(thing: Any, depth: int) -> Iterator[tuple[int, Any]]:
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
        yield kind, thing
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _drawn_in(pdfium.FPDFFormObj_GetObject(thing, index), depth + 1)


def without_bands(areas: Sequence[Box]) -> list[Box]:
    """The areas without those that lie side by side in great number: a colour that changes is drawn so."""
    stacks: dict[tuple[int, int, int], list[Box]] = defaultdict(list)
    for area in areas:
        is_flat = area.right - area.left >= area.bottom - area.top
        ends = (area.left, area.right) if is_flat else (area.top, area.bottom)
        stacks[is_flat, round(ends[0]), round(ends[1])].append(area)
    return [area for (is_flat, *_), stack in stacks.items() for area in _apart(stack, is_flat=bool(is_flat))]


def _apart(stack: Sequence[Box], *, is_flat: bool) -> list[Box]:
    groups: list[list[Box]] = []
    for area in sorted(stack, key=lambda area: area.top if is_flat else area.left):
        last = groups[-1][-1] if groups else None
        gap = (area.top - last.bottom if is_flat else area.left - last.right) if last else 1.0
        if gap < _TOUCHING:
            groups[-1].append(area)
        else:
            groups.append([area])
    return [area for group in groups if len(group) < _FEWEST_BANDS for area in group]


def _turning(page: Any) -> Turn:
    """How a point of the file comes to its place on the page as it is seen."""
    left, bottom, right, top = page.get_bbox()
    return {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }[page.get_rotation()]


def _is_white(shape: Any) -> bool:
    channels = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(shape, *channels)
    return all(channel.value >= 250 for channel in channels[:3]) or channels[3].value == 0
