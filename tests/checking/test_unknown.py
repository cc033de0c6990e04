"""Unknown is not zero: what each finder makes of 미정, 비예산, "-", "." and blanks."""

import pytest

from .builders import claims, errors, examine_blocks, examine_text, faults, make_blocks, make_table

NOTHING = ["-", ".", "", "비예산"]
"""What adds nothing to a total."""
UNKNOWN = ["미정", "추후 확정", "별도"]
"""What leaves a total open."""


def examine_table(drawn, **context):
    return examine_blocks(make_table(drawn, **context))


@pytest.mark.parametrize("mark", NOTHING)
def test_a_column_total_takes_marks_of_nothing_for_nothing(mark):
    drawn = f"구분\t금액\n계\t30\n가\t10\n나\t20\n다\t{mark}"

    assert [c[::2] for c in claims(examine_table(drawn), "column-total")] == [("30", "consistent")]
    assert [f.computed for f in errors(examine_table(drawn.replace("계\t30", "계\t31")))] == ["30"]


@pytest.mark.parametrize("word", UNKNOWN)
def test_a_column_total_with_an_unknown_part_is_not_judged(word):
    assert claims(examine_table(f"구분\t금액\n계\t31\n가\t10\n나\t20\n다\t{word}"), "column-total") == []


@pytest.mark.parametrize("mark", NOTHING)
def test_a_row_total_takes_marks_of_nothing_for_nothing(mark):
    drawn = f"구분\t계\t국비\t시비\t구비\n가\t30\t10\t20\t{mark}\n나\t6\t1\t2\t3"

    assert [c[::2] for c in claims(examine_table(drawn), "row-total")] == [("30", "consistent"), ("6", "consistent")]


@pytest.mark.parametrize("word", UNKNOWN)
def test_a_row_total_with_an_unknown_part_is_not_judged(word):
    drawn = f"구분\t계\t국비\t시비\t구비\n가\t31\t10\t20\t{word}\n나\t6\t1\t2\t3"

    assert [c[::2] for c in claims(examine_table(drawn), "row-total")] == [("6", "consistent")]


@pytest.mark.parametrize("whole", ["미정", "", "비예산"])
def test_a_total_that_is_no_number_is_not_judged(whole):
    assert faults(examine_table(f"구분\t금액\n계\t{whole}\n가\t10\n나\t20")) == []


@pytest.mark.parametrize("word", ["", "미정", "비예산"])
def test_a_rate_of_what_is_not_known_is_not_judged(word):
    for drawn in ("가\t{}\t50\t30.0", "가\t100\t{}\t30.0", "가\t100\t50\t{}"):
        assert claims(examine_table(f"사업\t예산액\t집행액\t집행률(%)\n{drawn.format(word)}"), "rate") == []


@pytest.mark.parametrize("mark", ["-", "."])
def test_a_dash_is_a_rate_of_none_spent(mark):
    table = f"사업\t예산액\t집행액\t집행률(%)\n가\t100\t{mark}\t0.0\n나\t100\t50\t50.0"

    assert [c[2] for c in claims(examine_table(table), "rate")] == ["consistent"] * 2


@pytest.mark.parametrize("word", ["", "미정", "비예산"])
@pytest.mark.parametrize(
    "header", ["예산액\t전년도 예산액\t증감", "예산액\t집행액\t집행잔액", "'25(A)\t'24(B)\t증감(A-B)"]
)
def test_a_difference_from_what_is_not_known_is_not_judged(header, word):
    examination = examine_table(f"사업\t{header}\n가\t100\t{word}\t7\n나\t100\t40\t60")

    assert [(c.result.printed, v.value) for c, v in examination.judged if c.relation == "=" and c.operands] == [
        ("60", "consistent")
    ]


@pytest.mark.parametrize("mark", ["-", "."])
def test_a_difference_from_a_dash_is_the_whole(mark):
    examination = examine_table(f"사업\t예산액\t전년도 예산액\t증감\n가\t100\t{mark}\t100\n나\t100\t40\t60")

    assert [c[2] for c in claims(examination, "change")] == ["consistent", "consistent"]


@pytest.mark.parametrize("mark", ["-", "."])
def test_staff_of_a_dash_are_none(mark):
    drawn = f"구분\t5급\t6급\n정원\t1\t{mark}\n현원\t1\t2\n과부족\t{mark}\t2"

    assert [c[::2] for c in claims(examine_table(drawn), "over-short")] == [(mark, "consistent"), ("2", "consistent")]


def test_staff_that_is_not_decided_is_not_judged():
    drawn = "구분\t5급\t6급\n정원\t1\t미정\n현원\t1\t2\n과부족\t-\t2"

    assert [c[::2] for c in claims(examine_table(drawn), "over-short")] == [("-", "consistent"), ("2", "undecidable")]


@pytest.mark.parametrize("word", ["미정", "비예산", "-", ""])
def test_a_cost_that_is_no_amount_is_not_compared_with_its_table(word):
    funding = make_table("재원\t합계\t2021년\n계\t150\t150\n구비\t150\t150", unit="천원")

    assert faults(examine_blocks(*make_blocks(f"□ 2021년 소요예산 : {word}"), funding)) == []


@pytest.mark.parametrize("word", ["미정", "비예산", "추후 협의"])
@pytest.mark.parametrize(
    "written",
    [
        "- 사업비 : 500천원(국비 300천원, 구비 {})",
        "□ 사업비 : 총 500천원\n○ 길 : 300천원\n○ 물 : {}",
        "- 대상 : 총 50건 중 끝남 30건, 남음 {}",
        "- 비용 : {}(40천원×2회)",
    ],
)
def test_parts_of_which_one_is_not_known_are_no_error(written, word):
    assert errors(examine_text(written.format(word))) == []


@pytest.mark.parametrize("word", ["미정", "-", ""])
def test_spending_that_is_not_known_is_within_any_bound(word):
    drawn = f"사업\t예산액\t집행액\t12.31.까지 집행예정액\n가\t100\t{word}\t90\n나\t100\t40\t{word}"

    assert faults(examine_table(drawn)) == []
