"""People from outside: masked, and told once to who says what for, which is logged."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from ieum.office import queries
from ieum.office.rules.permissions import OfficeAction
from ieum.org.queries import standing
from ieum.platform.choices import ReadingKind
from ieum.platform.operations import Refused
from ieum.platform.personal.operations import read_personal
from ieum.platform.personal.permissions import TrustAction
from ieum.platform.personal.values import Erased, Personal
from ieum.platform.ui.languages import translated
from ieum.platform.visitors import visitor_address
from ieum.site.access import allowed, may
from ieum.site.case_readers import case_or_404
from ieum.site.requests import StaffRequest

Said = Sequence[tuple[str, Personal | None]]
"""What each personal value is called, and the value; None where nothing was stated."""


@allowed(OfficeAction.SEE_CASES, posting=OfficeAction.READ_PETITIONER)
def case_petitioner(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show who asked for a case; posting a purpose tells who has it or received it, once and on this answer alone."""
    found = case_or_404(request, case_id)
    has_part = queries.opens_contact(found, request.user.pk, standing(localdate()))
    if request.method == "POST" and not has_part:
        raise PermissionDenied
    asked = queries.petitioner(case_id)
    if asked is None:
        raise Http404("사람이 요청한 업무가 아닙니다. 업무 화면에서 요청한 곳을 보십시오.")
    crumbs = [(translated("업무 목록"), reverse("cases")), (str(found), reverse("case", args=[case_id]))]
    return _page(
        request,
        translated("요청한 사람"),
        crumbs,
        [(translated("이름"), asked.name), (translated("연락처"), asked.contact if str(asked.contact) else None)],
        may_read=has_part and may(request, OfficeAction.READ_PETITIONER),
    )


@allowed(OfficeAction.SEE_COMMITTEES, posting=TrustAction.READ_PERSONAL)
def member_contact(request: StaffRequest, member_id: UUID) -> HttpResponse:
    """Show where an outside member is reached; posting a purpose tells it, once and on this answer alone."""
    try:
        member = queries.member(member_id)
    except queries.NoSuchCommittee as error:
        raise Http404(str(error)) from error
    contact = queries.contact_of(member)
    crumbs = [
        (translated("위원회"), reverse("committees")),
        (member.name, reverse("committee", args=[member.committee_id])),
    ]
    return _page(
        request,
        translated("{name} 위원의 연락처", name=member.name),
        crumbs,
        [
            (translated("연락처"), contact.contact if contact and str(contact.contact) else None),
            (translated("메일 주소"), contact.mail if contact else None),
        ],
        may_read=may(request, TrustAction.READ_PERSONAL),
    )


def _page(
    request: StaffRequest, title: str, crumbs: list[tuple[str, str]], said: Said, *, may_read: bool
) -> HttpResponse:
    """Masked, or told where a purpose is posted; nobody keeps the answer."""
    shown, fault = [(name, str(value) if value else translated("없음")) for name, value in said], ""
    stated = [(name, value) for name, value in said if value is not None]
    if request.method == "POST" and stated:
        shown, fault = _told(request, stated, shown)
    context: dict[str, Any] = {
        "title": title,
        "breadcrumbs": [(translated("처음"), "/"), *crumbs, (title, "")],
        "about": shown,
        "may_read": bool(stated) and may_read and (request.method == "GET" or fault),
        "fault": fault,
        "purpose": request.POST.get("purpose", ""),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK
    response = render(request, "site/contact.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _told(
    request: StaffRequest, stated: Sequence[tuple[str, Personal]], masked: list[tuple[str, str]]
) -> tuple[list[tuple[str, str]], str]:
    """What was stated, or as it was shown with why it is not told."""
    try:
        told = read_personal(
            values=[value for _, value in stated], actor_id=request.user.pk,
            purpose=request.POST.get("purpose", "")[:200], address=visitor_address(request), kind=ReadingKind.VIEW,
        )  # fmt: skip
    except Refused as refused:
        return masked, str(refused)
    except Erased:
        return masked, translated("보유기간이 지나 파기한 개인정보입니다. 다시 볼 수 없습니다.")
    return [(name, text) for (name, _), text in zip(stated, told, strict=True)], ""
