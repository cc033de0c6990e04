"""Budget bills from the request to the vote: who may say what when, and that the ledger has what was voted."""

from datetime import date

import pytest
from django.db import transaction
from django.db.utils import DatabaseError

from ieum.budget import operations
from ieum.budget.choices import Balance, CodeKind, Funding, MovementKind, RevenueBalance, Side
from ieum.budget.code_table_rows import read_code_rows
from ieum.budget.models import LineStatement, Programme
from ieum.budget.operations import MovementRefused, SheetMoved, SheetRefused, VersionRefused
from ieum.budget.queries import bills, teams
from ieum.budget.queries.bill_checks import delivery_due, reserve_warnings, version_facts
from ieum.budget.queries.bills_before import before_of
from ieum.budget.rules.codes import Succession
from ieum.budget.rules.versions import reserve_faults, revenue_group, taken_up
from ieum.platform.database.tenancy import municipality
from tests.budget.bills import DAY, FINANCE, PLANNING, VOTED, YEAR, draft, income, row
from tests.budget.ledger import Books

pytestmark = pytest.mark.database
SUPPLIES, TRAVEL, RESERVE = "0111 201-01", "0111 202-01", "0121 801-01"


def refused(action, *, kind=VersionRefused):
    with pytest.raises(kind) as caught:
        action()
    return str(caught.value)


def asked(bureau):
    """재무과 asked for 3,000천원 with a third of it from the city, against as much revenue."""
    bureau.open()
    bureau.write(row(city="1,000천원", formula="3,000천원"))
    bureau.write(income("3,000천원"), side="REVENUE")
    return bureau


def test_each_stage_starts_from_the_one_before_and_changes_nothing_of_it(bureau):
    asked(bureau).go("officer collect")
    bureau.write(row(formula="2,500천원"), by="chief", reason="부서 우선순위")
    bureau.go("officer review")
    bureau.write(row(formula="2,000천원"), by="officer", reason="단가 조정")
    bureau.go("officer again")
    bureau.write(row(formula="2,000천원"), row(code="202-1", formula="10천원*2명*5회"), by="lead", reason="출장")

    assert bureau.columns() == [
        ("요구", {SUPPLIES: 3_000_000, TRAVEL: 0}),
        ("부서 조정", {SUPPLIES: 2_500_000, TRAVEL: 0}),
        ("예산팀 조정 1차", {SUPPLIES: 2_000_000, TRAVEL: 0}),
        ("예산팀 조정 2차", {SUPPLIES: 2_000_000, TRAVEL: 100_000}),
    ]
    stated = next(line for line in bureau.lines() if line.code == "201-01").stated
    assert [(each.who, each.reason) for each in stated] == [
        ("clerk", "조정"), ("chief", "부서 우선순위"), ("officer", "단가 조정"),
    ]  # fmt: skip


def test_what_was_said_cannot_be_changed_in_the_database(bureau):
    asked(bureau)

    with bureau.inside(), pytest.raises(DatabaseError), transaction.atomic():
        LineStatement.objects.update(position=9)


def test_a_line_without_rows_is_stated_as_nothing_and_the_same_rows_again_state_nothing(bureau):
    asked(bureau)

    again = bureau.write(row(city="1,000천원", formula="3,000천원"))
    gone = bureau.write()

    assert (again.changed, gone.changed) == (0, 1)
    assert bureau.columns() == [("요구", {SUPPLIES: 0})]


def test_a_sheet_that_somebody_else_saved_is_not_overwritten(bureau):
    asked(bureau)

    said = refused(lambda: bureau.write(row(formula="9천원"), seen=0), kind=SheetMoved)

    assert said == "다른 사람이 먼저 저장했습니다. 화면을 새로 열어 고친 곳을 다시 적으십시오."


