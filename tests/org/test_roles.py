"""Rights follow the post: orders tell whose account has another role, and a second head mends it."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from ieum.org import operations, queries
from ieum.org.operations import OrderRefused
from ieum.org.operations.unfit_roles import tell_unfit
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.reorganisation import SetDuties
from ieum.org.rules.roles import NO_DIVISION, is_budgeting
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, Operation
from ieum.platform.notices.queries import notices
from ieum.platform.watch import checks
from ieum.platform.watch.checks import State
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


def told(hall, *logins):
    """The titles of what each is told of roles, the first first."""
    with municipality(hall.district.code):
        found = {login: notices(Account.objects.get(login=login).pk) for login in logins}
        return [[each.title for each in reversed(rows) if each.kind == "org.roles_unfit"] for rows in found.values()]


def left(hall, login, on=None):
    """How many accounts one has to settle, by order."""
    with municipality(hall.district.code):
        found = queries.unfit_for(Account.objects.get(login=login).pk, on or localdate())
        return {each.order.title: len(each.misfits) for each in found}


def test_the_head_of_the_budget_division_is_told_once_and_has_it_to_do_until_it_is_settled(staffed):
    move(staffed, "P4", "재무과 과장", title="전보", is_preview=True)
    done = move(staffed, "P4", "재무과 과장", title="전보")
    look(staffed, localdate())

    assert told(staffed, "P3", "P2", "P4") == [["전보: 역할이 직위와 맞지 않는 계정 1개"], [], []]
    assert (left(staffed, "P3"), left(staffed, "P2")) == ({"전보": 1}, {"전보": 1})
    assert left(staffed, "OFFICER-3180") == left(staffed, "P4") == {}, "neither the issuer nor the account itself"
    fit(staffed, done)
    assert left(staffed, "P3") == {}


def test_where_the_head_issued_the_order_the_next_one_above_is_told(staffed):
    head = Account.objects.get(login="P3").pk
    with municipality(staffed.district.code):
        operations.issue_personnel_order(
            title="전보", effective_date=DAY, lines=[line(staffed, PersonnelAction.APPOINT, "P4", "재무과 과장")],
            actor_id=head, basis="방침",
        )  # fmt: skip

    assert told(staffed, "P3", "P2") == [[], ["전보: 역할이 직위와 맞지 않는 계정 1개"]]
    assert (left(staffed, "P3"), left(staffed, "P2")) == ({}, {"전보": 1})


def test_of_an_order_to_come_the_head_is_told_on_its_day(staffed):
    day = localdate() + timedelta(days=5)
    move(staffed, "P4", "재무과 과장", day=day, title="전보")

    look(staffed, day - timedelta(days=1))
    assert (told(staffed, "P3"), left(staffed, "P3", day - timedelta(days=1))) == ([[]], {})
    look(staffed, day)
    look(staffed, day)
    assert (told(staffed, "P3"), left(staffed, "P3", day)) == (
        [["전보: 역할이 직위와 맞지 않는 계정 1개"]], {"전보": 1},
    )  # fmt: skip


def test_the_end_of_acting_for_a_vacant_post_is_told_on_its_day(staffed):
    end = localdate() + timedelta(days=3)
    gone = staffed.appoint(
        DAY, line(staffed, PersonnelAction.DEPART, "P3"),
        line(staffed, PersonnelAction.ACT, "P4", "기획예산과 과장", until=end), title="퇴직",
    )  # fmt: skip
    fit(staffed, gone, by="P2")
    look(staffed, end - timedelta(days=1))
    assert left(staffed, "P2", end - timedelta(days=1)) == {}

    look(staffed, end)

    assert told(staffed, "P2") == [["퇴직: 역할이 직위와 맞지 않는 계정 1개"] * 2]
    assert left(staffed, "P2", end) == {"퇴직": 1}


def test_a_reorganisation_that_moves_what_posts_ask_for_is_the_order_to_settle_it_under(staffed):
    staffed.reorganise(
        DAY, SetDuties(staffed.unit("예산팀"), ("보조금 관리",)), SetDuties(staffed.unit("재무과"), ("예산 총괄",)),
        title="예산 이관",
    )  # fmt: skip

    assert left(staffed, "P2") == {"예산 이관": 3}
    assert told(staffed, "P2") == [["예산 이관: 역할이 직위와 맞지 않는 계정 3개"]]


def test_doctor_counts_accounts_whose_role_fits_no_post_and_offices_where_nobody_knows(staffed):
    def counted():
        return {each.name: (each.state, each.said) for each in checks.irregular()}

    assert {state for state, _ in counted().values()} == {State.OK}
    move(staffed, "P4", "재무과 과장")
    assert counted()["roles"][0] == State.WARNING
    assert counted()["roles"][1].startswith("역할이 직위와 맞지 않는 계정이 1개 있습니다.")
    staffed.reorganise(DAY, SetDuties(staffed.unit("예산팀"), ("보조금 관리",)))
    assert [counted()[each][0] for each in ("roles", "budget_division")] == [State.OK, State.WARNING]


def look(hall, day):
    """Let the worker look at the roles of a day."""
    with municipality(hall.district.code):
        return tell_unfit(day)


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
