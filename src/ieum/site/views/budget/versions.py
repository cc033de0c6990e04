"""Budget bills: the list, one bill with its stages side by side and the steps that may be taken, and its files."""

from collections.abc import Collection, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from ieum.budget import operations
from ieum.budget.bill_exports import COMPARISON_WRITERS, amounts_of, headings
from ieum.budget.choices import ComparedBy, MovementKind, Side, Stage
from ieum.budget.queries import bills
from ieum.budget.queries.bill_checks import delivery_due, facts_of, reserve_warnings, submission_due
from ieum.budget.queries.bill_reviews import bill_reviews, bill_warnings
from ieum.budget.queries.bill_tables import ComparedRow, Comparison, compare, compare_lines
from ieum.budget.rules.permissions import BudgetAction
from ieum.budget.rules.sentences import name_of
from ieum.budget.rules.versions import ADOPTED, REOPEN, submitted_on
from ieum.budget.states import VERSION, VersionFacts
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import in_korean, korean, translated, translated_own
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table, chosen_page
from ieum.site.access import allowed, may
from ieum.site.downloads import download
from ieum.site.forms.attachment import attached
from ieum.site.forms.budget import OpenVersionForm, ProgrammeForm, SheetChoiceForm, ShownForm, StepForm
from ieum.site.ledger import crumbs, version_or_404, won
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.steps import Taken, step_taken

if TYPE_CHECKING:
    from ieum.budget.models import BudgetVersion, VersionStep

_VERSIONS = (Column("name", "예산안"), Column("stage", "단계"), Column("day", "그 단계가 된 날", "date"))
_HISTORY = (
    Column("stage", "단계"), Column("step", "한 일"), Column("who", "누가"), Column("day", "언제", "date"),
    Column("why", "사유"),
)  # fmt: skip
_POSTED = (Column("kind", "사건"), Column("day", "효력일", "date"))
_UNKNOWN = "모름"
"""What stands where the ledger of last year does not know a line, which is not zero."""


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.COMPILE_BUDGET)
def budget_versions(request: StaffRequest) -> HttpResponse:
    """List budget bills; posting opens one."""
    form = OpenVersionForm(request.POST or None, initial={"year": localdate().year + 1})
    if request.method == "POST" and form.is_valid():
        try:
            opened = operations.open_version(**form.cleaned_data, actor_id=request.user.pk, on=localdate())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, translated("{opened}을 열었습니다. 부서가 예산을 요구할 수 있습니다.", opened=opened)
            )
            return redirect("budget_version", opened.pk)
    listing = Listing(
        "versions", "예산안", _VERSIONS, list(bills.versions()), _version_cells, empty_text="아직 예산안이 없습니다."
    )
    context = {"title": translated("예산안 편성"), "breadcrumbs": crumbs(translated("예산안 편성")), "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_list(request, "site/budget_versions.html", listing, context, status=status)


def _version_cells(each: "BudgetVersion") -> list[object]:
    last = max(each.steps.all(), key=lambda step: step.position)
    link = format_html('<a href="{}">{}</a>', reverse("budget_version", args=[each.pk]), each)
    return [link, translated(str(last)), last.decided_on.isoformat()]


@allowed(BudgetAction.SEE_BUDGET, posting=BudgetAction.COMPILE_BUDGET)
def budget_version(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """Show a bill; posting takes one of the steps that its table offers, or makes a programme known."""
    found = version_or_404(version_id)
    step, programme = StepForm(request.POST or None), ProgrammeForm(request.POST or None, auto_id="programme_%s")
    wrong: StepForm | ProgrammeForm | None = None
    if request.method == "POST":
        wrong = programme if request.POST.get("do") == "programme" else step
        if wrong.is_valid() and _done(request, found, wrong):
            return redirect("budget_version", found.pk)
    context = {**_context(request, found), **attached("budget.version", found.pk)}
    context["step_form"] = step if wrong is step else StepForm(initial={"on": localdate()})
    context["step_form"].fields["reason"].help_text = context["reasoned"]
    context["programme_form"] = programme if wrong is programme else ProgrammeForm(auto_id="programme_%s")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "site/budget_version.html", context, status=status)


@require_GET
@allowed(BudgetAction.SEE_BUDGET)
@in_korean
def budget_version_file(request: StaffRequest, version_id: UUID, form: str) -> HttpResponse:
    """Give the stages of a bill side by side as a file."""
    found = version_or_404(version_id)
    if form not in COMPARISON_WRITERS:
        raise Http404("그런 형식이 없습니다. xlsx나 csv로 받으십시오.")
    shown = shown_by(request)
    data = COMPARISON_WRITERS[form](compare(found, **shown), str(found))
    return download(data, korean(f"{found} {shown['side'].label} {shown['by'].label}별.{form}"))


def _done(request: StaffRequest, found: "BudgetVersion", form: StepForm | ProgrammeForm) -> bool:
    """Whether what the form asks for could be done; otherwise the form tells why not."""
    try:
        said = _take(request, found, form)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, said)
    return True


