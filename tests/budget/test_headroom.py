"""What passes without looking at each day would also pass day by day."""

from datetime import timedelta
from random import Random

import psycopg
import pytest

from ieum.budget.choices import Balance
from tests.budget.ledger import ALL, FIRST_DAY

pytestmark = pytest.mark.database
HISTORIES = 100
COMMON = ("ORIGINAL", "SUPPLEMENTARY", "TRANSFERRED", "ALLOTTED", "COMMITTED", "SPENT", "LAPSED")
EVENT = """
    INSERT INTO budget_ledgerevent (id, municipality_id, operation_id, epoch, fiscal_year_id, kind, effective_date)
    SELECT ieum_uuid7(), municipality_id, operation_id, 1, fiscal_year_id, 'EXPENDITURE', effective_date
    FROM budget_ledgerevent ORDER BY epoch LIMIT 1 RETURNING id
"""
LINE = """
    INSERT INTO budget_ledgerline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
    VALUES (ieum_uuid7(), %s, %s, %s, 1, %s, %s, %s)
"""
FOLD = """
    SELECT cell_id, balance, coalesce(sum(amount) FILTER (WHERE amount > 0), 0)::bigint,
        coalesce(sum(amount) FILTER (WHERE amount < 0), 0)::bigint, max(effective_date) FILTER (WHERE amount > 0),
        max(effective_date) FILTER (WHERE amount < 0)
    FROM budget_ledgerline GROUP BY 1, 2 ORDER BY 1, 2
"""
TOTALS = """
    SELECT cell_id, balance, given, taken, given_until, taken_until FROM budget_controltotal ORDER BY 1, 2
"""
NEAR = """
    CREATE OR REPLACE FUNCTION ieum_near_limits(municipality uuid, cells uuid[], from_day date) RETURNS uuid[]
    LANGUAGE sql AS $$ SELECT cells $$
"""


@pytest.fixture
def owner(database):
    with database.connect("owner") as connection:
        yield connection


def history(chance: Random) -> list[tuple[int, str, int]]:
    """Lines of a cell: day, balance, amount; most of them keep the limits and some do not."""
    given = [(0, balance, chance.randint(0, 90) + 1) for balance in ("ORIGINAL", "ALLOTTED", "COMMITTED")]
    balances = list(Balance) if chance.random() < 0.2 else COMMON
    more = [
        (chance.randrange(12), str(chance.choice(balances)), chance.choice((-9, -1, 1, 7, 20)))
        for _ in range(chance.randint(1, 9))
    ]
    return given + more


def write(connection, district, cell, lines):
    for day, balance, amount in lines:
        (event,) = connection.execute(EVENT).fetchone()
        connection.execute(LINE, [district.id, event, cell, FIRST_DAY + timedelta(day), balance, amount])


def is_ample(connection, district, cell, day):
    statement = "SELECT ieum_near_limits(%s, %s, %s)"
    return connection.execute(statement, [district.id, [cell], day]).fetchone() == ([],)


def is_refused(connection, district, cell, day):
    """Whether a limit is passed, where all cells are taken to be near theirs."""
    said = None
    try:
        with connection.transaction():
            connection.execute(NEAR)
            connection.execute("SELECT ieum_require_headroom(%s, %s, %s)", [district.id, [cell], day])
    except psycopg.Error as error:
        said = error.sqlstate
    assert said in (None, "IE020")
    return said is not None


def test_control_totals_are_what_their_lines_add_up_to(books, owner):
    cells = [books.cell(f"201-{place:02}") for place in range(1, 4)]
    books.post("ORIGINAL", dict.fromkeys(cells, 50))
    books.reverse(books.post("ALLOTMENT", {cells[0]: 30}))
    books.post("ALLOTMENT", {cells[1]: 20, cells[2]: 10})
    books.post("ALLOTMENT", {cells[1]: -10}, on=FIRST_DAY + timedelta(3))
    chance = Random(7)  # noqa: S311 - amounts, not secrets
    for cell in cells:
        write(owner, books.district, cell, history(chance))

    assert owner.execute(TOTALS).fetchall() == owner.execute(FOLD).fetchall()


def test_nothing_is_ample_that_is_refused_day_by_day(books, owner):
    reports = [frozenset(), ALL, frozenset({Balance.SPENT}), frozenset({Balance.ALLOTTED, Balance.COMMITTED})]
    cells = [books.cell(f"201-{place:02}", reported=each) for place, each in enumerate(reports, 1)]
    books.post("ORIGINAL", {cells[0]: 1})
    chance, seen = Random(11), []  # noqa: S311 - amounts, not secrets
    for _ in range(HISTORIES):
        cell, day = chance.choice(cells), FIRST_DAY + timedelta(chance.randrange(12))
        with owner.transaction(force_rollback=True):
            write(owner, books.district, cell, history(chance))
            seen.append((is_ample(owner, books.district, cell, day), is_refused(owner, books.district, cell, day)))

    assert (True, True) not in seen
    assert min(seen.count((True, False)), seen.count((False, True)), seen.count((False, False))) > 5
