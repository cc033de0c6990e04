"""The zip around the parts: names, order and stamps, the same bytes each time."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from ieum.documents.writers.hwpx.xml import DECLARATION, NAMESPACES, attribute

MIMETYPE = "application/hwp+zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STORED = ("mimetype", "version.xml")
_WEEKDAYS = "월화수목금토일"
_OCF = "urn:oasis:names:tc:opendocument:xmlns"
VERSION = (
    f'{DECLARATION}<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version"'
    ' tagetApplication="WORDPROCESSOR" major="5" minor="0" micro="5" buildNumber="0" os="1" xmlVersion="1.4"'
    ' application="Ieum" appVersion="1, 0, 0, 0"/>'
)
SETTINGS = (
    f'{DECLARATION}<ha:HWPApplicationSetting xmlns:ha="http://www.hancom.co.kr/hwpml/2011/app"'
    f' xmlns:config="{_OCF}:config:1.0"><ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/>'
    "</ha:HWPApplicationSetting>"
)
CONTAINER = (
    f'{DECLARATION}<ocf:container xmlns:ocf="{_OCF}:container" xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf">'
    '<ocf:rootfiles><ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/>'
    '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/></ocf:rootfiles></ocf:container>'
)
MANIFEST = f'{DECLARATION}<odf:manifest xmlns:odf="{_OCF}:manifest:1.0"/>'


@dataclass(frozen=True, slots=True)
class Binary:
    """A file in BinData."""

    name: str
    """Its id, by which the text refers to it."""
    path: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Label:
    """What the package says of the document: title, who made it, when (None where that is not told)."""

    title: str
    creator: str
    made_at: datetime | None


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack parts in the given order, without a clock."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, _EPOCH)
            # A zip made on Windows differs from one made on Linux in this mark alone.
            info.create_system = 0
            info.compress_type = zipfile.ZIP_STORED if name in _STORED else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def content_hpf(label: Label, binaries: Iterable[Binary], section_count: int) -> str:
    """Contents/content.hpf: the metadata and the list of parts."""
    names = [f"section{number}" for number in range(section_count)]
    sections = "".join(
        f'<opf:item id="{name}" href="Contents/{name}.xml" media-type="application/xml"/>' for name in names
    )
    spine = "".join(f'<opf:itemref idref="{name}"/>' for name in names)
    items = "".join(
        f'<opf:item id="{binary.name}" href="{binary.path}" media-type="{binary.media_type}" isEmbeded="1"/>'
        for binary in binaries
    )
    return (
        f'{DECLARATION}<opf:package {NAMESPACES} version="" unique-identifier="" id="">'
        f"<opf:metadata><opf:title>{attribute(label.title)}</opf:title><opf:language>ko</opf:language>"
        f"{_metadata(label)}</opf:metadata><opf:manifest>"
        '<opf:item id="header" href="Contents/header.xml" media-type="application/xml"/>'
        f'{items}{sections}<opf:item id="settings" href="settings.xml" media-type="application/xml"/></opf:manifest>'
        f'<opf:spine><opf:itemref idref="header" linear="yes"/>{spine}</opf:spine>'
        "</opf:package>"
    )


def _metadata(label: Label) -> str:
    stamp = f"{label.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if label.made_at else ""
    values = {
        "creator": label.creator,
        "subject": "",
        "description": "",
        "lastsaveby": label.creator,
        "CreatedDate": stamp,
        "ModifiedDate": stamp,
        "date": _spoken(label.made_at) if label.made_at else "",
        "keyword": "",
    }
    return "".join(
        f'<opf:meta name="{name}" content="text">{attribute(value)}</opf:meta>' for name, value in values.items()
    )


def _spoken(moment: datetime) -> str:
    """A moment as Hangul spells it: 2023년 3월 6일 월요일 오후 7:08:34."""
    half = "오전" if moment.hour < 12 else "오후"
    hour = moment.hour % 12 or 12
    day = f"{moment.year}년 {moment.month}월 {moment.day}일 {_WEEKDAYS[moment.weekday()]}요일"
    return f"{day} {half} {hour}:{moment:%M:%S}"
