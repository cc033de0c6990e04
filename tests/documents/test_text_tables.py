"""Tables in text: those of five reports (their numbers and labels), and one made up for each kind of damage."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.documents.model import Table
from ieum.documents.readers.text import read_text

PRINTED = json.loads((Path(__file__).parent / "fixtures" / "report_tables.json").read_text(encoding="utf-8"))


def tables_in(text: str) -> list[Table]:
    return list(read_text(text.encode(), "보고.txt").tables())


def only_table(text: str) -> Table:
    (table,) = tables_in(text)
    return table


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.body]


@pytest.mark.parametrize("printed", PRINTED, ids=lambda printed: f"{printed['seed']}-{printed['line']}")
def test_a_printed_table_is_read_with_its_columns_spans_and_places(printed):
    table = only_table("\n".join(printed["lines"]))

    assert list(table.columns) == printed["columns"]
    assert [
        [cell.row, cell.column, cell.row_span, cell.column_span, cell.place.line, cell.place.column, cell.text]
        for cell in table.cells
    ] == printed["cells"]
    assert table.header_rows == printed["header_rows"]
    assert (table.caption, table.unit) == (printed["caption"], printed["unit"])
    assert table.base_date == (date.fromisoformat(printed["base_date"]) if printed["base_date"] else None)


@pytest.mark.parametrize("printed", PRINTED, ids=lambda printed: f"{printed['seed']}-{printed['line']}")
def test_the_place_of_a_printed_cell_points_at_its_text(printed):
    table = only_table("\n".join(printed["lines"]))

    for cell in table.cells:
        if cell.lines:
            line = printed["lines"][cell.place.line - 1]
            assert line[cell.place.column - 1 :].startswith(cell.text.split()[0])


def test_list_markup_in_a_cell_becomes_paragraphs():
    table = only_table(
        '구분\t현황\n시설\t<ul style="x"> <li>○ 도서관</li> <li>○ 체육관 &amp; 수영장</li> </ul>\n'
        "장비\t<ul> ◦ 차량 ◦ 정수기"
    )

    assert rows(table) == [["시설", "○ 도서관\n○ 체육관 & 수영장"], ["장비", "◦ 차량\n◦ 정수기"]]
    assert [cell.place.column for cell in table.cells] == [1, 4, 1, 23, 1, 9]


def test_angle_brackets_that_are_no_markup_stay():
    assert rows(only_table("구분\t기간\n도로\t1월 ~ 3월 <계속>")) == [["도로", "1월 ~ 3월 <계속>"]]


def test_a_first_cell_that_was_merged_covers_the_rows_below_again():
    table = only_table("연도\t종류\t건수\n2019\t행정\t3\n\t민사\t4\n2018\t행정\t5\n\t민사\t6")

    assert [(cell.row, cell.text, cell.row_span) for cell in table.cells if cell.column == 0] == [
        (0, "연도", 1),
        (1, "2019", 2),
        (3, "2018", 2),
    ]


def test_a_merged_text_beside_a_merged_first_cell_comes_back_too_but_an_empty_number_does_not():
    table = only_table("번호\t유형\t부서\t건수\t비고\n1\t정비\t도시과\t3\t가\n\t\t건설과\t\t나\n2\t폐지\t주택과\t1\t다")

    assert rows(table) == [
        ["1", "정비", "도시과", "3", "가"],
        ["1", "정비", "건설과", "", "나"],
        ["2", "폐지", "주택과", "1", "다"],
    ]


def test_a_row_that_slipped_to_the_left_goes_back_under_its_neighbours():
    table = only_table(
        "구분\t이름\t대상\t시기\n외부\t공동평가\t25개 구\t'20.1.~6\n"
        "\t합동평가\t17개 시도\t'20.2.~7\n기관평가\t13개 시도\t'20.3.~8\t"
    )

    assert rows(table)[2] == ["외부", "기관평가", "13개 시도", "'20.3.~8"]
    assert table.grid[3][1].place.column == 1


def test_stacked_parts_keep_their_names_and_headers():
    table = only_table("내부\t구 분\t대상\n\t성과\t37개\n외부\t구 분\t기관\n\t합동\t17개\n\t공동\t25개")

    assert rows(table) == [
        ["내부", "성과", "37개"],
        ["외부", "구 분", "기관"],
        ["외부", "합동", "17개"],
        ["외부", "공동", "25개"],
    ]


def test_a_row_of_remarks_goes_into_the_cells_above():
    table = only_table("예산액\t집행액\t집행률(%)\n51,100\t13,601\t26.6\n(구비 51,100)\t(구비 13,601)\t")

    assert rows(table) == [["51,100\n(구비 51,100)", "13,601\n(구비 13,601)", "26.6"]]
    assert table.grid[1][0].place.end_line == 3


def test_a_table_that_counts_from_its_first_row_has_no_header():
    assert only_table("1회\t재정\t4회\t복지\n2회\t세제\t5회\t교통").header_rows == 0


def test_a_ruled_line_under_the_header_is_no_row():
    assert rows(only_table("구분\t수\n----\t---\n조례\t3")) == [["조례", "3"]]


def test_columns_that_only_the_body_shows_widen_the_name_above_them():
    table = only_table("구분\t\t대상\n내부\t성과\t37개\n외부\t합동\t17개")

    assert table.columns == ("구분", "구분", "대상")
    assert table.cells[0].column_span == 2


def test_a_line_torn_out_of_a_row_returns_to_its_cell():
    assert rows(only_table("구분\t내용\n도로\t포장 및\n보수\n하천\t정비\n공원\t조성")) == [
        ["도로", "포장 및\n보수"],
        ["하천", "정비"],
        ["공원", "조성"],
    ]


def test_the_unit_may_stand_in_the_label_above_or_below():
    inline = only_table("□ 예산현황 (단위: 천원)\n\n구분\t예산액\n계\t10")
    above = only_table("□ 예산현황\n\n(단위 : 백만원)\n\n구분\t예산액\n계\t10")
    below = only_table("□ 예산현황\n\n구분\t예산액\n계\t10\n\n(단위: 억원 / 23.11.06.기준)\n\n끝")

    assert [(table.caption, table.unit) for table in (inline, above, below)] == [
        ("예산현황", "천원"),
        ("예산현황", "백만원"),
        ("예산현황", "억원"),
    ]
    assert below.base_date == date(2023, 11, 6)


def test_a_unit_between_two_tables_is_that_of_the_second():
    first, second = tables_in("구분\t수\n계\t10\n\n(단위: 천원)\n\n구분\t예산액\n계\t20")

    assert (first.unit, second.unit) == ("", "천원")


def test_a_forecast_in_the_header_is_no_base_date():
    table = only_table("2020년 업무 보고\n\n구분\t집행액\t\n\t10.31.기준\t12.31.까지\n계\t1\t2")

    assert table.base_date == date(2020, 10, 31)


def test_names_broken_over_lines_are_put_together_before_their_numbers():
    table = only_table(
        "단위사업명 예 산 액 집 행 액\n집행률(%)\n\n계 300 150 50.0\n\n"
        "깨끗한 거리와\n푸른 공원\n\n100 50 50.0\n\n재난 대비\n200 100 50.0"
    )

    assert table.columns == ("단위사업명", "예산액", "집행액", "집행률(%)")
    assert rows(table)[1:] == [["깨끗한 거리와 푸른 공원", "100", "50", "50.0"], ["재난 대비", "200", "100", "50.0"]]
    assert (table.grid[2][0].place.line, table.grid[2][0].place.end_line) == (6, 7)


def test_the_name_of_the_first_row_is_no_header():
    table = only_table("사업명 예산액 집행액\n\n푸른 공원\n\n100 50\n\n맑은 하천 200 100")

    assert (table.columns, rows(table)[0]) == (("사업명", "예산액", "집행액"), ["푸른 공원", "100", "50"])


def test_cells_on_a_line_each_are_dealt_out_under_a_known_header():
    table = only_table(
        "□ 예산현황\n\n예 산 액 집 행 액 집행률(%)\n\n900\n(시비 900)\n\n300\n(시비 300)\n\n33.3\n\n□ 계획"
    )

    assert rows(table) == [["900\n(시비 900)", "300\n(시비 300)", "33.3"]]


def test_a_group_is_found_by_the_sums_below_it():
    table = only_table(
        "회계구분 계 본예산\n추경\n간주처리\n소계 1차 2차\n계 100 70 20 15 5 10\n일반회계 60 40 12 9 3 8"
    )

    assert table.columns == ("회계구분", "계", "본예산", "추경/소계", "추경/1차", "추경/2차", "간주처리")


def test_groups_are_found_where_names_begin_again():
    table = only_table("구 분 계\n일 반 직 기능직\n5급 6급 7급 6급 7급\n정 원 9 1 3 2 1 2\n현 원 8 1 2 2 1 2")

    assert table.columns == ("구분", "계", "일반직/5급", "일반직/6급", "일반직/7급", "기능직/6급", "기능직/7급")


def test_groups_are_found_by_their_names_though_plain_columns_follow():
    table = only_table("구분 계 일반직 기능직 비고\n5급 6급 6급 7급\n정원 9 1 3 2 3 -\n현원 8 1 2 2 3 -")
    single = only_table("구분 계 일반직 대체인력\n5급 6급 7급\n정원 9 1 3 5 -\n현원 8 1 2 5 1")

    assert table.columns == ("구분", "계", "일반직/5급", "일반직/6급", "기능직/6급", "기능직/7급", "비고")
    assert single.columns == ("구분", "계", "일반직/5급", "일반직/6급", "일반직/7급", "대체인력")


def test_a_header_that_cannot_be_set_over_the_columns_is_one_name_over_all():
    table = only_table("구분 상담 자문 교육 회의 방문\n서면 전화\n정원 1 2 3\n현원 4 5 6")

    assert set(table.columns) == {"구분상담자문교육회의방문서면전화"}
    assert rows(table) == [["정원", "1", "2", "3"], ["현원", "4", "5", "6"]]


def test_header_words_need_not_be_known_where_they_fit_the_columns():
    known_first = only_table("○ 제안\n\n구 분 접수수 채택수\n2022 12 3\n2023 15 4")
    unknown = only_table("○ 제안\n\n제안 종류 접수수 채택수\n구민 12 3 1\n직원 15 4 2")

    assert known_first.columns == ("구분", "접수수", "채택수")
    assert unknown.columns == ("제안", "종류", "접수수", "채택수")


def test_remarks_stay_with_their_numbers_on_one_line_and_over_two():
    behind = only_table("예산액 집행액 집행률(%)\n\n900(구비 900) 300 (구비 300) 33.3")
    torn = only_table("예산액 집행액 집행률(%)\n\n900\n(시비 100,\n구비 800)\n300\n(시비 100,\n구비 200)\n33.3")

    assert rows(behind) == [["900(구비 900)", "300\n(구비 300)", "33.3"]]
    assert rows(torn) == [["900\n(시비 100, 구비 800)", "300\n(시비 100, 구비 200)", "33.3"]]


def test_a_label_with_its_unit_behind_a_tab_is_no_table():
    (table,) = tables_in("□ 예산현황\t(단위: 천원)\n\n구분\t예산액\n계\t10")

    assert (table.caption, table.unit, table.columns) == ("예산현황", "천원", ("구분", "예산액"))


def test_rows_that_end_with_a_time_are_told_apart_by_it():
    table = only_table(
        "구 분 평가대상 평가내용 평가시기\n\n"
        "자체평가 업무평가\n본청 전 부서\n20개 부서\n\n사업별 달성도\n점검\n\n분기별\n\n"
        "대외평가\n혁신평가\n\n전국\n(시·군 포함)\n\n3개 분야\n\n'24.1.~4.\n\n안전평가\n전국\n\n4개 분야\n\n'24.5.~6."
    )

    assert rows(table) == [
        ["자체평가", "업무평가", "본청 전 부서 20개 부서", "사업별 달성도 점검", "분기별"],
        ["대외평가", "혁신평가", "전국\n(시·군 포함)", "3개 분야", "'24.1.~4."],
        ["대외평가", "안전평가", "전국", "4개 분야", "'24.5.~6."],
    ]


def test_words_under_a_known_header_stand_in_a_column_each():
    table = only_table("구 분 명 칭 현 황 비 고\n\n장비 행정차량 ○ 승용차 1대\n시설 문서고 면적 없음")

    assert rows(table) == [["장비", "행정차량", "○ 승용차 1대", ""], ["시설", "문서고", "면적", "없음"]]


@pytest.mark.parametrize(
    "prose",
    [
        "올해 접수한 제안은 모두 12 15 건이며\n내년에는 더 늘리고자 함",
        "- 조례 83, 규칙 20, 훈령 3 / 제정 27 4\n- 개정 5 6",
        "운영기간 : 2019. 5. 1 7 8\n대상 : 20 30",
        "2023. 11. 20 ~ 12. 23\n\n2024. 1. 2 ~ 3. 4",
        "1. 감리를 실시한 공사 2\n2. 면적 150 이하",
        "12\n\n34\n\n56",
        "가 나 다 1 2\n\n라 마 3 4",
    ],
)
def test_numbers_in_prose_are_no_table(prose):
    assert tables_in(f"□ 사업개요\n\n{prose}\n\n□ 계획\n\n- 없음") == []


def test_ragged_rows_are_padded_and_keep_every_cell():
    table = only_table("가\t나\n1\t2\t3\t4\n5\t6")

    assert [[cell.text for cell in row] for row in table.grid] == [
        ["가", "나", "", ""],
        ["1", "2", "3", "4"],
        ["5", "6", "", ""],
    ]


words = st.text(st.sampled_from("가나다라12,.△"), min_size=1, max_size=6)
grids = st.lists(st.lists(words | st.just(""), min_size=2, max_size=6), min_size=2, max_size=8)


@given(grids)
def test_no_cell_is_lost_and_every_position_is_covered_once(grid):
    rows_of_cells = [["표", "표", *row] for row in grid]
    table = only_table("\n".join("\t".join(row) for row in rows_of_cells))

    found = sorted(word for cell in table.cells for word in cell.text.split())
    covered = sorted(
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    )

    assert found == sorted(word for row in rows_of_cells for cell in row for word in cell.split())
    assert covered == [(row, column) for row in range(table.row_count) for column in range(table.column_count)]
