"""Roll-ups answer as the lines themselves do, for every day and epoch, and can be dropped and made again."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from random import Random

import pytest

from ieum.budget import actions, operations, queries
from ieum.budget.choices import PATHS, Balance, CarryOrigin, Funding, Level, Total
from ieum.budget.models import LedgerLine
from ieum.budget.operations import MovementRefused
from ieum.budget.queries import Point, stages
from ieum.budget.queries.rollups import places_at
from ieum.budget.rules.limits import TOTALS
from ieum.cli import _parser
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import ALL, END, FIRST_DAY, YEAR, Books, day

pytestmark = pytest.mark.database
REPORTS = {Balance.ALLOTTED: "reports_allotment", Balance.COMMITTED: "reports_commitment"}
REPORTS |= {Balance.SPENT: "reports_spending"}
STAGES = {Balance.ORIGINAL: "본예산", Balance.PROVISIONAL: "본예산"}
STAGES |= {Balance.DEEMED: "간주처리", Balance.PRE_USED: "간주처리"}
MEASURES = {"available": Total.AVAILABLE, "appropriation": Total.APPROPRIATION, "allotted": Total.ALLOTTED}


def path_of(cell, by):
    programme = cell.programme
    origin = "" if cell.carry_origin == CarryOrigin.CURRENT else CarryOrigin(cell.carry_origin).label
    words = (cell.division, cell.item, Funding(cell.funding).label, origin)
    names = {
        Level.ACCOUNT: cell.account.name,
        Level.DIVISION: cell.division,
        Level.POLICY: programme.policy_name,
        Level.UNIT: programme.unit_name,
        Level.PROGRAMME: programme.name,
        Level.CELL: " ".join(word for word in words if word),
    }
    return tuple(names[level] for level in PATHS[by])


def folded_by_hand(books, at, by, year=YEAR):
    """Balances by adding up the lines one by one."""
    with municipality(books.district.code):
        lines = list(
            LedgerLine.objects.filter(
                effective_date__lte=at.as_of, epoch__lte=at.epoch, event__fiscal_year__year=year
            ).select_related("cell__account", "cell__programme")
        )
    standing, unreported = defaultdict(Counter), defaultdict(set)
    for line in lines:
        path = path_of(line.cell, by)
        standing[path][line.balance] += line.amount
        unreported[path] |= {balance for balance, name in REPORTS.items() if not getattr(line.cell, name)}
    return {path: ({each: standing[path][each] for each in Balance}, unreported[path]) for path in standing}


def answered(books, at, by, year=YEAR):
    rows = books.rows(at, by, year)
    assert len({row.path for row in rows}) == len(rows)
    return {row.path: (dict(row.standing), set(row.unreported)) for row in rows}


def fill(books, random, cells, steps):
    """Post and reverse at random, on days of the whole year in any order; points at which it was looked."""
    points, events = [], []
    for step in range(steps):
        on = FIRST_DAY + timedelta(days=random.randrange(365))
        kind = random.choice(["SUPPLEMENTARY", "ALLOTMENT", "SUPPLEMENTARY", "COMMITMENT", "EXPENDITURE", "REVERSAL"])
        try:
            if kind == "REVERSAL" and events:
                books.reverse(events.pop(random.randrange(len(events))))
            elif kind != "REVERSAL":
                lines = dict.fromkeys(random.sample(cells, 2), random.randint(1, 50))
                events.append(books.post(kind, lines, on, round=1 if kind == "SUPPLEMENTARY" else None))
        except MovementRefused:
            continue
        if step % 4 == 0:
            points.append(books.now())
        if step % 11 == 0:
            operations.fold_rollups(code=books.district.code)
    return points


@pytest.fixture
def history(books):
    """A history that was folded now and then, with points of it."""
    cells = [
        books.cell(item, code, division="기획예산과") for item in ("201-01", "202-01") for code in ("0101", "0201")
    ]
    cells += [books.cell("301-01", "0102", division="총무과", reported=frozenset({Balance.SPENT}))]
    cells += [books.cell("101-01", "0102", division="총무과", reported=frozenset({Balance.ALLOTTED}))]
    random = Random(20)  # noqa: S311 - movements, not secrets
    reserved = cells[:4]
    books.post("ORIGINAL", dict.fromkeys(cells, 5_000))
    books.post("ALLOTMENT", dict.fromkeys(reserved, 3_000), day(1, 2))
    books.post("COMMITMENT", dict.fromkeys(reserved, 2_000), day(1, 3))
    return [books.now(), *fill(books, random, reserved, 60), *fill(books, random, cells, 30)]


def test_for_any_day_and_epoch_roll_ups_answer_as_the_lines_do(books, history):
    random = Random(3)  # noqa: S311 - days, not secrets
    days = [FIRST_DAY - timedelta(1), FIRST_DAY, day(3, 2), day(3, 3), END, date(YEAR + 1, 1, 20), date(YEAR + 9, 1, 1)]
    days += [FIRST_DAY + timedelta(days=random.randrange(365)) for _ in range(6)]
    with municipality(books.district.code):
        assert history[0].epoch < queries.folded_epoch() < history[-1].epoch

    for on in days:
        for epoch in {0, *(each.epoch for each in random.sample(history, 3)), history[-1].epoch}:
            at = Point(on, epoch)
            for by in Level:
                assert answered(books, at, by) == folded_by_hand(books, at, by), (at, by)


def test_for_any_day_and_epoch_the_places_of_a_division_stand_as_among_all(books, history):
    with municipality(books.district.code):
        for at in (Point(on, each.epoch) for on in (day(1, 2), day(6, 30), END) for each in history[::9]):
            among_all = [each for each in places_at(at, YEAR, "CELL") if each.names.division == "총무과"]
            assert [*places_at(at, YEAR, "CELL", divisions=["총무과", "없는 과"])] == among_all, at
            assert [*places_at(at, YEAR, "CELL", divisions=[])] == []


def test_for_any_epoch_the_accounts_are_stated_as_the_lines_say(books, history):
    for epoch in (0, *(each.epoch for each in history[:: len(history) // 5])):
        assert states_as_the_lines_do(books, epoch), epoch


def test_roll_ups_made_again_are_the_same_as_those_folded_step_by_step(books, history, database):
    operations.fold_rollups(code=books.district.code)
    before = blocks(database, books)

    operations.fold_rollups(code=books.district.code, anew=True)

    assert blocks(database, books) == before
    assert len(before) > 100


def blocks(database, books):
    """What stood before each block and what moved in it, by place, whatever numbers the places have."""
    with database.connect("owner") as connection:
        rows = connection.execute(
            """
            SELECT p.place, b.block, b.code, NULL AS day, o.amount
            FROM budget_rollup_block b CROSS JOIN unnest(b.openings) WITH ORDINALITY o (amount, number)
            JOIN budget_rollup_place p ON (p.municipality_id, p.year, p.grain, p.number + 1)
                = (b.municipality_id, b.year, b.grain, o.number)
            WHERE o.amount <> 0 AND b.municipality_id = %(own)s
            UNION ALL
            SELECT p.place, b.block, b.code, m.day, m.amount
            FROM budget_rollup_block b CROSS JOIN unnest(b.days, b.places, b.amounts) m (day, number, amount)
            JOIN budget_rollup_place p ON (p.municipality_id, p.year, p.grain, p.number)
                = (b.municipality_id, b.year, b.grain, m.number)
            WHERE b.municipality_id = %(own)s
            UNION ALL
            SELECT p.place, NULL, NULL, p.first_day, NULL FROM budget_rollup_place p WHERE p.municipality_id = %(own)s
            """,
            {"own": books.district.id},
        ).fetchall()
    return {tuple(row[:4]): row[4] for row in rows}


def stated_by_hand(books, epoch, year=YEAR):
    """What stands at each day on which an account moved, from the lines one by one."""
    with municipality(books.district.code):
        lines = list(
            LedgerLine.objects.filter(epoch__lte=epoch, event__fiscal_year__year=year).select_related(
                "event__reverses", "cell__account"
            )
        )
    by_stage, by_measure = Counter(), Counter()
    days = {"stages": Counter(), "accounts": Counter()}
    for line in lines:
        event, balance = line.event.reverses or line.event, Balance(line.balance)
        name = STAGES.get(balance) or (balance is Balance.SUPPLEMENTARY and f"{event.round}회 추경")
        if name:
            by_stage[line.effective_date, name] += line.amount
            days["stages"][line.effective_date, name] += line.amount
        for measure, total in MEASURES.items():
            if balance in TOTALS[total]:
                by_measure[line.effective_date, measure] += line.amount
                days["accounts"][line.effective_date, balance] += line.amount
    return [_running(found, {day for day, _ in +moved | -moved}) for found, moved in zip(
        (by_stage, by_measure), days.values(), strict=True)]  # fmt: skip


def _running(found, days):
    names = {name for _, name in found}
    return {
        (on, name): sum(amount for (day, each), amount in found.items() if each == name and day <= on)
        for on in days
        for name in names
    }


def stated(books, epoch, expected, year=YEAR):
    """The same from the roll-ups as of each of the days that are expected, and of a day after them."""
    days = {day for table in expected for day, _ in table}
    with municipality(books.district.code):
        points = [Point(each, epoch) for each in sorted(days | {date(year + 1, 12, 31)})]
        found = [[one for at in points for one in ask(at, year=year)] for ask in (stages.stages, stages.accounts)]
    return [
        {(each.day, name): amount for each in own for name, amount in each.amounts.items() if name != "unallotted"}
        for own in found
    ]


def states_as_the_lines_do(books, epoch, year=YEAR):
    """Whether both say the same of each day, but for stages and measures in which nothing stands."""
    expected = stated_by_hand(books, epoch, year)
    return without_zeros(stated(books, epoch, expected, year)) == without_zeros(expected)


def without_zeros(tables):
    return [{key: amount for key, amount in table.items() if amount} for table in tables]


def test_places_that_are_read_together_stand_together(books, database):
    codes = [f"{number:04}" for number in range(160)]
    Random(5).shuffle(codes)  # noqa: S311 - an order, not a secret
    books.post("ORIGINAL", {books.cell("201-01", code): 1 for code in codes})
    operations.fold_rollups(code=books.district.code)

    with database.connect("owner") as connection:
        found = connection.execute(
            "SELECT (ctid::text::point)[0] FROM budget_rollup_place WHERE grain = 'CELL' ORDER BY number"
        ).fetchall()

    pages = [page for (page,) in found]
    assert len(set(pages)) > 3
    assert pages == sorted(pages)


def test_without_any_roll_up_the_answer_is_the_same(books, history, database):
    with database.connect("owner") as connection:
        for table in ("block", "place", "state"):
            connection.execute(f"DELETE FROM budget_rollup_{table}")  # noqa: S608 - constants

    assert answered(books, history[-1], Level.CELL) == folded_by_hand(books, history[-1], Level.CELL)


def test_a_place_whose_lines_cancel_out_stands_with_zeros_and_one_not_known_yet_does_not(books):
    cell, later = books.cell("201-01"), books.cell("202-01")
    books.reverse(books.post("ORIGINAL", {cell: 7}))
    before = books.now()
    books.post("ORIGINAL", {later: 7})
    operations.fold_rollups(code=books.district.code)

    assert [(row.path[-1], row.total(Total.AVAILABLE)) for row in books.rows(before)] == [("201-01 구비", 0)]


def test_as_it_was_known_before_a_place_stands_only_with_lines_that_were_known(books):
    cell, cancelled = books.cell("201-01"), books.cell("202-01")
    books.reverse(books.post("ORIGINAL", {cancelled: 7}))
    before = books.now()
    books.reverse(books.post("ORIGINAL", {cancelled: 9}))
    books.post("ORIGINAL", {cell: 5})
    operations.fold_rollups(code=books.district.code)

    assert [(row.path[-1], row.total(Total.AVAILABLE)) for row in books.rows(before)] == [("202-01 구비", 0)]


def test_the_database_counts_balances_in_the_order_of_their_list(database):
    with database.connect() as connection:
        assert connection.execute("SELECT ieum_ledger_balances()").fetchone() == (list(Balance),)


def test_folding_twice_changes_nothing_and_says_the_epoch(books):
    books.post("ORIGINAL", {books.cell(): 7})

    first = operations.fold_rollups(code=books.district.code)

    assert (first, operations.fold_rollups(code=books.district.code), books.now().epoch) == (1, 1, 1)


def test_each_year_and_each_district_has_its_own(books, neighbour):
    for year in (YEAR, YEAR + 1):
        books.post("ORIGINAL", {books.cell(year=year, reported=ALL): year}, date(year, 1, 1), year=year)
    theirs = Books(neighbour)
    theirs.post("ORIGINAL", {theirs.cell(): 5})
    for code in (books.district.code, neighbour.code):
        operations.fold_rollups(code=code)

    later = date(YEAR + 1, 12, 31)
    assert (books.total("AVAILABLE"), books.total("AVAILABLE", books.now(later), YEAR + 1)) == (YEAR, YEAR + 1)
    assert theirs.total("AVAILABLE") == 5


def test_the_command_folds_and_folds_anew(books, capsys):
    books.post("ORIGINAL", {books.cell(): 7})
    for words in (["budget", "fold"], ["budget", "fold", "--rebuild"]):
        assert actions.act(_parser(words).parse_args(words)) == actions.DONE

    assert capsys.readouterr().out == "등록 회차 1까지 더해 두었습니다.\n" * 2
