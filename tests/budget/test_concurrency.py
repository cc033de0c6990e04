"""Many officers at once: no limit is ever broken, nothing is lost, and what was known stays known."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from random import Random
from threading import Barrier

import pytest
from django.db import connections, transaction
from django.db.utils import DatabaseError

from ieum.budget import operations, queries, rules
from ieum.budget.choices import Balance, Funding, Level, MovementKind
from ieum.budget.models import FiscalYear, LedgerLine
from ieum.budget.operations import AlreadyReversed, MovementRefused
from ieum.platform.database.tenancy import in_municipality, municipality
from tests.budget.ledger import ALL, FIRST_DAY, YEAR, day

pytestmark = pytest.mark.database
CLIENTS = 16
SECONDS = 10


@pytest.fixture
def clients():
    """Run a function by as many officers as there are numbers, each with connections of its own."""

    def run(work, numbers):
        with ThreadPoolExecutor(len(numbers)) as pool:
            return list(pool.map(lambda number: _then_close(work, number), numbers))

    return run


def _then_close(work, number):
    try:
        return work(number)
    finally:
        connections.close_all()


def movement(kind, lines, on, number=None):
    drafts = tuple(rules.Line(cell, amount) for cell, amount in lines)
    return rules.Movement(kind=kind, effective_date=on, lines=drafts, round=number)


def random_movement(chance, cells):
    kind = chance.choice(
        [MovementKind.SUPPLEMENTARY, MovementKind.TRANSFER, MovementKind.ALLOTMENT, MovementKind.COMMITMENT]
        + [MovementKind.EXPENDITURE] * 3
        + [MovementKind.RETURN]
    )
    on = FIRST_DAY + timedelta(days=chance.randrange(300))
    first, second = chance.sample(cells, 2)
    amount = chance.randint(1, 400)
    if kind is MovementKind.TRANSFER:
        return movement(kind, [(first, -amount), (second, amount)], on)
    signed = -amount if kind is not MovementKind.RETURN and chance.random() < 0.3 else amount
    signed = abs(signed) if kind is MovementKind.EXPENDITURE else signed
    number = 1 if kind is MovementKind.SUPPLEMENTARY else None
    return movement(kind, [(first, signed), (second, signed)], on, number)


def broken_limits(lines, places):
    """Limits that some day breaks, found by the rules from the lines alone."""
    entries = [rules.Entry(line.cell_id, Balance(line.balance), line.amount, line.effective_date) for line in lines]
    return rules.overdraft(entries, places, FIRST_DAY)


def test_sixteen_officers_posting_at_random_break_no_limit_and_lose_nothing(books, clients):
    cells = [books.cell(f"201-{number:02}", reported=ALL) for number in range(1, 7)]
    books.post("ORIGINAL", dict.fromkeys(cells, 20_000))
    books.post("ALLOTMENT", dict.fromkeys(cells, 9_000), day(1, 2))
    books.post("COMMITMENT", dict.fromkeys(cells, 6_000), day(1, 3))
    code, officer = books.district.code, books.district.officer_id
    until = time.monotonic() + SECONDS

    def post(draft):
        return operations.post_movement(year=YEAR, movement=draft, actor_id=officer, basis="동시 등록").event_id

    def post_all(drafts):
        operations.hold_cells(year=YEAR, cell_ids=[line.cell_id for each in drafts for line in each.lines])
        return [post(each) for each in drafts]

    def officer_at_work(number):
        chance, own, done = Random(number), [], Counter()  # noqa: S311 - movements, not secrets
        while time.monotonic() < until:
            try:
                if own and chance.random() < 0.2:
                    chosen = own.pop(chance.randrange(len(own)))
                    in_municipality(
                        code,
                        lambda chosen=chosen: operations.reverse_movement(
                            event_id=chosen, actor_id=officer, basis="정정"
                        ),
                    )
                    done["reversed"] += 1
                else:
                    drafts = [random_movement(chance, cells) for _ in range(chance.choice([1, 1, 2]))]
                    own += in_municipality(code, lambda drafts=drafts: post_all(drafts))
                    done["posted"] += len(drafts)
            except (MovementRefused, AlreadyReversed):
                done["refused"] += 1
        return done

    def reader_at_work(number):
        known = []
        while time.monotonic() < until:
            point = books.now(day(6, 30))
            known.append((point, books.rows(point)))
            time.sleep(0.3)
        return known

    *done, known = clients(
        lambda number: reader_at_work(number) if number == CLIENTS else officer_at_work(number), range(CLIENTS + 1)
    )

    counted = sum(done, Counter())
    assert min(counted["posted"], counted["reversed"], counted["refused"]) > CLIENTS
    with municipality(code):
        lines = list(LedgerLine.objects.all())
        places = _places(cells)
    assert broken_limits(lines, places) is None
    fold = Counter()
    for line in lines:
        fold[line.cell_id, line.balance] += line.amount
    rows = books.rows(books.now(day(12, 31)))
    assert sorted(tuple(row.standing[balance] for balance in Balance) for row in rows) == sorted(
        tuple(fold[cell, balance] for balance in Balance) for cell in cells
    )
    with municipality(code):
        events = {line.event_id for line in lines}
    assert len(events) == counted["posted"] + counted["reversed"] + 3
    assert [books.rows(point) for point, _ in known] == [rows for _, rows in known]
    assert len({point.epoch for point, _ in known}) > 5


def _places(cells):
    return queries.places(cells, fiscal_year_id=FiscalYear.objects.get().id)


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

    assert sorted(tries.values()) == [1, 2]
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
