"""Whatever differs between two points is told in events: cells, rows, tables and rates, adding up exactly."""

from datetime import timedelta
from fractions import Fraction
from random import Random

import pytest

from ieum.budget import actions, queries
from ieum.budget.choices import ExecutedBy, Funding, Level, Total
from ieum.budget.operations import MovementRefused
from ieum.budget.queries import Point
from ieum.cli import _parser
from ieum.kernel.rounding import Rounding, rate, round_to
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import FIRST_DAY, YEAR, day

pytestmark = pytest.mark.database
RATE = (Total.SPENT, Total.AVAILABLE)


@pytest.fixture
def points(books):
    """Points of a random history, as of random days."""
    cells = [
        books.cell(item, code, division=division, funding=funding)
        for item, division, funding in (("201-01", "예산과", Funding.OWN), ("202-01", "재무과", Funding.CITY))
        for code in ("0101", "0201")
    ]
    beside = books.cell("301-01", division="예산과", reported=frozenset())
    books.post("ORIGINAL", dict.fromkeys([*cells, beside], 5_000))
    books.post("ALLOTMENT", dict.fromkeys(cells, 4_000), day(1, 2))
    random, found, events = Random(4), [], []  # noqa: S311 - movements, not secrets
    for _ in range(40):
        kind = random.choice(["SUPPLEMENTARY", "COMMITMENT", "EXPENDITURE", "REVERSAL"])
        on = FIRST_DAY + timedelta(days=random.randrange(365))
        try:
            if kind == "REVERSAL" and events:
                books.reverse(events.pop())
            elif kind != "REVERSAL":
                lines = {random.choice(cells): random.randint(1, 900)}
                events.append(books.post(kind, lines, on, round=1 if kind == "SUPPLEMENTARY" else None))
        except MovementRefused:
            continue
        found.append(books.now(FIRST_DAY + timedelta(days=random.randrange(365))))
    return [(random.choice(found), random.choice(found)) for _ in range(12)]


def test_what_takes_a_movement_back_is_of_its_kind(books):
    cell = books.cell()
    start = books.now()
    books.post("ORIGINAL", {cell: 5_000})
    books.reverse(books.post("SUPPLEMENTARY", {cell: 700}, day(3, 1), round=1))
    end = books.now()

    with municipality(books.district.code):
        reasons = queries.why(start, end, of=queries.Part(YEAR), total=Total.AVAILABLE)

    assert [(each.kind, each.amount) for each in reasons] == [
        ("본예산", 5_000), ("제1회 추경", 700), ("제1회 추경", -700),
    ]  # fmt: skip


def test_for_every_row_and_total_of_a_table_the_events_add_up_to_the_difference(books, points):
    for before, after in points:
        for by in Level:
            with municipality(books.district.code):
                rows = {at: {row.path: row for row in queries.balances(at, year=YEAR, by=by)} for at in {before, after}}
                reasons = queries.why_table(before, after, year=YEAR, by=by)
            for path in rows[before].keys() | rows[after].keys():
                for total in Total:
                    values = [rows[at][path].total(total) if path in rows[at] else 0 for at in (before, after)]
                    if None in values:
                        continue
                    assert sum(each.amounts.get((path, total), 0) for each in reasons) == values[1] - values[0]


def test_the_steps_of_a_rate_add_up_exactly(books, points):
    steps = 0
    for before, after in points:
        with municipality(books.district.code):
            change = queries.why_rate(before, after, of=queries.Part(YEAR), rate_of=RATE)
            amounts = [
                [queries.amount(at, of=queries.Part(YEAR), total=total) for total in RATE] for at in (before, after)
            ]
        assert [change.before, change.after] == [rate(*each) for each in amounts]
        assert sum((each.difference for each in change.reasons), Fraction(0)) == change.after - change.before
        steps += len(change.reasons)
    assert steps > 12


def test_the_printed_steps_of_a_rate_add_up_to_the_printed_rates(books, points):
    for before, after in points:
        with municipality(books.district.code):
            change = queries.why_rate(before, after, of=queries.Part(YEAR), rate_of=RATE)
        printed = [round_to(each, 2, Rounding.HALF_UP) for each in (change.before, change.after)]
        assert sum(each.points for each in change.reasons) == printed[1] - printed[0]


def test_rows_of_divisions_add_up_to_their_differences(books, points):
    for before, after in points[:6]:
        for path in (("일반회계", "예산과"), ("일반회계", "재무과"), ("일반회계",), ("일반회계", "없는 과")):
            of = queries.Part(YEAR, path, Level.DIVISION)
            with municipality(books.district.code):
                reasons = queries.why(before, after, of=of, total=Total.AVAILABLE)
                values = [queries.amount(at, of=of, total=Total.AVAILABLE) for at in (before, after)]
            assert sum(each.amount for each in reasons) == values[1] - values[0]
    assert values == [0, 0]


