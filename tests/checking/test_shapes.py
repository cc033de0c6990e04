"""Shapes of tables and lists in the reports of other divisions; the words are ours, the numbers made up."""

import pytest

from ieum.checking.checks import examine
from ieum.documents.model import Contents, ContentsEntry, Document

from .builders import claims, errors, examine_blocks, examine_text, faults, make_blocks, make_table

COURSES = """
구분	'24년 계획(A)	<	'24년 실적(B)	<	달성률(B/A)(%) *인원 대비
^	과정(개)	인원(명)	과정(개)	인원(명)	^
총계	12	400	11	430	107.5
모임	8	150	7	160	106.7
영상	4	250	4	270	108.0
"""


def examine_table(drawn, *, header_rows=1, **context):
    return examine_blocks(make_table(drawn, header_rows=header_rows, **context))


@pytest.mark.parametrize("header_rows", [2, 3])
def test_a_row_of_totals_counts_even_where_a_reader_takes_it_for_header(header_rows):
    examination = examine_table(COURSES, header_rows=header_rows)

    assert faults(examination) == []
    assert [c[0] for c in claims(examination, "column-total")] == ["12", "400", "11", "430"]


def test_a_share_in_letters_over_groups_is_that_of_the_columns_of_one_name_that_fit():
    assert claims(examine_table(COURSES, header_rows=2), "rate") == [
        ("107.5", ("430", "400"), "consistent"),
        ("106.7", ("160", "150"), "consistent"),
        ("108.0", ("270", "250"), "consistent"),
    ]
    assert faults(examine_table(COURSES.replace("106.7", "160.7"), header_rows=2)) == [
        ("rate", "error", "160.7", "106.7")
    ]


CHANGE = "과목\t'25년 예산(A)\t'24년 예산(B)\t증감(A-B)\n합계\t972\t981\t△9\n가\t61\t60\t1\n나\t911\t921\t△10"


def test_a_difference_in_letters_is_computed():
    assert claims(examine_table(CHANGE), "header-formula") == [
        ("△9", ("972", "981"), "consistent"),
        ("1", ("61", "60"), "consistent"),
        ("△10", ("911", "921"), "consistent"),
    ]
    assert ("header-formula", "error", "10", "△10") in faults(examine_table(CHANGE.replace("\t△10", "\t10")))


def test_of_two_years_the_change_is_the_later_less_the_earlier():
    years = "과목\t2024년\t2025년\t증감\n가\t60\t61\t1\n나\t921\t911\t△10"

    assert [c[::2] for c in claims(examine_table(years), "change")] == [("1", "consistent"), ("△10", "consistent")]


def test_details_below_their_row_are_not_added_twice():
    nested = """
구분	2023	2024
합계	100	120
일반	60	70
특별	40	50
- 물	25	30
- 길	15	20
"""
    assert faults(examine_table(nested)) == []
    assert claims(examine_table(nested), "column-total")[0] == ("100", ("60", "40"), "consistent")


PLACES = "구분\t예산\t집행\n계\t600\t310\n가\t200\t150\n나\t300\t100\n다\t100\t60"


def test_a_row_that_is_missing_leaves_all_totals_wrong():
    missing = PLACES.removesuffix("\n다\t100\t60")

    assert [(f.code, f.severity.value) for f in examine_table(missing).findings] == [("column-total", "error")] * 2


@pytest.mark.parametrize("said", ["주요 사업 현황", "상위 두 곳"])
def test_a_table_that_says_to_list_some_may_lack_rows(said):
    assert errors(examine_table(PLACES.removesuffix("\n다\t100\t60"), caption=said)) == []


def test_a_table_that_goes_on_in_the_next_one_may_lack_rows():
    first, rest = PLACES.split("\n다")

    assert errors(examine_blocks(make_table(first), make_table(f"구분\t예산\t집행\n다{rest}"))) == []


def test_a_total_may_add_only_the_columns_next_to_it():
    people = "구분\t계\t남\t여\t노인\n가\t30\t10\t20\t9\n나\t50\t20\t30\t8"

    assert faults(examine_table(people)) == []
    assert [c[::2] for c in claims(examine_table(people), "row-total")] == [("30", "consistent"), ("50", "consistent")]


@pytest.mark.parametrize(
    ("sentence", "code", "expected"),
    [
        ("- 사건 397건(민사 300·행정 97)", "parts-in-text", ("397", ("300", "97"), "consistent")),
        ("- 사건 397건 ▹ 끝남 125건(이김 88.8%), 남음 272건", "parts-in-text", ("397", ("125", "272"), "consistent")),
        (
            "- 총사업비 110.6억원('23년 60.2억, '24년 50.4억)",
            "parts-in-text",
            ("110.6", ("60.2", "50.4"), "consistent"),
        ),
        ("- 총사업비 2억원(국비 150백만원, 구비 50백만원)", "funding-split", ("2", ("150", "50"), "consistent")),
        ("- 자료 구매 80,000천원(40,000천원×2회)", "product", ("80,000", ("40,000", "2"), "consistent")),
        ("- 총 5,000만원(국비 30백만원 + 구비 20,000천원)", "funding-split", ("5,000", ("30", "20,000"), "consistent")),
    ],
)
def test_parts_however_they_are_set_apart_and_in_whatever_unit(sentence, code, expected):
    examination = examine_text(sentence)

    assert claims(examination, code) == [expected]
    assert faults(examination) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "- 사건 397건 ▹ 끝남 125건, 큰 것 20건",
        "- 교육·복지 3건, 교통 5건",
        "- 3·1절 행사 2회(4개 동·2개 과)",
        "- 자료 구매 80,000천원(40,000천원×2회 등)",
    ],
)
def test_what_only_looks_like_parts_is_left_alone(sentence):
    assert faults(examine_text(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("- 총사업비 2백만원(국비 150백만원, 구비 50백만원)", ("funding-split", "error", "2", "200")),
        (
            "- 총 7,254천원(일반회계 5,189백만원, 특별회계 2,065백만원)",
            ("parts-in-text", "error", "7,254", "7,254,000"),
        ),
    ],
)
def test_a_slip_of_a_unit_is_an_error(sentence, expected):
    assert faults(examine_text(sentence)) == [expected]


