"""Matters around the budget: who may take which step when, what stands in the way, and what a bill is warned of."""

from datetime import date

import pytest
from django.db import transaction
from django.db.utils import DatabaseError

from ieum.budget.choices import MatterKind, MoneySource, RewardKind
from ieum.budget.models import MatterStatement
from ieum.budget.operations import MatterRefused, MatterUnclear
from ieum.budget.queries import matters as reading
from ieum.budget.rules.matters import MatterFault, read_table, read_won, write_table
from ieum.budget.rules.rewards import reward_limit
from tests.budget.bills import row
from tests.budget.matters import TODAY, five_years, go, judgement, money, record, resolve, restate, standing
from tests.budget.test_bill_reviews import warned
from tests.budget.test_provisions import contracted, owing

pytestmark = pytest.mark.database
INVESTMENT, RESEARCH, PLAN, GRANT = MatterKind.INVESTMENT, MatterKind.RESEARCH, MatterKind.MID_TERM, MatterKind.GRANT
SINCE = "(기준: 2025-01-07 시행)"
FUND, BOND, DISCLOSURE = MatterKind.FUND, MatterKind.BOND, MatterKind.DISCLOSURE


def refused(action, *, kind=MatterRefused):
    with pytest.raises(kind) as caught:
        action()
    return str(caught.value)


def reviewed(bureau, amounts=None, **said):
    """A project of 30억 that the committee found sound."""
    matter_id = record(bureau, INVESTMENT, amounts or money(OWN=30), **said)
    go(bureau, matter_id, "clerk submit", "officer take_up")
    resolve(bureau, INVESTMENT, matter_id, "PASSED")
    go(bureau, matter_id, "officer find_appropriate")
    return matter_id


def test_a_project_goes_from_its_division_through_the_committee_to_its_result(bureau):
    matter_id = reviewed(bureau)

    found = standing(bureau, matter_id)
    assert (str(found.row), found.state, found.stated.total) == ("투자심사 2026-1", "APPROPRIATE", 3_000_000_000)
    assert [(each.action, each.operation.actor.login.removesuffix("-bill")) for each in found.steps] == [
        ("record", "clerk"), ("submit", "clerk"), ("take_up", "officer"), ("refer", "officer"), ("pass", "officer"),
        ("find_appropriate", "officer"),
    ]  # fmt: skip
    assert found.steps[-1].due_on == date(2026, 3, 16)


def test_numbers_run_by_kind_and_year(bureau):
    asked = ((INVESTMENT, 2026), (INVESTMENT, 2026), (INVESTMENT, 2027), (RESEARCH, 2026))
    named = [str(standing(bureau, record(bureau, kind, year=year)).row) for kind, year in asked]

    assert named == ["투자심사 2026-1", "투자심사 2026-2", "투자심사 2027-1", "용역과제 심의 2026-1"]


def test_an_own_review_needs_the_committee_and_one_of_the_city_does_not(bureau):
    own, city = record(bureau, INVESTMENT, money(OWN=30)), record(bureau, INVESTMENT, money(OWN=30, CITY=30))
    for each in (own, city):
        go(bureau, each, "clerk submit", "officer take_up")

    assert refused(lambda: go(bureau, own, "officer find_appropriate")) == (
        "자체심사는 위원회의 심의를 거쳐야 합니다. 회의의 안건으로 올리십시오. (지방재정법 제37조의3)"
    )
    assert go(bureau, city, "officer find_appropriate") == "APPROPRIATE"


def test_who_wrote_a_request_does_not_record_its_result_and_a_stranger_writes_nothing(bureau):
    matter_id = record(bureau, INVESTMENT, money(OWN=30, CITY=30), by="officer")
    go(bureau, matter_id, "officer submit", "officer take_up")

    assert refused(lambda: go(bureau, matter_id, "officer find_appropriate")) == (
        "내용을 적은 사람은 스스로 할 수 없는 일입니다: 심사 결과: 적정."
    )
    assert go(bureau, matter_id, "lead find_appropriate") == "APPROPRIATE"
    assert refused(lambda: record(bureau, INVESTMENT, money(OWN=30), by="mayor")) == (
        "그 부서의 직원·예산팀만 할 수 있는 일입니다: 내용 적기."
    )
    with bureau.inside():
        assert reading.matters(INVESTMENT).count() == 1


