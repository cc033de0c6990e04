"""Movements of the budget are links of the chain: who alters an amount behind the ledger's back is named."""

import pytest

from ieum.platform import chain
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import day

pytestmark = pytest.mark.database


def walk(books):
    with municipality(books.district.code):
        return chain.verify()


def test_movements_and_reversals_are_links_and_the_setting_up_of_cells_is_none(books):
    cell = books.cell()

    event = books.post("ORIGINAL", {cell: 1_000})
    books.reverse(event)

    assert (walk(books).links, walk(books).fault) == (2, None)


def test_an_amount_that_is_altered_is_named_by_its_line(database, books):
    cell = books.cell()
    books.post("ORIGINAL", {cell: 1_000})
    books.post("ALLOTMENT", {cell: 400}, day(1, 2))
    with database.connect("superuser") as connection:
        connection.execute("SET session_replication_role = replica")
        (line,) = connection.execute(
            "UPDATE budget_ledgerline SET amount = amount + 1 WHERE balance = 'ALLOTTED' RETURNING id"
        ).fetchone()

    assert walk(books).fault == chain.Fault(2, f"budget_ledgerline {line}: 결정한 뒤에 바뀐 열이 있습니다: amount.")
