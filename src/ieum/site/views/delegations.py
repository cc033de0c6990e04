"""Delegation of powers (권한 위임), and the switch by which one acts for another."""

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from ieum.kernel.registry import permissions
from ieum.platform import delegations as operations
from ieum.platform.operations import Refused
from ieum.platform.personal.permissions import TrustAction
from ieum.platform.powers import delegations_of, last_day, powers, standing_delegations
from ieum.platform.queries import accounts
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site import acting
from ieum.site.access import allowed, may
from ieum.site.forms.delegation import DelegationForm
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest
from ieum.site.undoing import AT_ONCE, tell_undoable

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ieum.platform.models import Delegation

_COLUMNS = (
    Column("from", "위임한 계정"),
    Column("to", "위임받은 계정"),
    Column("since", "첫날", "date"),
    Column("until", "마지막 날", "date"),
    Column("what", "위임한 일"),
    Column("by", "명한 계정"),
    Column("basis", "근거"),
    Column("state", "상태"),
)


@allowed(TrustAction.SEE_PERMISSIONS, posting=TrustAction.DELEGATE, by_own_role=True)
def delegations(request: StaffRequest) -> HttpResponse:
    """List the powers that one may use and what is delegated; posting delegates, or takes a delegation back."""
    if "end" in request.POST:
        return _ended(request)
    is_sent = request.method == "POST"
    form = DelegationForm(request.POST if is_sent else None, account=request.user)
    if is_sent and form.is_valid() and _delegated(request, form):
        return redirect("delegations")
    context = {
        "title": translated("권한 위임"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("권한 위임"), "")],
        "powers": _powers(request),
        "endable": [each for each in delegations_of(request.user.pk) if _state(each) != "끝남" and not each.ends.all()],
        "form": form if may(request, TrustAction.DELEGATE) else None,
    }
    own = _listing("own", "내가 위임했거나 위임받은 것", delegations_of(request.user.pk))
    return render_list(request, "site/delegations.html", own, context, others=_all(request), status=_status(form))


@require_POST
@allowed(TrustAction.ACT_FOR, by_own_role=True)
def act_for(request: StaffRequest) -> HttpResponse:
    """Act for another account from now on, or for oneself again."""
    named = request.POST.get("behalf", "")
    if not named:
        acting.stop(request)
        messages.success(request, "자기 권한으로 돌아왔습니다.")
    elif not _is_id(named) or not acting.begin(request, UUID(named)):
        messages.error(request, "오늘 그 계정을 대신할 수 없습니다. 위임이나 직무대리가 없거나 끝났습니다.")
    else:
        messages.success(request, "지금부터 하는 일은 그 계정을 대신한 것으로 기록합니다.")
    return redirect("delegations")


def _delegated(request: StaffRequest, form: DelegationForm) -> bool:
    try:
        made = operations.delegate(
            terms=form.terms(), actor_id=request.user.pk, basis=form.cleaned_data["basis"], on=localdate()
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    said = translated("권한을 위임했습니다. 마지막 날이 지나면 저절로 끝납니다.")
    tell_undoable(request, said, reverse("delegations"), end=made.pk, basis=AT_ONCE)
    return True


def _ended(request: StaffRequest) -> HttpResponse:
    named, basis = request.POST["end"], request.POST.get("basis", "")[:500]
    known = UUID(named) if _is_id(named) else request.user.pk
    try:
        operations.end_delegation(delegation_id=known, actor_id=request.user.pk, basis=basis, on=localdate())
    except Refused as refused:
        messages.error(request, translated(refused))
    else:
        messages.success(request, "위임을 취소했습니다. 이제 그 권한을 쓸 수 없습니다.")
    return redirect("delegations")


def _powers(request: StaffRequest) -> list[dict[str, Any]]:
    """The powers of others that one may use today, each with its switch."""
    found = powers(request.user.pk, localdate())
    named = accounts([each.behalf_id for each in found])
    return [
        {"account": named[each.behalf_id], "power": each, "last_day": last_day(each), "what": _what(each.actions),
         "is_used": request.acting == each}
        for each in found
        if named[each.behalf_id].is_active
    ]  # fmt: skip


def _all(request: StaffRequest) -> list[Listing]:
    """All that is delegated today, for who answers for others or audits; nothing for others."""
    if not may(request, TrustAction.SEE_POWERS):
        return []
    return [_listing("all", "오늘 있는 위임 모두", standing_delegations(localdate()).prefetch_related("ends"))]


def _listing(name: str, title: str, rows: "QuerySet[Delegation]") -> Listing:
    return Listing(name, title, _COLUMNS, list(rows), _cells, empty_text="위임한 것이 없습니다.")


def _cells(row: "Delegation") -> list[object]:
    return [
        row.delegator.title, row.delegate.title, row.valid_from.isoformat(),
        (row.valid_until - timedelta(days=1)).isoformat(),
        _what(row.actions), done_by(row.operation), row.operation.basis, _state(row),
    ]  # fmt: skip


def _what(actions: Any) -> str:
    return ", ".join(
        translated(permissions[each].label) for each in sorted(actions) if each in permissions
    ) or translated("모두")


def _state(row: Any) -> str:
    if row.ends.all():
        return translated("취소함")
    today = localdate()
    if row.valid_until <= today:
        return translated("끝남")
    return translated("있음") if row.valid_from <= today else translated("첫날을 기다림")


def _status(form: DelegationForm) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
