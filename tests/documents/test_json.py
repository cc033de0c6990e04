"""A Document comes back from its JSON as it was, and a file that is not one is refused with the place of the fault."""

import base64
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.strategies import documents, furnished_documents

from ieum.documents.errors import UnreadableDocument
from ieum.documents.model import (
    Bullet,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Place,
    Run,
    Table,
    text,
)
from ieum.documents.readers.json import read_json
from ieum.documents.writers.json import write_json

STAFF = Table(
    cells=(
        Cell(0, 0, (text("구 분"),), row_span=2),
        Cell(0, 1, (text("일 반 직"),), column_span=2),
        Cell(1, 1, (text("5급"),)),
        Cell(1, 2, (text("6급"),)),
        Cell(2, 0, (text("정 원"),)),
        Cell(2, 1, (text("1"),)),
        Cell(2, 2, (text("6"), text("(휴직 1)"))),
    ),
    header_rows=2,
    caption="인력",
    unit="명",
    base_date=date(2020, 10, 31),
    place=Place(line=31, end_line=35),
)


def _file(*blocks: object, **head: object) -> bytes:
    return json.dumps({"version": 1, "blocks": blocks, **head}).encode()


def _table(**changes: object) -> dict[str, object]:
    cells = [{"row": 0, "column": 0, "lines": ["계"]}, {"row": 0, "column": 1, "lines": ["25"]}]
    return {"type": "table", "header_rows": [["계", "25"]], "rows": [], "cells": cells, **changes}


