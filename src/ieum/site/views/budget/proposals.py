"""Postings that wait for a second person: one list of all kinds, and each with what it would do to the ledger now."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from ieum.budget import operations
from ieum.budget.choices import BeforeYearGround, ProposalKind, ProposalOutcome, ProvisionalGround
from ieum.budget.queries import proposals
from ieum.budget.queries.proposals import Effect, decision_of
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.proposals import carried_of
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.forms.proposal import DecisionForm, WithdrawalForm
from ieum.site.ledger import crumbs, won
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep

if TYPE_CHECKING:
    from ieum.budget.models import PostingProposal

_TITLE = WAITING = "승인 대기"
_COLUMNS = (
    Column("title", "내용"), Column("kind", "구분"), Column("year", "회계연도"), Column("amount", "금액", "number"),
    Column("who", "올린 사람"), Column("day", "올린 날", "date"), Column("state", "상태"),
    Column("decider", "처리한 사람"), Column("basis", "근거"),
)  # fmt: skip
_EFFECTS = (
    Column("cell", "예산과목"), Column("balance", "구분"), Column("before", "지금", "number"),
    Column("change", "증감", "number"), Column("after", "등록한 뒤", "number"),
)  # fmt: skip
_MOST_SHOWN = 500
"""As many effects as a page shows; the others are counted."""


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
def budget_proposals(request: StaffRequest) -> HttpResponse:
    """List what waits for a second person and what became of it, the newest first."""
    asked = request.GET.get("state", "")
    rows = proposals.proposals()
    if asked in ProposalOutcome.values:
        rows = rows.filter(decisions__outcome=asked)
    elif asked == "WAITING":
        rows = proposals.waiting()
    listing = Listing(
        "proposals", _TITLE, _COLUMNS, list(rows), _cells,
        filters=(Filter("state", "상태", (("WAITING", WAITING), *ProposalOutcome.choices)),), note="(단위: 원)",
        empty_text="승인을 기다리는 등록이 없습니다.",
    )  # fmt: skip
    context = {"title": translated(_TITLE), "breadcrumbs": crumbs(translated(_TITLE))}
    return render_list(request, "site/budget_proposals.html", listing, context)


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.DECIDE_POSTINGS)
def budget_proposal(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    """Show one with what it would do now; posting confirms, returns or withdraws it."""
    found = proposals.proposal(proposal_id)
    if found is None:
        raise Http404("그런 승인 대기가 없습니다. 목록에서 고르십시오.")
    steps = {each.name: each for each in _steps(request, found)}
    step = steps.get(request.POST.get("step", "decide"))
    if request.method == "POST" and step is None:
        messages.error(request, translated("이미 처리했거나 처리할 수 없는 승인 대기입니다."))
        return redirect("budget_proposal", proposal_id)
    if step is not None and step.form.is_bound and step.form.is_valid() and _done(request, found, step.form):
        return redirect("budget_proposal", proposal_id)
    trial = operations.try_proposal(found) if decision_of(found) is None else None
    context = {
        "title": found.title,
        "breadcrumbs": [*crumbs("")[:-1], (translated(_TITLE), reverse("budget_proposals")), (found.title, "")],
        "facts": list(_facts(found)),
        "fault": trial.fault if trial else "",
        "table": _effects_table(trial.effects) if trial and not trial.fault else None,
        "steps": list(steps.values()),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if step is not None and step.form.errors else HTTPStatus.OK
    return render(request, "site/budget_proposal.html", context, status=status)


def _steps(request: StaffRequest, of: "PostingProposal") -> Iterator[PageStep]:
    """What whoever asks may do with it now."""
    if decision_of(of) is not None or not may(request, BudgetAction.DECIDE_POSTINGS):
        return
    asked = request.POST.get("step") if request.method == "POST" else None
    if operations.may_confirm(of, request.user.pk):
        form = DecisionForm(request.POST if asked == "decide" else None, auto_id="decide_%s")
        buttons = (("confirm", "승인하고 원장에 등록"), ("cancel", "반려"))
        yield PageStep("decide", "승인 또는 반려", form, buttons)
    if operations.may_withdraw(of, request.user.pk):
        withdrawal = WithdrawalForm(request.POST if asked == "withdraw" else None, auto_id="withdraw_%s")
        yield PageStep("withdraw", "회수", withdrawal, (("cancel", "회수"),))


def _done(request: StaffRequest, of: "PostingProposal", form: forms.Form) -> bool:
    """Whether it could be decided so; otherwise the form tells why not."""
    own, reason = {"proposal_id": of.pk, "actor_id": request.user.pk}, form.cleaned_data["reason"]
    try:
        if isinstance(form, WithdrawalForm):
            operations.withdraw_proposal(**own, reason=reason)
            said = "회수했습니다."
        elif request.POST.get("do") == "confirm":
            operations.confirm_proposal(**own, basis=reason)
            said = "승인하여 원장에 등록했습니다."
        else:
            operations.return_proposal(**own, reason=reason)
            said = "반려했습니다. 원장에는 아무것도 등록하지 않았습니다."
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, translated(said))
    return True


def _cells(each: "PostingProposal") -> list[object]:
    decision = decision_of(each)
    return [
        format_html('<a href="{}">{}</a>', reverse("budget_proposal", args=[each.pk]), each.title),
        translated(ProposalKind(each.kind).label), str(each.year), won(each.amount), done_by(each.operation),
        localtime(each.operation.recorded_at).date().isoformat(), _state(each),
        done_by(decision.operation) if decision else "", each.operation.basis,
    ]  # fmt: skip


def _state(each: "PostingProposal") -> str:
    decision = decision_of(each)
    return translated(ProposalOutcome(decision.outcome).label if decision else WAITING)


def _facts(of: "PostingProposal") -> Iterator[tuple[str, object]]:
    yield translated("상태"), _state(of)
    yield translated("구분"), translated(ProposalKind(of.kind).label)
    yield translated("회계연도"), str(of.year)
    yield translated("금액"), translated("{amount}원", amount=won(of.amount))
    yield translated("근거"), of.operation.basis
    yield from _given(of.given)
    yield translated("올린 사람"), f"{done_by(of.operation)}, {localtime(of.operation.recorded_at):%Y-%m-%d %H:%M}"
    decision = decision_of(of)
    if decision is not None:
        by = decision.operation
        yield translated("처리한 사람"), f"{done_by(by)}, {localtime(by.recorded_at):%Y-%m-%d %H:%M}"
        yield translated("의견"), by.basis


def _given(given: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """What was entered beside the amounts, as far as this kind tells it."""
    for name, label in (("on", "효력일"), ("authority", "조항·교부결정"), ("ground", "지출원인행위·의결")):
        if given.get(name):
            yield translated(label), given[name]
    if "before_year" in given:
        yield translated("개시 전 배정의 근거"), translated(BeforeYearGround(given["before_year"]).label)
        yield translated("결정한 날"), given["decided_on"]
    if "carried" in given:
        papers = dict.fromkeys(each.authority for each in carried_of(given) if each.authority)
        yield translated("지출원인행위·의결"), ", ".join(papers)
    if "provisional" in given:
        yield translated("준예산의 근거"), translated(ProvisionalGround(given["provisional"]).label)
    rows = given.get("rows")
    if isinstance(rows, list):
        places = (
            translated(
                "{division} {code} {amount}원", division=row["division"], code=row["revenue"], amount=won(row["amount"])
            )
            for row in rows
        )
        yield translated("세입과목"), ", ".join(places)


def _effects_table(effects: tuple[Effect, ...]) -> Table:
    rows = [
        [each.cell, translated(each.balance.label), won(each.before), won(each.after - each.before), won(each.after)]
        for each in effects[:_MOST_SHOWN]
    ]
    note = translated("(단위: 원, 모두 {count}줄)", count=len(effects))
    return Table("effects", translated("지금 승인하면 원장이 이렇게 바뀝니다"), _EFFECTS, rows, note=note)
