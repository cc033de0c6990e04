"""Outside money from its announcement on: joined to movements and receipts, and told as of a day."""

from datetime import date
from uuid import UUID

import pytest

from ieum.budget import figures, operations
from ieum.budget.choices import CarryOrigin, Funding, MatterKind, RevenueKind
from ieum.budget.operations.matters import MatterRefused
from ieum.budget.queries import NOW, Point
from ieum.budget.queries.grant_returns import return_findings
from ieum.budget.queries.grants import earlier_grants, offered, pipeline
from ieum.kernel.figure_grid import resolve
from ieum.kernel.rounding import Rounding
from ieum.kernel.selection import Question
from ieum.platform.database.tenancy import municipality
from tests.budget.ledger import ALL, Books
from tests.budget.matters import TODAY, go, money, record, restate
from tests.budget.test_matter_figures import known

pytestmark = pytest.mark.database
SPRING, SUMMER, YEAR_END = date(2026, 4, 1), date(2026, 7, 1), date(2026, 12, 1)


@pytest.fixture
def grant(bureau):
    """Three hundred million of the city and one of our own, selected on the second of March."""
    found = record(bureau, MatterKind.GRANT, money(CITY=3, OWN=1), nature="CITY_SUBSIDY", checks="적합")
    go(bureau, found, "clerk check", "officer clear", "clerk apply", "clerk select")
    return found


@pytest.fixture
def books(bureau):
    return Books(bureau.hall.district)


def deemed(books, won, on=SPRING, funding=Funding.CITY, number=1):
    cell = books.cell("301-14", funding=funding, division="복지과", reported=ALL)
    event = books.post("DEEMED", {cell: won}, on, round=number, authority="총칙 제9조", revenue={"521-01": won})
    return cell, event


def received(books, won, on=SUMMER, code="521-01"):
    place = books.revenue_cell(code)
    with municipality(books.district.code):
        for kind in (RevenueKind.LEVY, RevenueKind.RECEIPT):
            made = operations.post_revenue(
                year=2026, kind=kind, lines={place: won}, on=on, actor_id=books.district.officer_id, basis="교부"
            )  # fmt: skip
    return made.event_id


def join(bureau, matter_id, movement, amount, *, by="clerk", is_receipt=False):
    with bureau.inside():
        return operations.join_grant_movement(
            matter_id=matter_id, movement_id=movement, is_receipt=is_receipt, amount=amount, basis="교부 공문",
            actor_id=bureau.accounts[by], on=TODAY,
        )  # fmt: skip


def told(bureau, day=YEAR_END):
    with bureau.inside():
        (only,) = pipeline(2026, Point(day, NOW))
    return only.announced, only.budgeted, only.received


def test_a_grant_is_told_by_what_was_announced_budgeted_and_received_on_each_day(bureau, books, grant):
    cell, event = deemed(books, 200_000_000)
    receipt = received(books, 150_000_000)
    join(bureau, grant, event, 200_000_000)
    join(bureau, grant, receipt, 150_000_000, is_receipt=True)
    for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        books.post(kind, {cell: 70_000_000}, SUMMER)

    assert told(bureau, TODAY) == (300_000_000, 0, 0)
    assert told(bureau, SPRING) == (300_000_000, 200_000_000, 0)
    assert told(bureau) == (300_000_000, 200_000_000, 150_000_000)
    with bureau.inside():
        (only,) = pipeline(2026, Point(YEAR_END, NOW))
        before = pipeline(2026, Point(date(2026, 3, 1), NOW))
    assert (only.not_budgeted, only.not_received, only.spent) == (-100_000_000, -150_000_000, 70_000_000)
    assert [each.id for each in only.joined] == [event, receipt]
    assert before == []


