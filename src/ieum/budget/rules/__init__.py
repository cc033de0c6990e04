"""What may be posted to the ledger: the rules by which the database judges; `sentences` puts them into words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ieum.budget.choices import AccountKind, Balance, CarryOrigin, Funding, Grain, MovementKind
from ieum.budget.rules.bans import BANS, REPAYMENT, RESERVES, SUBSIDIES, Ban, subsidies
from ieum.budget.rules.kinds import (
    ABSORBED,
    COLUMN,
    EARMARKED,
    EXCHANGES,
    NEEDING_AUTHORITY,
    OF_UNITS,
    OUTGOING,
    PAYING,
    ROUNDS,
    SIGNED,
    origins,
)
from ieum.budget.rules.limits import (
    BOUNDS,
    TOTALS,
    UNCOMMITTED,
    Entry,
    Overdraft,
    named,
    overdraft,
    total_of,
    weights_of,
)
from ieum.kernel.wording import worded

__all__ = [
    "BANS",
    "BOUNDS",
    "COLUMN",
    "LARGEST",
    "RESERVES",
    "SUBSIDIES",
    "TOTALS",
    "Ban",
    "CellDraft",
    "Entry",
    "Fault",
    "Known",
    "Line",
    "Movement",
    "Overdraft",
    "Place",
    "Term",
    "banned",
    "cell_fault",
    "entries",
    "fault_of",
    "has_wrong_unit",
    "named",
    "overdraft",
    "subsidies",
    "term",
    "total_of",
    "weights_of",
]

LARGEST = 10**15
"""Won; far above any local government's budget, and sums of it stay inside what a column holds."""


class Fault(StrEnum):
    """Why a movement is refused; the database raises these words."""

    RECIPIENT = "RECIPIENT"
    CLOSED = "CLOSED"
    EMPTY = "EMPTY"
    AMOUNT = "AMOUNT"
    REPEATED = "REPEATED"
    NO_CELL = "NO_CELL"
    DAY = "DAY"
    SIGN = "SIGN"
    ROUND = "ROUND"
    AUTHORITY = "AUTHORITY"
    ORIGIN = "ORIGIN"
    UNREPORTED = "UNREPORTED"
    FUNDING = "FUNDING"
    UNBALANCED = "UNBALANCED"
    ACCOUNT = "ACCOUNT"
    POLICY = "POLICY"
    UNIT = "UNIT"
    ONE_POLICY = "ONE_POLICY"
    CODES = "CODES"
    RESERVE = "RESERVE"
    BANNED = "BANNED"
    CUT = "CUT"
    UNBUDGETED = "UNBUDGETED"
    PRE_USE_OPEN = "PRE_USE_OPEN"
    APPROVER = "APPROVER"
    UNSETTLED = "UNSETTLED"
    SEALED = "SEALED"
    NO_REVENUE = "NO_REVENUE"
    REVENUE_TAKEN_UP = "REVENUE_TAKEN_UP"
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
    """"" for money of a whole account, as the codes that follow."""
    unit_code: str
    programme_code: str
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
    authority: str = ""
    """What was decided before and allows it: a clause of the 예산총칙, an ordinance, a grant; "" where none is."""
    unit: str = ""
    """The 동 or 사업소 that receives what is allotted further, or that commits what it received; "" where none does."""


@dataclass(frozen=True, slots=True)
class Known:
    """What else of the fiscal year a movement is judged by."""

    is_closed: bool = False
    open_pre_use: int = 0
    """Cells whose use before adoption no supplementary budget has taken up by the movement's day."""
    cut: frozenset[UUID] = frozenset()
    """Cells that the council cut."""
    unbudgeted: frozenset[UUID] = frozenset()
    """Cells of a 세부사업 for which no budget has money on the movement's day, nor the reserve or an 이용 gave any."""


NOTHING_KNOWN = Known()


_RESERVE_GROUP = "801"
"""The 편성목 of the reserves and of what is kept beside them, into which no reserve is used."""
_REPAYMENTS = ("311", "601")  # interest and principal
_NOT_INTO_CUT = {MovementKind.RESERVE_USE, MovementKind.TRANSFER}
NOT_EARMARKED = frozenset({Funding.OWN, Funding.BOND, Funding.OTHER})
"""Money that neither the state nor the city gave for a stated use (지방재정법 제45조)."""
_SPECIAL = {Funding.SPECIAL_GRANT, Funding.SPECIAL_ADJUSTMENT}
_CHAIN = {Balance.ALLOTTED, Balance.SUB_ALLOTTED, Balance.COMMITTED, Balance.SPENT}
_SAME_POLICY, _SAME_UNIT = "policy_code", "unit_code"