def test_fields_that_are_wrong_are_named_and_nothing_is_recorded(bureau):
    with pytest.raises(MatterUnclear) as caught:
        record(bureau, RESEARCH, money(OWN=1), nature="OTHER", need="", meeting_on="2026-02-30")

    assert caught.value.faults == {
        "nature": "목록에서 골라 주십시오.",
        "need": "필요성을 적어 주십시오.",
        "meeting_on": "없는 날입니다. 날을 2026-10-31처럼 적어 주십시오.",
    }
    with bureau.inside():
        assert reading.matters(RESEARCH).count() == 0


def test_what_was_said_stays_and_cannot_be_changed(bureau):
    matter_id = record(bureau, INVESTMENT, money(OWN=30))
    restate(bureau, matter_id, money(OWN=40))

    with bureau.inside():
        said = reading.history_of(reading.matter(matter_id).row)
        assert [each.total for _, each in said] == [3_000_000_000, 4_000_000_000]
        with pytest.raises(DatabaseError), transaction.atomic():
            MatterStatement.objects.update(stated_on=TODAY)


def test_a_step_of_a_committee_is_not_taken_on_a_page_and_a_result_needs_its_reason(bureau):
    matter_id = record(bureau, INVESTMENT, money(OWN=30, CITY=30))
    go(bureau, matter_id, "clerk submit", "officer take_up")

    assert refused(lambda: go(bureau, matter_id, "officer pass")) == (
        "위원회 심의는 회의 화면에서 안건으로 올리고 의결을 적습니다."
    )
    with pytest.raises(MatterUnclear) as caught:
        go(bureau, matter_id, "officer find_reconsider", reason=" ")
    assert caught.value.faults == {"reason": "심사 결과: 재검토: 사유나 근거 문서를 적어야 합니다."}


def test_a_large_project_is_submitted_only_with_its_study(bureau):
    matter_id = record(bureau, INVESTMENT, money(OWN=500))

    said = refused(lambda: go(bureau, matter_id, "clerk submit"))
    assert said.startswith("총사업비 500억원 이상인 신규 사업은 타당성조사 결과를 먼저 적어야 합니다.")
    go(bureau, matter_id, "clerk study")
    restate(bureau, matter_id, money(OWN=500), study="타당함(2026-1)")
    assert go(bureau, matter_id, "clerk submit") == "SUBMITTED"


def test_a_reviewed_project_is_reviewed_again_only_for_a_reason(bureau):
    matter_id = reviewed(bureau)

    assert refused(lambda: go(bureau, matter_id, "clerk again")).startswith("다시 심사할 까닭이 없습니다.")
    restate(bureau, matter_id, money(OWN=39))
    (said,) = judgement(bureau, matter_id).warnings
    assert said == (
        "재심사 대상입니다. 총사업비가 30억원에서 39억원으로 늘었습니다. 30% 이상 늘면 다시 심사합니다. "
        "(지방재정투자사업 심사규칙 제6조)"
    )
    assert go(bureau, matter_id, "clerk again") == "DRAFT"


def test_a_plan_needs_five_years_and_another_person_confirms_it(bureau):
    plan = record(bureau, PLAN, five_years("0111", range(2026, 2030)), by="officer")
    resolve(bureau, PLAN, plan, "AMENDED")

    assert refused(lambda: go(bureau, plan, "head confirm")).startswith(
        "계획은 다섯 회계연도 이상이어야 합니다. 2030년 금액이 없습니다."
    )
    restate(bureau, plan, five_years("0111"), by="officer")
    assert go(bureau, plan, "head confirm", "officer deliver") == "DELIVERED"


def test_a_service_is_reviewed_contracted_published_and_evaluated_with_its_deadlines(bureau):
    matter_id = record(bureau, RESEARCH, money(OWN=2), meeting_on="2026-03-20")
    go(bureau, matter_id, "clerk submit")
    resolve(bureau, RESEARCH, matter_id, "PASSED")
    go(bureau, matter_id, "clerk contract")

    assert refused(lambda: go(bureau, matter_id, "clerk complete")) == "용역이 끝난 날을 '내용 적기'에서 적으십시오."
    restate(bureau, matter_id, money(OWN=2), completed_on="2026-08-31")
    go(bureau, matter_id, "clerk complete", on=date(2026, 9, 3))
    assert standing(bureau, matter_id).steps[-1].due_on == date(2026, 9, 30)
    assert go(bureau, matter_id, "clerk publish", "clerk evaluate") == "EVALUATED"


