"""Every kind of movement as tests know it by themselves: what it does, where it fits, and one of it at random."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, permutations
from random import Random
from uuid import UUID, uuid4

from ieum.budget import rules
from ieum.budget.choices import Balance, CarryOrigin, Funding, MovementKind
from ieum.budget.rules.kinds import EXCHANGES, NEEDING_AUTHORITY, ROUNDS, SIGNED

K, B = MovementKind, Balance
MOVES: Mapping[MovementKind, str] = {
    K.ORIGINAL: "+ORIGINAL",
    K.REVISED: "+ORIGINAL",
    K.PROVISIONAL: "+PROVISIONAL",
    K.ABSORB_PROVISIONAL: "+ORIGINAL -PROVISIONAL",
    K.PRE_USE: "+PRE_USED",
    K.ABSORB_PRE_USE: "+SUPPLEMENTARY -PRE_USED",
    K.SUPPLEMENTARY: "+SUPPLEMENTARY",
    K.DEEMED: "+DEEMED",
    K.ABSORB_DEEMED: "+SUPPLEMENTARY -DEEMED",
    K.CARRY_IN: "+CARRIED_IN +ALLOTTED?",
    K.COUNCIL_CUT: "+COUNCIL_CUT",
    K.RESERVE_USE: "+RESERVE_USED",
    K.CROSS_USE: "+CROSS_USED",
    K.REORGANISATION: "+REORGANISED",
    K.TRANSFER: "+TRANSFERRED",
    K.CHANGE_OF_USE: "+CHANGED",
    K.EXCESS_USE: "+EXCESS_USED",
    K.ALLOTMENT: "+ALLOTTED",
    K.SUB_ALLOTMENT: "+SUB_ALLOTTED",
    K.COMMITMENT: "+COMMITTED",
    K.EXPENDITURE: "+SPENT",
    K.RETURN: "-SPENT -COMMITTED?",
    K.EXPRESS_VOTE: "+EXPRESS_VOTED",
    K.CONTINUING_VOTE: "+CONTINUING_VOTED",
    K.EXPRESS_CARRY_OUT: "+CARRIED_EXPRESS",
    K.INCIDENTAL_CARRY_OUT: "+CARRIED_INCIDENTAL",
    K.CONTINUING_CARRY_OUT: "+CARRIED_CONTINUING",
    K.LAPSE: "+LAPSED",
}
"""What each kind does to which balances, written by hand; "?" where only a cell that reports the balance is moved."""
UNIT = "중앙동"
"""Who receives what is allotted further."""
CARRIED = {
    B.CARRIED_EXPRESS: CarryOrigin.EXPRESS,
    B.CARRIED_INCIDENTAL: CarryOrigin.INCIDENTAL,
    B.CARRIED_CONTINUING: CarryOrigin.CONTINUING,
}
"""Where in the next year the money comes in that is carried out."""
BUDGET = (B.ORIGINAL, B.SUPPLEMENTARY, B.DEEMED, B.PROVISIONAL, B.PRE_USED)
GIVEN = (B.CARRIED_IN, B.RESERVE_USED, B.TRANSFERRED, B.CHANGED, B.CROSS_USED, B.REORGANISED, B.EXCESS_USED)
SETTLED = (B.SPENT, *CARRIED, B.LAPSED)
SHAPES = (
    ("201-01", "0101", {}),
    ("201-01", "0101", {"division": "총무과"}),
    ("202-01", "0102", {}),
    ("201-02", "0111", {"reported": frozenset({B.ALLOTTED, B.COMMITTED})}),
    ("207-01", "0201", {"reported": frozenset({B.SPENT})}),
    ("801-01", "0901", {}),
    ("401-01", "0201", {"funding": Funding.CITY}),
    ("207-01", "0102", {"funding": Funding.NATIONAL, "reported": frozenset({B.SPENT, B.COMMITTED})}),
    ("203-03", "0101", {}),
    ("101-01", "0101", {}),
    ("201-01", "0101", {"carry_origin": CarryOrigin.EXPRESS}),
    ("401-01", "0201", {"carry_origin": CarryOrigin.CONTINUING}),
    ("202-01", "0102", {"carry_origin": CarryOrigin.INCIDENTAL}),
    ("201-01", "0301", {"account": "주차장특별회계", "account_kind": "SPECIAL"}),
)
"""Cells between which, or in which, every kind can be posted."""


def moved(movement: rules.Movement, places: Mapping[UUID, rules.Place]) -> list[rules.Entry]:
    """What a movement does to the balances of its cells."""
    return [
        rules.Entry(line.cell_id, B(part.strip("+-?")), int(f"{part[0]}1") * line.amount, movement.effective_date)
        for line in movement.lines
        for part in MOVES[movement.kind].split()
        if not part.endswith("?") or B(part[1:-1]) in places[line.cell_id].reported
    ]


def opposite(entries: Iterable[rules.Entry]) -> list[rules.Entry]:
    return [replace(each, amount=-each.amount) for each in entries]


def is_sound(at: Mapping[Balance, int], reported: frozenset[Balance]) -> bool:
    """Whether the balances of a cell keep to I1, I2, I8 and I9."""
    budget = sum(at[each] for each in BUDGET)
    available = budget + sum(at[each] for each in GIVEN)
    chain = [0, *(at[each] for each in (B.SPENT, B.COMMITTED, B.ALLOTTED) if each in reported), available]
    unpaid = at[B.COMMITTED] - at[B.SPENT] if {B.COMMITTED, B.SPENT} <= reported else at[B.CARRIED_INCIDENTAL]
    return (
        all(lower <= upper for lower, upper in pairwise(chain))
        and min(budget, *(at[each] for each in (B.PROVISIONAL, B.DEEMED, B.PRE_USED, B.SUB_ALLOTTED))) >= 0
        and (B.ALLOTTED not in reported or at[B.SUB_ALLOTTED] <= at[B.ALLOTTED])
        and at[B.CARRIED_EXPRESS] <= at[B.EXPRESS_VOTED]
        and at[B.CARRIED_INCIDENTAL] <= unpaid
        and at[B.CARRIED_CONTINUING] <= max(at[B.CONTINUING_VOTED] - at[B.SPENT], 0)
        and sum(at[each] for each in SETTLED) <= available
    )


def with_lines(kind: MovementKind, lines: Mapping[UUID, int], on: date) -> rules.Movement:
    """A movement that says all else that its kind must say."""
    drafts = tuple(rules.Line(cell, won) for cell, won in lines.items())
    authority = "예산총칙 제5조" if kind in NEEDING_AUTHORITY else ""
    return rules.Movement(
        kind=kind, effective_date=on, lines=drafts, round=1 if kind in ROUNDS else None, authority=authority,
        unit=UNIT if kind is K.SUB_ALLOTMENT else "",
    )  # fmt: skip


def fitting(places: Mapping[UUID, rules.Place], year: rules.Term) -> dict[MovementKind, list[tuple[UUID, ...]]]:
    """The cells in which each kind may be posted, whatever stands: of an exchange the one that gives and the other."""

    def fits(kind: MovementKind, cells: tuple[UUID, ...]) -> bool:
        lines = dict(zip(cells, (-1, 1) if kind in EXCHANGES else (1,), strict=True))
        probe = with_lines(kind, lines, rules.days_of(kind, year)[0])
        return rules.fault_of(probe, {cell: places[cell] for cell in cells}, year) is None

    return {
        kind: [cells for cells in permutations(places, 1 + (kind in EXCHANGES)) if fits(kind, cells)] for kind in MOVES
    }


def drawn(chance: Random, kind: MovementKind, cells: list[tuple[UUID, ...]], year: rules.Term) -> rules.Movement:
    """A movement of a kind at random, of which no rule is broken but perhaps a limit."""
    won = chance.randint(1, 10 ** chance.randint(1, 3))
    first, last = rules.days_of(kind, year)
    on = first + timedelta(days=chance.randint(0, (last - first).days))
    chosen = chance.choice(cells)
    if kind in EXCHANGES:
        return with_lines(kind, {chosen[0]: -won, chosen[1]: won}, on)
    won = -won if kind in SIGNED and chance.random() < 0.3 else won
    more = chance.choice(cells) if chance.random() < 0.3 else chosen
    return with_lines(kind, {chosen[0]: won, more[0]: won}, on)


def _without_cell(movement: rules.Movement) -> rules.Movement:
    return replace(movement, lines=(*movement.lines, rules.Line(uuid4(), 1)))


def _with_first(amount: int) -> Callable[[rules.Movement], rules.Movement]:
    return lambda of: replace(of, lines=(replace(of.lines[0], amount=amount), *of.lines[1:]))


SPOILING: tuple[Callable[[rules.Movement], rules.Movement], ...] = (
    _without_cell,
    _with_first(0),
    _with_first(-3),
    _with_first(rules.LARGEST + 1),
    lambda of: replace(of, lines=()),
    lambda of: replace(of, lines=(*of.lines, of.lines[0])),
    lambda of: replace(of, round=None if of.round else 7),
    lambda of: replace(of, round=0),
    lambda of: replace(of, authority=" "),
    lambda of: replace(of, effective_date=of.effective_date - timedelta(days=366)),
    lambda of: replace(of, effective_date=of.effective_date + timedelta(days=20)),
)
"""Ways in which what could be posted may be written wrong."""
