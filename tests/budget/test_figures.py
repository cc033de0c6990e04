"""Tables that reports print, from the ledger: the same tables print what the five reports state."""

from datetime import date

import pytest

from ieum.budget import actions, figures
from ieum.budget.choices import Balance, CarryOrigin
from ieum.cli import _parser
from ieum.kernel.figure_grid import resolve
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import ACCOUNT

pytestmark = pytest.mark.database
TABLES = {table.name: table for table in figures.FIGURE_TABLES}
ANSWERED = {each.name: each for each in figures.ANSWERED}
MILLION = 10**6
KINDS = {"일반회계": "GENERAL", "특별회계": "SPECIAL"}


def account(books, name, year, reported=frozenset(), **changes):
    return books.cell(account=name, account_kind=KINDS[name], year=year, reported=reported, **ACCOUNT | changes)


def printed(books, name, as_of, *, year):
    """A table of the ledger in 백만원, by the labels of its rows and columns."""
    table = TABLES[name]
    question = Question(as_of, books.now().epoch, Rounding.HALF_UP, as_of, {"year": str(year)})
    with municipality(books.district.code):
        found = ANSWERED[table.dataset].observations(question)
    grid = resolve(table, found, question)
    values = [[_shown(cell.figure) for cell in row] for row in grid.cells]
    return {
        row.label: dict(zip((column.label for column in grid.columns), own, strict=True))
        for row, own in zip(grid.rows, values, strict=True)
    }


def _shown(figure):
    if figure.value is None or figure.unit == "%":
        return figure.value and str(figure.value)
    assert figure.value % MILLION == 0
    return int(figure.value) // MILLION


def fill(books, year, accounts):
    for name, (original, first, second, deemed) in accounts.items():
        cell = account(books, name, year)
        books.post("ORIGINAL", {cell: original * MILLION}, date(year, 1, 1), year=year)
        for number, amount in enumerate((first, second), 1):
            if amount:
                books.post(
                    "SUPPLEMENTARY", {cell: amount * MILLION}, date(year, 4 * number, 1), round=number, year=year
                )
        books.post("DEEMED", {cell: deemed * MILLION}, date(year, 11, 6), round=1, year=year)


def test_the_supplementary_budgets_of_2023_are_printed_from_movements(books):
    fill(books, 2023, {"일반회계": (797_450, 156_892, 639, 45_657), "특별회계": (31_870, 4_017, 0, 197)})

    rows = printed(books, "budget.scale.supplementary", date(2023, 11, 6), year=2023)

    columns = ("계", "본예산", "추경/소계", "추경/1차", "추경/2차", "간주처리")
    assert {name: tuple(row[column] for column in columns) for name, row in rows.items()} == {
        "계": (1_036_722, 829_320, 161_548, 160_909, 639, 45_854),
        "일반회계": (1_000_638, 797_450, 157_531, 156_892, 639, 45_657),
        "특별회계": (36_084, 31_870, 4_017, 4_017, 0, 197),
    }
    before = printed(books, "budget.scale.supplementary", date(2023, 7, 31), year=2023)
    assert [before["계"][column] for column in columns] == [990_229, 829_320, 160_909, 160_909, 0, 0]


def test_the_final_budget_of_2020_is_printed_from_movements(books):
    fill(books, 2020, {"일반회계": (515_105, 26_996, 23_969, 142_943), "특별회계": (12_847, 67, 1_397, 64)})

    rows = printed(books, "budget.scale.final", date(2020, 12, 31), year=2020)

    assert [list(row.values()) for row in rows.values()] == [
        [723_388, 527_952, 27_063, 25_366, 143_007],
        [709_013, 515_105, 26_996, 23_969, 142_943],
        [14_375, 12_847, 67, 1_397, 64],
    ]


