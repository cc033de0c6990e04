"""The calendar of one's due dates: the page that makes and takes back its address, and the calendar itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from ieum.org.due_dates import due_dates
from ieum.platform.database.tenancy import municipality
from ieum.platform.middleware import opens_own_transactions
from ieum.platform.notices import feeds
from ieum.platform.notices.calendars import MEDIA_TYPE, calendar
from ieum.platform.notices.permissions import NoticeAction
from ieum.platform.operations import Refused
from ieum.platform.ui.languages import in_korean, translated
from ieum.site.access import allowed
from ieum.site.requests import StaffRequest


@allowed(NoticeAction.SEE_CALENDAR)
def due_calendar(request: StaffRequest) -> HttpResponse:
    """Tell whether one has a calendar; posting makes an address, which is shown this once, or takes it back."""
    if "revoke" in request.POST:
        return _revoked(request)
    text = feeds.open_feed(account_id=request.user.pk) if request.method == "POST" else ""
    context = {
        "title": translated("기한 달력"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("알림"), "/notices/"), (translated("기한 달력"), "")],
        "address": request.build_absolute_uri(f"/calendars/{text}.ics") if text else "",
        "feed": feeds.feed_of(request.user.pk),
        "due": due_dates(request.user.pk, localdate()),
    }
    response = render(request, "site/due_calendar.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@login_not_required
@opens_own_transactions
@in_korean
def calendar_feed(request: HttpRequest, text: str) -> HttpResponse:  # noqa: ARG001 - whoever has the address may
    """Give the calendar out to whoever knows its address, as its account would see it today."""
    reader = feeds.reader_of(text)
    if reader is None:
        raise Http404("그런 달력이 없습니다. 알림의 기한 달력에서 주소를 다시 만드십시오.")
    with municipality(reader.municipality_id):
        made = calendar(reader.account_id, due_dates(reader.account_id, localdate()), moment=now())
    response = HttpResponse(made, content_type=MEDIA_TYPE)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _revoked(request: StaffRequest) -> HttpResponse:
    try:
        feeds.revoke_feed(account_id=request.user.pk)
    except Refused as refused:
        messages.error(request, translated(refused))
    else:
        messages.success(request, "기한 달력의 주소를 폐기했습니다. 이제 그 주소에는 아무것도 나오지 않습니다.")
    return redirect("due_calendar")
