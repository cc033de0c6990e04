"""Tables: what a right one says, and what one wrong cell does. Numbers are those of real reports."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .builders import claims, errors, examine_blocks, faults, make_blocks, make_table

ALLOTMENT = """
구 분	예산현액	<	<	배정액	배정잔액	배정율(%)
^	계	예산액	전년도이월액	^	^	^
합 계	238,605	227,068	11,537	163,642	74,963	68.5
일반회계	200,209	188,710	11,499	152,221	47,988	76.0
특별회계	38,396	38,358	38	11,421	26,975	29.7
"""
LITIGATION = """
구분	계(A+B)	신규	진행중(A)	확정(종결)	<	<	승소율(%)
^	^	^	^	소계(B)	승소(소취하등)	패소(일부인용)	^
계	191	108	127	64	57	7	89
행정	67	33	45	22	20	2	91
민사	54	15	44	10	10	0	100
심판	70	60	38	32	27	5	84
"""
STAFFING = """
구분	계	일반직	<	<	<	<	<	대체인력
^	^	4급	5급	6급	7급	8급	9급	^
정원	23	1	1	7	7	7	-	-
현원	23	1	1	8	7	5	1	-
과부족	-	-	-	1	-	△2	1	-
"""
EXECUTION = """
단위사업명	예산액	집행액	<	집행률(%)
^	^	10.31.기준	12.31.까지	^
계	2,493,486	2,130,215	2,323,694	85.4
정책 조정	163,744	100,638	153,744	61.5
재정 운용	1,975,907	1,825,485	1,906,807	92.4
성과관리	132,043	97,191	132,043	73.6
민주도시	51,100	13,601	31,100	26.6
기본경비	170,692	93,300	100,000	54.7
"""
SUPPLEMENT = """
회계구분	계	본예산	추경	<	<	간주처리
^	^	^	소계	1차	2차	^
계	1,036,722	829,320	161,548	160,909	639	45,854
일반회계	1,000,638	797,450	157,531	156,892	639	45,657
특별회계	36,084	31,870	4,017	4,017	-	197
"""


def examine_table(drawn, *, header_rows=2, unit=""):
    return examine_blocks(make_table(drawn, header_rows=header_rows, unit=unit))


@pytest.mark.parametrize("drawn", [ALLOTMENT, LITIGATION, STAFFING, EXECUTION, SUPPLEMENT])
def test_a_right_table_has_no_finding(drawn):
    assert faults(examine_table(drawn)) == []


def test_the_printed_67_8_is_76_0_and_the_only_fault():
    examination = examine_table(ALLOTMENT.replace("76.0", "67.8"))

    assert faults(examination) == [("rate", "error", "67.8", "76.0")]
    assert examination.findings[0].where == "표, '일반회계' 행 '배정율(%)' 열"
    assert examination.findings[0].formula == "배정율(%) = 152,221 ÷ 200,209 × 100"


def test_a_rate_that_holds_only_when_cut_is_no_fault():
    rates = claims(examine_table(ALLOTMENT), "rate")

    assert rates == [
        ("68.5", ("163,642", "238,605"), "rounding"),
        ("76.0", ("152,221", "200,209"), "consistent"),
        ("29.7", ("11,421", "38,396"), "consistent"),
    ]


def test_two_rounding_rules_in_one_document_are_reported_once():
    sections = make_table("예산액\t집행액\t집행률(%)\n108,600\t78,898\t72.6", unit="천원")

    examination = examine_blocks(make_table(EXECUTION, header_rows=2, unit="천원"), sections)

    assert faults(examination) == [("mixed-rounding", "info", "72.6", "72.7")]


@pytest.mark.parametrize(
    ("drawn", "right", "wrong", "expected"),
    [
        (
            ALLOTMENT, "\t227,068", "\t227,086",
            [("column-total", "227,086", "227,068"), ("row-total", "238,605", "238,623")],
        ),
        (ALLOTMENT, "74,963", "74,936", [("balance", "74,936", "74,963"), ("column-total", "74,936", "74,963")]),
        (LITIGATION, "\t191\t", "\t119\t", [("column-total", "119", "191"), ("header-formula", "119", "191")]),
        (LITIGATION, "\t91\n", "\t95\n", [("rate", "95", "91")]),
        (STAFFING, "△2", "2", [("over-short", "2", "△2"), ("row-total", "-", "4")]),
        (EXECUTION, "54.7", "45.7", [("rate", "45.7", "54.7")]),
        (
            EXECUTION, "100,000\t54.7", "10,000\t54.7",
            [("column-total", "2,323,694", "2,233,694"), ("spending-bound", "93,300", "10,000")],
        ),
        (
            SUPPLEMENT, "\t1,036,722", "\t1,063,722",
            [("column-total", "1,063,722", "1,036,722"), ("row-total", "1,063,722", "1,036,722")],
        ),
    ],
)  # fmt: skip
def test_one_wrong_cell_is_found_and_nothing_else(drawn, right, wrong, expected):
    assert drawn.count(right) == 1

    examination = examine_table(drawn.replace(right, wrong))

    assert sorted((f.code, f.printed, f.computed) for f in errors(examination)) == sorted(expected)
    assert len(examination.findings) == len(expected)


def test_the_sum_of_a_subtotal_and_its_parts_is_not_taken_twice():
    parts = {c[1] for c in claims(examine_table(SUPPLEMENT), "row-total")}

    assert ("829,320", "161,548", "45,854") in parts
    assert ("160,909", "639") in parts


def test_nested_totals_add_their_own_group():
    nested = """
