"""What a fiscal year goes by: its clauses of 이용, teams in charge of programmes, and what must be done."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router
from pydantic import Field, StringConstraints

from ieum.api.door import MISSING, bearer_of, operation, writing
from ieum.api.fields import Code, Day, Line, Page, Part, Schema, Year, YearAsked, page
from ieum.api.once import Once, do_once
from ieum.api.views.execution import PointAsked, point_of
from ieum.budget import operations, queries
from ieum.budget.queries import NOW, Point
from ieum.budget.queries import clauses as clause_queries
from ieum.budget.queries.duties import Duty, duties
from ieum.budget.queries.milestones import milestones
from ieum.budget.queries.teams import ProgrammeInCharge, programmes_in_charge
from ieum.budget.rules import term
from ieum.budget.rules.clauses import Clause
from ieum.budget.rules.permissions import BudgetAction
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.database.tenancy import snapshot

router = Router()
_MOST = 200
_Codes = Annotated[list[Annotated[Code, Field(min_length=1)]], Field(max_length=_MOST)]


class ClauseGiven(Schema, extra="forbid"):
    """A clause of the 예산총칙 by which money moves between policy programmes."""

    name: Annotated[Line, StringConstraints(max_length=60)] = Field(description="조항")
    what: Line = Field(description="이용할 수 있는 것, 예산총칙의 말대로")
    items: _Codes = Field([], description="통계목의 앞자리, 모두이면 빈 목록")
    policies: _Codes = Field([], description="정책사업의 부호, 모두이면 빈 목록")


class ClausesGiven(Schema, extra="forbid"):
    """All clauses of a year."""

    year: Year = Field(description="회계연도")
    clauses: list[ClauseGiven] = Field(max_length=_MOST)
    voted_on: Day = Field(description="의결한 날")
    basis: Line = Field(description="근거")


class ClauseRow(Schema):
    """A clause as the council voted it last."""

    name: str
    what: str
    items: list[str]
    policies: list[str]
    voted_on: date


class ClausesStated(Schema):
    """How many clauses hold from now on."""

    clauses: int


class ProgrammeTeam(Schema):
    """A detailed programme with who is in charge of it."""

    id: UUID
    account: str
    code: str
    name: str
    divisions: list[str] = Field(description="예산이 있는 부서")
    unit_id: UUID | None = Field(description="담당 팀, 없으면 null")
    team: str = Field(description="담당 팀의 이름, 없으면 빈 글")


class ChargeGiven(Schema, extra="forbid"):
    """Who is in charge of programmes from a day on."""

    programme_ids: list[UUID] = Field(min_length=1, max_length=_MOST, description="한 회계연도의 세부사업")
    unit_id: UUID | None = Field(None, description="담당 팀, 아무도 아니면 null")
    valid_from: Day = Field(description="시작일")
    basis: Line = Field(description="근거")


class TeamsCarried(Schema, extra="forbid"):
    """Into which year teams go on, or do not."""

    year: Year = Field(description="회계연도")
    basis: Line = Field(description="근거")


class Programmes(Schema):
    """Of how many programmes something was said."""

    programmes: int


class DutyRow(Schema):
    """Something that must be done because of movements or of the calendar."""

    code: str
    period: str = Field(description="어느 분기나 회계연도의 것인지")
    due_on: date
    amount: int = Field(description="옮긴 금액, 원")
    sentence: str
    reported_on: date | None = Field(description="마쳤다고 적은 날, 아니면 null")
    is_done: bool = Field(description="원장으로 보아 마쳤는지")


class DutyDone(Schema, extra="forbid"):
    """That a duty is done."""

    year: Year = Field(description="회계연도")
    code: Annotated[Line, StringConstraints(max_length=40)] = Field(description="목록의 code")
    period: Annotated[str, StringConstraints(max_length=20, pattern=r"^[^\x00-\x1f\x7f]*$")] = Field(
        "", description="목록의 period"
    )
    on: Day = Field(description="마친 날")
    basis: Line = Field(description="근거: 보고나 승인의 문서")


class DutyReported(Schema):
    """A duty that was said to be done."""

    code: str
    period: str
    reported_on: date


@operation(
    router, "/budget/clauses", BudgetAction.SEE_BUDGET, Page[ClauseRow],
    told="이용 조항 목록. 한 회계연도에 마지막으로 의결한 예산총칙의 조항입니다.",
)  # fmt: skip
def list_clauses(request: HttpRequest, asked: Annotated[YearAsked, Query()], part: Part) -> Any:
    """The last edition of the clauses of a year."""
    found = queries.find_year(asked.year)
    return page(clause_queries.clause_rows(found.pk) if found else [], part, _clause)


@writing(
    router, "/budget/clauses", BudgetAction.POST_BUDGET, ClausesStated,
    told="이용 조항을 적기. 한 회계연도의 조항을 통째로 새로 적으며, 앞의 것은 이력에 남습니다.",
)  # fmt: skip
def state_clauses(request: HttpRequest, mark: Once, given: ClausesGiven) -> Any:
    """Tell all clauses of a year as the council voted them."""
    clauses = [Clause(each.name, each.what, tuple(each.items), tuple(each.policies)) for each in given.clauses]
    return do_once(
        request, mark, operations.state_clauses, lambda made: ClausesStated(clauses=len(made)), year=given.year,
        clauses=clauses, voted_on=given.voted_on, basis=given.basis,
    )  # fmt: skip


@operation(
    router, "/budget/teams", BudgetAction.SEE_BUDGET, Page[ProgrammeTeam], refuses=MISSING, own_transactions=True,
    told="세부사업의 담당 팀. 기준일에 한 회계연도의 세부사업마다 어느 팀이 맡는지 줍니다.",
)  # fmt: skip
def list_programme_teams(request: HttpRequest, asked: Annotated[PointAsked, Query()], part: Part) -> Any:
    """Who is in charge of the detailed programmes of a year."""
    with snapshot(bearer_of(request).municipality_id, known_at=asked.known_at) as epoch:
        rows = programmes_in_charge(point_of(asked, epoch), year=asked.year)
    return page(rows, part, _programme)


@writing(
    router, "/budget/teams", OfficeAction.WORK_ON_CASES, Programmes,
    told="세부사업의 담당 팀을 정하기. 그 부서의 직원과 예산팀이 하며, 아무도 맡지 않게 할 수도 있습니다.",
)  # fmt: skip
def put_in_charge(request: HttpRequest, mark: Once, given: ChargeGiven) -> Any:
    """Put a team in charge of detailed programmes from a day on."""
    return do_once(
        request, mark, operations.put_in_charge, _counted, on=localdate(), **given.model_dump()
    )  # fmt: skip


@writing(
    router, "/budget/teams/carrying", OfficeAction.WORK_ON_CASES, Programmes,
    told="지난해의 담당 팀을 이어받기. 이미 정한 세부사업은 그대로 둡니다. 예산팀이 합니다.",
)  # fmt: skip
def carry_teams(request: HttpRequest, mark: Once, given: TeamsCarried) -> Any:
    """Let the teams of the year before go on."""
    return do_once(request, mark, operations.carry_teams, _counted, **given.model_dump())


@writing(
    router, "/budget/teams/carrying/undo", OfficeAction.WORK_ON_CASES, Programmes,
    told="담당 팀을 이어받은 것을 되돌리기. 그 뒤에 다시 정한 세부사업은 그대로 둡니다. 예산팀이 합니다.",
)  # fmt: skip
def undo_carried_teams(request: HttpRequest, mark: Once, given: TeamsCarried) -> Any:
    """Take back what was carried over into a year."""
    return do_once(request, mark, operations.undo_carried_teams, _counted, **given.model_dump())


@operation(
    router, "/budget/duties", BudgetAction.SEE_BUDGET, Page[DutyRow], refuses=MISSING, own_transactions=True,
    told="뒤따르는 할 일과 회계연도의 일정. 기한 순서로, 마쳤는지와 함께 줍니다.",
)  # fmt: skip
def list_duties(request: HttpRequest, asked: Annotated[YearAsked, Query()], part: Part) -> Any:
    """Duties and milestones of a year."""
    with snapshot(bearer_of(request).municipality_id) as epoch:
        found = duties(Point(term(asked.year).payments_until, epoch), year=asked.year)
        rows = sorted([*found, *milestones(asked.year)], key=lambda each: (each.due_on, each.code))
    return page(rows, part, _duty)


@writing(
    router, "/budget/duties/reports", BudgetAction.POST_BUDGET, DutyReported,
    told="뒤따르는 할 일을 마쳤다고 적기. 예산팀이 하며, 그 뒤에 옮긴 예산이 있으면 다시 할 일이 됩니다.",
)  # fmt: skip
def report_duty(request: HttpRequest, mark: Once, given: DutyDone) -> Any:
    """Say that a duty is done."""
    return do_once(
        request, mark, operations.report_duty,
        lambda made: DutyReported(code=made.code, period=made.period, reported_on=made.reported_on), epoch=NOW,
        **given.model_dump(),
    )  # fmt: skip


def _counted(programmes: int) -> Programmes:
    return Programmes(programmes=programmes)


def _clause(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("name", "what", "voted_on")} | {
        "items": row.items.split(),
        "policies": row.policies.split(),
    }


def _programme(each: ProgrammeInCharge) -> dict[str, Any]:
    programme = each.programme
    return {
        "id": programme.pk,
        "account": programme.account.name,
        "code": programme.code,
        "name": programme.name,
        "divisions": list(each.divisions),
        "unit_id": each.team.unit_id if each.team else None,
        "team": each.team.name if each.team else "",
    }


def _duty(each: Duty) -> dict[str, Any]:
    return {name: getattr(each, name) for name in DutyRow.model_fields}