def _fault(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_json(data, "보고.json")
    return str(caught.value)


@given(documents())
def test_every_document_comes_back_from_its_json(document):
    assert read_json(write_json(document), "보고.json") == document


@given(furnished_documents())
def test_running_head_footnotes_and_pages_on_their_long_side_come_back(document):
    assert read_json(write_json(document), "보고.json") == document


@given(documents())
def test_the_same_document_is_written_with_the_same_bytes(document):
    written = write_json(document)

    assert write_json(read_json(written, document.source)) == written


def test_places_come_back_although_they_do_not_count_in_comparison():
    everywhere = Place(line=3, column=5, end_line=4, page=2, part="Contents/section0.xml", element=7)
    inner = Table((Cell(0, 0, place=everywhere),), place=everywhere)
    document = Document(
        blocks=(
            Heading(1, text("일반현황"), place=everywhere),
            Paragraph((), place=everywhere),
            Bullet("□", 1, (), place=everywhere),
            Table((Cell(0, 0, tables=(inner,)),), place=everywhere),
            Contents((ContentsEntry("Ⅰ", "일반현황", place=everywhere),), place=everywhere),
            Picture("", place=everywhere),
            PageBreak(place=everywhere),
        ),
        source="원본.txt",
    )

    again = read_json(write_json(document), "보고.json")

    assert repr(again) == repr(document)


def test_a_table_is_written_with_its_rows_and_the_paths_of_its_columns():
    written = json.loads(write_json(Document(blocks=(STAFF,))))["blocks"][0]

    assert {key: value for key, value in written.items() if key not in {"cells", "place"}} == {
        "type": "table",
        "kind": "data",
        "caption": "인력",
        "unit": "명",
        "base_date": "2020-10-31",
        "line": 31,
        "columns": ["구분", "일반직/5급", "일반직/6급"],
        "header_rows": [["구 분", "일 반 직", ""], ["", "5급", "6급"]],
        "rows": [["정 원", "1", "6\n(휴직 1)"]],
    }


def test_bullets_and_headings_are_written_with_marker_depth_and_number():
    document = Document(
        title="주요업무 보고",
        blocks=(Heading(2, text("청렴 교육"), number="3", team="기획팀"), Bullet("○", 2, text("대상 : 전 직원"))),
    )

    assert write_json(document).decode() == (
        '{"version": 1, "title": "주요업무 보고", "organisation": "", "session": "", "period": "", "source": "", '
        '"blocks": [\n'
        '{"type": "heading", "level": 2, "number": "3", "text": "청렴 교육", "team": "기획팀"},\n'
        '{"type": "bullet", "marker": "○", "depth": 2, "text": "대상 : 전 직원"}\n'
        "]}\n"
    )


def test_a_run_that_is_a_figure_keeps_its_key_beside_the_plain_text():
    content = (Run("집행률 "), Run("85.4", figure="budget.rate", bold=True), Run("1)", superscript=True))

    written = json.loads(write_json(Document(blocks=(Paragraph(content),))))["blocks"][0]

    assert written == {
        "type": "paragraph",
        "role": "body",
        "text": "집행률 85.41)",
        "runs": [
            {"text": "집행률 "},
            {"text": "85.4", "figure": "budget.rate", "bold": True},
            {"text": "1)", "superscript": True},
        ],
    }


def test_what_an_office_adds_is_written_only_where_it_is_there():
    noted = Paragraph((Run("정원 25명", footnote=text("휴직 1명 포함")),))
    document = Document(blocks=(PageBreak(landscape=True), PageBreak(), noted), running_head="주요업무 보고")

    written = json.loads(write_json(document))

    assert written["running_head"] == "주요업무 보고"
    assert written["blocks"] == [
        {"type": "page_break", "landscape": True},
        {"type": "page_break"},
        {
            "type": "paragraph",
            "role": "body",
            "text": "정원 25명",
            "runs": [{"text": "정원 25명", "footnote": "휴직 1명 포함"}],
        },
    ]


def test_a_file_name_that_is_not_utf8_is_written_with_question_marks():
    assert json.loads(write_json(Document(source="\udcb0보고.txt")))["source"] == "?보고.txt"


def test_a_file_with_a_byte_order_mark_is_read():
    assert read_json(b"\xef\xbb\xbf" + _file(title="보고"), "보고.json").title == "보고"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "보고.json 1째 줄 1째 글자: JSON 문법에 맞지 않습니다."),
        (b'{"version": 1,\n"title": }', "보고.json 2째 줄 10째 글자: JSON 문법에 맞지 않습니다."),
        (
            b'{"version": 1,\n"title": "\xb0\xa1"}',
            "보고.json 2째 줄: UTF-8 글자가 아닙니다. UTF-8로 다시 저장하십시오.",
        ),
        (b"[" * 200_000, "보고.json: 괄호가 너무 깊이 겹쳐 있어 읽을 수 없습니다."),
        (b'{"version": ' + b"9" * 5_000 + b"}", "보고.json: 자릿수가 너무 많은 수가 있어 읽을 수 없습니다."),
        (b"[1]", "보고.json: { }로 묶인 값이 아닙니다."),
        (b"{}", "보고.json: version 값이 없습니다."),
        (
            b'{"version": 2}',
            "보고.json: version이 1이 아닙니다. 이 파일을 만든 프로그램과 같은 판의 이음으로 여십시오.",
        ),
        (b'{"version": true}', "보고.json의 version: 0 이상의 정수가 아닙니다."),
        (b'{"version": 1, "title": "\\ud800"}', "보고.json의 title: 온전하지 않은 유니코드 글자가 있습니다."),
        (b'{"version": 1, "blocks": {}}', "보고.json의 blocks: [ ]로 묶인 목록이 아닙니다."),
        (_file(3), "보고.json의 blocks[0]: { }로 묶인 값이 아닙니다."),
        (_file({"type": "video"}), "보고.json의 blocks[0]: type이 이음 문서의 것이 아닙니다."),
        (_file({"type": "heading", "level": 1.0}), "보고.json의 blocks[0].level: 1 이상의 정수가 아닙니다."),
        (_file({"type": "bullet", "depth": 2**40}), "보고.json의 blocks[0].depth: 0 이상의 정수가 아닙니다."),
        (_file({"type": "bullet", "depth": 1, "text": 5}), "보고.json의 blocks[0].text: 글자가 아닙니다."),
        (
            _file({"type": "paragraph", "text": "계", "runs": [{"text": "합계"}]}),
            "보고.json의 blocks[0]: text와 runs의 글자가 다릅니다.",
        ),
        (
            _file({"type": "paragraph", "text": "계", "runs": [{"text": "계", "bold": 1}]}),
            "보고.json의 blocks[0].runs[0].bold: true나 false가 아닙니다.",
        ),
        (
            _file({"type": "paragraph", "text": "계", "runs": [{"text": "계", "footnote": 1}]}),
            "보고.json의 blocks[0].runs[0].footnote: [ ]로 묶인 목록이 아닙니다.",
        ),
        (
            _file({"type": "paragraph", "runs": [{"text": "", "footnote": [{"text": "", "footnote": "안"}]}]}),
            "보고.json의 blocks[0].runs[0].footnote[0]: 각주 안에 또 각주가 있습니다. 안쪽 각주를 빼십시오.",
        ),
        (_file({"type": "page_break", "landscape": "예"}), "보고.json의 blocks[0].landscape: true나 false가 아닙니다."),
        (_file({"type": "picture", "data": "!"}), "보고.json의 blocks[0]: data가 base64가 아닙니다."),
        (_file({"type": "picture", "data": "그림"}), "보고.json의 blocks[0]: data가 base64가 아닙니다."),
        (
            _file(_table(base_date="10.31.")),
            "보고.json의 blocks[0]: base_date가 2023-10-31과 같은 날짜가 아닙니다.",
        ),
    ],
)
def test_a_file_that_is_no_document_is_refused_with_the_place_of_the_fault(data, fault):
    assert _fault(data) == fault


