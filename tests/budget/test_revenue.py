"""Revenue: what may be levied and received, rounds sealed only while their sides are equal, and the surplus."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import psycopg
import pytest
from django.db import DatabaseError
from hypothesis import given, settings
from hypothesis import strategies as st

from ieum.budget import operations, rules
from ieum.budget.choices import (
    CarryOrigin,
    Funding,
    MovementKind,
    RevenueBalance,
    RevenueKind,
    RevenueTotal,
    VersionKind,
)
from ieum.budget.operations.movements import AlreadyReversed, NoSuchMovement, write_movement
from ieum.budget.queries import revenue
from ieum.budget.queries.revenue_reasons import RevenuePart, revenue_amount, why_collected, why_revenue
from ieum.budget.rules.revenue import COLUMN, SENTENCES, RevenueEntry, RevenueFault, Surplus, is_short
from ieum.platform.database.tenancy import municipality
from ieum.platform.operations import Refused
from tests.budget.bills import income, row
from tests.budget.ledger import END, FIRST_DAY, YEAR, Books, day

pytestmark = pytest.mark.database
TAX = "111-01"


class Till:
    """The revenue of one district, posted to by its officer."""

    def __init__(self, books: Books):
        self.books = books
        self.spent = books.cell()
        self.tax, self.fees = (self.cell(code) for code in (TAX, "211-01"))

    def cell(self, code=TAX, division="세무과", account="일반회계"):
        with municipality(self.books.district.code):
            return operations.register_revenue_cell(
                year=YEAR, account=account, division=division, code=code, actor_id=self.books.district.officer_id,
                basis="편성",
            )  # fmt: skip

    def post(self, kind, lines, on=FIRST_DAY, *, round=None, basis="고지"):
        with municipality(self.books.district.code):
            return operations.post_revenue(
                year=YEAR, kind=RevenueKind(kind), lines=lines, on=on, round=round, basis=basis,
                actor_id=self.books.district.officer_id,
            ).event_id  # fmt: skip

    def reverse(self, event_id):
        with municipality(self.books.district.code):
            return operations.reverse_revenue(
                event_id=event_id, actor_id=self.books.district.officer_id, basis="착오"
            ).event_id

    def seal(self, kind="ORIGINAL", round=None):
        with municipality(self.books.district.code):
            operations.seal_round(
                year=YEAR, kind=VersionKind(kind), round=round, actor_id=self.books.district.officer_id, basis="의결"
            )

    def rows(self, as_of=END, at=None):
        at = at or self.books.now(as_of)
        with municipality(self.books.district.code):
            return revenue.revenue_rows(at, year=YEAR)


@pytest.fixture
def till(books) -> Till:
    return Till(books)


def said(operation, *arguments, **more):
    with pytest.raises(Refused) as refused:
        operation(*arguments, **more)
    return str(refused.value)


def test_why_revenue_changed_adds_up_for_every_part_total_and_rate(till):
    random, points, events = Random(7), [], []  # noqa: S311 - movements, not secrets
    till.post("ORIGINAL", {till.tax: 5_000, till.fees: 3_000})
    for _ in range(25):
        kind = random.choice(["LEVY", "LEVY", "RECEIPT", "WRITE_OFF", "SUPPLEMENTARY", "REVERSAL"])
        lines, on = {random.choice([till.tax, till.fees]): random.randint(1, 400)}, day(random.randint(1, 12), 3)
        try:
            if kind == "REVERSAL" and events:
                till.reverse(events.pop())
            elif kind != "REVERSAL":
                events.append(till.post(kind, lines, on, round=1 if kind == "SUPPLEMENTARY" else None))
        except Refused:
            continue
        points.append(till.books.now(day(random.randint(1, 12), 15)))
    parts = [RevenuePart(YEAR), RevenuePart(YEAR, code=TAX), RevenuePart(YEAR, "일반회계", "세외수입")]
    moved = 0
    for before, after in zip(points[:6], reversed(points[-6:]), strict=True):
        for of in parts:
            with municipality(till.books.district.code):
                for total in RevenueTotal:
                    reasons = why_revenue(before, after, of=of, total=total)
                    values = [revenue_amount(at, of=of, total=total) for at in (before, after)]
                    assert sum(each.amount for each in reasons) == values[1] - values[0]
                    moved += len(reasons)
                change = why_collected(before, after, of=of)
            if change.before is not None and change.after is not None:
                assert sum((each.difference for each in change.reasons), Fraction(0)) == change.after - change.before
    assert moved > 30


def test_what_takes_revenue_back_is_told_as_what_it_takes_back(till):
    start = till.books.now(FIRST_DAY)
    till.reverse(till.post("SUPPLEMENTARY", {till.tax: 70}, day(5, 1), round=1, basis="의결"))
    end = till.books.now()

    with municipality(till.books.district.code):
        reasons = why_revenue(start, end, of=RevenuePart(YEAR), total=RevenueTotal.BUDGETED)

    assert [(each.sentence, each.kind) for each in reasons] == [
        (f"{YEAR}. 5. 1. 제1회 세입 추경(의결) 예산액 70원이 늘었습니다.", "제1회 세입 추경"),
        (f"{YEAR}. 5. 1. 제1회 세입 추경 취소(착오) 예산액 70원이 줄었습니다.", "제1회 세입 추경"),
    ]


def test_what_a_division_takes_over_goes_from_one_place_to_another_of_its_item(till):
    taking = till.cell(division="징수과")
    till.post("ORIGINAL", {till.tax: 1_000})
    event = till.post("REORGANISATION", {till.tax: -300, taking: 300}, day(7, 1))

    def available(on):
        return [each.total(RevenueTotal.AVAILABLE) for each in till.rows(on)]

    assert (available(day(6, 30)), available(END)) == ([1_000], [700, 300])
    assert [each.budgeted for each in till.rows()] == [1_000, 0]
    till.reverse(event)
    assert available(END) == [1_000, 0]


def test_a_transfer_of_revenue_that_changes_more_than_the_division_is_refused(till):
    taking = till.cell(division="징수과")
    till.post("ORIGINAL", {till.tax: 1_000})
    unbalanced, short = SENTENCES[RevenueFault.UNBALANCED], SENTENCES[RevenueFault.REVENUE_SHORT]

    for lines in ({till.tax: -300}, {till.tax: -300, taking: 299}, {till.tax: -300, till.fees: 300}):
        assert said(till.post, "REORGANISATION", lines, day(7, 1)) == unbalanced
    assert said(till.post, "REORGANISATION", {till.tax: -1_001, taking: 1_001}, day(7, 1)) == short
    till.post("REORGANISATION", {till.tax: -900, taking: 900}, day(7, 1))
    assert said(till.post, "SUPPLEMENTARY", {till.tax: -200}, day(3, 1), round=1) == short
    assert [each.total(RevenueTotal.AVAILABLE) for each in till.rows()] == [100, 900]


def test_a_place_stands_with_what_is_budgeted_levied_received_written_off_and_left(till):
    till.post("ORIGINAL", {till.tax: 1_000, till.fees: 200})
    till.post("SUPPLEMENTARY", {till.tax: -100}, day(5, 1), round=1)
    till.post("LEVY", {till.tax: 800}, day(6, 1))
    till.post("RECEIPT", {till.tax: 500}, day(7, 1))
    till.post("RECEIPT", {till.tax: -20}, day(8, 1))
    till.post("WRITE_OFF", {till.tax: 30}, day(12, 1))

    tax, fees = till.rows()

    assert (tax.budgeted, tax.amount(RevenueBalance.RECEIVED), tax.uncollected) == (900, 480, 290)
    assert (tax.group, tax.code, fees.group, fees.budgeted) == ("지방세수입", TAX, "세외수입", 200)
    assert [each.uncollected for each in till.rows(day(6, 30))] == [800, 0]


def test_a_correction_does_not_change_what_was_known_before(till):
    event = till.post("LEVY", {till.tax: 800}, day(6, 1))
    then = till.books.now()
    till.reverse(event)

    assert [each.uncollected for each in till.rows(at=then)] == [800]
    assert [each.uncollected for each in till.rows()] == [0]
    with pytest.raises(AlreadyReversed):
        till.reverse(event)
    with pytest.raises(NoSuchMovement):
        till.reverse(till.tax)


@pytest.mark.parametrize(
    ("fault", "kind", "more"),
    [
        ("AMOUNT", "LEVY", (0, FIRST_DAY, None)),
        ("AMOUNT", "LEVY", (10**15 + 1, FIRST_DAY, None)),
        ("REVENUE_DAY", "ORIGINAL", (1, date(YEAR + 1, 1, 1), None)),
        ("REVENUE_DAY", "RECEIPT", (1, date(YEAR + 1, 1, 21), None)),
        ("REVENUE_DAY", "LEVY", (1, date(YEAR - 1, 12, 31), None)),
        ("SIGN", "ORIGINAL", (-1, FIRST_DAY, None)),
        ("SIGN", "WRITE_OFF", (-1, FIRST_DAY, None)),
        ("REVENUE_ROUND", "SUPPLEMENTARY", (1, FIRST_DAY, None)),
        ("REVENUE_ROUND", "SUPPLEMENTARY", (1, FIRST_DAY, 0)),
        ("REVENUE_ROUND", "LEVY", (1, FIRST_DAY, 1)),
        ("REVENUE_SHORT", "RECEIPT", (1, FIRST_DAY, None)),
        ("REVENUE_SHORT", "SUPPLEMENTARY", (-1, FIRST_DAY, 1)),
    ],
)
def test_what_is_refused_and_leaves_no_trace(till, fault, kind, more):
    amount, on, number = more
    with pytest.raises(operations.RevenueRefused) as refused:
        till.post(kind, {till.tax: amount}, on, round=number)

    assert (refused.value.fault, str(refused.value)) == (fault, SENTENCES[RevenueFault(fault)])
    assert till.rows() == []


def test_a_place_of_another_year_or_none_and_a_code_of_no_revenue_are_refused(till):
    assert said(till.post, "LEVY", {till.spent: 1}) == "이 회계연도에 없는 세입과목입니다."
    assert said(till.post, "LEVY", {}) == "등록할 금액이 없습니다. 세입과목과 금액을 적으십시오."
    assert said(till.cell, "911-01") == "세입과목의 장에 없는 부호입니다: 911-01."
    assert said(till.cell, "11-1") == "그 회계연도의 회계와 부서, 111-01 같은 세입과목을 적으십시오."
    assert till.cell() == till.tax


def test_a_receipt_is_not_back_dated_before_its_levy(till):
    till.post("LEVY", {till.tax: 100}, day(6, 1))

    assert said(till.post, "RECEIPT", {till.tax: 100}, day(5, 31)) == SENTENCES[RevenueFault.REVENUE_SHORT]
    till.post("RECEIPT", {till.tax: 100}, day(6, 1))


moves = st.lists(
    st.tuples(
        st.sampled_from(["ORIGINAL", "LEVY", "RECEIPT", "WRITE_OFF"]), st.integers(-40, 60).filter(bool),
        st.integers(0, 20),
    ),
    max_size=12,
)  # fmt: skip


@given(moves)
@settings(max_examples=200)
def test_the_rule_says_of_each_day_what_a_naive_sum_says(given_moves):
    entries = [
        RevenueEntry(END, COLUMN[RevenueKind(kind)], amount, FIRST_DAY + timedelta(days=days))
        for kind, amount, days in given_moves
    ]

    def low(last):
        sums = Counter()
        for each in entries:
            if each.effective_date <= last:
                sums[each.balance] += each.amount
        paid = sums[RevenueBalance.RECEIVED] + sums[RevenueBalance.WRITTEN_OFF]
        return min([0, *sums.values(), sums[RevenueBalance.LEVIED] - paid]) < 0

    days = {each.effective_date for each in entries}
    assert is_short(entries, FIRST_DAY) == any(low(each) for each in days)


def test_the_database_judges_as_the_rule_does(till):
    """A fixed walk over all kinds: what the database takes is what the rule does not find short."""
    kept = []
    for number in range(60):
        kind = (RevenueKind.ORIGINAL, RevenueKind.LEVY, RevenueKind.RECEIPT, RevenueKind.WRITE_OFF)[number * 7 % 4]
        amount, on = (number * 37 % 50) + 1, FIRST_DAY + timedelta(days=number * 11 % 40)
        entry = RevenueEntry(till.tax, COLUMN[kind], amount, on)
        if is_short([*kept, entry], on):
            assert said(till.post, kind, {till.tax: amount}, on) == SENTENCES[RevenueFault.REVENUE_SHORT]
        else:
            till.post(kind, {till.tax: amount}, on)
            kept.append(entry)

    assert 0 < len(kept) < 48
    assert sum(each.amount for each in kept if each.balance is RevenueBalance.LEVIED) == till.rows()[0].amount(
        RevenueBalance.LEVIED
    )


def test_a_round_is_sealed_while_its_sides_are_equal_in_each_account_and_then_stands(till):
    till.books.post("ORIGINAL", {till.spent: 1_000})
    event = till.post("ORIGINAL", {till.tax: 990})

    assert said(till.seal) == "일반회계: 세입과 세출 총계가 일치하지 않습니다. 차이 △10원"
    till.post("ORIGINAL", {till.fees: 10})
    till.seal()

    sentence = SENTENCES[RevenueFault.SEALED]
    assert said(till.seal) == sentence
    assert said(till.post, "ORIGINAL", {till.tax: 1}) == sentence
    assert said(till.reverse, event) == sentence
    assert said(till.books.post, "ORIGINAL", {till.spent: 1}) == sentence
    till.books.post("SUPPLEMENTARY", {till.spent: 5}, day(5, 1), round=1)
    assert said(till.seal, "SUPPLEMENTARY", 1) == "일반회계: 세입과 세출 총계가 일치하지 않습니다. 차이 △5원"


def test_movements_of_a_sealed_round_are_not_reversed(till):
    event = till.books.post("ORIGINAL", {till.spent: 10})
    till.post("ORIGINAL", {till.tax: 10})
    till.seal()

    assert said(till.books.reverse, event) == SENTENCES[RevenueFault.SEALED]


def test_of_those_who_seal_and_post_at_once_none_leaves_a_sealed_round_unequal(till, threads):
    till.books.post("ORIGINAL", {till.spent: 1_000})
    till.post("ORIGINAL", {till.tax: 1_000})

    def tried(work, *arguments):
        try:
            work(*arguments)
        except Refused as refused:
            return str(refused)
        return ""

    running = [
        threads(tried, *each)
        for each in (
            (till.seal,), (till.post, "ORIGINAL", {till.tax: 1}), (till.books.post, "ORIGINAL", {till.spent: 2}),
            (till.seal,), (till.post, "ORIGINAL", {till.fees: 3}),
        )
    ]  # fmt: skip
    answers = [each.result() for each in running]

    with municipality(till.books.district.code):
        is_sealed = bool(revenue.sealed_rounds(YEAR))
    income_of_all = sum(each.budgeted for each in till.rows())
    outgo = till.books.total("APPROPRIATION")
    assert is_sealed is ("" in (answers[0], answers[3]))
    assert not is_sealed or income_of_all == outgo


@pytest.fixture
def granted(till) -> Till:
    """A year whose sides are equal, with a cell of each source that others give money by."""
    till.books.post("ORIGINAL", {till.spent: 1_000})
    till.post("ORIGINAL", {till.tax: 1_000})
    till.seal()
    sources = {"city": Funding.CITY, "special": Funding.SPECIAL_GRANT, "adjusted": Funding.SPECIAL_ADJUSTMENT}
    till.of = {name: till.books.cell("202-01", funding=funding) for name, funding in sources.items()}
    return till


def deem(till, spent, given, on=FIRST_DAY, **more):
    lines = {till.of[name]: won for name, won in spent.items()}
    return till.books.post("DEEMED", lines, on, round=1, revenue=given, **more)


def test_a_deemed_round_raises_both_sides_and_goes_with_both(granted):
    event = deem(
        granted, {"city": 70, "special": 20, "adjusted": 5}, {"521-01": 60, "511-01": 10, "311-02": 20, "421-01": 5}
    )
    then = granted.books.now()

    assert granted.books.total("APPROPRIATION") == 1_095 == sum(each.budgeted for each in granted.rows())
    granted.books.reverse(event)
    assert granted.books.total("APPROPRIATION") == 1_000 == sum(each.budgeted for each in granted.rows())
    assert sum(each.budgeted for each in granted.rows(at=then)) == 1_095
    assert [each.amount(RevenueBalance.DEEMED) for each in granted.rows(at=then)] == [0, 20, 5, 10, 60]


@pytest.mark.parametrize(
    ("spent", "given", "gap"),
    [
        ({"city": 70}, {"521-01": 60}, "△10"), ({"city": 70}, {"521-01": 71}, "1"),
        ({"city": 70}, {"111-01": 70}, "70"), ({"special": 70}, {"511-01": 70}, "△70"),
        ({"adjusted": 70}, {"311-01": 70}, "70"), ({"city": 70}, {"521-01": 60, "421-01": 10}, "10"),
    ],
)  # fmt: skip
def test_a_deemed_round_whose_sides_differ_in_a_group_is_refused(granted, spent, given, gap):
    sentence = SENTENCES[RevenueFault.UNEQUAL_GRANT]

    assert said(deem, granted, spent, given) == f"일반회계: {sentence} 차이 {gap}원"
    assert granted.books.total("APPROPRIATION") == 1_000


def test_what_is_deemed_has_its_revenue_once_both_sides_are_kept(granted, till):
    sentence = (
        "본예산의 세입과 세출을 맞춘 회계연도입니다. 간주처리, 성립전 사용, 수입대체경비 초과지출에는 같은 금액의 "
        "세입과목을 함께 적으십시오."
    )

    assert said(till.books.post, "DEEMED", {granted.of["city"]: 7}, round=1) == sentence
    assert said(deem, granted, {"city": 7}, {}) == sentence
    assert said(till.books.post, "PRE_USE", {granted.of["city"]: 7}, authority="교부") == sentence
    assert granted.books.total("APPROPRIATION") == 1_000


def test_the_database_itself_refuses_at_the_end_what_has_no_revenue(granted):
    own = {"year": YEAR, "actor_id": granted.books.district.officer_id, "basis": "교부"}
    movement = rules.Movement(
        kind=MovementKind.DEEMED, effective_date=FIRST_DAY, lines=(rules.Line(granted.of["city"], 7),), round=1
    )

    with pytest.raises(DatabaseError, match="NO_REVENUE"), municipality(granted.books.district.code):
        write_movement(movement=movement, **own)

    assert granted.books.total("APPROPRIATION") == 1_000


def test_revenue_may_follow_what_was_deemed_before_both_sides_were_kept_and_once_alone(till):
    city = till.books.cell("202-01", funding=Funding.CITY)
    event, grant = till.books.post("DEEMED", {city: 7}, round=1), till.cell("521-01")

    def follow(lines, kind="DEEMED", of=event):
        with municipality(till.books.district.code):
            return operations.post_revenue_of(
                event_id=of, kind=RevenueKind(kind), lines=lines, actor_id=till.books.district.officer_id, basis="교부"
            ).event_id  # fmt: skip

    alone = SENTENCES[RevenueFault.WITH_EXPENDITURE]
    assert said(till.post, "DEEMED", {grant: 7}) == alone
    assert said(follow, {grant: 7}, "PRE_USE") == "등록되지 않았거나 취소할 수 없는 사건입니다."
    posted = follow({grant: 7})
    assert said(follow, {grant: 7}) == "이미 세입을 함께 등록한 사건입니다."
    assert said(till.reverse, posted) == alone
    assert [each.budgeted for each in till.rows()] == [7]
    till.books.reverse(event)
    assert [each.budgeted for each in till.rows()] == [0]
    assert said(follow, {grant: 7}) == "등록되지 않았거나 취소할 수 없는 사건입니다."


def test_what_a_supplement_took_up_of_revenue_keeps_its_round_from_being_taken_back(granted):
    granted.of["other"] = granted.books.cell("203-01", funding=Funding.CITY)
    first = deem(granted, {"city": 70}, {"521-01": 70})
    second = deem(granted, {"other": 70}, {"511-01": 70})
    granted.books.post("ABSORB_DEEMED", {granted.of["city"]: 70}, day(5, 1), round=1, revenue={"511-01": 70})

    assert "딸린 사건: 2026. 5. 1. 제1회 간주처리 추경 계상" in said(granted.books.reverse, first)
    assert said(granted.books.reverse, second) == (
        "함께 등록한 세입이 이미 추경에 계상되어 취소할 수 없습니다. 그 추경을 먼저 취소하십시오."
    )
    assert granted.books.total("APPROPRIATION") == 1_140 == sum(each.budgeted for each in granted.rows())


def test_of_one_who_adds_revenue_and_one_who_takes_the_round_back_none_is_left_alone(till, threads):
    city = till.books.cell("202-01", funding=Funding.CITY)
    event, grant = till.books.post("DEEMED", {city: 7}, round=1), till.cell("521-01")

    def follow():
        with municipality(till.books.district.code):
            operations.post_revenue_of(
                event_id=event, kind=RevenueKind.DEEMED, lines={grant: 7},
                actor_id=till.books.district.officer_id, basis="교부",
            )  # fmt: skip

    def tried(work, *arguments):
        try:
            work(*arguments)
        except Refused as refused:
            return str(refused)
        return ""

    running = [threads(tried, follow), threads(tried, till.books.reverse, event)]
    answers = [each.result() for each in running]

    assert answers[1] == ""
    assert sum(each.budgeted for each in till.rows()) == 0


def test_adoption_posts_revenue_and_seals_the_round(bureau):
    bureau.open()
    bureau.write(row(formula="3,000천원"))
    bureau.write(income("3,000천원"), side="REVENUE")
    bureau.to_plenary().adopt()
    books = Books(bureau.hall.district)
    at = books.now(date(2026, 1, 1))

    with bureau.inside():
        rows, sealed = revenue.revenue_rows(at, year=2026), revenue.sealed_rounds(2026)

    assert [(each.code, each.budgeted) for each in rows] == [(TAX, 3_000_000)]
    assert [(each.kind, each.round) for each in sealed] == [("ORIGINAL", None)]


def test_the_surplus_is_what_is_free_of_what_was_received_and_not_spent(till):
    books = till.books
    grant = books.cell("202-01", funding=Funding.CITY)
    kept = books.cell("203-01")
    books.post("ORIGINAL", {till.spent: 1_000, grant: 300, kept: 200})
    till.post("LEVY", {till.tax: 1_600})
    till.post("RECEIPT", {till.tax: 1_550})
    for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
        books.post(kind, {till.spent: 900, grant: 250})
    books.post("EXPRESS_VOTE", {kept: 200}, day(12, 1))
    books.post("EXPRESS_CARRY_OUT", {kept: 200}, END)
    books.post("LAPSE", {grant: 50, till.spent: 100}, END)
    at = books.now(date(YEAR + 1, 1, 20))

    with municipality(books.district.code):
        (found,) = revenue.surpluses(at, year=YEAR)

    assert found == Surplus("일반회계", 1_550, 1_150, 200, 50)
    assert (found.whole, found.net) == (400, 150)


def test_a_closed_year_takes_no_revenue(till):
    with municipality(till.books.district.code):
        operations.close_fiscal_year(year=YEAR, actor_id=till.books.district.officer_id, basis="결산")

    assert said(till.post, "RECEIPT", {till.tax: 1}) == SENTENCES[RevenueFault.CLOSED]


def test_the_application_posts_revenue_through_the_function_alone(till, database):
    with database.connect("app") as connection:
        connection.execute("SELECT set_config('ieum.municipality', %s, false)", [str(till.books.district.id)])
        for table in ("budget_revenueevent", "budget_revenueline", "budget_sealedround"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(f"INSERT INTO {table} DEFAULT VALUES")


def test_a_carried_cell_has_no_part_in_the_original_round(till):
    carried = till.books.cell("204-01", carry_origin=CarryOrigin.EXPRESS)
    till.books.post("CARRY_IN", {carried: 70})
    till.books.post("ORIGINAL", {till.spent: 10})
    till.post("ORIGINAL", {till.tax: 10})

    till.seal()
