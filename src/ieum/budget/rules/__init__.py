"""What may be posted to the ledger: the rules by which the database judges; `sentences` puts them into words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from ieum.budget.choices import AccountKind, Balance, CarryOrigin, Funding, Grain, MovementKind, Total

LARGEST = 10**15
"""Won; far above any local government's budget, and sums of it stay inside what a column holds."""


class Fault(StrEnum):
    """Why a movement is refused; the database raises these words."""

    EMPTY = "EMPTY"
    AMOUNT = "AMOUNT"
    REPEATED = "REPEATED"
    NO_CELL = "NO_CELL"
    DAY = "DAY"
    SIGN = "SIGN"
    ROUND = "ROUND"
    ORIGIN = "ORIGIN"
    UNREPORTED = "UNREPORTED"
    FUNDING = "FUNDING"
    UNBALANCED = "UNBALANCED"
    POLICY = "POLICY"
    RESERVE = "RESERVE"
    BANNED = "BANNED"
    OVERDRAWN = "OVERDRAWN"


@dataclass(frozen=True, slots=True)
class Term:
    """The days on which the money of a fiscal year may move."""

    year: int
    first_day: date
    last_day: date
    payments_until: date


@dataclass(frozen=True, slots=True)
class Place:
    """A cell as the rules see it."""

    id: UUID
    name: str
    account_id: UUID
    policy_code: str
    """"" for money of a whole account."""
    item: str
    funding: Funding
    carry_origin: CarryOrigin
    grain: Grain
    reported: frozenset[Balance]
    """Of allotment, commitment and spending those that are reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellDraft:
    """A cell by its codes and names, before it is known whether it is registered; "" for what it does not tell."""

    account_kind: AccountKind
    account: str
    policy: tuple[str, str] = ("", "")
    """Code and name, as those that follow."""
    unit: tuple[str, str] = ("", "")
    programme: tuple[str, str] = ("", "")
    division: str = ""
    item: str = ""
    funding: Funding = Funding.UNDIVIDED
    carry_origin: CarryOrigin = CarryOrigin.CURRENT
    reported: frozenset[Balance] = frozenset({Balance.ALLOTTED, Balance.COMMITTED, Balance.SPENT})
    """Of allotment, commitment and spending those whose figures are entered."""

    @property
    def grain(self) -> Grain:
        """How fine it is."""
        if self.item:
            return Grain.ITEM
        return Grain.PROGRAMME if self.programme[0] else Grain.ACCOUNT


@dataclass(frozen=True, slots=True)
class Line:
    """What an officer writes: a cell and an amount in won."""

    cell_id: UUID
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A movement before it is posted."""

    kind: MovementKind
    effective_date: date
    lines: tuple[Line, ...]
    round: int | None = None
    """제n회 추경, 제k차 간주처리; None for other kinds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a posted line adds to a balance of a cell, from a day on."""

    cell_id: UUID
    balance: Balance
    amount: int
    effective_date: date


@dataclass(frozen=True, slots=True)
class Ban:
    """An item that a kind of movement must not take from ("OUT") or give to ("IN") on the days in between."""

    kind: MovementKind
    direction: str
    items: str
    """The beginning of the item's number."""
    first_day: date
    last_day: date
    sentence: str


_ALWAYS = (date(2000, 1, 1), date(9999, 12, 31))
SUBSIDIES = ("307-02", "307-03", "307-04", "307-10", "307-11", "402-01", "402-02")
"""Items of subsidies to private bodies."""
_LABOUR = "인건비는 전용할 수 없습니다. (지방재정법 시행령 제55조)"
_REPAYMENT = "상환금은 전용할 수 없습니다. (지방재정법 시행령 제55조)"
_FACILITY = "시설비및부대비는 전용할 수 없습니다. (2025년 12월 2일까지의 지방재정법 시행령 제55조)"
_PROMOTION = "업무추진비로는 전용할 수 없습니다. (지방재정법 시행령 제55조제2항)"
_NOT_FROM_RESERVE = "예비비는 업무추진비·보조금에 사용할 수 없습니다. (지방재정법 시행령 제48조)"

BANS = (
    Ban(MovementKind.TRANSFER, "OUT", "101", *_ALWAYS, _LABOUR),
    Ban(MovementKind.TRANSFER, "IN", "101", *_ALWAYS, _LABOUR),
    Ban(MovementKind.TRANSFER, "OUT", "601", *_ALWAYS, _REPAYMENT),
    Ban(MovementKind.TRANSFER, "OUT", "401", date(2000, 1, 1), date(2025, 12, 2), _FACILITY),
    Ban(MovementKind.TRANSFER, "IN", "203", *_ALWAYS, _PROMOTION),
    Ban(MovementKind.RESERVE_USE, "IN", "203", *_ALWAYS, _NOT_FROM_RESERVE),
    *(Ban(MovementKind.RESERVE_USE, "IN", item, *_ALWAYS, _NOT_FROM_RESERVE) for item in SUBSIDIES),
)
"""What law forbids, by day; the database holds the same rows."""

