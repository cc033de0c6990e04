"""What is given out of an edition with the link of the chain of decisions that speaks of it.

A released copy (발행본) prints the head of the chain on each page and ends with the release sheet (발행 확인서). The
link is made of the hash of the document, which therefore holds neither, and is the same on every installation.
"""

from dataclasses import replace

from django.utils.timezone import localtime

from ieum.documents.model import Bullet, Cell, Document, Heading, PageBreak, Table, text
from ieum.platform.chain import Head
from ieum.reports.models import Edition

_HOW = (
    "숫자 근거(JSON)에 적힌 문서 해시(document_sha256)가 위 문서 해시와 같은지 봅니다.",
    "서버에서 ieum audit verify --from-head 뒤에 위 결정 해시를 적어, 그 뒤의 결정이 모두 온전한지 확인합니다.",
    "결정 해시는 그 앞의 모든 결정에서 나오므로, 앞의 결정이 하나라도 바뀌면 이 종이와 달라집니다.",
)


def released(document: Document, edition: Edition, link: Head) -> Document:
    """The copy of an edition that is given out; the same link gives the same copy."""
    told = f"{edition.revision.title} {edition.number}호 · 결정 {link.number}번째 {link.hash[:16]}"
    return replace(
        document, running_head=told, blocks=(*document.blocks, PageBreak(), *release_sheet(edition, link).blocks)
    )


def release_sheet(edition: Edition, link: Head) -> Document:
    """The sheet of an edition; the same link gives the same sheet."""
    rows = (
        ("보고서", edition.revision.title),
        ("호", f"{edition.number}호"),
        ("기준일", edition.as_of.isoformat()),
        ("등록 회차", f"{edition.epoch}회차"),
        ("문장", f"{edition.revision.number}판"),
        ("문서 해시", edition.document_sha256),
        ("결정 번호", f"{link.number}번째"),
        ("결정한 때", f"{localtime(link.sealed_at):%Y-%m-%d %H:%M:%S}"),
        ("결정 해시(사슬의 머리)", link.hash),
    )
    head = (Cell(0, 0, (text("항목"),)), Cell(0, 1, (text("내용"),)))
    body = (
        Cell(row, column, (text(words),)) for row, each in enumerate(rows, start=1) for column, words in enumerate(each)
    )
    return Document(
        blocks=(
            Heading(2, text("발행 확인서")),
            Table((*head, *body), caption=f"{edition.revision.title} {edition.number}호"),
            Heading(2, text("확인하는 법")),
            *(Bullet("○", 1, text(each)) for each in _HOW),
        ),
    )
