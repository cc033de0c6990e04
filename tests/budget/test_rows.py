"""Movements of a source posted together are judged and written as if each were posted by itself."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.db import transaction

from ieum.budget import operations, rules
from ieum.budget.choices import Balance, CarryOrigin, Funding, MovementKind
from ieum.budget.models import LedgerEvent, LedgerLine
from ieum.budget.operations import MovementRefused, rows
from ieum.budget.operations.files import hold_file, ledger_source
from ieum.budget.operations.movements import BrokenRule
from ieum.budget.rules import Fault
from ieum.budget.rules.kinds import EXCHANGES, ROUNDS
from ieum.platform.database.tenancy import in_municipality, municipality
from ieum.platform.models import Operation
from tests.budget.ledger import FIRST_DAY, YEAR, Books, day

pytestmark = pytest.mark.database
FILE = b"rows"
OFTEN = [MovementKind.ALLOTMENT, MovementKind.COMMITMENT, MovementKind.EXPENDITURE, MovementKind.ORIGINAL]
WILD = [kind for kind in MovementKind if kind is not MovementKind.REVERSAL]


def row(kind, lines, on=FIRST_DAY, *, line=2, basis="시험", **more):
    moved = tuple(rules.Line(cell, amount) for cell, amount in lines.items())
    movement = rules.Movement(kind=MovementKind(kind), effective_date=on, lines=moved, **more)
    return rows.RowMovement(movement, basis, line, dict.fromkeys(lines, line))


def post_together(books, given):
    """What is wrong with rows of a file, as faults; all are taken back then."""
    own = books.district

    def work():
        source = ledger_source(
            name="rows.csv",
            data=FILE,
            stated_on=FIRST_DAY,
            sha256=hold_file(FILE),
            actor_id=own.officer_id,
            basis="시험",
        )
        cells = {cell for each in given for cell in each.lines}
        operations.hold_cells(year=YEAR, cell_ids=cells)
        return rows.post_rows(year=YEAR, rows=given, actor_id=own.officer_id, source_id=source)

    return in_municipality(own.code, work)


WRITTEN = ["가, 나", '"인용"', "C:\\새", "{1}", "NULL", "null", "첫 줄\n둘째 줄", " 앞뒤 ", "'", "", '\\"', "가\t나"]


def test_texts_of_a_file_are_kept_as_they_were_written(books):
    cell = books.cell()
    given = [row("ORIGINAL", {cell: 1}, line=2 + each, basis=f"근거 {text}", authority=text)
             for each, text in enumerate(WRITTEN)]  # fmt: skip

    assert post_together(books, given) == []
    with municipality(books.district.code):
        kept = LedgerEvent.objects.order_by("place_line").values_list("authority", "operation__basis")
        assert list(kept) == [(text, f"근거 {text}") for text in WRITTEN]


def test_random_movements_posted_together_are_those_posted_one_by_one(books, neighbour):
    random = Random(11)  # noqa: S311 - movements, not secrets
    theirs = Books(neighbour)
    cells = [[each.cell(item) for item in ("201-01", "202-01", "301-01")] for each in (books, theirs)]
    drawn = [("ORIGINAL", dict.fromkeys(range(3), 9000), FIRST_DAY, None)]
    for _ in range(40):
        kind = random.choice(["SUPPLEMENTARY", "ALLOTMENT", "COMMITMENT", "EXPENDITURE", "TRANSFER"])
        amounts = {number: random.randint(1, 40) for number in random.sample(range(3), 2)}
        if kind == "TRANSFER":
            first, second = amounts
            amounts[second] = -amounts[first]
        on = FIRST_DAY + timedelta(random.randrange(300))
        drawn.append((kind, amounts, on, 1 if kind == "SUPPLEMENTARY" else None))
    drawn += [("ALLOTMENT", dict.fromkeys(range(3), 4000), FIRST_DAY, None)]
    drawn += [("COMMITMENT", dict.fromkeys(range(3), 3000), FIRST_DAY, None)]
    drawn.sort(key=lambda each: (each[2], list(MovementKind).index(each[0])))

    given = [
        row(kind, {cells[0][number]: amount for number, amount in amounts.items()}, on, line=line, round=of)
        for line, (kind, amounts, on, of) in enumerate(drawn)
    ]
    assert post_together(books, given) == []
    for kind, amounts, on, of in drawn:
        theirs.post(kind, {cells[1][number]: amount for number, amount in amounts.items()}, on, round=of)

    assert written(books, cells[0]) == written(theirs, cells[1])
    assert len(written(books, cells[0])) > 80


SHAPES = [
    ("201-01", "0101", {}),
    ("202-01", "0101", {"funding": Funding.CITY}),
    ("301-01", "0102", {"reported": frozenset({Balance.ALLOTTED})}),
    ("401-01", "0201", {"carry_origin": CarryOrigin.EXPRESS}),
    ("801-01", "0301", {}),
    ("203-01", "0101", {"division": "총무과"}),
]


def drawn_file(random):
    """Movements of a file in its order: kind, amounts by the number of the cell, day, round."""
    drawn = []
    for _ in range(random.randint(1, 6)):
        is_wild = random.random() < 0.15
        kind = random.choice(WILD if is_wild else OFTEN)
        numbers = random.sample(range(len(SHAPES)) if is_wild else (0, 1, 5), random.choice([1, 1, 2]))
        amounts = {number: random.choice([5, 20, -5] if is_wild else [1, 2, 3]) for number in numbers}
        if kind in EXCHANGES and len(numbers) > 1:
            amounts[numbers[1]] = -amounts[numbers[0]]
        on = FIRST_DAY + timedelta(random.choice([0, 40, 200, 350, 364]) + 6 * is_wild)
        drawn.append((kind, amounts, on, 1 if kind in ROUNDS else None))
    return sorted(drawn, key=lambda each: (each[2], MovementKind.values.index(each[0])))


def posted_alone(books, given):
    """The fault of the first movement that is refused by itself, and then all are taken back; None where none is."""

    def work():
        try:
            for each in given:
                operations.post_movement(
                    year=YEAR, movement=each.movement, actor_id=books.district.officer_id, basis=each.basis
                )
        except MovementRefused as refused:
            transaction.set_rollback(True)
            return refused.fault
        return None

    return in_municipality(books.district.code, work)


def posted_at_once(books, given):
    """The fault for which a file is refused as a whole; None where it is posted."""
    try:
        in_municipality(books.district.code, lambda: rows._post_together(given, YEAR, books.district.officer_id, None))
    except BrokenRule as broken:
        return broken.fault
    return None


def test_random_files_are_posted_or_refused_as_their_movements_are_one_by_one(books, neighbour):
    random, outcomes = Random(23), Counter()  # noqa: S311 - movements, not secrets
    theirs = Books(neighbour)
    cells = [[each.cell(item, code, **more) for item, code, more in SHAPES] for each in (books, theirs)]
    for each, own in zip((books, theirs), cells, strict=True):
        each.post("ORIGINAL", {own[number]: 300 for number in (0, 1, 2, 4, 5)})
        each.post("ALLOTMENT", {own[number]: 90 for number in (0, 1, 2, 5)})

    for _ in range(60):
        drawn = drawn_file(random)
        files = [
            [row(kind, {own[n]: amount for n, amount in amounts.items()}, on, round=of, authority="총칙") for
             kind, amounts, on, of in drawn]
            for own in cells
        ]  # fmt: skip
        alone, at_once = posted_alone(theirs, files[1]), posted_at_once(books, files[0])
        if alone is Fault.OVERDRAWN and at_once is None:
            # What comes first is covered by what comes later the same day: it is judged by what stands in the end.
            in_municipality(neighbour.code, lambda: rows._post_together(files[1], YEAR, neighbour.officer_id, None))  # noqa: B023
        else:
            assert (alone is None, at_once is None) in {(True, True), (False, False)}
            assert alone is at_once or Fault.OVERDRAWN in (alone, at_once)
        outcomes[at_once is None] += 1

    assert min(outcomes.values()) > 10
    assert written(books, cells[0]) == written(theirs, cells[1])
    before = [(each.path, dict(each.standing)) for each in books.rows()]
    operations.fold_rollups(code=books.district.code)
    operations.fold_rollups(code=neighbour.code)
    assert before == [(each.path, dict(each.standing)) for each in books.rows()]
    assert before == [(each.path, dict(each.standing)) for each in theirs.rows()]


def written(books, cells):
    def work():
        lines = LedgerLine.objects.select_related("event")
        return sorted(
            (cells.index(each.cell_id), each.effective_date, each.event.kind, each.event.round or 0, each.balance,
             each.amount)
            for each in lines
        )  # fmt: skip

    return in_municipality(books.district.code, work)


@pytest.mark.parametrize(
    ("kind", "amounts", "more", "fault"),
    [
        ("ORIGINAL", {}, {}, "EMPTY"),
        ("ORIGINAL", {0: 0}, {}, "AMOUNT"),
        ("ORIGINAL", {0: -1}, {}, "SIGN"),
        ("ORIGINAL", {0: 1}, {"on": day(1, 1) - timedelta(1)}, "DAY"),
        ("ORIGINAL", {0: 1}, {"round": 1}, "ROUND"),
        ("CARRY_IN", {0: 1}, {}, "ORIGIN"),
        ("EXPENDITURE", {1: 1}, {}, "UNREPORTED"),
        ("DEEMED", {0: 1}, {"round": 1}, "FUNDING"),
        ("PRE_USE", {2: 1}, {}, "AUTHORITY"),
        ("TRANSFER", {0: 5, 2: -4}, {}, "UNBALANCED"),
        ("TRANSFER", {0: 5, 3: -5}, {}, "POLICY"),
        ("CHANGE_OF_USE", {0: 5, 3: -5}, {}, "UNIT"),
        ("CROSS_USE", {0: 5, 2: -5}, {"authority": "총칙"}, "ONE_POLICY"),
        ("REORGANISATION", {0: 5, 3: -5}, {"authority": "조례"}, "CODES"),
        ("RESERVE_USE", {0: 5, 2: -5}, {}, "RESERVE"),
        ("TRANSFER", {0: -5, 4: 5}, {}, "BANNED"),
        ("SUPPLEMENTARY", {0: 5}, {"round": 1, "on": day(5, 1)}, "PRE_USE_OPEN"),
        ("EXPENDITURE", {0: 5_000}, {}, "OVERDRAWN"),
    ],
)
def test_one_faulty_movement_among_others_refuses_them_all_for_the_reason_it_has_by_itself(
    books, kind, amounts, more, fault
):
    cells = [
        books.cell("201-01"),
        books.cell("202-01", reported=frozenset({Balance.ALLOTTED})),
        books.cell("201-02", funding=Funding.CITY),
        books.cell("201-01", "0201"),
        books.cell("203-01"),
    ]
    good = [row("ORIGINAL", dict.fromkeys(cells, 1_000))]
    good += [row("PRE_USE", {cells[2]: 7}, day(4, 1), authority="교부결정")] if fault == "PRE_USE_OPEN" else []
    bad = row(kind, {cells[number]: amount for number, amount in amounts.items()}, **more)
    last = [row("ALLOTMENT", {cells[0]: 1}, day(6, 1))]

    with pytest.raises(BrokenRule) as refused:
        in_municipality(
            books.district.code,
            lambda: rows._post_together([*good, bad, *last], YEAR, books.district.officer_id, None),
        )

    assert refused.value.fault.value == fault


def test_what_two_movements_overdraw_together_is_said_at_the_row_of_the_second(books):
    cell = books.cell()
    given = [row("ORIGINAL", {cell: 10}), *(row("ALLOTMENT", {cell: 6}, line=line) for line in (3, 4))]

    (fault,) = post_together(books, given)

    assert fault.line == 4


def test_movements_of_one_basis_are_one_operation_and_others_have_their_own(books):
    cell = books.cell()

    assert post_together(books, [row("ORIGINAL", {cell: 1}, basis=basis) for basis in "가가나"]) == []

    def bases():
        return sorted(Operation.objects.filter(kind="budget.post").values_list("basis", flat=True))

    assert in_municipality(books.district.code, bases) == ["가", "나"]


def test_a_file_longer_than_a_chunk_is_posted_in_chunks(books, monkeypatch):
    monkeypatch.setattr(rows, "CHUNK", 2)
    cell = books.cell()

    assert post_together(books, [row("ORIGINAL", {cell: 1}) for _ in range(5)]) == []

    assert books.total("APPROPRIATION") == 5
