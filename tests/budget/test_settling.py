"""The settlement of a year from its closing to its disclosure: who takes which step, on what condition, and back."""

from datetime import date

import pytest
from django.db import connection

from ieum.budget import operations
from ieum.budget.choices import MatterKind
from ieum.budget.operations import MatterRefused, MatterUnclear
from ieum.budget.queries.milestones import milestones
from ieum.budget.rules.matters import MatterFault
from ieum.budget.rules.settling import findings_of
from ieum.kernel.calendar.days import national_calendar
from ieum.platform import chain
from tests.budget.matters import go, judgement, record, restate, standing

pytestmark = pytest.mark.database
SETTLEMENT = MatterKind.SETTLEMENT
YEAR, WRITTEN = 2025, date(2026, 3, 2)
DEMANDS = "시정요구\t부서\t처리 결과\n이월을 줄일 것\t재무과\t\n불용 원인을 분석할 것\t\t"
ANSWERED = "이월을 줄일 것\t재무과\t이월 사전심사 시행\n불용 원인을 분석할 것\t기획예산과\t분석 보고"


def closed(bureau):
    """Close the year before; nothing was in it."""
    officer = bureau.accounts["officer"]
    with bureau.inside():
        operations.open_fiscal_year(year=YEAR, actor_id=officer, basis="예산 편성")
        operations.close_fiscal_year(year=YEAR, actor_id=officer, basis="출납 폐쇄")
    return bureau


def begun(bureau, **said):
    """The settlement as the division writes it first."""
    return record(bureau, SETTLEMENT, year=YEAR, title="2025회계연도 결산", on=WRITTEN, **said)


def presented(bureau):
    """A settlement that the council has since 20 May."""
    found = begun(closed(bureau))
    go(bureau, found, "clerk compile", on=date(2026, 3, 16))
    go(bureau, found, "clerk appoint", on=date(2026, 4, 1))
    go(bureau, found, "clerk finish", on=date(2026, 4, 20))
    go(bureau, found, "officer receive", on=date(2026, 4, 29))
    go(bureau, found, "mayor present", on=date(2026, 5, 20))
    return found


def known(bureau):
    with bureau.inside():
        return {each.code: each for each in milestones(YEAR, calendar=national_calendar())}


def refused(action, kind=MatterRefused):
    with pytest.raises(kind) as caught:
        action()
    return str(caught.value)


def test_a_settlement_goes_from_the_closing_to_the_council_and_its_milestones_are_evident(bureau):
    found = presented(bureau)
    go(bureau, found, "officer to_ministry", on=date(2026, 5, 22))
    go(bureau, found, "officer approve", on=date(2026, 6, 19))
    state = go(bureau, found, "officer gazette", on=date(2026, 6, 23))

    steps = standing(bureau, found).steps
    done = {code: (each.due_on, each.reported_on) for code, each in known(bureau).items() if "SETTLE" in code}
    assert state == "GAZETTED"
    assert [each.due_on for each in steps if each.due_on] == [date(2026, 4, 30), date(2026, 5, 26), date(2026, 6, 24)]
    assert done == {
        "SETTLEMENT": (date(2026, 3, 23), date(2026, 3, 16)),
        "SETTLEMENT_OPINION": (date(2026, 4, 30), date(2026, 4, 29)),
        "SETTLEMENT_SUBMISSION": (date(2026, 5, 31), date(2026, 5, 20)),
        "SETTLEMENT_MINISTRY": (date(2026, 5, 26), date(2026, 5, 22)),
        "SETTLEMENT_REPORT": (date(2026, 6, 24), date(2026, 6, 23)),
    }
    assert known(bureau)["FINANCIAL_DISCLOSURE"].reported_on is None


def test_no_settlement_is_compiled_of_a_year_that_is_open_and_none_twice(bureau):
    found = begun(bureau)

    assert refused(lambda: go(bureau, found, "clerk compile")) == (
        "2025회계연도를 '회계연도 마감'에서 먼저 결산하십시오. (지방회계법 제7조)"
    )
    assert refused(lambda: begun(bureau)) == "2025회계연도의 결산은 이미 있습니다. 목록에서 고르십시오."
    assert go(closed(bureau), found, "clerk compile") == "COMPILED"


@pytest.mark.parametrize(
    ("councillors", "experts", "fault"),
    [
        ("1", "1", "3명 이상 10명 이하여야 하는데 2명"),
        ("1", "10", "하는데 11명"),
        ("2", "3", "5명 가운데 2명"),
        ("4", "8", "12명"),
        ("3.5", "5", "3이나 7처럼"),
        ("1", "2", ""),
        ("3", "7", ""),
        ("", "3", ""),
    ],
)
def test_who_may_audit_the_settlement(bureau, councillors, experts, fault):
    found = begun(bureau, councillors=councillors, experts=experts)

    said = judgement(bureau, found).unmet.get("EXAMINERS", "")
    assert fault in said
    assert bool(said) == bool(fault)


def test_the_audit_does_not_begin_without_the_right_auditors(bureau):
    found = begun(closed(bureau), councillors="3", experts="2")
    go(bureau, found, "clerk compile")

    assert "지방의원은 검사위원의 3분의 1까지" in refused(lambda: go(bureau, found, "clerk appoint"))
    assert standing(bureau, found).state == "COMPILED"


