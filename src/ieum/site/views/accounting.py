"""재무관, 지출원 and 출납원: who is it, and designating and relieving them."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate

from ieum.org import operations, queries
from ieum.org.choices import AccountingKind
from ieum.org.rules.permissions import OrgAction
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.forms.accounting import DesignationForm, RelievingForm
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest

_COLUMNS = (
    Column("unit", "부서"),
    Column("kind", "회계관직"),
    Column("person", "직원"),
    Column("since", "첫날", "date"),
    Column("until", "마지막 날", "date"),
    Column("by", "지정한 계정"),
    Column("basis", "근거"),
)


@allowed(OrgAction.SEE_ORGANISATION, posting=OrgAction.DESIGNATE_ACCOUNTING)
def accounting(request: StaffRequest) -> HttpResponse:
    """List who is it on this day or will be; posting designates somebody, or relieves them."""
    is_relieving = "relieve" in request.POST
    form = (RelievingForm if is_relieving else DesignationForm)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _done(request, form):
        return redirect("accounting")
    rows = queries.accounting_offices(localdate())
    context = {
        "title": translated("회계관직"),
        "breadcrumbs": [
            (translated("처음"), "/"),
            (translated("조직도"), reverse("organisation")),
            (translated("회계관직"), ""),
        ],
        "may_designate": may(request, OrgAction.DESIGNATE_ACCOUNTING),
        "form": DesignationForm() if is_relieving else form,
        "wrong": form if is_relieving and form.errors else None,
        "standing": [(each.pk, _words(each)) for each in rows if each.relieved_by_id is None],
        "today": localdate(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_list(request, "site/accounting.html", _listing(rows), context, status=status)


def _done(request: StaffRequest, form: Any) -> bool:
    given = dict(form.cleaned_data)
    try:
        if "relieve" in given:
            operations.relieve(office_id=given.pop("relieve"), actor_id=request.user.pk, **given)
        else:
            unit, person, kind = UUID(given.pop("unit")), given.pop("person"), AccountingKind(given.pop("kind"))
            operations.designate(unit_id=unit, person_id=person, kind=kind, actor_id=request.user.pk, **given)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "적었습니다. 재무관·지출원·출납원은 서로 겸하거나 대행할 수 없습니다.")
    return True


def _listing(rows: Any) -> Listing:
    return Listing(
        "accounting", "재무관·지출원·출납원", _COLUMNS, list(rows), _cells, empty_text="지정한 사람이 없습니다."
    )


def _cells(each: Any) -> list[object]:
    return [
        queries.last_name(each.unit_id), AccountingKind(each.kind).label, f"{each.person} ({each.person.number})",
        each.valid_from.isoformat(), _last_day(each), done_by(each.operation), each.operation.basis,
    ]  # fmt: skip


def _last_day(each: Any) -> str:
    return (each.valid_until - timedelta(days=1)).isoformat() if each.valid_until else translated("계속")


def _words(each: Any) -> str:
    return f"{queries.last_name(each.unit_id)} {AccountingKind(each.kind).label} {each.person}"
