"""Demands for data: by when they are made, where they wait, and who is told of the answer."""

from datetime import date

import pytest

from ieum.office import operations, queries
from ieum.office.models import OfficeCase
from ieum.office.operations import CaseRefused
from ieum.office.queries import NoSuchCase
from ieum.platform.choices import Role
from ieum.platform.models import Account, Notice
from ieum.platform.operations import BasisMissing

pytestmark = pytest.mark.database
DUE = date(2026, 11, 30)
IN_TIME, TOO_LATE = date(2026, 11, 26), date(2026, 11, 27)

LAW = "서류제출 요구는 낼 날의 3일 전까지 합니다(지방자치법 시행령 제46조제1항). "
LETTER = "의회사무국-12(2026-11-26)"


def account(desk, role):
    """An account of somebody who is not of the office."""
    home = desk.hall.district.id
    made, _ = Account.objects.get_or_create(
        login=f"{role}-guest", defaults={"title": Role(role).label, "role": role, "municipality_id": home}
    )
    return made.pk


def demand(desk, *, by=Role.COUNCIL, on=IN_TIME, **more):
    given = {
        "title": "집행 자료",
        "content": "상반기 집행액",
        "due_on": DUE,
        "letter": "의회사무국-12(2026-11-26)",
        **more,
    }
    with desk.inside():
        return operations.request_data(
            post_id=desk.hall.post("예산팀 주무관"), requester=Role(by).label, by=by, actor_id=account(desk, by), on=on,
            **given,
        )  # fmt: skip


def told(desk, role):
    with desk.inside():
        return list(Notice.objects.filter(account_id=account(desk, role)).values_list("kind", "title", "address"))


def test_a_demand_for_a_day_whose_holidays_nobody_knows_is_refused_in_a_sentence(desk):
    with pytest.raises(CaseRefused) as refused:
        demand(desk, due_on=date(2031, 1, 10))

    assert str(refused.value) == "공휴일은 2003년부터 2027년까지 등록되어 있어 그 밖의 날은 셀 수 없습니다."
    assert demand(desk, by=Role.AUDITOR, due_on=date(2031, 1, 10)).due_on == date(2031, 1, 10)


def test_a_demand_is_a_case_at_the_post_with_its_day_and_what_it_rests_on(desk):
    made = demand(desk)

    assert (made.kind, made.state, made.due_on, made.requester) == ("DATA", "RECEIVED", DUE, "의회")
    assert made.post_id == desk.hall.post("예산팀 주무관")
    with desk.inside():
        assert queries.case(made.pk).operation.basis == LETTER


@pytest.mark.parametrize(
    ("by", "on", "said"),
    [
        (
            Role.COUNCIL,
            TOO_LATE,
            f"{LAW}2026-11-30에 받으려면 2026-11-26까지 요구해야 합니다. 낼 날을 더 뒤로 적으십시오.",
        ),
        (Role.AUDITOR, DUE, "2026-11-30에 받으려면 2026-11-29까지 요구해야 합니다. 낼 날을 더 뒤로 적으십시오."),
    ],
)
def test_a_demand_that_leaves_too_little_time_is_refused(desk, by, on, said):
    with pytest.raises(CaseRefused) as refused:
        demand(desk, by=by, on=on)

    assert str(refused.value) == said
    with desk.inside():
        assert not OfficeCase.objects.exists()


@pytest.mark.parametrize(("by", "on"), [(Role.COUNCIL, IN_TIME), (Role.AUDITOR, date(2026, 11, 29))])
def test_on_the_last_day_a_demand_is_in_time(desk, by, on):
    assert demand(desk, by=by, on=on).received_on == on


def test_nothing_is_demanded_without_what_orders_it(desk):
    with pytest.raises(BasisMissing):
        demand(desk, letter=" ")


def test_nobody_sees_the_demand_of_another(desk):
    made = demand(desk)

    with desk.inside():
        assert queries.data_request(made.pk, account(desk, Role.COUNCIL)) == made
        assert list(queries.data_requests(account(desk, Role.AUDITOR))) == []
        with pytest.raises(NoSuchCase):
            queries.data_request(made.pk, account(desk, Role.AUDITOR))
        ordinary = desk.receive(requested_by_id=account(desk, Role.COUNCIL))
        with pytest.raises(NoSuchCase):
            queries.data_request(ordinary.pk, account(desk, Role.COUNCIL))


def test_who_demanded_is_told_of_the_answer_and_not_before(desk):
    made = demand(desk)
    desk.do("assign", made, by="officer", post_id=made.post_id)
    with desk.inside():
        assert (told(desk, Role.COUNCIL), queries.data_answer(made)) == ([], None)

    desk.do("settle", made, by="officer", reason="이미 공개한 자료임")

    assert told(desk, Role.COUNCIL) == [("office.replied", f"{made} 집행 자료", f"/data-requests/{made.pk}/")]
    with desk.inside():
        assert queries.data_answer(made).reason == "이미 공개한 자료임"


def test_who_asked_in_another_way_is_not_told(desk):
    case = desk.working(requested_by_id=account(desk, Role.AUDITOR))

    desk.do("settle", case, by="officer", reason="답할 것이 없음")

    assert told(desk, Role.AUDITOR) == []
