"""Sections of a DOCX: how their pages lie, and what stands at the top and foot of each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ieum.documents.elements import local
from ieum.documents.readers.common.heads import whole_number
from ieum.documents.readers.docx.package import WordPackage
from ieum.documents.readers.docx.shapes import attribute

_PAGE_NUMBER = re.compile(r"[-–—\s\d/]*")
_REFERENCES = ("headerReference", "footerReference")


@dataclass(frozen=True, slots=True)
class Section:
    """One section."""

    is_turned: bool
    """Whether its pages lie on their long side."""
    running: tuple[str, ...]
    """The parts that hold its heads and feet, but for those that it takes over from the section before."""


def read_sections(body: Any, package: WordPackage) -> list[Section]:
    """The sections of a body in their order; one where the file tells of none."""
    found = [_section(properties, package) for properties in _properties(body)]
    return found or [Section(is_turned=False, running=())]


def sections_of(children: Iterable[Any]) -> Iterator[list[Any]]:
    """The children of a body by their sections; a paragraph that tells of one is its last."""
    section: list[Any] = []
    for child in children:
        section.append(child)
        if child.find("{*}pPr/{*}sectPr") is not None:
            yield section
            section = []
    yield section


def is_page_number(words: str) -> bool:
    """Whether a line at the top or foot holds nothing but the number of the page."""
    return _PAGE_NUMBER.fullmatch(words) is not None


def _properties(body: Any) -> Iterator[Any]:
    """Those of the paragraphs that end a section, and those of the body itself."""
    for properties in body.iter("{*}sectPr"):
        if local(properties.getparent()) in ("pPr", "body"):
            yield properties


def _section(properties: Any, package: WordPackage) -> Section:
    size = properties.find("{*}pgSz")
    across, down = (0, 0) if size is None else (whole_number(attribute(size, side)) for side in ("w", "h"))
    ids = [_relation(each) for each in properties if local(each) in _REFERENCES]
    parts = (package.relations[each].part for each in ids if each in package.relations)
    return Section(across > down, tuple(part for part in parts if package.has(part)))


def _relation(reference: Any) -> str:
    return next((str(value) for name, value in reference.attrib.items() if name.endswith("}id")), "")