def test_every_wrong_cell_is_named_and_nothing_is_saved(bureau):
    bureau.open()
    rows = (
        row(),
        row(programme="9999", code="20101", description="", formula="3,000원*"),
        row(code="307-02", special_grant="100%"),
        row(city="2,000천원"),
    )

    with pytest.raises(SheetRefused) as caught:
        bureau.write(*rows)

    assert str(caught.value) == "고쳐야 할 줄이 3개 있습니다. 표시된 칸을 고치십시오."
    assert [each.faults for each in caught.value.rows] == [
        {},
        {
            "programme": "세부사업을 찾을 수 없습니다: 9999.",
            "description": "산출내역을 적어야 합니다.",
            "formula": "산출식의 끝: 숫자가 있어야 합니다.",
        },
        {"special_grant": "특별교부세는 민간보조사업의 재원으로 사용할 수 없습니다."},
        {"city": "재원의 합이 금액 1,000,000원과 맞지 않습니다. 구비가 -1,000,000원이 됩니다."},
    ]
    assert bureau.lines() == []


def test_a_programme_is_found_by_its_name_too(bureau):
    bureau.open()

    bureau.write(row(programme="계약 관리"))

    assert [line.programme for line in bureau.lines()] == [("0112", "계약 관리")]


WRITERS = {
    "요구": {"clerk", "chief"},
    "부서 조정": {"chief"},
    "예산팀 조정": {"officer", "lead"},
    "구청장안": {"head", "mayor"},
    "상임위원회": {"officer", "lead"},
    "예산결산특별위원회": {"officer", "lead"},
    "본회의": {"officer", "lead"},
    "확정": set(),
}
"""Who may write a line of 재무과 that the clerk asked for."""
ROAD = (
    (), ("officer collect",), ("officer review",), ("head propose",), ("mayor submit",),
    ("officer refer",), ("officer refer",), ("head adopt",),
)  # fmt: skip


def test_at_each_stage_only_those_of_the_table_write_a_line(bureau):
    asked(bureau)
    written = {}

    for (stage, _), steps in zip(WRITERS.items(), ROAD, strict=True):
        if steps == ("head adopt",):
            bureau.adopt()
        else:
            bureau.enclose().go(*steps) if steps else None
        written[stage] = {login for login in bureau.accounts if can_write(bureau, login)}

    assert written == WRITERS


def can_write(bureau, login):
    """Whether an account could write the line; what it wrote is taken back."""
    try:
        with bureau.inside(), transaction.atomic():
            bureau.write(row(formula="1천원"), by=login)
            transaction.set_rollback(True)
    except VersionRefused:
        return False
    return True


def test_who_asked_does_not_adjust_the_line_nor_propose_the_bill(bureau):
    bureau.open()
    bureau.write(row(), by="officer", division=PLANNING)
    bureau.write(row(code="202-01"), row(), by="head", division=PLANNING)
    bureau.to_team()

    own = refused(lambda: bureau.write(row(formula="1천원"), row(code="202-01"), by="officer", division=PLANNING))
    proposed = refused(lambda: bureau.go("head propose"))
    bureau.write(row(formula="1천원"), row(code="202-01"), by="lead", division=PLANNING)

    assert own == "그 과목을 요구한 사람은 스스로 할 수 없는 일입니다: 금액 적기."
    assert proposed == "예산을 요구한 사람은 스스로 할 수 없는 일입니다: 구청장안으로 올리기."


def test_after_the_request_it_must_be_said_why(bureau):
    asked(bureau).to_team()

    assert refused(lambda: bureau.write(row(), by="officer", reason=" ")) == "금액 적기: 사유를 적어야 합니다."


def test_only_one_bill_of_a_year_is_open_and_none_is_opened_twice(bureau):
    asked(bureau)

    assert refused(lambda: bureau.open("SUPPLEMENTARY", 1)) == (
        "2026년 본예산안이 이미 있습니다(요구). 그 예산안을 먼저 끝내십시오."
    )
    bureau.to_plenary().adopt()
    assert refused(bureau.open) == "2026년 본예산안은 이미 끝났습니다(확정). 추경이면 다음 차수를 적으십시오."


