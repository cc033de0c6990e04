"""What nobody writes: it must be read in a time that grows with its length alone, and never fail."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.documents.errors import UnreadableDocument
from ieum.documents.readers.markdown import read_markdown
from ieum.documents.readers.text import read_text
from ieum.documents.reading import detect_format

LONG = 100_000
MANY = 5_000

HOSTILE = {
    "a line of words": "가 " * LONG,
    "a line of numbers": "1 " * LONG,
    "a line of spaces": " " * LONG + "가\t" + " " * LONG + "나",
    "a line of dots": "연번 사업명 쪽\n" + "·" * LONG + "4",
    "a line of digits": "9" * LONG,
    "a line of open brackets": "구분 계\n" + "(" * LONG + "\n1 2\n3 4",
    "a line of open tags": "가\t" + "<ul " * LONG,
    "a line of tags": "가\t" + "<ul>" * LONG,
    "a line of stars": "**" * LONG,
    "a line of pipes": "|" * LONG + "\n" + "|-" * LONG,
    "a line of dashes": "가|나\n" + "- " * LONG + "|",
    "a line of backslashes": "\\" * LONG,
    "a line of tabs": "가\t" * LONG,
    "rows of tabs": "가\t나\n" + "\t\n" * MANY,
    "a wide header": "구분" + "\t" * 3000 + "나\n" + "\t나" * 3000 + "\n계" + "\t1" * 3000,
    "headers without end": "구분\t가\t\n" + "\t나\t다\n" * MANY,
    "stacked headers": "가\t구분\t나\n" + "다\t구분\t라\n" * MANY,
    "markers alone": "□\n○\n-\n·\n※\n" * MANY,
    "rows without a header": "계 1 2\n\n" * MANY,
    "numbers without a header": "12\n" * MANY,
    "remarks without end": "예산액 집행액\n12\n" + "(가)\n" * MANY,
    "headers without rows": "구분 평가대상 평가시기\n가나다\n" * 1000,
    "names without numbers": "가나다\n계 1 2\n나머지\n5\n" * 1000,
    "contents captions": "보고 순서\n연번 사업명 쪽\n" * MANY,
    "contents lists": "연번 사업명 쪽\n- ① 가나다라마바 4\n- ② 나나나나나나 5\n1 가나다라마바\n" * 1000,
    "the same number": "1. 가나\n" * MANY,
    "lone numbers": "1\n\n" * MANY,
    "units": "(단위 : 천원)\n" * MANY,
    "list lines": "# 가\n" + "- 나\n" * MANY + "다\n" * MANY,
    "rules alone": "---\t---\n\n" * MANY,
    "stairs": "\n".join(" " * depth + "- 가" for depth in range(1000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_at_once(name):
    data = HOSTILE[name].encode()
    started = time.process_time()

    read_text(data, "나쁜.txt")
    read_markdown(data, "나쁜.md")
    detect_format(data, "나쁜")

    assert time.process_time() - started < 8


@given(st.text(st.sampled_from("□○-·※①1②2. \t\n(단위:)계구분123,%|#>*<ul>&ㅇⅠI〔]~"), max_size=200))
def test_any_mixture_of_signs_is_read(text):
    for reader in (read_text, read_markdown):
        try:
            document = reader(text.encode(), "보고")
        except UnreadableDocument:
            assert text.strip() == ""
        else:
            for table in document.tables():
                assert all(cell.row >= 0 for row in table.grid for cell in row)
                assert len(table.columns) == table.column_count
