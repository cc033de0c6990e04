"""Cases: the list, receiving one, and one case with the steps that whoever looks at it may take now."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from ieum.kernel.deadlines.falling_due import due_words
from ieum.office import operations, queries
from ieum.office.choices import Capacity, CaseKind, CaseState, DueTerm, Outcome, StepRole
from ieum.office.queries.beside_cases import with_suspensions
from ieum.office.rules.permissions import OfficeAction
from ieum.office.states import CASE
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated, translated_choices
from ieum.platform.ui.lists import WORDS, Filter, Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed
from ieum.site.case_beside import FORMS, beside_of, take
from ieum.site.case_counts import counted
from ieum.site.case_readers import case_or_404
from ieum.site.case_steps import STEPS, StepForm, held_up, offered, own_page, step_form
from ieum.site.finding import alike
from ieum.site.forms import case as case_forms
from ieum.site.forms.attachment import attached
from ieum.site.histories import history, post_label
from ieum.site.lists import render_list, row_link
from ieum.site.names import MOST_OFFERED, PostNames
from ieum.site.requests import StaffRequest
from ieum.site.steps import Taken, step_taken
from ieum.site.undoing import AT_ONCE, tell_undoable
from ieum.site.views.case_files import FILES as DRAFT_FILES

if TYPE_CHECKING:
    from ieum.office.models import OfficeCase, OpinionRequest

_CRUMBS = [(gettext_lazy("처음"), "/"), (gettext_lazy("업무"), "/cases/")]
_CASES = (
    Column("number", "번호"),
    Column("title", "제목"),
    Column("kind", "구분"),
    Column("post", "담당 직위"),
    Column("state", "상태"),
    Column("due", "기한", "date"),
)
_REASONED = {
    "unassign": operations.undo_assignment,
    "withdraw": operations.withdraw_draft,
    "settle": operations.settle,
}
"""The steps that ask for nothing but a reason."""
_LINE = (
    Column("post", "직위"),
    Column("role", "역할"),
    Column("outcome", "결과"),
    Column("who", "처리한 사람"),
    Column("ground", "근거"),
)


@require_GET
@allowed(OfficeAction.SEE_CASES)
def cases(request: StaffRequest) -> HttpResponse:
    """List cases; filtered by state, kind, whose they are, when they are due, and words."""
    written = {name: request.GET.get(name, "").strip()[:100] for name in ("state", "kind", "unit", "due", "words")}
    asked = queries.AskedCases(**written)
    standing = standing_on(localdate())
    listing = Listing(
        "cases", "업무", _CASES, queries.cases_for(request.user.pk, standing, asked), _cells(standing, localtime()),
        read=with_suspensions,
        filters=(
            WORDS, Filter("state", "상태", CaseState.choices), Filter("kind", "구분", CaseKind.choices),
            Filter("unit", "담당 부서", standing.divisions), Filter("due", "기한", DueTerm.choices),
        ),
        orders={"number": ("year", "number"), **{each: (each,) for each in ("title", "kind", "state")},
                "due": ("due_on", "due_time")},
        empty_text="그런 업무가 없습니다.",
    )  # fmt: skip
    context = {"title": translated("업무"), "breadcrumbs": [(translated("처음"), "/"), (translated("업무"), "")]}
    return render_list(request, "site/cases.html", listing, context)


def _cells(standing: Standing, now: datetime) -> Callable[["OfficeCase"], list[object]]:
    """What gives the cells of a case; the words that all rows share are put together once."""
    kinds, states = dict(translated_choices(CaseKind.choices)), dict(translated_choices(CaseState.choices))
    label = cache(lambda post_id: post_label(standing, post_id))
    return lambda each: [
        row_link("case", each.pk, str(each)),
        each.title,
        kinds[each.kind],
        label(each.post_id),
        states[each.state],
        _due(each, now),
    ]


@allowed(OfficeAction.WORK_ON_CASES)
def receive_case(request: StaffRequest) -> HttpResponse:
    """Receive a case."""
    now = localtime()
    posts, today = PostNames(standing_on(now.date())), {"received_on": now.date(), "received_time": now.time()}
    form = case_forms.ReceiveForm(request.POST or None, posts=posts, initial=today)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            received = operations.receive_case(
                post_id=given.pop("post"), **given, actor_id=request.user.pk, on=now.date(), at=now.time()
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, translated("접수했습니다. 번호는 {received}입니다.", received=received))
            is_readable = queries.is_readable(received, request.user.pk)
            return redirect("case", received.pk) if is_readable else redirect("cases")
    context = {
        "title": translated("업무 접수"),
        "breadcrumbs": [*_CRUMBS, (translated("접수"), "")],
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/receive_case.html", context, status=status)


@allowed(OfficeAction.SEE_CASES, posting=OfficeAction.WORK_ON_CASES)
def case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show a case; posting takes one of the steps that its table offers."""
    found, standing = case_or_404(request, case_id), standing_on(localdate())
    posts, wrong = PostNames(standing), None
    if request.method == "POST":
        name = request.POST.get("step", "")
        if name not in STEPS:
            raise Http404("그런 단계가 없습니다. 업무 화면에서 다시 고르십시오.")
        wrong = step_form(name, found, request.POST, posts)
        own = own_page(found) if name == "submit" else None
        if own:
            messages.error(request, translated("{label} 화면에서 올려야 합니다.", label=translated(own.label)))
            return redirect(own.address(found.pk))
        if _taken(request, found, wrong):
            step = Taken(found.state, STEPS[name][0], request.POST.get("do", ""))
            said = step_taken(CASE, step, now=CaseState(queries.case(found.pk).state).label)
            _tell(request, found, name, said)
            return redirect("case", found.pk)
    context = _context(request, found, standing, posts, wrong)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "site/case.html", context, status=status)