def test_no_bill_is_opened_for_a_round_that_the_ledger_has_already(bureau):
    books = Books(bureau.hall.district)
    cell = books.cell("201-01", year=2025)
    books.post("ORIGINAL", {cell: 700}, date(2025, 1, 1), year=2025)
    books.post("SUPPLEMENTARY", {cell: 200}, date(2025, 5, 1), year=2025, round=1)
    last = books.post("SUPPLEMENTARY", {cell: 100}, date(2025, 9, 1), year=2025, round=2)
    said = "2025년은 제{}회 추경까지 원장에 있습니다. 다음은 제{}회입니다."

    assert refused(lambda: bureau.open(year=2025)) == "2025년 본예산은 원장에 이미 있습니다. 바꾸려면 추경을 여십시오."
    for number in (1, 2, 4):
        assert refused(lambda number=number: bureau.open("SUPPLEMENTARY", number, year=2025)) == said.format(2, 3)
    with bureau.inside():
        operations.reverse_movement(event_id=last, actor_id=bureau.accounts["officer"], basis="잘못 등록")
    assert refused(lambda: bureau.open("SUPPLEMENTARY", 3, year=2025)) == said.format(1, 2)
    bureau.open("SUPPLEMENTARY", 2, year=2025)


def test_sides_that_differ_keep_a_bill_from_the_council(bureau):
    asked(bureau)
    bureau.write(income("2,990천원"), side="REVENUE")
    bureau.to_team().go("head propose")

    said = refused(lambda: bureau.go("mayor submit"))

    assert said == "세입과 세출의 총계가 같지 않은 회계가 있습니다. (지방재정법 제34조)"
    assert facts(bureau).imbalances == ("일반회계: 세입 2,990,000원, 세출 3,000,000원, 차이 △10,000원",)


def facts(bureau):
    with bureau.inside():
        return version_facts(bills.version(bureau.version_id), bills.steps(bureau.version_id))


@pytest.mark.parametrize(("reserve", "fault"), [("30천원", 0), ("31천원", 1)])
def test_a_general_reserve_above_a_hundredth_of_its_account_is_warned_of_and_not_refused(bureau, reserve, fault):
    bureau.open()
    rest = 3_000 - int(reserve.removesuffix("천원"))
    bureau.write(row(formula=f"{rest}천원"), row("0121", "801-01", "예비비", reserve))
    bureau.write(income("3,000천원"), side="REVENUE")

    with bureau.inside():
        found = reserve_warnings(
            bills.version(bureau.version_id), bills.steps(bureau.version_id), bills.version_lines(bureau.version_id)
        )

    assert found == [
        "일반회계: 일반예비비 31,000원이 예산 총액 3,000,000원의 1/100인 30,000원을 넘습니다.",
    ][:fault]  # fmt: skip
    bureau.to_plenary().adopt()


def test_before_the_law_set_a_limit_there_is_none():
    assert reserve_faults({"일반회계": 100}, {"일반회계": 100}, on=date(2014, 1, 1)) == []
    assert reserve_faults({"일반회계": 0}, {"일반회계": 0}, on=date(2026, 1, 1)) == []


def test_a_code_of_revenue_belongs_to_a_group_of_its_day():
    on = date(2026, 1, 1)

    assert (revenue_group("111-01", on=on), revenue_group("911-01", on=on)) == ("지방세수입", "")


