"""What of the budget can be found: programmes, bills, lines, movements, files, requests, what waits, and reviews."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localtime

from ieum.budget.choices import MatterKind, MovementKind, ProposalKind, Stage
from ieum.budget.models import (
    BudgetLine,
    BudgetVersion,
    CalculationLine,
    LedgerEvent,
    LedgerLine,
    LineStatement,
    Matter,
    MatterAmount,
    MatterStatement,
    MovementRequest,
    PostingProposal,
    Programme,
    RequestLine,
    VersionStep,
)
from ieum.budget.models.ledger import DAILY
from ieum.budget.queries.taken_files import taken_files
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.sentences import name_of
from ieum.budget.rules.traits import FLAG, TRAITS
from ieum.budget.rules.versions import handed_over
from ieum.kernel.search import Findable, Searchable

_ALL_AT_ONCE = 500
"""Rows that are held in memory with what belongs to them."""
_LONGEST_ADDRESS = 300
"""As long as the address of a search item may be; each syllable takes nine letters of it."""


def _programmes(subjects: Collection[str] | None) -> Iterator[Findable]:
    for each in _of(Programme.objects.select_related("account__fiscal_year"), subjects):
        year, names = each.account.fiscal_year, [each.account.name, each.policy_name, each.unit_name, each.name]
        title, body = f"{each.name} ({year.year}년 예산)", " ".join([*names[:-1], each.code])
        yield Findable(str(each.pk), title, body, _address(year.year, names), year.first_day)


def _address(year: int, names: Sequence[str]) -> str:
    """The balances under the names from the account down; of long ones, under those above that an item can hold."""
    asked = urlencode([("year", year), ("by", "cell"), *(("path", name) for name in names)])
    address = f"/budget/?{asked}"
    return address if len(address) <= _LONGEST_ADDRESS else _address(year, names[:-1])


def _lines(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Lines with the calculation that holds: the last one that was stated."""
    statements = LineStatement.objects.order_by("position").prefetch_related(
        Prefetch("calculations", CalculationLine.objects.order_by("position"))
    )
    rows = BudgetLine.objects.select_related("account", "programme", "version__fiscal_year").prefetch_related(
        Prefetch("statements", statements)
    )
    for each in _of(rows, subjects):
        asked = urlencode({"side": each.side, "account": each.account.name, "division": each.division})
        last = list(each.statements.all())[-1:]
        reckoned = [f"{line.description} {line.formula}" for said in last for line in said.calculations.all()]
        name = each.programme.name if each.programme else each.account.name
        title = f"{name} {each.code} ({each.version}, {each.division})"
        address = f"/budget/versions/{each.version_id}/sheet/?{asked}"
        day = each.version.fiscal_year.first_day
        yield Findable(str(each.pk), title, "\n".join(reckoned), address, day, each.division)


