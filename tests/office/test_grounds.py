"""Each step of an approval line keeps by which rule its post decides, and by what somebody else acted for it."""

from datetime import timedelta

import psycopg
import pytest
from django.db import DatabaseError

from ieum.office import operations, queries
from ieum.office.models import ApprovalStep, CaseEvent
from ieum.office.rules.delegation import DelegatedKind
from ieum.org.choices import UnitKind
from ieum.org.queries import standing
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform import chain
from ieum.platform.acting import Power, acting_as
from tests.office.offices import DAY

pytestmark = pytest.mark.database
TILL = DAY + timedelta(days=8)
NAME = "영등포구 사무전결 처리 규칙"
REGULATION = "행정 효율과 협업 촉진에 관한 규정 제10조제2항(위임전결)"
SHIPPED = f"{REGULATION}; 구의 위임전결 규칙을 등록하기 전의 기본값 (2017-10-17 시행)"


def set_table(desk, decider, article):
    """Set the municipality's own table from the day."""
    with desk.inside():
        return operations.set_delegation(
            name=NAME, valid_from=DAY, kinds={"REQUEST": DelegatedKind(decider, article)},
            actor_id=desk.accounts["head"], basis="훈령 제123호",
        )  # fmt: skip


def line(desk, case):
    """The steps of the last draft of a case, and what a page says of each."""
    with desk.inside():
        draft = queries.drafts(case.pk)[0]
        steps, told = queries.steps(draft), queries.grounds(draft)
    return steps, [(each.rule, told[each.pk]) for each in steps]


def test_the_step_that_decides_keeps_the_table_of_the_day_whatever_holds_later(desk):
    table = set_table(desk, UnitKind.DIVISION, "별표 1 제3호")
    case = desk.submitted()
    set_table(desk, UnitKind.MAYOR, "별표 1 제9호")
    for who in ("lead", "head"):
        desk.do("approve", case, by=who)

    steps, told = line(desk, case)

    assert [each.delegation_id for each in steps] == [None, table.pk]
    assert told == [("", ""), (f"{NAME} 별표 1 제3호 (2021-03-02 시행)", "")]
    with desk.inside():
        assert chain.verify().fault is None


def test_without_an_own_table_it_is_the_shipped_rule(desk):
    steps, told = line(desk, desk.submitted())

    assert (steps[-1].delegation_id, told) == (None, [("", ""), (SHIPPED, "")])


@pytest.mark.parametrize(("until", "days"), [(None, "2021-03-02부터"), (TILL, "2021-03-02부터 2021-03-09까지")])
def test_who_acts_for_an_absent_head_does_so_by_the_order(desk, until, days):
    hall = desk.hall
    hall.appoint(
        DAY, PersonnelLine(PersonnelAction.LEAVE, hall.person("P3")),
        PersonnelLine(PersonnelAction.ACT, hall.person("P2"), hall.post("기획예산과 과장"), until=until),
        title="3월 인사발령",
    )  # fmt: skip
    case = desk.do("approve", desk.submitted(), by="lead")
    desk.do("approve", case, by="bureau")

    assert line(desk, case)[1][-1] == (SHIPPED, f"직무대리: 3월 인사발령 ({days})")


def test_a_head_above_who_acts_for_somebody_away_is_named_with_why(desk):
    desk.hall.appoint(DAY, PersonnelLine(PersonnelAction.LEAVE, desk.hall.person("P4")))
    case = desk.do("approve", desk.submitted(), by="head")

    assert line(desk, case)[1][0] == ("", "상위 부서장: 기획예산과 과장 (예산팀 팀장 부재)")


def test_a_power_that_was_delegated_is_told_by_its_basis_and_days_however_long(desk):
    case = desk.do("approve", desk.submitted(), by="lead")
    power = Power(
        desk.accounts["lead"], desk.accounts["head"], "위임", DAY, DAY + timedelta(days=8), "연가" * 100,
    )  # fmt: skip
    with acting_as(power), desk.inside():
        told = queries.ground_of(standing(DAY), case.post_id, DAY)

    assert told == f"위임: {'연가' * 75} (2021-03-02부터 2021-03-09까지)"


@pytest.mark.parametrize("change", [{"rule": "다른 규칙"}, {"delegation_id": None}])
def test_nobody_writes_another_rule_to_a_step_afterwards(desk, change):
    desk.submitted()

    with pytest.raises(DatabaseError) as refused, desk.inside():
        ApprovalStep.objects.update(**change)
    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)
    with pytest.raises(DatabaseError), desk.inside():
        CaseEvent.objects.update(ground="다른 근거")
