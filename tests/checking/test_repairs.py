"""What is told of the cause: which number, changed to what, makes claims hold."""

from fractions import Fraction

import pytest
from benchmarks.checking_mutants import generated, measure
from benchmarks.report_mutants import changed_digit, value_of
from hypothesis import given
from hypothesis import strategies as st

from ieum.checking.checks import examine
from ieum.checking.claims import Operand
from ieum.checking.presentations.as_html import show_html
from ieum.checking.presentations.as_text import show_text
from ieum.checking.repairs import is_slip
from ieum.documents.model import Bullet, Document, Place, text

from .builders import examine_text

CROSSED = [
    ["연도", "계", "국비", "구비"],
    ["계", "600", "250", "350"],
    ["2021", "200", "100", "100"],
    ["2022", "400", "150", "250"],
]


def changed(row, column, printed, grid=CROSSED):
    other = [list(line) for line in grid]
    other[row][column] = printed
    return examine(generated(other))


def told(examination):
    """Culprit, its suggestion, and how many claims each finding explains."""
    return [
        (f.culprit and f.culprit.operand.printed, f.culprit and f.culprit.suggested, 1 + len(f.related))
        for f in examination.findings
    ]


def test_a_table_whose_sums_hold_has_no_finding():
    assert examine(generated(CROSSED)).findings == ()


@pytest.mark.parametrize(
    ("row", "column", "printed", "right"),
    [(2, 2, "700", "100"), (3, 3, "520", "250"), (1, 1, "610", "600"), (2, 1, "290", "200"), (1, 3, "355", "350")],
)
def test_a_wrong_cell_between_two_sums_is_one_finding_that_names_it(row, column, printed, right):
    assert told(changed(row, column, printed)) == [(printed, right, 2)]


def test_the_message_says_which_number_would_do():
    (finding,) = changed(2, 2, "700").findings

    assert finding.message == "합계가 내역의 합과 다릅니다. '국비'의 '700'이 '100'이면 어긋난 수치 2개가 모두 맞습니다."
    assert [claim.code for claim in finding.related] == ["row-total"]


def test_a_lone_sum_leaves_open_which_number_is_wrong():
    grid = [["구분", "건수"], ["계", "277"], ["가", "94"], ["나", "178"], ["다", "15"]]
    (finding,) = examine(generated(grid)).findings

    assert finding.culprit is None
    assert {(s.operand.printed, s.suggested) for s in finding.suspects} == {
        ("277", "287"), ("94", "84"), ("178", "168"), ("15", "5"),
    }  # fmt: skip


def test_a_slip_of_one_digit_is_likelier_than_another_number():
    grid = [["구분", "건수"], ["계", "514"], ["가", "124"], ["나", "317"], ["다", "100"]]
    (finding,) = examine(generated(grid)).findings

    assert (finding.culprit.operand.printed, finding.culprit.suggested) == ("514", "541")
    assert [(s.operand.printed, s.suggested) for s in finding.suspects] == [
        ("514", "541"), ("124", "97"), ("317", "290"), ("100", "73"),
    ]  # fmt: skip


def test_two_wrong_cells_are_two_findings():
    grid = [list(line) for line in CROSSED]
    grid[2][2], grid[3][3] = "700", "520"

    assert sorted(told(examine(generated(grid)))) == [("520", "250", 2), ("700", "100", 2)]


def test_a_wrong_rate_is_named_and_not_the_amounts_whose_totals_hold():
    grid = [
        ["구분", "예산액", "집행액", "집행률(%)"],
        ["계", "600", "310", "51.7"],
        ["가", "200", "150", "57.0"],
        ["나", "400", "160", "40.0"],
    ]

    assert told(examine(generated(grid))) == [("57.0", "75.0", 1)]


def test_numbers_of_unknown_places_are_not_guessed_at():
    document = Document(
        blocks=tuple(
            type(block)(tuple(type(c)(c.row, c.column, c.lines) for c in block.cells))
            for block in generated([["구분", "건수"], ["계", "9"], ["가", "4"], ["나", "4"]]).blocks
        )
    )
    (finding,) = examine(document).findings

    assert (finding.culprit, finding.suspects) == (None, ())


