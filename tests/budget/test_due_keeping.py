"""Due dates around the budget move with a day that the municipality closes, and whoever sees to them is told."""

from datetime import date

import pytest

from ieum.budget.queries.matters import due_of, matter
from ieum.kernel.calendar.days import national_calendar
from ieum.platform.choices import Role
from ieum.platform.closed_days import operations
from ieum.platform.closed_days.decree import recount
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, DecreeCalendar, Notice
from tests.budget.ledger import YEAR, day
from tests.budget.matters import money
from tests.budget.test_duties import duties
from tests.budget.test_matters import reviewed

pytestmark = pytest.mark.database


def closed(code, actor_id, on):
    with municipality(code):
        moved = operations.close_day(day=on, name="재해 휴무", actor_id=actor_id, basis="재난안전대책본부 제1호")
        return [(each.keeper, each.title, each.before, each.after) for each in moved]


def upgraded(code, on):
    """Count anew in a municipality that has counted until now with a day off that the decree does not know."""
    days = [(on, "임시공휴일"), *((each.day, each.name) for each in national_calendar().holidays)]
    with municipality(code) as home:
        DecreeCalendar.objects.create(
            municipality_id=home, version="2003-2027:older", holidays=sorted([f"{day}", name] for day, name in days)
        )
        return [(each.keeper, each.before, each.after) for each in recount()]


def titles(code):
    with municipality(code):
        return list(Notice.objects.filter(kind="platform.due_moved").values_list("title", flat=True))


def test_what_follows_from_movements_is_due_a_day_later_and_the_division_is_told(books):
    home = books.district
    with municipality(home.code):
        Account.objects.create(login="team", title="팀장", role=Role.TEAM_LEAD, municipality_id=home.id)
    source, target = books.cell("201-01"), books.cell("202-01")
    books.post("ORIGINAL", {source: 1_000})
    books.post("TRANSFER", {source: -10, target: 10}, day(3, 31))

    moved = closed(home.code, home.officer_id, date(YEAR, 4, 30))

    before, after = date(2026, 4, 30), date(2026, 5, 4)
    assert [each[2:] for each in moved] == [(before, after)]
    assert [each.due_on for each in duties(books)] == [after]
    assert set(titles(home.code)) == {
        f"{moved[0][1]}: 기한이 2026-04-30(목)에서 2026-05-04(월)로 바뀜 (2026-04-30(목) 재해 휴무 휴무)"
    }


def test_a_step_of_a_matter_is_due_a_day_later_and_keeps_what_it_began_with(bureau):
    matter_id = reviewed(bureau, money(OWN=30))
    code, actor = bureau.hall.district.code, bureau.accounts["head"]

    moved = closed(code, actor, date(2026, 3, 16))

    assert [(each[0], *each[2:]) for each in moved] == [("budget.matter", date(2026, 3, 16), date(2026, 3, 17))]
    with municipality(code):
        found = matter(matter_id)
        assert (found.steps[-1].due_on, due_of(found.steps)[found.steps[-1].pk]) == (
            date(2026, 3, 16), date(2026, 3, 17),
        )  # fmt: skip
    assert len(titles(code)) == 1
    again = closed(code, actor, date(2026, 3, 17))
    assert [each[2:] for each in again] == [(date(2026, 3, 17), date(2026, 3, 18))]


def test_what_follows_from_movements_is_told_anew_where_an_upgrade_takes_a_day_off_away(books):
    home = books.district
    with municipality(home.code):
        Account.objects.create(login="team", title="팀장", role=Role.TEAM_LEAD, municipality_id=home.id)
    source, target = books.cell("201-01"), books.cell("202-01")
    books.post("ORIGINAL", {source: 1_000})
    books.post("TRANSFER", {source: -10, target: 10}, day(3, 31))

    moved = upgraded(home.code, date(YEAR, 4, 30))

    assert moved == [("budget.duty", date(2026, 5, 4), date(2026, 4, 30))]
    (said,) = set(titles(home.code))
    assert said.endswith("기한이 2026-05-04(월)에서 2026-04-30(목)로 바뀜 (2026-04-30(목) 임시공휴일 공휴일 제외)")
    assert upgraded(home.code, date(YEAR, 12, 31)) == []
