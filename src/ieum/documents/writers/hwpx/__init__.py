"""Writes HWPX, the format of Hangul (한글), as Hancom Office itself would."""

from datetime import datetime

from ieum.documents.model import Document
from ieum.documents.styles.sheet import StyleSheet, office_styles
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
from ieum.documents.writers.hwpx.section import sections_xml

__all__ = ["write_hwpx"]


def write_hwpx(document: Document, *, made_at: datetime | None = None, styles: StyleSheet | None = None) -> bytes:
    """Write a document as HWPX; the same document, moment and styles give the same bytes.

    :param made_at: the moment that the file names as its making, with time zone; None names none
    :param styles: how it looks; None for the office's own sheet
    :raises NotHancomShaped: if the file would hold what Hancom never writes, such as a table with holes
    """
    ink = Ink(styles or office_styles())
    sections = sections_xml(document, ink)
    label = Label(document.title, document.organisation, made_at)
    parts = {
        "mimetype": MIMETYPE,
        "version.xml": VERSION,
        "Contents/header.xml": header_xml(ink.sheet, ink.shapes, ink.boxes, len(sections)),
        **{f"Contents/section{number}.xml": section for number, section in enumerate(sections)},
        "Preview/PrvText.txt": preview_text(document),
        "settings.xml": SETTINGS,
        "META-INF/container.xml": CONTAINER,
        "Contents/content.hpf": content_hpf(label, ink.binaries, len(sections)),
        "META-INF/manifest.xml": MANIFEST,
    }
    encoded = {name: text.encode() for name, text in parts.items()}
    require_sound(encoded)
    return zipped([*encoded.items(), *((binary.path, binary.data) for binary in ink.binaries)])
