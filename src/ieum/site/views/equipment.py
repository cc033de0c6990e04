"""Equipment as of a day: the list with what is due for replacement, its file, and one piece with its history."""

from dataclasses import dataclass
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
from ieum.org.choices import EquipmentState
from ieum.org.rules.equipment import Holdable, division_of, due_on, falls_due, lives, place_of
from ieum.org.rules.permissions import OrgAction
from ieum.org.rules.standing import Standing
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column, Table
from ieum.site.access import allowed
from ieum.site.forms.equipment import EquipmentForm
from ieum.site.lists import render_list
from ieum.site.names import PlaceNames
from ieum.site.requests import StaffRequest
from ieum.site.views.organisation import address, asked_day
from ieum.site.views.registered import CRUMBS, Registered, day_of_change, show_registered

COLUMNS = (
    Column("number", "물품번호"),
    Column("item", "품명"),
    Column("specification", "규격"),
    Column("quantity", "수량", "number"),
    Column("place", "둔 곳"),
    Column("state", "상태"),
    Column("acquired", "취득일", "date"),
    Column("due", "내용연수가 끝나는 날", "date"),
)
_HISTORY = (
    Column("since", "부터", "date"),
    Column("state", "상태"),
    Column("place", "둔 곳"),
    Column("order", "근거 명령"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A piece in the list."""

    piece: Holdable
    place: str
    division: str
    due: date | None
    is_due: bool

    def cells(self) -> list[str]:
        """What the list and its file print of it."""
        piece = self.piece
        return [
            piece.number, piece.item, piece.specification, f"{piece.quantity:,}", self.place,
            translated(EquipmentState(piece.state).label), piece.acquired_on.isoformat(),
            self.due.isoformat() if self.due else "",
        ]  # fmt: skip


@require_GET
@allowed(OrgAction.SEE_ORGANISATION)
def equipment(request: StaffRequest) -> HttpResponse:
    """List the equipment of a day, or of it what is asked for."""
    day = asked_day(request)
    listed, divisions = _listed(request, day)
    total = sum(each.piece.quantity for each in listed)
    due = sum(each.piece.quantity for each in listed if each.is_due)
    listing = Listing(
        "equipment",
        "교체 대상 물품" if request.GET.get("due") else "물품",
        COLUMNS,
        listed,
        lambda each: _linked(each, day),
        texts=lambda each: _printed(each, day),
        filters=(
            Filter("on", "기준일", kind="date", usual=day.isoformat()),
            Filter("division", "부서", [(each, each) for each in divisions], everything="모든 부서"),
            Filter("state", "상태", EquipmentState.choices, everything="처분한 것을 뺀 모두"),
            Filter("due", "교체", (("1", "그해까지 교체 대상"),)),
        ),
        caption=translated(
            "물품 {total:,}점, 그 가운데 {year}년까지 교체 대상 {due:,}점", total=total, year=day.year, due=due
        ),
        on=day,
        note=translated("({day} 기준)", day=day.isoformat()),
        sort="due" if request.GET.get("due") else "number",
        empty_text="이 조건에 맞는 물품이 없습니다. 아직 등록하지 않았으면 '파일 등록'에서 물품 파일을 올리십시오.",
    )
    context = {
        "title": translated("물품"),
        "breadcrumbs": [*CRUMBS, (translated("물품"), "")],
        "day": day,
        "lives": lives(on=day),
    }
    return render_list(request, "site/equipment.html", listing, context)


@allowed(OrgAction.SEE_ORGANISATION, posting=OrgAction.ISSUE_ORDERS)
def equipment_piece(request: StaffRequest, equipment_id: UUID) -> HttpResponse:
    """Show one piece with its history; posting previews a change of it, or makes it."""
    history = queries.equipment_history(equipment_id)
    if not history:
        raise Http404("물품을 찾을 수 없습니다. 물품 목록에서 고르십시오.")
    shown = Registered(
        history[0].equipment.number,
        history[0].item,
        _facts(equipment_id, asked_day(request)),
        _history(history),
        "site/equipment_piece.html",
        (gettext_lazy("물품"), "equipment"),
    )
    change = partial(operations.change_equipment, equipment_id=equipment_id)
    return show_registered(request, shown, _form(request, equipment_id), change)


def _listed(request: StaffRequest, day: date) -> tuple[list[Listed], list[str]]:
    """What is asked for, and the divisions that have any equipment."""
    standing = queries.standing(day)
    everything = [_of(piece, standing, day) for piece in queries.equipment_on(day)]
    asked = request.GET
    found = [
        each
        for each in everything
        if asked.get("division", "") in ("", each.division)
        and (each.piece.state == asked["state"] if asked.get("state") else not each.piece.is_gone)
        and (not asked.get("due") or each.is_due)
    ]
    return found, sorted({each.division for each in everything if each.division})


def _of(piece: Holdable, standing: Standing, day: date) -> Listed:
    division = division_of(piece, standing)
    name = division.name if division else ""
    due = due_on(piece, on=day)
    return Listed(piece, place_of(piece, standing), name, due, falls_due(due, on=day))


def _printed(each: Listed, day: date) -> list[str]:
    *others, due = each.cells()
    passed = translated(" 지남") if each.due and each.due <= day else translated(" 교체 대상") if each.is_due else ""
    return [*others, f"{due}{passed}" or translated("정하지 않음")]


def _linked(each: Listed, day: date) -> list[object]:
    number, *others = _printed(each, day)
    link = format_html('<a href="{}">{}</a>', address("equipment_piece", day, equipment_id=each.piece.id), number)
    return [link, *others]


def _form(request: StaffRequest, equipment_id: UUID) -> EquipmentForm:
    """The form of the day that was written, else of the day that is shown."""
    day = day_of_change(request)
    try:
        state = queries.equipment_piece(equipment_id, day).state
    except queries.NotInOrganisation:
        state = EquipmentState.SCRAPPED
    given = request.POST if request.method == "POST" else None
    return EquipmentForm(given, state=state, places=PlaceNames(queries.standing(day)), initial={"effective_date": day})


def _facts(equipment_id: UUID, day: date) -> list[tuple[str, object]]:
    """What is said of a piece on a day; nothing where it is not there then."""
    try:
        piece = queries.equipment_piece(equipment_id, day)
    except queries.NotInOrganisation:
        return []
    each = _of(piece, queries.standing(day), day)
    price = translated("{price:,}원", price=piece.price) if piece.price is not None else translated("적지 않음")
    said = dict(zip((column.label for column in COLUMNS), each.cells(), strict=True))
    return [*((label, value or translated("없음")) for label, value in said.items()), (translated("취득금액"), price)]


def _history(terms: list[Any]) -> Table:
    rows = [
        [
            each.valid_from.isoformat(),
            translated(EquipmentState(each.state).label),
            queries.place_then(each) or translated("없음"),
            format_html('<a href="{}">{}</a>', reverse("order", args=[each.order_id]), each.order.title),
        ]
        for each in terms
    ]
    return Table("equipment-history", "연혁, 새것부터", _HISTORY, rows)
