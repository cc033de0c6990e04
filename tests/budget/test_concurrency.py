"""Many officers at once: no limit is ever broken, nothing is lost, and what was known stays known."""

from collections import Counter
from threading import Barrier

import pytest
from django.db import transaction
from django.db.utils import DatabaseError

from ieum.budget import operations, queries
from ieum.budget.choices import Balance, Funding, Level, MovementKind
from ieum.budget.models import LedgerEvent
from ieum.budget.operations import AlreadyReversed, MovementRefused
from ieum.platform.database.tenancy import in_municipality, municipality
from tests.budget.drill import begun, movement, together
from tests.budget.every_kind import MOVES
from tests.budget.ledger import FIRST_DAY, YEAR, day

pytestmark = pytest.mark.database
CLIENTS = 16
SECONDS = 10


@pytest.fixture
def clients():
    """Run a function by as many officers as there are numbers, each with connections of its own."""
    return together


def test_sixteen_officers_posting_at_random_break_no_limit_and_lose_nothing(books):
    drill = begun(books, CLIENTS, SECONDS)

    drill.run()

    counted = drill.counted
    assert len(set(counted) & set(MOVES)) > 20
    assert min(counted["posted"], counted["reversed"], counted["refused"]) > CLIENTS
    assert drill.check() > counted["posted"]
    with municipality(books.district.code):
        assert LedgerEvent.objects.count() == counted["posted"] + counted["reversed"] + len(drill.of.events)
        assert queries.folded_epoch() > 0
    assert len({point.epoch for point, _ in drill.known}) > 5


def test_two_officers_who_lock_each_other_out_both_get_done(books, clients):
    cells = [books.cell("201-01"), books.cell("201-02")]
    meet, tries = Barrier(2), Counter()

    def both_cells(number):
        def work():
            tries[number] += 1
            for place, cell in enumerate(cells[::-1] if number else cells):
                if place and tries[number] == 1:
                    meet.wait(30)
                operations.post_movement(
                    year=YEAR,
                    movement=movement(MovementKind.ORIGINAL, [(cell, 10)], FIRST_DAY),
                    actor_id=books.district.officer_id,
                    basis="편성",
                )

        in_municipality(books.district.code, work)

    clients(both_cells, range(2))

    # How often each is broken is up to the server: under load both are, and one of them may meet the other again.
    assert max(tries.values()) > 1
    assert books.total("AVAILABLE") == 40


def test_without_trying_again_one_of_them_would_have_failed(books, clients):
    cells = [books.cell("201-01"), books.cell("201-02")]
    meet = Barrier(2)

    def both_cells(number):
        try:
            with municipality(books.district.code):
                for place, cell in enumerate(cells[::-1] if number else cells):
                    if place:
                        meet.wait(30)
                    operations.post_movement(
                        year=YEAR,
                        movement=movement(MovementKind.ORIGINAL, [(cell, 10)], FIRST_DAY),
                        actor_id=books.district.officer_id,
                        basis="편성",
                    )
        except DatabaseError as error:
            return error.__cause__.sqlstate
        return ""

    assert sorted(clients(both_cells, range(2))) == ["", "40P01"]


def test_two_who_want_the_last_won_do_not_both_get_it(books, clients):
    cell = books.cell(reported=frozenset({Balance.SPENT}))
    books.post("ORIGINAL", {cell: 100})

    def spend(number):
        try:
            books.post("EXPENDITURE", {cell: 60}, day(2 + number, 1))
        except MovementRefused:
            return 0
        return 1

    assert sum(clients(spend, range(8))) == 1
    assert books.total("REMAINING") == 40


def test_one_movement_is_reversed_once_however_many_try(books, clients):
    cell = books.cell(funding=Funding.CITY)
    event = books.post("ORIGINAL", {cell: 100})

    def reverse(number):
        try:
            books.reverse(event)
        except (AlreadyReversed, MovementRefused) as refused:
            return type(refused).__name__
        return ""

    answers = clients(reverse, range(8))

    assert answers.count("") == 1
    assert {row.standing[Balance.ORIGINAL] for row in books.rows(by=Level.ACCOUNT)} == {0}


def test_trying_again_inside_of_another_transaction_is_a_mistake(books):
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        in_municipality(books.district.code, lambda: None)
