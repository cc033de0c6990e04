"""Entries that come at once go into one transaction, and each is answered as if it were alone."""

import threading
import time
from contextlib import contextmanager
from functools import partial
from itertools import chain as chained

import psycopg
import pytest
from django.db import connections
from django.db.utils import OperationalError

from ieum.budget import operations, rules
from ieum.budget.choices import MovementKind
from ieum.budget.models import LedgerEvent
from ieum.budget.operations import (
    BudgetExceeded,
    MovementRefused,
    NotEntered,
    SingleEntry,
    StillPosting,
    entries,
    post_entry,
)
from ieum.platform import chain
from ieum.platform.database.tenancy import in_municipality, municipality
from ieum.platform.models import Decision, Operation
from ieum.platform.operations import BasisMissing, WrongAccount
from tests.budget.drill import together
from tests.budget.ledger import YEAR, Books, day

pytestmark = pytest.mark.database
PAID, LONGEST = 100, 30


@pytest.fixture
def cells(books):
    """Cells of which a hundred won each may be paid."""
    return paid(books, 8)


@pytest.fixture
def one_at_a_time(monkeypatch):
    """One transaction at a time, so that all who wait go into the next one."""
    monkeypatch.setattr(entries, "LEADING", 1)


def paid(books, number):
    found = [books.cell(f"201-{each:02}") for each in range(1, number + 1)]
    for kind in ("ORIGINAL", "ALLOTMENT", "COMMITMENT"):
        books.post(kind, dict.fromkeys(found, PAID))
    return found


def entry(books, cell, amount=10, **changes):
    own = {"year": YEAR, "actor_id": books.district.officer_id, "basis": "지출결의", "kind": MovementKind.EXPENDITURE}
    own |= changes
    movement = rules.Movement(
        kind=own.pop("kind"), effective_date=day(2, 1), lines=(rules.Line(cell, amount),), unit=own.pop("unit", "")
    )
    return SingleEntry(movement=movement, **own)


@contextmanager
def held(books, cells):
    """Somebody else is at work on these cells."""
    begun, ends = threading.Event(), threading.Event()

    def hold():
        def work():
            operations.hold_cells(year=YEAR, cell_ids=cells)
            begun.set()
            ends.wait(30)

        in_municipality(books.district.code, work)
        connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    begun.wait(30)
    try:
        yield ends
    finally:
        ends.set()
        holder.join()


def posted_at_once(books, leading, others, then=lambda: None):
    """Post others that come while those before them wait for somebody; what each was answered with.

    ``then`` is done once those before them are answered and the rest has begun.
    """
    standing, answered = threading.Event(), []
    with held(books, [line.cell_id for each in leading for line in each.movement.lines]) as ends:

        def release():
            until(lambda: waiting_for_locks() == len(leading))
            standing.set()
            until(lambda: len(entries._desks[books.district.code]._waiting) == len(others))
            ends.set()
            until(lambda: len(answered) >= len(leading))
            then()

        def client(number):
            if number == len(leading) + len(others):
                return release()
            if number >= len(leading):
                standing.wait(LONGEST)
            try:
                return post_entry(code=books.district.code, entry=[*leading, *others][number])
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what the client was told
                return error
            finally:
                answered.append(number)

        return together(client, range(len(leading) + len(others) + 1))[:-1]


def until(is_so):
    """Wait until something is so, and see that it is."""
    end = time.monotonic() + LONGEST
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def waiting_for_locks():
    """How many wait for what somebody else holds."""
    return len(backends("Lock"))


