"""What stood at the end of a day, place by place: roll-ups at the epoch they were folded to, and lines since or before.

The roll-ups hold one balance of all places at once, by the numbers of the places; a column here is such a list.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from ieum.budget.choices import Balance
from ieum.budget.queries.names import Names
from ieum.budget.queries.reading import lists_of, tuples_of
from ieum.platform.database.tenancy import current_municipality

NOW = 2**62
"""An epoch after all: what is known now."""
Row = tuple[Any, ...]
"""The names of a place, as in ``Names``, its id and what it reports."""
_POSITIONS = {balance: position for position, balance in enumerate(Balance)}


@dataclass(frozen=True, slots=True)
class Point:
    """Where a balance is read: at the end of a day, as known at a closed epoch."""

    as_of: date
    epoch: int


class Amounts(Mapping[Balance, int]):
    """Every balance of a place, in won."""

    __slots__ = ("in_order",)

    def __init__(self, in_order: tuple[int, ...]) -> None:
        self.in_order = in_order
        """In the order of ``Balance``."""

    def __getitem__(self, balance: Balance) -> int:
        """The amount of a balance."""
        return self.in_order[_POSITIONS[balance]]

    def __iter__(self) -> Iterator[Balance]:
        """All balances."""
        return iter(Balance)

    def __len__(self) -> int:
        """How many balances there are."""
        return len(self.in_order)


def sum_of(amounts: Iterable[Amounts]) -> Amounts:
    """The sum of several places; zeros where there is none."""
    columns = zip(*(each.in_order for each in amounts), strict=True)
    return Amounts(tuple(map(sum, columns)) or (0,) * len(Balance))


class PlaceAmounts(NamedTuple):
    """A place of the roll-ups: a cell, or what cells that report the same balances are summed to."""

    row: Row
    amounts: Amounts

    @property
    def names(self) -> Names:
        """What it is called."""
        return Names._make(self.row[:_WIDTH])

    @property
    def place(self) -> UUID:
        """The cell, where it is one."""
        found: UUID = self.row[_PLACE]
        return found

    @property
    def reports(self) -> int:
        """1 for 배정, 2 for 지출원인행위, 4 for 집행, added up."""
        return int(self.row[_REPORTS])


def folded_epoch() -> int:
    """The epoch that the roll-ups of this municipality stand at; 0 where there are none."""
    return int(tuples_of("SELECT coalesce(max(epoch), 0) FROM budget_rollup_state", {})[0][0])


def places_at(at: Point, year: int, grain: str, *, divisions: Collection[str] | None = None) -> Iterator[PlaceAmounts]:
    """Every place of which a line was known at a point; only those of some divisions, where these are given."""
    of = None if divisions is None else [*divisions]
    asked = {"municipality": current_municipality(), "year": year, "grain": grain, "as_of": at.as_of, "divisions": of}
    found = _folded(asked)
    if found.epoch != at.epoch:
        between = {"after": min(found.epoch, at.epoch), "until": max(found.epoch, at.epoch)}
        _add_lines(found, asked | between, 1 if at.epoch > found.epoch else -1)
    columns = [found.columns.get(code, found.zeros) for code in range(1, len(Balance) + 1)]
    for row, is_known, amounts in zip(found.places, found.is_known, zip(*columns, strict=True), strict=True):
        if is_known:
            yield PlaceAmounts(row, Amounts(amounts))


@dataclass(slots=True)
class _Standing:
    """What was read of a day, by the number of the place."""

    epoch: int
    places: list[Row]
    """Each place with its names and what it reports."""
    is_known: list[bool]
    """Whether a line of the place was known."""
    columns: dict[int, list[int]]
    """What stood of each balance that has moved, by its code."""

    @property
    def zeros(self) -> list[int]:
        """The column of a balance that never moved."""
        return [0] * len(self.places)

    def lengthen(self) -> None:
        """Make columns as long as there are places: a place may be newer than what a column was folded from."""
        for column in self.columns.values():
            column.extend([0] * (len(self.places) - len(column)))


def _folded(asked: Mapping[str, Any]) -> _Standing:
    """What the roll-ups say."""
    state, *rows = sorted(lists_of(_FOLDED, asked), key=itemgetter(_NUMBER))
    places = [row for row in rows if row[_NUMBER] < _COLUMNS]
    numbers = [row[_NUMBER] for row in places]
    columns = {row[_CODE]: _column(numbers, *row[_CODE + 1 :]) for row in rows[len(places) :]}
    found = _Standing(state[_CODE], places, [row[_IS_KNOWN] for row in places], columns)
    found.lengthen()
    return found


def _column(numbers: list[int], openings: list[int], places: Iterable[int], amounts: Iterable[int]) -> list[int]:
    """What stood of the places with these numbers before a block, with what moved in it added."""
    for place, amount in zip(places, amounts, strict=True):
        openings[place] += amount
    return [openings[each] for each in numbers if each < len(openings)]


def _add_lines(found: _Standing, asked: Mapping[str, Any], sign: int) -> None:
    """Add the lines between two epochs, or take them away."""
    lines = tuples_of(_BETWEEN, asked)
    numbers = {row[_PLACE]: number for number, row in enumerate(found.places)}
    new = {place for place, *_ in lines} - numbers.keys()
    for row in tuples_of(_NEW_PLACES, {**asked, "places": list(new)}) if new else ():
        numbers[row[_PLACE]] = len(found.places)
        found.places.append(row)
        found.is_known.append(True)
    found.lengthen()
    for place, code, amount in lines:
        found.columns.setdefault(code, found.zeros)[numbers[place]] += sign * int(amount)
    _mark_known(found, {place: numbers[place] for place, *_ in lines}, asked, sign)


def _mark_known(found: _Standing, moved: Mapping[UUID, int], asked: Mapping[str, Any], sign: int) -> None:
    """Say of places to which lines were added, or from which they were taken away, whether they have others."""
    for number in moved.values():
        found.is_known[number] = sign > 0 or any(column[number] for column in found.columns.values())
    # Nothing is left where no line was known yet, or where those that were cancel out.
    empty = [place for place, number in moved.items() if not found.is_known[number]]
    for (place,) in tuples_of(_KNOWN, {**asked, "places": empty}) if empty else ():
        found.is_known[moved[place]] = True


_WIDTH = len(Names._fields)
_PLACE, _REPORTS, _NUMBER, _IS_KNOWN, _CODE = range(_WIDTH, _WIDTH + 5)
_COLUMNS = 2**30
"""The number that stands at columns; the epoch stands before all places."""
_NAMES = ", ".join(Names._fields)
_NO_NAMES = ", ".join(["NULL"] * _WIDTH)
# One statement tells the epoch, the places and the columns, so that nobody folds in between.
_FOLDED = f"""
    WITH day AS (
        SELECT %(as_of)s::date - y.first_day AS n FROM budget_fiscalyear y WHERE y.year = %(year)s
    ), asked AS (
        SELECT n, least(n / 32, 12)::smallint AS block, least(n - least(n / 32, 12) * 32, 31)::smallint AS day FROM day
    )
    SELECT {_NAMES}, p.place, p.reports, p.number, coalesce(p.first_day <= (SELECT n FROM asked), false),
        NULL::bigint, NULL::bigint[], NULL::integer[], NULL::bigint[]
    FROM budget_rollup_place p WHERE p.year = %(year)s AND p.grain = %(grain)s
    AND (%(divisions)s::text[] IS NULL OR p.division = ANY (%(divisions)s))
    UNION ALL
    SELECT {_NO_NAMES}, NULL, NULL, {_COLUMNS}, NULL, b.code, b.openings, b.places[:last.n], b.amounts[:last.n]
    FROM budget_rollup_block b CROSS JOIN LATERAL (SELECT width_bucket((SELECT day FROM asked), b.days) AS n) last
    WHERE b.year = %(year)s AND b.grain = %(grain)s AND b.block = (SELECT block FROM asked WHERE n >= 0)
    AND b.code < 100
    UNION ALL
    SELECT {_NO_NAMES}, NULL, NULL, -1, NULL, coalesce((SELECT t.epoch FROM budget_rollup_state t), 0), NULL, NULL, NULL
