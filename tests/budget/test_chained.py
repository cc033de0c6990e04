"""Movements of the budget are links of the chain: who alters an amount behind the ledger's back is named."""

import json
from hashlib import sha256

import pytest

from ieum.platform import chain
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Decision
from tests.budget.ledger import day
from tests.budget.test_rows import post_together, row

pytestmark = pytest.mark.database


def walk(books):
    with municipality(books.district.code):
        return chain.verify()


def test_movements_and_reversals_are_links_and_the_setting_up_of_cells_is_none(books):
    cell = books.cell()

    event = books.post("ORIGINAL", {cell: 1_000})
    books.reverse(event)

    assert (walk(books).links, walk(books).fault) == (2, None)


def test_more_than_a_hundred_rows_of_one_decision_are_told_by_their_hash(database, books):
    cell = books.cell()
    given = [row("ORIGINAL", {cell: 1}, line=line) for line in range(2, 103)]
    assert post_together(books, given) == []
    with municipality(books.district.code):
        told = json.loads(Decision.objects.get().content)

    assert (walk(books).links, walk(books).fault) == (1, None)
    assert {table: rows["rows"] for table, rows in told.items() if isinstance(rows, dict)} == {
        "budget_ledgerevent": 101, "budget_ledgerline": 101,
    }  # fmt: skip
    with database.connect("superuser") as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(
            "UPDATE budget_ledgerline SET amount = 2 WHERE id = (SELECT max(id::text)::uuid FROM budget_ledgerline)"
        )

    assert walk(books).fault == chain.Fault(1, "budget_ledgerline: 결정한 101개 행이 결정할 때와 다릅니다.")


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


@pytest.mark.parametrize(
    ("basis", "is_long"),
    [("가" * 198, False), ("가" * 199, True), ('"' * 99, False), ('"' * 100, True), ("근" + "\x01" * 33, True)],
)
def test_a_long_text_is_told_by_its_hash_as_it_would_be_written(books, basis, is_long):
    books.post("ORIGINAL", {books.cell(): 1_000}, basis=basis)
    with municipality(books.district.code):
        told = json.loads(Decision.objects.get().content)["platform_operation"][0]["basis"]

    assert told == (
        f"sha256:{sha256(json.dumps(basis, ensure_ascii=False).encode()).hexdigest()}" if is_long else basis
    )
    assert (walk(books).links, walk(books).fault) == (1, None)


def test_what_decisions_tell_is_written_down_by_the_columns_that_there_are(database):
    written = "SELECT pg_get_functiondef('ieum_decision_told'::regproc)"
    with database.connect("owner") as connection:
        before = connection.execute(written).fetchone()
        connection.execute("UPDATE platform_decisionpart SET kind = kind")

        assert connection.execute(written).fetchone() == before
