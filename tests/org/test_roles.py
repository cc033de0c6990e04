"""Rights follow the post: orders tell whose account has another role, and a second head mends it."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from ieum.org import operations, queries
from ieum.org.operations import OrderRefused
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import SetDuties
from ieum.org.rules.roles import NO_DIVISION, is_budgeting
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Operation
from tests.org.office import FOUNDED
from tests.org.test_joining import join, make

pytestmark = pytest.mark.database
DAY = date(2021, 7, 1)
ACCOUNTS = {
    "P1": Role.MAYOR, "P2": Role.DIVISION_HEAD, "P3": Role.DIVISION_HEAD, "P4": Role.TEAM_LEAD, "P5": Role.OFFICER,
}  # fmt: skip
LEAD_GOES = "직**4(P4): 계정의 역할은 팀장, 직위에 맞는 역할은 사업부서"


@pytest.fixture
def staffed(hall):
    """The hall whose people have accounts of the roles of their posts, 예산팀 being in charge of the budget."""
    for number, role in ACCOUNTS.items():
        make(number, role)
        join(hall, number, number)
    hall.reorganise(FOUNDED, SetDuties(hall.unit("예산팀"), ("예산 편성", "보조금 관리")))
    return hall


def line(hall, action, number, post="", **more):
    return PersonnelLine(action, hall.person(number), hall.post(post) if post else None, **more)


def move(hall, number, post, day=DAY, **more):
    return hall.appoint(day, line(hall, PersonnelAction.APPOINT, number, post), **more)


def fit(hall, outcome, by="P3", on=None):
    """Confirm as one of the people; how many accounts have another role now."""
    actor = Account.objects.get(login=by).pk
    with municipality(hall.district.code):
        return operations.fit_roles(order_id=outcome.order_id, actor_id=actor, on=on or localdate())


def roles(*logins):
    return [Account.objects.get(login=login).role for login in logins]


def test_no_role_is_doubted_where_everybody_has_that_of_their_post_or_nobody_does_the_budget(staffed):
    with municipality(staffed.district.code):
        assert queries.role_misfits(staffed.on(DAY), DAY) == []
    staffed.reorganise(DAY, SetDuties(staffed.unit("예산팀"), ("보조금 관리",)))

    told = move(staffed, "P4", "재무과 과장")
    assert (told.roles, told.doubt) == ((), NO_DIVISION)
    assert "예산 편성이나 예산 총괄이 있는 부서가 없어" in told.doubt


@pytest.mark.parametrize(
    "line",
    [
        "예산편성 및 집행관리",
        "◦ 예산편성, 중기재정계획, 투자심사, 외부재원확보, 주민참여예산",
        "- 예 산 편 성",
        "1. 구 예산의 편성·조정",
        "중기지방재정계획 수립 및 예산 편성",
        "예산 및 결산 총괄",
        "보조금 관리; 세입·세출 예산안 편성",
        "일반회계 본예산 편성",
        "예산총괄",
    ],
)
def test_a_line_that_lists_the_budget_of_all_makes_the_division_that_of_the_budget(staffed, line):
    staffed.reorganise(DAY, SetDuties(staffed.unit("예산팀"), ("보조금 관리", line)))

    told = move(staffed, "P4", "재무과 과장", is_preview=True)
    assert (told.roles, told.doubt) == ((LEAD_GOES,), "")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "지방보조금 예산편성 및 심의운영",
        "소관 예산편성 및 집행",
        "과 예산편성",
        "예산편성 요구 및 집행",
        "예산 편성 자료 제출",
        "예산과목 편성",
        "주민참여예산 편성",
        "예산 및 회계",
    ],
)
def test_a_line_of_a_part_of_the_budget_or_of_what_every_division_does_is_none_of_the_budget(line):
    assert not is_budgeting(line)


def test_an_order_and_its_preview_tell_whose_role_no_longer_fits(staffed):
    told = [move(staffed, "P4", "재무과 과장", is_preview=preview).roles for preview in (True, False)]

    assert told == [(LEAD_GOES,)] * 2
    assert roles("P4") == [Role.TEAM_LEAD]


def test_two_who_swap_are_given_each_others_roles_once_and_the_log_says_why(staffed):
    swap = (
        line(staffed, PersonnelAction.APPOINT, "P4", "예산팀 주무관"),
        line(staffed, PersonnelAction.APPOINT, "P5", "예산팀 팀장"),
    )
    done = staffed.appoint(DAY, *swap, title="하반기 정기인사")

    assert fit(staffed, done) == 2
    assert roles("P4", "P5") == [Role.OFFICER, Role.TEAM_LEAD]
    with municipality(staffed.district.code):
        said = Operation.objects.filter(kind="platform.change_role").values_list("basis", flat=True)
        assert sorted(said) == [
            "P4(P4) 팀장에서 담당(으)로: 하반기 정기인사 (방침)", "P5(P5) 담당에서 팀장(으)로: 하반기 정기인사 (방침)",
        ]  # fmt: skip
    with pytest.raises(OrderRefused, match="바꿀 역할이 없습니다"):
        fit(staffed, done)


def test_who_acts_for_a_vacant_post_has_its_role_until_they_are_relieved(staffed):
    gone = staffed.appoint(
        DAY, line(staffed, PersonnelAction.DEPART, "P3"), line(staffed, PersonnelAction.ACT, "P4", "기획예산과 과장")
    )
    assert (fit(staffed, gone, by="P2"), roles("P4")) == (1, [Role.DIVISION_HEAD])

    over = staffed.appoint(date(2021, 9, 1), line(staffed, PersonnelAction.RELIEVE, "P4"))
    assert (fit(staffed, over, by="P2"), roles("P4")) == (1, [Role.TEAM_LEAD])


def test_who_acts_for_somebody_who_is_away_keeps_the_own_role(staffed):
    away = line(staffed, PersonnelAction.LEAVE, "P3"), line(staffed, PersonnelAction.ACT, "P4", "기획예산과 과장")

    assert staffed.appoint(DAY, *away).roles == ()


@pytest.mark.parametrize(
    ("by", "days", "sentence"),
    [
        ("OFFICER-3180", 0, "명령을 낸 사람은 그 역할을 확인할 수 없습니다. 다른 결정자가 확인합니다."),
        ("P4", 0, "바꿀 역할이 없습니다. 자기 계정의 역할은 다른 결정자가 바꿉니다."),
        ("P3", -1, "시행일부터 역할을 바꿀 수 있습니다."),
    ],
)
def test_neither_the_issuer_nor_the_account_itself_nor_anybody_before_the_day_changes_the_role(
    staffed, by, days, sentence
):
    done = move(staffed, "P4", "재무과 과장")

    with pytest.raises(OrderRefused) as refusal:
        fit(staffed, done, by=by, on=DAY + timedelta(days=days))

    assert (str(refusal.value), roles("P4")) == (sentence, [Role.TEAM_LEAD])
