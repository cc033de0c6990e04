"""Writes remarks into a DOCX: comments in their own part, and colours for the phrases."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import UTC, datetime
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
from ieum.documents.readers.common.heads import whole_number
from ieum.documents.readers.docx.lines import INLINE
from ieum.documents.readers.docx.package import CONTENT_TYPES, WordPackage, relations_part
from ieum.documents.readers.docx.shapes import attribute
from ieum.documents.writers.layout import printable

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_BEHIND_COLOUR = (
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
)  # fmt: skip
_BEHIND_SHADE = (
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
    "rPrChange",
)
"""What stands behind a run's colour and shade; Word wants properties in their order."""


def remark_docx(data: bytes, document: Document, remarks: Sequence[Remark], *, author: str, made_at: datetime) -> bytes:
    """Write remarks into a file; without any it stays as it is."""
    package = WordPackage(data, document.source)
    own = [remark for remark in remarks if remark.place.part == package.main and remark.place.element is not None]
    if not own:
        return data
    root = package.xml(package.main)
    comments = _Comments(root, package, printable(author), made_at.astimezone(UTC))
    elements, read = list(counted(root)), readings(document)
    for group in grouped(own):
        place = group[0].place
        if place.element is not None and place.element < len(elements):
            comments.add(elements[place.element], group, read.get((place.part, place.element), ""))
    return replaced(data, {package.main: _serialised(root), **comments.parts()})


class _Comments:
    """The comments of a file, those that it had first."""

    def __init__(self, root: Any, package: WordPackage, author: str, made_at: datetime) -> None:
        self._package, self._author, self._made_at = package, author, made_at
        self._space: str = root.tag.rpartition("}")[0] + "}"
        self._part = package.related("comments")
        self._root = package.xml(self._part) if self._part else etree.Element(self._tag("comments"), nsmap=root.nsmap)
        self._next: int = 1 + max((whole_number(attribute(each, "id"), 0) for each in self._root), default=-1)

    def parts(self) -> Mapping[str, bytes]:
        """The part with the comments, and those that name it where the file had none."""
        if self._part:
            return {self._part: _serialised(self._root)}
        folder = posixpath.dirname(self._package.main)
        part = next(
            name
            for number in range(1_000)
            if not self._package.has(name := posixpath.join(folder, f"comments{number or ''}.xml"))
        )
        return {part: _serialised(self._root), **self._named(part)}

    def _named(self, part: str) -> Mapping[str, bytes]:
        types = self._package.xml(CONTENT_TYPES)
        override = types.tag.rpartition("}")[0] + "}Override"
        types.append(types.makeelement(override, {"PartName": f"/{part}", "ContentType": _TYPE}))
        name = relations_part(self._package.main)
        relations = self._package.xml(name) if self._package.has(name) else _no_relations()
        known = {each.get("Id") for each in relations}
        identity = next(each for number in range(1, 100_000) if (each := f"rIdIeum{number}") not in known)
        stated = {"Id": identity, "Type": _KIND, "Target": f"/{part}"}
        relations.append(relations.makeelement(f"{{{_RELATIONS}}}Relationship", stated))
        return {CONTENT_TYPES: _serialised(types), name: _serialised(relations)}

    def add(self, element: Any, group: Sequence[Remark], reading: str) -> None:
        """Add the comment of remarks that share a phrase."""
        paragraphs = [element] if local(element) == "p" else list(_own_paragraphs(element))
        letters = [letter for paragraph in paragraphs for letter in (*_letters(paragraph), BREAK)]
        runs = [_isolated(stretch) for stretch in reversed(stretches(letters, group[0], reading))][::-1]
        for run in runs:
            self._colour(run, group[0])
        if runs:
            self._around(runs[0], runs[-1], all_lines(group))
        elif paragraphs:
            self._at(paragraphs[0], all_lines(group))

    def _around(self, first: Any, last: Any, lines: Sequence[str]) -> None:
        number = self._comment(lines)
        first.addprevious(self._made("commentRangeStart", id=number))
        reference = self._made("r")
        reference.append(self._made("commentReference", id=number))
        last.addnext(reference)
        last.addnext(self._made("commentRangeEnd", id=number))

    def _at(self, paragraph: Any, lines: Sequence[str]) -> None:
        """Comment on all of a paragraph."""
        number = self._comment(lines)
        properties = paragraph.find("{*}pPr")
        start = self._made("commentRangeStart", id=number)
        paragraph.insert(0, start) if properties is None else properties.addnext(start)
        reference = self._made("r")
        reference.append(self._made("commentReference", id=number))
        paragraph.extend([self._made("commentRangeEnd", id=number), reference])

    def _comment(self, lines: Sequence[str]) -> str:
        number, self._next = str(self._next), self._next + 1
        moment = f"{self._made_at:%Y-%m-%dT%H:%M:%SZ}"
        comment = self._made("comment", id=number, author=self._author, date=moment, initials=self._author[:2])
        for line in lines:
            paragraph = self._made("p")
            if line:
                run, words = self._made("r"), self._made("t")
                words.text = printable(line)
                words.set(_SPACE, "preserve")
                run.append(words)
                paragraph.append(run)
            comment.append(paragraph)
        self._root.append(comment)
        return number

    def _colour(self, run: Any, remark: Remark) -> None:
        properties = run.find("{*}rPr")
        if properties is None:
            properties = self._made("rPr")
            run.insert(0, properties)
        for name in ("color", "shd"):
            for old in properties.findall(f"{{*}}{name}"):
                properties.remove(old)
        colour = self._made("color", val=remark.colour.lstrip("#"))
        shade = self._made("shd", val="clear", color="auto", fill=remark.shade.lstrip("#"))
        _insert(properties, colour, (*_BEHIND_COLOUR, *_BEHIND_SHADE))
        _insert(properties, shade, _BEHIND_SHADE)

    def _made(self, name: str, **attributes: str) -> Any:
        return etree.Element(self._tag(name), {self._tag(key): value for key, value in attributes.items()})

    def _tag(self, name: str) -> str:
        return self._space + name


