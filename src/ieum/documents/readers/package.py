"""Opens the zip of an HWPX or DOCX and hands out its parts, within bounds that no honest report comes near."""

import io
import zipfile
import zlib
from typing import Any, ClassVar

from lxml import etree

from ieum.documents.errors import UnreadableDocument, file_fault
from ieum.kernel.wording import Wording, worded

MOST_ENTRIES = 5_000
MOST_BYTES = 300 * 2**20
"""Size of all parts, unpacked."""
MOST_XML_BYTES = 32 * 2**20
"""Size of one XML part, unpacked."""
MOST_RATIO = 400
"""How many times its packed size a part may unpack to."""
_RATIO_MATTERS_FROM = 4 * 2**20
_PICTURE_RATIO_MATTERS_FROM = 64 * 2**20
"""The same for pictures: a page that was scanned white is large, and packs to nothing."""
_PICTURE_ENDINGS = (".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff")
_IS_ENCRYPTED = 1


class ZipPackage:
    """The parts of one file."""

    program: ClassVar[Wording] = worded("한글")
    """The program in which its author can save it again."""
    kind: ClassVar[Wording] = worded("한글(hwpx)")

    def __init__(self, data: bytes, name: str) -> None:
        """Open a file.

        :raises UnreadableDocument: if it is no zip, is protected, or would unpack beyond bounds
        """
        self.name = name
        self._archive = self._open(data)
        self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        self._require_bounds()

    def xml(self, part: str) -> Any:
        """The root element of a part.

        :raises UnreadableDocument: if it is missing, too large or not well-formed
        """
        if part not in self._entries:
            raise self.fault("필요한 부분({part})이 없습니다. {program}에서 다시 저장한 뒤 올려 주십시오.", part=part)
        if self._entries[part].file_size > MOST_XML_BYTES:
            raise self.fault("{part} 부분이 너무 큽니다. 문서를 나누어 올려 주십시오.", part=part)
        # Without huge_tree the parser itself refuses nesting deeper than 256 and texts over 10 MB.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
        try:
            root = etree.fromstring(self.read(part), parser)
        except etree.XMLSyntaxError as error:
            raise self.fault(
                "손상되어 읽을 수 없습니다({part} {line}번째 줄). {program}에서 다시 저장한 뒤 올려 주십시오.",
                part=part,
                line=error.lineno,
            ) from error
        if root.getroottree().docinfo.doctype:
            raise self.fault(
                "허용되지 않는 선언(DOCTYPE)이 {part}에 있습니다. {program}에서 다시 저장해 주십시오.", part=part
            )
        return root

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._entries

    def read(self, part: str) -> bytes:
        """The bytes of a part; b"" where there is none.

        :raises UnreadableDocument: if the zip is damaged there
        """
        entry = self._entries.get(part)
        if entry is None:
            return b""
        try:
            return self._archive.read(entry)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, zlib.error) as error:
            raise self.fault(
                "압축이 손상되어 {part}을(를) 풀 수 없습니다. 원본을 다시 받아 주십시오.", part=part
            ) from error

    def fault(self, sentence: str, /, **values: object) -> UnreadableDocument:
        """The error for this file; the sentence says what is wrong and what to do, as with the ``program``."""
        return UnreadableDocument(file_fault(self.name, sentence, program=self.program, **values))

    def protected(self) -> UnreadableDocument:
        """The error for a file that wants a password."""
        return self.fault("암호가 걸려 있어 읽을 수 없습니다. {program}에서 암호를 풀고 저장한 뒤 올려 주십시오.")

    def _require_bounds(self) -> None:
        entries = self._entries.values()
        if len(self._archive.infolist()) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise self.fault(
                "압축을 풀면 지나치게 커지는 파일이라 열지 않았습니다. {program}에서 다시 저장해 주십시오."
            )
        for entry in entries:
            if entry.file_size > _ratio_matters_from(entry) and _ratio(entry) > MOST_RATIO:
                raise self.fault(
                    "{part}의 압축률이 비정상이라 열지 않았습니다. {program}에서 다시 저장해 주십시오.",
                    part=entry.filename,
                )
            if entry.flag_bits & _IS_ENCRYPTED:
                raise self.protected()

    def _open(self, data: bytes) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self.fault(
                "손상되었거나 {kind} 문서가 아닙니다. 원본을 다시 받거나 {program}에서 다시 저장해 주십시오.",
                kind=self.kind,
            ) from error


def _ratio(entry: zipfile.ZipInfo) -> float:
    """How many times its packed size a part unpacks to."""
    return entry.file_size / max(entry.compress_size, 1)


def _ratio_matters_from(entry: zipfile.ZipInfo) -> int:
    is_picture = entry.filename.lower().endswith(_PICTURE_ENDINGS)
    return _PICTURE_RATIO_MATTERS_FROM if is_picture else _RATIO_MATTERS_FROM
