"""Targets of early execution and of saving, and what divisions will have spent by the end of a year."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field, StringConstraints, WithJsonSchema

from ieum.api.door import MISSING, bearer_of, operation, writing
from ieum.api.fields import Code, Day, Line, Page, Part, Schema, Short, Won, Year, YearAsked, page
from ieum.api.once import Once, do_once
from ieum.api.views.execution import PointAsked, point_of
from ieum.budget import operations, queries
from ieum.budget.choices import SavingCategory
from ieum.budget.forecast_rows import ForecastRow
from ieum.budget.queries import targets
from ieum.budget.queries.forecasts import ProgrammeForecast, programme_forecasts
from ieum.budget.queries.targets import Saving
from ieum.budget.rules.permissions import BudgetAction
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.database.tenancy import snapshot

router = Router()
_Name = Annotated[Line, StringConstraints(max_length=60)]
_Rate = Annotated[
    Decimal,
    Field(ge=0, le=100, max_digits=5, decimal_places=2),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100, "multipleOf": 0.01}),
]
"""%, as a number and not as a text, which the library would describe too."""
_MOST_ROWS = 1_000


class AimRow(Schema):
    """How much is to be spent by a day."""

    until: date = Field(description="언제까지")
    division: str = Field(description="부서, 따로 정하지 않은 모든 부서의 것이면 빈 글")
    rate: float = Field(description="목표율, %")
    basis: str


class AimGiven(Schema, extra="forbid"):
    """How much is to be spent by a day, of a division or of all that have no target of their own."""

    year: Year = Field(description="회계연도")
    until: Day = Field(description="언제까지")
    division: Short = Field("", description="부서, 모든 부서의 것이면 빈 글")
    rate: _Rate = Field(description="목표율, %")
    basis: Line = Field(description="근거")


class SavingRow(Schema):
    """What a division is to save, and what came of it."""

    id: UUID
    year: int
    account: str
    division: str
    unit: str = Field(description="단위사업")
    category: SavingCategory
    base: int = Field(description="기준액, 원")
    rate: float = Field(description="절감률, %")
    amount: int = Field(description="목표액, 원")
    spent: int | None = Field(description="실제 집행액, 원. 적지 않았으면 null")
    saved: int | None = Field(description="절감액, 원. 더 썼으면 0보다 작고, 적지 않았으면 null")
    evidence: str = Field(description="증빙, 적지 않았으면 빈 글")
    basis: str


class SavingGiven(Schema, extra="forbid"):
    """What a division is to save of an amount."""

    year: Year = Field(description="회계연도")
    account: _Name = Field(description="회계")
    division: _Name = Field(description="부서")
    unit: Annotated[Line, StringConstraints(max_length=100)] = Field(description="단위사업")
    category: SavingCategory
    base: Won = Field(description="기준액, 원")
    rate: _Rate = Field(description="절감률, %")
    basis: Line = Field(description="근거")


class SavingResultGiven(Schema, extra="forbid"):
    """What it cost in the end."""

    spent: Won = Field(description="실제 집행액, 원")
    evidence: Line = Field(description="증빙: 같은 성과를 냈음을 보일 문서")


class ForecastsAsked(PointAsked):
    """What a division said, as of which day, as known when."""

    division: _Name = Field(description="부서")


class ProgrammeRow(Schema):
    """What a division has of a detailed programme, and will have spent."""

    account: str
    policy: str
    unit: str
    code: str = Field(description="세부사업의 부호")
    name: str
    available: int = Field(description="예산현액, 원")
    spent: int | None = Field(description="집행액, 원. 알리지 않는 과목이면 null")
    forecast: int | None = Field(description="연말 예상 집행액, 원. 적지 않았거나 더는 맞지 않으면 null")
    stated_on: date | None = Field(description="적은 기준일, 적지 않았으면 null")
    fault: str = Field(description="적은 것이 더는 맞지 않는 까닭, 맞으면 빈 글")


class ForecastGiven(Schema, extra="forbid"):
    """What a programme will have spent by 31 December."""

    code: Annotated[Code, Field(min_length=1)] = Field(description="세부사업의 부호")
    account: Short = Field("", description="회계. 부호가 여러 회계에 있을 때만")
    amount: Won = Field(description="12월 31일까지 집행할 모든 금액, 원")


class ForecastsGiven(Schema, extra="forbid"):
    """What programmes of a division will have spent."""

    year: Year = Field(description="회계연도")
    division: _Name = Field(description="부서")
    stated_on: Day = Field(description="기준일. 이 날의 집행액과 예산현액에 견줌")
    rows: list[ForecastGiven] = Field(min_length=1, max_length=_MOST_ROWS)
    basis: Line = Field(description="근거")


class ForecastsStated(Schema):
    """Of how many programmes something was said."""

    stated: int


@operation(
    router, "/budget/execution-targets", BudgetAction.SEE_BUDGET, Page[AimRow],
    told="신속집행 목표 목록. 한 회계연도에 지금 서 있는 목표율을 날의 순서로 줍니다.",
)  # fmt: skip
def list_execution_targets(request: HttpRequest, asked: Annotated[YearAsked, Query()], part: Part) -> Any:
    """The targets of a year that hold."""
    found = queries.find_year(asked.year)
    rows = targets.execution_targets(found.pk) if found else []
    return page(rows, part, lambda each: AimRow.model_validate(each).model_dump())


@writing(
    router, "/budget/execution-targets", OfficeAction.WORK_ON_CASES, AimRow,
    told="신속집행 목표를 정하기. 예산팀이 하며, 같은 날과 부서의 것을 다시 적으면 뒤의 것이 섭니다.",
)  # fmt: skip
def set_execution_target(request: HttpRequest, mark: Once, given: AimGiven) -> Any:
    """Say how much of the eligible budget is to be spent by a day."""
    same = given.model_dump()
    return do_once(
        request, mark, operations.set_execution_target,
        lambda _: AimRow(**{name: same[name] for name in AimRow.model_fields}), **same,
    )  # fmt: skip


@operation(
    router, "/budget/saving-targets", BudgetAction.SEE_BUDGET, Page[SavingRow],
    told="절감 목표와 실적 목록. 한 회계연도의 것을 회계, 부서, 단위사업의 순서로 줍니다.",
)  # fmt: skip
def list_saving_targets(request: HttpRequest, asked: Annotated[YearAsked, Query()], part: Part) -> Any:
    """Targets of a year with their results."""
    found = queries.find_year(asked.year)
    return page(targets.savings(found.pk) if found else [], part, lambda each: _saving(each).model_dump())


@writing(
    router, "/budget/saving-targets", OfficeAction.WORK_ON_CASES, SavingRow,
    told="절감 목표를 정하기. 그 부서의 직원과 예산팀이 하며, 목표액은 천원까지 반올림합니다.",
)  # fmt: skip
def set_saving_target(request: HttpRequest, mark: Once, given: SavingGiven) -> Any:
    """Set what a division is to save."""
    return do_once(
        request, mark, operations.set_saving_target, lambda made: _saved(made.fiscal_year_id, made.pk),
        on=localdate(), **given.model_dump(),
    )  # fmt: skip


@writing(
    router, "/budget/saving-targets/{target_id}/result", OfficeAction.WORK_ON_CASES, SavingRow,
    told="절감 실적을 적기. 그 부서의 직원과 예산팀이 하며, 다시 적으면 뒤의 것이 섭니다.",
)  # fmt: skip
def state_saving(request: HttpRequest, mark: Once, target_id: UUID, given: SavingResultGiven) -> Any:
    """State what the same output cost in the end."""
    return do_once(
        request, mark, operations.state_saving, lambda made: _saved(made.target.fiscal_year_id, target_id),
        target_id=target_id, on=localdate(), **given.model_dump(),
    )  # fmt: skip


@operation(
    router, "/budget/forecasts", BudgetAction.SEE_BUDGET, Page[ProgrammeRow], refuses=MISSING, own_transactions=True,
    told="연말 예상 집행액. 한 부서의 세부사업마다 예산현액, 집행액과 적어 둔 예상 집행액을 줍니다.",
)  # fmt: skip
def list_forecasts(request: HttpRequest, asked: Annotated[ForecastsAsked, Query()], part: Part) -> Any:
    """What a division said of the end of a year."""
    with snapshot(bearer_of(request).municipality_id, known_at=asked.known_at) as epoch:
        rows = programme_forecasts(point_of(asked, epoch), year=asked.year, division=asked.division)
    return page(rows, part, _forecast)


@writing(
    router, "/budget/forecasts", OfficeAction.WORK_ON_CASES, ForecastsStated,
    told="연말 예상 집행액을 적기. 모든 줄을 적거나 한 줄도 적지 않습니다. 그 부서의 직원과 예산팀이 합니다.",
)  # fmt: skip
def state_forecasts(request: HttpRequest, mark: Once, given: ForecastsGiven) -> Any:
    """Say what programmes of a division will have spent by 31 December."""
    head = {name: getattr(given, name) for name in ("year", "division", "stated_on", "basis")}
    rows = {number: ForecastRow(**each.model_dump()) for number, each in enumerate(given.rows)}
    return do_once(
        request, mark, operations.state_forecasts, lambda count: ForecastsStated(stated=count), rows=rows,
        on=localdate(), **head,
    )  # fmt: skip


def _saved(fiscal_year_id: UUID, target_id: UUID) -> SavingRow:
    return next(_saving(each) for each in targets.savings(fiscal_year_id) if each.target.pk == target_id)


def _saving(each: Saving) -> SavingRow:
    target = each.target
    same = ("id", "division", "unit", "category", "base", "rate", "amount")
    return SavingRow(
        **{name: getattr(target, name) for name in same}, year=target.fiscal_year.year, account=target.account.name,
        spent=each.spent, saved=each.saved, evidence=each.evidence, basis=target.operation.basis,
    )  # fmt: skip


def _forecast(each: ProgrammeForecast) -> dict[str, Any]:
    account, policy, unit = each.unit
    same = ("code", "name", "available", "spent", "fault")
    return {name: getattr(each, name) for name in same} | {
        "account": account,
        "policy": policy,
        "unit": unit,
        "forecast": each.amount,
        "stated_on": each.said.stated_on if each.said else None,
    }