def test_costs_below_are_added_in_the_unit_of_the_cost():
    written = "□ 총사업비 : 1.8억원\n○ 자료 구매 80,000천원\n○ 분석 용역 100,000천원\n- ※ 하루 11,128천원"

    assert claims(examine_text(written), "parts-below") == [("1.8", ("80,000", "100,000"), "consistent")]
    assert faults(examine_text(written.replace("100,000", "10,000"))) == [("parts-below", "error", "1.8", "0.9")]


def test_a_heading_in_another_unit_than_its_table():
    funding = make_table("재원\t합계\t2021년\n계\t150,000\t150,000\n구비\t150,000\t150,000", unit="천원")

    assert faults(examine_blocks(*make_blocks("□ 소요예산 : 1.5억원"), funding)) == []
    assert faults(examine_blocks(*make_blocks("□ 소요예산 : 150,000백만원"), funding)) == [
        ("budget-heading", "error", "150,000", "150")
    ]


def test_a_note_below_a_cost_is_no_part_of_it():
    assert claims(examine_text("□ 사업비 : 100천원\n○ ※ 가 11천원, 나 7천원"), "parts-below") == []


def test_a_part_is_never_more_than_its_whole():
    assert faults(examine_text("- 모임 52회 중 61회 열림")) == [("part-of-whole", "error", "61", "52")]


def entries(*numbered):
    return Contents(
        tuple(ContentsEntry(number, f"제목 {n}", level=level) for n, (number, level) in enumerate(numbered))
    )


def test_each_level_of_a_contents_list_is_numbered_by_itself():
    right = entries(("Ⅰ", 1), ("Ⅱ", 1), ("1", 2), ("2", 2), ("Ⅲ", 1))
    wrong = entries(("Ⅰ", 1), ("Ⅱ", 1), ("1", 2), ("3", 2), ("Ⅲ", 1))

    assert faults(examine(Document(blocks=(right,)))) == []
    assert faults(examine(Document(blocks=(wrong,)))) == [("numbering", "warning", "3", "2")]


def test_a_list_that_goes_on_further_up_is_no_gap():
    assert faults(examine_text("# 1. 가\n## 1. 나\n## 2. 다\n## 3. 라\n## 2. 마")) == []


SUBTOTALS = """
구분	과정	인원
모임 소계	7	60
기본 소계	3	30
처음	1	10
오름	2	20
깊은 소계	4	30
길	1	12
물	3	18
영상 소계	9	90
빌림	2	40
지음	7	50
짧은 것(과정 수 미포함)	17	-
"""


def test_subtotals_add_what_stands_below_them_or_the_subtotals_below_them():
    examination = examine_table(SUBTOTALS)

    assert faults(examination) == []
    assert [c[:2] for c in claims(examination, "column-total")][::2] == [
        ("7", ("3", "4")), ("3", ("1", "2")), ("4", ("1", "3")), ("9", ("2", "7")),
    ]  # fmt: skip
    assert faults(examine_table(SUBTOTALS.replace("물\t3\t18", "물\t3\t81"))) == [("column-total", "error", "30", "93")]


def test_a_number_in_a_merged_cell_is_added_once():
    merged = "구분\t과정\t인원\n계\t8\t50\n길\t3\t20\n^\t^\t^\n물\t5\t30"

    assert faults(examine_table(merged)) == []
    assert claims(examine_table(merged), "column-total")[0] == ("8", ("3", "5"), "consistent")


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param("구분\t계\t일반직\t별정직\t여성\n정원\t50\t45\t5\t22", id="women are counted among the others"),
        pytest.param("구분\t예산액\t비율(%)\n계\t200\t100.0\n가\t120\t60.0\n나\t80\t40.0", id="shares add up to 100"),
        pytest.param("월\t건수\t누계\n1월\t10\t10\n2월\t20\t30\n3월\t5\t35", id="a running total"),
        pytest.param("구분\t응답자\t만족\n전체\t500\t80.5\n남\t240\t79.1\n여\t260\t81.8", id="a mean in the total row"),
        pytest.param(
            "구분\t금액\n합계\t1,000\n자체\t400\n세금\t300\n요금\t100\n의존\t600\n가\t350\n나\t250", id="details"
        ),
    ],
)
def test_what_a_total_means_otherwise_is_no_error(drawn):
    assert faults(examine_table(drawn)) == []


def test_an_amount_in_two_pieces_is_not_read_as_two():
    assert faults(examine_text("- 예산 : 1억 5천만원(국비 1억원, 구비 5천만원)")) == []


def test_groups_that_a_slash_sets_apart_are_no_parts_of_one_sum():
    assert claims(examine_text("- 참여 1,234명(남 600명, 여 634명 / 청년 300명)"), "parts-in-text") == [
        ("1,234", ("600", "634"), "consistent")
    ]
