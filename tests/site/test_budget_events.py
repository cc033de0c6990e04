"""One event and taking it back: what that would do is seen first, and what forbids it is named."""

from datetime import date

import pytest
from django.utils.timezone import localdate
from tests.budget.bills import FINANCE, Bureau, income, row
from tests.budget.ledger import Books
from tests.site.offices import page, texts
from tests.site.test_budget_requests import FORM, browser, the_request

from ieum.budget import operations
from ieum.budget.choices import Balance, Funding, MovementKind
from ieum.budget.queries import requests
from ieum.budget.queries.revenue import revenue_lines
from ieum.budget.rules.reversing import BY_ADOPTION, reversal_fault

pytestmark = pytest.mark.database
YEAR = localdate().year
TODAY = localdate()
FIRST = date(YEAR, 1, 1)


class Desk:
    """The hall with a ledger: two cells of 재무과, of which one is allotted."""

    def __init__(self, bureau: Bureau) -> None:
        self.bureau, self.books = bureau, Books(bureau.hall.district)
        self.paper = self.books.cell("201-01", "0111", division=FINANCE, year=YEAR)
        self.works = self.books.cell("202-01", "0112", division=FINANCE, year=YEAR)
        self.original = self.post("ORIGINAL", {self.paper: 1_000, self.works: 500})
        self.allotment = self.post("ALLOTMENT", {self.paper: 600})

    def post(self, kind, lines, on=FIRST, **more):
        return self.books.post(kind, lines, on, year=YEAR, **more)

    def standing(self, cell):
        return self.books.history(cell)[-1].standing

    def get(self, login, event):
        return browser(self.bureau, login).get(f"/budget/events/{event}/")

    def try_back(self, login, event, place="events"):
        return browser(self.bureau, login).get(f"/budget/{place}/{event}/?trial=1")

    def take_back(self, login, event, basis="중복 등록", place="events"):
        return browser(self.bureau, login).post(f"/budget/{place}/{event}/", {"basis": basis}, follow=True)

    def approved(self):
        """The event of a transfer that its whole line approved."""
        browser(self.bureau, "clerk").post("/budget/requests/new/", FORM)
        case = f"/cases/{the_request(self.bureau).case_id}/"
        for login, do in (("chief", "review"), ("lead", "review"), ("head", "review"), ("mayor", "decide")):
            browser(self.bureau, login).post(case, {"step": "approval", "do": do})
        with self.bureau.inside():
            return requests.event_of(requests.movement_requests().get()).pk


@pytest.fixture
def desk(bureau) -> Desk:
    return Desk(bureau)


def said(answer):
    """All that the page warns of, refuses or reports."""
    return texts(answer, "//*[contains(@class, 'ui-alert')]//p | //*[@role='alert']//li")


def changes(answer):
    return texts(answer, "//div[@id='changes']//tbody//td")


def offers(answer):
    return bool(page(answer).xpath("//input[@name='basis']"))


def test_an_officer_sees_what_taking_back_does_before_doing_it_and_what_it_did_after(desk):
    at_first = desk.get("officer", desk.allotment)
    shown = desk.try_back("officer", desk.allotment)

    assert (texts(at_first, "//div[@id='moved']//tbody//td"), offers(at_first)) == (["배정액", "600"], False)
    assert page(at_first).xpath("//a[@href='?trial=1']")
    assert changes(shown) == ["배정액", "600", "△600", "0"]
    assert desk.standing(desk.paper)[Balance.ALLOTTED] == 600
    done = desk.take_back("officer", desk.allotment)
    assert said(done)[0] == "배정: 취소하여 잔액 1개를 되돌렸습니다."
    assert said(done)[1].endswith(" officer: 중복 등록")
    assert (desk.standing(desk.paper)[Balance.ALLOTTED], offers(done)) == (0, False)


