"""What a division will have spent by 31 December, as it said, beside what its programmes have and spent by a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ieum.budget.models import ExecutionForecast
from ieum.budget.queries.names import Names
from ieum.budget.queries.rollups import Point
from ieum.budget.queries.settlement import Settled, settled
from ieum.budget.queries.teams import divisions_of_programmes
from ieum.budget.rules.forecasts import forecast_fault


@dataclass(frozen=True, slots=True)
class Said:
    """The last word of a division on a programme."""

    amount: int
    """Won."""
    stated_on: date


@dataclass(frozen=True, slots=True)
class ProgrammeForecast:
    """What a division has of a detailed programme at a point and will have spent, in won."""

    unit: tuple[str, str, str]
    """Account, 정책사업 and 단위사업."""
    code: str
    name: str
    available: int
    spent: int | None
    """None where that is not reported."""
    said: Said | None
    """None where nothing was said by the day."""

    @property
    def fault(self) -> str:
        """Why what was said does not hold any more, since more was spent or there is less; "" where it does."""
        return forecast_fault(self.said.amount, spent=self.spent, available=self.available) if self.said else ""

    @property
    def amount(self) -> int | None:
        """What was said, while it holds; else None."""
        return self.said.amount if self.said and not self.fault else None


@dataclass(frozen=True, slots=True)
class UnitForecast:
    """The same of a 단위사업; each is None where it is not known of one of its programmes."""

    unit: tuple[str, str, str]
    available: int
    spent: int | None
    amount: int | None


def forecasting_divisions(year: int) -> list[str]:
    """The divisions that have money of programmes of a year, by name."""
    return sorted({each for own in divisions_of_programmes(year).values() for each in own})


def programme_forecasts(at: Point, *, year: int, division: str) -> list[ProgrammeForecast]:
    """The programmes of which a division has money at a point, in the order of their codes."""

    def by(names: Names) -> tuple[str, ...]:
        if names.division != division or not names.unit_name:
            return ()
        above = (names.account_kind, names.account, names.policy_code, names.policy_name)
        return (*above, names.unit_code, names.unit_name, names.code, names.code, "", names.name)

    said = _said(at, year, division)
    return [_of_programme(each, said) for each in settled(at, year=year, grain="CELL", by=by)]


def _of_programme(each: Settled, said: Mapping[tuple[str, str], Said]) -> ProgrammeForecast:
    account, policy, unit, code, name = each.names
    return ProgrammeForecast(
        (account, policy, unit), code, name, each.amounts["available"] or 0, each.amounts["spent"],
        said.get((account, code)),
    )  # fmt: skip


def unit_forecasts(rows: Iterable[ProgrammeForecast]) -> list[UnitForecast]:
    """The sums of programmes by 단위사업, in the order of the rows."""
    return [_summed(unit, list(own)) for unit, own in groupby(rows, lambda each: each.unit)]


def amounts_of_units(at: Point, *, year: int, division: str) -> Mapping[tuple[str, ...], int | None]:
    """What a division said by 단위사업, as they are called; empty where it said nothing."""
    if not _said(at, year, division):
        return {}
    return {each.unit: each.amount for each in unit_forecasts(programme_forecasts(at, year=year, division=division))}


def _summed(unit: tuple[str, str, str], rows: list[ProgrammeForecast]) -> UnitForecast:
    return UnitForecast(
        unit,
        sum(each.available for each in rows),
        _sum_of(each.spent for each in rows),
        _sum_of(each.amount for each in rows),
    )


def _sum_of(amounts: Iterable[int | None]) -> int | None:
    """The sum; None where one is not known."""
    found = 0
    for each in amounts:
        if each is None:
            return None
        found += each
    return found


def _said(at: Point, year: int, division: str) -> Mapping[tuple[str, str], Said]:
    """The last word by account and code of the programme: of the last day, and of that day the last."""
    rows = ExecutionForecast.objects.filter(
        programme__account__fiscal_year__year=year, division=division, stated_on__lte=at.as_of, epoch__lte=at.epoch
    )
    told = rows.order_by("stated_on", "position").values_list(
        "programme__account__name", "programme__code", "amount", "stated_on"
    )
    return {(account, code): Said(amount, stated_on) for account, code, amount, stated_on in told}