def test_what_the_council_voted_is_in_the_ledger_to_the_won_with_what_it_cut(bureau):
    asked(bureau).to_plenary()
    bureau.write(row(city="1,000천원", formula="2,400천원"), by="lead", reason="과다 계상")
    bureau.write(income("2,400천원"), by="lead", side="REVENUE", reason="세출 삭감에 맞춤")

    adoption = bureau.adopt()

    books = Books(bureau.hall.district)
    rows = {row.path[-1]: row.standing for row in books.rows(year=2026)}
    assert adoption.amount == 2_400_000 == books.total("APPROPRIATION", year=2026)
    assert {name: (of[Balance.ORIGINAL], of[Balance.COUNCIL_CUT]) for name, of in rows.items()} == {
        "재무과 201-01 시비": (1_000_000, 0),
        "재무과 201-01 구비": (1_400_000, 600_000),
    }
    with bureau.inside():
        assert bills.posted_amount(bureau.version_id) == 2_400_000
        assert [each.event.kind for each in bills.posted_of(bureau.version_id)] == [
            MovementKind.ORIGINAL, MovementKind.COUNCIL_CUT,
        ]  # fmt: skip


def test_what_the_council_raises_needs_the_mayors_consent_given_afterwards(bureau):
    asked(bureau).to_plenary().go("mayor consent")
    bureau.write(row(city="1,000천원", formula="3,500천원"), by="lead", reason="증액")
    bureau.write(income("3,500천원"), by="lead", side="REVENUE", reason="증액")

    said = refused(bureau.adopt)
    found = facts(bureau).unconsented
    bureau.go("mayor consent").adopt()

    assert said == "의회가 늘리거나 새로 넣은 과목에 구청장의 동의가 없습니다. (지방자치법 제142조제3항)"
    assert found == ("재무과 재산 관리 201-01: 500,000원 늘림",)
    assert Books(bureau.hall.district).total("APPROPRIATION", year=2026) == 3_500_000


def test_a_supplementary_bill_takes_up_what_was_used_before_it_and_what_was_deemed(bureau):
    asked(bureau).to_plenary().adopt()
    books = Books(bureau.hall.district)
    with bureau.inside():
        cells = {
            funding: operations.register_cell(
                year=2026, cell=draft("0112", "계약 관리", "202-01", division=FINANCE, funding=funding),
                actor_id=bureau.accounts["officer"], basis="교부",
            )
            for funding in (Funding.CITY, Funding.NATIONAL)
        }  # fmt: skip
    books.post(
        "PRE_USE", {cells[Funding.CITY]: 700_000}, date(2026, 3, 2), year=2026, authority="교부결정 1",
        revenue={"521-01": 700_000},
    )  # fmt: skip
    books.post(
        "DEEMED", {cells[Funding.NATIONAL]: 500_000}, date(2026, 3, 3), year=2026, round=1, authority="총칙",
        revenue={"511-01": 500_000},
    )  # fmt: skip
    bureau.open("SUPPLEMENTARY", 1)
    bureau.write(row("0112", "202-01", "출장", "600천원", city="600천원"))
    bureau.write(income("600천원"), side="REVENUE")
    bureau.to_team().go("head propose")
    missing = facts(bureau).untaken
    bureau.write(
        row("0112", "202-01", "출장", "1,500천원", city="700천원", national="600천원"),
        row("0111", "201-01", "사무용품", "-200천원"),
        by="mayor",
    )
    bureau.write(income("1,300천원"), by="mayor", side="REVENUE")
    unequal, said = facts(bureau).imbalances, refused(lambda: bureau.go("mayor submit"))
    bureau.write(income("100천원"), by="mayor", side="REVENUE")
    grants = (income("800천원", code="521-01"), income("400천원", code="511-01"))
    bureau.write(*grants, by="mayor", side="REVENUE", division="세무과")
    short = facts(bureau).imbalances
    grants = (income("700천원", code="521-01"), income("500천원", code="511-01"))
    bureau.write(*grants, by="mayor", side="REVENUE", division="세무과")
    bureau.go("mayor submit", "officer refer", "officer refer")

    adoption = bureau.adopt(on=date(2026, 5, 1))

    assert missing == ("재무과 0112 202-01 시비: 성립전 사용 700,000원",)
    there = "간주처리 때와 같은 부서·세입과목에 그 금액을 편성하십시오."
    assert unequal == (
        f"일반회계: 성립전 사용 추경 계상의 세출만큼 보조금 세입이 계상되지 않았습니다. 차이 △700,000원. {there}",
        f"일반회계: 간주처리 추경 계상의 세출만큼 보조금 세입이 계상되지 않았습니다. 차이 △500,000원. {there}",
    )
    assert said == "세입과 세출의 총계가 같지 않은 회계가 있습니다. (지방재정법 제34조)"
    assert short == (unequal[1].replace("△500,000", "△100,000"),)
    assert books.revenue(books.now(date(2026, 5, 1)), year=2026) == {
        "111-01": {RevenueBalance.ORIGINAL: 3_000_000, RevenueBalance.SUPPLEMENTARY: 100_000},
        "511-01": {RevenueBalance.DEEMED: 0, RevenueBalance.SUPPLEMENTARY: 500_000},
        "521-01": {RevenueBalance.PRE_USED: 0, RevenueBalance.SUPPLEMENTARY: 700_000},
    }
    standing = {row.path[-1]: row.standing for row in books.rows(year=2026)}
    moved = (Balance.SUPPLEMENTARY, Balance.PRE_USED, Balance.DEEMED)
    assert {name: tuple(of[each] for each in moved) for name, of in standing.items()} == {
        "재무과 201-01 시비": (0, 0, 0),
        "재무과 201-01 구비": (-200_000, 0, 0),
        "재무과 202-01 시비": (700_000, 0, 0),
        "재무과 202-01 국비": (600_000, 0, 0),
        "재무과 202-01 구비": (200_000, 0, 0),
    }
    with bureau.inside():
        assert adoption.amount == 1_300_000 == bills.posted_amount(bureau.version_id)
    assert books.total("APPROPRIATION", year=2026) == 4_300_000


