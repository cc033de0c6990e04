"""Numbers that open titles: of chapters (Ⅰ.), of items (1. or boxed), and boxed ones that a conversion damaged."""

import re

_CHAPTER = re.compile(
    r"(?:(?P<sign>[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])\s{0,3}\.?|(?P<letters>I{1,3}|IV|VI{0,3}|IX|X)\s{0,3}\.)\s*(?P<title>[^\s.\-~].*)"
)
_TITLE = r"(?=[^\s\d]|(?:19|20)\d\d\s{0,2}년|(?:19|20)\d\d\s{1,2}[가-힣])(\S.*)"
"""A title begins with a letter or a year; a number would be the rest of a date or of a row."""
_DOTTED = re.compile(rf"(\d{{1,2}})\.\s*{_TITLE}")
_BOXED = re.compile(rf"(?:〔\s*(\d{{1,2}})\s*〕|\[?(\d{{1,2}})\]|(\d{{1,2}})(?=\s))\s*{_TITLE}")
_LONE = re.compile(r"\d{1,2}")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def read_chapter(text: str) -> tuple[str, str] | None:
    """Number and title of a chapter's line; None where it is none."""
    match = _CHAPTER.fullmatch(text)
    return (match["sign"] or match["letters"], match["title"]) if match else None


def read_dotted(text: str) -> tuple[int, str] | None:
    """Number and title of a line such as "3. 계절별 종합대책"; None where it is none."""
    match = _DOTTED.fullmatch(text)
    return (int(match[1]), match[2]) if match else None


def read_boxed(text: str) -> tuple[int, str, str] | None:
    """Number, number as it is to be printed, and title of "① ...", "3] ...", "〔6〕 ..." or "4 ..."; else None.

    All but the first are what conversions make of a number in a box, so they are read alike.
    """
    circled = circled_number(text)
    if circled:
        return circled, text[0], text[1:].lstrip()
    match = _BOXED.fullmatch(text)
    if match is None:
        return None
    number = match[1] or match[2] or match[3]
    return int(number), number, match[4]


def read_lone(text: str) -> int | None:
    """The number of a line that holds nothing else; None where it is none."""
    return int(text) if _LONE.fullmatch(text) else None


def circled_number(text: str) -> int:
    """The value of the circled number that opens a text; 0 where none does."""
    return _CIRCLED.find(text[0]) + 1 if text else 0