def term(year: int) -> Term:
    """The days of a fiscal year: the calendar year, and payments of it until 20 January (지방회계법 제7조)."""
    return Term(year, date(year, 1, 1), date(year, 12, 31), date(year + 1, 1, 20))


def cell_fault(draft: CellDraft, *, year: int) -> str:
    """Say why a year can have no such cell (지방교부세법 제9조제6항, 지방재정법 제29조의3); "" where it can."""
    if draft.funding in _SPECIAL and draft.item in subsidies(year):
        return worded(
            "{funding}은(는) 민간보조사업의 재원으로 사용할 수 없습니다.", funding=worded(draft.funding.label)
        )
    return ""


def entries(movement: Movement, places: Mapping[UUID, Place]) -> list[Entry]:
    """What a movement adds to which balances; money carried in counts as allotted (지방재정법 제50조제4항)."""
    is_incidental = movement.kind is MovementKind.INCIDENTAL_CARRY_OUT
    is_uncommitted = is_incidental and movement.authority.startswith(UNCOMMITTED)
    return [
        Entry(line.cell_id, balance, amount, movement.effective_date, is_uncommitted)
        for line in movement.lines
        for balance, amount in _parts(movement.kind, places[line.cell_id], line.amount)
    ]


def _parts(kind: MovementKind, place: Place, amount: int) -> Iterator[tuple[Balance, int]]:
    yield COLUMN[kind], -amount if kind is MovementKind.RETURN else amount
    if kind in ABSORBED:
        yield ABSORBED[kind], -amount
    if kind is MovementKind.CARRY_IN and Balance.ALLOTTED in place.reported:
        yield Balance.ALLOTTED, amount
    if kind is MovementKind.RETURN and Balance.COMMITTED in place.reported:
        yield Balance.COMMITTED, -amount


def fault_of(
    movement: Movement, places: Mapping[UUID, Place], year: Term, known: Known = NOTHING_KNOWN
) -> Fault | None:
    """The first rule that a movement breaks whatever the balances are; None where it breaks none.

    ``places`` are the cells of the fiscal year that the movement names.
    """
    lines, kind = movement.lines, movement.kind
    breaks: dict[Fault, Callable[[], bool]] = {
        Fault.RECIPIENT: lambda: has_wrong_unit(kind, movement.unit),
        Fault.CLOSED: lambda: known.is_closed,
        Fault.EMPTY: lambda: not lines,
        Fault.AMOUNT: lambda: any(not 0 < abs(line.amount) <= LARGEST for line in lines),
        Fault.REPEATED: lambda: len({line.cell_id for line in lines}) < len(lines),
        Fault.NO_CELL: lambda: any(line.cell_id not in places for line in lines),
        Fault.DAY: lambda: not _is_in_term(movement, year),
        Fault.SIGN: lambda: kind not in SIGNED and any(line.amount < 0 for line in lines),
        Fault.ROUND: lambda: (movement.round or 0) < 1 if kind in ROUNDS else movement.round is not None,
        Fault.AUTHORITY: lambda: kind in NEEDING_AUTHORITY and not movement.authority.strip(),
        Fault.ORIGIN: lambda: any(place.carry_origin not in origins(kind) for place in places.values()),
        Fault.UNREPORTED: lambda: not _is_reported(kind, places.values()),
        Fault.FUNDING: lambda: kind in EARMARKED and not all(map(_is_earmarked, places.values())),
        Fault.UNBALANCED: lambda: kind in EXCHANGES and sum(line.amount for line in lines) != 0,
        Fault.ACCOUNT: lambda: kind in EXCHANGES and not _is_one_account(places.values()),
        Fault.POLICY: lambda: kind is MovementKind.TRANSFER and _count(places, _SAME_POLICY) > 1,
        Fault.UNIT: lambda: kind is MovementKind.CHANGE_OF_USE and _count(places, _SAME_UNIT) > 1,
        Fault.ONE_POLICY: lambda: kind is MovementKind.CROSS_USE and _count(places, _SAME_POLICY) == 1,
        Fault.CODES: lambda: kind is MovementKind.REORGANISATION and not _keeps_codes(movement, places),
        Fault.RESERVE: lambda: kind is MovementKind.RESERVE_USE and not _is_from_reserve(movement, places),
        Fault.BANNED: lambda: bool(banned(movement, places)),
        Fault.CUT: lambda: kind in _NOT_INTO_CUT and any(at.amount > 0 and at.cell_id in known.cut for at in lines),
        Fault.UNBUDGETED: lambda: (
            kind is MovementKind.TRANSFER and any(at.amount > 0 and at.cell_id in known.unbudgeted for at in lines)
        ),
        Fault.PRE_USE_OPEN: lambda: kind is MovementKind.SUPPLEMENTARY and known.open_pre_use > 0,
    }
    return next((fault for fault, is_broken in breaks.items() if is_broken()), None)