def test_every_list_of_events_leads_to_the_event(desk):
    clerk, address = browser(desk.bureau, "clerk"), f"/budget/events/{desk.allotment}/"

    for place in (f"/budget/cells/{desk.paper}/", f"/budget/allotment/?year={YEAR}"):
        assert address in page(clerk.get(place)).xpath("//tbody//a/@href"), place


def test_what_rests_on_an_event_is_named_and_leads_to_where_it_is_taken_back(desk):
    shown = desk.try_back("officer", desk.original)

    assert "딸린 사건" in said(shown)[0]
    assert page(shown).xpath("//ul[@class='site-history']//a/@href") == [f"/budget/events/{desk.allotment}/"]
    assert offers(shown) is False
    refused = desk.take_back("officer", desk.original)
    assert (refused.status_code, desk.standing(desk.paper)[Balance.ORIGINAL]) == (422, 1_000)
    desk.take_back("officer", desk.allotment)
    desk.take_back("officer", desk.original)
    assert desk.standing(desk.paper)[Balance.ORIGINAL] == 0


def test_without_basis_nothing_is_taken_back_and_a_second_time_is_told(desk):
    without = desk.take_back("officer", desk.allotment, " ")
    assert (without.status_code, said(without)[-1]) == (422, "취소하는 근거: 근거를 적어야 합니다.")
    assert desk.standing(desk.paper)[Balance.ALLOTTED] == 600

    desk.take_back("officer", desk.allotment)
    again = desk.take_back("officer", desk.allotment)

    assert (again.status_code, desk.standing(desk.paper)[Balance.ALLOTTED]) == (422, 0)


def test_departments_look_and_take_nothing_back(desk):
    shown = desk.try_back("clerk", desk.allotment)

    assert (shown.status_code, changes(shown), offers(shown)) == (200, [], False)
    assert not page(shown).xpath("//a[@href='?trial=1']")
    assert desk.take_back("clerk", desk.allotment).status_code == 403


def test_a_transfer_of_an_approved_request_is_taken_back_by_the_mayor_alone(desk):
    event = desk.approved()
    before = desk.standing(desk.paper)[Balance.TRANSFERRED]

    refused = [desk.take_back(login, event).status_code for login in ("clerk", "officer", "lead", "head")]

    assert (before, refused) == (-200, [403, 422, 422, 422])
    assert said(desk.try_back("head", event))[0] == "전용: 단체장의 계정으로만 취소할 수 있습니다. (지방재정법 제49조)"
    assert changes(desk.try_back("mayor", event))[:4] == ["전용 증감", "△200", "200", "0"]
    desk.take_back("mayor", event, "요청 철회")
    assert desk.standing(desk.paper)[Balance.TRANSFERRED] == 0
    shown = browser(desk.bureau, "clerk").get(f"/budget/requests/{the_request(desk.bureau).pk}/")
    assert said(shown)[0] == "결재가 끝나 원장에 등록했으나 그 사건을 취소했습니다."


@pytest.mark.parametrize(
    ("kind", "parts", "is_own", "may_take_back"),
    [
        ("CHANGE_OF_USE", {"DIRECTOR"}, False, True),
        ("CHANGE_OF_USE", {"MAYOR"}, False, True),
        ("CHANGE_OF_USE", {"TEAM"}, False, False),
        ("CHANGE_OF_USE", {"DIRECTOR"}, True, False),
        ("RESERVE_USE", {"DIRECTOR"}, False, False),
        ("REORGANISATION", {"MAYOR"}, False, True),
        ("TRANSFER", {"MAYOR"}, True, False),
        ("ALLOTMENT", {"TEAM"}, True, True),
        ("LAPSE", {"TEAM"}, False, True),
    ],
)
def test_who_takes_what_back_follows_from_who_decides_it(kind, parts, is_own, may_take_back):
    fault = reversal_fault(MovementKind(kind), parts, is_own=is_own, on=TODAY, delegation={})

    assert (fault == "") is may_take_back


