"""Writes HWPX, the format of Hangul (한글), as Hancom Office itself would."""

from datetime import datetime

from ieum.documents.model import Document
from ieum.documents.writers.hwpx.gate import require_sound
from ieum.documents.writers.hwpx.header import header_xml
from ieum.documents.writers.hwpx.package import (
    CONTAINER,
    MANIFEST,
    MIMETYPE,
    SETTINGS,
    VERSION,
    Label,
    content_hpf,
    zipped,
)
from ieum.documents.writers.hwpx.paragraphs import Ink
from ieum.documents.writers.hwpx.preview import preview_text
from ieum.documents.writers.hwpx.section import section_xml
from ieum.documents.writers.hwpx.styles import style_sheet

__all__ = ["write_hwpx"]


def write_hwpx(document: Document, *, made_at: datetime | None = None) -> bytes:
    """Write a document as HWPX; the same document and moment give the same bytes.

    :param made_at: the moment that the file names as its making, with time zone; None names none
    :raises NotHancomShaped: if the file would hold what Hancom never writes, such as a table with holes
    :raises FaultyStyleSheet: if the style sheet is not complete
    """
    ink = Ink(style_sheet())
    section = section_xml(document, ink)
    label = Label(document.title, document.organisation, made_at)
    parts = {
        "mimetype": MIMETYPE,
        "version.xml": VERSION,
        "Contents/header.xml": header_xml(ink.sheet, ink.shapes),
        "Contents/section0.xml": section,
        "Preview/PrvText.txt": preview_text(document),
        "settings.xml": SETTINGS,
        "META-INF/container.xml": CONTAINER,
        "Contents/content.hpf": content_hpf(label, ink.binaries),
        "META-INF/manifest.xml": MANIFEST,
    }
    encoded = {name: text.encode() for name, text in parts.items()}
    require_sound(encoded)
    return zipped([*encoded.items(), *((binary.path, binary.data) for binary in ink.binaries)])
