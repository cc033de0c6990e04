"""Due dates that stop while others are waited for and that are put off, by the rules that count them."""

from datetime import date

import pytest

from ieum.office import queries
from ieum.office.operations import CaseRefused
from tests.office.offices import DAY
from tests.office.test_beside_cases import told

pytestmark = pytest.mark.database
RULE = "PROPOSAL_PETITION"
"""14 working days from the day of receipt, which counts; two extensions: from 2 March 2021 until 19 March."""
DUE = date(2021, 3, 19)


def suspended(desk, case, **more):
    """Stop the due date of a case on the day of its receipt."""
    return desk.do("suspend_due", case, by="officer", **{"from_on": DAY, "told_on": DAY, "basis": "보완 요구", **more})


def extended(desk, case, **more):
    """Put the due date of a case off."""
    given = {"length": "", "until_on": None, "told_on": DAY, "basis": "자료가 많음", **more}
    return desk.do("extend_due", case, by="officer", **given)


def refused(call, *given, **more):
    """What a step is refused with."""
    with pytest.raises(CaseRefused) as refusal:
        call(*given, **more)
    return str(refusal.value)


def test_days_of_a_suspension_do_not_count_both_ends_included(desk):
    case = suspended(desk, desk.working(rule=RULE, kind="PETITION"))
    before = case.due_on
    case = desk.do("resume_due", case, by="officer", until_on=DAY)

    # 2 March no longer counts, so the 14th working day is the next one after Friday, 19 March.
    assert (before, case.due_on) == (None, date(2021, 3, 22))
    with desk.inside():
        said = [(each.action, each.reason) for each in queries.events(case.pk)][-2:]
    assert said == [("suspend", "보완 요구"), ("resume", "2021-03-02~2021-03-02 세지 않음")]


def test_an_extension_begins_on_the_day_after_the_period_and_counts_by_its_rule(desk):
    case = extended(desk, desk.working(rule=RULE, kind="PETITION"), length="14일")

    assert case.due_on == date(2021, 4, 8)
    with desk.inside():
        (kept,) = queries.due_segments(case)
    assert (kept.from_on, kept.until_on, kept.due_before, kept.length) == (
        date(2021, 3, 20), date(2021, 4, 8), DUE, "14일",
    )  # fmt: skip


def test_a_period_is_not_extended_oftener_or_longer_than_its_rule_allows(desk):
    case = desk.working(rule=RULE, kind="PETITION")
    longer = refused(extended, desk, case, length="15일")
    case = extended(desk, extended(desk, case, length="14일"), length="1일", agreed_on=DAY)
    oftener = refused(extended, desk, case, length="1일", agreed_on=DAY)
    never = refused(extended, desk, desk.working(rule="DISCLOSURE_OBJECTION"), length="1일")

    assert (longer, oftener) == (
        "건의민원: 한 번에 14일까지만 연장할 수 있습니다.", "건의민원: 2번까지만 연장할 수 있습니다."
    )  # fmt: skip
    assert never.endswith("연장할 수 없습니다.")


def test_a_due_date_that_was_given_moves_by_the_days_left_out_and_to_the_day_named(desk):
    case = suspended(desk, desk.working(due_on=date(2021, 3, 12)))
    case = desk.do("resume_due", case, by="officer", until_on=DAY)
    moved = case.due_on
    case = extended(desk, case, until_on=date(2021, 3, 31))

    assert (moved, case.due_on) == (date(2021, 3, 13), date(2021, 3, 31))


LAW = "민원 처리에 관한 법률 시행령 제21조제1항"


@pytest.mark.parametrize("kind", ["PETITION", "INQUIRY"])
def test_a_given_due_date_of_a_petition_is_put_off_once_by_its_period_and_again_with_consent_alone(desk, kind):
    case = desk.working(kind=kind, due_on=date(2021, 3, 12))
    longer = refused(extended, desk, case, until_on=date(2021, 3, 23))
    case = extended(desk, case, until_on=date(2021, 3, 22))
    alone = refused(extended, desk, case, until_on=date(2021, 3, 24))
    early = refused(extended, desk, case, until_on=date(2021, 3, 24), agreed_on=date(2021, 3, 3))
    case = extended(desk, case, until_on=date(2021, 4, 1), agreed_on=DAY)
    oftener = refused(extended, desk, case, until_on=date(2021, 4, 2), agreed_on=DAY)

    assert (longer, alone, early, oftener, case.due_on) == (
        f"처음 처리기간(10일)보다 길게 연장할 수 없습니다({LAW}). 새 기한을 당기십시오.",
        f"다시 연장하려면 민원인의 동의를 받아 동의한 날을 적어야 합니다({LAW}).",
        "동의한 날은 오늘보다 뒤일 수 없습니다.",
        f"민원의 처리기간은 2번까지만 연장할 수 있습니다({LAW}).",
        date(2021, 4, 1),
    )
    with desk.inside():
        assert queries.due_segments(case)[-1].operation.basis == "자료가 많음 (민원인 동의 2021-03-02)"