UNTILED = (
    "보고.json의 blocks[0]: 표의 칸이 서로 겹치거나 빈 자리를 남깁니다. "
    "cells의 row, column, row_span, column_span을 고치십시오."
)
DIFFERENT = "보고.json의 blocks[0]: header_rows와 rows가 cells와 다릅니다. 고친 글자를 두 곳에 똑같이 넣으십시오."


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"cells": [{"row": 0, "column": 0}, {"row": 0, "column": 0}]}, UNTILED),
        ({"cells": [{"row": 0, "column": 0, "column_span": 2}, {"row": 0, "column": 1}]}, UNTILED),
        ({"cells": [{"row": 0, "column": 0}, {"row": 1, "column": 1}]}, UNTILED),
        ({"cells": [{"row": 2_000_000_000, "column": 0}]}, UNTILED),
        (
            {"cells": [{"row": 0, "column": 0, "row_span": 2_000_000_000, "column_span": 2_000_000_000}]},
            "보고.json의 blocks[0]: 표가 너무 큽니다. 칸은 1,000,000개까지 됩니다.",
        ),
        (
            {"cells": [{"row": 0, "column": 0, "row_span": 0}]},
            "보고.json의 blocks[0].cells[0].row_span: 1 이상의 정수가 아닙니다.",
        ),
        (
            {"cells": [{"row": 0, "column": 1}, {"row": 0, "column": 0}]},
            "보고.json의 blocks[0]: cells가 위에서 아래로, 왼쪽에서 오른쪽으로 놓여 있지 않습니다.",
        ),
        ({"header_rows": [[], []]}, "보고.json의 blocks[0]: header_rows가 표의 줄 수보다 많습니다."),
        ({"header_rows": [["계", "26"]]}, DIFFERENT),
        ({"rows": [["", ""]]}, DIFFERENT),
    ],
)
def test_a_table_that_is_none_is_refused(changes, fault):
    assert _fault(_file(_table(**changes))) == fault


def test_tables_nested_beyond_measure_are_refused():
    table = _table(header_rows=[], rows=[[""]], cells=[{"row": 0, "column": 0}])
    for _ in range(20):
        table = _table(header_rows=[], rows=[[""]], cells=[{"row": 0, "column": 0, "tables": [table]}])

    inside = ".cells[0].tables[0]" * 11
    assert _fault(_file(table)) == f"보고.json의 blocks[0]{inside}: 표 안에 표가 너무 깊이 겹쳐 있습니다."


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(["type", "level", "text", "runs", "cells", "header_rows", "rows", "place", "entries", "data"])
TYPES = st.sampled_from(["heading", "paragraph", "bullet", "table", "contents", "picture", "page_break"])


@given(st.builds(lambda kind, rest: {**rest, "type": kind}, TYPES, st.dictionaries(KEYS, VALUES)))
def test_any_values_in_a_block_give_a_document_or_a_refusal(block):
    data = _file(block)

    try:
        document = read_json(data, "보고.json")
    except UnreadableDocument:
        return
    assert read_json(write_json(document), "보고.json") == document


def test_a_picture_keeps_its_bytes():
    written = json.loads(write_json(Document(blocks=(Picture("조직도", "image/png", b"\x89PNG"),))))["blocks"][0]

    assert written == {
        "type": "picture",
        "description": "조직도",
        "media_type": "image/png",
        "data": base64.b64encode(b"\x89PNG").decode(),
    }
