"""Execution as dashboards show it: by division, team, programme or funding, by month, and the events behind it.

A rate is of cells that report their spending alone; what the others hold stands beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ieum.budget import rules
from ieum.budget.choices import Balance, CodeKind, ExecutedBy, Funding, MovementKind, Total
from ieum.budget.models import AppropriationCell, Programme
from ieum.budget.queries.codes import successors_into
from ieum.budget.queries.names import Names
from ieum.budget.queries.reading import rows_of, tuples_of
from ieum.budget.queries.rollups import Amounts, PlaceAmounts, Point, places_at, sum_of
from ieum.budget.queries.teams import Team, teams_of
from ieum.budget.rules import sentences
from ieum.budget.rules.accounts import BUDGET_PARTS, is_budget
from ieum.budget.rules.progress import month_ends, standing_on, year_before

ALLOTTED, SPENT = 1, 4
"""The bits of ``PlaceAmounts.reports``."""


@dataclass(frozen=True, slots=True)
class ExecutedRow:
    """What one division, team, programme or source of funding had and spent, in won."""

    key: tuple[str, ...]
    """What it is found by, as ``events_behind`` takes it."""
    label: str
    executing: Amounts
    """Of cells that report their spending."""
    outside: Amounts
    """Of cells that do not."""
    is_known: bool
    """Whether any cell reports its spending."""
    is_allotted: bool
    """Whether all cells that report their spending report what was allotted to them."""

    def total(self, total: Total) -> int | None:
        """A total of the cells that report their spending; None where there are none, or 배정 is not reported."""
        if not self.is_known or (total in {Total.ALLOTTED, Total.UNALLOTTED} and not self.is_allotted):
            return None
        return rules.total_of(total, self.executing)

    def beside(self, total: Total) -> int:
        """A total of the cells that do not report their spending."""
        return rules.total_of(total, self.outside)


@dataclass(frozen=True, slots=True)
class MonthRow:
    """What was spent from the first day of a year to a day, in won; None where it is not known."""

    since: date
    until: date
    moved: int
    """What was spent from ``since`` to ``until``."""
    spent: int
    allotted: int | None
    base: Mapping[Total, int]
    """예산액 and 예산현액 at that day."""
    spent_before: int | None
    """What was spent up to the same day of the year before; None where that year is not in the ledger."""
    whole_before: int | None
    """What was spent in the whole year before; None as above."""


@dataclass(frozen=True, slots=True)
class Spending:
    """One line of an event that spent money or gave it back."""

    cell_id: UUID
    cell: str
    name: str
    day: date
    basis: str
    amount: int
    """Won; below zero where money came back."""


def moved_years() -> dict[int, date]:
    """The fiscal years in which money moved, each with the last day on which something counts."""
    return dict(tuples_of(_LAST_MOVED, {}))


def executed_by(at: Point, *, year: int, by: ExecutedBy, division: str = "") -> list[ExecutedRow]:
    """All rows of a year at a point, in the order of their codes; teams in that of the organisation.

    ``division`` is whose money alone is looked at; "" for that of all.

    A team has the whole year of the programmes that it is in charge of on the day; what no team is in charge of is a
    row of its own, so that the rows add up to the same whole by whatever they are divided.
    """
    if by is ExecutedBy.TEAM:
        return _executed_by_team(at, year, division)
    grain, _, _, _ = _BY[by]
    found: dict[tuple[str, ...], list[PlaceAmounts]] = {}
    for each in executed_places(at, year, grain, division):
        found.setdefault(_key(each.names, by), []).append(each)
    return [_executed(key, _label(found[key][0].names, by), found[key]) for key in sorted(found)]


def whole_of(rows: Iterable[ExecutedRow]) -> ExecutedRow:
    """The sum of rows."""
    summed = list(rows)
    known = [row for row in summed if row.is_known]
    return ExecutedRow(
        (), "계", sum_of(row.executing for row in summed), sum_of(row.outside for row in summed),
        is_known=bool(known), is_allotted=bool(known) and all(row.is_allotted for row in known),
    )  # fmt: skip


def by_month(at: Point, *, year: int, division: str = "") -> list[MonthRow]:
    """Spending at the end of each month up to a point, beside the same day of the year before; "" of all divisions.

    A division stands beside what became it; where it has a part of one that was split, beside nothing.
    """
    days = month_ends(year, at.as_of)
    moves = _moves(at.epoch, year, division)
    this = standing_on(days, moves[year])
    earlier = standing_on([year_before(day) for day in days], moves[year - 1]) if moves[year - 1] else []
    whole = sum(amount for _, name, amount in moves[year - 1] if name == _SPENT) if earlier else None
    found, since, reached = [], date(year, 1, 1), 0
    for number, (day, standing) in enumerate(zip(days, this, strict=True)):
        spent = standing.get(_SPENT, 0)
        allotted = None if _NOT_ALLOTTED in standing else standing.get(_ALLOTTED, 0)
        base = {total: standing.get(total.value, 0) for total in _BASES}
        before = earlier[number].get(_SPENT, 0) if earlier else None
        found.append(MonthRow(since, day, spent - reached, spent, allotted, base, before, whole))
        since, reached = date.fromordinal(day.toordinal() + 1), spent
    return found


def events_behind(  # noqa: PLR0913 - a figure is found by its year, its row and its days
    *, epoch: int, year: int, since: date, until: date, by: ExecutedBy | None = None, key: Sequence[str] = (),
    division: str = "",
) -> list[Spending]:  # fmt: skip
    """What was spent in cells that report it from one day to another, by day; ``by`` and ``key`` name a row.

    ``division`` is whose cells alone are looked at; "" for those of all. The amounts add up to what the row or the
    month says.
    """
    asked: dict[str, object] = _KINDS | {"year": year, "epoch": epoch, "since": since, "until": until}
    where, more = found_by(by, key, Point(until, epoch), year)
    if division:
        where, more = f"{where} AND c.division = %(division)s", more | {"division": division}
    return [_spending(row) for row in rows_of(f"{_SPENDING}{where}{_IN_ORDER}", asked | more)]


def executing_divisions(year: int) -> list[str]:
    """The divisions that have money in a year, by their names."""
    cells = AppropriationCell.objects.filter(account__fiscal_year__year=year).exclude(division="")
    return list(cells.order_by("division").values_list("division", flat=True).distinct())


def found_by(by: ExecutedBy | None, key: Sequence[str], at: Point, year: int) -> tuple[str, dict[str, object]]:
    """What the cells ``c`` of a row are found by in the ledger, with its parameters; none are for a key of no row.

    ``a`` are their accounts and ``p`` their programmes; of a team the ones that it is in charge of at a point.
    """
    if by is ExecutedBy.TEAM:
        return _of_team(at, year, key)
    columns = _BY[by][1] if by else ()
    if len(key) != len(columns):
        return " AND false", {}
    where = "".join(f" AND {column} = %(key_{number})s" for number, column in enumerate(columns))
    return where, {f"key_{number}": value for number, value in enumerate(key)}


def team_keys(at: Point, year: int) -> dict[UUID, tuple[str, ...]]:
    """The keys of the teams by the programmes that they are in charge of at a point."""
    return {programme: _team_key(team) for programme, team in teams_of(at, year=year).items()}


def executed_places(at: Point, year: int, grain: str, division: str = "") -> Iterator[PlaceAmounts]:
    """The places of the budget; a fund is none of them. Of one division where programmes are not told by divisions."""
    told = "CELL" if division and grain == "PROGRAMME" else grain
    found = (each for each in places_at(at, year, told) if is_budget(each.names.account_kind))
    return (each for each in found if not division or each.names.division == division)


def _key(names: Names, by: ExecutedBy) -> tuple[str, ...]:
    return tuple(getattr(names, name) for name in _BY[by][2])


def _executed_by_team(at: Point, year: int, division: str) -> list[ExecutedRow]:
    teams = dict(_teams_by_codes(at, year))
    found: dict[Team | None, list[PlaceAmounts]] = {}
    for each in executed_places(at, year, "PROGRAMME", division):
        found.setdefault(teams.get((each.names.account, each.names.code)), []).append(each)
    return [
        _executed(_team_key(team), team.name if team else "팀 미지정", found[team])
        for team in sorted(found, key=lambda team: (team is None, team.position if team else 0))
    ]


def _teams_by_codes(at: Point, year: int) -> Iterator[tuple[tuple[str, str], Team]]:
    """Teams by account and code of their programmes, as the roll-ups call them."""
    teams = teams_of(at, year=year)
    for key, account, code in Programme.objects.filter(pk__in=teams).values_list("pk", "account__name", "code"):
        yield (account, code), teams[key]


def _team_key(team: Team | None) -> tuple[str, ...]:
    return (str(team.unit_id) if team else "",)


def _of_team(at: Point, year: int, key: Sequence[str]) -> tuple[str, dict[str, object]]:
    """What the cells of a team's programmes are found by; those of no team's for ``("",)``."""
    teams = team_keys(at, year)
    if tuple(key) == _team_key(None):
        return " AND NOT coalesce(c.programme_id = ANY(%(programmes)s), false)", {"programmes": list(teams)}
    own = [each for each, team in teams.items() if team == tuple(key)]
    return " AND c.programme_id = ANY(%(programmes)s)", {"programmes": own}


def _label(names: Names, by: ExecutedBy) -> str:
    label: str = getattr(names, _BY[by][3])
    if by is ExecutedBy.FUNDING:
        return Funding(label).label
    return label or ("부서 미구분" if by is ExecutedBy.DIVISION else f"사업 미구분 ({names.account})")


def _executed(key: tuple[str, ...], label: str, places: Sequence[PlaceAmounts]) -> ExecutedRow:
    executing = [each for each in places if each.reports & SPENT]
    return ExecutedRow(
        key, label, sum_of(each.amounts for each in executing),
        sum_of(each.amounts for each in places if not each.reports & SPENT),
        is_known=bool(executing), is_allotted=bool(executing) and all(each.reports & ALLOTTED for each in executing),
    )  # fmt: skip


def _moves(epoch: int, year: int, division: str) -> dict[int, list[tuple[date, str, int]]]:
    """What moved in cells that report their spending, in a year and the one before: the day, what of, how much."""
    found: dict[int, list[tuple[date, str, int]]] = {year: [], year - 1: []}
    asked = _KINDS | {"epoch": epoch, "year": year, "years": list(found), "division": division}
    asked["before"] = _became(division, year, epoch) if division else []
    asked["grain"] = "DIVISION" if division else "ACCOUNT"
    for of, day, reports, code, amount in tuples_of(_MOVED, asked):
        found[of] += ((day, name, int(amount)) for name in _named(_BALANCES[code - 1]))
        if not reports & ALLOTTED:
            found[of].append((day, _NOT_ALLOTTED, 0))
    return found


def _became(division: str, year: int, epoch: int) -> list[str]:
    """The divisions of the year before that became one whole; none where one of them was split."""
    heirs = successors_into(year, epoch=epoch)
    before = {*heirs.before(CodeKind.DIVISION, division)}
    if division in heirs.after(CodeKind.DIVISION, division):
        before.add(division)
    is_split = any(len(heirs.after(CodeKind.DIVISION, each)) > 1 for each in before)
    return [] if is_split else sorted(before)


def _named(balance: Balance) -> Iterator[str]:
    return (total.value for total in (*_BASES, Total.SPENT, Total.ALLOTTED) if balance in rules.TOTALS[total])


def _spending(row: Mapping[str, Any]) -> Spending:
    kind = sentences.name_of(MovementKind(row["kind"]), row["round"])
    funding = Funding(row["funding"]).label
    cell = " ".join(filter(None, (row["name"] or row["account"], row["division"], row["item"], funding)))
    return Spending(row["cell_id"], cell, kind, row["effective_date"], row["basis"], int(row["amount"]))


_KINDS: dict[str, object] = {"kinds": list(BUDGET_PARTS)}
_BASES = (Total.APPROPRIATION, Total.AVAILABLE)
_SPENT, _ALLOTTED = Total.SPENT.value, Total.ALLOTTED.value
_NOT_ALLOTTED = "배정을 관리하지 않음"
_BALANCES = list(Balance)
_PROGRAMME = ("a.name", "coalesce(p.policy_code, '')", "coalesce(p.unit_code, '')", "coalesce(p.code, '')")
_CODES = ("account", "policy_code", "unit_code", "code")
_BY: Mapping[ExecutedBy, tuple[str, Sequence[str], Sequence[str], str]] = {
    ExecutedBy.DIVISION: ("DIVISION", ("c.division",), ("division",), "division"),
    ExecutedBy.POLICY: ("PROGRAMME", _PROGRAMME[:2], _CODES[:2], "policy_name"),
    ExecutedBy.UNIT: ("PROGRAMME", _PROGRAMME[:3], _CODES[:3], "unit_name"),
    ExecutedBy.PROGRAMME: ("PROGRAMME", _PROGRAMME, _CODES, "name"),
    ExecutedBy.FUNDING: ("CELL", ("c.funding",), ("funding",), "funding"),
}
"""The grain of the roll-ups, what a row is found by in the ledger and in the roll-ups, and what it is called."""
# One statement, so that nobody folds in between. What was posted after the epoch of the roll-ups is added, and what was
# not known yet at the one asked for is taken away.
_MOVED = """
    WITH folded AS (
        SELECT coalesce(max(t.epoch), 0) AS epoch FROM budget_rollup_state t
    ), moved AS (
        SELECT b.year, y.first_day + b.block * 32 + u.day AS day, p.reports, b.code, u.amount
        FROM budget_rollup_block b CROSS JOIN LATERAL unnest(b.days, b.places, b.amounts) u (day, place, amount)
        JOIN budget_rollup_place p ON p.year = b.year AND p.grain = b.grain AND p.number = u.place
        JOIN budget_fiscalyear y ON y.year = b.year
        WHERE b.grain = %(grain)s AND b.code < 100 AND b.year = ANY (%(years)s) AND p.account_kind = ANY (%(kinds)s)
        AND (%(division)s IN ('', CASE b.year WHEN %(year)s THEN p.division END)
            OR b.year < %(year)s AND p.division = ANY (%(before)s))
        UNION ALL
        SELECT y.year, l.effective_date, (c.reports_allotment::integer + 4 * c.reports_spending::integer)::smallint,
            array_position(ieum_ledger_balances(), l.balance),
            CASE WHEN l.epoch > (SELECT epoch FROM folded) THEN l.amount ELSE -l.amount END
        FROM budget_ledgerline l
        JOIN budget_appropriationcell c ON c.id = l.cell_id
        JOIN budget_budgetaccount a ON a.id = c.account_id
        JOIN budget_fiscalyear y ON y.id = a.fiscal_year_id
        WHERE y.year = ANY (%(years)s) AND a.kind = ANY (%(kinds)s)
        AND (%(division)s IN ('', CASE y.year WHEN %(year)s THEN c.division END)
            OR y.year < %(year)s AND c.division = ANY (%(before)s))
        AND l.epoch > (SELECT least(epoch, %(epoch)s) FROM folded)
        AND l.epoch <= (SELECT greatest(epoch, %(epoch)s) FROM folded)
    )
    SELECT year, day, reports & 5, code, sum(amount) FROM moved WHERE reports & 4 <> 0
    GROUP BY 1, 2, 3, 4 HAVING sum(amount) <> 0
