"""From bytes to lines: the encodings that Korean offices' text files come in."""

import codecs
import re

from ieum.documents.errors import UnreadableDocument, file_fault

MOST_BYTES = 10 * 2**20
"""Larger texts are refused; the longest report has some hundreds of thousands of bytes."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")


def decode_lines(data: bytes, name: str) -> tuple[str, ...]:
    """Decode a text file and split it into lines, without their ends; the first one has no byte order mark.

    :raises UnreadableDocument: if the file is empty, too large, not text, or in an encoding that no office uses
    """
    if len(data) > MOST_BYTES:
        raise UnreadableDocument(file_fault(name, "글이 너무 깁니다(10MB까지). 나누어 저장하여 다시 올려 주십시오."))
    content = _decode(data, name)
    if "\x00" in content or len(_CONTROL.findall(content)) * 100 > len(content):
        raise UnreadableDocument(
            file_fault(
                name, "글이 아니라 이진 자료가 들어 있습니다. 텍스트(UTF-8 또는 CP949)로 저장하여 다시 올려 주십시오."
            )
        )
    if not content.strip():
        raise UnreadableDocument(file_fault(name, "파일이 비어 있습니다. 내용이 있는 파일을 올려 주십시오."))
    lines = _LINE_END.split(content)
    return tuple(lines if lines[-1] else lines[:-1])


def _decode(data: bytes, name: str) -> str:
    encoding = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), "")
    for candidate in (encoding,) if encoding else ("utf-8", "cp949"):
        try:
            return data.decode(candidate)
        except UnicodeDecodeError:
            continue
    raise UnreadableDocument(
        file_fault(name, "글자를 읽을 수 없습니다. 텍스트(UTF-8 또는 CP949)로 저장하여 다시 올려 주십시오.")
    )