def test_a_small_service_is_exempt_by_the_ordinance_and_a_larger_one_is_not(bureau):
    small, large = record(bureau, RESEARCH, money(OWN=0.1)), record(bureau, RESEARCH, money(OWN=0.1001))

    assert judgement(bureau, small).warnings == ("심의하지 않을 수 있는 용역입니다: 대가가 10,000,000원 이하",)
    assert go(bureau, small, "officer exempt") == "EXEMPT"
    assert refused(lambda: go(bureau, large, "officer exempt")).startswith("심의를 제외할 까닭이 없습니다.")


def test_a_request_to_review_comes_ten_days_before_the_meeting(bureau):
    late = record(bureau, RESEARCH, money(OWN=2), meeting_on="2026-03-11")

    assert judgement(bureau, late).warnings == ("심의는 회의 10일 전까지 요청해야 합니다(2026-03-11 회의).",)
    assert judgement(bureau, late, on=date(2026, 3, 1)).warnings == ()


def test_where_no_ordinance_is_registered_it_is_said(bureau):
    old = record(bureau, RESEARCH, money(OWN=0.1))

    assert judgement(bureau, old, on=date(2020, 6, 1)).warnings == (
        "영등포구 조례의 심의 기준이 그날 등록되어 있지 않습니다. 조례를 확인하십시오.",
    )


def checked(bureau, amounts, **said):
    return record(bureau, GRANT, amounts, checks="모두 적합", **said)


def test_a_grant_is_found_checked_applied_for_won_and_budgeted(bureau):
    grant = checked(bureau, money(CITY=3, OWN=1), consulted="Y")

    assert go(bureau, grant, "clerk check", "officer clear", "clerk apply", "clerk shortlist", "clerk select") == (
        "SELECTED"
    )
    assert go(bureau, grant, "clerk grant", "officer budget", "clerk settle", "clerk give_back") == "RETURNED"


def test_a_grant_is_not_applied_for_without_checks_consultation_and_assessment(bureau):
    bare = record(bureau, GRANT, money(CITY=3))
    own, large = checked(bureau, money(CITY=3, OWN=1)), checked(bureau, money(CITY=50, OWN=50), consulted="Y")
    private = checked(bureau, money(SPECIAL_GRANT=3), nature="SPECIAL_GRANT", is_private="Y")
    for each in (bare, own, large, private):
        go(bureau, each, "clerk check")

    said = [refused(lambda each=each: go(bureau, each, "officer clear")).split(".")[0]
            for each in (bare, own, large, private)]  # fmt: skip
    assert said == [
        "사전검토 결과가 없습니다",
        "구비가 들어가는 공모사업은 예산부서와 먼저 협의해야 합니다",
        "응모 전에 지방재정영향평가가 필요합니다",
        "특별교부세는 민간보조사업의 재원으로 사용할 수 없습니다",
    ]


def fund(bureau, outlay, *, income=10, opening="100억원", use="DISASTER", **said):
    amounts = [*money(heading="수입", item="전입금", OWN=income), *money(heading="지출", item="전출금", OWN=outlay)]
    return record(bureau, FUND, amounts, by="officer", opening=opening, use=use, **said)


def test_the_stabilisation_account_spends_no_more_than_its_ordinance_allows_in_a_year(bureau):
    within, above = fund(bureau, 60), fund(bureau, 60.00000001)
    repaying = fund(bureau, 80, use="REPAYMENT")

    assert judgement(bureau, within).unmet == {}
    assert (
        judgement(bureau, above)
        .unmet["USE_LIMIT"]
        .startswith("한 해에 쓸 수 있는 금액은 전년도 말 조성액의 60%인 6,000,000,000원까지입니다.")
    )
    assert judgement(bureau, repaying).unmet == {}


def test_a_fund_does_not_fall_below_nothing_and_its_use_is_said(bureau):
    empty, unsaid = fund(bureau, 61, income=1, opening="50억원", use="REPAYMENT"), fund(bureau, 10, use="")

    assert judgement(bureau, empty).unmet["BALANCE"].startswith("연도 말 조성액이 0보다 작아집니다(△1,000,000,000원).")
    assert list(judgement(bureau, unsaid).unmet) == ["USE"]