def _matters(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Reviews and plans with what was said of them last."""
    amounts = Prefetch("amounts", MatterAmount.objects.order_by("heading", "sector", "item"))
    said = MatterStatement.objects.order_by("step__position").prefetch_related(amounts)
    for each in _of(Matter.objects.prefetch_related(Prefetch("statements", said)), subjects):
        statements = list(each.statements.all())
        body = "\n".join(
            [each.division, each.programme, *(line for last in statements[-1:] for line in _said(each, last))]
        )
        day = statements[0].stated_on if statements else None
        title, address = f"{each} {each.title}", f"/budget/matters/{each.pk}/"
        yield Findable(str(each.pk), title, body, address, day, each.division)


def _said(matter: Matter, last: MatterStatement) -> Iterator[str]:
    """Traits as a page prints them, and what money is for; of a reward not whose it is."""
    shown = {each.name: each for each in TRAITS[MatterKind(matter.kind)] if not each.is_fixed and each.form != FLAG}
    yield from (shown[name].shown(text) for name, text in last.traits.items() if name in shown)
    if matter.kind != MatterKind.REWARD:
        yield from dict.fromkeys(f"{each.heading} {each.sector} {each.item}" for each in last.amounts.all())


def _bills(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Bills by their names, with the stages that they came through and on what those rest."""
    steps = VersionStep.objects.order_by("position").select_related("operation")
    rows = BudgetVersion.objects.select_related("fiscal_year").prefetch_related(Prefetch("steps", steps))
    for each in _of(rows, subjects):
        body = "\n".join(f"{Stage(step.stage).label} {step.operation.basis}" for step in each.steps.all())
        yield Findable(str(each.pk), str(each), body, f"/budget/versions/{each.pk}/", each.fiscal_year.first_day)


def _submitted(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Bills as the council has them, with the stages that it is told; none that is a draft."""
    steps = VersionStep.objects.order_by("position")
    rows = BudgetVersion.objects.select_related("fiscal_year").prefetch_related(Prefetch("steps", steps))
    for each in _of(rows, subjects):
        taken = handed_over(list(each.steps.all()))
        if taken:
            body, address = "\n".join(map(str, taken)), f"/budget/bills/{each.pk}/"
            yield Findable(str(each.pk), str(each), body, address, each.fiscal_year.first_day)


def _events(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Movements by hand, by what they rest on and the programmes that they touch; not those of every day."""
    lines = LedgerLine.objects.select_related("cell__programme", "cell__account").order_by("cell", "balance")
    rows = LedgerEvent.objects.filter(source=None).exclude(kind__in=DAILY).select_related("operation", "fiscal_year")
    for each in _of(rows.prefetch_related(Prefetch("lines", lines)), subjects):
        title = f"{name_of(MovementKind(each.kind), each.round)} ({each.fiscal_year.year}년 예산)"
        touched = [f"{line.cell} {line.cell.division}" for line in each.lines.all()]
        body = "\n".join([each.operation.basis, each.authority, *dict.fromkeys(touched)])
        yield Findable(str(each.pk), title, body, f"/budget/events/{each.pk}/", each.effective_date)


def _taken_files(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Files that came into the ledgers, by their names and on what they rest; indexed when their content first came."""
    for each in taken_files(subjects):
        body, address = f"{each.kind.label} {each.year}\n{each.basis}", f"/budget/files/taken/{each.source_id}/"
        yield Findable(str(each.source_id), each.name, body, address, localtime(each.taken_at).date())


def _requests(subjects: Collection[str] | None) -> Iterator[Findable]:
    """Requests to move money by their reasons, on what they rest, and the programmes that they touch."""
    lines = RequestLine.objects.select_related("cell__programme", "cell__account")
    rows = MovementRequest.objects.select_related("case", "fiscal_year", "operation").prefetch_related(
        Prefetch("lines", lines)
    )
    for each in _of(rows, subjects):
        touched = [f"{line.cell} {line.cell.division}" for line in each.lines.all()]
        body = "\n".join([str(each.case), each.authority, *dict.fromkeys(touched)])
        day, address = localtime(each.operation.recorded_at).date(), f"/budget/requests/{each.pk}/"
        yield Findable(str(each.pk), f"{each} {each.reason}", body, address, day)


def _proposals(subjects: Collection[str] | None) -> Iterator[Findable]:
    """What waits or waited for a second person, by what it says and on what it rests."""
    for each in _of(PostingProposal.objects.select_related("operation"), subjects):
        body = f"{ProposalKind(each.kind).label} {each.year}\n{each.operation.basis}"
        day, address = localtime(each.operation.recorded_at).date(), f"/budget/proposals/{each.pk}/"
        yield Findable(str(each.pk), each.title, body, address, day)


def _of(rows: QuerySet[Any], subjects: Collection[str] | None) -> Iterator[Any]:
    return (rows if subjects is None else rows.filter(pk__in=subjects)).iterator(_ALL_AT_ONCE)


SEARCHABLES = (
    Searchable("budget.programme", "세부사업", BudgetAction.SEE_BUDGET, _programmes),
    Searchable("budget.line", "예산안 과목", BudgetAction.SEE_BUDGET, _lines),
    Searchable("budget.matter", "재정 심사·계획", BudgetAction.SEE_BUDGET, _matters),
    Searchable("budget.version", "예산안", BudgetAction.SEE_BUDGET, _bills),
    Searchable(
        "budget.submitted", "의회에 제출된 예산안", BudgetAction.SEE_SUBMITTED_BILLS, _submitted,
        unless=BudgetAction.SEE_BUDGET,
    ),
    Searchable("budget.event", "예산 사건", BudgetAction.SEE_BUDGET, _events),
    Searchable("budget.file", "등록한 파일", BudgetAction.SEE_BUDGET, _taken_files),
    Searchable("budget.request", "예산 변경 요청", BudgetAction.SEE_BUDGET, _requests),
    Searchable("budget.proposal", "승인을 기다리는 등록", BudgetAction.SEE_BUDGET, _proposals),
)  # fmt: skip
