"""Titles of posts and grades that all municipalities share: they have words in another language, other names not."""

import re

from ieum.kernel.wording import worded

_TITLES: dict[str, str] = {each: each for each in (
    worded("시장"), worded("군수"), worded("구청장"), worded("단체장"), worded("부시장"), worded("부군수"),
    worded("부구청장"), worded("국장"), worded("실장"), worded("단장"), worded("과장"), worded("소장"), worded("동장"),
    worded("팀장"), worded("주무관"), worded("담당"),
)}  # fmt: skip
_GRADE = re.compile(r"(\d{1,2})급")


def titled(title: str) -> str:
    """A title as it stands, which remembers that it is a word of the program where it is a standard one.

    >>> titled("과장").template, hasattr(titled("생활체육담당"), "template")
    ('과장', False)
    """
    return _TITLES.get(title, title)


def graded(grade: str) -> str:
    """A grade such as "5급", which remembers its number; any other one as it stands.

    >>> graded("5급").values["number"], graded("연구관")
    (5, '연구관')
    """
    found = _GRADE.fullmatch(grade)
    return worded("{number}급", number=int(found[1])) if found else grade