def has_wrong_unit(kind: MovementKind, unit: str) -> bool:
    """Whether a 재배정 names no unit that receives it, or a kind names one that units have no part in."""
    return kind not in OF_UNITS if unit.strip() else kind is MovementKind.SUB_ALLOTMENT


def banned(movement: Movement, places: Mapping[UUID, Place]) -> str:
    """The sentence of the first ban that a movement breaks; "" where it breaks none."""
    ban = next((ban for ban in BANS if any(_breaks(ban, movement, line, places) for line in movement.lines)), None)
    if ban is not None:
        return ban.sentence
    repaid = sum(each.amount for each in movement.lines if places[each.cell_id].item.startswith(_REPAYMENTS))
    return REPAYMENT if movement.kind is MovementKind.TRANSFER and repaid < 0 else ""


def _breaks(ban: Ban, movement: Movement, line: Line, places: Mapping[UUID, Place]) -> bool:
    return (
        ban.kind is movement.kind
        and ban.first_day <= movement.effective_date <= ban.last_day
        and (line.amount > 0) == (ban.direction == "IN")
        and places[line.cell_id].item.startswith(ban.items)
        and not (ban.unless and movement.authority.startswith(ban.unless))
    )


def days_of(kind: MovementKind, year: Term) -> tuple[date, date]:
    """The first and the last day on which a movement of a fiscal year may count."""
    first = year.last_day if kind in OUTGOING else year.first_day
    last = year.payments_until if kind in OUTGOING | PAYING else year.last_day
    return first, year.first_day if kind is MovementKind.REVISED else last


def _is_in_term(movement: Movement, year: Term) -> bool:
    first, last = days_of(movement.kind, year)
    return first <= movement.effective_date <= last


def _is_reported(kind: MovementKind, places: Iterable[Place]) -> bool:
    column = Balance.ALLOTTED if kind is MovementKind.SUB_ALLOTMENT else COLUMN[kind]
    return column not in _CHAIN or all(column in place.reported for place in places)


def _is_earmarked(place: Place) -> bool:
    """Whether money was given for a stated use; of a whole account, of which no source is told, it may have been."""
    is_divided = place.funding is not Funding.UNDIVIDED or place.grain is Grain.ACCOUNT
    return is_divided and place.funding not in NOT_EARMARKED


def _is_one_account(places: Iterable[Place]) -> bool:
    """Money is exchanged between programmes of one account."""
    found = list(places)
    return len({each.account_id for each in found}) == 1 and all(each.grain is not Grain.ACCOUNT for each in found)


def _count(places: Mapping[UUID, Place], code: str) -> int:
    return len({getattr(each, code) for each in places.values()})


def _keeps_codes(movement: Movement, places: Mapping[UUID, Place]) -> bool:
    """Each code loses as much in one division as it gets in others."""
    moved: dict[tuple[str, ...], int] = {}
    for line in movement.lines:
        place = places[line.cell_id]
        code = (place.programme_code, place.item, place.funding, place.carry_origin)
        moved[code] = moved.get(code, 0) + line.amount
    return not any(moved.values())


def _is_from_reserve(movement: Movement, places: Mapping[UUID, Place]) -> bool:
    items = [(places[line.cell_id].item, line.amount < 0) for line in movement.lines]
    return all(item in RESERVES if is_taken else not item.startswith(_RESERVE_GROUP) for item, is_taken in items)
