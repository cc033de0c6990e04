"""Files of the budget's ledgers: one of movements, an export of e-호조, those that came in, and one taken back."""

from datetime import date
from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Router, UploadedFile
from pydantic import AwareDatetime, Field

from ieum.api.door import bearer_of, operation
from ieum.api.errors import not_found
from ieum.api.fields import Line, Page, Part, Schema, Year, page
from ieum.api.once import Once, once_by_content
from ieum.budget import operations
from ieum.budget.choices import FileKind
from ieum.budget.operations import ExecutionDifference
from ieum.budget.queries.taken_files import TakenFile, standing_of, taken_file, taken_files, totals_of
from ieum.budget.rules.permissions import BudgetAction
from ieum.platform.database.tenancy import municipality

router = Router()
MOST_DIFFERENCES = 200


class PostedFile(Schema):
    """What became of a file."""

    is_preview: bool
    posted: int = Field(description="등록한(미리 보기에서는 등록할 수 있는) 사건의 수")
    known: int = Field(description="이미 등록되어 있던 사건의 수")
    waiting: int = Field(default=0, description="다른 과장이나 단체장의 승인을 기다리는(기다리게 될) 사건의 수")
    notes: list[str] = Field(description="파일을 어떻게 읽었는지")


class FileForm(Schema):
    """What is said about a file of movements."""

    basis: Line = Field(description="근거 (의결, 공문의 번호와 날짜)")
    is_preview: bool = Field(default=False, description="등록하지 않고 잘못된 행만 알려 줌")


class TakenFileRow(Schema):
    """A file that posted events."""

    id: UUID
    kind: FileKind
    name: str
    sha256: str
    year: int
    taken_at: AwareDatetime
    basis: str
    standing: int = Field(description="지금 서 있는 사건의 수")
    taken_back: int = Field(description="취소한 사건의 수")


class ExecutionForm(FileForm):
    """What is said about an export of e-호조."""

    year: Year = Field(description="회계연도")


class DifferenceRow(Schema):
    """An entry that the ledger and the export tell differently."""

    number: str = Field(description="품의번호")
    kind: str
    day: date
    cell: str
    ours: int = Field(description="이음의 금액, 원")
    theirs: int = Field(description="e-호조의 금액, 원")


class TakenExecution(Schema):
    """What became of an export."""

    is_preview: bool
    same: int = Field(description="이미 같은 사건의 수")
    posted: int = Field(description="등록한(미리 보기에서는 등록할 수 있는) 사건의 수")
    reversed: int = Field(description="금액이 달라 취소하고 다시 등록한 사건의 수")
    differences: list[DifferenceRow] = Field(description=f"e-호조에 맞춘 것, {MOST_DIFFERENCES}건까지")
    missing: list[DifferenceRow] = Field(description=f"우리 원장에만 있어 그대로 둔 것, {MOST_DIFFERENCES}건까지")
    notes: list[str] = Field(description="파일을 어떻게 읽었는지")


class UndoForm(Schema, extra="forbid"):
    """Why a file is taken back."""

    basis: Line = Field(description="취소하는 근거")


class TakenBack(Schema):
    """What became of a file that was taken back."""

    reversed: int = Field(description="취소한 사건의 수")
    restored: int = Field(description="되살린 앞의 사건의 수")


@operation(
    router, "/budget/files", BudgetAction.SEE_BUDGET, Page[TakenFileRow],
    told="예산 원장에 등록한 파일. 새것부터, 지금 서 있는 사건과 취소한 사건의 수를 함께 줍니다.",
)  # fmt: skip
def list_budget_files(request: HttpRequest, part: Part) -> Any:
    """Files that came into the ledgers."""
    files = taken_files()
    totals = totals_of(files[part.offset : part.offset + part.limit])
    return page(files, part, lambda each: _file(each, *standing_of(totals.get(each.source_id, []))))


