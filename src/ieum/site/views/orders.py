"""Orders: the list, one with what it changed, personnel orders and files with their preview, and taking one back."""

from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ieum.org import operations, queries
from ieum.org.choices import OrderKind
from ieum.org.rules.permissions import OrgAction
from ieum.org.rules.personnel import PersonnelLine
from ieum.org.staff_files import COLUMNS
from ieum.platform.operations import Refused
from ieum.platform.ui.doers import done_by, told_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.days import day_said
from ieum.site.forms.order import LineFormSet, OrderForm, StaffFileForm
from ieum.site.forms.reports import BasisForm
from ieum.site.kept_files import hand_on, sent_files
from ieum.site.lists import render_list, row_link
from ieum.site.names import PersonNames, PostNames
from ieum.site.requests import StaffRequest
from ieum.site.undoing import AT_ONCE, tell_undoable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.forms import BaseFormSet

CRUMBS = [(gettext_lazy("처음"), "/"), (gettext_lazy("조직도"), "/organisation/")]
_ORDERS = (
    Column("title", "명령"),
    Column("kind", "구분"),
    Column("day", "시행일", "date"),
    Column("basis", "근거"),
    Column("actor", "낸 사람"),
)
_BEHALF = "operation__on_behalf_of__title"
_READ = ("pk", "title", "kind", "effective_date", "operation__basis", "operation__actor__title", _BEHALF)
"""What a line of the list says of an order."""
_FIRST_LINES = 3
_ISSUED = gettext_lazy("발령했습니다. 인계 목록 {handovers}건이 생겼습니다.")
_ISSUED_AHEAD = gettext_lazy("발령했습니다. 시행일에 인계 목록 {handovers}건이 생깁니다.")


@require_GET
@allowed(OrgAction.SEE_ORGANISATION)
def orders(request: StaffRequest) -> HttpResponse:
    """List the orders, the newest first."""
    listing = Listing(
        "orders", "조직·인사 명령", _ORDERS, queries.orders().values_list(*_READ, named=True), _cells,
        search=("title__icontains", "operation__basis__icontains", "operation__actor__title__icontains",
                f"{_BEHALF}__icontains"),
        orders={
            "title": ("title",), "kind": ("kind",), "day": ("effective_date",), "basis": ("operation__basis",),
            "actor": ("operation__actor__title",),
        },
        empty_text="명령이 없습니다.",
    )  # fmt: skip
    context = {"title": translated("조직·인사 명령"), "breadcrumbs": [*CRUMBS, (translated("명령"), "")]}
    return render_list(request, "site/orders.html", listing, context)


def _cells(each: Any) -> list[object]:
    return [
        row_link("order", each.pk, each.title),
        translated(OrderKind(each.kind).label),
        each.effective_date.isoformat(),
        each.operation__basis,
        told_by(each.operation__actor__title, each.operation__on_behalf_of__title),
    ]


@allowed(OrgAction.SEE_ORGANISATION, posting=OrgAction.ISSUE_ORDERS)
def order(request: StaffRequest, order_id: UUID) -> HttpResponse:
    """Show one order with its hand-overs; posting previews its taking back, or takes it back."""
    try:
        found = queries.order(order_id)
    except queries.NotInOrganisation as error:
        raise Http404(str(error)) from error
    form, outcome = BasisForm(request.POST or None), None
    if request.method == "POST" and request.POST.get("do") == "roles":
        return _fitted(request, found.pk)
    if request.method == "POST":
        is_preview = request.POST.get("do") != "undo"
        outcome = _undone(request, found.pk, form, is_preview=is_preview) if form.is_valid() else None
        if outcome and not is_preview:
            messages.success(request, "되돌렸습니다. 그 명령이 있기 전의 조직으로 돌아갔습니다.")
            return redirect("order", outcome.order_id)
    context = {
        "title": found.title,
        "breadcrumbs": [*CRUMBS, (translated("명령"), reverse("orders")), (found.title, "")],
        "order": found,
        "issuer": done_by(found.operation),
        "kind": translated(OrderKind(found.kind).label),
        "changes": queries.order_changes(found),
        "handovers": queries.handovers(found.pk),
        "misfits": queries.misfits_by_order(found, localdate()),
        "doubt": queries.role_doubt(queries.standing(localdate()), localdate()),
        "may_undo": found.kind != OrderKind.UNDO and not queries.is_undone(found.pk),
        "form": form,
        "outcome": outcome,
    }
    return render(request, "site/order.html", context, status=_status(is_wrong=bool(form.errors)))


@allowed(OrgAction.ISSUE_ORDERS)
def personnel_order(request: StaffRequest) -> HttpResponse:
    """Write a personnel order: more lines, then its preview, then the order."""
    asked = request.POST.get("do", "")
    form = OrderForm(request.POST or None, initial={"effective_date": localdate()})
    standing = queries.standing(day_of(request))
    people, posts = PersonNames(), PostNames(standing)
    lines = more_lines(request, LineFormSet) if asked in ("", "more") else LineFormSet(request.POST, prefix="line")
    outcome = None
    if asked in ("preview", "issue"):
        said = _said(form, lines, people, posts)
        outcome = _issued(request, form, said, is_preview=asked == "preview") if said is not None else None
        if outcome and asked == "issue":
            has_come = form.cleaned_data["effective_date"] <= localdate()
            words = translated(_ISSUED if has_come else _ISSUED_AHEAD, handovers=outcome.handovers)
            tell_issued(request, words, outcome.order_id)
            return redirect("order", outcome.order_id)
    context = {
        "title": translated("인사발령"),
        "breadcrumbs": [*CRUMBS, (translated("명령"), reverse("orders")), (translated("인사발령"), "")],
        "form": form if asked not in ("", "more") else OrderForm(initial=kept(request)),
        "lines": lines,
        "outcome": outcome,
    }
    is_wrong = asked in ("preview", "issue") and outcome is None
    return render(
        request,
        "site/personnel_order.html",
        context,
        status=HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK,
    )


