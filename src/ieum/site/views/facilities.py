"""Facilities as of a day: the list with places and areas, its file, and one facility with its history."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ieum.org import operations, queries
from ieum.org.choices import FacilityKind, FacilityState
from ieum.org.rules.facilities import StandingFacility, division_of_facility, total_area, unit_of
from ieum.org.rules.permissions import OrgAction
from ieum.org.rules.standing import Standing
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed
from ieum.site.forms.facility import FacilityForm
from ieum.site.lists import render_list
from ieum.site.names import units_by_name
from ieum.site.requests import StaffRequest
from ieum.site.views.organisation import address, asked_day
from ieum.site.views.registered import CRUMBS, Registered, day_of_change, show_registered

COLUMNS = (
    Column("number", "시설번호"),
    Column("name", "시설명"),
    Column("kind", "시설구분"),
    Column("places", "개소", "number"),
    Column("area", "연면적(㎡)", "number"),
    Column("floors", "층수"),
    Column("completed", "준공연도"),
    Column("place", "소재지"),
    Column("unit", "관리 부서"),
    Column("state", "상태"),
    Column("remark", "비고"),
)
_HISTORY = (
    Column("since", "부터", "date"),
    Column("name", "시설명"),
    Column("state", "상태"),
    Column("unit", "관리 부서"),
    Column("order", "근거 명령"),
)


@require_GET
@allowed(OrgAction.SEE_ORGANISATION)
def facilities(request: StaffRequest) -> HttpResponse:
    """List the facilities of a day, or of them what is asked for."""
    day = asked_day(request)
    standing, everything = queries.standing(day), queries.facilities_on(day)
    divisions = sorted({name for each in everything if (name := division_of_facility(each, standing))})
    listed = _asked(request, everything, standing)
    listing = Listing(
        "facilities",
        "시설",
        COLUMNS,
        listed,
        lambda each: _linked(each, standing, day),
        filters=(
            Filter("on", "기준일", kind="date", usual=day.isoformat()),
            Filter("division", "부서", [(each, each) for each in divisions], everything="모든 부서"),
            Filter("kind", "시설구분", FacilityKind.choices, everything="모든 시설"),
            Filter("state", "상태", FacilityState.choices, everything="폐지한 것을 뺀 모두"),
        ),
        caption=_summary(listed),
        on=day,
        note=translated("({day} 기준)", day=day.isoformat()),
        sort="number",
        empty_text="이 조건에 맞는 시설이 없습니다. 아직 등록하지 않았으면 '파일 등록'에서 시설 파일을 올리십시오.",
    )
    context = {"title": translated("시설"), "breadcrumbs": [*CRUMBS, (translated("시설"), "")], "day": day}
    return render_list(request, "site/facilities.html", listing, context)


@allowed(OrgAction.SEE_ORGANISATION, posting=OrgAction.ISSUE_ORDERS)
def facility(request: StaffRequest, facility_id: UUID) -> HttpResponse:
    """Show one facility with its history; posting previews a change of it, or makes it."""
    history = queries.facility_history(facility_id)
    if not history:
        raise Http404("시설을 찾을 수 없습니다. 시설 목록에서 고르십시오.")
    shown = Registered(
        history[0].facility.number,
        history[0].name,
        _facts(facility_id, asked_day(request)),
        _history(history),
        "site/facility.html",
        (gettext_lazy("시설"), "facilities"),
    )
    change = partial(operations.change_facility, facility_id=facility_id)
    return show_registered(request, shown, _form(request, facility_id), change)


def _asked(request: StaffRequest, everything: Iterable[StandingFacility], standing: Standing) -> list[StandingFacility]:
    asked = request.GET
    return [
        each
        for each in everything
        if asked.get("division", "") in ("", division_of_facility(each, standing))
        and asked.get("kind", "") in ("", each.kind)
        and (each.state == asked["state"] if asked.get("state") else each.serves)
    ]


def _summary(listed: Sequence[StandingFacility]) -> str:
    """How many places are listed, and how large they are where that is known of all of them."""
    places, area = sum(each.places for each in listed), total_area(listed)
    if area is not None:
        return translated("시설 {places:,}개소, 연면적 {area:,}㎡", places=places, area=area)
    unknown = sum(each.area is None for each in listed)
    return translated("시설 {places:,}개소, 연면적을 모르는 시설 {unknown}건", places=places, unknown=unknown)


def _cells(each: StandingFacility, standing: Standing) -> list[str]:
    """What the list and its file print of a facility."""
    return [
        each.number,
        each.name,
        translated(FacilityKind(each.kind).label),
        f"{each.places:,}",
        f"{each.area:,}" if each.area is not None else "",
        each.floors,
        str(each.completed_in or ""),
        each.address,
        unit_of(each, standing),
        translated(FacilityState(each.state).label),
        each.remark,
    ]


def _linked(each: StandingFacility, standing: Standing, day: date) -> list[object]:
    number, *others = _cells(each, standing)
    return [format_html('<a href="{}">{}</a>', address("facility", day, facility_id=each.id), number), *others]


def _form(request: StaffRequest, facility_id: UUID) -> FacilityForm:
    """The form of the day that was written, else of the day that is shown."""
    day = day_of_change(request)
    try:
        state = queries.facility(facility_id, day).state
    except queries.NotInOrganisation:
        state = FacilityState.CLOSED
    given = request.POST if request.method == "POST" else None
    units = units_by_name(queries.standing(day))
    return FacilityForm(given, state=state, units=units, initial={"effective_date": day})


def _facts(facility_id: UUID, day: date) -> list[tuple[str, object]]:
    """What is said of a facility on a day; nothing where it is not there then."""
    try:
        found = queries.facility(facility_id, day)
    except queries.NotInOrganisation:
        return []
    said = zip(COLUMNS, _cells(found, queries.standing(day)), strict=True)
    return [(column.label, value or translated("적지 않음")) for column, value in said]


def _history(terms: list[Any]) -> Table:
    rows = [
        [
            each.valid_from.isoformat(),
            each.name,
            translated(FacilityState(each.state).label),
            queries.unit_then(each) or translated("없음"),
            format_html('<a href="{}">{}</a>', reverse("order", args=[each.order_id]), each.order.title),
        ]
        for each in terms
    ]
    return Table("facility-history", "연혁, 새것부터", _HISTORY, rows)