def test_the_allotments_of_2003_are_printed_from_movements_with_the_right_rate(books):
    reported = frozenset({Balance.ALLOTTED})
    for name, granted, carried, allotted in (
        ("일반회계", 188_710, 11_499, 152_221),
        ("특별회계", 38_358, 38, 11_421),
    ):
        cell = account(books, name, 2003, reported)
        late = account(books, name, 2003, carry_origin=CarryOrigin.EXPRESS)
        books.post("ORIGINAL", {cell: granted * MILLION}, date(2003, 1, 1), year=2003)
        books.post("CARRY_IN", {late: carried * MILLION}, date(2003, 1, 1), year=2003)
        books.post("ALLOTMENT", {cell: allotted * MILLION}, date(2003, 10, 31), year=2003)

    rows = printed(books, "budget.account.allotted", date(2003, 10, 31), year=2003)

    assert {name: tuple(row.values()) for name, row in rows.items()} == {
        "합 계": (238_605, 227_068, 11_537, 163_642, 74_963, "68.6"),
        "일반회계": (200_209, 188_710, 11_499, 152_221, 47_988, "76.0"),
        "특별회계": (38_396, 38_358, 38, 11_421, 26_975, "29.7"),
    }


def test_a_year_has_as_many_supplementary_budgets_as_were_voted(books):
    cell = account(books, "일반회계", 2023)
    books.post("ORIGINAL", {cell: 100 * MILLION}, date(2023, 1, 1), year=2023)
    for number in range(1, 12):
        books.post("SUPPLEMENTARY", {cell: number * MILLION}, date(2023, number, 1), round=number, year=2023)

    supplementary = printed(books, "budget.scale.supplementary", date(2023, 12, 31), year=2023)["계"]
    final = printed(books, "budget.scale.final", date(2023, 12, 31), year=2023)["계"]

    rounds = range(1, 12)
    assert list(supplementary) == ["계", "본예산", "추경/소계", *(f"추경/{each}차" for each in rounds), "간주처리"]
    assert list(supplementary.values()) == [166, 100, 66, *rounds, 0]
    assert list(final.values()) == [166, 100, *rounds, 0]


def test_a_reversed_supplementary_budget_is_gone_from_its_own_round(books):
    cell = account(books, "일반회계", 2023)
    books.post("ORIGINAL", {cell: 5 * MILLION}, date(2023, 1, 1), year=2023)
    event = books.post("SUPPLEMENTARY", {cell: 3 * MILLION}, date(2023, 4, 1), round=2, year=2023)
    books.reverse(event)

    rows = printed(books, "budget.scale.supplementary", date(2023, 12, 31), year=2023)

    assert list(rows["계"].values()) == [5, 5, 0, 0, 0, 0]


def test_each_statement_of_the_ledger_has_a_measure_of_its_dataset(books):
    fill(books, 2023, {"일반회계": (1, 1, 1, 1)})
    day = date(2023, 12, 31)
    question = Question(day, books.now().epoch, Rounding.HALF_UP, day, {"year": "2023"})
    with municipality(books.district.code):
        found = {name: ANSWERED[name].observations(question) for name in ("budget.scale", "budget.account")}

    datasets = {each.name: each for each in figures.DATASETS}
    for name, observations in found.items():
        assert {each.measure for each in observations} <= set(datasets[name].measures)
        assert {tuple(key for key, _ in each.subject) for each in observations} == {
            tuple(sorted(datasets[name].dimensions))
        }


def test_balances_in_larger_units_add_up_and_say_what_was_moved(books, capsys):
    cells = [books.cell("201-01", code, year=2026) for code in ("0101", "0201", "0301")]
    books.post("ORIGINAL", dict.fromkeys(cells, 400_000), date(2026, 1, 1))
    words = ["budget", "balance", "--as-of", "2026-12-31", "--by", "policy", "--unit", "백만원"]

    assert actions.act(_parser(words).parse_args(words)) == actions.DONE

    _, *rows, whole, note = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert sorted(row[2] for row in rows) == ["0", "0", "1*"]
    assert (whole[2], note) == ("1", ["* 합이 맞도록 끝자리를 1 옮긴 금액"])