def test_the_terminal_tells_what_else_fails_and_the_tied_numbers():
    grid = [["구분", "건수"], ["계", "9"], ["가", "4"], ["나", "4"]]
    lone, both = (
        generated(grid),
        generated([list(line) for line in CROSSED[:2]] + [["2021", "200", "700", "100"], CROSSED[3]]),
    )

    assert "    이 가운데 하나만 고치면 맞음: " in show_text([("가.hwpx", lone, examine(lone))])
    assert show_text([("가.hwpx", both, examine(both))]).count("    함께 어긋남: ") == 1
    assert show_html([("가.hwpx", both, examine(both))]).count("의심되는 수치 보기") == 1


@pytest.mark.parametrize(
    ("printed", "value", "expected"),
    [
        ("67.8", "68.7", True), ("67.8", "76.0", False), ("1,234", "1244", True), ("1,234", "124", True),
        ("1,234", "12344", True), ("1,234", "4321", False), ("△5", "-6", True), ("△5", "6", False), ("0", "7", True),
    ],
)  # fmt: skip
def test_slips_are_one_digit_wrong_swapped_missing_or_doubled(printed, value, expected):
    decimals = len(printed.partition(".")[2])

    assert is_slip(Operand(printed, value_of(printed), decimals=decimals), Fraction(value)) is expected


@given(st.integers(0, 10**12), st.randoms())
def test_every_changed_digit_is_a_slip(number, chance):
    printed = f"{number:,}"

    assert is_slip(Operand(printed, Fraction(number)), value_of(changed_digit(printed, chance)))


def test_the_hundred_that_shares_make_is_nobodys_slip():
    (finding,) = examine(
        Document(blocks=(Bullet("-", 3, text("국비 50%, 구비 40%"), place=Place(element=1)),))
    ).findings

    assert {(s.operand.printed, s.suggested) for s in finding.suspects} == {("50", "60"), ("40", "50")}


def test_of_what_is_too_much_no_value_is_guessed():
    (finding,) = examine(Document(blocks=(Bullet("-", 3, text("모임 52회 중 71회"), place=Place(element=1)),))).findings

    assert (finding.code, finding.culprit, finding.suspects) == ("part-of-whole", None, ())


def test_a_sign_is_kept_in_what_is_suggested():
    grid = [
        ["구분", "계", "5급", "6급"],
        ["정원", "9", "4", "5"],
        ["현원", "12", "5", "7"],
        ["과부족", "+3", "+1", "+7"],
    ]

    assert told(examine(generated(grid))) == [("+7", "+2", 2)]


def test_parts_in_another_unit_are_suggested_in_their_own():
    (finding,) = examine(
        Document(blocks=(Bullet("-", 3, text("총 5억원(갑 300백만원, 을 310백만원)"), place=Place(element=1)),))
    ).findings

    assert ("310", "210") in {(s.operand.printed, s.suggested) for s in finding.suspects}


def test_one_zero_too_many_in_a_sum_that_may_be_partial_is_an_error():
    written = "□ 사업비 : 9,122,800천원\n○ 길 : 131,000천원\n○ 물 : 781,280천원"
    findings = examine_text(written).findings

    assert [(f.code, f.severity.value, f.computed) for f in findings] == [("parts-below", "error", "912,280")]
    assert "10배 차이" in findings[0].message


@pytest.mark.shared
@pytest.mark.long
def test_nearly_all_mutants_are_found_and_their_cells_named(shared):
    shares = {row["name"].partition(" (")[0]: row["ours"] for row in measure(Fraction(1, 20))}

    assert shares["generated tables: found"] >= 0.99
    assert shares["generated tables: right cell named or among the tied ones"] >= 0.99
    assert shares["generated tables: named cell is the right one"] >= 0.99
    assert shares["real reports: found"] >= 0.95
    assert shares["real reports: the only repair named"] >= 0.95
    assert shares["real reports, one digit: named cell is the right one"] >= 0.95
