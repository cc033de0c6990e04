"""Powers of one account used by another: for a period, by order, never further, and always said on whose behalf."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.db.utils import IntegrityError
from django.utils.timezone import localdate
from tests.database import District, make_district
from tests.office.offices import furnish
from tests.org.office import Hall, found

from ieum.kernel.registry import permissions
from ieum.office import queries as cases
from ieum.office.operations.cases import CaseRefused
from ieum.office.rules.approval import PlannedStep
from ieum.org.operations import OrderRefused, issue_personnel_order
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.acting import Power, acting_as
from ieum.platform.choices import Role
from ieum.platform.delegations import DelegationRefused, Terms, delegate, end_delegation
from ieum.platform.models import Account, Delegation, Operation
from ieum.platform.operations import BasisMissing, NotOnBehalf, WrongAccount, open_operation
from ieum.platform.powers import gives, power_for, powers

pytestmark = pytest.mark.database
TODAY = localdate()
WEEK = timedelta(days=7)
ROLES = {"mayor": Role.MAYOR, "bureau": Role.DEPARTMENT, "head": Role.DIVISION_HEAD, "lead": Role.TEAM_LEAD}


@pytest.fixture
def desk(district):
    """A hall with an account for each of its people, each of the role of their post."""
    made = furnish(found(Hall(district)))
    for name, role in ROLES.items():
        Account.objects.filter(pk=made.accounts[name]).update(role=role)
    return made


def terms(desk, *, of="head", to="lead", first=TODAY, last=TODAY + WEEK, actions=()):
    return Terms(
        delegator_id=desk.accounts[of], delegate_id=desk.accounts[to], first_day=first, last_day=last, actions=actions
    )


def order(desk, *, by="head", basis="연가", on=TODAY, **given):
    with desk.inside():
        return delegate(terms=terms(desk, **given), actor_id=desk.accounts[by], basis=basis, on=on)


def power(desk, *, to="lead", of="head", on=TODAY):
    with desk.inside():
        return power_for(desk.accounts[to], desk.accounts[of], on)


def judged(desk, *, to="lead", of="head", on=TODAY):
    """What the database says to the same question."""
    with desk.inside() as municipality_id, connection.cursor() as cursor:
        parties = [municipality_id, desk.accounts[to], desk.accounts[of], on]
        cursor.execute("SELECT ieum_may_act_for(%s, %s, %s, %s)", parties)
        return cursor.fetchone()[0]


def test_a_delegation_stands_from_its_first_day_to_its_last_and_ends_by_itself(desk):
    order(desk)

    days = [TODAY + timedelta(days=days) for days in (-1, 0, 7, 8)]
    assert [power(desk, on=day) is not None for day in days] == [False, True, True, False]
    assert [judged(desk, on=day) for day in days] == [False, True, True, False]


def test_it_gives_what_its_orderer_may_now_but_not_what_is_done_in_person(desk):
    order(desk, actions=["BUILD", "RULE"])
    found_power = power(desk)

    given = {each.name for each in permissions if gives(found_power, each, Role.DIVISION_HEAD)}
    assert given == {"BUILD", "RULE"}
    everything = {
        each.name for each in permissions if gives(replace(found_power, actions=frozenset()), each, Role.DIVISION_HEAD)
    }
    in_person = {each.name for each in permissions if each.in_person}
    assert everything == {each.name for each in permissions if Role.DIVISION_HEAD in each.roles} - in_person
    assert {"READ_PERSONAL", "DELEGATE", "CHECK_READINGS"} <= in_person
    assert not gives(found_power, permissions["BUILD"], Role.DEPARTMENT)


def test_what_is_recorded_says_on_whose_behalf(desk):
    order(desk)

    with desk.inside(), acting_as(power(desk)):
        opened = open_operation(kind="X", actor_id=desk.accounts["lead"], basis="대행")
        other = open_operation(kind="X", actor_id=desk.accounts["officer"], basis="자기 일")
    with desk.inside():
        said = dict(Operation.objects.filter(kind="X").values_list("pk", "on_behalf_of_id"))
    assert said == {opened.operation_id: desk.accounts["head"], other.operation_id: None}


def revoked(desk):
    made = order(desk)
    with desk.inside():
        end_delegation(delegation_id=made.pk, actor_id=desk.accounts["lead"], basis="돌려줌", on=TODAY)


def closed(desk):
    order(desk)
    Account.objects.filter(pk=desk.accounts["head"]).update(is_active=False)


def to_come(desk):
    order(desk, first=TODAY + WEEK, last=TODAY + 2 * WEEK)


@pytest.mark.parametrize(
    "given", [revoked, closed, to_come, lambda _: None], ids=["revoked", "closed", "later", "none"]
)
def test_without_a_standing_delegation_the_database_records_nothing_on_behalf(desk, given):
    given(desk)
    forged = Power(desk.accounts["lead"], desk.accounts["head"], "위임", TODAY, None, "")

    assert power(desk) is None
    with desk.inside(), acting_as(forged), pytest.raises((NotOnBehalf, WrongAccount)):
        open_operation(kind="X", actor_id=desk.accounts["lead"], basis="대행")
    with desk.inside():
        assert Operation.objects.filter(kind="X").count() == 0


def test_a_chain_gives_nothing(desk):
    order(desk, by="mayor", of="mayor", to="head")
    order(desk, by="head", of="head", to="lead")

    assert (power(desk, of="mayor"), judged(desk, of="mayor")) == (None, False)
    with desk.inside(), acting_as(power(desk)):
        standing = desk.hall.on(TODAY)
        posts = [standing.label(each) for each in standing.held_by(desk.accounts["lead"])]
    assert posts == ["기획예산과 과장"]
    with desk.inside(), acting_as(power(desk)), pytest.raises(DelegationRefused, match="다시 위임할 수 없습니다"):
        delegate(terms=terms(desk, to="officer"), actor_id=desk.accounts["lead"], basis="또", on=TODAY)


def test_it_goes_one_way_and_two_who_delegate_to_each_other_have_the_others_own_alone(desk):
    order(desk, by="head", of="head", to="lead")
    assert (power(desk, to="head", of="lead"), judged(desk, to="head", of="lead")) == (None, False)
    assert (power(desk, to="officer"), judged(desk, to="officer")) == (None, False)
    order(desk, by="lead", of="lead", to="head")

    with desk.inside(), acting_as(power(desk)):
        standing = desk.hall.on(TODAY)
        assert [standing.label(each) for each in standing.held_by(desk.accounts["lead"])] == ["기획예산과 과장"]


def test_whom_the_delegator_only_stands_in_for_does_not_go_along(desk):
    """The bureau's head is away and the division's head stands in: that 직무대리 cannot be delegated."""
    hall = desk.hall
    bureau = hall.post("기획재정국 국장")
    hall.appoint(
        TODAY,
        PersonnelLine(PersonnelAction.LEAVE, hall.person("P2"), bureau),
        PersonnelLine(PersonnelAction.ACT, hall.person("P3"), bureau),
    )
    order(desk)

    with desk.inside(), acting_as(power(desk)):
        standing = hall.on(TODAY)
        assert [standing.label(each) for each in standing.held_by(desk.accounts["lead"])] == ["기획예산과 과장"]


def test_who_acts_for_another_issues_no_order_about_them(desk):
    order(desk)
    moved = PersonnelLine(PersonnelAction.APPOINT, desk.hall.person("P3"), desk.hall.post("재무과 과장"))
    asked = {"title": "전보", "effective_date": TODAY, "lines": [moved], "basis": "방침"}

    with desk.inside(), acting_as(power(desk)), pytest.raises(OrderRefused, match="대행하는 사람의 발령은 낼 수 없"):
        issue_personnel_order(**asked, actor_id=desk.accounts["lead"])


def test_what_the_delegator_lost_is_lost_to_the_delegate(desk):
    order(desk, first=TODAY, last=TODAY + WEEK)
    moved = TODAY + timedelta(days=2)
    desk.hall.appoint(moved, PersonnelLine(PersonnelAction.DEPART, desk.hall.person("P3")))

    with desk.inside(), acting_as(power(desk, on=moved)):
        before, after = desk.hall.on(TODAY), desk.hall.on(moved)
        assert [before.label(each) for each in before.held_by(desk.accounts["lead"])] == ["기획예산과 과장"]
        assert after.held_by(desk.accounts["lead"]) == []


def test_a_stand_in_has_the_powers_of_who_is_away_by_the_order_alone(desk):
    hall, post = desk.hall, desk.hall.post("기획예산과 과장")
    away, back = TODAY - WEEK, TODAY + WEEK
    hall.appoint(
        away,
        PersonnelLine(PersonnelAction.LEAVE, hall.person("P3"), post, until=back),
        PersonnelLine(PersonnelAction.ACT, hall.person("P4"), post, until=back),
    )

    days = [away - timedelta(days=1), away, TODAY, back - timedelta(days=1), back]
    assert [judged(desk, on=day) for day in days] == [False, True, True, True, False]
    assert [power(desk, on=day) is not None for day in days] == [False, True, True, True, False]
    with desk.inside():
        (only,) = powers(desk.accounts["lead"], TODAY)
    assert (only.how, only.post_id, only.actions) == ("직무대리", post, frozenset())


def test_a_stand_in_has_the_powers_of_a_post_that_is_held_beside_an_own_one_that_its_holder_is_away_from(desk):
    hall, post = desk.hall, desk.hall.post("재무과 과장")
    hall.appoint(
        TODAY - WEEK,
        PersonnelLine(PersonnelAction.CONCUR, hall.person("P3"), post),
        PersonnelLine(PersonnelAction.ACT, hall.person("P4"), post),
    )
    before = power(desk)
    hall.appoint(TODAY, PersonnelLine(PersonnelAction.LEAVE, hall.person("P3")))

    assert (before, power(desk).post_id, judged(desk)) == (None, post, True)


def test_a_stand_in_has_the_powers_of_who_is_away_for_days_until_they_are_back(desk):
    hall, post = desk.hall, desk.hall.post("기획예산과 과장")
    days = {"until": TODAY + timedelta(days=2)}
    done = hall.appoint(
        TODAY,
        PersonnelLine(PersonnelAction.ABSENT, hall.person("P3"), **days),
        PersonnelLine(PersonnelAction.ACT, hall.person("P4"), post, **days),
    )

    asked = [TODAY + timedelta(days=each) for each in (-1, 0, 1, 2)]
    assert [judged(desk, on=day) for day in asked] == [False, True, True, False]
    assert [power(desk, on=day) is not None for day in asked] == [False, True, True, False]
    assert (done.handovers, hall.who("기획예산과 과장", TODAY)) == (0, "직원P4")


def test_a_stand_in_who_is_away_has_nothing(desk):
    hall, post = desk.hall, desk.hall.post("기획예산과 과장")
    hall.appoint(
        TODAY,
        PersonnelLine(PersonnelAction.LEAVE, hall.person("P3")),
        PersonnelLine(PersonnelAction.LEAVE, hall.person("P4")),
        PersonnelLine(PersonnelAction.ACT, hall.person("P4"), post),
    )

    assert power(desk) is None


def test_a_stand_in_for_somebody_who_is_there_has_nothing(desk):
    hall, post = desk.hall, desk.hall.post("기획예산과 과장")
    hall.appoint(TODAY, PersonnelLine(PersonnelAction.ACT, hall.person("P4"), post))

    assert (power(desk), judged(desk)) == (None, False)


REFUSED = (
    ({"to": "head"}, "자기 자신에게 위임할 수 없습니다. 다른 계정을 고르십시오."),
    (
        {"first": TODAY - timedelta(days=1)},
        "첫날은 오늘부터, 마지막 날은 첫날부터 고르십시오. 지난 날은 위임할 수 없습니다.",
    ),
    (
        {"last": TODAY - timedelta(days=1)},
        "첫날은 오늘부터, 마지막 날은 첫날부터 고르십시오. 지난 날은 위임할 수 없습니다.",
    ),
    ({"last": TODAY + timedelta(days=366)}, "위임은 366일까지 할 수 있습니다. 마지막 날을 당기십시오."),
    ({"actions": ["TAKE_IN"]}, "위임하는 계정이 할 수 없는 일입니다: 보고서 파일을 올리기."),
    ({"actions": ["없는 일"]}, "위임하는 계정이 할 수 없는 일입니다: 없는 일."),
    ({"by": "officer"}, "자기 권한만 위임할 수 있습니다. 남의 권한은 그 윗사람이 위임을 명합니다."),
    ({"by": "lead"}, "남의 권한을 스스로에게 위임할 수 없습니다."),
)


def test_what_no_delegation_may_be_is_refused(desk):
    told = []
    for given, _ in REFUSED:
        with pytest.raises(DelegationRefused) as refused:
            order(desk, **given)
        told.append(str(refused.value))

    assert told == [said for _, said in REFUSED]


def test_what_is_done_in_person_cannot_be_delegated(desk):
    with pytest.raises(DelegationRefused, match="위임할 수 없는 일입니다: 개인정보를 목적을 적고 보기") as refused:
        order(desk, actions=["READ_PERSONAL"])

    assert "개인정보의 안전성 확보조치 기준 제5조" in str(refused.value)


def test_a_head_above_may_order_it_and_nobody_without_basis(desk):
    ordered = order(desk, by="mayor")
    with desk.inside():
        assert Operation.objects.get(pk=ordered.operation_id).actor_id == desk.accounts["mayor"]
    with pytest.raises(BasisMissing):
        order(desk, basis=" ")


def test_accounts_of_another_municipality_and_of_no_staff_have_no_part(desk):
    stranger = make_district("3170", "금천구")
    for account_id in (stranger.officer_id, _account(desk.hall.district, Role.COUNCIL)):
        asked = replace(terms(desk), delegate_id=account_id)
        with desk.inside(), pytest.raises(DelegationRefused, match="직원 계정끼리만"):
            delegate(terms=asked, actor_id=desk.accounts["head"], basis="연가", on=TODAY)


def test_the_database_itself_keeps_delegations_within_a_municipality_and_to_another(desk):
    stranger = make_district("3170", "금천구")
    made = order(desk)
    with desk.inside() as municipality_id:
        own = {"municipality_id": municipality_id, "operation_id": made.operation_id, "valid_from": TODAY}
        own |= {"delegator_id": desk.accounts["head"], "valid_until": TODAY + WEEK}
    for delegate_id in (stranger.officer_id, desk.accounts["head"]):
        with pytest.raises(IntegrityError), desk.inside():
            Delegation.objects.create(**own, delegate_id=delegate_id)


def test_it_is_taken_back_once_and_only_by_those_whom_it_concerns(desk):
    made = order(desk)

    def end(by, basis="돌아옴"):
        with desk.inside():
            end_delegation(delegation_id=made.pk, actor_id=desk.accounts[by], basis=basis, on=TODAY)

    with pytest.raises(DelegationRefused, match="위임한 사람"):
        end("officer")
    with pytest.raises(BasisMissing):
        end("head", basis="")
    end("bureau")
    with pytest.raises(DelegationRefused, match="이미 끝났습니다"):
        end("head")
    assert judged(desk) is False


def test_who_drafted_does_not_decide_by_the_powers_of_the_decider(desk):
    order(desk, to="officer", by="head")
    case = desk.working()
    line = [PlannedStep("DECIDE", desk.hall.post("기획예산과 과장"))]
    desk.do("submit", case, by="officer", title="회신", body="표와 같음", steps=line)

    with acting_as(power(desk, to="officer")), pytest.raises(CaseRefused, match="기안자는 스스로"):
        desk.do("approve", case, by="officer")


def test_who_has_somebody_draft_for_them_does_not_decide_on_it(desk):
    """The lead drafts on behalf of the officer: neither of them decides."""
    order(desk, of="officer", to="lead", by="officer")
    case = desk.working()
    line = [PlannedStep("DECIDE", desk.hall.post("예산팀 팀장"))]

    with (
        acting_as(power(desk, of="officer", to="lead")),
        pytest.raises(CaseRefused, match="기안자는 스스로 결재할 수 없습니다"),
    ):
        desk.do("submit", case, by="lead", title="회신", body="표와 같음", steps=line)


def test_a_delegate_decides_in_the_place_of_the_head_and_the_history_says_so(desk):
    order(desk, of="head", to="bureau", by="head")
    case = desk.submitted()
    desk.do("approve", case, by="lead")

    with acting_as(power(desk, to="bureau")):
        desk.do("approve", case, by="bureau")
    with desk.inside():
        last = cases.events(case.pk)[-1]
    assert (last.action, last.capacity, last.operation.on_behalf_of_id) == ("decide", "ACTING", desk.accounts["head"])


def _account(district: District, role: Role):
    return Account.objects.create(login="other", title="기타", role=role, municipality_id=district.id).pk
