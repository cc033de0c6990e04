"""Hand-overs: the list, and one with all that passes on, which whoever takes over confirms."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ieum.org import operations, queries
from ieum.org.rules.permissions import OrgAction
from ieum.org.rules.standing import post_label
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated, translated_own
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.org.models import HandoverItem

_CRUMBS = [(gettext_lazy("처음"), "/"), (gettext_lazy("조직도"), "/organisation/")]
_HANDOVERS = (
    Column("post", "직위"),
    Column("giver", "인계자"),
    Column("taker", "인수자"),
    Column("day", "인계일", "date"),
    Column("items", "업무", "number"),
    Column("state", "인수 확인"),
)
_ITEMS = (Column("title", "업무"), Column("kind", "구분"), Column("due", "기한", "date"))
_NOBODY = "없음(상위 부서장)"


@require_GET
@allowed(OrgAction.SEE_HANDOVERS)
def handovers(request: StaffRequest) -> HttpResponse:
    """List the hand-overs, the newest first."""
    listing = Listing(
        "handovers", "인계 목록", _HANDOVERS, queries.listed_handovers(), _cells,
        search=("unit_name__icontains", "post_title__icontains"),
        orders={
            "post": ("unit_name", "post_title"), "day": ("effective_date",), "items": ("work",),
            "state": ("is_received",),
        },
        empty_text="인계할 것이 없습니다.",
    )  # fmt: skip
    context = {"title": translated("인계 목록"), "breadcrumbs": [*_CRUMBS, (translated("인계 목록"), "")]}
    return render_list(request, "site/handovers.html", listing, context)


def _cells(each: Any) -> list[object]:
    label = post_label(each.unit_name, each.post_title) if each.unit_name else translated("폐지된 직위")
    return [
        format_html('<a href="{}">{}</a>', reverse("handover", args=[each.pk]), translated_own(label)),
        each.giver or _NOBODY,
        each.taker or _NOBODY,
        each.effective_date.isoformat(),
        each.work,
        translated("인수함") if each.is_received else translated("기다림"),
    ]


@allowed(OrgAction.SEE_HANDOVERS, posting=OrgAction.HAND_OVER)
def handover(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Show one hand-over; posting confirms it as taken over."""
    try:
        found = queries.handover(handover_id)
    except queries.NotInOrganisation as error:
        raise Http404(str(error)) from error
    if request.method == "POST":
        remark = request.POST.get("remark", "").strip()[:500]
        try:
            operations.receive_handover(handover_id=found.pk, actor_id=request.user.pk, on=localdate(), remark=remark)
        except Refused as refused:
            messages.error(request, translated(refused))
        else:
            messages.success(request, "인수를 확인했습니다.")
        return redirect("handover", found.pk)
    label = translated_own(queries.post_label(found))
    order = reverse("order", args=[found.order_id])
    items = list(found.items.all())
    listing = Listing(
        "items", "인계할 업무", _ITEMS, items, _item_cells, on=found.effective_date,
        caption=translated("인계할 업무 {count}건", count=len(items)), empty_text="그날 기다리던 업무가 없습니다.",
    )  # fmt: skip
    context = {
        "title": translated("{label} 인계인수", label=label),
        "breadcrumbs": [*_CRUMBS, (translated("인계 목록"), reverse("handovers")), (label, "")],
        "about": [
            (translated("직위"), label),
            (translated("인계자"), found.giver or _NOBODY),
            (translated("인수자"), found.taker or _NOBODY),
            (translated("인계일"), found.effective_date.isoformat()),
            (translated("근거 명령"), format_html('<a href="{}">{}</a>', order, found.order.title)),
        ],
        "receipt": found.receipts.all().first(),
        "may_receive": may(request, OrgAction.HAND_OVER) and queries.may_receive(found, request.user.pk, localdate()),
    }
    return render_list(request, "site/handover.html", listing, context)


def _item_cells(item: "HandoverItem") -> list[object]:
    title = format_html('<a href="{}">{}</a>', item.address, item.title) if item.address else item.title
    return [title, item.kind, item.due_on.isoformat() if item.due_on else ""]
