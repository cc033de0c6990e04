"""What posting reads does not depend on what the server has counted so far."""

import pytest
from django.db import connection

from ieum.budget import rules
from ieum.budget.choices import MovementKind
from ieum.budget.operations import rows
from ieum.platform import operations
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import FIRST_DAY, YEAR
from tests.database import copied

pytestmark = pytest.mark.database
MANY = 25
READ = "SELECT idx_tup_fetch + coalesce(seq_tup_read, 0) FROM pg_stat_xact_user_tables WHERE relname = %s"


@pytest.fixture
def database(database_server):
    """One that no test worked in before: what is gone still lies in its files, and the server plans with them."""
    with copied(database_server) as fresh:
        yield fresh


@pytest.fixture
def cells(books):
    """Cells with money that is allotted, of a year whose first movements are long."""
    found = [books.cell(f"201-{place:02}") for place in range(1, 41)]
    books.post("ORIGINAL", dict.fromkeys(found, 100))
    books.post("ALLOTMENT", dict.fromkeys(found, 10))
    return found


def read_while_posting(books, cells, table):
    """How many rows of a table are read where money is allotted to each of these cells, its link included."""
    own, allotted = books.district, MovementKind.ALLOTMENT
    moved = [rules.Movement(kind=allotted, effective_date=FIRST_DAY, lines=(rules.Line(cell, 1),)) for cell in cells]
    given = [rows.RowMovement(each, "배정", number, {}) for number, each in enumerate(moved, 2)]
    stated = {"stated_on": FIRST_DAY, "actor_id": own.officer_id, "basis": "배정"}
    with municipality(own.code), connection.cursor() as cursor:
        source = operations.register_source(name="배정", sha256="0" * 64, format="csv", **stated)
        before = read_so_far(cursor, table)
        assert rows.post_rows(year=YEAR, rows=given, actor_id=own.officer_id, source_id=source) == []
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        return read_so_far(cursor, table) - before


def read_so_far(cursor, table):
    """What this connection has read of a table and the server has not taken over yet."""
    cursor.execute(READ, [table])
    return cursor.fetchone()[0]


def test_the_totals_of_each_cell_are_read_a_few_times_where_nothing_was_counted(books, cells):
    assert read_while_posting(books, cells, "budget_controltotal") <= 4 * len(cells)


def test_a_link_reads_its_own_lines_where_only_long_movements_were_counted(books, cells, database):
    with database.connect("owner") as owner:
        owner.execute("ANALYZE budget_ledgerline")
    for _ in range(MANY):
        read_while_posting(books, cells, "budget_ledgerline")

    assert read_while_posting(books, cells[:1], "budget_ledgerline") <= 2