def test_what_the_ledger_refuses_is_not_adopted(bureau):
    asked(bureau)
    bureau.write(row(city="1,000천원", formula="3,000천원"), row(code="202-01", formula="-10천원"))
    bureau.write(income("2,990천원"), side="REVENUE")
    bureau.to_plenary()

    with pytest.raises(MovementRefused):
        bureau.adopt()

    assert Books(bureau.hall.district).rows(year=2026) == []
    assert [label for label, _ in bureau.columns()][-1] == "본회의"


def test_a_year_without_programmes_takes_over_those_of_the_year_before(bureau):
    asked(bureau)

    with bureau.inside():
        opened = operations.open_version(
            year=2027, kind="ORIGINAL", round=None, actor_id=bureau.accounts["officer"], on=DAY
        )
        known = bills.programmes_of(opened.fiscal_year_id, "일반회계")

    assert [each.code for each in known] == ["0111", "0112", "0121"]


def test_programmes_are_taken_over_under_the_codes_that_theirs_became(bureau):
    asked(bureau)
    became = [
        (CodeKind.ACCOUNT, "", "일반회계", "통합회계"), (CodeKind.POLICY, "일반회계", "01", "02"),
        (CodeKind.UNIT, "일반회계", "011", "021"), (CodeKind.UNIT, "일반회계", "012", "022"),
        (CodeKind.PROGRAMME, "일반회계", "0111", "0211"), (CodeKind.PROGRAMME, "일반회계", "0112", ""),
        (CodeKind.PROGRAMME, "일반회계", "0121", "0221"), (CodeKind.PROGRAMME, "일반회계", "0121", "0222"),
    ]  # fmt: skip
    by = {"actor_id": bureau.accounts["officer"], "basis": "조직 개편"}
    table = "구분\t회계\t코드\t이름\t상위 코드\n정책사업\t통합회계\t02\t청사 정책\t\n단위사업\t통합회계\t021\t청사\t02"
    with bureau.inside():
        rows = {line: Succession(*each, "개편") for line, each in enumerate(became, start=2)}
        operations.record_successors(year=2027, rows=rows, **by)
        operations.take_in_codes(year=2027, rows=read_code_rows(table)[0], **by)
        opened = operations.open_version(
            year=2027, kind="ORIGINAL", round=None, actor_id=bureau.accounts["officer"], on=DAY
        )
        accounts = [each.name for each in bills.accounts_of_year(opened.fiscal_year_id)]
        (known,) = Programme.objects.filter(account__fiscal_year=opened.fiscal_year_id)

    assert accounts == ["통합회계"]
    assert (known.code, known.name) == ("0211", "재산 관리")
    assert (known.policy_code, known.policy_name, known.unit_code, known.unit_name) == (
        "02",
        "청사 정책",
        "021",
        "청사",
    )


