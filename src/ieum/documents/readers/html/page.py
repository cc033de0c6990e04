"""From the bytes of a page to its elements, within bounds that no honest page comes near."""

import codecs
import re
from typing import Any

from lxml import etree

from ieum.documents.errors import UnreadableDocument, file_fault

MOST_BYTES = 32 * 2**20
"""Larger pages are refused; large pictures that stand in them are not counted."""
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_KOREAN = (b"euc-kr", b"euckr", b"ks_c_5601-1987", b"ks_c_5601-1989", b"ksc5601", b"korean", b"x-windows-949", b"cp949")
"""Names under which pages declare the encoding of Korean Windows (CP949), which holds EUC-KR."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_LARGE_PICTURE = re.compile(r"data:image/[\w.+-]{1,40}(?:;[\w=.+-]{1,40}){0,3};base64,[A-Za-z0-9+/=]{100000,}")
_KEPT_PICTURE = "data:kept-picture,"


def parse_page(data: bytes, name: str) -> Any:
    """The root element of a page; scripts and styles are still in it.

    :raises UnreadableDocument: if it is empty, too large, nested too deeply, or in an encoding that is unknown
    """
    page, pictures = _without_pictures(_FORBIDDEN.sub("", _decoded(data, name)))
    if len(page) > MOST_BYTES:
        raise fault(name, "웹 문서가 너무 큽니다(32MB까지). 나누어 저장하여 다시 올려 주십시오.")
    # Without huge_tree the parser itself stops at nesting deeper than 255 and at texts over 10 MB.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(page, parser)
    except etree.XMLSyntaxError:
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise fault(name, "지나치게 깊거나 큰 부분이 있어 읽지 않았습니다. 한글이나 워드로 저장하여 올려 주십시오.")
    if root is None:
        raise fault(name, "웹 문서가 비어 있습니다. 내용이 있는 파일을 올려 주십시오.")
    for image in root.iter("img") if pictures else ():
        image.set("src", pictures.get(image.get("src", ""), image.get("src", "")))
    return root


def _without_pictures(page: str) -> tuple[bytes, dict[str, str]]:
    """A page with short names for its large pictures, which the parser would refuse, and the pictures by these."""
    pictures: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        name = f"{_KEPT_PICTURE}{len(pictures)}"
        pictures[name] = found[0]
        return name

    return _LARGE_PICTURE.sub(named, page).encode(), pictures


def fault(name: str, sentence: str) -> UnreadableDocument:
    """The error for a file; the sentence says what is wrong and what to do."""
    return UnreadableDocument(file_fault(name, sentence))


def _decoded(data: bytes, name: str) -> str:
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), "")
    usual = ("cp949", "utf-8") if _says_korean(data) else ("utf-8", "cp949")
    for candidate in (marked,) if marked else usual:
        try:
            return data.decode(candidate)
        except UnicodeDecodeError:
            continue
    raise fault(name, "글자를 읽을 수 없습니다. 웹 문서를 UTF-8로 저장하여 다시 올려 주십시오.")


def _says_korean(data: bytes) -> bool:
    """Whether a page says that it is in the encoding of Korean Windows."""
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    return declared is not None and declared[1].lower() in _KOREAN