@require_GET
@allowed(OfficeAction.SEE_CASES)
def case_names(request: StaffRequest) -> HttpResponse:
    """A few cases whose number or title has in it what stands in the field that asks, the newest first."""
    words = request.GET.get(request.headers.get("HX-Trigger-Name", ""), "").strip()[:100]
    found = queries.cases_for(request.user.pk, standing_on(localdate()), queries.AskedCases(words=words))[:MOST_OFFERED]
    return render(request, "site/names.html", {"names": [f"{each} {each.title}" for each in found]})


@require_POST
@allowed(OfficeAction.WORK_ON_CASES)
def answer_opinion(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Answer an opinion request of a case, or go on without it."""
    found = case_or_404(request, case_id)
    asked = next((each for each in queries.opinions(found.pk) if str(each.pk) == request.POST.get("opinion")), None)
    who: dict[str, Any] = {
        "opinion_id": asked.pk if asked else found.pk, "actor_id": request.user.pk, "on": localdate(),
    }  # fmt: skip
    said = request.POST.get("answer", "")
    try:
        if request.POST.get("do") == "withdraw":
            operations.withdraw_opinion(**who, reason=said)
            messages.success(request, "의견을 기다리지 않고 진행합니다.")
        else:
            operations.answer_opinion(**who, answer=said)
            messages.success(request, "의견을 회신했습니다.")
    except Refused as refused:
        messages.error(request, translated(refused))
    return redirect("case", found.pk)


def _opinions(
    found: "OfficeCase", standing: Standing, mine: set[UUID]
) -> Iterator[tuple["OpinionRequest", str, bool, bool]]:
    """Each opinion that was asked: of whom, whether whoever looks owes it, and whether it is or came late."""
    for each in queries.opinions(found.pk):
        day = localdate(each.answered.recorded_at if each.answered else None)
        is_late = each.due_on is not None and each.due_on < day
        yield each, post_label(standing, each.post_id), each.answered is None and each.post_id in mine, is_late


def _context(
    request: StaffRequest, found: "OfficeCase", standing: Standing, posts: PostNames, wrong: StepForm | None
) -> dict[str, Any]:
    mine = set(standing.held_by(request.user.pk))
    known = {each.name for each in queries.parts(found, request.user.pk, standing)}
    before, after = queries.links(found.pk)
    own = own_page(found)
    opinions = list(_opinions(found, standing, mine))
    beside = [post_label(standing, each) for each in queries.co_posts(found.pk)]
    return {
        "title": found.title,
        "breadcrumbs": [*_CRUMBS, (str(found), "")],
        "case": found,
        "is_demand": _is_demand(found),
        "own": (translated(own.label), own.address(found.pk)) if own else None,
        "alike": alike(request, "office.case", str(found.pk)),
        "about": [
            (translated("번호"), str(found)),
            (translated("구분"), translated(CaseKind(found.kind).label)),
            (translated("상태"), translated(CaseState(found.state).label)),
            (translated("요청한 곳"), _requester(found)),
            (translated("접수일"), due_words(found.received_on, found.received_time)),
            *([(translated("요구의 근거"), found.operation.basis)] if _is_demand(found) else []),
            (translated("담당 직위"), post_label(standing, found.post_id)),
            *([(translated("함께 하는 직위"), ", ".join(beside))] if beside else []),
            (translated("기한"), _due(found, localtime()) or translated("없음")),
        ],
        "counted": counted(found),
        "steps": offered(found, known, posts, wrong),
        "held_up": held_up(found, known),
        "is_holder": "HOLDER" in known,
        "drafts": [(each, queries.draft_files(each), _line_table(each, standing)) for each in queries.drafts(found.pk)],
        "opinions": opinions,
        "is_asked": any(is_mine for _, _, is_mine, _ in opinions),
        "draft_files": DRAFT_FILES.items(),
        "documents": queries.registered_documents(found),
        "before": [(each.pk, queries.named(each)) for each in before],
        "after": [(each.pk, queries.named(each)) for each in after],
        "history": history(CASE, translated("접수"), queries.events(found.pk), standing),
        **attached("office.case", found.pk),
        "answer": case_forms.AnswerForm(auto_id="answer_%s"),
    }


def _tell(request: StaffRequest, found: "OfficeCase", name: str, said: str) -> None:
    """Tell that a step was taken, with the button that takes it back where it can be."""
    case_page = reverse("case", args=[found.pk])
    match name:
        case "submit":
            tell_undoable(request, said, case_page, step="withdraw", do="withdraw", reason=AT_ONCE)
        case "assign":
            tell_undoable(request, said, case_page, step="unassign", do="unassign", reason=AT_ONCE)
        case "ask":
            asked, own = queries.opinions(found.pk)[-1], reverse("answer_opinion", args=[found.pk])
            tell_undoable(request, said, own, opinion=asked.pk, do="withdraw", answer=AT_ONCE)
        case _:
            messages.success(request, said)


def _taken(request: StaffRequest, found: "OfficeCase", step: StepForm) -> bool:
    """Whether the step could be taken; otherwise its form tells why not."""
    if not step.form.is_valid():
        return False
    try:
        if step.action in FORMS:
            take(step.action, _who(request, found), step.form.cleaned_data)
        else:
            _take(request, found, step)
    except Refused as refused:
        step.form.add_error(None, str(refused))
        return False
    return True


def _take(request: StaffRequest, found: "OfficeCase", step: StepForm) -> None:
    """One call of the operation that the step is."""
    form: Any = step.form
    given, who = form.cleaned_data, _who(request, found)
    match step.action:
        case "assign":
            beside = beside_of(given)
            operations.assign(**who, post_id=given["post"], reason=given["reason"], co_post_ids=beside)
        case "ask":
            operations.ask_opinion(**who, post_id=given["post"], question=given["reason"], due_on=given["due_on"])
        case "submit":
            operations.submit(**who, title=given["title"], body=given["body"], steps=form.chosen_line())
        case "approval" if request.POST.get("do") == "return":
            operations.return_draft(**who, reason=given["reason"])
        case "approval":
            operations.approve(**who, remark=given["reason"])
        case "unassign" | "withdraw" | "settle":
            _REASONED[step.action](**who, reason=given["reason"])
        case "register":
            operations.record_document(**who, **given)
        case "reply":
            operations.reply(**who, how=given["reason"])
        case _:
            operations.close(**who)


def _who(request: StaffRequest, found: "OfficeCase") -> dict[str, Any]:
    """What every operation of a step asks for."""
    return {"case_id": found.pk, "actor_id": request.user.pk, "on": localdate()}


def _requester(found: "OfficeCase") -> str:
    """The body that asked, or the person: masked, and leading to where a purpose tells it."""
    asked = queries.petitioner(found.pk)
    if asked is None:
        return found.requester or translated("없음")
    link = format_html('<a href="{}">{}</a>', reverse("case_petitioner", args=[found.pk]), asked)
    return format_html("{} {}", found.requester, link) if found.requester else link


def _is_demand(found: "OfficeCase") -> bool:
    """Whether the council or an audit demanded it here, and sees the answer."""
    return found.kind == CaseKind.DATA and found.requested_by_id is not None


def _due(found: "OfficeCase", now: datetime) -> str:
    stopped = queries.suspended(found) if found.due_on is None else None
    if stopped:
        return translated("멈춤 ({from_on}부터)", from_on=stopped.from_on)
    late = translated(" (늦음)") if queries.is_late(found, now) else ""
    return f"{due_words(found.due_on, found.due_time)}{late}"


def _line_table(draft: Any, standing: Standing) -> Table:
    rows, is_over, grounds = [], False, queries.grounds(draft)
    for each in queries.steps(draft):
        # A draft that goes back ends all that follow; whoever they are of did nothing.
        said = ("-", "") if is_over else (translated(Outcome(each.outcome).label), _decider(each))
        ground = "; ".join(filter(None, (each.rule, "" if is_over else grounds[each.pk]))) or "-"
        role = translated(StepRole(each.role).label)
        role = translated("{role} (전결)", role=role) if each.is_delegated else role
        rows.append([post_label(standing, each.post_id), role, *said, ground])
        is_over = is_over or each.outcome in (Outcome.RETURNED, Outcome.WITHDRAWN)
    return Table(f"line-{draft.version}", translated("{version}판의 결재선", version=draft.version), _LINE, rows)


def _decider(step: Any) -> str:
    if step.decision is None:
        return ""
    if step.capacity in ("", Capacity.HOLDER):
        return str(step.decision.actor.title)
    has_powers = step.decision.on_behalf_of_id is not None
    how = translated("대결(권한 위임)") if has_powers else translated(Capacity(step.capacity).label)
    return f"{step.decision.actor.title} ({how})"
