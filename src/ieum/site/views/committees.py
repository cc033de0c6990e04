"""Committees: the list, one as of a day with what of its rule is broken, and what it is asked to be."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ieum.kernel.deadlines.periods import DAY
from ieum.kernel.particles import with_particles
from ieum.office import operations, queries
from ieum.office.choices import MeetingState, MemberGroup, MemberRole, Seat
from ieum.office.queries import CommitteeOn
from ieum.office.rules.committees import Sitting
from ieum.office.rules.permissions import OfficeAction
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.committee_words import finding_words, member_words, rule_words, sex_counts
from ieum.site.forms.committee import (
    AppointForm,
    CommitteeForm,
    ContactForm,
    EndForm,
    MemberForm,
    PlanForm,
    RemoveForm,
    initial_of,
)
from ieum.site.histories import post_label
from ieum.site.lists import render_list
from ieum.site.names import PostNames
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep
from ieum.site.views.organisation import asked_day

if TYPE_CHECKING:
    from ieum.office.models import Meeting

_CRUMBS = [(gettext_lazy("처음"), "/"), (gettext_lazy("위원회"), "/committees/")]
_COMMITTEES = (
    Column("name", "위원회"),
    Column("members", "재적위원", "number"),
    Column("findings", "구성 지적", "number"),
    Column("ending", "60일 안에 끝나는 임기", "number"),
    Column("next", "다음 회의", "date"),
)
_MEMBERS = (
    Column("name", "위원"),
    Column("role", "직책"),
    Column("seat", "구분"),
    Column("group", "소속"),
    Column("since", "부터", "date"),
    Column("until", "까지", "date"),
    Column("renewals", "연임", "number"),
)
_MEETINGS = (Column("name", "회의"), Column("day", "회의일", "date"), Column("state", "상태"))
_TERMS = (
    Column("since", "시행일", "date"),
    Column("name", "이름"),
    Column("basis", "근거"),
    Column("who", "적은 사람"),
)
_LABELS = {
    "plan": "회의 준비",
    "appoint": "위원 위촉",
    "renew": "연임",
    "contact": "위원 연락처 적기",
    "remove": "해촉",
    "end": "위원회 폐지",
}


@require_GET
@allowed(OfficeAction.SEE_COMMITTEES)
def committees(request: StaffRequest) -> HttpResponse:
    """List the committees of a day, each with what needs care."""
    day = asked_day(request)
    found = queries.committees(day)
    meetings = queries.next_meetings(each.committee.pk for each in found)
    listing = Listing(
        "committees", "위원회", _COMMITTEES, found,
        lambda each: _cells(each, meetings.get(each.committee.pk), day), on=day,
        filters=(Filter("on", "기준일", kind="date", usual=day.isoformat()),),
        empty_text="그날 있던 위원회가 없습니다.",
    )  # fmt: skip
    context = {"title": translated("위원회"), "breadcrumbs": [(translated("처음"), "/"), (translated("위원회"), "")]}
    return render_list(request, "site/committees.html", listing, context)


def _cells(each: CommitteeOn, waiting: "Meeting | None", day: date) -> list[object]:
    return [
        format_html('<a href="{}">{}</a>', reverse("committee", args=[each.committee.pk]), each.term.name),
        len(each.seated),
        len(each.findings),
        len(queries.terms_ending(each, day)),
        waiting.held_on.isoformat() if waiting else "",
    ]


@allowed(OfficeAction.RUN_COMMITTEES)
def register_committee(request: StaffRequest) -> HttpResponse:
    """Register a committee."""
    posts = PostNames(standing_on(localdate()))
    form = CommitteeForm(request.POST or None, posts=posts, initial={"valid_from": localdate(), "term_years": 2})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = operations.register_committee(
                **_words(given), rule=form.rule({}), post_id=given["post"], actor_id=request.user.pk, on=localdate()
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request,
                with_particles(translated("{name}을(를) 등록했습니다. 이제 위원을 위촉하십시오.", name=given["name"])),
            )
            return redirect("committee", made.pk)
    return _form_page(request, form, translated("위원회 등록"), [*_CRUMBS, (translated("등록"), "")])


@allowed(OfficeAction.RUN_COMMITTEES)
def revise_committee(request: StaffRequest, committee_id: UUID) -> HttpResponse:
    """Say what a committee is called and asked to be from another day."""
    now = _committee_or_404(committee_id, localdate())
    posts = PostNames(standing_on(localdate()))
    post = posts.name_of(now.committee.post_id)
    words = {"name": now.term.name, "functions": now.term.functions, "basis": now.term.basis}
    initial = {**words, "valid_from": localdate(), "post": post, **initial_of(now.term.rule)}
    form = CommitteeForm(request.POST or None, posts=posts, initial=initial)
    # The post stays: work goes to another post by an order, not by the way.
    form.fields["post"].disabled = True
    if request.method == "POST" and form.is_valid():
        try:
            operations.revise_committee(
                committee_id=committee_id, **_words(form.cleaned_data), rule=form.rule(now.term.rule),
                actor_id=request.user.pk, on=localdate(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "고쳤습니다. 시행일부터 이 이름과 규칙으로 봅니다.")
            return redirect("committee", committee_id)
    crumbs = [*_CRUMBS, (now.term.name, reverse("committee", args=[committee_id])), (translated("고치기"), "")]
    return _form_page(request, form, translated("{name} 고치기", name=now.term.name), crumbs)


@allowed(OfficeAction.SEE_COMMITTEES, posting=OfficeAction.RUN_COMMITTEES)
def committee(request: StaffRequest, committee_id: UUID) -> HttpResponse:
    """Show a committee as of a day; posting appoints, renews, removes, or plans a meeting."""
    day, standing = asked_day(request), standing_on(localdate())
    found = _committee_or_404(committee_id, day, standing if day == localdate() else None)
    wrong = None
    if request.method == "POST":
        name = request.POST.get("step", "")
        if name not in _STEPS:
            raise Http404("그런 단계가 없습니다. 위원회 화면에서 다시 고르십시오.")
        wrong = _step(name, found, standing, request.POST)
        address = _taken(request, found, wrong)
        if address:
            return redirect(address)
    parts = queries.committee_parts(found.committee, standing.held_by(request.user.pk), standing)
    is_run_here = bool(parts) and found.committee.stands_on(localdate()) and may(request, OfficeAction.RUN_COMMITTEES)
    steps = [_step(name, found, standing, None) for name in _steps_of(found)] if is_run_here else []
    if wrong is not None:
        steps = [wrong if each.name == wrong.name else each for each in steps] or [wrong]
    context = {**_context(found, day, standing), "steps": steps, "is_run_here": is_run_here}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render_list(
        request, "site/committee.html", _members(found), context, others=[_meetings(found)], of_page=("on",),
        status=status,
    )  # fmt: skip


def _context(found: CommitteeOn, day: date, standing: Standing) -> dict[str, Any]:
    term = found.term
    return {
        "title": term.name,
        "breadcrumbs": [*_CRUMBS, (term.name, "")],
        "day": day,
        "committee": found.committee,
        "about": [
            (translated("기능"), ", ".join(term.functions.splitlines())),
            (
                translated("근거"),
                translated("{basis} ({valid_from:%Y-%m-%d}부터)", basis=term.basis, valid_from=term.valid_from),
            ),
            (translated("간사"), post_label(standing, found.committee.post_id)),
            *([(translated("폐지일"), found.committee.ended_on.isoformat())] if found.committee.ended_on else []),
            *rule_words(found, day),
        ],
        "findings": [finding_words(each, term.basis) for each in found.findings],
        "history": Table(
            "terms",
            "이름과 규칙의 연혁",
            _TERMS,
            [
                [f"{each.valid_from:%Y-%m-%d}", each.name, each.basis, done_by(each.operation)]
                for each in queries.terms(found.committee.pk)
            ],
        ),
    }


def _members(found: CommitteeOn) -> Listing:
    sexes = sex_counts(found.members)
    return Listing(
        "members", translated("{name} 위원", name=found.term.name), _MEMBERS, found.members, _member_row,
        conditions=[(translated("위촉직의 성별"), sexes)] if sexes else (), caption=member_words(found.members),
        empty_text="위원이 없습니다.",
    )  # fmt: skip


def _member_row(each: Sitting) -> list[object]:
    return [
        _member_name(each),
        translated(MemberRole(each.role).label),
        translated(Seat(each.seat).label),
        translated(MemberGroup(each.group).label),
        each.since.isoformat(),
        (each.until - DAY).isoformat() if each.until else translated("정함 없음"),
        each.renewals,
    ]


def _member_name(each: Sitting) -> str:
    """The name, which for somebody appointed leads to where they are reached."""
    if each.seat != Seat.APPOINTED:
        return translated("{name} (공석)", name=each.name) if each.is_vacant else each.name
    return format_html('<a href="{}">{}</a>', reverse("member_contact", args=[each.id]), each.name)


def _meetings(found: CommitteeOn) -> Listing:
    rows = list(queries.meetings(found.committee.pk))
    return Listing(
        "meetings", translated("{name} 회의", name=found.term.name), _MEETINGS, rows,
        lambda each: [
            format_html('<a href="{}">{}</a>', reverse("meeting", args=[each.pk]), each),
            each.held_on.isoformat(),
            translated(MeetingState(each.state).label),
        ],
        caption="회의", empty_text="회의가 없습니다.",
    )  # fmt: skip


_Make = Callable[[CommitteeOn, Standing, Any, str], forms.Form]
_STEPS: Mapping[str, _Make] = {
    "plan": lambda _, __, data, ids: PlanForm(data, auto_id=ids),
    "appoint": lambda _, standing, data, ids: AppointForm(
        data, auto_id=ids, posts=PostNames(standing), initial={"valid_from": localdate()}
    ),
    "renew": lambda found, _, data, ids: MemberForm(
        data, auto_id=ids, members=[each for each in found.members if each.seat == Seat.APPOINTED]
    ),
    "contact": lambda found, _, data, ids: ContactForm(
        data, auto_id=ids, members=[each for each in found.members if each.seat == Seat.APPOINTED]
    ),
    "remove": lambda found, _, data, ids: RemoveForm(
        data, auto_id=ids, members=found.members, initial={"ended_on": localdate()}
    ),
    "end": lambda _, __, data, ids: EndForm(data, auto_id=ids, initial={"ended_on": localdate()}),
}


def _steps_of(found: CommitteeOn) -> list[str]:
    """All steps, but dissolving once that is decided."""
    return [each for each in _STEPS if each != "end" or found.committee.ended_on is None]


def _step(name: str, found: CommitteeOn, standing: Standing, data: Any) -> PageStep:
    form = _STEPS[name](found, standing, data, f"{name}_%s")
    return PageStep(name, _LABELS[name], form, ((name, _LABELS[name]),))


def _taken(request: StaffRequest, found: CommitteeOn, step: PageStep) -> str:
    """The address to go on to where the step could be taken; "" where its form tells why not."""
    if not step.form.is_valid():
        return ""
    try:
        address = _take(request, found, step)
    except Refused as refused:
        step.form.add_error(None, str(refused))
        return ""
    messages.success(request, translated("{label}: 처리했습니다.", label=translated(step.label)))
    return address


def _take(request: StaffRequest, found: CommitteeOn, step: PageStep) -> str:
    """One call of the operation that the step is."""
    form: Any = step.form
    given = form.cleaned_data
    who: dict[str, Any] = {"actor_id": request.user.pk, "on": localdate()}
    match step.name:
        case "plan":
            planned = operations.plan_meeting(committee_id=found.committee.pk, **given, **who)
            return reverse("meeting", args=[planned.pk])
        case "appoint":
            post_id = given.pop("post")
            operations.appoint_member(committee_id=found.committee.pk, post_id=post_id, **given, **who)
        case "renew":
            operations.renew_member(member_id=form.member_id, **who)
        case "contact":
            operations.state_contact(member_id=form.member_id, contact=given["contact"], mail=given["mail"], **who)
        case "end":
            operations.end_committee(committee_id=found.committee.pk, **given, **who)
        case _:
            ended = {"ended_on": given["ended_on"], "reason": given["reason"]}
            operations.remove_member(member_id=form.member_id, **ended, **who)
    return reverse("committee", args=[found.committee.pk])


def _words(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in ("name", "functions", "basis", "valid_from")}


def _committee_or_404(committee_id: UUID, day: date, standing: Standing | None = None) -> CommitteeOn:
    try:
        return queries.committee_on(committee_id, day, standing)
    except queries.NoSuchCommittee as error:
        raise Http404(str(error)) from error


def _form_page(
    request: StaffRequest, form: forms.Form, title: str, crumbs: Sequence[tuple[object, str]]
) -> HttpResponse:
    context = {"title": title, "breadcrumbs": crumbs, "form": form, "submit": title}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/committee_form.html", context, status=status)
