"""The parts of an HWPX, the format of Hangul (한글)."""

import re
import zipfile
from functools import cached_property
from typing import Any

from ieum.documents.readers.package import ZipPackage
from ieum.kernel.wording import Wording, worded

_HEADER = "Contents/header.xml"
_SECTION = re.compile(r"Contents/section(\d+)\.xml", re.IGNORECASE)
_OLD_HWP, _OLDEST_HWP, _PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"HWP Document File", b"%PDF"
_OTHERS = (
    ("word/", worded("워드(docx)")),
    ("xl/", worded("엑셀(xlsx)")),
    ("ppt/", worded("파워포인트(pptx)")),
)
"""By the folder of its parts what another package is."""


class Package(ZipPackage):
    """The parts of one HWPX file."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open a file.

        :raises UnreadableDocument: if it is not an HWPX, is protected, or would unpack beyond bounds
        """
        super().__init__(data, name)
        self._require_hwpx()

    @cached_property
    def sections(self) -> list[str]:
        """The names of the text parts in their order."""
        found = [(int(match[1]), name) for name in self._entries if (match := _SECTION.fullmatch(name))]
        return [name for _, name in sorted(found)]

    def header(self) -> Any:
        """The root of the part that holds shapes and styles."""
        return self.xml(_HEADER)

    def master_page(self, name: str) -> str:
        """The part of a master page by the id under which sections name it; "" where there is none."""
        part = f"Contents/{name}.xml"
        return part if self.has(part) else ""

    def _require_hwpx(self) -> None:
        if b"encryption-data" in self.read("META-INF/manifest.xml"):
            raise self.protected()
        if not self.sections:
            raise self.fault("{what} 한글에서 hwpx로 저장한 파일을 올려 주십시오.", what=self._other_kind())

    def _other_kind(self) -> Wording:
        for folder, kind in _OTHERS:
            if any(name.startswith(folder) for name in self._entries):
                return worded("한글 문서가 아니라 {kind} 문서입니다.", kind=kind)
        return worded("본문(Contents/section0.xml)이 없어 한글 문서로 볼 수 없습니다.")

    def _open(self, data: bytes) -> zipfile.ZipFile:
        if data.startswith((_OLD_HWP, _OLDEST_HWP)):
            raise self.fault("이름과 달리 옛 한글(hwp) 문서입니다. 한글에서 hwpx로 저장한 뒤 올려 주십시오.")
        if data.startswith(_PDF):
            raise self.fault("이름과 달리 PDF 문서입니다. 한글에서 hwpx로 저장한 뒤 올려 주십시오.")
        return super()._open(data)
