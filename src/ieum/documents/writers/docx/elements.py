"""Pieces of WordprocessingML that the library has no word for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Line

from ieum.documents.model import Text
from ieum.documents.writers.layout import printable


def element(tag: str, *children: Any, **attributes: str) -> Any:
    """Make an element of the "w" namespace with attributes of the same."""
    made: Any = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def write(line: Line, content: Text) -> None:
    """Write a line of text at the end of a paragraph."""
    for run in content:
        written = line.add_run(printable(run.text))
        written.bold = True if run.bold else None
        written.font.superscript = True if run.superscript else None


def add_field(line: Line, instruction: str, shown: str) -> None:
    """Add a field that Word computes; ``shown`` stands there until then."""
    run = xml(line.add_run(printable(shown)))
    field = element("fldSimple", instr=instruction)
    xml(line).append(field)
    field.append(run)


def add_bookmark(line: Line, number: int, name: str) -> None:
    """Mark the end of a paragraph, so that a field can ask for its page."""
    xml(line).append(element("bookmarkStart", id=str(number), name=name))
    xml(line).append(element("bookmarkEnd", id=str(number)))


def xml(part: Any) -> Any:
    """The element behind an object of the library, which shows it under this name alone."""
    return part._element  # noqa: SLF001 - the library gives its XML in no other way
