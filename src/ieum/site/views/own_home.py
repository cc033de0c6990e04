"""The first page of who reads no reports, such as a resident: who one is here, until when, and what one is told."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime

from ieum.platform.choices import Role
from ieum.platform.notices.queries import notices
from ieum.platform.ui.languages import translated
from ieum.platform.ui.tables import Column, Table
from ieum.site.requests import StaffRequest

if TYPE_CHECKING:
    from ieum.platform.models import Account

_NOTICES = (Column("title", "알림"), Column("made_at", "온 때", "date"))
_SHOWN = 5


def own_home(request: StaffRequest) -> HttpResponse:
    """Show the account to whom it belongs, with the newest of its notices."""
    account = request.user
    context = {
        "title": translated("내 계정"),
        "about": [
            (translated("지방자치단체"), account.municipality.name),
            (translated("이름"), account.title),
            (translated("아이디"), account.login),
            (translated("구분"), translated(Role(account.role).label)),
            (translated("쓸 수 있는 기간"), _period(account)),
        ],
        "notices": _notices(account),
    }
    return render(request, "site/own_home.html", context)


def _period(account: "Account") -> str:
    """From and until when, both days included."""
    if account.valid_until is None:
        return translated("끝나는 날을 정하지 않음")
    last = (account.valid_until - timedelta(days=1)).isoformat()
    if account.valid_from is None:
        return translated("{last}까지", last=last)
    return translated("{first}부터 {last}까지", first=account.valid_from.isoformat(), last=last)


def _notices(account: "Account") -> Table:
    rows = [
        [
            format_html('<a href="{}">{}</a>', reverse("open_notice", args=[each.pk]), each.title),
            f"{localtime(each.made_at):%Y-%m-%d %H:%M}",
        ]
        for each in notices(account.pk)[:_SHOWN]
    ]
    return Table("notices", "새 알림", _NOTICES, rows, empty_text="온 알림이 없습니다.")
