"""The mid-term plan as tables: by 분야 and 부문, its outlook, beside the plan before it, and beside the budget."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ieum.budget.choices import MatterKind
from ieum.budget.queries.code_tables import functions_between
from ieum.budget.queries.matters import CONFIRMED, StandingMatter, matter, matters
from ieum.budget.queries.names import Names
from ieum.budget.queries.rollups import Point
from ieum.budget.queries.settlement import settled
from ieum.budget.rules.matters import StatedMatter, place_of_field, summed
from ieum.budget.rules.outlook import DISCRETIONARY, MANDATORY, REVENUE, SPENDING, Outlook, outlook_of
from ieum.kernel.rounding import Rounding, round_to

UNPLANNED = "계획에 없음"
"""The field of programmes that the plan does not have."""
_WHOLE, _PART = "계", "소계"
_BY_SECTOR = ("분야", "부문")
_BALANCE = "통합재정수지"

_Place = tuple[str, str]
"""분야 and 부문."""
_AS_CALLED: Mapping[_Place, _Place] = {}


class PlanRow(NamedTuple):
    """A row of words and won, or of texts where it is not of won."""

    names: tuple[str, ...]
    amounts: tuple[int | str, ...]


class PlanTable(NamedTuple):
    """A table of a plan, as its page shows it and its file holds it."""

    name: str
    title: str
    names: tuple[str, ...]
    columns: tuple[str, ...]
    rows: list[PlanRow]
    note: str = "(단위: 원)"


def plan_tables(found: StandingMatter, at: Point) -> list[PlanTable]:
    """The tables of a plan; those of which nothing is known are left out. ``at`` is the point of the budget."""
    stated, before = found.stated, plan_before(found)
    outlook = outlook_of(stated.traits)
    made = [_by_sector(stated)]
    made += [_outlook(outlook)] if outlook else []
    made += [_rolled(stated, before)] if before else []
    made += [_against_budget(stated, at)]
    return [each for each in made if each.rows]


def plan_before(found: StandingMatter) -> StandingMatter | None:
    """The last confirmed plan of a year before; None where there is none."""
    return last_plan(found.row.year)


def last_plan(year: int) -> StandingMatter | None:
    """The last confirmed plan that begins before a year; None where there is none."""
    row = matters(MatterKind.MID_TERM).filter(state_now__in=CONFIRMED, year__lt=year).first()
    return matter(row.pk) if row else None


def appropriations(at: Point, year: int) -> dict[str, tuple[str, int]]:
    """Name and 예산액 of each programme by its code."""

    def by(names: Names) -> tuple[str, ...]:
        return (names.code, names.code, names.code, names.name) if names.code else ()

    found: dict[str, tuple[str, int]] = {}
    for each in settled(at, year=year, grain="PROGRAMME", by=by):
        code, name = each.names
        found[code] = (name, found.get(code, ("", 0))[1] + (each.amounts["appropriation"] or 0))
    return found


def _by_sector(plan: StatedMatter) -> PlanTable:
    years = sorted({each.year for each in plan.amounts})
    sums = _summed(plan)
    rows = {
        place: (sum(own.values()), *(own.get(year, 0) for year in years)) for place, own in sums.items()
    }  # fmt: skip
    columns = ("합계", *(f"{year}년" for year in years))
    return PlanTable("sectors", "분야·부문별 계획", _BY_SECTOR, columns, _grouped(rows))


def _outlook(outlook: Outlook) -> PlanTable:
    years = outlook.years
    rows = []
    for side in (REVENUE, SPENDING):
        own = [(item, won) for (which, item), won in outlook.amounts.items() if which == side]
        rows += [_yearly(side, _PART, outlook.of(side)), *(_yearly(side, item, won) for item, won in own)]
    rows += [_yearly(_BALANCE, f"{_BALANCE} 1", outlook.balance())]
    rows += [_yearly(_BALANCE, f"{_BALANCE} 2(순세계잉여금 포함)", outlook.balance_with_surplus())]
    for item in (MANDATORY, DISCRETIONARY):
        grown = outlook.growth(item).values()
        said = ("-" if each is None else f"{round_to(each, 1, Rounding.HALF_UP)}%" for each in grown)
        rows.append(PlanRow(("증가율", item), tuple(said)))
    return PlanTable(
        "outlook", "세입·세출 전망과 통합재정수지", ("구분", "항목"), tuple(f"{year}년" for year in years), rows
    )  # fmt: skip


def _yearly(side: str, item: str, won: Mapping[int, int]) -> PlanRow:
    return PlanRow((side, item), tuple(won[year] for year in sorted(won)))


def _rolled(plan: StatedMatter, before: StandingMatter) -> PlanTable:
    """The years that both plans have, each as it was planned before, as it is now, and the difference.

    분야 and 부문 of the plan before stand under what they are called now, where the tables of codes tell.
    """
    called = functions_between(before.row.year, plan.year)
    old, new = _summed(before.stated, called), _summed(plan)
    years = sorted({each.year for each in plan.amounts} & {each.year for each in before.stated.amounts})
    rows = {
        place: tuple(
            won
            for year in years
            for was, now in [(old.get(place, {}).get(year, 0), new.get(place, {}).get(year, 0))]
            for won in (was, now, now - was)
        )
        for place in dict.fromkeys((*old, *new))
    }
    told = (f"{before.row.year}년 계획", "이번 계획", "증감")
    columns = tuple(f"{year}년 {each}" for year in years for each in told)
    return PlanTable(
        "rolled", f"{before.row}과(와) 나란히", _BY_SECTOR, columns, _grouped(rows) if years else []
    )  # fmt: skip


def _against_budget(plan: StatedMatter, at: Point) -> PlanTable:
    """What the year of the plan has in the budget, programme by programme by its code, put together by 부문."""
    budget = appropriations(at, plan.year)
    placed = {each.code: (each.heading, each.sector) for each in plan.amounts if each.code}
    given: dict[_Place, int] = {}
    for code, (_, won) in budget.items():
        place = placed.get(code, (UNPLANNED, ""))
        given[place] = given.get(place, 0) + won
    planned = {place: own.get(plan.year, 0) for place, own in _summed(plan).items()}
    sums = {place: (planned.get(place, 0), given.get(place, 0)) for place in dict.fromkeys((*planned, *given))}
    rows = _grouped({place: (one, other, other - one) for place, (one, other) in sums.items() if one or other})
    return PlanTable(
        "against", f"{plan.year}년 예산과 나란히", _BY_SECTOR, ("계획액", "예산액", "차이"), rows if budget else [],
        "(단위: 원, 예산과는 세부사업 부호로 잇습니다)",
    )  # fmt: skip


def _summed(plan: StatedMatter, called: Mapping[_Place, _Place] = _AS_CALLED) -> dict[_Place, dict[int, int]]:
    """Won by place and year; ``called`` has the places that are called otherwise now."""
    found: dict[_Place, dict[int, int]] = {}
    for (heading, sector, year), won in summed(
        plan.amounts, lambda each: (each.heading, each.sector, each.year)
    ).items():
        own = found.setdefault(called.get((heading, sector), (heading, sector)), {})
        own[year] = own.get(year, 0) + won
    return found


def _grouped(rows: Mapping[_Place, tuple[int, ...]]) -> list[PlanRow]:
    """The rows by 분야 and 부문 under the sum of all, and under that of each 분야 that has 부문."""
    if not rows:
        return []
    found = [PlanRow((_WHOLE, ""), _added(rows.values()))]
    for field in sorted({field for field, _ in rows}, key=lambda each: (place_of_field(each), each)):
        own = {sector: won for (each, sector), won in sorted(rows.items()) if each == field}
        if any(own):
            found.append(PlanRow((field, _PART), _added(own.values())))
        found += [PlanRow((field, sector), won) for sector, won in own.items()]
    return found


def _added(rows: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*rows, strict=True)))
