"""Statements of others beside our ledger (원장 대사): compared, each difference with its reason."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Query, Router, UploadedFile
from pydantic import Field

from ieum.api.door import MISSING, bearer_of, operation, writing
from ieum.api.fields import Day, Page, Part, Schema, Why, Year, page
from ieum.api.once import Once, do_once, once_by_content
from ieum.api.views.budget_files import FileForm
from ieum.budget import operations
from ieum.budget.choices import ReconciledState, Total
from ieum.budget.queries import reconciling as queries
from ieum.budget.rules.permissions import BudgetAction

router = Router()


class ReconciliationRow(Schema):
    """A statement that was compared."""

    id: UUID
    name: str
    year: int
    as_of: date
    basis: str
    by: str
    different: int = Field(description="차이 나는 줄")
    unexplained: int = Field(description="사유가 없는 줄")
    void: str = Field(description="무효로 한 까닭, 서 있으면 빈 글")


class LineOfReconciliation(Schema):
    """One amount of one row on both sides."""

    id: UUID
    names: list[str]
    total: Total
    ours: int | None = Field(description="우리 원장의 금액, 원")
    theirs: int | None = Field(description="명세의 금액, 원")
    state: ReconciledState
    place: int | None = Field(description="명세의 행")
    reason: str = Field(description="차이의 사유, 적지 않았으면 빈 글")


class LinesAsked(Schema):
    """Which lines."""

    state: ReconciledState | None = Field(None, description="견준 결과")
    is_open: bool = Field(default=False, description="사유가 없는 차이만")


class StatementForm(FileForm):
    """What is said about a statement."""

    year: Year = Field(description="회계연도")
    as_of: Day = Field(description="명세의 기준일")


class Compared(Schema):
    """What became of a statement."""

    reconciliation_id: UUID | None = Field(description="원장 대사, 미리 보기이면 null")
    lines: dict[str, int] = Field(description="견준 결과마다 줄의 수")
    notes: list[str] = Field(description="파일을 어떻게 읽었는지")


@operation(
    router, "/budget/reconciliations", BudgetAction.SEE_BUDGET, Page[ReconciliationRow],
    told="원장 대사 목록. 견준 명세를 새것부터, 차이 나는 줄의 수와 함께 줍니다.",
)  # fmt: skip
def list_reconciliations(request: HttpRequest, part: Part) -> Any:
    """All statements that were compared."""
    rows = queries.reconciliations()
    counts = queries.open_differences([each.pk for each in rows[part.offset : part.offset + part.limit]])
    return page(rows, part, lambda each: _reconciliation(each, *counts.get(each.pk, (0, 0))))


@operation(
    router, "/budget/reconciliations/{reconciliation_id}/lines", BudgetAction.SEE_BUDGET, Page[LineOfReconciliation],
    refuses=MISSING,
    told="원장 대사의 줄. 명세의 순서로, 두 쪽의 금액과 차이의 사유를 줍니다.",
)  # fmt: skip
def list_reconciled_lines(
    request: HttpRequest, reconciliation_id: UUID, asked: Annotated[LinesAsked, Query()], part: Part
) -> Any:
    """The lines of a comparison."""
    found = queries.reconciliation(reconciliation_id)
    return page(queries.chosen_lines(found.pk, state=asked.state, is_open=asked.is_open), part, _line)


@writing(
    router, "/budget/reconciliations", BudgetAction.POST_BUDGET, Compared, own_transactions=True,
    told="명세를 원장과 견주기. 원장은 바뀌지 않습니다. 과목마다 맞는지, 어느 쪽에만 있는지 남깁니다.",
)  # fmt: skip
def reconcile_statement(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], said: Annotated[StatementForm, Form()]
) -> Any:
    """Compare a statement with our balances of a day."""
    bearer = bearer_of(request)

    def work() -> Compared:
        done = operations.reconcile(
            code=bearer.municipality_id,
            name=str(file.name),
            data=file.read(),
            actor_id=bearer.account_id,
            **said.model_dump(),
        )
        lines = {state.value: done.count(state) for state in ReconciledState}
        notes = [str(each) for each in done.notes]
        return Compared(reconciliation_id=done.reconciliation_id, lines=lines, notes=notes)

    return once_by_content(request, mark, work, [file])


@writing(
    router, "/budget/reconciliation-lines/{line_id}/reason", BudgetAction.POST_BUDGET, LineOfReconciliation,
    told="차이의 사유를 적기. 다시 적으면 마지막 것이 섭니다.",
)  # fmt: skip
def explain_difference(request: HttpRequest, mark: Once, line_id: UUID, given: Why) -> Any:
    """Say why a difference stands."""
    queries.line(line_id)
    return do_once(
        request, mark, operations.explain_difference, lambda _: LineOfReconciliation(**_line(queries.line(line_id))),
        line_id=line_id, reason=given.reason,
    )  # fmt: skip


@writing(
    router, "/budget/reconciliations/{reconciliation_id}/void", BudgetAction.POST_BUDGET, ReconciliationRow,
    told="원장 대사를 무효로. 다른 날의 명세처럼 잘못 견준 것에 사유를 적습니다. 기록은 남습니다.",
)  # fmt: skip
def void_reconciliation(request: HttpRequest, mark: Once, reconciliation_id: UUID, given: Why) -> Any:
    """Say that a comparison was wrong."""
    queries.reconciliation(reconciliation_id)

    def answer(_: Any) -> ReconciliationRow:
        counts = queries.open_differences([reconciliation_id]).get(reconciliation_id, (0, 0))
        return ReconciliationRow(**_reconciliation(queries.reconciliation(reconciliation_id), *counts))

    return do_once(
        request, mark, operations.void_reconciliation, answer, reconciliation_id=reconciliation_id, reason=given.reason
    )


def _reconciliation(row: Any, different: int, unexplained: int) -> dict[str, Any]:
    void = queries.void_of(row)
    return {name: getattr(row, name) for name in ("id", "name", "as_of")} | {
        "year": row.fiscal_year.year,
        "basis": row.operation.basis,
        "by": row.operation.actor.title,
        "different": different,
        "unexplained": unexplained,
        "void": void.operation.basis if void else "",
    }


def _line(row: Any) -> dict[str, Any]:
    same = ("id", "total", "ours", "theirs", "state", "place")
    last = max(row.reasons.all(), key=lambda each: each.position, default=None)
    return {name: getattr(row, name) for name in same} | {
        "names": list(row.names),
        "reason": last.operation.basis if last else "",
    }
