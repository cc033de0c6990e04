"""Units, posts and staffing as of a day: the chart with its list, one unit, one post."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ieum.kernel.dates import read_day
from ieum.kernel.deadlines.falling_due import due_words
from ieum.kernel.figure_grid import resolve
from ieum.kernel.numbers import NumberStyle
from ieum.kernel.registry import figure_tables, permissions, post_work
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.kernel.titles import graded, titled
from ieum.org import queries
from ieum.org.chart import above_teams, chart
from ieum.org.choices import AppointmentKind, UnitKind
from ieum.org.figures import left_out_on, staffing_on
from ieum.org.rules.permissions import OrgAction
from ieum.org.rules.staffing import HeadCount, form_of, head_counts
from ieum.org.rules.standing import Responsible, Standing, StandingPost, StandingUnit, without_account
from ieum.platform.ui.languages import translated, translated_own
from ieum.platform.ui.lists import Listing
from ieum.platform.ui.tables import Column, Table
from ieum.reports.printing import Printer, table_of
from ieum.site.access import allowed, may
from ieum.site.days import day_said
from ieum.site.lists import render_list
from ieum.site.requests import StaffRequest

CRUMBS = [(gettext_lazy("처음"), "/")]
_UNITS = (
    Column("unit", "부서"), Column("kind", "구분"), Column("heads", "부서장"), Column("authorised", "정원", "number"),
    Column("actual", "현원", "number"), Column("gap", "과부족", "number"),
)  # fmt: skip
_POSTS = (
    Column("title", "직위"),
    Column("holders", "사람"),
    Column("answers", "지금 답할 사람"),
)
_HELD = (
    Column("person", "사람"),
    Column("kind", "구분"),
    Column("grade", "직급"),
    Column("since", "부터", "date"),
    Column("until", "전날까지", "date"),
    Column("order", "근거 명령"),
)
MOST_UNJOINED = 50
"""So many holders without account are listed; the command lists all."""
_WORK = (Column("title", "업무"), Column("kind", "구분"), Column("due", "기한", "date"))


@require_GET
@allowed(OrgAction.SEE_ORGANISATION)
def organisation(request: StaffRequest) -> HttpResponse:
    """Show the organisation of a day as a picture and as a list."""
    day = asked_day(request)
    standing = queries.standing(day)
    folded = _folded(request, standing)
    counts = head_counts(standing, queries.allowed_of_units(day))
    context = {
        "title": translated("조직도"),
        "breadcrumbs": [*CRUMBS, (translated("조직도"), "")],
        "day": day,
        "picture": mark_safe(chart(standing, folded, lambda unit: _folding(day, {unit} ^ folded), counts, translated)),  # noqa: S308 - the chart escapes the names that it draws
        "folding": [
            (translated("팀까지"), _folding(day, set())),
            (translated("과까지"), _folding(day, set(above_teams(standing)))),
        ],
        **(_unjoined(standing) if may(request, OrgAction.ISSUE_ORDERS) else {}),
    }
    return render_list(request, "site/organisation.html", _units(standing, counts, day), context, of_page=("on",))


def _unjoined(standing: Standing) -> dict[str, object]:
    """Who holds a post and has no account, for who may join them."""
    found = without_account(standing)
    return {
        "unjoined": [(translated_own(standing.label(each.post_id)), each) for each in found[:MOST_UNJOINED]],
        "unjoined_count": len(found),
    }


def _units(standing: Standing, counts: Mapping[UUID, HeadCount], day: date) -> Listing:
    rows = list(standing.tree())
    return Listing(
        "units", "부서 목록", _UNITS, rows, lambda row: _unit_row(standing, counts, day, *row), on=day,
        caption=translated("{day:%Y-%m-%d}의 부서 {count}개", day=day, count=len(rows)),
        empty_text="그런 부서가 없습니다.",
    )  # fmt: skip


def _unit_row(
    standing: Standing, counts: Mapping[UUID, HeadCount], day: date, depth: int, unit: StandingUnit
) -> list[object]:
    link = format_html(
        '<a class="site-depth-{}" href="{}">{}</a>', depth, address("unit", day, unit_id=unit.id), unit.name
    )
    people = counts[unit.id]
    return [
        link,
        translated(UnitKind(unit.kind).label),
        _heads(standing, unit) or translated("부서장 직위 없음"),
        translated("미등록") if people.authorised is None else f"{people.authorised:,}",
        f"{people.actual:,}",
        "" if people.gap is None else NumberStyle().show(people.gap),
    ]


@require_GET
@allowed(OrgAction.SEE_ORGANISATION)
def unit(request: StaffRequest, unit_id: UUID) -> HttpResponse:
    """Show one unit as of a day: what it is in charge of, its posts, its staffing and its history."""
    day = asked_day(request)
    standing = queries.standing(day)
    found = standing.units.get(unit_id)
    history = queries.unit_history(unit_id)
    if not history:
        raise Http404("부서를 찾을 수 없습니다. 조직도에서 고르십시오.")
    title = found.name if found else queries.last_name(unit_id)
    context = {
        "title": title,
        "breadcrumbs": [*CRUMBS, (translated("조직도"), address("organisation", day)), (title, "")],
        "day": day,
        "stands": found is not None,
        "kind": translated(UnitKind(found.kind).label) if found else "",
        "duties": queries.duties_of(unit_id, day),
        "below": standing.children(unit_id),
        "staffing": _staffing(unit_id, title, day) if found else None,
        "left_out": _left_out(unit_id, day) if found else None,
        "history": history,
    }
    if found is None:
        return render(request, "site/unit.html", context)
    return render_list(request, "site/unit.html", _posts(standing, found, day), context, of_page=("on",))


@require_GET
@allowed(OrgAction.SEE_ORGANISATION)
def post(request: StaffRequest, post_id: UUID) -> HttpResponse:
    """Show one post as of a day: who answers for it, what waits there, and who held it."""
    day = asked_day(request)
    standing = queries.standing(day)
    found = standing.posts.get(post_id)
    history = queries.post_history(post_id)
    if found is None and not history:
        raise Http404("직위를 찾을 수 없습니다. 조직도에서 고르십시오.")
    title = translated_own(standing.label(post_id)) if found else translated("폐지된 직위")
    context = {
        "title": title,
        "breadcrumbs": [
            *CRUMBS,
            (translated("조직도"), address("organisation", day)),
            *_unit_crumb(standing, found, day),
            (title, ""),
        ],
        "day": day,
        "answers": answering(standing.responsible(post_id)) if found else "",
        "grades": translated(queries.grade_ranges(day).get(post_id, "")),
        "passed_on": _passed_on(post_id),
        "work": _work(request, post_id),
        "history": _held(history),
    }
    return render(request, "site/post.html", context)


def staffing_address(named: Mapping[str, str]) -> str:
    """The page of the unit whose staffing a fact of the register states, as of its day; the chart where none stands."""
    try:
        day = read_day(named.get("effective_date", ""))
    except ValueError:
        return reverse("organisation")
    found = [each for each in queries.standing(day).units.values() if each.name == named.get("about.division", "")]
    return address("unit", day, unit_id=found[0].id) if found else address("organisation", day)


def listed_address(name: str, named: Mapping[str, str]) -> str:
    """The list of what a division has, equipment or facilities, that a fact of a register is about, as of its day."""
    asked = {"on": named.get("effective_date", ""), "division": named.get("about.division", "")}
    return f"{reverse(name)}?{urlencode(asked)}"


def asked_day(request: StaffRequest) -> date:
    """The day that a page is asked for; today where none is given or it is none."""
    return day_said(request.GET.get("on", "")) or localdate()


def address(name: str, day: date, **parts: Any) -> str:
    """The address of a page of the organisation as of a day."""
    return f"{reverse(name, kwargs=parts)}?on={day.isoformat()}"


def answering(found: Responsible | None) -> str:
    """Who answers for a post, and as what."""
    if found is None:
        return translated("없음")
    how = translated(" (상위 부서장)") if found.is_superior else translated(" (직무대리)") if found.is_acting else ""
    return f"{found.holding.person}{how}"


def _folded(request: StaffRequest, standing: Standing) -> set[UUID]:
    """The units below which the picture is folded; a name that none of the day bears is passed over."""
    asked = set(request.GET.getlist("fold"))
    return {unit for unit in standing.units if str(unit) in asked}


def _folding(day: date, folded: set[UUID]) -> str:
    """The chart with those units folded."""
    query = urlencode({"on": day.isoformat(), "fold": sorted(map(str, folded))}, doseq=True)
    return f"{reverse('organisation')}?{query}"


def _heads(standing: Standing, unit: StandingUnit) -> str:
    """Who answers for the posts that head a unit, each with its title where that is not the unit's own name."""
    heads = [each for each in standing.posts_of(unit.id) if each.is_head]
    own = {each.id: "" if each.title == unit.name else f"{each.title} " for each in heads}
    return ", ".join(f"{own[each.id]}{answering(standing.responsible(each.id))}" for each in heads)


