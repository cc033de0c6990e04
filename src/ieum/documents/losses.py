"""What a kind of file cannot hold of a Document, told to the person who asked for it.

docs/formats.md lists the same; a test holds the two together.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import category, normalize

from ieum.documents.model import (
    Block,
    Bullet,
    Contents,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
)
from ieum.documents.styles.names import BULLET_DEPTHS, CONTENTS_LEVELS, HEADING_LEVELS, ROLE_STYLES
from ieum.documents.writers.images import VECTOR, is_shown
from ieum.documents.writers.json import write_json
from ieum.documents.writers.layout import SHOWN_IMAGES, printable
from ieum.documents.writers.pdf.pages import STAND_IN, characters

_PACKAGES = (".hwpx", ".docx")
_PRINTED = (*_PACKAGES, ".pdf")
_WITHOUT_KEYS = (*_PRINTED, ".xlsx", ".md")
_DEEPEST_IN_MARKDOWN = {Heading: 5, Bullet: 4}
_MARKDOWN_ROLES = ("body", "purpose")


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that some kinds of file cannot hold."""

    thing: str
    """What it is, as docs/formats.md calls it."""
    count: Callable[[Document, str], int]
    """How many of them a document has, for a kind of file by its extension."""
    sentences: Mapping[str, str]
    """What is said of it, by extension; ``{count}`` stands for their number."""


def losses(document: Document, extension: str) -> list[str]:
    """Tell what is lost when the document is written with this extension, one sentence each; empty where nothing is."""
    known = (loss for loss in LOSSES if extension in loss.sentences)
    counted = ((loss.sentences[extension], loss.count(document, extension)) for loss in known)
    found = [sentence.format(count=count) for sentence, count in counted if count]
    return [*found, *_missing_characters(document)] if extension == ".pdf" else found


def _missing_characters(document: Document) -> Iterator[str]:
    everything = normalize("NFC", printable(write_json(document).decode()))
    missing = {character for character in set(everything) - characters() if category(character) not in {"Cf", "Mn"}}
    if missing:
        yield f"글꼴에 없는 글자 {' '.join(sorted(missing))} 자리에 {STAND_IN}를 찍었습니다."


def _figures(document: Document, _: str) -> int:
    return sum(bool(run.figure) for line in _lines(document) for run in line)


def _notes(document: Document, _: str) -> int:
    return sum(bool(run.footnote) for line in _lines(document) for run in line)


def _unshown(document: Document, extension: str) -> int:
    if extension == ".xlsx":
        return sum(1 for _ in document.pictures())
    return sum(not is_shown(picture, extension) for picture in document.pictures())


def _drawn(document: Document, extension: str) -> int:
    return sum(picture.media_type == VECTOR and is_shown(picture, extension) for picture in document.pictures())


def _known_by_contents(document: Document, _: str) -> int:
    return sum(isinstance(block, Heading) and block.from_contents for block in document.blocks)


def _too_deep(document: Document, extension: str) -> int:
    return sum(_depth(block) > _deepest(block, extension) for block in document.blocks) + sum(
        entry.level >= CONTENTS_LEVELS.stop
        for block in document.blocks
        if isinstance(block, Contents) and extension != ".md"
        for entry in block.entries
    )


def _depth(block: Block) -> int:
    if isinstance(block, Heading):
        return block.level
    return block.depth if isinstance(block, Bullet) else 0


def _deepest(block: Block, extension: str) -> int:
    if extension == ".md":
        return _DEEPEST_IN_MARKDOWN.get(type(block), 0)
    return (HEADING_LEVELS if isinstance(block, Heading) else BULLET_DEPTHS).stop - 1


def _tabs(document: Document, _: str) -> int:
    titles = (plain(block.content) + block.team for block in document.blocks if isinstance(block, Heading))
    entries = (entry for block in document.blocks if isinstance(block, Contents) for entry in block.entries)
    return sum("\t" in words for words in [*titles, *(entry.title + entry.page for entry in entries)])


def _roles(document: Document, extension: str) -> int:
    held = _MARKDOWN_ROLES if extension == ".md" else ROLE_STYLES
    return sum(isinstance(block, Paragraph) and block.role not in held for block in document.blocks)


def _kinds(document: Document, _: str) -> int:
    return sum(table.kind != "data" for table in document.tables())


def _headers(document: Document, _: str) -> int:
    return sum(table.header_rows != 1 for table in document.tables())


def _empty_tables(document: Document, _: str) -> int:
    return sum(not table.cells for table in document.tables())


def _merged(document: Document, _: str) -> int:
    return sum(cell.row_span * cell.column_span > 1 for table in document.tables() for cell in table.cells)


