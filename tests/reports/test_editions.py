"""Editions of days other than their own."""

from datetime import date

import pytest

from ieum.documents.approval import approval_box
from ieum.documents.model import Contents, Heading, PageBreak, Paragraph, Picture, Table, plain
from ieum.reports.definitions import read_definition
from ieum.reports.editions import build
from tests.demo.in_memory import definition, facts_of

FIRST, LATER = date(1990, 1, 1), date(2023, 11, 1)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2023, 6, 30), date(9999, 12, 31)])
def test_a_report_can_be_built_as_of_any_day(day):
    assert build(definition("yeongdeungpo-2023"), facts_of("yeongdeungpo"), as_of=day).as_of == day


def test_a_table_whose_columns_are_values_of_a_later_day_says_that_nothing_is_known():
    built = build(definition("yeongdeungpo-2023"), facts_of("yeongdeungpo"), as_of=date(2023, 6, 30))

    said = [plain(block.content) for block in built.document.blocks if isinstance(block, Paragraph)]
    assert [each for each in said if "자료 없음" in each] == [
        "기획예산과 조직도: 2023-06-30까지 효력이 있는 자료 없음",
        "조직: 2023-06-30까지 효력이 있는 자료 없음",
    ]


def test_a_chart_stands_below_its_table_with_the_same_numbers():
    blocks = build(definition("yeongdeungpo-2023"), facts_of("yeongdeungpo")).document.blocks
    (index,) = [index for index, block in enumerate(blocks) if isinstance(block, Picture)]
    table, note, chart = blocks[index - 2], blocks[index - 1], blocks[index].data.decode()

    assert isinstance(table, Table)
    assert plain(note.content).startswith("※ 집행률(%) = ")
    rows = {row[0].text: row[1].text for row in table.body if row[0].text != "계"}
    assert all(f"{label} {amount}" in chart for label, amount in rows.items())
    assert blocks[index].description == "예산현황 막대 차트 (단위: 천원). 값은 표에 있습니다."


def test_a_chart_of_a_column_that_is_not_there_says_so_in_its_place():
    source = definition("yeongdeungpo-2023").source.replace("차트=막대", "차트=막대 열=없음")
    blocks = build(read_definition(source), facts_of("yeongdeungpo")).document.blocks

    notes = [plain(block.content) for block in blocks if isinstance(block, Paragraph) and block.role == "note"]
    assert [each for each in notes if not each.startswith("※")] == [
        "기획예산과 조직도: 2023-10-31까지 효력이 있는 자료 없음",
        "'예산현황' 표에는 '없음' 열이 없습니다. 머리글에 있는 이름을 적으십시오.",
    ]


def test_a_report_carries_its_title_on_each_page_and_a_box_for_those_who_sign():
    source = f"{definition('yeongdeungpo-2023').source}\napproval: [담당, 팀장, 과장]\n"
    document = build(read_definition(source), facts_of("yeongdeungpo")).document

    assert document.running_head == document.title == "2023년 주요업무 보고"
    assert document.blocks[0] == approval_box(["담당", "팀장", "과장"])
    assert isinstance(document.blocks[1], Contents)


def test_a_footnote_of_a_body_hangs_on_its_word_in_the_edition():
    source = definition("yeongdeungpo-2023").source.replace("기획예산과 - (", "기획예산과[각주: {팀 수}개 팀] - (")
    blocks = build(read_definition(source), facts_of("yeongdeungpo")).document.blocks

    noted = [run for block in blocks if isinstance(block, Paragraph) for run in block.content if run.footnote]
    assert [(run.text, plain(run.footnote), run.footnote[0].figure) for run in noted] == [
        ("기획예산과", "4개 팀", "팀 수")
    ]


@pytest.mark.parametrize(
    ("body", "breaks"),
    [
        ("[가로]\n          [표 org.staffing.by_service]", [False, True, False]),
        ("[표 org.staffing.by_service]\n          [가로]\n          ○ 현황\n          [세로]", [False, True, False]),
    ],
)
def test_pages_are_turned_where_a_body_says_so_and_stand_again_behind_it(body, breaks):
    source = definition("yeongdeungpo-2023").source.replace("[표 org.staffing.by_service]", body)
    blocks = build(read_definition(source), facts_of("yeongdeungpo")).document.blocks
    ends = next(
        i for i, block in enumerate(blocks) if isinstance(block, Heading) and plain(block.content) == "예산현황"
    )

    assert [block.landscape for block in blocks[:ends] if isinstance(block, PageBreak)] == breaks


@pytest.mark.parametrize(("identity", "rule"), [("yeongdeungpo-2023", "버림"), ("yeongdeungpo-2020", "반올림")])
def test_below_a_rate_of_money_stands_of_what_it_is_and_how_it_was_cut(identity, rule):
    blocks = build(definition(identity), facts_of("yeongdeungpo")).document.blocks
    index = next(i for i, block in enumerate(blocks) if isinstance(block, Table) and block.caption == "예산현황")

    following = [plain(block.content) for block in blocks[index + 1 : index + 3] if isinstance(block, Paragraph)]
    assert following == [f"※ 집행률(%) = 집행액 ÷ 예산액 × 100, {rule}"]


def test_what_is_counted_is_unknown_and_not_zero_before_the_first_day_that_anything_is_known_of():
    source = read_definition(definition("yeongdeungpo-2023").source)

    before, after = (build(source, facts_of("yeongdeungpo"), as_of=day).figures["팀 수"] for day in (FIRST, LATER))

    assert (before.value, before.lineage) == (None, None)
    assert (after.value, after.unit) == (4, "개")
