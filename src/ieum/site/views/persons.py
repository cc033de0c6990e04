"""One official: masked, with the posts they held and the account; who is told the name says what for, and is logged."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ieum.kernel.titles import graded
from ieum.org import operations, queries
from ieum.org.choices import AppointmentKind
from ieum.org.rules.permissions import OrgAction
from ieum.platform.choices import ReadingKind
from ieum.platform.operations import Refused
from ieum.platform.personal.operations import read_personal
from ieum.platform.personal.permissions import TrustAction
from ieum.platform.personal.values import Erased
from ieum.platform.ui.languages import translated, translated_own
from ieum.platform.ui.tables import Column, Table
from ieum.platform.visitors import visitor_address
from ieum.site.access import allowed, may
from ieum.site.forms.order import AccountForm
from ieum.site.requests import StaffRequest

_HELD = (
    Column("post", "직위"),
    Column("kind", "구분"),
    Column("grade", "직급"),
    Column("since", "부터", "date"),
    Column("until", "전날까지", "date"),
    Column("order", "근거 명령"),
)
MOST_FREE = 200
"""So many accounts that nobody has are offered, by title; any other is written by its login."""


@allowed(OrgAction.SEE_ORGANISATION, posting=TrustAction.READ_PERSONAL)
def person(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Show an official; posting a purpose tells the name, once and on this answer alone."""
    found = _person(person_id)
    name, fault = str(found.name), ""
    if request.method == "POST":
        name, fault = _told(request, found)
    return _shown(request, found, name, fault=fault)


@require_POST
@allowed(OrgAction.ISSUE_ORDERS)
def person_account(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Join an official to the account by which they log in, or let them leave it."""
    found = _person(person_id)
    is_leaving = request.POST.get("do") == "leave"
    form = AccountForm(request.POST, is_leaving=is_leaving)
    if form.is_valid() and _joined(request, found, form, is_leaving=is_leaving):
        return redirect("person", found.pk)
    return _shown(request, found, str(found.name), form=form)


def _person(person_id: UUID) -> Any:
    found = queries.person(person_id)
    if found is None:
        raise Http404("직원을 찾을 수 없습니다. 조직도에서 고르십시오.")
    return found


def _joined(request: StaffRequest, found: Any, form: AccountForm, *, is_leaving: bool) -> bool:
    given = {"person_id": found.pk, "actor_id": request.user.pk, "basis": form.cleaned_data["basis"]}
    try:
        if is_leaving:
            operations.leave_account(**given)
        else:
            operations.join_account(login=form.cleaned_data["login"], **given)
    except Refused as refused:
        form.add_error("basis" if is_leaving else "login", str(refused))
        return False
    messages.success(request, "계정을 뗐습니다. 계정 자체는 열려 있습니다." if is_leaving else "계정을 이었습니다.")
    return True


def _shown(
    request: StaffRequest, found: Any, name: str, *, fault: str = "", form: AccountForm | None = None
) -> HttpResponse:
    title = translated("직원 {number}", number=found.number)
    may_join = may(request, OrgAction.ISSUE_ORDERS)
    context = {
        "person": found,
        "title": title,
        "breadcrumbs": [(translated("처음"), "/"), (translated("조직도"), reverse("organisation")), (title, "")],
        "about": [
            (translated("직원번호"), found.number),
            (translated("이름"), name),
            (translated("계정"), _account(found, is_whole=may_join)),
        ],
        "may_read": may(request, TrustAction.READ_PERSONAL) and name == str(found.name),
        "fault": fault,
        "purpose": request.POST.get("purpose", ""),
        "table": _held(found.pk),
        "may_join": may_join,
        "is_joined": found.account is not None,
        "form": form or AccountForm(),
        "free": queries.free_accounts()[:MOST_FREE] if may_join else (),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fault or form else HTTPStatus.OK
    response = render(request, "site/person.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _account(found: Any, *, is_whole: bool) -> str:
    """What the account is called; its login only for who joins accounts."""
    if found.account is None:
        return translated("없음")
    said = f"{found.account} ({found.account.login})" if is_whole else str(found.account)
    return said if found.account.is_active else f"{said}, {translated('닫힘')}"


def _told(request: StaffRequest, found: Any) -> tuple[str, str]:
    """The name, or the masked one with why it is not told."""
    try:
        (name,) = read_personal(
            values=[found.name], actor_id=request.user.pk, purpose=request.POST.get("purpose", "")[:200],
            address=visitor_address(request), kind=ReadingKind.VIEW,
        )  # fmt: skip
    except Refused as refused:
        return str(found.name), str(refused)
    except Erased:
        return str(found.name), translated("보유기간이 지나 파기한 이름입니다. 다시 볼 수 없습니다.")
    return name, ""


def _held(person_id: UUID) -> Table:
    rows = [
        [
            format_html('<a href="{}">{}</a>', reverse("post", args=[held.post_id]), translated_own(label)),
            translated(AppointmentKind(held.kind).label),
            graded(held.grade),
            held.valid_from.isoformat(),
            held.valid_until.isoformat() if held.valid_until else translated("계속"),
            format_html('<a href="{}">{}</a>', reverse("order", args=[held.order_id]), held.order.title),
        ]
        for held, label in queries.person_history(person_id)
    ]
    return Table("held", "임용 이력, 새것부터", _HELD, rows, empty_text="임용된 적이 없습니다.")
