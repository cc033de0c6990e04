"""Writes remarks into an HWPX: memos as Hangul makes them, and colours for the phrases.

A memo is a field of type MEMO around its phrase, with the memo's paragraphs in a sub-list. No file among those that
our grammar of HWPX was learned from holds one; the form is the one that several open readers and writers of HWPX
record of files that Hangul saved, and Hangul is reported not to open a memo without its sub-list.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from lxml import etree

from ieum.documents.elements import counted, local
from ieum.documents.model import Document
from ieum.documents.patch.archive import replaced
from ieum.documents.patch.remarks import (
    BREAK,
    Letter,
    Remark,
    Stretch,
    all_lines,
    grouped,
    readings,
    split_run,
    stretches,
    texts,
)
from ieum.documents.readers.hwpx.lines import sub_lists
from ieum.documents.readers.hwpx.package import Package
from ieum.documents.writers.layout import printable

_HEADER = "Contents/header.xml"
_FIELD = "623209829"
"""The number by which Hangul knows memo fields: "%%me"."""
_SHAPE = "65535"
"""The memo shape that Hangul takes where a file defines none."""
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_SUB_LIST = {
    "id": "", "textDirection": "HORIZONTAL", "lineWrap": "BREAK", "vertAlign": "TOP", "linkListIDRef": "0",
    "linkListNextIDRef": "0", "textWidth": "0", "textHeight": "0", "hasTextRef": "0", "hasNumRef": "0",
}  # fmt: skip


def remark_hwpx(data: bytes, document: Document, remarks: Sequence[Remark], *, author: str, made_at: datetime) -> bytes:
    """Write remarks into a file; without any it stays as it is."""
    package = Package(data, document.source)
    read = readings(document)
    memos = _Memos(package.header(), printable(author), made_at.astimezone(UTC))
    changed: dict[str, bytes] = {}
    for part in package.sections:
        own = [remark for remark in remarks if remark.place.part == part and remark.place.element is not None]
        if own:
            root = package.xml(part)
            _remark_part(root, own, read, memos)
            changed[part] = _serialised(root)
    if not changed:
        return data
    return replaced(data, {**changed, _HEADER: _serialised(memos.header)})


def _remark_part(root: Any, remarks: Sequence[Remark], read: Mapping[tuple[str, int], str], memos: "_Memos") -> None:
    elements = list(counted(root))
    memos.begin_part(root)
    for group in grouped(remarks):
        place = group[0].place
        if place.element is not None and place.element < len(elements):
            memos.add(elements[place.element], group, read.get((place.part, place.element), ""))
    # A line cache that disagrees with the text makes Hangul drop what follows, so none of the section is kept.
    for cache in list(root.iter("{*}linesegarray")):
        cache.getparent().remove(cache)


@dataclass
class _Memos:
    """Makes the memos of a file, and the shapes of the coloured phrases."""

    header: Any
    author: str
    made_at: datetime

    def __post_init__(self) -> None:
        self._count = 0
        self._shapes: dict[tuple[str, str, str], str] = {}
        self._ids: set[str] = set()

    def begin_part(self, root: Any) -> None:
        """Learn which fields a part has."""
        self._ids |= {field.get("id", "") for field in root.iter("{*}fieldBegin")}

    def add(self, element: Any, group: Sequence[Remark], reading: str) -> None:
        """Add the memo of remarks that share a phrase."""
        paragraphs = list(_paragraphs(element))
        letters = [letter for paragraph in paragraphs for letter in _letters(paragraph)]
        runs = [self._isolated(stretch) for stretch in reversed(stretches(letters, group[0], reading))][::-1]
        for run in runs:
            run.set("charPrIDRef", self._shape(run.get("charPrIDRef", "0"), group[0]))
        if not runs and paragraphs:
            runs = [_whole(paragraphs[0])]
        if runs and runs[0].getparent() is runs[-1].getparent():
            self._around(runs[0], runs[-1], all_lines(group))
        elif runs:  # a field stays within its paragraph
            self._around(runs[0], runs[0], all_lines(group))

    def _isolated(self, stretch: Stretch) -> Any:
        """A run of its own for a stretch of text."""
        run = stretch.piece.getparent()
        behind = _split_text(stretch, stretch.end)
        middle = _split_text(stretch, stretch.start)
        own = split_run(run, middle)
        split_run(own, behind)
        for part in (stretch.piece, behind):
            if _is_empty(part):
                _drop(part)
        return own

    def _around(self, first: Any, last: Any, lines: Sequence[str]) -> None:
        self._count += 1
        number = self._next_id()
        begin, end = etree.Element(_tag(first, "ctrl")), etree.Element(_tag(first, "ctrl"))
        begin.append(self._field(first, number, lines))
        end.append(etree.Element(_tag(first, "fieldEnd"), {"beginIDRef": number, "fieldid": _FIELD}))
        first.insert(0, begin)
        last.append(end)

    def _next_id(self) -> str:
        number = 1_430_000_000 + self._count
        while str(number) in self._ids:
            number += 1
        self._ids.add(str(number))
        return str(number)

    def _field(self, like: Any, number: str, lines: Sequence[str]) -> Any:
        field = etree.Element(
            _tag(like, "fieldBegin"),
            {
                "id": number, "type": "MEMO", "name": "", "editable": "1", "dirty": "1",
                "zorder": str(self._count), "fieldid": _FIELD, "metaTag": "",
            },
        )  # fmt: skip
        stated = self._parameters()
        parameters = etree.SubElement(field, _tag(like, "parameters"), {"cnt": str(len(stated)), "name": ""})
        for kind, name, value in stated:
            etree.SubElement(parameters, _tag(like, kind), {"name": name}).text = value
        sub_list = etree.SubElement(field, _tag(like, "subList"), _SUB_LIST)
        for line in lines:
            sub_list.append(self._line(like, line))
        return field

    def _parameters(self) -> tuple[tuple[str, str, str], ...]:
        ticks = (self.made_at - _EPOCH) // timedelta(microseconds=1) * 10
        command = f"MEMO/{_SHAPE}/{self._count}/{ticks & 0xFFFFFFFF}/{ticks >> 32}/{self.author.replace('/', ' ')}/\\;;"
        return (
            ("integerParam", "Prop", "0"),
            ("stringParam", "Command", command),
            ("stringParam", "ID", f"memo{self._count}"),
            ("integerParam", "Number", str(self._count)),
            ("stringParam", "Author", self.author),
            ("stringParam", "MemoShapeIDRef", _SHAPE),
            ("stringParam", "CreateDateTime", f"{self.made_at:%Y-%m-%dT%H:%M:%SZ}"),
        )

    def _line(self, like: Any, words: str) -> Any:
        paragraph = etree.Element(
            _tag(like, "p"),
            {
                "id": "0", "paraPrIDRef": self._first("paraPr"), "styleIDRef": self._first("style"),
                "pageBreak": "0", "columnBreak": "0", "merged": "0",
            },
        )  # fmt: skip
        run = etree.SubElement(paragraph, _tag(like, "run"), {"charPrIDRef": self._first("charPr")})
        if words:
            etree.SubElement(run, _tag(like, "t")).text = printable(words)
        return paragraph

    def _first(self, name: str) -> str:
        return next((str(each.get("id", "0")) for each in self.header.iter(f"{{*}}{name}")), "0")

    def _shape(self, base: str, remark: Remark) -> str:
        """The id of a character shape like another one, but in the remark's colours."""
        key = (base, remark.colour, remark.shade)
        if key not in self._shapes:
            self._shapes[key] = self._new_shape(*key)
        return self._shapes[key]

    def _new_shape(self, base: str, colour: str, shade: str) -> str:
        shapes = list(self.header.iter("{*}charPr"))
        like = next((shape for shape in shapes if shape.get("id") == base), None)
        if like is None:
            return base
        made = deepcopy(like)
        number = str(1 + max(int(each) for shape in shapes if (each := shape.get("id", "")).isdecimal()))
        for name, value in (("id", number), ("textColor", colour), ("shadeColor", shade)):
            made.set(name, value)
        shapes[-1].addnext(made)
        made.getparent().set("itemCnt", str(len(made.getparent())))
        return number