def test_what_was_taken_back_counts_no_more_and_what_was_joined_by_mistake_can_be_said_anew(bureau, books, grant):
    _, event = deemed(books, 200_000_000)
    join(bureau, grant, event, 200_000_000)
    join(bureau, grant, event, 120_000_000)
    assert told(bureau)[1] == 120_000_000
    join(bureau, grant, event, 0)
    assert told(bureau)[1] == 0
    join(bureau, grant, event, 200_000_000)
    with bureau.inside():
        operations.take_back_event(event_id=event, actor_id=bureau.accounts["head"], basis="착오", on=SUMMER)

    assert told(bureau)[1] == 0
    with bureau.inside():
        assert offered(2026) == []


def test_not_more_is_joined_than_a_movement_has_of_others(bureau, books, grant):
    _, event = deemed(books, 200_000_000)
    other = record(bureau, MatterKind.GRANT, money(CITY=3), nature="CITY_SUBSIDY", checks="적합", title="다른 사업")
    go(bureau, other, "clerk check", "officer clear", "clerk apply", "clerk select")
    own = books.post("ORIGINAL", {books.cell(): 500_000_000})
    join(bureau, grant, event, 150_000_000)

    with bureau.inside():
        (left,) = offered(2026)
    assert (left.id, left.whole, left.left) == (event, 200_000_000, 50_000_000)
    for movement, amount, most in ((event, 50_000_001, "50,000,000"), (own, 1, "0"), (UUID(int=7), 1, "0")):
        with pytest.raises(MatterRefused) as refused:
            join(bureau, other, movement, amount)
        assert str(refused.value) == f"그 사건에서 이을 수 있는 외부재원은 {most}원까지입니다. 금액을 고치십시오."
    join(bureau, other, event, 50_000_000)


def test_only_what_was_announced_is_joined_and_by_its_division_or_the_budget_team(bureau, books, grant):
    _, event = deemed(books, 200_000_000)
    found = record(bureau, MatterKind.GRANT, money(CITY=3), nature="CITY_SUBSIDY", title="발굴한 사업")

    with pytest.raises(MatterRefused) as early:
        join(bureau, found, event, 1)
    assert str(early.value).startswith("확정내시를 받은 외부재원만")
    with pytest.raises(MatterRefused) as strange:
        join(bureau, grant, event, 1, by="mayor")
    assert str(strange.value) == "그 부서의 직원과 예산팀만 잇습니다."
    join(bureau, grant, event, 1, by="officer")


def give_back(books, won, on=SUMMER):
    cell = books.cell("802-02", "0921", division="복지과", reported=ALL)
    books.post("ORIGINAL", {cell: won})
    for kind in ("ALLOTMENT", "COMMITMENT"):
        books.post(kind, {cell: won}, on)
    return books.post("EXPENDITURE", {cell: won}, on)


def findings(bureau, day=YEAR_END):
    with bureau.inside():
        return [(each.event_id, each.said) for each in return_findings(2026, Point(day, NOW), offered(2026))]


def test_money_given_back_is_held_against_the_grant_that_it_returns(bureau, books, grant):
    cell, event = deemed(books, 200_000_000)
    for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        books.post(kind, {cell: 70_000_000}, SUMMER)
    first, second = give_back(books, 130_000_000), give_back(books, 1_000_000)
    unnamed = (
        "반환금 {:,}원이 어느 외부재원을 돌려주는 것인지 적혀 있지 않습니다. 아래에서 외부재원과 이으십시오.".format
    )

    assert {said for _, said in findings(bureau)} == {unnamed(130_000_000), unnamed(1_000_000)}
    assert findings(bureau, SPRING) == []

    join(bureau, grant, event, 200_000_000)
    join(bureau, grant, first, 130_000_000)
    unknown = "외부재원 2026-1: 이은 수납이 없어 돌려줄 금액과 견줄 수 없습니다. 수납을 이으십시오."
    assert (first, unknown) in findings(bureau)

    join(bureau, grant, received(books, 200_000_000), 200_000_000, is_receipt=True)
    assert findings(bureau) == [(second, unnamed(1_000_000))]
    assert told(bureau) == (300_000_000, 200_000_000, 200_000_000)

    join(bureau, grant, second, 1_000_000)
    assert [said for _, said in findings(bureau)] == [
        (
            "외부재원 2026-1: 반환액 131,000,000원이 남은 금액 130,000,000원(수납액 200,000,000원, 집행액 "
            "70,000,000원)보다 많습니다. 이자를 함께 돌려준 것이 아니면 금액이나 이은 외부재원을 고치십시오."
        )
    ]
    books.reverse(second)
    assert findings(bureau) == []


