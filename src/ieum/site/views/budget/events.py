"""One event of the ledger or of revenue: what it is and moved, and taking it back after asking what that would do."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate, localtime

from ieum.budget import operations
from ieum.budget.choices import AdvanceKind, AdvanceState, MovementKind, RevenueKind
from ieum.budget.queries import events
from ieum.budget.queries.advances import advance_of
from ieum.budget.queries.events import Change, Moved
from ieum.budget.queries.units import unit_of
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.sentences import name_of
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.forms.event import TakeBackEventForm
from ieum.site.ledger import crumbs, won
from ieum.site.lists import row_link
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.budget.models import LedgerEvent, RevenueEvent

_MOVED = (Column("cell", "과목"), Column("balance", "구분"), Column("amount", "금액", "number"))
_CHANGES = (
    Column("cell", "과목"), Column("balance", "구분"), Column("before", "지금", "number"),
    Column("change", "증감", "number"), Column("after", "취소한 뒤", "number"),
)  # fmt: skip
_TRIAL = "trial"
"""The parameter by which whoever may take back asks what that would do."""
_MOST_SHOWN = 500
"""As many lines as a table shows; the others are counted."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """An event of either ledger, with what may be done with it."""

    event: "LedgerEvent | RevenueEvent"
    name: str
    facts: list[tuple[str, object]]
    moved: Callable[[], list[Moved]]
    trial: Callable[[], operations.Reversal]
    take_back: Callable[[str], Any]


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.TAKE_BACK)
def budget_event(request: StaffRequest, event_id: UUID) -> HttpResponse:
    """Show one event of the ledger; posting takes it back."""
    event = events.ledger_event(event_id)
    if event is None:
        raise Http404("그런 사건이 없습니다. 목록에서 고르십시오.")
    who: dict[str, Any] = {"event_id": event_id, "actor_id": request.user.pk, "on": localdate()}
    shown = _Shown(
        event, translated(name_of(MovementKind(event.kind), event.round)), list(_facts(event)),
        lambda: events.moved_by(event), lambda: operations.try_event(**who),
        lambda basis: operations.take_back_event(basis=basis, **who),
    )  # fmt: skip
    return _page(request, shown)


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.TAKE_BACK)
def budget_revenue_event(request: StaffRequest, revenue_event_id: UUID) -> HttpResponse:
    """Show one event of revenue; posting takes it back."""
    event = events.revenue_event(revenue_event_id)
    if event is None:
        raise Http404("그런 사건이 없습니다. 목록에서 고르십시오.")
    who: dict[str, Any] = {"event_id": revenue_event_id, "actor_id": request.user.pk}
    shown = _Shown(
        event, translated("세입 {kind}", kind=translated(RevenueKind(event.kind).label)), list(_revenue_facts(event)),
        lambda: events.revenue_moved_by(event), lambda: operations.try_revenue(**who),
        lambda basis: operations.take_back_revenue(basis=basis, **who),
    )  # fmt: skip
    return _page(request, shown)


def _page(request: StaffRequest, shown: _Shown) -> HttpResponse:
    gone = events.taken_back_by(shown.event)
    form = TakeBackEventForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _taken_back(request, shown, form):
        return redirect(request.path)
    may_try = gone is None and shown.event.reverses_id is None and may(request, BudgetAction.TAKE_BACK)
    # Trying holds the cells as taking back does, so that a visit alone does not try.
    trial = shown.trial() if may_try and (form.is_bound or _TRIAL in request.GET) else None
    is_offered = trial is not None and (not trial.fault or form.is_bound)
    step = PageStep("take_back", translated("이 사건 취소"), form, (("cancel", translated("사건 취소")),))
    context = {
        "title": shown.name,
        "breadcrumbs": crumbs(shown.name),
        "facts": shown.facts,
        "gone": _told_gone(gone) if gone else "",
        "fault": trial.fault if trial else "",
        "dependants": trial.dependants if trial else (),
        "table": _changes_table(trial.changes) if trial and not trial.fault else _moved_table(shown.moved()),
        "trial_url": f"?{_TRIAL}=1" if may_try and trial is None else "",
        "step": step if is_offered else None,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/budget_event.html", context, status=status)


def _taken_back(request: StaffRequest, shown: _Shown, form: TakeBackEventForm) -> bool:
    """Whether it could be taken back; otherwise the form tells why not."""
    try:
        shown.take_back(form.cleaned_data["basis"])
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    lines = len(shown.moved())
    messages.success(
        request, translated("{name}: 취소하여 잔액 {lines}개를 되돌렸습니다.", name=shown.name, lines=lines)
    )
    return True


def _facts(event: "LedgerEvent") -> Iterator[tuple[str, object]]:
    yield from _common(event)
    if event.authority:
        yield translated("결정 근거"), event.authority
    if unit := unit_of(event.pk):
        yield translated("재배정 부서"), unit
    if event.approver:
        yield translated("승인"), event.approver.title
    request = events.request_behind(event.pk)
    if request is not None:
        address = reverse("budget_request", args=[request.pk])
        yield translated("예산 변경 요청"), format_html('<a href="{}">{}</a>', address, request.case)
    if event.kind == MovementKind.EXPENDITURE and event.reverses_id is None:
        yield translated("정산"), _settling(event)
    if event.source is not None:
        address = reverse("budget_taken_file", args=[event.source_id])
        yield translated("파일"), format_html('<a href="{}">{}</a>', address, event.source.name)
    if event.reverses_id is not None:
        address = reverse("budget_event", args=[event.reverses_id])
        yield _taken_back_event(address)


def _settling(event: "LedgerEvent") -> str:
    """How an expenditure that is settled later stands, or the way to say that it is one."""
    known = advance_of(event.pk)
    if known is None:
        address = f"{reverse('budget_advances')}?year={event.fiscal_year}&event={event.pk}"
        return format_html('<a href="{}">{}</a>', address, translated("일상경비·선금급·개산급으로 적기"))
    kind, state = translated(AdvanceKind(known.kind).label), translated(AdvanceState(known.state).label)
    said = translated("{kind} {state}, 정산기한 {day}", kind=kind, state=state, day=known.due_on)
    return format_html('<a href="{}">{}</a>', f"{reverse('budget_advances')}?year={event.fiscal_year}", said)


def _revenue_facts(event: "RevenueEvent") -> Iterator[tuple[str, object]]:
    yield from _common(event)
    if event.movement_id is not None:
        address = reverse("budget_event", args=[event.movement_id])
        yield translated("함께 등록한 세출"), format_html('<a href="{}">{}</a>', address, translated("세출 사건"))
    if event.reverses_id is not None:
        yield _taken_back_event(reverse("budget_revenue_event", args=[event.reverses_id]))


def _taken_back_event(address: str) -> tuple[str, object]:
    return translated("취소한 사건"), format_html('<a href="{}">{}</a>', address, translated("취소된 사건 보기"))


def _common(event: "LedgerEvent | RevenueEvent") -> Iterator[tuple[str, object]]:
    by = event.operation
    yield translated("회계연도"), str(event.fiscal_year)
    yield translated("효력일"), event.effective_date.isoformat()
    yield translated("근거"), by.basis
    yield translated("등록한 사람"), f"{done_by(by)}, {localtime(by.recorded_at):%Y-%m-%d %H:%M}"


def _told_gone(by: Any) -> str:
    return translated(
        "취소한 사건입니다. {when} {who}: {basis}",
        when=f"{localtime(by.recorded_at):%Y-%m-%d %H:%M}", who=done_by(by), basis=by.basis,
    )  # fmt: skip


def _moved_table(moved: Sequence[Moved]) -> Table:
    rows = [[_linked(each), translated(each.balance.label), won(each.amount)] for each in moved[:_MOST_SHOWN]]
    note = translated("(단위: 원, 모두 {count}줄)", count=len(moved))
    return Table("moved", translated("이 사건이 옮긴 금액"), _MOVED, rows, note=note)


def _linked(each: Moved) -> str:
    if each.cell_id is None:
        return each.cell
    return row_link("budget_cell", each.cell_id, each.cell)


def _changes_table(changes: Sequence[Change]) -> Table:
    rows = [
        [each.cell, translated(each.balance.label), won(each.before), won(each.after - each.before), won(each.after)]
        for each in changes[:_MOST_SHOWN]
    ]
    note = translated("(단위: 원, 모두 {count}줄)", count=len(changes))
    return Table("changes", translated("지금 취소하면 잔액이 이렇게 바뀝니다"), _CHANGES, rows, note=note)
