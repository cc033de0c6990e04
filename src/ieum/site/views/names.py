"""Names that are offered while somebody writes one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from ieum.org import queries
from ieum.org.rules.permissions import OrgAction
from ieum.site.access import allowed
from ieum.site.days import day_said
from ieum.site.names import OFFERS
from ieum.site.requests import StaffRequest


@require_GET
@allowed(OrgAction.SEE_ORGANISATION, by_own_role=True)
def names(request: StaffRequest, kind: str) -> HttpResponse:
    """A few posts, officials or places for what stands in the field that asks, as of the day of its form."""
    if kind not in OFFERS:
        raise Http404("고를 수 있는 이름이 아닙니다.")
    words = request.GET.get(request.headers.get("HX-Trigger-Name", ""), "")
    day = day_said(request.GET.get("effective_date", "")) or localdate()
    return render(request, "site/names.html", {"names": OFFERS[kind](queries.standing(day), words)})
