"""Pages for who watches: who read personal data, and who did what with which decision in the chain."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_GET

from ieum.platform import audit as trail
from ieum.platform import chain
from ieum.platform.choices import ReadingKind
from ieum.platform.operations import Refused
from ieum.platform.personal import queries
from ieum.platform.personal.operations import check_readings
from ieum.platform.personal.permissions import TrustAction
from ieum.platform.ui.doers import done_by
from ieum.platform.ui.languages import translated
from ieum.platform.ui.lists import WORDS, Filter, Listing
from ieum.platform.ui.tables import Column, Table, address
from ieum.site.access import allowed
from ieum.site.days import day_said
from ieum.site.lists import render_list
from ieum.site.operation_words import operation_word
from ieum.site.requests import StaffRequest

CHECKED_LINKS, LINKS_OF_DAYS = 1_000, 20_000
"""As many as a page may walk while somebody waits, of those last and of days; ``ieum audit verify`` walks all."""
_SPAN = (Filter("since", "부터", kind="date"), Filter("until", "까지", kind="date"))
_READINGS = (
    Column("when", "때", "date"),
    Column("who", "접속한 사람"),
    Column("where", "접속지"),
    Column("whose", "정보주체"),
    Column("field", "항목"),
    Column("kind", "수행업무"),
    Column("purpose", "목적"),
)
_CHECKS = (
    Column("month", "달"),
    Column("count", "건수", "number"),
    Column("who", "점검한 사람"),
    Column("what", "내용"),
)
_OPERATIONS = (
    Column("when", "때", "date"),
    Column("kind", "한 일"),
    Column("who", "처리자"),
    Column("behalf", "위임자"),
    Column("basis", "근거"),
    Column("link", "결정 번호", "number"),
)


@allowed(TrustAction.SEE_READINGS, posting=TrustAction.CHECK_READINGS)
def readings(request: StaffRequest) -> HttpResponse:
    """List who read what about whom; posting a month confirms that its readings were checked."""
    if request.method == "POST":
        return _check(request)
    found = queries.readings(_asked_readings(request))
    listing = Listing(
        "readings", "접속기록", _READINGS, found, _reading,
        filters=(WORDS, Filter("kind", "수행업무", ReadingKind.choices), *_SPAN),
        orders={"when": ("read_at",), "who": ("account__title",), "purpose": ("purpose",)},
        caption=translated("접속기록 {count:,}건", count=found.count()),
        empty_text="그런 접속기록이 없습니다. 찾을 말과 기간을 바꾸어 보십시오.",
    )  # fmt: skip
    context = {
        "title": translated("접속기록"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("접속기록"), "")],
        "waiting": queries.unchecked_months(localdate()),
        "checks": Table("checks", "점검한 달", _CHECKS, [_checked(each) for each in queries.checks()[:24]],
                        empty_text="아직 점검한 달이 없습니다."),
    }  # fmt: skip
    return render_list(request, "site/readings.html", listing, context)


@require_GET
@allowed(TrustAction.SEE_AUDIT)
def audit(request: StaffRequest) -> HttpResponse:
    """List who did what, and tell the state of the chain."""
    found = trail.operations(_asked_operations(request))
    kinds = sorted(((each, operation_word(each)) for each in trail.kinds()), key=lambda each: each[1])
    listing = Listing(
        "operations", "처리 기록", _OPERATIONS, found, _operation,
        filters=(
            Filter("words", "근거나 대상"),
            Filter("actor", "처리자", [(str(each.pk), each.title) for each in trail.actors()]),
            Filter("kind", "한 일", kinds),
            *_SPAN,
            Filter("decisions", "결정", (("1", "결정만"),)),
        ),
        caption=translated("처리 기록 {count:,}건", count=found.count()),
        empty_text="그런 처리 기록이 없습니다. 조건을 바꾸어 보십시오.",
    )  # fmt: skip
    context = {
        "title": translated("감사 기록"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("감사 기록"), "")],
        "chain": _chain(request),
        "walk_url": address(request.GET, walk="1"),
        "has_days": bool(_days(request)),
    }
    return render_list(request, "site/audit.html", listing, context)


def _check(request: StaffRequest) -> HttpResponse:
    try:
        month = day_said(request.POST.get("month", "")) or localdate()
        check_readings(
            month=month, actor_id=request.user.pk, remark=request.POST.get("remark", "")[:500], today=localdate()
        )
    except (Refused, ValueError) as refused:
        messages.error(request, translated(refused))
    else:
        messages.success(
            request,
            translated("{month} 접속기록을 점검한 것으로 적었습니다.", month=date_format(month, translated("Y년 m월"))),
        )
    return redirect("readings")


def _chain(request: StaffRequest) -> list[tuple[str, object]]:
    """The head, and what came of walking the last links where that was asked for."""
    head = chain.head()
    if head is None:
        return [(translated("사슬의 머리"), translated("결정이 아직 없습니다."))]
    told: list[tuple[str, object]] = [
        (translated("사슬의 머리"), format_html(translated("{}번째 결정 <code>{}</code>"), head.number, head.hash)),
        (translated("그 결정의 때"), f"{localtime(head.sealed_at):%Y-%m-%d %H:%M}"),
    ]
    if "walk" in request.GET:
        told.append((translated("확인"), _walked(request)))
    return told


def _walked(request: StaffRequest) -> str:
    """What came of walking the links of the days that are asked for, or the last ones."""
    days = _days(request)
    since, until = _day(request, "since"), _day(request, "until")
    walk = chain.verify_days(since, until, most=LINKS_OF_DAYS) if days else chain.verify_last(CHECKED_LINKS)
    if walk is None:
        return translated(
            "그 기간의 결정이 {most:,}건을 넘습니다. 기간을 나누거나 'ieum audit verify'로 확인하십시오.",
            most=LINKS_OF_DAYS,
        )
    if walk.fault is not None:
        return translated("온전하지 않습니다. {words}", words=walk.fault.words)
    if not days:
        return translated("마지막 {links:,}건이 온전합니다.", links=walk.links)
    last = walk.head.hash if walk.head else translated("없음")
    return translated("{days} 결정 {links:,}건이 온전합니다. 끝의 결정: {last}", days=days, links=walk.links, last=last)


def _days(request: StaffRequest) -> str:
    """The days that are asked for in words; "" for all."""
    since, until = _day(request, "since"), _day(request, "until")
    parts = (
        translated("{day}부터", day=since) if since else "",
        translated("{day}까지", day=until) if until else "",
    )
    return " ".join(filter(None, parts))


def _asked_readings(request: StaffRequest) -> queries.AskedReadings:
    words = request.GET.get("words", "").strip()[:100]
    kind = request.GET.get("kind", "")[:20]
    return queries.AskedReadings(words, _day(request, "since"), _day(request, "until"), kind)


def _asked_operations(request: StaffRequest) -> trail.AskedOperations:
    given = request.GET
    return trail.AskedOperations(
        _id(given.get("actor", "")), given.get("kind", "")[:60], _day(request, "since"), _day(request, "until"),
        given.get("words", "").strip()[:100], bool(given.get("decisions")),
    )  # fmt: skip


def _day(request: StaffRequest, name: str) -> date | None:
    return day_said(request.GET.get(name, ""))


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _reading(row: Any) -> list[object]:
    # Who comes in, goes or is refused has to do with their own account alone.
    about = (
        [queries.named(row.subject_id), queries.field_word(row.field)]
        if row.field
        else [translated("본인"), translated("계정")]
    )
    return [
        f"{localtime(row.read_at):%Y-%m-%d %H:%M:%S}", row.account.title, row.address or translated("이 서버"), *about,
        translated(ReadingKind(row.kind).label), row.purpose,
    ]  # fmt: skip


def _checked(row: Any) -> list[object]:
    return [f"{row.month:%Y-%m}", row.readings, done_by(row.operation), row.operation.basis]


def _operation(row: Any) -> list[object]:
    return [
        f"{localtime(row.recorded_at):%Y-%m-%d %H:%M:%S}", operation_word(row.kind), row.actor.title,
        row.on_behalf_of.title if row.on_behalf_of else "", row.basis, row.link or "",
    ]  # fmt: skip
