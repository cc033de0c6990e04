"""Writes the tables of a Document as XLSX, one sheet a table; the same Document gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from ieum.documents.model import Cell, Document, Table, text
from ieum.documents.writers.layout import printable
from ieum.documents.writers.xlsx.sheet import Sheet, area
from ieum.documents.writers.xlsx.styles import Styles

TABLE_NAME = "_ieum.표"
"""The name that marks where on a sheet its table stands."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OLDEST = (1980, 1, 1, 0, 0, 0)
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]|^'|'$")
_LONGEST_NAME = 31


def write_xlsx(document: Document) -> bytes:
    """Write all tables, nested ones behind the one they stand in; where there is none, one sheet with the title."""
    styles = Styles()
    tables = [table for table in document.tables() if table.cells] or [_only_title(document)]
    sheets = [Sheet(table, styles) for table in tables]
    names = _names(tables)
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(sheets, names),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)),
                ("styles", "styles.xml"),
            ]
        ),
        **{f"xl/worksheets/sheet{number}.xml": sheet.xml() for number, sheet in enumerate(sheets, 1)},
    }
    return _zipped({**parts, "xl/styles.xml": styles.xml()})


def _only_title(document: Document) -> Table:
    return Table((Cell(0, 0, (text(document.title or "표가 없는 문서"),)),), 0)


def _names(tables: Sequence[Table]) -> list[str]:
    """Names of sheets: the caption, else "표" and its number; none twice, as programs count no difference of case."""
    names: list[str] = []
    taken: set[str] = set()
    for number, table in enumerate(tables, 1):
        caption = " ".join(_FORBIDDEN.sub(" ", printable(table.caption)).split())[:_LONGEST_NAME].strip(" '")
        name = caption or f"표 {number}"
        if name.lower() in taken:
            tail = f" ({number})"
            name = name[: _LONGEST_NAME - len(tail)] + tail
        taken.add(name.lower())
        names.append(name)
    return names


def _workbook(sheets: Sequence[Sheet], names: Sequence[str]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, 1)
    )
    defined = "".join(
        _defined(index, sheet, name) for index, (sheet, name) in enumerate(zip(sheets, names, strict=True))
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets><definedNames>{defined}</definedNames></workbook>"
    )


def _defined(index: int, sheet: Sheet, name: str) -> str:
    quoted = "'" + name.replace("'", "''") + "'"
    titles = ""
    if sheet.titles:
        rows = f"{quoted}!${sheet.titles[0] + 1}:${sheet.titles[1] + 1}"
        titles = f'<definedName name="_xlnm.Print_Titles" localSheetId="{index}">{escape(rows)}</definedName>'
    ground = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", area(*sheet.ground))
    told = escape(f"{quoted}!{ground}")
    return f'{titles}<definedName name="{TABLE_NAME}" localSheetId="{index}">{told}</definedName>'


def _content_types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for number in range(1, count + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>{sheets}'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>'
    )


def _relations(relations: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _OLDEST)
            # A zip made on Windows differs from one made on Linux in this mark alone.
            info.create_system = 0
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, f"{_DECLARATION}{content}".encode())
    return buffer.getvalue()
