"""One meeting with the steps that whoever looks at it may take now, and its minutes as a file."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ieum.documents.writing import write_document
from ieum.kernel.registry import decision_subjects
from ieum.office import operations, queries
from ieum.office.choices import ItemResult, MeetingState, MemberGroup, MemberRole, NoticeWay, RecusalKind, Seat
from ieum.office.queries import CommitteeOn
from ieum.office.rules.permissions import OfficeAction
from ieum.office.states import MEETING
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import in_korean, translated
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed, may
from ieum.site.downloads import steady_download
from ieum.site.forms import meeting as meeting_forms
from ieum.site.forms.attachment import attached
from ieum.site.histories import history
from ieum.site.requests import StaffRequest
from ieum.site.steps import PageStep, Taken, step_label, step_taken

if TYPE_CHECKING:
    from ieum.documents.model import Document
    from ieum.office.models import AgendaItem, Meeting, MemberNotice

_CRUMBS = [(gettext_lazy("처음"), "/"), (gettext_lazy("위원회"), "/committees/")]
_AGENDA = (
    Column("title", "안건"),
    Column("subject", "대상"),
    Column("seated", "재적", "number"),
    Column("present", "출석", "number"),
    Column("in_favour", "찬성", "number"),
    Column("against", "반대", "number"),
    Column("abstained", "기권", "number"),
    Column("result", "결과"),
)
_MEMBERS = (Column("name", "위원"), Column("role", "직책"), Column("seat", "구분"), Column("group", "소속"),
            Column("told", "통지"), Column("there", "출석"))  # fmt: skip
_STEPS: Mapping[str, tuple[tuple[str, ...], type[meeting_forms.MeetingForm]]] = {
    "propose": (("propose",), meeting_forms.ProposeForm),
    "arrange": (("arrange",), meeting_forms.ArrangeForm),
    "drop": (("drop",), meeting_forms.ItemForm),
    "notify": (("notify",), meeting_forms.NoticeForm),
    "decide": (("decide",), meeting_forms.DecideForm),
    "end": (("end",), meeting_forms.EndForm),
    "tell": (("tell",), meeting_forms.TellForm),
    "gather": (("open", "write", "attend", "fail"), meeting_forms.GatherForm),
    "recuse": (("recuse",), meeting_forms.RecuseForm),
    "defer": (("defer",), meeting_forms.ItemForm),
    "confirm": (("confirm",), meeting_forms.MeetingForm),
    "cancel": (("cancel",), meeting_forms.ReasonForm),
}
"""The steps of the page: which actions of the table each offers, and its form. The first that can be taken is open."""
_ABOUT_ITEMS = (meeting_forms.ItemForm, meeting_forms.RecuseForm, meeting_forms.DecideForm)
_FILES = {"hwpx": "한글", "pdf": "PDF"}


@allowed(OfficeAction.SEE_COMMITTEES, posting=OfficeAction.RUN_COMMITTEES)
def meeting(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """Show a meeting; posting takes one of the steps that its table offers."""
    found, standing = _meeting_or_404(meeting_id), standing_on(localdate())
    board, wrong = queries.committee_of(found, standing if found.held_on == localdate() else None), None
    offer = _offer(found, board)
    if request.method == "POST":
        name = request.POST.get("step", "")
        if name not in _STEPS:
            raise Http404("그런 단계가 없습니다. 회의 화면에서 다시 고르십시오.")
        form = _STEPS[name][1](request.POST, auto_id=f"{name}_%s", offer=offer)
        wrong = PageStep(name, step_label(MEETING, _STEPS[name][0]), form, ())
        if _taken(request, found, wrong):
            step = Taken(found.state, _STEPS[name][0], request.POST.get("do", ""))
            now = MeetingState(queries.meeting(found.pk).state).label
            messages.success(request, step_taken(MEETING, step, now=now))
            return redirect("meeting", found.pk)
    is_staff = may(request, OfficeAction.RUN_COMMITTEES)
    steps = _offered(_actions(request, found, board, standing), offer, wrong) if is_staff else []
    faults = queries.notice_faults(found, board, localdate()) if steps else []
    context = {**_context(found, board, standing, is_staff=is_staff), "steps": steps, "faults": faults}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "site/meeting.html", context, status=status)


@require_GET
@allowed(OfficeAction.SEE_COMMITTEES)
@in_korean
def minutes(request: StaffRequest, meeting_id: UUID, form: str) -> HttpResponse:
    """Give the minutes out as a file."""
    return _file(request, meeting_id, form, queries.minutes)


@require_GET
@allowed(OfficeAction.SEE_COMMITTEES)
@in_korean
def meeting_notice(request: StaffRequest, meeting_id: UUID, form: str) -> HttpResponse:
    """Give the notice out as a file."""
    return _file(request, meeting_id, form, queries.meeting_notice)


def _file(request: StaffRequest, meeting_id: UUID, form: str, made: Callable[[UUID], "Document"]) -> HttpResponse:
    if form not in _FILES:
        raise Http404("그런 형식의 파일은 만들지 않습니다.")
    _meeting_or_404(meeting_id)
    document = made(meeting_id)
    data = write_document(document, f".{form}", styles=settings.REPORT_STYLES)
    return steady_download(request, data, f"{document.title}.{form}")


def _meeting_or_404(meeting_id: UUID) -> "Meeting":
    try:
        return queries.meeting(meeting_id)
    except queries.NoSuchMeeting as error:
        raise Http404(str(error)) from error


def _offer(found: "Meeting", board: CommitteeOn) -> meeting_forms.Offer:
    there = queries.attending(found.pk)
    functions = board.term.functions.splitlines()
    waiting = [each for each in queries.items(found.pk) if each.result == ItemResult.OPEN]
    return meeting_forms.Offer(
        items=[(str(each.pk), f"{each.position}. {each.title}") for each in waiting],
        members=[(str(each.id), each.name) for each in board.seated],
        there=[(str(each.id), each.name) for each in board.seated if each.id in there],
        functions=[("", translated("정하지 않음")), *((each, each) for each in functions)],
        arranged={"starts_at": found.starts_at, "place": found.place, "answer_by": found.answer_by},
    )


def _actions(request: StaffRequest, found: "Meeting", board: CommitteeOn, standing: Standing) -> set[str]:
    """What whoever looks may do now.

    Whether a quorum is there is not known before it is said who came, so that both answers are offered.
    """
    mine = standing.held_by(request.user.pk)
    known = {each.name for each in queries.meeting_parts(found, mine, standing)} | ({"SUBMITTER"} if mine else set())
    own = standing.answered_by(request.user.pk)
    barring = {each.name for each in queries.meeting_parts(found, own, standing)}
    facts = queries.meeting_facts(found, board, localdate(), reason="?")
    guesses = [replace(facts, is_quorate=is_quorate) for is_quorate in (True, False)]
    offered = (MEETING.offered(found.state, parts=known, facts=guess, barring=barring) for guess in guesses)
    return {each.action for rows in offered for each in rows}


def _offered(actions: Collection[str], offer: meeting_forms.Offer, wrong: PageStep | None) -> list[PageStep]:
    """The steps with one of these actions, each with its form; the wrong one as it was sent."""
    steps = []
    for name, (wanted, kind) in _STEPS.items():
        buttons = tuple((each, step_label(MEETING, (each,))) for each in wanted if each in actions)
        is_possible = bool(buttons) and (bool(offer.items) or kind not in _ABOUT_ITEMS)
        if wrong is not None and wrong.name == name:
            steps.append(replace(wrong, buttons=buttons))
        elif is_possible:
            form = kind(auto_id=f"{name}_%s", offer=offer, initial=_initial(offer))
            steps.append(PageStep(name, " · ".join(label for _, label in buttons), form, buttons))
    return steps


def _initial(offer: meeting_forms.Offer) -> dict[str, Any]:
    return {"there": [key for key, _ in offer.there], "told_on": localdate(), **offer.arranged}


def _taken(request: StaffRequest, found: "Meeting", step: PageStep) -> bool:
    """Whether the step could be taken; otherwise its form tells why not."""
    if not step.form.is_valid():
        return False
    try:
        _take(request, found, step)
    except Refused as refused:
        step.form.add_error(None, str(refused))
        return False
    return True


def _take(request: StaffRequest, found: "Meeting", step: PageStep) -> None:
    """One call of the operation that the step is."""
    form: Any = step.form
    given = form.cleaned_data
    who: dict[str, Any] = {"actor_id": request.user.pk, "on": localdate()}
    here = {"meeting_id": found.pk, **who}
    match step.name:
        case "propose" | "arrange":
            propose_or_arrange = operations.propose_item if step.name == "propose" else operations.arrange_meeting
            propose_or_arrange(**given, **here)
        case "tell":
            told_on = given["told_on"] or localdate()
            operations.tell_members(members=form.member_ids, way=given["way"], told_on=told_on, **here)
        case "notify" | "cancel":
            notify_or_cancel = operations.notify_meeting if step.name == "notify" else operations.cancel_meeting
            notify_or_cancel(reason=given["reason"], **here)
        case "gather":
            _gather(request.POST.get("do", ""), form, here)
        case "recuse":
            item_id, member_id = UUID(given["item"]), UUID(given["member"])
            operations.recuse_member(
                item_id=item_id, member_id=member_id, kind=given["kind"], reason=given["reason"], **who
            )
        case "decide":
            operations.decide_item(**form.decision(), **who)
        case "drop" | "defer":
            drop_or_defer = operations.drop_item if step.name == "drop" else operations.defer_item
            drop_or_defer(item_id=UUID(given["item"]), reason=given["reason"], **who)
        case "end":
            operations.end_meeting(remarks=given["remarks"], **here)
        case _:
            operations.confirm_minutes(**here)


def _gather(action: str, form: meeting_forms.GatherForm, here: Mapping[str, Any]) -> None:
    gathering = {
        "open": operations.open_meeting,
        "write": operations.deliberate_in_writing,
        "attend": operations.correct_attendance,
        "fail": operations.fail_meeting,
    }
    if action not in gathering:
        raise Http404("그런 단계가 없습니다. 회의 화면에서 다시 고르십시오.")
    gathering[action](there=form.members, **here)


def _context(found: "Meeting", board: CommitteeOn, standing: Standing, *, is_staff: bool) -> dict[str, Any]:
    there, agenda, told = queries.attending(found.pk), queries.items(found.pk), queries.notices(found.pk)
    rows = [
        [each.name, translated(MemberRole(each.role).label), translated(Seat(each.seat).label),
         translated(MemberGroup(each.group).label),
         _told_words(told.get(each.id, [])),
         translated("공석") if each.is_vacant else translated("출석") if each.id in there else "-"]
        for each in board.members
    ]  # fmt: skip
    name = f"{board.term.name} {found}"
    return {
        "title": name,
        "breadcrumbs": [*_CRUMBS, (board.term.name, reverse("committee", args=[found.committee_id])), (str(found), "")],
        "meeting": found,
        "files": _FILES.items(),
        **attached("office.meeting", found.pk),
        "about": _about(found, board, there),
        "recused": [words for each in agenda for words in _recused(each, board)],
        "agenda": Table(
            "agenda",
            "안건",
            _AGENDA,
            [_agenda_row(each, is_linked=is_staff) for each in agenda],
            empty_text="안건이 없습니다.",
        ),
        "members": Table("attendance", "위원과 출석", _MEMBERS, rows, empty_text="그날 위원이 없습니다."),
        "told": [
            {"title": f"{each.position}. {each.title}", "words": "\n".join(filter(None, (each.judged, each.reason)))}
            for each in agenda
            if each.result
        ],
        "history": history(MEETING, translated("회의 준비"), queries.meeting_events(found.pk), standing),
    }


def _told_words(told: Sequence["MemberNotice"]) -> str:
    """How and when a member was told: "메일 2026-11-22, 전화 2026-11-23"."""
    return ", ".join(
        translated("{way} {day}", way=translated(NoticeWay(each.way).label), day=f"{each.told_on}")
        if each.told_on
        else translated("메일 아직 보내지 못함('작업'에서 확인)")
        for each in told
    )


def _recused(item: "AgendaItem", board: CommitteeOn) -> list[str]:
    """Who is kept out of an item, and why."""
    names = {each.id: each.name for each in board.members}
    return [
        f"{item.position}. {item.title}: {names.get(each.member_id, translated('위원'))} "
        f"{translated(RecusalKind(each.kind).label)} ({each.reason})"
        for each in item.recusals.all()
    ]


def _about(found: "Meeting", board: CommitteeOn, there: set[UUID]) -> list[tuple[str, str]]:
    deciding = board.rule.deciding
    notified = (
        translated("{notified_on:%Y-%m-%d}에 통지", notified_on=found.notified_on)
        if found.notified_on
        else translated("통지하지 않음")
    )
    by = translated(" (기한 {notify_by:%Y-%m-%d})", notify_by=found.notify_by) if found.notify_by else ""
    seated = len(board.seated)
    return [
        (translated("상태"), translated(MeetingState(found.state).label)),
        (translated("회의일"), f"{found.held_on:%Y-%m-%d}"),
        (translated("시각"), f"{found.starts_at:%H:%M}" if found.starts_at else translated("적지 않음")),
        (translated("곳"), found.place or translated("적지 않음")),
        (
            translated("참석 여부 회신 기한"),
            f"{found.answer_by:%Y-%m-%d}" if found.answer_by else translated("정하지 않음"),
        ),
        (translated("소집 통지"), f"{notified}{by}"),
        (
            translated("정족수"),
            translated(
                "재적 {seated}명의 {quorum} {needed}명, 지금 출석 {count}명",
                seated=seated,
                quorum=translated(deciding.quorum),
                needed=deciding.quorum.needed(seated),
                count=len(there),
            ),
        ),
    ]


def _subject(each: "AgendaItem", *, is_linked: bool) -> str:
    """What kind of matter an item is about, with the way to it for who may be given one."""
    if each.subject_id is None or each.subject_kind not in decision_subjects:
        return translated("없음")
    kind = decision_subjects[each.subject_kind]
    label = translated(kind.label)
    return format_html('<a href="{}">{}</a>', kind.address(each.subject_id), label) if is_linked else label


def _agenda_row(each: "AgendaItem", *, is_linked: bool) -> list[object]:
    numbers = (each.seated, each.present, each.in_favour, each.against, each.abstained)
    return [
        f"{each.position}. {each.title}",
        _subject(each, is_linked=is_linked),
        *("" if number is None else number for number in numbers),
        translated(ItemResult(each.result).label),
    ]
