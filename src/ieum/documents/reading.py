"""Reads a file of any known kind; the kind is told by its content, never by its name."""

import re
from importlib import import_module
from pathlib import Path

from ieum.documents.errors import UnknownFormat, UnreadableDocument, file_fault
from ieum.documents.model import Document
from ieum.kernel.wording import worded

MOST_BYTES = 100 * 1024 * 1024
"""Larger files are refused; the longest report with pictures is far smaller."""

_READERS = {
    "docx": ("ieum.documents.readers.docx", "read_docx"),
    "hwpx": ("ieum.documents.readers.hwpx", "read_hwpx"),
    "hwp5": ("ieum.documents.readers.hwp5", "read_hwp5"),
    "html": ("ieum.documents.readers.html", "read_html"),
    "json": ("ieum.documents.readers.json", "read_json"),
    "markdown": ("ieum.documents.readers.markdown", "read_markdown"),
    "pdf": ("ieum.documents.readers.pdf", "read_pdf"),
    "text": ("ieum.documents.readers.text", "read_text"),
    "xlsx": ("ieum.documents.readers.xlsx", "read_xlsx"),
}
_LOADED_LATER = ("hwpx.hwp5.package", "hwpx.hwp5.errors")
_ZIP = b"PK\x03\x04"
_PACKAGES = (
    ("hwpx", b"application/hwp+zip", 100),
    ("docx", b"word/document", None),
    ("xlsx", b"xl/workbook", None),
    ("hwpx", b"Contents/section0.xml", None),
)
"""What tells the packages apart, and within how many bytes; names of parts stand unpacked in a zip.

Hangul puts the name of the kind first and unpacked; where another program packed the file again, its text part tells.
"""
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""Container of HWP 5.0, and of older offices' files, which its reader refuses."""
_PDF = b"%PDF-"
_FOREIGN = (
    (_ZIP, worded("HWPX가 아닌 압축 파일")),
    (b"HWP Document File", worded("한글 3.0 이하(HWP) 문서")),
    (b"\x89PNG", worded("그림 파일")),
    (b"\xff\xd8\xff", worded("그림 파일")),
)
_PROGRAMS = {
    ".hwpx": worded("한글"),
    ".hwp": worded("한글"),
    ".docx": worded("워드"),
    ".xlsx": worded("엑셀"),
    ".pdf": worded("만든 프로그램"),
}
"""Where a file can be saved again whose content cannot be recognised any more."""
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.*?-->)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|style|table|div|p|h[1-6]|span|section|article|main)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
"""How a page, or a part of one, begins; text of an office begins with "<" only in "<표 1>" and the like."""
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*[\"}]")
_HTML_WITHIN = 4096
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How text of two bytes a letter begins."""
_DELIMITERS = b"|-: \t\r"
"""What the line under a Markdown table's header is made of."""
_HASH_HEADING = re.compile(rb"^#{1,6} \S", re.MULTILINE)
_HASH_BOX = re.compile("^#{1,6} [*]{0,2}□".encode(), re.MULTILINE)
"""Some conversions to text put "#" before a □ line; Markdown that was written as such has titles there."""


def read_document(path: Path) -> Document:
    """Read a report from a file.

    :raises UnreadableDocument: if the file cannot be opened, is damaged or is too large
    :raises UnknownFormat: if it is of a kind that cannot be read
    """
    data = read_data(path)
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """Read a report that is at hand as bytes, such as an upload; ``name`` is for messages and as its source.

    :raises UnreadableDocument: if it is damaged
    :raises UnknownFormat: if it is of a kind that cannot be read
    """
    # A reader is loaded when it is needed, so that checking a text loads no XML library.
    module, function = _READERS[detect_format(data, name)]
    document: Document = getattr(import_module(module), function)(data, name)
    return document


def load_readers() -> None:
    """Load all readers and what they load later, so that no file has to wait for that."""
    for module in (*(module for module, _ in _READERS.values()), *_LOADED_LATER):
        import_module(module)


def detect_format(data: bytes, name: str) -> str:
    """Tell the kind of a file: "hwpx", "hwp5", "docx", "xlsx", "pdf", "html", "json", "markdown" or "text".

    :raises UnknownFormat: if it is of a kind that cannot be read
    :raises UnreadableDocument: if its name promises a document and its content can be none
    """
    for packed, mark, reach in _PACKAGES:
        if data.startswith(_ZIP) and mark in data[:reach]:
            return packed
    if data.startswith(_COMPOUND):
        return "hwp5"
    if data[:1024].lstrip().startswith(_PDF):
        return "pdf"
    if _looks_damaged(data, name):
        program = _PROGRAMS[Path(name).suffix.lower()]
        raise UnreadableDocument(
            file_fault(
                name,
                "손상되어 내용을 알아볼 수 없습니다. 원본을 다시 받거나 {program}에서 다시 저장하여 올려 주십시오.",
                program=program,
            )
        )
    for magic, kind in _FOREIGN:
        if data.startswith(magic):
            raise UnknownFormat(
                file_fault(
                    name,
                    "{kind}은(는) 읽을 수 없습니다. 한글에서 HWPX나 텍스트로 저장하여 다시 올려 주십시오.",
                    kind=kind,
                )
            )
    if _JSON.match(data):
        return "json"
    if _HTML.match(data[:_HTML_WITHIN]) or _is_wide_html(data):
        return "html"
    return "markdown" if _is_markdown(data) else "text"


def _looks_damaged(data: bytes, name: str) -> bool:
    """Whether a file that is named as a document holds neither that, nor another kind that is known, nor text."""
    if Path(name).suffix.lower() not in _PROGRAMS or data.startswith(_WIDE):
        return False
    is_foreign = any(data.startswith(magic) for magic, _ in _FOREIGN if magic != _ZIP)
    return not is_foreign and (data.startswith(_ZIP) or b"\0" in data[:_HTML_WITHIN])


def _is_wide_html(data: bytes) -> bool:
    """Whether a text of two bytes a letter is a page."""
    if not data.startswith(_WIDE):
        return False
    return _HTML.match(data[:_HTML_WITHIN].decode("utf-16", "replace").encode()) is not None


def _is_markdown(data: bytes) -> bool:
    """A table of pipes is Markdown's alone; "#" also stands in text that a conversion made, with tabs and "# □"."""
    if b"|" in data and any(_is_delimiter_row(line) for line in data.split(b"\n")):
        return True
    if b"\t" in data or _HASH_BOX.search(data):
        return False
    return _HASH_HEADING.search(data) is not None


def _is_delimiter_row(line: bytes) -> bool:
    return b"|" in line and b"-" in line and not line.translate(None, _DELIMITERS)


def read_data(path: Path) -> bytes:
    """The bytes of a file.

    :raises UnreadableDocument: if it cannot be opened or is too large
    """
    try:
        with path.open("rb") as file:
            # What a pipe or a device holds, no size tells beforehand.
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableDocument(file_fault(path.name, "파일이 없습니다. 이름과 위치를 확인하여 주십시오.")) from None
    except IsADirectoryError:
        raise UnreadableDocument(file_fault(path.name, "폴더입니다. 그 안의 파일을 지정하여 주십시오.")) from None
    except OSError as error:
        raise UnreadableDocument(file_fault(path.name, "파일을 열 수 없습니다({why}).", why=error.strerror)) from None
    if len(data) > MOST_BYTES:
        raise UnreadableDocument(
            file_fault(path.name, "파일이 너무 큽니다(100MB까지). 나누어 저장하여 다시 올려 주십시오.")
        )
    return data
