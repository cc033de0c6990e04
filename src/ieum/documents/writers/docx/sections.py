"""Sections of a DOCX: paper, running head and page number."""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ieum.documents.styles.names import StyleName
from ieum.documents.styles.sheet import Page
from ieum.documents.writers.docx.elements import element, field, letters, paragraph, twips
from ieum.documents.writers.docx.ink import Ink
from ieum.documents.writers.docx.styles import style_ids

_NOTES = (
    f"<w:footnotes {nsdecls('w')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def section_properties(page: Page, furniture: list[Any], *, first_page: bool = False) -> Any:
    """The properties of a section; with ``first_page`` pages are counted from 1 there."""
    turned = {"orient": "landscape"} if page.width > page.height else {}
    across, down = str(twips(page.width)), str(twips(page.height))
    margins = {
        "top": page.top + page.header,
        "right": page.right,
        "bottom": page.bottom + page.footer,
        "left": page.left,
        "header": page.top,
        "footer": page.bottom,
        "gutter": 0,
    }
    return element(
        "sectPr", *furniture, element("type", val="nextPage"), element("pgSz", w=across, h=down, **turned),
        element("pgMar", **{side: str(twips(value)) for side, value in margins.items()}),
        *([element("pgNumType", start="1")] if first_page else []),
    )  # fmt: skip


def furniture(ink: Ink, running_head: str) -> list[Any]:
    """What refers to running head and page number; the sections behind take them over."""
    made = [_refer(ink, "footer", [_page_number()])]
    if running_head:
        head = [letters(running_head)]
        made.insert(0, _refer(ink, "header", [paragraph(style_ids()[StyleName.RUNNING_HEAD], head)]))
    return made


def add_notes(ink: Ink) -> None:
    """Put the footnotes so far into the package."""
    if ink.notes:
        root = parse_xml(_NOTES)
        root.extend(ink.notes)
        _relate(ink, "footnotes", root)


def _page_number() -> Any:
    """Write "- 1 -" in the middle."""
    number = field("PAGE", letters("1"))
    return element("p", element("pPr", element("jc", val="center")), letters("- "), number, letters(" -"))


def _refer(ink: Ink, kind: str, lines: list[Any]) -> Any:
    root = OxmlElement("w:hdr" if kind == "header" else "w:ftr")
    root.extend(lines)
    reference = element(f"{kind}Reference", type="default")
    reference.set(qn("r:id"), _relate(ink, kind, root))
    return reference


def _relate(ink: Ink, kind: str, root: Any) -> str:
    """Put a part into the package and return the id by which the text refers to it."""
    number = "" if kind == "footnotes" else "1"
    content_type = getattr(CONTENT_TYPE, f"WML_{kind.upper()}")
    part = XmlPart(PackURI(f"/word/{kind}{number}.xml"), content_type, root, ink.part.package)
    return str(ink.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper())))