"""
_LAST_MOVED = """
    WITH moved AS (
        SELECT b.year, y.first_day + b.block * 32 + b.days[cardinality(b.days)] AS day
        FROM budget_rollup_block b JOIN budget_fiscalyear y ON y.year = b.year
        WHERE b.grain = 'ACCOUNT' AND b.code < 100 AND cardinality(b.days) > 0
        UNION ALL
        SELECT y.year, l.effective_date
        FROM budget_ledgerline l
        JOIN budget_ledgerevent e ON e.id = l.event_id
        JOIN budget_fiscalyear y ON y.id = e.fiscal_year_id
        WHERE l.epoch > (SELECT coalesce(max(t.epoch), 0) FROM budget_rollup_state t)
    )
    SELECT year, max(day) FROM moved GROUP BY year ORDER BY year
"""
_SPENDING = """
    SELECT e.effective_date, e.kind, e.round, o.basis, l.cell_id, l.amount, a.name AS account, p.name, c.division,
        c.item, c.funding
    FROM budget_ledgerline l
    JOIN budget_ledgerevent e ON e.id = l.event_id
    JOIN platform_operation o ON o.id = e.operation_id
    JOIN budget_fiscalyear y ON y.id = e.fiscal_year_id
    JOIN budget_appropriationcell c ON c.id = l.cell_id
    JOIN budget_budgetaccount a ON a.id = c.account_id
    LEFT JOIN budget_programme p ON p.id = c.programme_id
    WHERE y.year = %(year)s AND l.balance = 'SPENT' AND c.reports_spending AND l.epoch <= %(epoch)s
    AND l.effective_date BETWEEN %(since)s AND %(until)s AND a.kind = ANY (%(kinds)s)"""
_IN_ORDER = " ORDER BY e.effective_date, e.epoch, o.recorded_at, e.id, l.cell_id"