def _take(request: StaffRequest, found: "BudgetVersion", form: StepForm | ProgrammeForm) -> str:
    """One call of the operation that the form is for; what is said about it."""
    who = {"version_id": found.pk, "actor_id": request.user.pk}
    if isinstance(form, ProgrammeForm):
        operations.register_programme(cell=form.cell(), **who)
        return translated("세부사업을 등록했습니다.")
    reason, action = form.cleaned_data["reason"], request.POST.get("do", "")
    if action == "adopt":
        adoption = operations.adopt_version(voted_on=form.cleaned_data["on"], reason=reason, **who)
        return translated("의결된 예산 {amount:,}원을 원장에 등록했습니다.", amount=adoption.amount)
    before = bills.steps(found.pk)[-1].stage
    taken = operations.advance_version(action=action, on=form.cleaned_data["on"], reason=reason, **who)
    return step_taken(VERSION, Taken(before, (action,)), now=str(taken))


def shown_by(request: StaffRequest) -> dict[str, Any]:
    """By what, and which side; what is asked for wrongly is shown as by default."""
    by, side = request.GET.get("by"), request.GET.get("side")
    return {
        "by": ComparedBy(by) if by in ComparedBy.values else ComparedBy.ITEM,
        "side": Side(side) if side in Side.values else Side.EXPENDITURE,
    }


def _context(request: StaffRequest, found: "BudgetVersion") -> dict[str, Any]:
    shown, taken = shown_by(request), bills.steps(found.pk)
    lines = bills.version_lines(found.pk)
    reviews = bill_reviews(found, lines)
    facts = facts_of(found, taken, lines, reviews)
    parts = bills.version_parts(found.pk, request.user.pk) if may(request, BudgetAction.COMPILE_BUDGET) else ()
    moves = [row for row in VERSION.transitions if row.source == taken[-1].stage and row.action != "write"]
    mine = [row for row in moves if row.by & set(parts)]
    posted = bills.posted_of(found.pk)
    accounts = [each.name for each in bills.accounts_of_year(found.fiscal_year_id)] or [korean("일반회계")]
    divisions = bills.own_divisions(localdate(), request.user.pk)
    return {
        "title": str(found),
        "breadcrumbs": [*crumbs("")[:-1], (translated("예산안 편성"), reverse("budget_versions")), (str(found), "")],
        "version": found,
        "stage": translated(str(taken[-1])),
        "warnings": [*reserve_warnings(found, taken, lines), *bill_warnings(found, lines, reviews)],
        "faults": _faults(facts),
        "moves": [
            (row.action, row.label, VERSION.refusal(row.source, row.action, parts=parts, facts=facts)) for row in mine
        ],
        "reasoned": _reasoned(mine),
        "due": _due(found, taken),
        "waiting": _waiting(moves, parts),
        "shown_form": ShownForm(shown),
        "table": _table(request, found, compare_lines(found, taken, lines, **shown), shown),
        "query": request.GET.urlencode(),
        "sheets": bills.sheets_of(found.pk),
        "sheet_form": SheetChoiceForm(accounts=accounts, initial={"division": next(iter(divisions), "")}),
        "history": _history(taken),
        "posted": _posted(posted),
        "posted_amount": won(bills.posted_amount(found.pk)),
    }


def _reasoned(rows: Sequence[Any]) -> str:
    """Which of the steps of whoever looks are not taken without saying why."""
    steps = [translated(row.label) for row in rows if row.needs_reason]
    return translated("반드시 적는 단계: {steps}", steps=", ".join(steps)) if steps else ""