def test_accounts_that_became_one_are_taken_over_once_with_their_programmes(bureau):
    books = Books(asked(bureau).hall.district)
    for code in ("0111", "0991"):
        books.cell("201-01", code, year=YEAR, account="주차장특별회계", account_kind="SPECIAL")
    rows = {
        line: Succession(CodeKind.ACCOUNT, "", each, "일반회계", "통합")
        for line, each in enumerate(("일반회계", "주차장특별회계"), start=2)
    }  # fmt: skip
    with bureau.inside():
        operations.record_successors(year=2027, rows=rows, actor_id=bureau.accounts["officer"], basis="폐지")
        opened = operations.open_version(
            year=2027, kind="ORIGINAL", round=None, actor_id=bureau.accounts["officer"], on=DAY
        )
        known = bills.programmes_of(opened.fiscal_year_id, "일반회계")

    assert [(each.code, each.name) for each in known] == [
        ("0111", "재산 관리"), ("0112", "계약 관리"), ("0121", "예비비"), ("0991", "사업 0991"),
    ]  # fmt: skip


def test_last_years_budget_stands_beside_the_same_place(bureau):
    asked(bureau).to_plenary().adopt(on=VOTED)
    bureau.open(year=2027)

    with bureau.inside():
        base = bills.base_amounts(bills.version(bureau.version_id))

    assert base == {("일반회계", "0111", FINANCE, "201-01"): 3_000_000}


def alone(before, place):
    """Won before of one place."""
    return before.within([place], {place}.__contains__)


def test_what_the_ledger_of_last_year_does_not_know_is_not_0(bureau):
    books = Books(bureau.open().hall.district)
    books.post(
        "ORIGINAL", {books.cell("201-01", "0111", division=FINANCE, year=2025): 700}, date(2025, 1, 1), year=2025
    )
    known, new_item, new_programme = (("일반회계", *each) for each in (
        ("0111", FINANCE, "201-01"), ("0111", FINANCE, "202-01"), ("0112", FINANCE, "201-01"),
    ))  # fmt: skip

    def before(side=Side.EXPENDITURE):
        with bureau.inside():
            return before_of(bills.version(bureau.version_id), side)

    assert [alone(before(), each) for each in (known, new_item, new_programme)] == [700, 0, None]
    assert alone(before(Side.REVENUE), ("일반회계", "", FINANCE, "111-01")) is None


def test_after_a_sealed_year_what_was_not_there_was_0_and_revenue_is_compared(bureau):
    asked(bureau).to_plenary().adopt(on=VOTED)
    bureau.open(year=2027)

    with bureau.inside():
        version = bills.version(bureau.version_id)
        spent, received = (before_of(version, side) for side in (Side.EXPENDITURE, Side.REVENUE))

    assert alone(spent, ("일반회계", "0112", FINANCE, "201-01")) == 0
    assert alone(received, ("일반회계", "", FINANCE, "111-01")) == 3_000_000


def test_revenue_of_the_year_before_stands_under_what_its_code_became(bureau):
    asked(bureau).to_plenary().adopt(on=VOTED)
    bureau.open(year=2027)

    with bureau.inside():
        rows = {2: Succession(CodeKind.REVENUE, "", "111-01", "111-03")}
        own = {"actor_id": bureau.accounts["officer"], "basis": "편성 운영기준"}
        assert operations.record_successors(year=2027, rows=rows, **own).notes == ()
        received = before_of(bills.version(bureau.version_id), Side.REVENUE)

    amounts = [alone(received, ("일반회계", "", FINANCE, code)) for code in ("111-01", "111-03")]
    assert amounts == [0, 3_000_000]