_SPECIAL = {Funding.SPECIAL_GRANT, Funding.SPECIAL_ADJUSTMENT}

COLUMN = {
    MovementKind.ORIGINAL: Balance.ORIGINAL,
    MovementKind.SUPPLEMENTARY: Balance.SUPPLEMENTARY,
    MovementKind.DEEMED: Balance.DEEMED,
    MovementKind.CARRY_IN: Balance.CARRIED_IN,
    MovementKind.RESERVE_USE: Balance.RESERVE_USED,
    MovementKind.TRANSFER: Balance.TRANSFERRED,
    MovementKind.ALLOTMENT: Balance.ALLOTTED,
    MovementKind.COMMITMENT: Balance.COMMITTED,
    MovementKind.EXPENDITURE: Balance.SPENT,
    MovementKind.RETURN: Balance.SPENT,
}
"""The balance that each movement is about."""

_APPROPRIATION = (Balance.ORIGINAL, Balance.SUPPLEMENTARY, Balance.DEEMED)
_AVAILABLE = (*_APPROPRIATION, Balance.CARRIED_IN, Balance.RESERVE_USED, Balance.TRANSFERRED)
TOTALS: Mapping[Total, Mapping[Balance, int]] = {
    Total.APPROPRIATION: dict.fromkeys(_APPROPRIATION, 1),
    Total.AVAILABLE: dict.fromkeys(_AVAILABLE, 1),
    Total.ALLOTTED: {Balance.ALLOTTED: 1},
    Total.UNALLOTTED: dict.fromkeys(_AVAILABLE, 1) | {Balance.ALLOTTED: -1},
    Total.COMMITTED: {Balance.COMMITTED: 1},
    Total.SPENT: {Balance.SPENT: 1},
    Total.REMAINING: dict.fromkeys(_AVAILABLE, 1) | {Balance.SPENT: -1},
}
"""How many times each balance counts in each total."""

_CHAIN = (Balance.ALLOTTED, Balance.COMMITTED, Balance.SPENT)
_POSITIVE = {MovementKind.ORIGINAL, MovementKind.DEEMED, MovementKind.CARRY_IN}
_POSITIVE |= {MovementKind.EXPENDITURE, MovementKind.RETURN}
_PAYING = {MovementKind.EXPENDITURE, MovementKind.RETURN}
_ROUNDS = {MovementKind.SUPPLEMENTARY, MovementKind.DEEMED}
_EXCHANGES = {MovementKind.TRANSFER, MovementKind.RESERVE_USE}
_OF_THIS_YEAR = {MovementKind.ORIGINAL, *_ROUNDS, *_EXCHANGES}


def term(year: int) -> Term:
    """The days of a fiscal year: the calendar year, and payments of it until 20 January (지방회계법 제7조)."""
    return Term(year, date(year, 1, 1), date(year, 12, 31), date(year + 1, 1, 20))


def cell_fault(draft: CellDraft) -> str:
    """Say why there can be no such cell (지방교부세법 제9조제6항, 지방재정법 제29조의3); "" where there can."""
    if draft.funding in _SPECIAL and draft.item in SUBSIDIES:
        return f"{draft.funding.label}은(는) 민간보조사업의 재원으로 사용할 수 없습니다."
    return ""


def entries(movement: Movement, places: Mapping[UUID, Place]) -> list[Entry]:
    """What a movement adds to which balances; money carried in counts as allotted (지방재정법 제50조제4항)."""
    return [
        Entry(line.cell_id, balance, amount, movement.effective_date)
        for line in movement.lines
        for balance, amount in _parts(movement.kind, places[line.cell_id], line.amount)
    ]


def _parts(kind: MovementKind, place: Place, amount: int) -> Iterator[tuple[Balance, int]]:
    yield COLUMN[kind], -amount if kind is MovementKind.RETURN else amount
    if kind is MovementKind.CARRY_IN and Balance.ALLOTTED in place.reported:
        yield Balance.ALLOTTED, amount
    if kind is MovementKind.RETURN and Balance.COMMITTED in place.reported:
        yield Balance.COMMITTED, -amount


def fault_of(movement: Movement, places: Mapping[UUID, Place], year: Term) -> Fault | None:
    """The first rule that a movement breaks whatever the balances are; None where it breaks none.

    ``places`` are the cells of the fiscal year that the movement names.
    """
    breaks: dict[Fault, Callable[[], bool]] = {
        Fault.EMPTY: lambda: not movement.lines,
        Fault.AMOUNT: lambda: any(not 0 < abs(line.amount) <= LARGEST for line in movement.lines),
        Fault.REPEATED: lambda: len({line.cell_id for line in movement.lines}) < len(movement.lines),
        Fault.NO_CELL: lambda: any(line.cell_id not in places for line in movement.lines),
        Fault.DAY: lambda: not year.first_day <= movement.effective_date <= _last_day(movement.kind, year),
        Fault.SIGN: lambda: movement.kind in _POSITIVE and any(line.amount < 0 for line in movement.lines),
        Fault.ROUND: lambda: (movement.round or 0) < 1 if movement.kind in _ROUNDS else movement.round is not None,
        Fault.ORIGIN: lambda: not _fits_origin(movement.kind, places.values()),
        Fault.UNREPORTED: lambda: not _is_reported(movement.kind, places.values()),
        Fault.FUNDING: lambda: movement.kind is MovementKind.DEEMED and _has(places.values(), Funding.OWN),
        Fault.UNBALANCED: lambda: movement.kind in _EXCHANGES and sum(line.amount for line in movement.lines) != 0,
        Fault.POLICY: lambda: movement.kind in _EXCHANGES and not _stays_inside(movement.kind, places.values()),
        Fault.RESERVE: lambda: movement.kind is MovementKind.RESERVE_USE and not _is_from_reserve(movement, places),
        Fault.BANNED: lambda: ban_on(movement, places) is not None,
    }
    return next((fault for fault, is_broken in breaks.items() if is_broken()), None)