def _faults(facts: VersionFacts) -> list[str]:
    """What is to be put right before the bill goes on, in sentences."""
    missing = (
        translated(
            "첨부서류 {count}건이 빠졌습니다: {names}.", count=len(facts.missing), names=", ".join(facts.missing)
        )
        if facts.missing
        else ""
    )
    raised = [translated("{line}: 구청장이 동의해야 합니다.", line=translated(each)) for each in facts.unconsented]
    said = (facts.imbalances, facts.untaken, raised, facts.beyond, facts.unpaid, facts.unreviewed, facts.unlisted)
    return [each for group in said for each in group] + [missing] * bool(missing)


def _due(found: "BudgetVersion", taken: Sequence["VersionStep"]) -> str:
    """Until when the bill goes to the council, and whether it is late; "" where that is not counted."""
    if taken[-1].stage in ADOPTED:
        return _after_vote(taken)
    due = submission_due(found)
    if due is None:
        return ""
    submitted = submitted_on(taken) or localdate()
    said = "예산안 제출기한({day})이 지났습니다." if submitted > due else "의회 제출 기한 {day}"
    return translated(said, day=due.isoformat())


def _after_vote(taken: Sequence["VersionStep"]) -> str:
    """Until when the council hands over what it voted; then, that it is published without delay (제149조)."""
    due, last = delivery_due(taken), taken[-1]
    if last.stage == Stage.ADOPTED and due is not None:
        past = translated(" (지났습니다)") if localdate() > due else ""
        return translated("의회 이송 기한 {day}{past}", day=due.isoformat(), past=past)
    if last.stage == Stage.TRANSFERRED:
        return translated("{day}에 이송받음: 시·도지사에게 보고하고 지체 없이 고시", day=last.decided_on.isoformat())
    return ""


def _waiting(moves: Sequence[Any], own: Collection[str]) -> str:
    """Whose turn it is to take the bill on, and what others may do beside whoever asks."""
    onward = [row for row in moves if row.action != REOPEN]
    others = [row for row in onward if not row.by & set(own)]
    if len(others) < len(onward):
        said = [f"{translated(row.label)}({_names(row.by)})" for row in others]
        return translated("다른 사람이 하는 단계: {steps}", steps=", ".join(said)) if said else ""
    names = _names({part for row in onward for part in row.by})
    return translated("다음 단계로 옮기는 사람: {names}", names=names) if names else ""


def _names(parts: Collection[str]) -> str:
    return "·".join(translated(label) for code, label in VERSION.parts.items() if code in parts)


def _table(request: StaffRequest, found: "BudgetVersion", table: Comparison, shown: dict[str, Any]) -> Table:
    labels = headings(table)
    width = len(table.names)
    columns = [
        *(Column(f"name{number}", label) for number, label in enumerate(labels[:width])),
        *(Column(f"amount{number}", label, "number") for number, label in enumerate(labels[width:-1])),
        Column("why", "사유"),
    ]
    page = chosen_page(table.rows, request.GET)
    whole = [
        format_html("<strong>{}</strong>", translated("계")),
        *[""] * (width - 1),
        *_amounts(table, table.whole),
        "",
    ]
    rows = [[*map(translated_own, row.path), *_amounts(table, row), "; ".join(row.reasons)] for row in page]
    caption = translated(
        "{found} {label} {label_2}별 단계 비교",
        found=found,
        label=translated(shown["side"].label),
        label_2=translated(shown["by"].label),
    )
    return Table(
        "stages", caption, columns, [whole, *rows] if rows else [], note="(단위: 원)", page=page, query=request.GET,
        empty_text="아직 적은 금액이 없습니다. 산출표에서 적으십시오.",
    )  # fmt: skip


def _amounts(table: Comparison, row: ComparedRow) -> list[str]:
    return [translated(_UNKNOWN) if amount is None else won(amount) for amount in amounts_of(table, row)]


def _history(taken: Sequence["VersionStep"]) -> Table:
    labels = {(row.source, row.action): row.label for row in VERSION.transitions}
    rows = [
        [
            translated(str(each)), translated(labels.get((before, each.action), "예산안 열기")),
            done_by(each.operation), each.decided_on.isoformat(), each.operation.basis,
        ]
        for before, each in zip(["", *(step.stage for step in taken)], taken, strict=False)
    ]  # fmt: skip
    return Table("history", "거친 단계", _HISTORY, rows)


def _posted(postings: Sequence[Any]) -> Table | None:
    rows = [
        [translated(name_of(MovementKind(each.event.kind), each.event.round)), each.event.effective_date.isoformat()]
        for each in postings
    ]
    return Table("posted", "원장에 등록한 사건", _POSTED, rows) if rows else None