def test_a_bill_of_another_municipality_does_not_exist(bureau, neighbour):
    asked(bureau)

    with municipality(neighbour.code), pytest.raises(bills.NoSuchVersion):
        bills.version(bureau.version_id)


@pytest.mark.parametrize(
    ("amount", "standing", "parts"),
    [(10, [3, 4], [3, 4, 3]), (5, [3, 4], [3, 2, 0]), (-5, [3], [0, -5]), (2, [3], [2, 0]), (7, [], [7])],
)
def test_money_is_taken_up_in_order_and_the_rest_is_new(amount, standing, parts):
    assert taken_up(amount, standing) == parts


def test_sides_are_told_by_line(bureau):
    asked(bureau)

    assert {(line.side, line.code, line.stated[-1].amount) for line in bureau.lines()} == {
        (Side.EXPENDITURE, "201-01", 3_000_000), (Side.REVENUE, "111-01", 3_000_000),
    }  # fmt: skip


def test_what_was_voted_is_handed_over_within_three_days_and_published_and_stays_as_it_is(bureau):
    asked(bureau).to_plenary().adopt()
    posted = len(Books(bureau.hall.district).rows(year=2026))

    early = refused(lambda: bureau.go("officer transfer", on=date(2025, 12, 14)))
    bureau.go("officer transfer", on=date(2025, 12, 17))
    with bureau.inside():
        due = delivery_due(bills.steps(bureau.version_id))
    bureau.go("officer publish", on=date(2025, 12, 18))

    with bureau.inside():
        taken = [(each.stage, each.decided_on) for each in bills.steps(bureau.version_id)][-3:]
    assert early == "의회의 이송 받음: 앞 단계의 날(2025-12-15)보다 이릅니다. 한 날을 고치십시오."
    assert due == date(2025, 12, 18)
    assert taken == [("ADOPTED", VOTED), ("TRANSFERRED", date(2025, 12, 17)), ("PUBLISHED", date(2025, 12, 18))]
    assert len(Books(bureau.hall.district).rows(year=2026)) == posted
    bureau.open("SUPPLEMENTARY", 1)


def test_a_budget_is_not_published_before_the_council_handed_it_over(bureau):
    asked(bureau).to_plenary().adopt()

    assert refused(lambda: bureau.go("officer publish")) == "'확정' 상태에서는 할 수 없는 일입니다: 예산 고시."


def test_with_the_vote_of_a_year_the_teams_of_the_last_one_go_on(bureau):
    books, last = Books(bureau.hall.district), 2025
    with bureau.inside():
        operations.open_fiscal_year(year=last, actor_id=bureau.accounts["officer"], basis="편성")
        operations.register_cell(
            year=last, cell=draft("0111", "재산 관리", "201-01"), actor_id=bureau.accounts["officer"], basis="편성"
        )
    at = books.now(date(last, 6, 1))
    with bureau.inside():
        (before,) = teams.programmes_in_charge(at, year=last)
        operations.put_in_charge(
            programme_ids=[before.programme.pk], unit_id=bureau.hall.unit("예산팀", date(last, 6, 1)),
            valid_from=date(last, 6, 1), basis="업무 분장", actor_id=bureau.accounts["officer"], on=date(last, 6, 1),
        )  # fmt: skip
    asked(bureau).to_plenary().adopt()

    at = books.now(date(2026, 1, 1))
    with bureau.inside():
        rows = teams.programmes_in_charge(at, year=2026)
    assert {each.programme.name: each.team and each.team.name for each in rows} == {
        "재산 관리": "기획예산과 예산팀", "계약 관리": None, "예비비": None,
    }  # fmt: skip
