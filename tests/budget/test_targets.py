"""Targets: what counts for early execution, what is short of it, and what savings come to as facts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ieum.budget import operations, queries
from ieum.budget.choices import SavingCategory
from ieum.budget.figures.savings import saving_observations
from ieum.budget.queries import targets
from ieum.budget.rules.targets import EarlyExecution, excluded_items, saving_category, saving_of, target_fault
from ieum.kernel.observations import Nature
from ieum.kernel.parameters import NotYetInForce
from ieum.platform.operations import Refused
from tests.budget.bills import FINANCE
from tests.budget.ledger import END, FIRST_DAY, YEAR, Books, day

pytestmark = pytest.mark.database
HALF = day(6, 30)


def test_what_does_not_count_is_dated():
    assert excluded_items(on=HALF) == ("1", "7", "801")
    with pytest.raises(NotYetInForce):
        excluded_items(on=date(2017, 12, 31))


@pytest.mark.parametrize(
    ("spent", "rate", "aimed", "shortfall"),
    [(0, "55.5", 555, 555), (554, "55.5", 555, 1), (555, "55.5", 555, 0), (999, "55.5", 555, 0), (0, "0.05", 1, 1)],
)
def test_what_is_short_of_a_target(spent, rate, aimed, shortfall):
    found = EarlyExecution("", 1_000, spent)

    assert (found.aimed(Decimal(rate)), found.shortfall(Decimal(rate))) == (aimed, shortfall)


def test_a_saving_is_rounded_half_up_to_thousands():
    # The line of 2014: base 1,234,500천원 at 7% is 86,415천원.
    assert saving_of(1_234_500_000, Decimal(7)) == 86_415_000
    assert saving_of(50_000, Decimal(7)) == 4_000
    assert saving_of(49_999, Decimal(1)) == 0


@pytest.mark.parametrize(
    ("category", "base", "rate", "fault"),
    [
        ("RUNNING", 1, "7", ""),
        ("RUNNING", 1, "6.99", "경상경비·에너지의 절감률은 7%에서 100% 사이여야 합니다."),
        ("ENTRUSTED", 1, "7.99", "민간위탁의 절감률은 8%에서 100% 사이여야 합니다."),
        ("EVENTS", 1, "12.99", "행사성 경비의 절감률은 13%에서 100% 사이여야 합니다."),
        ("FACILITIES", 1, "14.99", "시설비 등 사업비의 절감률은 15%에서 100% 사이여야 합니다."),
        ("FACILITIES", 1, "100.01", "시설비 등 사업비의 절감률은 15%에서 100% 사이여야 합니다."),
        ("EVENTS", 0, "13", "기준액은 0보다 커야 합니다."),
    ],
)
def test_a_target_saves_at_least_the_share_of_its_category(category, base, rate, fault):
    assert target_fault(SavingCategory(category), base, Decimal(rate), on=FIRST_DAY) == fault


class Desk:
    """The hall with paper and salaries of 재무과, works of 안전과 and a reserve, of which some is spent."""

    def __init__(self, bureau):
        self.bureau, self.books = bureau, Books(bureau.hall.district)
        self.paper = self.books.cell("201-01", "0111", division=FINANCE)
        self.works = self.books.cell("401-01", "0211", division="안전과")
        other = [
            self.books.cell("101-01", "0111", division=FINANCE),
            self.books.cell("801-01", "0909", division="안전과"),
        ]
        self.books.post("ORIGINAL", {self.paper: 1_000, self.works: 4_000, **dict.fromkeys(other, 9_000)})
        self.spend(self.paper, 600, day(3, 1))
        self.spend(self.works, 1_000, day(4, 1))

    def spend(self, cell, amount, on):
        for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
            self.books.post(kind, {cell: amount}, on)

    def do(self, operation, *, by="officer", **more):
        with self.bureau.inside():
            return operation(actor_id=self.bureau.accounts[by], **more)

    def aim(self, rate, until=HALF, **more):
        return self.do(
            operations.set_execution_target, year=YEAR, until=until, rate=Decimal(rate), basis="지침", **more
        )

    def save(self, base=1_234_500_000, rate="7", *, unit="물품 관리", category="RUNNING", **more):
        return self.do(
            operations.set_saving_target, year=YEAR, account="일반회계", division=FINANCE, unit=unit,
            category=SavingCategory(category), base=base, rate=Decimal(rate), basis="절감 계획", on=day(1, 20), **more,
        )  # fmt: skip

    def result(self, target, spent, **more):
        return self.do(
            operations.state_saving, target_id=target.pk, spent=spent, evidence="정산서", on=day(12, 20), **more
        )

    def facts(self):
        epoch = self.books.now().epoch
        with self.bureau.inside():
            return [
                (dict(each.subject)["expense"], each.nature, each.value, each.effective_date)
                for each in saving_observations(epoch)
            ]


@pytest.fixture
def desk(bureau) -> Desk:
    return Desk(bureau)


def said(operation, *arguments, **more):
    with pytest.raises(Refused) as refused:
        operation(*arguments, **more)
    return str(refused.value)


def test_divisions_stand_with_what_counts_alone_as_of_a_day(desk):
    half, march = desk.books.now(HALF), desk.books.now(day(3, 31))

    with desk.bureau.inside():
        assert targets.early_execution(half, year=YEAR) == [
            EarlyExecution("안전과", 4_000, 1_000), EarlyExecution(FINANCE, 1_000, 600),
        ]  # fmt: skip
        assert [each.spent for each in targets.early_execution(march, year=YEAR)] == [0, 600]


def test_the_target_of_a_day_is_the_next_one_and_what_was_said_last_holds(desk):
    desk.aim("50")
    desk.aim("30", day(3, 31))
    desk.aim("55.5")

    with desk.bureau.inside():
        aims = targets.execution_targets(queries.find_year(YEAR).pk)

    assert [(each.until, each.rate) for each in aims] == [(day(3, 31), Decimal(30)), (HALF, Decimal("55.5"))]
    found = [targets.aim_on(aims, on) for on in (day(3, 31), day(4, 1), HALF, day(7, 1))]
    assert [each and each.rate for each in found] == [Decimal(30), Decimal("55.5"), Decimal("55.5"), None]


def test_a_division_follows_its_own_target_of_a_day_and_else_that_of_all(desk):
    desk.aim("55.5")
    desk.aim("60", division=FINANCE)
    desk.aim("70", day(9, 30), division=FINANCE)
    desk.aim("65", division=FINANCE)

    with desk.bureau.inside():
        aims = targets.execution_targets(queries.find_year(YEAR).pk)

    def rates(on):
        found = [targets.aim_on(aims, on, division) for division in ("", FINANCE, "안전과")]
        return [each and each.rate for each in found]

    assert rates(HALF) == [Decimal("55.5"), Decimal(65), Decimal("55.5")]
    assert rates(day(7, 1)) == [None, Decimal(70), None]
    assert said(desk.aim, "50", division="없는과") == "없는과: 그 회계연도에 예산이 없는 부서입니다."


def test_the_end_of_the_year_is_forecast_from_the_share_of_the_last_one(desk):
    books = desk.books
    before = books.cell("201-01", "0111", division=FINANCE, year=YEAR - 1)
    books.post("ORIGINAL", {before: 1_000}, date(YEAR - 1, 1, 1), year=YEAR - 1)
    for amount, on in ((500, date(YEAR - 1, 3, 1)), (300, date(YEAR - 1, 9, 1))):
        for kind in ("ALLOTMENT", "COMMITMENT", "EXPENDITURE"):
            books.post(kind, {before: amount}, on, year=YEAR - 1)
    at = books.now(HALF)

    with desk.bureau.inside():
        assert targets.forecasts(at, year=YEAR) == {"안전과": None, FINANCE: 960}


def test_each_item_is_of_the_category_that_names_it_most_closely():
    items = ("201-01", "201-03", "307-04", "307-05", "402-03", "402-02", "405-01", "101-01")

    assert [saving_category(item, on=FIRST_DAY) for item in items] == [
        SavingCategory.RUNNING, SavingCategory.EVENTS, SavingCategory.EVENTS, SavingCategory.ENTRUSTED,
        SavingCategory.ENTRUSTED, None, SavingCategory.FACILITIES, None,
    ]  # fmt: skip


def test_targets_of_spending_are_the_teams(desk):
    assert said(desk.aim, "50", by="clerk") == "예산팀만 할 수 있는 일입니다: 신속집행 목표."
    wrong = "그 회계연도의 날과 0보다 크고 100을 넘지 않는 목표율을 적으십시오."
    assert [said(desk.aim, *each) for each in (("0",), ("100.01",), ("50", date(YEAR + 1, 1, 1)))] == [wrong] * 3


def test_savings_become_facts_once_all_of_a_category_are_stated(desk):
    paper = desk.save(by="clerk")
    power = desk.save(100_000_000, "10", unit="청사 관리", by="chief")
    desk.save(40_000_000, "13", category="EVENTS")

    assert desk.facts() == [
        ("행사성 경비", Nature.TARGET, Decimal(5_200_000), day(1, 20)),
        ("경상경비·에너지", Nature.TARGET, Decimal(96_415_000), day(1, 20)),
    ]
    desk.result(paper, 1_100_000_000)
    desk.result(power, 95_000_000)
    desk.result(power, 101_000_000)

    assert desk.facts()[-1] == ("경상경비·에너지", Nature.ACTUAL, Decimal(133_500_000), day(12, 20))


def test_what_was_known_before_a_result_stays_so(desk):
    target = desk.save()
    then = desk.books.now(END)
    desk.result(target, 0)

    with desk.bureau.inside():
        (known,) = targets.savings(queries.find_year(YEAR).pk, epoch=then.epoch)
        (now,) = targets.savings(queries.find_year(YEAR).pk)

    assert (known.saved, now.saved, now.evidence) == (None, 1_234_500_000, "정산서")
    assert replace(now, spent=None, evidence="", stated_on=None) == known


def test_a_saving_is_the_divisions_own_and_set_once(desk):
    target = desk.save(by="clerk")

    assert said(desk.save) == "그 단위사업과 경비의 절감 목표가 이미 있습니다."
    assert said(desk.save, rate="6") == "경상경비·에너지의 절감률은 7%에서 100% 사이여야 합니다."
    assert said(desk.result, target, -1) == "절감 목표를 고르고 실제 집행액을 0원 이상으로 적으십시오."
    assert said(desk.save, unit="x", by="head") == "그 부서의 직원이나 예산팀만 할 수 있는 일입니다: 예산절감."
