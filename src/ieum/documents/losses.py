"""What a kind of file cannot hold of a Document, told to the person who asked for it."""

from collections.abc import Iterable, Iterator
from unicodedata import category, normalize

from ieum.documents.model import Bullet, Document, Heading, PageBreak, Paragraph, Picture, Table, Text
from ieum.documents.writers.json import write_json
from ieum.documents.writers.layout import SHOWN_IMAGES, printable
from ieum.documents.writers.pdf.pages import STAND_IN, characters

_WITH_FOOTNOTES: tuple[str, ...] = ()
_WITH_LONG_SIDES: tuple[str, ...] = ()
_WITH_RUNNING_HEADS: tuple[str, ...] = ()
"""Which kinds of file hold footnotes, pages on their long side and running heads; JSON holds everything."""


def losses(document: Document, extension: str) -> list[str]:
    """Tell what is lost when the document is written with this extension, one sentence each; empty where nothing is."""
    if extension == ".json":
        return []
    found = [_figures(document, extension), _pictures(document, extension), *_furniture(document, extension)]
    if extension == ".md":
        found += [_merged(document), _nested(document), _page_breaks(document)]
    if extension == ".xlsx":
        found += [_outside_tables(document), _nested(document, "글자만 그 칸에, 표는 다음 시트에 적었습니다")]
    if extension == ".pdf":
        found.append(_missing_characters(document))
    return [sentence for sentence in found if sentence]


def _figures(document: Document, extension: str) -> str:
    count = sum(bool(run.figure) for line in _lines(document) for run in line)
    return f"숫자 {count}개의 근거 연결은 {extension} 파일에 담기지 않습니다." if count and extension != ".html" else ""


def _pictures(document: Document, extension: str) -> str:
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    count = sum(not picture.data or picture.media_type not in SHOWN_IMAGES[extension] for picture in pictures)
    return f"그림 {count}개는 설명만 적었습니다." if count else ""


def _furniture(document: Document, extension: str) -> Iterator[str]:
    notes = sum(bool(run.footnote) for line in _lines(document) for run in line)
    if notes and extension not in _WITH_FOOTNOTES:
        yield f"각주 {notes}개는 {extension} 파일에 담기지 않습니다."
    breaks = sum(isinstance(block, PageBreak) and block.landscape for block in document.blocks)
    if breaks and extension not in _WITH_LONG_SIDES:
        yield f"가로로 눕힌 쪽 {breaks}곳은 세로로 적었습니다."
    if document.running_head and extension not in _WITH_RUNNING_HEADS:
        yield f"머리말은 {extension} 파일에 담기지 않습니다."


def _missing_characters(document: Document) -> str:
    everything = normalize("NFC", printable(write_json(document).decode()))
    missing = {character for character in set(everything) - characters() if category(character) not in {"Cf", "Mn"}}
    return f"글꼴에 없는 글자 {' '.join(sorted(missing))} 자리에 {STAND_IN}를 찍었습니다." if missing else ""


def _merged(document: Document) -> str:
    count = sum(cell.row_span * cell.column_span > 1 for table in document.tables() for cell in table.cells)
    return f"합친 칸 {count}개를 풀어, 머리글은 열마다 되풀이하고 본문은 왼쪽 위 칸에만 적었습니다." if count else ""


def _outside_tables(document: Document) -> str:
    count = sum(isinstance(block, Heading | Paragraph | Bullet) for block in document.blocks)
    return f"표 밖의 제목과 글 {count}줄은 .xlsx 파일에 담기지 않습니다." if count else ""


def _nested(document: Document, instead: str = "글자만 그 칸에 이어 적었습니다") -> str:
    outer = sum(isinstance(block, Table) for block in document.blocks)
    count = sum(1 for _ in document.tables()) - outer
    return f"칸 안의 표 {count}개는 {instead}." if count else ""


def _page_breaks(document: Document) -> str:
    count = sum(isinstance(block, PageBreak) for block in document.blocks)
    return f"쪽 나눔 {count}곳은 가로줄로 적었습니다." if count else ""


def _lines(document: Document) -> Iterator[Text]:
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph | Bullet):
            yield block.content
    yield from _cell_lines(document.tables())


def _cell_lines(tables: Iterable[Table]) -> Iterator[Text]:
    for table in tables:
        for cell in table.cells:
            yield from cell.lines