def test_what_the_ordinance_asks_to_be_saved_is_said(bureau):
    saving = fund(bureau, 1, income=1, tax_growth="50억원", tax_growth_before="20억원", surplus="200억원",
                  surplus_before="100억원")  # fmt: skip

    assert [each.split("원 이상")[0] for each in judgement(bureau, saving).warnings] == [
        "지방세 증가액의 초과분에 따라 240,000,000",
        "순세계잉여금의 초과분에 따라 500,000,000",
        "적립할 금액보다 수입이 적습니다. 적립하지 않을 까닭이 있으면 사유를 남기십시오.",
    ]


def test_a_fund_that_was_voted_changes_by_a_fifth_without_the_council_and_no_more(bureau):
    plan = fund(bureau, 10)
    resolve(bureau, FUND, plan, "PASSED")
    go(bureau, plan, "head submit", "officer adopt")
    income = money(heading="수입", item="전입금", OWN=10)

    restate(bureau, plan, [*income, *money(heading="지출", item="전출금", OWN=12)], by="officer")
    assert go(bureau, plan, "head change") == "ADOPTED"
    restate(bureau, plan, [*income, *money(heading="지출", item="전출금", OWN=15)], by="officer")
    said = refused(lambda: go(bureau, plan, "head change"))
    assert said.startswith("'전출금' 지출이 1,000,000,000원에서 1,500,000,000원으로 10분의 2를 넘게 바뀝니다.")


def bond(bureau, amount, **said):
    return record(bureau, BOND, money(BOND=amount), by="officer", review="투자심사 2026-1", **said)


def test_a_bond_needs_a_sound_review_a_large_project_and_stays_within_a_tenth(bureau):
    reviewed(bureau)
    within, above = bond(bureau, 100), bond(bureau, 90, issued_before="11억원")
    small, unreviewed = bond(bureau, 5, project_total="19억원"), bond(bureau, 5)
    with bureau.inside():
        assert reading.find_matter("투자심사 2026-1") is not None

    assert judgement(bureau, within).unmet.keys() == {"OVER"}
    assert judgement(bureau, above).unmet["LIMIT"].startswith("한도 10,000,000,000원을 100,000,000원 넘습니다.")
    assert judgement(bureau, small).unmet["SMALLEST"].startswith("총사업비 20억원 미만 사업은")
    assert go(bureau, within, "head submit", "officer adopt", "officer issue", "officer repay") == "REPAID"
    assert go(bureau, above, "officer consult", "officer agree", "head submit") == "IN_COUNCIL"
    restate(bureau, unreviewed, money(BOND=5), by="officer", review="투자심사 2026-9")
    assert "REVIEW" in judgement(bureau, unreviewed).unmet


def test_debts_of_the_year_and_guarantees_count_against_the_limit_of_bonds(bureau):
    reviewed(bureau)
    owing(bureau)
    contracted(bureau, 3_000_000, date(2026, 6, 1))
    within, above = bond(bureau, 99), bond(bureau, 99, guaranteed="1억원")

    said = "채무부담행위 3,000,000원과 이행할 보증채무 100,000,000원도 셌습니다."
    assert judgement(bureau, within).unmet.keys() == {"OVER"}
    assert judgement(bureau, above).unmet["LIMIT"] == (
        f"한도 10,000,000,000원을 3,000,000원 넘습니다. 행정안전부와 먼저 협의하십시오. {said}"
    )


def test_a_disclosure_names_its_place_is_reported_in_five_days_and_can_be_corrected(bureau):
    matter_id = record(bureau, DISCLOSURE, by="officer")
    resolve(bureau, DISCLOSURE, matter_id, "PASSED")

    assert refused(lambda: go(bureau, matter_id, "officer publish")).startswith("공시한 곳(누리집 주소)을")
    restate(bureau, matter_id, (), by="officer", address="구 누리집 재정공시")
    go(bureau, matter_id, "officer publish")
    assert standing(bureau, matter_id).steps[-1].due_on == date(2026, 3, 9)
    assert go(bureau, matter_id, "officer report", "officer correct") == "DRAFT"