def _paragraphs(element: Any) -> Iterator[Any]:
    if local(element) == "p":
        yield element
    elif local(element) == "tc":
        for sub_list in sub_lists(element):
            yield from sub_list.iterchildren("{*}p")


def _letters(paragraph: Any) -> Iterator[Letter]:
    for run in paragraph.iterchildren("{*}run"):
        for piece in run.iterchildren("{*}t"):
            yield from texts(piece)
    yield BREAK


def _split_text(stretch: Stretch, at: int) -> Any:
    """Give what stands behind a position to a new text behind the piece."""
    piece, holder = stretch.piece, stretch.holder
    behind = piece.makeelement(piece.tag, piece.attrib)
    if stretch.is_tail:
        behind.text, holder.tail = holder.tail[at:], holder.tail[:at]
        moved = list(piece)[piece.index(holder) + 1 :]
    else:
        behind.text, holder.text = holder.text[at:], holder.text[:at]
        moved = list(piece)
    behind.extend(moved)
    piece.addnext(behind)
    return behind


def _is_empty(piece: Any) -> bool:
    return not len(piece) and not piece.text


def _drop(piece: Any) -> None:
    """Take an empty text away, and its run where that holds nothing else."""
    run = piece.getparent()
    run.remove(piece)
    if not len(run):
        run.getparent().remove(run)


def _whole(paragraph: Any) -> Any:
    """A run at the start of a paragraph for a memo on all of it."""
    runs = list(paragraph.iterchildren("{*}run"))
    with_text = next((run for run in runs if run.find("{*}t") is not None), None)
    if with_text is not None and all(local(child) == "t" for child in with_text):
        return with_text
    made = etree.Element(_tag(paragraph, "run"), {"charPrIDRef": runs[0].get("charPrIDRef", "0") if runs else "0"})
    etree.SubElement(made, _tag(paragraph, "t"))
    # Hangul keeps what sets up a section in the first run.
    runs[0].addnext(made) if runs else paragraph.insert(0, made)
    return made


def _tag(like: Any, name: str) -> str:
    return f"{like.tag.rpartition('}')[0]}}}{name}"


def _serialised(root: Any) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