def tell_issued(request: StaffRequest, said: str, order_id: UUID) -> None:
    """Tell that an order was issued, with the button that takes it back."""
    tell_undoable(request, said, reverse("order", args=[order_id]), do="undo", basis=AT_ONCE)


@allowed(OrgAction.ISSUE_ORDERS)
def import_staff(request: StaffRequest) -> HttpResponse:
    """Take in a spreadsheet: its preview first, then the same content whole."""
    form = StaffFileForm(request.POST or None, sent_files(request), initial={"effective_date": localdate()})
    outcome: operations.Outcome | None = None
    faults: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        is_preview = request.POST.get("do") != "take"
        outcome, faults = _taken(request, form, is_preview=is_preview)
        if outcome and not is_preview:
            changes, words = len(outcome.changes), "등록했습니다. 달라진 것 {count}건, 인계 목록 {handovers}건."
            tell_issued(request, translated(words, count=changes, handovers=outcome.handovers), outcome.order_id)
            return redirect("order", outcome.order_id)
    context = {
        "title": translated("조직·인사 파일 등록"),
        "breadcrumbs": [*CRUMBS, (translated("명령"), reverse("orders")), (translated("파일 등록"), "")],
        "form": form,
        "shapes": [
            (kind, ", ".join(sorted(needed)), ", ".join(sorted(more))) for kind, (needed, more) in COLUMNS.items()
        ],
        "outcome": outcome,
        "faults": faults,
        "kept": None if faults else hand_on(request, form),
    }
    is_wrong = bool(form.errors or faults)
    return render(
        request,
        "site/import_staff.html",
        context,
        status=HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK,
    )


def _status(*, is_wrong: bool) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK


def _fitted(request: StaffRequest, order_id: UUID) -> HttpResponse:
    """Give the accounts whom an order moved the roles of their posts, and say how many, or why not."""
    if not may(request, OrgAction.FIT_ROLES):
        raise PermissionDenied
    try:
        count = operations.fit_roles(order_id=order_id, actor_id=request.user.pk, on=localdate())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, translated("계정 {count}개의 역할을 직위에 맞추었습니다.", count=count))
    return redirect("order", order_id)


def _undone(request: StaffRequest, order_id: UUID, form: BasisForm, *, is_preview: bool) -> operations.Outcome | None:
    try:
        return operations.undo_order(
            order_id=order_id, actor_id=request.user.pk, basis=form.cleaned_data["basis"], is_preview=is_preview
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return None


def day_of(request: StaffRequest) -> date:
    """The day of the order that is being written; today while none is given."""
    return day_said(request.POST.get("effective_date", "")) or localdate()


def more_lines(request: StaffRequest, lines: "Callable[..., BaseFormSet[Any]]") -> "BaseFormSet[Any]":
    """The lines as they were written, with empty ones after them."""
    written: Iterable[Any] = lines(request.POST, prefix="line") if request.POST else ()
    said = [{name: each.data.get(each.add_prefix(name), "") for name in each.fields} for each in written]
    return lines(prefix="line", initial=[*said, *({} for _ in range(_FIRST_LINES))])


def kept(request: StaffRequest) -> dict[str, Any]:
    """The head of the order as it was written."""
    names = ("title", "effective_date", "basis")
    return {name: request.POST.get(name, localdate() if name == "effective_date" else "") for name in names}


def _said(form: OrderForm, lines: Any, people: PersonNames, posts: PostNames) -> list[PersonnelLine] | None:
    """What the lines say; None where the form or one of them is at fault."""
    is_whole = form.is_valid()
    if not lines.is_valid():
        return None
    said = [each.line(people, posts) for each in lines]
    if not is_whole or any(each.errors for each in lines):
        return None
    return [each for each in said if each is not None]


def _issued(
    request: StaffRequest, form: OrderForm, lines: list[PersonnelLine], *, is_preview: bool
) -> operations.Outcome | None:
    try:
        return operations.issue_personnel_order(
            **form.cleaned_data, lines=lines, actor_id=request.user.pk, is_preview=is_preview
        )
    except Refused as refused:
        for sentence in str(refused).splitlines():
            form.add_error(None, sentence)
        return None


def _taken(
    request: StaffRequest, form: StaffFileForm, *, is_preview: bool
) -> tuple[operations.Outcome | None, tuple[str, ...]]:
    file = form.cleaned_data["file"]
    try:
        outcome = operations.import_file(
            name=str(file.name), data=file.read(), effective_date=form.cleaned_data["effective_date"],
            actor_id=request.user.pk, basis=form.cleaned_data["basis"], is_preview=is_preview,
        )  # fmt: skip
    except Refused as refused:
        return None, tuple(str(refused).splitlines())
    return outcome, ()
