"""Notices: what one is told, and how one wants to be told."""

from http import HTTPStatus
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from ieum.kernel.registry import notice_kinds
from ieum.platform.notices import operations, queries
from ieum.platform.notices.permissions import NoticeAction
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import Filter, Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed
from ieum.site.forms.notice import SettingsForm
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ieum.platform.models import Notice

_CRUMBS = [(gettext_lazy("처음"), "/"), (gettext_lazy("알림"), "/notices/")]


_COLUMNS = (
    Column("title", "알림"), Column("kind", "구분"), Column("made_at", "온 때", "date"), Column("read_at", "읽음"),
)  # fmt: skip
_READ = {"NO": "읽지 않은 것", "YES": "읽은 것"}


@require_GET
@allowed(NoticeAction.SEE_NOTICES)
def notices(request: StaffRequest) -> HttpResponse:
    """List one's notices, the newest first."""
    found, kind = queries.notices(request.user.pk), request.GET.get("kind", "")
    if kind:
        found = found.filter(kind=kind)
    if request.GET.get("read") in _READ:
        found = found.filter(read_at__isnull=request.GET["read"] == "NO")
    context = {"title": translated("알림"), "breadcrumbs": [*_CRUMBS[:1], (translated("알림"), "")]}
    return render_list(request, "site/notices.html", _listing(request, found), context)


def _listing(request: StaffRequest, found: "QuerySet[Notice]") -> Listing:
    labels = {each.name: each.label for each in notice_kinds}
    return Listing(
        "notices", "알림", _COLUMNS, found, lambda each: _cells(request, each, labels.get(each.kind, each.kind)),
        filters=(Filter("kind", "구분", list(labels.items())), Filter("read", "읽음", list(_READ.items()))),
        search=("title__icontains",),
        orders={each.key: (each.key,) for each in _COLUMNS},
        empty_text="온 알림이 없습니다.",
    )  # fmt: skip


def _cells(request: StaffRequest, each: "Notice", kind: str) -> list[object]:
    link = '<a href="{}">{}</a>' if each.read_at else '<a href="{}"><strong>{}</strong></a>'
    return [
        format_html(link, reverse("open_notice", args=[each.pk]), each.title),
        translated(kind),
        f"{localtime(each.made_at):%Y-%m-%d %H:%M}",
        f"{localtime(each.read_at):%Y-%m-%d %H:%M}"
        if each.read_at
        else render_to_string("site/unread.html", {"notice": each}, request),
    ]


@require_GET
@allowed(NoticeAction.SEE_NOTICES)
def open_notice(request: StaffRequest, notice_id: UUID) -> HttpResponse:
    """Go to what a notice is about; it is read from then on."""
    found = queries.notices(request.user.pk).filter(pk=notice_id).first()
    if found is None:
        raise Http404("알림을 찾을 수 없습니다. 알림 목록에서 고르십시오.")
    operations.mark_read(account_id=request.user.pk, notice_id=found.pk)
    is_ours = url_has_allowed_host_and_scheme(found.address, allowed_hosts=None)
    return redirect(found.address if is_ours else "notices")


@require_POST
@allowed(NoticeAction.SEE_NOTICES)
def mark_read(request: StaffRequest) -> HttpResponse:
    """Mark one notice as read, or all of them."""
    named = request.POST.get("notice", "")
    own = {str(key): key for key in queries.notices(request.user.pk).filter(read_at=None).values_list("pk", flat=True)}
    if named and named not in own:
        return redirect("notices")
    count = operations.mark_read(account_id=request.user.pk, notice_id=own.get(named))
    messages.success(request, translated("알림 {count}건을 읽음으로 표시했습니다.", count=count))
    return redirect("notices")


@allowed(NoticeAction.SEE_NOTICES)
def notice_settings(request: StaffRequest) -> HttpResponse:
    """Ask how each kind of notices should come; the address of mail is shown masked, and kept where it is left so."""
    chosen = queries.channels(request.user.pk)
    form = SettingsForm(request.POST or None, channels=chosen, kept=queries.mail_address(request.user.pk))
    if request.method == "POST" and form.is_valid():
        try:
            operations.choose_channels(
                account_id=request.user.pk, chosen=form.channels, mail_address=form.cleaned_data["mail_address"]
            )
        except Refused as refused:
            form.add_error("mail_address", str(refused))
        else:
            messages.success(request, "알림 받는 방법을 바꿨습니다.")
            return redirect("notice_settings")
    context = {
        "title": translated("알림 받는 방법"),
        "breadcrumbs": [*_CRUMBS, (translated("받는 방법"), "")],
        "form": form,
        "has_mail": bool(settings.EMAIL_HOST),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "site/notice_settings.html", context, status=status)
