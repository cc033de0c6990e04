"""Everybody's inbox (내 할 일): what waits at the posts that one answers for, by when it is due."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_GET

from ieum.kernel.deadlines.falling_due import due_words
from ieum.office.rules.permissions import OfficeAction
from ieum.org import queries as org
from ieum.org.rules.permissions import OrgAction
from ieum.org.rules.standing import Standing, without_account
from ieum.platform.ui.languages import translated, translated_own
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column
from ieum.site.access import allowed, may
from ieum.site.lists import render_list
from ieum.site.own_work import Task, summary, tasks
from ieum.site.requests import StaffRequest

_COLUMNS = (Column("what", "일"), Column("kind", "구분"), Column("post", "직위"), Column("due", "기한", "date"))


@require_GET
@allowed(OfficeAction.SEE_CASES)
def inbox(request: StaffRequest) -> HttpResponse:
    """Show what is late, due today, to come, and what one waits for."""
    now = localtime()
    standing = org.standing(now.date())
    posts = standing.held_by(request.user.pk)
    open_tasks = list(tasks(posts, standing, now))
    late, *others = (
        _listing("late", "늦음", [each for each in open_tasks if each.is_late]),
        _listing("today", "오늘까지", [each for each in open_tasks if each.is_today]),
        _listing("later", "내일 이후·기한 없음", [each for each in open_tasks if each.days is None or each.days > 0]),
        _listing("waiting", "남을 기다리는 일", list(tasks(posts, standing, now, is_waiting=True))),
    )
    context = {
        "title": translated("내 할 일"),
        "breadcrumbs": [(translated("처음"), "/"), (translated("내 할 일"), "")],
        "posts": [translated_own(standing.label(each)) for each in posts],
        "person": None if posts else org.person_of_account(request.user.pk),
        "unjoined": len(without_account(standing)) if may(request, OrgAction.ISSUE_ORDERS) else 0,
        **(_roles(request, standing) if may(request, OrgAction.FIT_ROLES) else {}),
        "handovers": org.handovers_to(request.user.pk),
    }
    return render_list(request, "site/inbox.html", late, context, others=others)


@require_GET
@allowed(OfficeAction.SEE_CASES)
def inbox_summary(request: StaffRequest) -> HttpResponse:
    """Say in a line how much waits, which the first page asks for by itself once it is shown; empty where nothing."""
    return render(request, "site/inbox_summary.html", {"summary": summary(request)})


def _roles(request: StaffRequest, standing: Standing) -> dict[str, object]:
    """The orders on whose pages whoever asks settles roles that fit no post, or why nobody knows of such."""
    today = localdate()
    return {"unfit": org.unfit_for(request.user.pk, today), "doubt": org.role_doubt(standing, today)}


def _listing(name: str, label: str, found: list[Task]) -> Listing:
    """One of the lists of the inbox, all of which are read at once."""
    caption = translated("{label} {count}건", label=translated(label), count=len(found))
    return Listing(name, label, _COLUMNS, found, _row, caption=caption, empty_text="없습니다.")


def _row(task: Task) -> list[object]:
    link = format_html('<a href="{}">{}</a>', task.item.address, translated_own(task.item.title))
    due = due_words(task.item.due_on, task.item.due_time) or translated("없음")
    return [link, translated(task.kind), task.post, due]