def _no_relations() -> Any:
    return etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})


def _own_paragraphs(parent: Any) -> Iterator[Any]:
    """The paragraphs of a cell, but not those of tables in it."""
    for child in parent:
        if local(child) == "p":
            yield child
        elif local(child) in INLINE:
            yield from _own_paragraphs(child)


def _letters(parent: Any) -> Iterator[Letter]:
    for child in parent:
        if local(child) == "r":
            for piece in child:
                if local(piece) == "t":
                    yield from texts(piece)
                elif local(piece) != "rPr":
                    yield BREAK
        elif local(child) in INLINE:
            yield from _letters(child)


def _isolated(stretch: Stretch) -> Any:
    """A run of its own for a stretch of text."""
    piece, run = stretch.piece, stretch.piece.getparent()
    before, words, after = (
        piece.text[: stretch.start],
        piece.text[stretch.start : stretch.end],
        piece.text[stretch.end :],
    )
    behind = [_text_like(piece, after)] if after else []
    middle = _text_like(piece, words)
    for made in (*behind, middle):
        piece.addnext(made)
    own = _split(run, middle)
    if behind:
        _split(own, behind[0])
    elif len(own) > 1 + (own.find("{*}rPr") is not None):
        _split(own, own[own.index(middle) + 1])
    piece.text = before
    piece.set(_SPACE, "preserve")
    if not before:
        parent = piece.getparent()
        parent.remove(piece)
        if all(local(child) == "rPr" for child in parent):
            parent.getparent().remove(parent)
    return own


def _split(run: Any, piece: Any) -> Any:
    """Split a run before a piece; both parts keep the run's properties."""
    properties = run.find("{*}rPr")
    if run.index(piece) == (0 if properties is None else 1):
        return run
    behind = split_run(run, piece)
    if properties is not None:
        behind.insert(0, deepcopy(properties))
    return behind


def _text_like(piece: Any, words: str) -> Any:
    made = piece.makeelement(piece.tag, {_SPACE: "preserve"})
    made.text = words
    return made


def _insert(properties: Any, made: Any, behind: Sequence[str]) -> None:
    for child in properties:
        if local(child) in behind:
            child.addprevious(made)
            return
    properties.append(made)


def _serialised(root: Any) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
