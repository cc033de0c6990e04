"""A year is settled, and an epoch closed, while others post: each of them is before it or is refused, never half."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from ieum.budget import operations, rules
from ieum.budget.choices import Balance, MovementKind
from ieum.budget.models import LedgerEvent, YearClosing
from ieum.budget.operations import MovementRefused
from ieum.platform.database.tenancy import in_municipality, municipality
from tests.budget.drill import movement, then_close, together
from tests.budget.ledger import FIRST_DAY, YEAR

pytestmark = pytest.mark.database
K = MovementKind
POSTERS = 5
LONG_ENOUGH = 0.3
"""Seconds in which whoever is not kept waiting is done."""


@pytest.fixture
def cells(books):
    """Cells whose spending alone is reported, one for each who posts."""
    return [books.cell(f"201-{number:02}", reported=frozenset({Balance.SPENT})) for number in range(1, POSTERS + 1)]


class GivenUp(Exception):
    """Somebody thought better of it."""


class Office:
    """Who posts a budget and spends all of it in one transaction, so that nothing is left whenever one looks."""

    def __init__(self, books):
        self.books, self.header = books, {"actor_id": books.district.officer_id, "basis": "동시 등록"}

    def both(self, cell, between=lambda: None):
        def work():
            first = self.post(K.ORIGINAL, cell)
            between()
            return first, self.post(K.EXPENDITURE, cell)

        return in_municipality(self.books.district.code, work)

    def post(self, kind, cell):
        return operations.post_movement(
            year=YEAR, movement=movement(kind, [(cell, 10)], FIRST_DAY), **self.header
        ).event_id

    def take_both_back(self, pair):
        work = lambda: [operations.reverse_movement(event_id=event, **self.header) for event in reversed(pair)]  # noqa: E731
        in_municipality(self.books.district.code, work)

    def close(self):
        with municipality(self.books.district.code):
            operations.close_fiscal_year(year=YEAR, **self.header)


@pytest.fixture
def office(books):
    return Office(books)


@pytest.fixture
def beside():
    """Do something beside the test, on a connection of its own."""
    with ThreadPoolExecutor(1) as pool:
        yield lambda work: pool.submit(then_close, lambda _: work(), 0)


def standing(books, epoch=None):
    """What was granted and what was spent of all cells."""
    point = books.now()
    rows = books.rows(point if epoch is None else type(point)(point.as_of, epoch))
    return tuple(sum(row.standing[balance] for row in rows) for balance in (Balance.ORIGINAL, Balance.SPENT))


def test_a_year_is_settled_among_many_who_post_and_all_of_them_are_before_it_or_refused(books, office, cells):
    begun = Barrier(POSTERS + 1)

    def post(number):
        if number == POSTERS:
            begun.wait(60)
            return office.close()
        pairs, done = [], 0
        while True:
            try:
                if len(pairs) > 2:
                    office.take_both_back(pairs.pop(0))
                else:
                    pairs.append(office.both(cells[number]))
            except MovementRefused as refused:
                return done, len(pairs), refused.fault
            done += 1
            if done == 3:
                begun.wait(60)

    *done, _ = together(post, range(POSTERS + 1))

    assert {fault for *_, fault in done} == {rules.Fault.CLOSED}
    # Of what was to be taken back when the year was settled, the list holds one pair less than stands.
    won = standing(books)
    assert won[0] == won[1]
    assert won[0] // 10 - sum(pairs for _, pairs, _ in done) in range(POSTERS + 1)
    with municipality(books.district.code):
        assert LedgerEvent.objects.count() == 2 * sum(count for count, *_ in done)
        assert not LedgerEvent.objects.filter(epoch__gt=YearClosing.objects.get().epoch).exists()


def test_who_settles_a_year_waits_for_the_whole_of_what_is_being_posted(office, cells, books, beside):
    closing = []

    def wait_for_the_closing():
        closing.append(beside(office.close))
        time.sleep(LONG_ENOUGH)
        assert not closing[0].done()

    office.both(cells[0], wait_for_the_closing)

    # Settled in between, ten won would have been left.
    assert closing[0].result(60) is None
    assert standing(books) == (10, 10)


def test_who_posts_while_a_year_is_being_settled_waits_and_is_refused(office, cells, books, beside):
    with municipality(books.district.code):
        operations.close_fiscal_year(year=YEAR, **office.header)
        posting = beside(lambda: office.both(cells[0]))
        time.sleep(LONG_ENOUGH)
        assert not posting.done()

    with pytest.raises(MovementRefused) as caught:
        posting.result(60)
    assert caught.value.fault is rules.Fault.CLOSED
    assert standing(books) == (0, 0)


def test_who_posts_while_a_year_is_being_settled_is_taken_where_that_is_given_up(office, cells, books, beside):
    postings = []

    def close_and_give_up():
        with municipality(books.district.code):
            operations.close_fiscal_year(year=YEAR, **office.header)
            postings.append(beside(lambda: office.both(cells[0])))
            time.sleep(LONG_ENOUGH)
            raise GivenUp

    with pytest.raises(GivenUp):
        close_and_give_up()

    postings[0].result(60)
    assert standing(books) == (10, 10)


def test_an_epoch_holds_the_whole_of_what_was_posted_together_and_stays_as_it_was(books, office, cells):
    is_over = Event()

    def work(number):
        if number < POSTERS:
            while not is_over.is_set():
                office.both(cells[number])
            return None
        known = []
        while len({epoch for epoch, _ in known}) < 8:
            epoch = books.now().epoch
            known.append((epoch, standing(books, epoch)))
        is_over.set()
        return known

    *_, known = together(work, range(POSTERS + 1))

    assert all(granted == spent for _, (granted, spent) in known)
    assert [standing(books, epoch) for epoch, _ in known] == [won for _, won in known]


def test_who_closes_an_epoch_waits_for_the_whole_of_what_is_being_posted(books, office, cells, beside):
    # Where nothing new is recorded no epoch is closed, and nobody waits.
    office.both(cells[1])
    closing = []

    def wait_for_the_closing():
        closing.append(beside(books.now))
        time.sleep(LONG_ENOUGH)
        assert not closing[0].done()

    office.both(cells[0], wait_for_the_closing)

    assert standing(books, closing[0].result(60).epoch) == (20, 20)