def test_a_second_extension_by_a_rule_needs_consent_too_and_other_kinds_are_bound_by_no_law(desk):
    case = extended(desk, desk.working(rule=RULE, kind="PETITION"), length="14일")

    assert refused(extended, desk, case, length="1일").startswith("다시 연장하려면 민원인의 동의")
    other = desk.working(due_on=date(2021, 3, 3))
    for day in (10, 20, 30):
        other = extended(desk, other, until_on=date(2021, 3, day))
    assert other.due_on == date(2021, 3, 30)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"from_on": date(2021, 3, 1)}, "멈춘 날은 접수일부터 오늘까지, 기한 안에 있어야 합니다."),
        ({"from_on": date(2021, 3, 3)}, "멈춘 날은 접수일부터 오늘까지, 기한 안에 있어야 합니다."),
        ({"told_on": date(2021, 3, 3)}, "알린 날은 오늘보다 뒤일 수 없습니다."),
        ({"basis": " "}, "기한 멈추기: 사유를 적어야 합니다."),
    ],
)
def test_a_suspension_lies_within_the_period_and_says_why(desk, more, said):
    case = desk.working(rule=RULE)

    assert refused(suspended, desk, case, **more) == said
    with desk.inside():
        assert (queries.case(case.pk).due_on, queries.due_segments(case)) == (DUE, [])


def test_what_stands_still_is_not_stopped_again_or_extended_and_what_runs_is_not_counted_on(desk):
    case = desk.working(rule=RULE)
    runs = refused(desk.do, "resume_due", case, by="officer", until_on=DAY)
    case = suspended(desk, case)

    assert runs == "기한이 멈추지 않은 업무입니다."
    assert {refused(suspended, desk, case), refused(extended, desk, case, length="1일")} == {
        "기한이 없거나 멈춘 업무입니다."
    }
    later = refused(desk.do, "resume_due", case, by="officer", until_on=date(2021, 3, 3))
    assert later == "멈춤이 끝난 날은 멈춘 날부터 오늘까지에서 고르십시오."
    case = desk.do("resume_due", case, by="officer", until_on=DAY)
    assert refused(suspended, desk, case) == "앞서 멈춘 기간과 겹칩니다. 그 뒤의 날을 적으십시오."


@pytest.mark.parametrize("given", [{"length": "보름"}, {"length": ""}, {"length": "-1일"}])
def test_an_extension_by_a_rule_needs_its_length(desk, given):
    said = refused(extended, desk, desk.working(rule=RULE), **given)

    assert said.startswith("연장할 기간: 기간은 10일, 2주, 3개월, 1년처럼 적습니다")


def test_a_given_due_date_is_put_off_to_a_later_day_alone_and_only_before_it_is_over(desk):
    case = desk.working(due_on=DAY)
    late = desk.working(due_on=date(2021, 3, 1))

    assert refused(extended, desk, case, until_on=DAY) == "지금 기한보다 뒤의 날을 새 기한으로 적으십시오."
    assert refused(extended, desk, late, until_on=date(2021, 3, 9)) == "기한이 지난 뒤에는 연장할 수 없습니다."
    assert refused(extended, desk, desk.working(), until_on=date(2021, 3, 9)) == "기한이 없거나 멈춘 업무입니다."


def test_the_post_in_charge_and_those_beside_it_learn_of_a_change(desk):
    case = desk.do("add_co_posts", desk.working(rule=RULE), by="officer", post_ids=[desk.hall.post("기획예산과 과장")])

    desk.do("suspend_due", case, by="lead", from_on=DAY, told_on=DAY, basis="보완 요구")

    assert told(desk, "officer")[-1:] == told(desk, "head")[-1:] == ["office.due_changed"]
    assert told(desk, "lead") == []


def test_the_day_that_who_demands_data_named_does_not_stop_and_they_learn_of_a_later_one(desk):
    case = desk.working(kind="DATA", due_on=date(2021, 3, 12), requested_by_id=desk.accounts["mayor"])

    stopped = refused(suspended, desk, case)
    case = extended(desk, case, until_on=date(2021, 3, 19))

    assert stopped == "자료를 낼 날은 요구한 쪽이 정하여 멈추지 않습니다. 그쪽과 협의한 날로 연장하십시오."
    assert (case.due_on, told(desk, "mayor")) == (date(2021, 3, 19), ["office.due_changed"])