def test_what_was_carried_over_and_spent_in_the_next_year_is_not_left_of_a_grant(bureau, books, grant):
    later = Point(date(2027, 12, 1), NOW)
    _, event = deemed(books, 9_000_000)
    join(bureau, grant, event, 9_000_000)
    join(bureau, grant, received(books, 9_000_000), 9_000_000, is_receipt=True)
    own = {"division": "복지과", "year": 2027, "reported": ALL}
    place = {"funding": Funding.CITY, "carry_origin": CarryOrigin.EXPRESS, **own}
    carried, other = books.cell("301-14", **place), books.cell("201-01", **place)
    books.post("CARRY_IN", {carried: 5_000_000, other: 1_000_000}, date(2027, 1, 2), year=2027)
    cell = books.cell("802-02", "0921", **own)
    for kind in ("ORIGINAL", "ALLOTMENT"):
        books.post(kind, {cell: 6_000_000}, date(2027, 1, 2), year=2027)
    for kind in ("COMMITMENT", "EXPENDITURE"):
        spent = {carried: 4_000_000, other: 1_000_000}
        books.post(kind, spent, date(2027, 2, 1), year=2027)
        payment = books.post(kind, {cell: 6_000_000}, date(2027, 3, 2), year=2027)
    join(bureau, grant, payment, 6_000_000)

    with bureau.inside():
        (found,) = return_findings(2027, later, offered(2027))

    assert found.said.startswith(
        "외부재원 2026-1: 반환액 6,000,000원이 남은 금액 5,000,000원(수납액 9,000,000원, 집행액 4,000,000원)보다 "
    )


def test_a_grant_of_an_earlier_year_is_given_back_in_a_later_one(bureau, books, grant):
    later = Point(date(2027, 12, 1), NOW)
    books.cell()
    cell = books.cell("802-02", "0921", division="복지과", year=2027, reported=ALL)
    for kind in ("ORIGINAL", "ALLOTMENT", "COMMITMENT"):
        books.post(kind, {cell: 5_000_000}, date(2027, 1, 2), year=2027)
    payment = books.post("EXPENDITURE", {cell: 5_000_000}, date(2027, 3, 2), year=2027)
    join(bureau, grant, received(books, 5_000_000), 5_000_000, is_receipt=True)
    with bureau.inside():
        assert pipeline(2027, later) == []
        assert [row.pk for row in earlier_grants(2027, later)] == [grant]

    join(bureau, grant, payment, 5_000_000)

    with bureau.inside():
        (only,) = pipeline(2027, later)
        assert return_findings(2027, later, offered(2027)) == []
    assert [(each.id, each.is_return) for each in only.joined] == [(payment, True)]
    assert (only.budgeted, only.received) == (0, 0)


def test_an_announcement_that_is_stated_anew_counts_from_its_day(bureau, books, grant):
    restate(bureau, grant, money(CITY=2.5, OWN=1), on=SPRING)

    assert told(bureau, TODAY)[0] == 300_000_000
    assert told(bureau, SPRING)[0] == 250_000_000


def test_the_pipeline_is_printed_in_reports(bureau, books, grant):
    _, event = deemed(books, 200_000_000)
    join(bureau, grant, event, 200_000_000)
    table = next(each for each in figures.FIGURE_TABLES if each.name == "budget.grant.pipeline")
    answered = next(each for each in figures.ANSWERED if each.name == table.dataset)
    question = Question(YEAR_END, known(bureau), Rounding.HALF_UP, YEAR_END, {"year": "2026"})
    with municipality(bureau.hall.district.code):
        grid = resolve(table, answered.observations(question), question)

    assert [int(cell.figure.value) // 1_000 for cell in grid.cells[0]] == [300_000, 200_000, -100_000, 0, -300_000]
