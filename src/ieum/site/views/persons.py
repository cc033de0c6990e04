"""One official: masked, with the posts they held; the name is told to who says what for, and that is logged."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html

from ieum.org import queries
from ieum.org.choices import AppointmentKind
from ieum.org.rules.permissions import OrgAction
from ieum.platform.choices import ReadingKind
from ieum.platform.operations import Refused
from ieum.platform.personal.operations import read_personal
from ieum.platform.personal.permissions import TrustAction
from ieum.platform.personal.values import Erased
from ieum.platform.ui.languages import translated
from ieum.platform.ui.tables import Column, Table
from ieum.platform.visitors import visitor_address
from ieum.site.access import allowed, may

_HELD = (
    Column("post", "직위"),
    Column("kind", "구분"),
    Column("grade", "직급"),
    Column("since", "부터", "date"),
    Column("until", "전날까지", "date"),
    Column("order", "근거 명령"),
)


@allowed(OrgAction.SEE_ORGANISATION, posting=TrustAction.READ_PERSONAL)
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show an official; posting a purpose tells the name, once and on this answer alone."""
    found = queries.person(person_id)
    if found is None:
        raise Http404("직원을 찾을 수 없습니다. 조직도에서 고르십시오.")
    name, fault = str(found.name), ""
    if request.method == "POST":
        name, fault = _told(request, found)
    title = translated("직원 {number}", number=found.number)
    context = {
        "title": title,
        "breadcrumbs": [(translated("처음"), "/"), (translated("조직도"), reverse("organisation")), (title, "")],
        "about": [
            (translated("직원번호"), found.number),
            (translated("이름"), name),
            (translated("계정"), found.account or translated("없음")),
        ],
        "may_read": may(request, TrustAction.READ_PERSONAL) and name == str(found.name),
        "fault": fault,
        "purpose": request.POST.get("purpose", ""),
        "table": _held(person_id),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK
    response = render(request, "site/person.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _told(request: HttpRequest, found: Any) -> tuple[str, str]:
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
            format_html('<a href="{}">{}</a>', reverse("post", args=[held.post_id]), label),
            translated(AppointmentKind(held.kind).label),
            held.grade,
            held.valid_from.isoformat(),
            held.valid_until.isoformat() if held.valid_until else translated("계속"),
            format_html('<a href="{}">{}</a>', reverse("order", args=[held.order_id]), held.order.title),
        ]
        for held, label in queries.person_history(person_id)
    ]
    return Table("held", "임용 이력, 새것부터", _HELD, rows, empty_text="임용된 적이 없습니다.")