def backends(who):
    """The connections of the application that are in a state, or wait for something."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE usename = 'ieum_app' AND datname = current_database() "
            "AND %s IN (state, wait_event_type)",
            [who],
        )
        return [pid for (pid,) in cursor.fetchall()]


def transactions(posted):
    """In how many transactions entries were posted."""
    events = LedgerEvent.objects.filter(pk__in=[each.event_id for each in posted])
    return len(set(events.extra(select={"own": "budget_ledgerevent.xmin::text"}).values_list("own", flat=True)))


def test_those_that_come_while_others_are_posted_go_together_each_with_its_own_operation_and_link(
    books, cells, one_at_a_time
):
    code, lead = books.district.code, books.district.team_lead_id
    first = [entry(books, cells[0])]
    rest = [
        entry(books, cell, number, basis=f"결의 {number}", actor_id=lead if number % 2 else books.district.officer_id)
        for number, cell in enumerate(cells[1:], 1)
    ]
    told = []
    rest[0].also = told.append

    answers = posted_at_once(books, first, rest)

    with municipality(code):
        assert transactions(answers[1:]) == 1
        made = [LedgerEvent.objects.select_related("operation").get(pk=each.event_id) for each in answers[1:]]
        own = [each.operation for each in made]
        assert [(each.basis, each.actor_id) for each in own] == [(each.basis, each.actor_id) for each in rest]
        assert [each.pk for each in own] == [each.operation_id for each in answers[1:]]
        assert [made[number].lines.get().amount for number in range(7)] == [1, 2, 3, 4, 5, 6, 7]
        assert [made[number].lines.get().cell_id for number in range(7)] == cells[1:]
        assert Decision.objects.filter(operation__in=own).count() == 7
        assert chain.verify().fault is None
    assert told == [answers[1]]


def test_one_that_is_refused_is_told_so_and_leaves_the_others_alone(books, cells):
    first = [entry(books, cell) for cell in cells[:2]]
    rest = [
        entry(books, cells[2]), entry(books, cells[3], PAID + 1), entry(books, cells[4], basis=" "),
        entry(books, cells[5], actor_id=cells[5]), entry(books, cells[6]),
    ]  # fmt: skip

    answers = posted_at_once(books, first, rest)

    assert isinstance(answers[3], BudgetExceeded)
    assert answers[3].overdraft.cell_id == cells[3]
    assert isinstance(answers[4], BasisMissing)
    assert isinstance(answers[5], WrongAccount)
    with municipality(books.district.code):
        posted = [answers[number].event_id for number in (0, 1, 2, 6)]
        assert LedgerEvent.objects.filter(kind="EXPENDITURE").order_by("id").count() == 4
        assert LedgerEvent.objects.filter(pk__in=posted).count() == 4
    assert books.total("SPENT") == 40


def test_what_fails_beside_an_entry_takes_that_one_back_alone(books, cells):
    def fail(posted):
        raise ZeroDivisionError(posted)

    rest = [entry(books, cells[2]), entry(books, cells[3], also=fail), entry(books, cells[4])]

    answers = posted_at_once(books, [entry(books, cell) for cell in cells[:2]], rest)

    assert isinstance(answers[3], ZeroDivisionError)
    assert books.total("SPENT") == 40


def test_of_those_who_want_the_last_won_of_a_cell_one_gets_it(books, cells):
    first = [entry(books, cell) for cell in cells[:2]]

    answers = posted_at_once(books, first, [entry(books, cells[2], 60) for _ in range(6)])

    assert sum(isinstance(each, BudgetExceeded) for each in answers) == 5
    assert books.total("SPENT") == 80


def test_each_entry_stays_in_its_own_municipality(books, cells, neighbour):
    others = Books(neighbour)
    theirs = paid(others, 8)

    def client(number):
        of, own = (books, cells) if number % 2 else (others, theirs)
        return [
            post_entry(code=of.district.code, entry=entry(of, own[number // 2], 1, basis=of.district.code)).operation_id
            for _ in range(5)
        ]

    answers = together(client, range(16))

    for of, is_odd in ((books, 1), (others, 0)):
        with municipality(of.district.code):
            own = Operation.objects.filter(pk__in=list(chained(*answers[is_odd::2])))
            assert {(each.basis, each.actor_id) for each in own} == {(of.district.code, of.district.officer_id)}
            assert len(own) == 40
        assert of.total("SPENT") == 40


def test_nothing_that_was_answered_is_lost_and_nothing_is_posted_twice(books, cells):
    def client(number):
        done = 0
        for step in range(12):
            try:
                post_entry(code=books.district.code, entry=entry(books, cells[(number + step) % 8], 4 + step % 3))
            except MovementRefused:
                continue
            done += 4 + step % 3
        return done

    paid_by_each = together(client, range(16))

    assert 700 < sum(paid_by_each) <= 8 * PAID
    assert books.total("SPENT") == sum(paid_by_each)
    with municipality(books.district.code):
        assert chain.verify().fault is None


def test_who_locks_others_out_is_tried_again_and_all_get_done(books, cells):
    """Others hold the last cell and then want the first, which the entries hold by then."""
    waits = threading.Event()

    def crossing():
        def work():
            operations.hold_cells(year=YEAR, cell_ids=cells[7:])
            waits.set()
            time.sleep(0.7)
            operations.hold_cells(year=YEAR, cell_ids=cells[2:3])

        in_municipality(books.district.code, work)
        connections.close_all()

    other = threading.Thread(target=crossing)
    other.start()
    waits.wait(30)
    rest = [entry(books, cell) for cell in sorted(cells[2:])]

    answers = posted_at_once(books, [entry(books, cell) for cell in cells[:2]], rest)
    other.join()

    assert [each for each in answers if isinstance(each, Exception)] == []
    assert books.total("SPENT") == 80


def test_who_waits_for_too_long_is_told_and_not_posted_later(books, cells, monkeypatch):
    monkeypatch.setattr(entries, "LONGEST_SECONDS", 0.4)
    first = [entry(books, cell) for cell in cells[:2]]

    with held(books, cells[:2]):
        leaders = [threading.Thread(target=partial(_posted, books, each)) for each in first]
        for each in leaders:
            each.start()
        until(lambda: waiting_for_locks() == len(leaders))
        with pytest.raises(NotEntered, match="밀려"):
            post_entry(code=books.district.code, entry=entry(books, cells[2]))
    for each in leaders:
        each.join()

    assert books.total("SPENT") == 20


def test_whose_connection_breaks_while_he_posts_for_others_leaves_each_to_be_posted_once(
    books, cells, database, one_at_a_time
):
    rest = [entry(books, cell) for cell in cells[1:]]

    with held(books, cells[4:5]) as ends:

        def break_off():
            until(lambda: waiting_for_locks() == 1)
            terminate(database, backends("Lock"))
            ends.set()

        answers = posted_at_once(books, [entry(books, cells[0])], rest, break_off)

    assert [each for each in answers if isinstance(each, Exception)] == []
    assert books.total("SPENT") == 80


def test_where_nobody_knows_whether_a_commit_came_about_all_are_told_so_and_none_is_tried_again(
    books, cells, database, one_at_a_time
):
    rest = [entry(books, cell) for cell in cells[2:6]]

    def break_off(_posted):
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            terminate(database, [pid for (pid,) in cursor.fetchall()])

    rest[3].also = break_off

    answers = posted_at_once(books, [entry(books, cells[0])], rest)

    assert all(isinstance(each, OperationalError | psycopg.OperationalError) for each in answers[1:])
    assert sum(isinstance(each, StillPosting) for each in answers) == 3
    assert books.total("SPENT") == 10


def test_only_entries_of_execution_are_taken_one_by_one(books, cells):
    for changes in ({"kind": MovementKind.ALLOTMENT}, {"unit": "보건소"}):
        with pytest.raises(NotEntered, match="원인행위, 지출, 반납"):
            post_entry(code=books.district.code, entry=entry(books, cells[0], **changes))


def terminate(database, pids):
    with database.connect("superuser") as connection:
        for pid in pids:
            connection.execute("SELECT pg_terminate_backend(%s)", [pid])


def _posted(books, each):
    post_entry(code=books.district.code, entry=each)
    connections.close_all()
