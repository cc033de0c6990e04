"""Tables of codes of a fiscal year, and what codes of the year before became."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Query, Router, UploadedFile
from pydantic import Field

from ieum.api.door import operation, writing
from ieum.api.errors import not_found
from ieum.api.fields import Code, Line, Page, Part, Schema, Short, Year, page
from ieum.api.once import Once, do_once
from ieum.api.rows import rows_of
from ieum.budget import operations
from ieum.budget.choices import CodeKind, CodeLevel, CodeTableKind
from ieum.budget.code_table_rows import read_code_rows
from ieum.budget.queries.code_tables import ListedTable, code_tables, names_of_year
from ieum.budget.queries.codes import standing_successors
from ieum.budget.rules.codes import Succession
from ieum.budget.rules.permissions import BudgetAction

if TYPE_CHECKING:
    from ieum.budget.models import CodeSuccessor

router = Router()
_MOST_ROWS = 1_000


class CodeTableRow(Schema):
    """A table of codes that was taken in."""

    id: UUID
    year: int
    kind: CodeTableKind
    size: int = Field(description="코드 수")
    stands: bool = Field(description="쓰는 중인지")
    basis: str


class CodesAsked(Schema):
    """Which codes."""

    year: Year = Field(description="회계연도")
    level: CodeLevel | None = Field(None, description="분류, 없으면 모두")


class YearsAsked(Schema):
    """Of which year."""

    year: Year | None = Field(None, description="회계연도, 없으면 모두")


class CodeEntry(Schema):
    """A code that may be written in a year."""

    level: CodeLevel
    account: str = Field(description="회계. 정책·단위·세부사업에만, 아니면 빈 글")
    code: str
    name: str
    parent: str = Field(description="상위 코드, 없으면 빈 글")
    law: str = Field(description="회계의 설치 근거, 적지 않았으면 빈 글")
    ends_on: date | None = Field(description="회계의 존속기한, 없거나 적지 않았으면 없음")


class CodesForm(Schema):
    """What is said about a file of codes."""

    year: Year = Field(description="회계연도")
    basis: Line = Field(description="근거 (예산편성 운영기준 별표)")
    is_preview: bool = Field(default=False, description="올리지 않고 잘못된 행만 알려 줌")


class CodesTaken(Schema):
    """What became of a file of codes."""

    is_preview: bool
    counts: dict[str, int] = Field(description="올린(미리 보기에서는 올릴 수 있는) 코드표마다의 코드 수")
    same: list[CodeTableKind] = Field(description="이미 그대로 있던 코드표")
    notes: list[str] = Field(description="확인할 점")


class Withdrawal(Schema, extra="forbid"):
    """Why something is taken back."""

    basis: Line = Field(description="취소하는 근거")


class SuccessionGiven(Schema, extra="forbid"):
    """That a code of the year before goes on as another, or ended."""

    kind: CodeKind
    account: Short = Field("", description="전년도 회계. 정책사업, 단위사업, 세부사업에만")
    before: Annotated[Code, Field(min_length=1)] = Field(description="지난해의 코드")
    after: Code = Field("", description="새 코드, 없어졌으면 빈 글")
    note: Short = Field("", description="비고")


class SuccessionsGiven(Schema, extra="forbid"):
    """What codes of the year before became."""

    year: Year = Field(description="새 코드를 쓰기 시작한 회계연도")
    rows: list[SuccessionGiven] = Field(min_length=1, max_length=_MOST_ROWS)
    basis: Line = Field(description="근거 (조직개편 조례)")
    is_preview: bool = Field(default=False, description="적지 않고 잘못된 줄만 알려 줌")


class SuccessionRow(Schema):
    """A succession that stands."""

    id: UUID
    year: int
    kind: CodeKind
    account: str
    before: str
    after: str = Field(description="새 코드, 없어졌으면 빈 글")
    note: str
    basis: str


class SuccessionsTaken(Schema):
    """What became of successions."""

    is_preview: bool
    added: int
    same: int = Field(description="이미 적혀 있던 줄")
    notes: list[str] = Field(description="어느 회계연도에도 없는 코드")


class SuccessionEnded(Schema):
    """That a succession was taken back."""

    id: UUID


@operation(
    router, "/budget/code-tables", BudgetAction.SEE_BUDGET, Page[CodeTableRow],
    told="코드표 목록. 올린 코드표를 새 회계연도부터, 쓰지 않는 것까지 줍니다.",
)  # fmt: skip
def list_code_tables(request: HttpRequest, asked: Annotated[YearsAsked, Query()], part: Part) -> Any:
    """All tables that were taken in."""
    return page([each for each in code_tables() if asked.year in (None, each.table.year)], part, _table)


@operation(
    router, "/budget/codes", BudgetAction.SEE_BUDGET, Page[CodeEntry],
    told="코드 목록. 한 회계연도의 코드표에서 쓰는 코드와 이름입니다.",
)  # fmt: skip
def list_codes(request: HttpRequest, asked: Annotated[CodesAsked, Query()], part: Part) -> Any:
    """The codes of a year."""
    found = names_of_year(asked.year, *([asked.level] if asked.level else []))
    return page([found[key] for key in sorted(found)], part, lambda each: CodeEntry.model_validate(each).model_dump())


@writing(
    router, "/budget/code-tables", BudgetAction.POST_BUDGET, CodesTaken,
    told="코드표를 올리기. 머리글이 구분, 회계, 코드, 이름, 상위 코드(회계에는 설치 근거, 존속기한을 더할 수 있음)인 "
    "엑셀이나 CSV의 모든 줄을 올리거나 한 줄도 올리지 않습니다. 파일에 있는 분류는 모두 새것으로 바뀝니다.",
)  # fmt: skip
def take_in_codes(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], said: Annotated[CodesForm, Form()]
) -> Any:
    """Take a file of codes in, or look it over."""
    rows, notes = read_code_rows(rows_of(file))

    def answer(done: operations.TakenCodes) -> CodesTaken:
        counts = {kind.value: count for kind, count in done.counts.items()}
        told = [*map(str, notes), *done.notes]
        return CodesTaken(is_preview=said.is_preview, counts=counts, same=list(done.same), notes=told)

    return do_once(request, mark, operations.take_in_codes, answer, files=[file], rows=rows, **said.model_dump())


@writing(
    router, "/budget/code-tables/{table_id}/withdrawal", BudgetAction.POST_BUDGET, CodeTableRow,
    told="코드표를 취소. 그 전의 코드표가 있으면 다시 섭니다.",
)  # fmt: skip
def withdraw_codes(request: HttpRequest, mark: Once, table_id: UUID, given: Withdrawal) -> Any:
    """Take a standing table back."""
    _listed(table_id)
    return do_once(
        request, mark, operations.withdraw_codes, lambda _: CodeTableRow(**_table(_listed(table_id))),
        table_id=table_id, basis=given.basis,
    )  # fmt: skip


@operation(
    router, "/budget/code-successions", BudgetAction.SEE_BUDGET, Page[SuccessionRow],
    told="코드 승계 목록. 지난해의 코드가 무엇이 되었는지 새 회계연도부터 줍니다.",
)  # fmt: skip
def list_code_successions(request: HttpRequest, asked: Annotated[YearsAsked, Query()], part: Part) -> Any:
    """Successions that stand."""
    return page(standing_successors(asked.year), part, _succession)


@writing(
    router, "/budget/code-successions", BudgetAction.POST_BUDGET, SuccessionsTaken,
    told="코드 승계를 적기. 모든 줄을 적거나 한 줄도 적지 않습니다. 나뉜 코드는 여러 줄로 적습니다.",
)  # fmt: skip
def record_successors(request: HttpRequest, mark: Once, given: SuccessionsGiven) -> Any:
    """Record what codes of the year before became."""
    rows = {number: Succession(**each.model_dump()) for number, each in enumerate(given.rows)}
    return do_once(
        request, mark, operations.record_successors,
        lambda done: SuccessionsTaken(
            is_preview=given.is_preview, added=done.added, same=done.same, notes=[str(each) for each in done.notes]
        ),
        year=given.year, rows=rows, basis=given.basis, is_preview=given.is_preview,
    )  # fmt: skip


@writing(
    router, "/budget/code-successions/{succession_id}/withdrawal", BudgetAction.POST_BUDGET, SuccessionEnded,
    told="코드 승계를 취소. 그 코드는 이어지지 않은 것이 됩니다.",
)  # fmt: skip
def end_succession(request: HttpRequest, mark: Once, succession_id: UUID, given: Withdrawal) -> Any:
    """Take a succession back."""
    if succession_id not in {each.pk for each in standing_successors()}:
        raise not_found("그런 코드 승계가 서 있지 않습니다. 목록에서 고르십시오.")
    return do_once(
        request, mark, operations.end_succession, lambda _: SuccessionEnded(id=succession_id),
        successor_id=succession_id, basis=given.basis,
    )  # fmt: skip


def _listed(table_id: UUID) -> ListedTable:
    found = next((each for each in code_tables() if each.table.pk == table_id), None)
    if found is None:
        raise not_found("그런 코드표가 없습니다. 목록에서 고르십시오.")
    return found


def _table(each: ListedTable) -> dict[str, Any]:
    table = each.table
    return {
        "id": table.pk,
        "year": table.year,
        "kind": table.kind,
        "size": each.size,
        "stands": each.stands,
        "basis": table.operation.basis,
    }


def _succession(each: "CodeSuccessor") -> dict[str, Any]:
    same = ("id", "year", "kind", "account", "before", "after", "note")
    return {name: getattr(each, name) for name in same} | {"basis": each.operation.basis}
