"""Reads HWP 5.0, the older format of Hangul (한글): converted to HWPX in memory, then read as such.

The conversion is python-hwpx's; its version is pinned and nothing else of it is used, since its names change often.
"""

import io
import struct
import zipfile
import zlib
from importlib import import_module
from typing import Any

from ieum.documents.errors import DocumentError, UnknownFormat, UnreadableDocument, file_fault
from ieum.documents.model import Document
from ieum.documents.readers.hwpx import read_hwpx

_PROTECTED_BODY = "ViewText".encode("utf-16-le").ljust(64, b"\0")
"""Name of the storage that holds the body of a distribution document, as a directory entry has it.

What stands in the ordinary place of such a file is a sentence that asks for a newer Hangul.
"""
_FAULTS = {
    "hwp5-distribution": "배포용 문서라 내용이 잠겨 있습니다. "
    "한글에서 배포용을 풀거나 원본을 HWPX로 저장하여 다시 올려 주십시오.",
    "hwp5-password": "암호가 걸린 한글 문서입니다. 한글에서 암호를 풀어 저장한 뒤 다시 올려 주십시오.",
    "hwp5-drm": "보안(DRM)이 걸린 한글 문서입니다. 보안을 풀어 저장한 뒤 다시 올려 주십시오.",
    "hwp5-version-unsupported": "읽을 수 없는 판의 한글 문서입니다. 한글에서 HWPX로 저장하여 다시 올려 주십시오.",
    "hwp5-limit-exceeded": "한글 문서가 지나치게 큽니다. 나누어 HWPX로 저장하여 다시 올려 주십시오.",
}
_DAMAGED = "손상된 한글 문서입니다. 한글에서 열어 HWPX로 저장하여 다시 올려 주십시오."
_STUMBLES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
    struct.error,
    zlib.error,
)
"""What the conversion raises by itself where a damaged file leads it astray."""


def read_hwp5(data: bytes, name: str) -> Document:
    """Read a file; ``name`` is for messages and the document's source.

    :raises UnreadableDocument: if it is damaged, protected or beyond bounds
    :raises UnknownFormat: if it is another kind of file in the same container
    """
    if _PROTECTED_BODY in data:
        raise _refusal("hwp5-distribution", name)
    return read_hwpx(_converted(data, name), name)


def _converted(data: bytes, name: str) -> bytes:
    package: Any = import_module("hwpx.hwp5.package")
    errors: Any = import_module("hwpx.hwp5.errors")
    try:
        files: dict[str, bytes] = package.convert(data).files
    except errors.Hwp5Error as fault:
        raise _refusal(fault.code, name) from fault
    except _STUMBLES as fault:
        raise _refusal("", name) from fault
    return _zipped(files)


def _zipped(files: dict[str, bytes]) -> bytes:
    """The parts as a package, which nobody keeps, and so not packed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        # The reader takes a file for HWPX that begins with its kind.
        for part in sorted(files, key=lambda part: part != "mimetype"):
            package.writestr(zipfile.ZipInfo(part), files[part])
    return file.getvalue()


def _refusal(code: str, name: str) -> DocumentError:
    if code == "hwp5-not-hwp5":
        return UnknownFormat(
            file_fault(name, "옛 오피스 문서는 읽을 수 없습니다. 한글에서 HWPX나 텍스트로 저장하여 다시 올려 주십시오.")
        )
    return UnreadableDocument(file_fault(name, _FAULTS.get(code, _DAMAGED)))
