"""Saved views (저장한 보기): saving how a list is shown, and naming, sharing and removing such views."""

from http import HTTPStatus
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ieum.office import operations
from ieum.office.operations.views import NoSuchView
from ieum.office.queries import views as queries
from ieum.office.rules.permissions import OfficeAction
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed
from ieum.site.forms.view import SaveViewForm, ViewForm
from ieum.site.lists import render_list, view_address
from ieum.site.menu import page_words
from ieum.site.requests import StaffRequest
from ieum.site.undoing import tell_undoable

if TYPE_CHECKING:
    from ieum.office.models import SavedView

_CRUMBS = [(gettext_lazy("처음"), "/"), (gettext_lazy("저장한 보기"), "/views/")]
_VIEWS = (
    Column("name", "보기"),
    Column("list", "목록"),
    Column("default", "먼저 보기"),
    Column("unit", "함께 보는 부서"),
    Column("change", "할 일", "action"),
)


@allowed(OfficeAction.KEEP_VIEWS, by_own_role=True)
def views(request: StaffRequest) -> HttpResponse:
    """List one's views; posting saves a list as it was shown."""
    form = SaveViewForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            saved = operations.save_view(account_id=request.user.pk, **form.cleaned_data)
        except Refused as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, translated("‘{saved}’ 보기를 저장했습니다.", saved=saved))
            return redirect(view_address(saved))
    wanted = request.GET.get("list", "")
    own = list(queries.own_views(request.user.pk))
    names = sorted({each.list_name for each in own})
    listing = Listing(
        "views", "저장한 보기", _VIEWS, [each for each in own if wanted in ("", each.list_name)], _cells,
        filters=(Filter("list", "목록", [(each, page_words(each)) for each in names]),),
        empty_text="저장한 보기가 없습니다. 목록 화면의 ‘보기 저장’에서 저장하십시오.",
    )  # fmt: skip
    context = {
        "title": translated("저장한 보기"),
        "breadcrumbs": [*_CRUMBS[:1], (translated("저장한 보기"), "")],
        "form": form if form.errors else None,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_list(request, "site/views.html", listing, context, status=status)


@allowed(OfficeAction.KEEP_VIEWS, by_own_role=True)
def view(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """Show what may change in a view; posting changes it."""
    found = queries.own_views(request.user.pk).filter(pk=view_id).first()
    if found is None:
        raise Http404("보기를 찾을 수 없습니다. ‘저장한 보기’에서 고르십시오.")
    initial = {"name": found.name, "is_default": found.is_default, "unit_id": found.unit_id}
    units = queries.headed_units(request.user.pk)
    form = ViewForm(request.POST if request.method == "POST" else None, units=units, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            changed = operations.change_view(account_id=request.user.pk, view_id=view_id, **form.cleaned_data)
        except Refused as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, translated("‘{changed}’ 보기를 고쳤습니다.", changed=changed))
            return redirect("views")
    context = {
        "title": translated("‘{found}’ 보기", found=found),
        "breadcrumbs": [*_CRUMBS, (found.name, "")],
        "form": form,
        "view": found,
        "address": view_address(found),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/view.html", context, status=status)


@require_POST
@allowed(OfficeAction.KEEP_VIEWS, by_own_role=True)
def remove_view(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """Remove a view, and offer to put it back."""
    try:
        removed = operations.remove_view(account_id=request.user.pk, view_id=view_id)
    except NoSuchView as error:
        raise Http404(str(error)) from error
    tell_undoable(
        request,
        translated("‘{removed}’ 보기를 지웠습니다.", removed=removed),
        reverse("restore_view", args=[view_id]),
    )
    return redirect("views")


@require_POST
@allowed(OfficeAction.KEEP_VIEWS, by_own_role=True)
def restore_view(request: StaffRequest, view_id: UUID) -> HttpResponse:
    """Put back a view that was removed."""
    try:
        restored = operations.restore_view(account_id=request.user.pk, view_id=view_id)
    except NoSuchView as error:
        raise Http404(str(error)) from error
    except Refused as refused:
        messages.error(request, translated(refused))
    else:
        messages.success(request, translated("‘{restored}’ 보기를 되돌렸습니다.", restored=restored))
    return redirect("views")


def _cells(each: "SavedView") -> list[object]:
    return [
        format_html('<a href="{}">{}</a>', view_address(each), each.name),
        page_words(each.list_name),
        translated("먼저") if each.is_default else "",
        queries.unit_name(each),
        format_html(translated('<a href="{}">{} 고치기</a>'), reverse("view", args=[each.pk]), each.name),
    ]