"""  # noqa: S608 - constants
_BETWEEN = """
    WITH line AS (
        SELECT l.cell_id, l.balance, sum(l.amount) AS amount FROM budget_ledgerline l
        WHERE l.epoch > %(after)s AND l.epoch <= %(until)s AND l.effective_date <= %(as_of)s
        GROUP BY 1, 2
    )
    SELECT k.place, array_position(ieum_ledger_balances(), l.balance), sum(l.amount)
    FROM line l JOIN ieum_rollup_places(%(municipality)s) k ON k.cell_id = l.cell_id
    WHERE k.year = %(year)s AND k.grain = %(grain)s
    AND (%(divisions)s::text[] IS NULL OR k.division = ANY (%(divisions)s))
    GROUP BY 1, 2
"""
_NEW_PLACES = f"""
    SELECT DISTINCT ON (place) {_NAMES}, place, reports FROM ieum_rollup_places(%(municipality)s)
    WHERE year = %(year)s AND grain = %(grain)s AND place = ANY (%(places)s)
"""  # noqa: S608 - constants
_KNOWN = """
    SELECT DISTINCT k.place
    FROM budget_ledgerline l JOIN ieum_rollup_places(%(municipality)s) k ON k.cell_id = l.cell_id
    WHERE l.epoch <= %(after)s AND l.effective_date <= %(as_of)s AND k.year = %(year)s AND k.grain = %(grain)s
    AND k.place = ANY (%(places)s)
"""