@operation(
    router, "/budget/files", BudgetAction.POST_BUDGET, PostedFile, method="POST", status=HTTPStatus.CREATED,
    refuses=(HTTPStatus.CONFLICT,), own_transactions=True,
    told="예산 사건 파일을 등록. 모든 사건을 등록하거나 하나도 등록하지 않습니다. 결재가 필요한 사건이 있으면 승인을 "
    "기다립니다. 같은 내용은 두 번 등록되지 않습니다.",
)  # fmt: skip
def post_budget_file(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], said: Annotated[FileForm, Form()]
) -> Any:
    """Post the movements of a file, or look them over."""
    bearer = bearer_of(request)

    def work() -> PostedFile:
        done = operations.post_file(
            code=bearer.municipality_id, name=str(file.name), data=file.read(), actor_id=bearer.account_id,
            basis=said.basis, is_preview=said.is_preview,
        )  # fmt: skip
        notes = [str(each) for each in done.notes]
        return PostedFile(
            is_preview=said.is_preview, posted=done.posted, known=done.known, waiting=done.waiting, notes=notes
        )

    return once_by_content(request, mark, work, [file])


@operation(
    router, "/budget/executions", BudgetAction.POST_BUDGET, TakenExecution, method="POST", status=HTTPStatus.CREATED,
    refuses=(HTTPStatus.CONFLICT,), own_transactions=True,
    told="e-호조 집행내역을 등록. 원장을 파일에 맞추며, 같은 파일을 다시 보내면 아무것도 바꾸지 않습니다.",
)  # fmt: skip
def take_execution_file(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], said: Annotated[ExecutionForm, Form()]
) -> Any:
    """Make the ledger agree with an export of e-호조, or look it over."""
    bearer = bearer_of(request)

    def work() -> TakenExecution:
        done = operations.take_execution(
            code=bearer.municipality_id, name=str(file.name), data=file.read(), year=said.year,
            actor_id=bearer.account_id, basis=said.basis, is_preview=said.is_preview,
        )  # fmt: skip
        return TakenExecution(
            is_preview=said.is_preview, same=done.same, posted=done.posted, reversed=done.reversed,
            differences=[_difference(each) for each in done.differences[:MOST_DIFFERENCES]],
            missing=[_difference(each) for each in done.missing[:MOST_DIFFERENCES]],
            notes=[str(each) for each in done.notes],
        )  # fmt: skip

    return once_by_content(request, mark, work, [file])


@operation(
    router, "/budget/files/{file_id}/undo", BudgetAction.TAKE_BACK, TakenBack, method="POST",
    status=HTTPStatus.CREATED, refuses=(HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT), own_transactions=True,
    told="파일의 등록을 취소. 서 있는 사건을 모두 취소하거나 하나도 취소하지 않습니다. 기록은 남습니다.",
)  # fmt: skip
def undo_budget_file(request: HttpRequest, mark: Once, file_id: UUID, given: UndoForm) -> Any:
    """Take back what stands of a file."""
    bearer = bearer_of(request)
    with municipality(bearer.municipality_id):
        if taken_file(file_id) is None:
            raise not_found("그런 파일은 등록된 적이 없습니다.")

    def work() -> TakenBack:
        undone = operations.undo_taken_file(
            code=bearer.municipality_id, source_id=file_id, actor_id=bearer.account_id, basis=given.basis
        )
        return TakenBack(reversed=undone.reversed, restored=undone.restored)

    return once_by_content(request, mark, work, [])


def _file(each: TakenFile, standing: int, taken_back: int) -> dict[str, Any]:
    same = ("kind", "name", "sha256", "year", "taken_at", "basis")
    return {name: getattr(each, name) for name in same} | {
        "id": each.source_id,
        "standing": standing,
        "taken_back": taken_back,
    }


def _difference(each: ExecutionDifference) -> DifferenceRow:
    same = ("number", "day", "cell", "ours", "theirs")
    return DifferenceRow(kind=each.kind.value, **{name: getattr(each, name) for name in same})