def test_deemed_money_is_taken_back_on_both_sides_and_never_on_one(desk):
    city = desk.books.cell("301-01", "0111", division=FINANCE, funding=Funding.CITY, year=YEAR)
    event = desk.post("DEEMED", {city: 300}, round=1, authority="총칙 제9조", revenue={"521-01": 300})
    with desk.bureau.inside():
        (line,) = revenue_lines(YEAR)
    alone = desk.take_back("officer", line.event_id, place="revenue/events")

    assert alone.status_code == 422
    tried = desk.try_back("officer", line.event_id, place="revenue/events")
    assert said(tried)[0].startswith("세출과 함께 등록한 세입은 따로")
    assert changes(desk.try_back("officer", event)) == [
        "간주처리액", "300", "△300", "0", "세입 간주처리액", "300", "△300", "0",
    ]  # fmt: skip
    desk.take_back("officer", event)
    assert desk.books.revenue(year=YEAR)["521-01"] == dict.fromkeys(desk.books.revenue(year=YEAR)["521-01"], 0)


def test_revenue_is_taken_back_from_its_list_unless_something_rests_on_it(desk):
    officer = browser(desk.bureau, "officer")
    cell = desk.books.revenue_cell("111-01", year=YEAR)
    actor = desk.bureau.accounts["officer"]
    own = {"year": YEAR, "lines": {cell: 100}, "on": FIRST, "actor_id": actor, "basis": "고지"}
    with desk.bureau.inside():
        levy = operations.post_revenue(kind="LEVY", **own).event_id
        receipt = operations.post_revenue(kind="RECEIPT", **own).event_id

    listed = page(officer.get(f"/budget/revenue/?year={YEAR}")).xpath("//div[@id='events']//tbody//a/@href")

    assert listed == [f"/budget/revenue/events/{each}/" for each in (levy, receipt)]
    assert desk.take_back("officer", receipt, place="revenue/events").status_code == 200
    assert desk.take_back("officer", levy, place="revenue/events").status_code == 200
    assert not any(desk.books.revenue(year=YEAR)["111-01"].values())


def test_what_lapsed_and_what_was_carried_out_is_taken_back_too(desk):
    last = date(YEAR, 12, 31)
    desk.post("ALLOTMENT", {desk.paper: 400, desk.works: 500})
    desk.post("EXPRESS_VOTE", {desk.works: 200}, last)
    carried = desk.post("EXPRESS_CARRY_OUT", {desk.works: 200}, last)
    with desk.bureau.inside():
        own = {"year": YEAR, "actor_id": desk.bureau.accounts["officer"], "basis": "회계연도 끝"}
        lapse = operations.lapse_remainders(on=last, **own).event_id
        operations.carry_over(on=date(YEAR + 1, 1, 1), **own)

    assert desk.take_back("officer", lapse).status_code == 200
    assert desk.standing(desk.paper)[Balance.LAPSED] == 0
    kept = desk.take_back("officer", carried)
    assert kept.status_code == 422
    assert "그 이월을 먼저 취소하십시오." in said(kept)[-1]


def test_a_reversal_is_not_taken_back_and_an_unknown_event_is_not_found(desk):
    assert desk.take_back("officer", desk.allotment).status_code == 200
    taking = desk.books.history(desk.paper)[-1].event_id

    assert desk.take_back("officer", taking).status_code == 422
    assert desk.get("officer", "00000000-0000-0000-0000-000000000001").status_code == 404


def test_what_the_council_voted_is_not_taken_back_piece_by_piece(bureau):
    bureau.open().write(row())
    bureau.write(income("1,000천원"), side="REVENUE")
    (event,) = bureau.to_plenary().adopt().events

    refused = browser(bureau, "mayor").post(f"/budget/events/{event}/", {"basis": "착오"})

    assert (refused.status_code, said(refused)[-1]) == (422, BY_ADOPTION)
