"""Names of the paragraph styles that our HWPX files carry; the reader knows a block again by them.

A district changes how a style looks, never its name.
"""

from enum import StrEnum

HEADING_LEVELS = range(3, 11)
"""Levels whose heading is a line of its own; 1 and 2 are bands over the full width."""
BULLET_DEPTHS = range(1, 7)
CONTENTS_LEVELS = range(1, 4)


class StyleName(StrEnum):
    """Every style of which one exists; numbered ones are made by the functions below."""

    NORMAL = "바탕글"
    RUNNING_HEAD = "이음 머리말"
    COVER_SESSION = "이음 표지 회기"
    COVER_PERIOD = "이음 표지 기간"
    COVER_TITLE = "이음 표지 제목"
    COVER_ORGANISATION = "이음 표지 기관"
    COVER_END = "이음 표지끝"
    SPACER = "이음 여백"
    TURNED = "이음 눕힌쪽"
    CHAPTER_NUMBER = "이음 장번호"
    CHAPTER_TITLE = "이음 장제목"
    CHAPTER_TEAM = "이음 장담당"
    ITEM_NUMBER = "이음 항목번호"
    ITEM_TITLE = "이음 항목제목"
    ITEM_TEAM = "이음 항목담당"
    BODY = "이음 본문"
    PURPOSE = "이음 목적"
    DATE = "이음 일자"
    ORGANISATION = "이음 소속"
    SESSION = "이음 회기"
    NOTE = "이음 주석"
    RUNNING = "이음 면머리"
    FOOTNOTE = "이음 각주"
    CONTENTS_CAPTION = "이음 차례 제목"
    TABLE_CAPTION = "이음 표제목"
    TABLE_UNIT = "이음 단위"
    TABLE_PLACE = "이음 표자리"
    TITLED_TABLE_PLACE = "이음 제목표자리"
    CONTENTS_TABLE_PLACE = "이음 차례표자리"
    BANNER_PLACE = "이음 상자자리"
    APPROVAL_PLACE = "이음 결재자리"
    BAND_PLACE = "이음 띠자리"
    TABLE_HEADER = "이음 표머리"
    TABLE_TEXT = "이음 표글"
    TABLE_LABEL = "이음 표항목"
    TABLE_FIGURE = "이음 표숫자"
    CONTENTS_TABLE = "이음 차례표"
    BANNER = "이음 상자"
    APPROVAL = "이음 결재"
    PICTURE = "이음 그림"
    PICTURE_DESCRIPTION = "이음 그림설명"


class BoxName(StrEnum):
    """Every box; the first two stand around the page and around plain text, where there is nothing to see."""

    PAGE = "page"
    TEXT = "text"
    CELL = "cell"
    HEADER_CELL = "header_cell"
    BARE = "bare"
    BANNER = "banner"
    CHAPTER_NUMBER = "chapter_number"
    CHAPTER_TITLE = "chapter_title"
    ITEM_NUMBER = "item_number"
    ITEM_TITLE = "item_title"
    PURPOSE = "purpose"
    APPROVAL = "approval"
    COVER_TITLE = "cover_title"


ROLE_STYLES = {
    "body": StyleName.BODY,
    "purpose": StyleName.PURPOSE,
    "date": StyleName.DATE,
    "organisation": StyleName.ORGANISATION,
    "session": StyleName.SESSION,
    "note": StyleName.NOTE,
    "running": StyleName.RUNNING,
}
"""Style of a paragraph by its role; a role that is not here is set as body."""


KIND_PLACES = {
    "data": StyleName.TABLE_PLACE,
    "contents": StyleName.CONTENTS_TABLE_PLACE,
    "banner": StyleName.BANNER_PLACE,
    "approval": StyleName.APPROVAL_PLACE,
}
"""Style of the paragraph that holds a table, by the table's kind."""


PICTURE_LABEL = "[그림] "
"""Stands before the description of a picture that cannot be shown."""


def _within(number: int, allowed: range) -> int:
    return min(max(number, allowed.start), allowed.stop - 1)


def heading_style(level: int) -> str:
    """Style of a heading line; a level deeper than the deepest is set as that."""
    return f"이음 제목 {_within(level, HEADING_LEVELS)}"


def bullet_style(depth: int) -> str:
    """Style of a bullet line."""
    return f"이음 글머리 {_within(depth, BULLET_DEPTHS)}"


def contents_style(level: int) -> str:
    """Style of a line of a contents list."""
    return f"이음 차례 {_within(level, CONTENTS_LEVELS)}"


OUTLINE_LEVELS = {
    StyleName.CHAPTER_TITLE: 1,
    StyleName.ITEM_TITLE: 2,
    **{heading_style(level): level for level in HEADING_LEVELS},
}
"""Level in the outline (개요) of each style that is one of a title."""


def all_names() -> list[str]:
    """Every name that the style sheet must describe, 바탕글 first."""
    return [
        *StyleName,
        *map(heading_style, HEADING_LEVELS),
        *map(bullet_style, BULLET_DEPTHS),
        *map(contents_style, CONTENTS_LEVELS),
    ]