연도	소송	계	진행중	종결
2020	계	22	12	10
^	행정소송	15	6	9
^	민사소송	7	6	1
2019	계	38	9	29
^	행정소송	33	4	29
^	민사소송	5	5	-
"""

    assert faults(examine_table(nested, header_rows=1)) == []
    assert claims(examine_table(nested, header_rows=1), "column-total")[0] == ("22", ("15", "7"), "consistent")


def test_numbers_in_parentheses_are_a_layer_of_their_own():
    staff = "합 계\t4급\t5급\t6급\n22(23)\t1(1)\t15(14)\t6(7)"

    examination = examine_table(staff, header_rows=1)

    assert claims(examination, "row-total") == [
        ("22", ("1", "15", "6"), "consistent"),
        ("23", ("1", "14", "7"), "inconsistent"),
    ]


def test_the_unknown_is_not_zero():
    assert claims(examine_table("구분\t금액\n계\t10\n가\t10\n나\t미정", header_rows=1), "column-total") == []
    assert faults(examine_table("구분\t금액\n계\t10\n가\t10\n나\t", header_rows=1)) == []


def test_a_blank_surplus_that_should_be_one_is_a_warning():
    blank = STAFFING.replace("과부족\t-\t-\t-\t1\t-\t△2", "과부족\t-\t-\t-\t\t-\t△2")

    assert ("over-short", "warning", "", "1") in faults(examine_table(blank))


def test_a_header_formula_with_damaged_letters_is_read_by_position():
    damaged = "구 분\t최종예산액(㉑=㉢+㉣+㉤)\t당초(㉒)\t1회(㉓)\t2회(㉔)\n계\t60\t30\t20\t10"

    assert claims(examine_table(damaged, header_rows=1), "header-formula") == [("60", ("30", "20", "10"), "consistent")]


def test_change_is_this_year_less_last_year():
    change = "단위사업명\t예산액\t전년도 예산액\t증(△)감\n계\t90\t100\t△10\n가\t60\t80\t△20\n나\t30\t20\t10"

    assert faults(examine_table(change, header_rows=1)) == []
    assert faults(examine_table(change.replace("\t△20", "\t20"), header_rows=1)) == [
        ("column-total", "error", "△10", "30"),
        ("change", "error", "20", "△20"),
    ]


def test_what_was_moved_within_the_year_is_no_change_since_last_year():
    heads = [
        "정책사업",
        "예산액",
        "전년도 이월액",
        "예비비 사용액",
        "전용 등 증감",
        "예산현액(A)",
        "지출액(B)",
        "집행잔액(A-B)",
    ]
    rows = [
        ["교육", "900", "20", "50", "0", "970", "600", "370"],
        ["복지", "500", "0", "△50", "10", "460", "60", "400"],
    ]
    table = "\n".join("\t".join(row) for row in (heads, *rows))

    assert faults(examine_table(table, header_rows=1)) == []
    assert claims(examine_table(table, header_rows=1), "change") == []


def test_what_was_spent_so_far_is_no_total_of_its_row():
    head = "회계별\t예산현액(A)\t지출액 누계(B)\t집행 잔액(A-B)"
    daily = f"{head}\n계\t150\t60\t90\n일반회계\t100\t40\t60\n특별회계\t50\t20\t30"

    assert faults(examine_table(daily, header_rows=1)) == []
    assert claims(examine_table(daily, header_rows=1), "row-total") == []


def test_totals_of_millions_may_be_off_by_their_rounding():
    rounded = "구분\t예산액\n합계\t101\n가\t50\n나\t50"

    assert faults(examine_table(rounded, header_rows=1, unit="백만원")) == [("column-total", "info", "101", "100")]
    assert faults(examine_table(rounded, header_rows=1, unit="명")) == [("column-total", "error", "101", "100")]


def test_a_table_whose_total_adds_otherwise_makes_no_noise():
    other = "구분\t건수\t인원\t금액\n계\t100\t2,000\t30,000\n가\t3\t4\t5\n나\t1\t2\t3"

    assert faults(examine_table(other, header_rows=1)) == []


def test_budget_heading_is_compared_with_the_year_it_names():
    funding = make_table(
        "재원별\t합계\t연차별 소요재원\t<\n^\t^\t2020년\t2021년\n"
        "계\t63,440\t31,140\t32,300\n시비\t23,400\t10,900\t12,500\n구비\t40,040\t20,240\t19,800",
        header_rows=2,
        unit="천원",
    )

    right = examine_blocks(*make_blocks("□ 2021년 소요예산 : 32,300천원"), funding)
    wrong = examine_blocks(*make_blocks("□ 2021년 소요예산 : 31,140천원"), funding)
    unknown = examine_blocks(*make_blocks("□ 2021년 소요예산 : 미정(시비)"), funding)

    assert faults(right) == []
    assert faults(wrong) == [("budget-heading", "error", "31,140", "32,300")]
    assert claims(unknown, "budget-heading") == []


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**6)), min_size=2, max_size=8))
def test_a_table_made_to_add_up_never_gives_a_finding(rows):
    sums = [sum(column) for column in zip(*rows, strict=True)]
    lines = [f"{name}\t{a + b:,}\t{a:,}\t{b:,}" for name, (a, b) in zip("가나다라마바사아", rows, strict=False)]
    drawn = "\n".join(["구분\t계\t구비\t시비", f"계\t{sum(sums):,}\t{sums[0]:,}\t{sums[1]:,}", *lines])

    assert faults(examine_table(drawn, header_rows=1)) == []


@given(spent=st.integers(0, 10**7), budget=st.integers(1, 10**7), decimals=st.integers(0, 2), cut=st.booleans())
def test_a_rate_rounded_by_either_rule_is_never_an_error(spent, budget, decimals, cut):
    scaled = Fraction(spent * 100 * 10**decimals, budget)
    digits = int(scaled) if cut else int(scaled + Fraction(1, 2))
    printed = f"{digits // 10**decimals}.{digits % 10**decimals:0{decimals}d}" if decimals else str(digits)
    drawn = f"예산액\t집행액\t집행률(%)\n{budget:,}\t{spent:,}\t{printed}"

    assert errors(examine_table(drawn, header_rows=1)) == []


def test_a_rate_made_otherwise_throughout_makes_no_noise():
    other = "사업\t예산액\t집행액\t집행률(%)\n가\t100\t50\t20\n나\t200\t100\t30\n다\t300\t150\t40"

    assert faults(examine_table(other, header_rows=1)) == []


def test_a_rate_in_a_cell_is_of_the_amount_above():
    drawn = "구 분\t2018년\t2019년\n편성현황\t35건/ 906백만원\t41건/ 842백만원\n집행액 (집행률)\t766({}%)\t진행 중"

    assert claims(examine_table(drawn.format("84.5"), header_rows=1), "rate") == [
        ("84.5", ("766", "906"), "consistent")
    ]
    assert faults(examine_table(drawn.format("48.5"), header_rows=1)) == [("rate", "warning", "48.5", "84.5")]


def test_a_row_named_with_its_total():
    drawn = "사업수\t복지\t교육\t안전\n공약({})\t6\t4\t2"

    assert faults(examine_table(drawn.format(12), header_rows=1)) == []
    assert faults(examine_table(drawn.format(13), header_rows=1)) == [("row-total", "error", "13", "12")]
