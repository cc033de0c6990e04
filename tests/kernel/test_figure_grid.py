"""Figure tables answered from observations, on the numbers of real reports."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ieum.kernel.figure_grid import resolve
from ieum.kernel.figure_tables import Difference, FigureTable, Line, OpenLines, Rate, Sum
from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature, Observation, subject_of
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question

ON = date(2023, 10, 31)
QUESTION = Question(as_of=ON, epoch=1, rounding=Rounding.TRUNCATE, stated_by=date(2023, 11, 6))

EXECUTED = FigureTable(
    "programmes", "예산현황", "budget.programme", ("단위사업명",),
    rows=(OpenLines("programme", total="계"),),
    columns=(
        Line("예산액", "appropriation"),
        Line("집행액", "spent"),
        Line("집행률(%)", "rate", formula=Rate("집행액", "예산액")),
    ),
    unit="천원",
)  # fmt: skip
STAFFING = FigureTable(
    "staffing", "인력", "org.staffing", ("구분",),
    rows=(
        Line("정원", "authorised"), Line("현원", "actual"),
        Line("과부족", formula=Difference("현원", "정원")),
    ),
    columns=(Line("계", formula=Sum()), OpenLines("grade")),
)  # fmt: skip


def stated(subject, measure, number, *, line=1, scale=1000, **rest):
    event = Observation(
        "set", subject_of(subject), measure, Decimal(number * scale), None, "원", ON, QUESTION.stated_by,
        "보고", line, "셀", f"{number:,}", scale=scale,
    )  # fmt: skip
    return replace(event, **rest)


def programmes():
    amounts = {"정책": (333_545, 226_719), "재정": (830_644, 335_371), "기본경비": (185_422, 95_855)}
    return [
        stated({"programme": name}, measure, value, line=line)
        for line, (name, pair) in enumerate(amounts.items())
        for measure, value in zip(("appropriation", "spent"), pair, strict=True)
    ]


def values(grid):
    return [[cell.figure.value for cell in row] for row in grid.cells]


def test_rows_appear_in_the_order_of_the_source_under_their_total():
    grid = resolve(EXECUTED, programmes(), QUESTION)

    assert [row.label for row in grid.rows] == ["계", "정책", "재정", "기본경비"]


def test_the_rate_of_the_total_row_is_the_rate_of_the_totals():
    grid = resolve(EXECUTED, programmes(), QUESTION)

    assert values(grid)[0] == [Decimal(1_349_611_000), Decimal(657_945_000), Decimal("48.7")]


def test_a_rate_follows_the_rounding_rule_of_the_report():
    half_up = resolve(EXECUTED, programmes(), replace(QUESTION, rounding=Rounding.HALF_UP))

    assert values(resolve(EXECUTED, programmes(), QUESTION))[1][2] == Decimal("67.9")
    assert values(half_up)[1][2] == Decimal("68.0")


def test_a_formula_shows_the_numbers_in_the_unit_in_which_they_were_printed():
    grid = resolve(EXECUTED, programmes(), QUESTION)

    assert grid.cells[1][2].figure.formula == "226,719 ÷ 333,545 × 100"


def test_a_difference_of_sums_is_computed_for_the_total_column_too():
    events = [
        stated({"grade": grade}, measure, value, scale=1, line=line)
        for measure, row in {"authorised": (8, 11), "actual": (9, 9)}.items()
        for line, (grade, value) in enumerate(zip(("6급", "7급"), row, strict=True))
    ]

    grid = resolve(STAFFING, events, QUESTION)

    assert values(grid) == [[19, 8, 11], [18, 9, 9], [-1, 1, -2]]


def test_a_dash_adds_nothing_but_an_undecided_part_leaves_the_total_unknown():
    known = programmes()
    dash = stated({"programme": "예비"}, "appropriation", 0, line=9, value=None, absence=Absence.DASH, printed="-")
    undecided = replace(dash, absence=Absence.UNDECIDED, printed="미정")

    with_dash = resolve(EXECUTED, [*known, dash], QUESTION)
    with_undecided = resolve(EXECUTED, [*known, undecided], QUESTION)

    assert values(with_dash)[0][0] == Decimal(1_349_611_000)
    assert values(with_undecided)[0][0] is None


@pytest.mark.parametrize("absence", [Absence.DASH, Absence.DOT])
def test_what_follows_from_nothing_but_dashes_is_printed_as_they_are(absence):
    events = [
        stated({"grade": "10급"}, measure, 0, value=None, absence=absence, scale=1)
        for measure in ("authorised", "actual")
    ]

    grid = resolve(STAFFING, events, QUESTION)

    assert [[cell.figure.absence for cell in row] for row in grid.cells] == [[absence, absence]] * 3


def test_a_fact_speaks_from_its_day_until_a_later_one_does():
    before = stated({"programme": "정책"}, "spent", 100, effective_date=date(2023, 9, 30))
    later = stated({"programme": "정책"}, "spent", 300, effective_date=date(2023, 11, 30))

    grid = resolve(EXECUTED, [before, later], QUESTION)

    assert grid.cells[1][1].figure.value == Decimal(100_000)


def test_nothing_is_known_before_the_first_statement():
    grid = resolve(EXECUTED, programmes(), replace(QUESTION, as_of=date(2023, 10, 30)))

    assert [row.label for row in grid.rows] == ["계"]
    assert values(grid) == [[None, None, None]]


def test_lines_of_an_older_report_do_not_live_on_in_a_later_one():
    older = stated({"programme": "폐지된 사업"}, "spent", 5, effective_date=date(2020, 10, 31))
    older = replace(older, stated_on=date(2020, 11, 1), source="지난 보고")

    now = resolve(EXECUTED, [older, *programmes()], QUESTION)
    then = resolve(EXECUTED, [older, *programmes()], replace(QUESTION, as_of=date(2020, 12, 31)))

    assert [row.label for row in now.rows] == ["계", "정책", "재정", "기본경비"]
    assert [row.label for row in then.rows] == ["계", "폐지된 사업"]


def test_a_table_says_the_day_of_its_facts_even_where_a_later_one_is_asked_for():
    later = replace(QUESTION, as_of=date(2023, 12, 31))

    assert resolve(EXECUTED, programmes(), later).day == ON
    assert resolve(EXECUTED, [], later).day == date(2023, 12, 31)


def contradiction():
    wrong = stated({"programme": "정책"}, "rate", 0, scale=1, value=Decimal("67.8"), decimals=1, unit="%", line=1)
    computed = replace(wrong, value=Decimal("67.9"), nature=Nature.COMPUTED)
    return wrong, computed


def test_without_a_ruling_the_original_is_printed_and_marked():
    grid = resolve(EXECUTED, [*programmes(), *contradiction()], QUESTION)

    figure = grid.cells[1][2].figure
    assert figure.value == Decimal("67.8")
    assert figure.is_open_contradiction


def test_a_ruling_for_the_computed_value_prints_it_unmarked():
    wrong, computed = contradiction()

    grid = resolve(EXECUTED, [*programmes(), wrong, replace(computed, is_ruled=True)], QUESTION)

    figure = grid.cells[1][2].figure
    assert figure.value == Decimal("67.9")
    assert not figure.is_open_contradiction


def test_a_contradiction_ends_when_the_facts_are_corrected():
    _, computed = contradiction()
    was_right = replace(computed, nature=Nature.ACTUAL)

    grid = resolve(EXECUTED, [*programmes(), was_right], QUESTION)

    assert grid.cells[1][2].figure.competing == ()


def test_a_total_printed_before_its_parts_were_stated_says_nothing_about_them():
    older = [replace(event, effective_date=date(2020, 10, 31)) for event in contradiction()]

    grid = resolve(EXECUTED, [*programmes(), *older], QUESTION)

    assert grid.cells[1][2].figure.value == Decimal("67.9")
    assert grid.cells[1][2].figure.competing == ()


@pytest.mark.parametrize(("other", "disagrees"), [(333_545_200, False), (333_546_000, True)])
def test_a_rougher_print_of_the_same_value_is_no_contradiction(other, disagrees):
    rough = programmes()[0]
    fine = replace(rough, value=Decimal(other), scale=1, line=99)

    grid = resolve(EXECUTED, [rough, fine], QUESTION)

    assert grid.cells[1][0].figure.is_open_contradiction is disagrees


def test_a_split_shows_the_parts_and_their_sum():
    table = replace(EXECUTED, stub=(), rows=(Line(""),), columns=(Line("예산액", "appropriation", split="funding"),))
    events = [
        stated({"funding": "시비"}, "appropriation", 78_520),
        stated({"funding": "구비"}, "appropriation", 85_224),
    ]

    cell = resolve(table, events, QUESTION).cells[0][0]

    assert {name: figure.value for name, figure in cell.figures.items()} == {
        "": Decimal(163_744_000), "시비": Decimal(78_520_000), "구비": Decimal(85_224_000),
    }  # fmt: skip


def test_a_figure_is_named_by_labels_on_one_line_without_letters():
    table = replace(
        EXECUTED, columns=(Line("예산액\n({mark}={marks})", formula=Sum()), Line("집행액\n({month}월)", "spent"))
    )

    (row, *_) = resolve(table, programmes(), QUESTION).cells

    assert [cell.figure.name for cell in row] == ["programmes[계 · 예산액]", "programmes[계 · 집행액 ({month}월)]"]