def test_a_pasted_table_is_read_and_written_again():
    text = "구분\t부호\t내용\t재원\t2026\t2027년\n교육\t0111\t도서관\t구비\t1,000\t-\n교육\t0111\t도서관\t시비\t3억원\t"

    amounts = read_table(text)

    assert [(each.source, each.year, each.amount) for each in amounts] == [
        ("OWN", 2026, 1_000_000), ("CITY", 2026, 300_000_000),
    ]  # fmt: skip
    assert read_table(write_table(amounts, [2026, 2027])) == amounts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("재원\t2026", "첫 줄에 구분, 부호, 내용, 재원과 연도(예: 2026)를 탭으로 나누어 적으십시오."),
        ("구분\t부호\t내용\t재원\t2026\t2026", "첫 줄에 같은 연도를 두 번 적었습니다. 하나를 지우십시오."),
        (
            "구분\t부호\t내용\t재원\t2026\n교육\t\t도서관\t은행\t1",
            f"2번째 줄: 재원은 {', '.join(each.label for each in MoneySource)} 가운데 하나로 적으십시오.",
        ),
        ("구분\t부호\t내용\t재원\t2026\n교육\t\t도서관\t구비\t△1", "2번째 줄: 0원보다 작을 수 없습니다."),
        (
            "구분\t부호\t내용\t재원\t2026\n교육\t\t도서관\t구비\t1\n교육\t\t도서관\t구비\t2",
            "구분·부문·부호·내용·재원이 같은 줄이 둘 있습니다. 한 줄로 합치십시오.",
        ),
    ],
)
def test_a_pasted_table_that_is_wrong_is_refused_with_its_row(text, said):
    with pytest.raises(MatterFault) as caught:
        read_table(text)

    assert caught.value.faults == {"table": said}


def reward(bureau, *paid, saved="4천만원", nature="RUNNING", **said):
    """An application of contributors by amounts in 억원."""
    amounts = [
        each for number, share in enumerate(paid) for each in money(heading="기여자", item=f"P{number}", OWN=share)
    ]
    return record(bureau, MatterKind.REWARD, amounts, saved=saved, nature=nature, title="전력 계약", **said)


@pytest.mark.parametrize(
    ("nature", "saved", "spread", "case", "person"),
    [
        ("STAFF", "5천만원", "", 50_000_000, 20_000_000), ("RUNNING", "4천만원", "", 20_000_000, 20_000_000),
        ("PROJECT", "20억원", "", 100_000_000, 20_000_000), ("PROJECT", "20억원", "Y", 130_000_000, 26_000_000),
        ("RUNNING", "4천만원", "Y", 26_000_000, 26_000_000), ("REVENUE", "1억원", "Y", 10_000_000, 20_000_000),
    ],
)  # fmt: skip
def test_a_reward_stays_within_its_share_of_what_was_saved(nature, saved, spread, case, person):
    found = reward_limit(RewardKind(nature), read_won(saved), is_spread=bool(spread), on=TODAY)

    assert (found.case, found.person) == (case, person)


def test_a_reward_above_its_limits_is_not_handed_in(bureau):
    case, person = reward(bureau, 0.15, 0.06), reward(bureau, 0.21, saved="5천만원")

    assert judgement(bureau, case).unmet == {
        "REWARD_LIMIT": "성과금 21,000,000원이 한도 20,000,000원을 넘습니다. (지방재정법 시행령 제51조)"
    }
    assert list(judgement(bureau, person).unmet) == ["REWARD_EACH"]
    assert refused(lambda: go(bureau, case, "clerk submit")).startswith("성과금 21,000,000원이 한도")


def test_a_reward_is_paid_after_the_committee_by_another_and_the_bill_of_two_years_later_is_warned(bureau):
    made = reward(bureau, 0.1, 0.1, year=2024, programme="0111")
    go(bureau, made, "clerk submit")
    resolve(bureau, MatterKind.REWARD, made, "PASSED")
    state = go(bureau, made, "head pay")
    bureau.open()
    bureau.write(row())

    said = warned(bureau)

    assert state == "PAID"
    assert said == ["0111 재산 관리: 예산성과금을 지급한 경비입니다. 감액했는지 확인하십시오. (시행령 제52조제1항)"]
