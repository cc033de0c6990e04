"""Payments that are settled later, from the page of the payment to its settlement, and at the post of the head."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils.timezone import localdate
from tests.budget.bills import Bureau
from tests.budget.ledger import Books
from tests.site.offices import alerts, page, texts
from tests.site.test_budget_requests import browser

from ieum.budget import operations
from ieum.budget.choices import AdvanceKind
from ieum.budget.operations import AdvanceRefused
from ieum.budget.queries.advances import advances, open_advances
from ieum.budget.work import _advances

pytestmark = pytest.mark.database
PAGE = "/budget/advances/?year=2026"
PAID = date(2026, 3, 2)
SETTLED = date(2026, 3, 30)


@pytest.fixture
def bureau(bureau) -> Bureau:
    books = Books(bureau.hall.district)
    own = books.cell(division="재무과")
    for kind in ("ORIGINAL", "ALLOTMENT", "COMMITMENT"):
        books.post(kind, {own: 1_000})
    return bureau


def pay(bureau, won=700):
    books = Books(bureau.hall.district)
    return books.post("EXPENDITURE", {books.cell(division="재무과"): won}, PAID)


def rows(response):
    return texts(response, "//div[@id='advances']//tbody/tr/*")


def say(bureau, event, *, by="clerk", kind=AdvanceKind.ESTIMATE, due_on=date(2026, 4, 1)):
    with bureau.inside():
        return operations.say_advance(
            event_id=event, kind=kind, due_on=due_on, basis="출장 계획", actor_id=bureau.accounts[by], on=localdate()
        )


def settle(bureau, event, used, *, on=PAID):
    with bureau.inside():
        return operations.settle_advance(
            event_id=event, used=used, settled_on=on, basis="정산서", actor_id=bureau.accounts["clerk"], on=localdate()
        )


def open_ones(bureau):
    with bureau.inside():
        return [(each.division, each.amount) for each in open_advances()]


def test_a_payment_is_said_to_be_settled_later_on_its_page_and_settled_by_what_was_used(bureau):
    event, clerk = pay(bureau), browser(bureau, "clerk")
    shown = page(clerk.get(f"/budget/events/{event}/"))
    (address,) = shown.xpath("//a[.='일상경비·선금급·개산급으로 적기']/@href")
    form = clerk.get(address)
    given = {"step": "say", "event": str(event), "kind": "ADVANCE", "due_on": "2026-04-01", "basis": "선금 신청"}
    said = clerk.post(PAGE, given, follow=True)
    wrong = clerk.post(
        PAGE, {"step": "settle", "event": str(event), "used": "701", "settled_on": "2026-03-30", "basis": "정산서"}
    )
    settled = clerk.post(
        PAGE, {"step": "settle", "event": str(event), "used": "650", "settled_on": "2026-03-30", "basis": "정산서"},
        follow=True,
    )  # fmt: skip

    assert texts(form, "//select[@id='say_event']/option") == ["2026-03-02 재무과 700"]
    assert alerts(said) == ["정산할 지출로 적기: 저장했습니다."]
    assert texts(said, "//p[@class='ui-lead']") == [
        "정산을 기다리는 지출이 1건, 700원이고, 그 가운데 1건은 기한이 지났습니다."
    ]
    assert rows(said) == [
        "2026-03-02", "선금급", "사업 0101 201-01", "재무과", "700", "2026-04-01", "정산 전 (기한 지남)", "-", "0", "-",
        "선금 신청",
    ]  # fmt: skip
    assert wrong.status_code == 422
    assert "정산액은 0원부터 지출액 700원까지입니다." in " ".join(texts(wrong, "//*[@role='alert']//li"))
    assert rows(settled)[6:] == ["정산함", "650", "0", "50", "정산서"]
    assert texts(settled, "//p[@class='ui-lead']")[0].startswith("정산을 기다리는 지출이 0건")
    assert "선금급 정산함, 정산기한 2026-04-01" in texts(clerk.get(f"/budget/events/{event}/"), "//dl//dd")


def test_only_its_division_and_the_budget_team_say_it_and_of_an_expenditure_alone(bureau):
    event = pay(bureau)
    books = Books(bureau.hall.district)
    other = books.post("COMMITMENT", {books.cell(division="재무과"): -300})

    for refused, sentence in (
        (lambda: say(bureau, other), "등록된 지출이 아니거나 취소한 지출입니다."),
        (lambda: say(bureau, event, by="mayor"), "그 부서의 직원이나 예산팀만 할 수 있는 일입니다: 지출의 정산."),
        (lambda: say(bureau, event, due_on=PAID - timedelta(days=1)), "지출일(2026-03-02)보다 이른 정산기한입니다."),
        (lambda: settle(bureau, event, 1), "정산을 기다리는 지출이 아닙니다. 목록을 새로 열어 고르십시오."),
    ):
        with pytest.raises(AdvanceRefused) as fault, transaction.atomic():
            refused()
        assert str(fault.value) == sentence
    say(bureau, event, by="officer")
    with pytest.raises(AdvanceRefused, match="오늘까지"):
        settle(bureau, event, 1, on=localdate() + timedelta(days=1))
    assert browser(bureau, "clerk").get(f"{PAGE}&event={other}").status_code == 404
    assert browser(bureau, "clerk").post(PAGE, {"step": "other"}).status_code == 404


def test_what_was_said_by_mistake_or_of_a_payment_that_was_taken_back_waits_no_more(bureau):
    first, second = pay(bureau, 100), pay(bureau, 200)
    for event in (first, second):
        say(bureau, event)
    settle(bureau, first, 100)
    own = {"basis": "착오", "actor_id": bureau.accounts["clerk"], "on": localdate()}

    assert open_ones(bureau) == [("재무과", 200)]
    with pytest.raises(AdvanceRefused, match="이미 정산한 지출입니다"):
        say(bureau, first)
    with bureau.inside():
        operations.withdraw_advance(event_id=first, **own)
    assert sorted(open_ones(bureau)) == [("재무과", 100), ("재무과", 200)]
    with bureau.inside():
        operations.withdraw_advance(event_id=first, **own)
    Books(bureau.hall.district).reverse(second)
    assert open_ones(bureau) == []


def test_the_head_of_its_division_finds_it_among_what_is_to_be_done(bureau):
    event = pay(bureau)
    say(bureau, event, kind=AdvanceKind.IMPREST)

    with bureau.inside():
        (item,) = _advances("재무과")
        assert list(_advances("총무과")) == list(_advances("")) == []

    assert (item.title, item.address, item.due_on) == (
        "일상경비 교부 700원 정산 (2026-03-02 지출)", "/budget/advances/?year=2026", date(2026, 4, 1),
    )  # fmt: skip


def give_back(bureau, won, on=SETTLED, item="201-01"):
    books = Books(bureau.hall.district)
    return books.post("RETURN", {books.cell(item, division="재무과"): won}, on)


def match(bureau, event, given):
    with bureau.inside():
        return operations.match_return(
            return_id=given, event_id=event, basis="반납고지서", actor_id=bureau.accounts["clerk"], on=localdate()
        )


def refusal(work):
    with pytest.raises(AdvanceRefused) as fault, transaction.atomic():
        work()
    return str(fault.value)


def test_what_is_given_back_is_matched_with_its_payment_and_lowers_what_is_left(bureau):
    event, clerk = pay(bureau), browser(bureau, "clerk")
    say(bureau, event)
    settle(bureau, event, 650)
    first, second = give_back(bureau, 30), give_back(bureau, 21)

    given = {"step": "match", "event": str(event), "basis": "반납고지서"}
    linked = clerk.post(PAGE, given | {"given_back": str(first)}, follow=True)
    over = clerk.post(PAGE, given | {"given_back": str(second)})

    assert alerts(linked) == ["반납과 잇기: 저장했습니다."]
    assert rows(linked)[6:] == ["정산함", "650", "30", "20", "정산서"]
    assert texts(linked, "//select[@id='match_given_back']/option")[-1] == "2026-03-30 재무과 201-01 21"
    assert "반납액 21원이 반납할 금액 20원보다 많습니다." in " ".join(texts(over, "//*[@role='alert']//li"))
    assert over.status_code == 422
    Books(bureau.hall.district).reverse(first)
    assert rows(clerk.get(PAGE))[6:] == ["정산함", "650", "0", "50", "정산서"]
    match(bureau, event, second)
    assert rows(clerk.get(PAGE))[6:] == ["정산함", "650", "21", "29", "정산서"]


def test_a_return_is_matched_once_of_the_same_cells_and_after_its_payment(bureau):
    event, other = pay(bureau, 100), pay(bureau, 200)
    early, late = give_back(bureau, 10, PAID), give_back(bureau, 80)
    unsaid = refusal(lambda: match(bureau, event, late))
    for each in (event, other):
        say(bureau, each)
    books = Books(bureau.hall.district)
    cell = books.cell("202-01", division="재무과")
    for kind in ("ORIGINAL", "ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        books.post(kind, {cell: 50}, PAID if kind != "ORIGINAL" else date(2026, 1, 1))
    elsewhere = give_back(bureau, 5, item="202-01")

    assert unsaid == "정산할 지출이 아닙니다. 목록에서 고르십시오."
    assert refusal(lambda: match(bureau, event, elsewhere)).startswith("2026-03-02 이후에 그 지출의 예산과목으로")
    assert refusal(lambda: match(bureau, event, other)).startswith("등록된 반납이 아니거나")
    match(bureau, event, early)
    assert refusal(lambda: match(bureau, other, early)).startswith("이미 지출에 이은 반납입니다.")
    match(bureau, event, late)
    assert refusal(lambda: settle(bureau, event, 11)) == (
        "지출액 100원 가운데 90원을 이미 반납했으므로 정산액은 10원까지입니다."
    )
    settle(bureau, event, 10)
    with bureau.inside():
        own = {"basis": "잘못 이음", "actor_id": bureau.accounts["clerk"], "on": localdate()}
        operations.unmatch_return(return_id=early, **own)
    match(bureau, other, early)
    with bureau.inside():
        assert [(each.amount, each.used, each.returned) for each in advances(2026)] == [(100, 10, 80), (200, None, 10)]