def ban_on(movement: Movement, places: Mapping[UUID, Place]) -> Ban | None:
    """The first ban that a movement breaks; None where it breaks none."""
    return next((ban for ban in BANS if any(_breaks(ban, movement, line, places) for line in movement.lines)), None)


def _breaks(ban: Ban, movement: Movement, line: Line, places: Mapping[UUID, Place]) -> bool:
    return (
        ban.kind is movement.kind
        and ban.first_day <= movement.effective_date <= ban.last_day
        and (line.amount > 0) == (ban.direction == "IN")
        and places[line.cell_id].item.startswith(ban.items)
    )


def _last_day(kind: MovementKind, year: Term) -> date:
    return year.payments_until if kind in _PAYING else year.last_day


def _fits_origin(kind: MovementKind, places: Iterable[Place]) -> bool:
    if kind is MovementKind.CARRY_IN:
        return all(place.carry_origin is not CarryOrigin.CURRENT for place in places)
    return kind not in _OF_THIS_YEAR or all(place.carry_origin is CarryOrigin.CURRENT for place in places)


def _is_reported(kind: MovementKind, places: Iterable[Place]) -> bool:
    column = COLUMN[kind]
    return column not in _CHAIN or all(column in place.reported for place in places)


def _has(places: Iterable[Place], funding: Funding) -> bool:
    return any(place.funding is funding for place in places)


def _stays_inside(kind: MovementKind, places: Iterable[Place]) -> bool:
    """A transfer stays in one policy programme, the use of the reserve in one account; both name programmes."""
    found = list(places)
    frames = {(each.account_id, each.policy_code if kind is MovementKind.TRANSFER else "") for each in found}
    return len(frames) == 1 and all(each.grain is not Grain.ACCOUNT for each in found)


def _is_from_reserve(movement: Movement, places: Mapping[UUID, Place]) -> bool:
    return all(places[line.cell_id].item.startswith("801") == (line.amount < 0) for line in movement.lines)


@dataclass(frozen=True, slots=True)
class Overdraft:
    """Where a balance would pass the one above it the most, or fall below zero."""

    cell_id: UUID
    lower: str
    """A ``Total``; "" where ``upper`` would fall below zero."""
    upper: str
    day: date
    gap: int
    """``upper`` less ``lower`` on that day, in won: below zero."""


def overdraft(history: Iterable[Entry], places: Mapping[UUID, Place], from_day: date) -> Overdraft | None:
    """Find the worst broken limit on ``from_day`` or any later day; None where all hold (I1, I2)."""
    ordered = sorted(history, key=lambda each: (str(each.cell_id), each.effective_date))
    found = [
        (gap, day, str(cell_id), rank, Overdraft(cell_id, lower, upper, day, gap))
        for cell_id, lines in groupby(ordered, key=lambda each: each.cell_id)
        for day, standing in _standings(lines)
        if day >= from_day
        for rank, (lower, upper, gap) in enumerate(_gaps(standing, places[cell_id].reported))
        if gap < 0
    ]
    return min(found)[-1] if found else None


def _standings(lines: Iterable[Entry]) -> Iterator[tuple[date, dict[Balance, int]]]:
    standing = dict.fromkeys(Balance, 0)
    for day, moved in groupby(lines, key=lambda each: each.effective_date):
        for each in moved:
            standing[each.balance] += each.amount
        yield day, dict(standing)


def total_of(total: Total, standing: Mapping[Balance, int]) -> int:
    """A total of the balances of one place, in won."""
    return sum(times * standing.get(balance, 0) for balance, times in TOTALS[total].items())


def _gaps(standing: Mapping[Balance, int], reported: frozenset[Balance]) -> Iterator[tuple[str, str, int]]:
    """Each limit as what is below, what is above, and how much is left between them."""
    yield "", Total.APPROPRIATION.value, total_of(Total.APPROPRIATION, standing)
    above = Total.AVAILABLE
    yield "", above.value, total_of(above, standing)
    for balance in _CHAIN:
        if balance in reported:
            total = Total(balance.value)
            yield "", total.value, standing[balance]
            yield total.value, above.value, total_of(above, standing) - standing[balance]
            above = total