def _nested(document: Document, _: str) -> int:
    return sum(1 for _ in document.tables()) - sum(isinstance(block, Table) for block in document.blocks)


def _outside_tables(document: Document, _: str) -> int:
    return sum(isinstance(block, Heading | Paragraph | Bullet) for block in document.blocks)


def _page_breaks(document: Document, _: str) -> int:
    return sum(isinstance(block, PageBreak) for block in document.blocks)


def _turned(document: Document, _: str) -> int:
    return sum(isinstance(block, PageBreak) and block.landscape for block in document.blocks)


def _running_head(document: Document, _: str) -> int:
    return int(bool(document.running_head))


LOSSES = (
    Loss(
        "숫자의 근거 연결",
        _figures,
        {kind: f"숫자 {{count}}개의 근거 연결은 {kind} 파일에 담기지 않습니다." for kind in _WITHOUT_KEYS},
    ),
    Loss("보일 수 없는 그림", _unshown, dict.fromkeys(SHOWN_IMAGES, "그림 {count}개는 설명만 적었습니다.")),
    Loss(
        "선으로 그린 그림(SVG)",
        _drawn,
        dict.fromkeys(_PACKAGES, "선으로 그린 그림 {count}개는 점으로 된 그림(PNG)으로 바꾸어 담았습니다."),
    ),
    Loss(
        "차례에만 있는 제목이라는 표시",
        _known_by_contents,
        dict.fromkeys((*_PRINTED, ".md"), "차례에만 있는 제목 {count}개를 다른 제목과 같이 적었습니다."),
    ),
    Loss(
        "정한 단계보다 깊은 제목과 글머리",
        _too_deep,
        dict.fromkeys((*_PRINTED, ".md"), "너무 깊은 제목과 글머리 {count}줄을 가장 깊은 단계로 적었습니다."),
    ),
    Loss("제목과 차례 속의 탭", _tabs, {".hwpx": "제목과 차례 {count}줄의 탭을 빈칸으로 적었습니다."}),
    Loss(
        "따로 정하지 않은 글의 구실",
        _roles,
        dict.fromkeys((*_PRINTED, ".md"), "따로 적을 수 없는 구실의 글 {count}줄을 보통 글로 적었습니다."),
    ),
    Loss("칸이 없는 표", _empty_tables, dict.fromkeys(_WITHOUT_KEYS, "칸이 없는 표 {count}개는 적지 않았습니다.")),
    Loss("표의 갈래", _kinds, {".md": "차례, 상자, 결재란인 표 {count}개를 다른 모양으로 적었습니다."}),
    Loss("한 줄이 아닌 머리글", _headers, {".md": "머리글이 한 줄이 아닌 표 {count}개의 머리글을 한 줄로 적었습니다."}),
    Loss(
        "합친 칸",
        _merged,
        {".md": "합친 칸 {count}개를 풀어, 머리글은 열마다 되풀이하고 본문은 왼쪽 위 칸에만 적었습니다."},
    ),
    Loss(
        "표 밖의 제목과 글", _outside_tables, {".xlsx": "표 밖의 제목과 글 {count}줄은 .xlsx 파일에 담기지 않습니다."}
    ),
    Loss(
        "칸 안의 표",
        _nested,
        {
            ".md": "칸 안의 표 {count}개는 글자만 그 칸에 이어 적었습니다.",
            ".xlsx": "칸 안의 표 {count}개는 글자만 그 칸에, 표는 다음 시트에 적었습니다.",
        },
    ),
    Loss("각주", _notes, {".xlsx": "각주 {count}개는 .xlsx 파일에 담기지 않습니다."}),
    Loss("쪽 나눔", _page_breaks, {".md": "쪽 나눔 {count}곳은 가로줄로 적었습니다."}),
    Loss("가로로 눕힌 쪽", _turned, {".md": "가로로 눕힌 쪽 {count}곳을 보통 쪽으로 적었습니다."}),
    Loss("머리말", _running_head, dict.fromkeys((".md", ".xlsx"), "쪽마다 찍히는 머리말은 적지 않았습니다.")),
)
"""Everything that any kind of file but JSON cannot hold."""


def _lines(document: Document) -> Iterator[Text]:
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph | Bullet):
            yield from _with_notes(block.content)
    for table in document.tables():
        for cell in table.cells:
            for line in cell.lines:
                yield from _with_notes(line)


def _with_notes(line: Text) -> Iterator[tuple[Run, ...]]:
    yield line
    yield from (run.footnote for run in line if run.footnote)