def test_the_mayor_presents_it_and_not_who_wrote_it_nor_the_division(bureau):
    found = begun(closed(bureau), by="officer")
    go(bureau, found, "officer compile", "officer appoint", "officer finish", "officer receive")

    said = [refused(lambda who=who: go(bureau, found, f"{who} present")) for who in ("officer", "clerk")]
    assert said == [
        "내용을 적은 사람은 스스로 할 수 없는 일입니다: 의회 제출.",
        "기획예산과장·구청장만 할 수 있는 일입니다: 의회 제출.",
    ]
    assert refused(lambda: go(bureau, found, "head present", reason=" "), MatterUnclear)
    assert go(bureau, found, "head present") == "IN_COUNCIL"


def test_what_the_council_demands_is_kept_with_its_answers(bureau):
    found = presented(bureau)
    in_june = date(2026, 6, 19)
    assert "시정요구가 적혀 있지 않습니다" in refused(lambda: go(bureau, found, "officer approve_with", on=in_june))
    restate(bureau, found, (), by="clerk", findings=DEMANDS, on=in_june)
    assert "'시정요구와 함께 승인'" in refused(lambda: go(bureau, found, "officer approve", on=in_june))
    go(bureau, found, "officer approve_with", "officer gazette", on=in_june)

    assert "2건" in refused(lambda: go(bureau, found, "officer answer", on=in_june))
    with pytest.raises(MatterUnclear) as left_out:
        restate(bureau, found, (), by="clerk", findings=ANSWERED.splitlines()[0], on=in_june)
    restate(bureau, found, (), by="clerk", findings=ANSWERED, on=in_june)
    assert go(bureau, found, "officer answer", on=in_june) == "GAZETTED"
    assert left_out.value.faults == {
        "findings": "승인한 뒤에는 시정요구를 더하거나 고치거나 지우지 못합니다. 부서와 처리 결과만 적으십시오."
    }
    answers = [each.answer for each in findings_of(standing(bureau, found).stated.traits)]
    assert answers == ["이월 사전심사 시행", "분석 보고"]


def test_a_settlement_is_disclosed_once_its_disclosure_is(bureau):
    found = presented(bureau)
    go(bureau, found, "officer approve", "officer gazette", on=date(2026, 6, 19))
    assert "결산공시를 '재정공시'에서 먼저 공시하십시오" in refused(
        lambda: go(bureau, found, "officer publish", on=date(2026, 8, 3))
    )

    said = {"period": "SETTLEMENT", "confirmed_on": "2026-06-19", "address": "누리집"}
    disclosed = record(bureau, MatterKind.DISCLOSURE, by="officer", year=YEAR, title="결산공시", **said)
    go(bureau, disclosed, "officer publish", on=date(2026, 8, 3))

    assert go(bureau, found, "officer publish", on=date(2026, 8, 3)) == "PUBLISHED"
    milestone = known(bureau)["FINANCIAL_DISCLOSURE"]
    assert (milestone.due_on, milestone.reported_on) == (date(2026, 8, 19), date(2026, 8, 3))


def test_the_last_step_is_taken_back_with_what_followed_from_it(bureau):
    found = presented(bureau)
    go(bureau, found, "officer to_ministry", on=date(2026, 5, 22))

    assert go(bureau, found, "officer reopen", on=date(2026, 5, 23)) == "OPINED"
    assert {"SETTLEMENT_MINISTRY"}.isdisjoint(known(bureau))
    assert known(bureau)["SETTLEMENT_SUBMISSION"].reported_on is None
    go(bureau, found, "mayor present", on=date(2026, 5, 29))
    assert known(bureau)["SETTLEMENT_SUBMISSION"].reported_on == date(2026, 5, 29)
    assert known(bureau)["SETTLEMENT_MINISTRY"].reported_on is None


def test_no_step_is_of_a_day_before_the_last_one(bureau):
    found = presented(bureau)

    with pytest.raises(MatterUnclear) as early:
        go(bureau, found, "officer approve", on=date(2026, 5, 19))
    assert early.value.faults == {"on": "앞 단계를 한 날(2026-05-20)보다 이릅니다. 한 날을 고치십시오."}
    assert go(bureau, found, "officer approve", on=date(2026, 5, 20)) == "APPROVED"


def test_the_steps_are_chained_as_decisions(bureau):
    found = presented(bureau)

    with bureau.inside(), connection.cursor() as cursor:
        cursor.execute("SELECT kind FROM platform_decisionpart WHERE kind LIKE 'budget.matter%'")
        chained = {kind for (kind,) in cursor.fetchall()}
        assert chain.verify().fault is None
    taken = {f"budget.matter_{each.action}" for each in standing(bureau, found).steps if each.action != "record"}
    assert taken <= chained


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\t재무과\t없음", "1번째 줄: 시정요구가 비어 있습니다. 첫 칸에 적으십시오."),
        (
            "시정요구\n줄일 것\t재무과\t완료\t더",
            "2번째 줄: 칸이 셋보다 많습니다. 시정요구, 부서, 처리 결과 칸만 붙이십시오.",
        ),
        ("가" * 401, "1번째 줄: 글은 400자, 부서는 60자까지 적으십시오."),
        ("줄일 것\n" * 101, "시정요구는 100건까지 적을 수 있습니다. 합쳐 적으십시오."),
    ],
)  # fmt: skip
def test_a_row_of_demands_that_is_wrong_is_named(text, said):
    with pytest.raises(MatterFault) as caught:
        findings_of({"findings": text})
    assert caught.value.faults == {"findings": said}