def test_rows_of_dashboards_and_their_rates_add_up_to_their_differences(books, points):
    moved = 0
    for (before, after), by in zip(points, [*ExecutedBy, *ExecutedBy], strict=True):
        with municipality(books.district.code):
            keys = {row.key for at in (before, after) for row in queries.executed_by(at, year=YEAR, by=by)}
            for of in [queries.ExecutedPart(YEAR), *(queries.ExecutedPart(YEAR, by, key) for key in keys)]:
                reasons = queries.why(before, after, of=of, total=Total.SPENT)
                values = [queries.amount_if_known(at, of=of, total=Total.SPENT) or 0 for at in (before, after)]
                change = queries.why_rate(before, after, of=of, rate_of=RATE)
                assert sum(each.amount for each in reasons) == values[1] - values[0]
                if change.before is not None and change.after is not None:
                    steps = sum((each.difference for each in change.reasons), Fraction(0))
                    assert steps == change.after - change.before
                moved += len(reasons)
    assert moved > 12


def test_a_key_that_names_no_row_has_no_reasons(books, points):
    before, after = points[0]
    of = queries.ExecutedPart(YEAR, ExecutedBy.UNIT, ("일반회계",))

    with municipality(books.district.code):
        assert queries.why(before, after, of=of, total=Total.SPENT) == []
        assert queries.amount(after, of=of, total=Total.SPENT) == 0


def test_a_rate_of_nothing_has_no_reasons(books):
    cell = books.cell()
    books.post("ORIGINAL", {cell: 100}, day(2, 1))
    epoch = books.now().epoch

    with municipality(books.district.code):
        change = queries.why_rate(Point(day(1, 1), epoch), Point(day(2, 1), epoch), of=queries.Part(YEAR), rate_of=RATE)

    assert (change.before, change.after, change.reasons) == (None, Fraction(0), ())


def test_a_rate_is_told_in_sentences(books, capsys):
    cell = books.cell(reported=frozenset())
    paid = books.cell("202-01")
    books.post("ORIGINAL", {cell: 100, paid: 100})
    for kind in ("ALLOTMENT", "COMMITMENT"):
        books.post(kind, {paid: 100}, day(1, 2))
    books.post("EXPENDITURE", {paid: 50}, day(3, 1), basis="지출결의 1")
    books.post("SUPPLEMENTARY", {cell: 200}, day(5, 1), round=1, basis="제1회 추경예산서")

    words = f"budget why --before {YEAR}-01-31 --after {YEAR}-06-30 --rate available".split()
    assert actions.act(_parser(words).parse_args(words)) == actions.DONE

    assert capsys.readouterr().out.splitlines() == [
        "2026. 3. 1. 지출(지출결의 1) 예산현액 대비 집행액 비율이 25.00%p 늘었습니다.",
        "2026. 5. 1. 제1회 추경(제1회 추경예산서) 예산현액 대비 집행액 비율이 12.50%p 줄었습니다.",
        "0.00% → 12.50%",
    ]


def test_the_command_tells_any_total_under_any_path(books, capsys):
    cell, other = books.cell("201-01", "0101"), books.cell("201-01", "0201")
    books.post("ORIGINAL", {cell: 100, other: 1_000}, basis="예산서")
    books.post("ALLOTMENT", {cell: 60, other: 600}, day(3, 1), basis="배정계획")

    words = f"budget why --before {YEAR}-01-31 --after {YEAR}-06-30 --total unallotted".split()
    words += ["--path", "일반회계/정책 01"]
    assert actions.act(_parser(words).parse_args(words)) == actions.DONE

    assert capsys.readouterr().out.splitlines() == [
        "2026. 3. 1. 배정(배정계획) 배정잔액 60원이 줄었습니다.",
        "100 + (△60) = 40원",
    ]


def test_independent_movements_in_any_order_give_the_same_answers(books):
    random = Random(9)  # noqa: S311 - orders, not secrets
    cells = [books.cell(f"201-{number:02}", year=year) for year in range(YEAR, YEAR + 3) for number in (1, 2, 3)]
    answers = []
    for year in range(YEAR, YEAR + 3):
        own = cells[(year - YEAR) * 3 :][:3]
        todo = [("ORIGINAL", number, 1_000, 1) for number in range(3)]
        todo += [("SUPPLEMENTARY", random_cell % 3, 10 * random_cell, 2) for random_cell in range(1, 7)]
        random.shuffle(todo)
        for kind, number, amount, month in todo:
            on = day(month, 1).replace(year=year)
            books.post(kind, {own[number]: amount}, on, round=1 if kind == "SUPPLEMENTARY" else None, year=year)
        at = books.now(day(6, 30).replace(year=year))
        answers.append([(row.path, row.standing) for row in books.rows(at, Level.CELL, year)])

    assert answers[0] == answers[1] == answers[2]