def _unit_crumb(standing: Standing, found: StandingPost | None, day: date) -> list[tuple[str, str]]:
    if found is None:
        return []
    return [(standing.units[found.unit_id].name, address("unit", day, unit_id=found.unit_id))]


def _posts(standing: Standing, unit: StandingUnit, day: date) -> Listing:
    posts = standing.posts_of(unit.id)
    return Listing(
        "posts", translated("{name} 직위", name=unit.name), _POSTS, posts,
        lambda each: _post_row(standing, each, day), on=day,
        caption=translated("직위 {count}개", count=len(posts)), empty_text="이 부서에 직위가 없습니다.",
    )  # fmt: skip


def _post_row(standing: Standing, post: StandingPost, day: date) -> list[object]:
    holders = standing.holders(post.id)
    return [
        format_html('<a href="{}">{}</a>', address("post", day, post_id=post.id), translated_own(titled(post.title))),
        ", ".join(map(_holder, holders)) or translated("공석"),
        answering(standing.responsible(post.id)),
    ]


def _holder(held: Any) -> str:
    return f"{held.person} {translated_own(graded(held.grade))}({translated(AppointmentKind(held.kind).label)})"


def _staffing(unit_id: UUID, name: str, day: date) -> Table | None:
    """The staffing in the unit's own form, printed by the figure table that reports print it by."""
    code = queries.form_code_of(unit_id, day)
    if code is None:
        return None
    shape = figure_tables["org.staffing.pairs" if form_of(code).in_pairs else "org.staffing.by_service"]
    question = Question(day, 0, Rounding.HALF_UP, day, {"division": name})
    printed = table_of(
        resolve(shape, staffing_on(unit_id, code, day), question),
        Printer(NumberStyle(zero="-"), lambda key, _: key),
        "",
        is_dated=False,
    )
    columns = [Column(str(number), label.replace("/", " "), "number") for number, label in enumerate(printed.columns)]
    rows = [[cell.text for cell in row] for row in printed.body]
    return Table(
        "staffing", "정원과 현원", columns, rows, note=translated("(단위: 명, {day} 기준)", day=day.isoformat())
    )


def _left_out(unit_id: UUID, day: date) -> HeadCount | None:
    """Whom the unit's form does not count; None where it counts everybody, or the unit has no form."""
    code = queries.form_code_of(unit_id, day)
    found = left_out_on(unit_id, code, day) if code is not None else None
    return found if found is not None and (found.authorised or found.actual) else None


def _work(request: StaffRequest, post_id: UUID) -> Table:
    """What waits at a post, as far as whoever asks may open it."""
    seen = [source for source in post_work if may(request, permissions[source.sees].action)]
    rows = [
        [
            format_html('<a href="{}">{}</a>', item.address, item.title) if item.address else item.title,
            translated(source.label),
            due_words(item.due_on, item.due_time),
        ]
        for source in seen
        for item in source.open_items(post_id)
    ]
    return Table(
        "work",
        translated("이 직위에 있는 일 {count}건", count=len(rows)),
        _WORK,
        rows,
        note="" if len(seen) == len(list(post_work)) else "(볼 수 있는 일만)",
        empty_text="기다리는 일이 없습니다.",
    )


def _passed_on(post_id: UUID) -> str:
    """On which day what waits at a post goes to which one; "" where none is set."""
    closing = queries.closing_of(post_id)
    if closing is None:
        return ""
    into = queries.post_then(closing.into_id, closing.valid_from)
    return translated(
        "{day}에 없어지고, 그날 남은 일은 {into}에 갑니다.", day=closing.valid_from.isoformat(), into=into
    )


def _held(history: list[Any]) -> Table:
    rows = [
        [
            format_html('<a href="{}">{}</a>', reverse("person", args=[held.person_id]), held.person.name),
            translated(AppointmentKind(held.kind).label),
            graded(held.grade),
            held.valid_from.isoformat(),
            held.valid_until.isoformat() if held.valid_until else translated("계속"),
            format_html('<a href="{}">{}</a>', reverse("order", args=[order.pk]), order.title),
        ]
        for held, order in history
    ]
    return Table("held", "이 직위에 있던 사람, 새것부터", _HELD, rows, empty_text="아직 아무도 임용하지 않았습니다.")
