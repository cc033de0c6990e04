"""Joining officials to accounts: by an operation, and by a column of the personnel file."""

from dataclasses import replace
from datetime import date

import pytest

from ieum.org import operations, queries
from ieum.org.actions import accounts
from ieum.org.models import Person
from ieum.org.operations import FileRefused, JoinRefused, OrderRefused
from ieum.org.rules.standing import without_account
from ieum.platform.accounts import account_of
from ieum.platform.actions import operator
from ieum.platform.choices import Role
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import Account, MailAddress, Operation
from ieum.platform.operations import BasisMissing
from ieum.platform.personal import keys
from tests.database import make_district
from tests.org.office import FOUNDED, Hall
from tests.org.test_importing import UNITS

pytestmark = pytest.mark.database
DAY = date(2022, 1, 1)
PEOPLE = """직원번호,이름,부서,직위,직종,직급,계정
1001,예산팀장,예산팀,팀장,일반직,6급,TEAM_LEAD-3180
1002,예산 담당,예산팀,주무관,일반직,7급,OFFICER-3180
1003,새 담당,예산팀,주무관,일반직,8급,
"""


@pytest.fixture
def empty(district):
    """영등포구 before it has any unit; the operator takes files in, since nobody joins themselves."""
    return Hall(replace(district, officer_id=operator()))


def join(hall, number, login, *, basis="계정 신청", actor_id=None):
    """Join somebody by their number, as the operator where nobody else does it."""
    with municipality(hall.district.code):
        found = queries.person_numbered(number)
        operations.join_account(person_id=found.pk, login=login, actor_id=actor_id or operator(), basis=basis)


def leave(hall, number, *, basis="전보"):
    """Let somebody leave their account."""
    with municipality(hall.district.code):
        found = queries.person_numbered(number)
        operations.leave_account(person_id=found.pk, actor_id=hall.district.team_lead_id, basis=basis)


def logins(hall):
    """Who logs in as what, by number."""
    with municipality(hall.district.code):
        return dict(Person.objects.exclude(account=None).order_by("number").values_list("number", "account__login"))


def make(login, role=Role.OFFICER, *, code="3180", **more):
    """Another account."""
    home = Account.objects.filter(municipality__code=code).first().municipality
    return Account.objects.create(login=login, title=login, role=role, municipality=home, **more)


def test_a_file_joins_whom_it_names_to_their_accounts_and_leaves_the_others(empty):
    empty.take(DAY, UNITS)

    told = empty.take(DAY, PEOPLE)

    assert told.changes[-1] == "계정을 이은 직원 2명"
    assert logins(empty) == {"1001": "TEAM_LEAD-3180", "1002": "OFFICER-3180"}
    standing = empty.on(DAY)
    assert [standing.label(each) for each in standing.held_by(account_of("OFFICER-3180").pk)] == ["예산팀 주무관"]
    assert [each.number for each in without_account(standing)] == ["1003"]


def test_the_same_file_with_accounts_added_later_joins_them_and_then_changes_nothing(empty):
    empty.take(DAY, UNITS)
    empty.take(DAY, "\n".join(line.rpartition(",")[0] for line in PEOPLE.splitlines()))

    assert empty.take(DAY, PEOPLE).changes == ("계정을 이은 직원 2명",)
    with pytest.raises(OrderRefused) as refusal:
        empty.take(DAY, PEOPLE)

    assert str(refusal.value) == "파일의 내용이 이미 그대로 등록되어 있습니다."


def test_a_preview_joins_nobody(empty):
    empty.take(DAY, UNITS)

    assert empty.take(DAY, PEOPLE, is_preview=True).changes[-1] == "계정을 이은 직원 2명"
    assert logins(empty) == {}


def test_a_file_with_an_account_that_cannot_be_joined_is_refused_with_each_row(empty):
    make_district("3170", "금천구")
    make("closed", is_active=False)
    make("member", Role.COUNCIL, valid_until=date(2999, 1, 1))
    empty.take(DAY, UNITS)
    rows = [
        ("2001", "nobody"), ("2002", "OFFICER-3170"), ("2003", "closed"), ("2004", "member"),
        ("2005", "OFFICER-3180"), ("2006", "OFFICER-3180"),
    ]  # fmt: skip
    lines = [f"{number},담당 {number},예산팀,주무관,일반직,7급,{login}" for number, login in rows]

    with pytest.raises(FileRefused) as refusal:
        empty.take(DAY, "\n".join([PEOPLE.splitlines()[0], *lines]))

    assert list(map(str, refusal.value.faults)) == [
        "2행: 이 지방자치단체에 없는 아이디입니다: nobody. 'ieum user add'로 먼저 만드십시오.",
        "3행: 이 지방자치단체에 없는 아이디입니다: OFFICER-3170. 'ieum user add'로 먼저 만드십시오.",
        "4행: 닫힌 계정입니다: closed. 'ieum user enable'로 먼저 여십시오.",
        "5행: 직원이 쓰는 계정이 아닙니다: member(의회). 직원의 계정을 적으십시오.",
        "7행: 다른 직원(2005)에 이어진 계정입니다: OFFICER-3180. 그 직원의 화면에서 먼저 떼십시오.",
    ]
    assert logins(empty) == {}


def test_one_official_is_given_one_account_by_a_file(empty):
    empty.take(DAY, UNITS)
    twice = [
        "3001,담당,예산팀,주무관,일반직,7급,,OFFICER-3180", "3001,담당,예산팀,팀장,일반직,7급,겸임,TEAM_LEAD-3180",
    ]  # fmt: skip

    with pytest.raises(FileRefused) as refusal:
        empty.take(DAY, "\n".join(["직원번호,이름,부서,직위,직종,직급,발령,계정", *twice]))

    assert str(refusal.value) == "3행: 한 직원에 계정을 둘 적었습니다: OFFICER-3180, TEAM_LEAD-3180."


def test_somebody_is_joined_changed_and_left_with_a_record_of_each(hall):
    make("second")

    join(hall, "P5", "OFFICER-3180")
    join(hall, "P5", "second")
    assert logins(hall) == {"P5": "second"}
    leave(hall, "P5")

    assert logins(hall) == {}
    with municipality(hall.district.code):
        person_id = queries.person_numbered("P5").pk
        said = Operation.objects.filter(kind__in=("org.join_account", "org.leave_account")).order_by("recorded_at")
        assert list(said.values_list("kind", "basis")) == [
            ("org.join_account", f"OFFICER-3180(예산 담당) 직원 {person_id}: 계정 신청"),
            ("org.join_account", f"second(second) 직원 {person_id}: 계정 신청"),
            ("org.leave_account", f"second(second) 직원 {person_id}: 전보"),
        ]


@pytest.mark.parametrize("part", [lambda hall: leave(hall, "P5"), lambda hall: join(hall, "P5", "second")])
def test_an_account_that_is_left_no_longer_mails_to_who_left_it(hall, part):
    make("second")
    join(hall, "P5", "OFFICER-3180")
    with municipality(hall.district.code):
        MailAddress.objects.create(
            municipality_id=hall.district.id, account_id=hall.district.officer_id, address="gildong@example.org"
        )

    part(hall)

    with municipality(hall.district.code):
        assert MailAddress.objects.count() == 0
    assert keys.key_of(hall.district.officer_id) is None


def test_the_posts_of_who_is_joined_are_answered_by_the_account_at_once(hall):
    assert hall.on(FOUNDED).held_by(hall.district.officer_id) == []

    join(hall, "P4", "OFFICER-3180")

    assert hall.on(FOUNDED).held_by(hall.district.officer_id) == [hall.post("예산팀 팀장")]


@pytest.mark.parametrize(
    ("login", "sentence"),
    [
        ("OFFICER-3180", "이미 이 직원에 이어진 계정입니다: OFFICER-3180."),
        ("TEAM_LEAD-3180", "다른 직원(P4)에 이어진 계정입니다: TEAM_LEAD-3180. 그 직원의 화면에서 먼저 떼십시오."),
    ],
)
def test_an_account_that_is_somebodys_is_not_joined(hall, login, sentence):
    join(hall, "P5", "OFFICER-3180")
    join(hall, "P4", "TEAM_LEAD-3180")

    with pytest.raises(JoinRefused) as refusal:
        join(hall, "P5", login)

    assert str(refusal.value) == sentence
    assert logins(hall) == {"P4": "TEAM_LEAD-3180", "P5": "OFFICER-3180"}


def test_nobody_joins_themselves_to_an_official(hall):
    with pytest.raises(JoinRefused) as refusal:
        join(hall, "P2", "TEAM_LEAD-3180", actor_id=hall.district.team_lead_id)

    said = "자기 자신이나 대행하는 사람의 계정은 이을 수 없습니다: TEAM_LEAD-3180. 다른 결정자가 잇습니다."
    assert (str(refusal.value), logins(hall)) == (said, {})


def test_nobody_is_joined_or_left_without_a_basis_or_an_account(hall):
    with pytest.raises(BasisMissing):
        join(hall, "P5", "OFFICER-3180", basis=" ")
    with pytest.raises(JoinRefused) as refusal:
        leave(hall, "P5")

    assert str(refusal.value) == "이 직원에 이어진 계정이 없습니다."
    assert logins(hall) == {}


def test_an_undone_file_leaves_the_accounts_joined(empty):
    empty.take(DAY, UNITS)
    empty.undo(empty.take(DAY, PEOPLE))

    assert logins(empty) == {"1001": "TEAM_LEAD-3180", "1002": "OFFICER-3180"}


def test_the_command_lists_holders_without_account_and_accounts_that_nobody_has(hall):
    join(hall, "P4", "TEAM_LEAD-3180")

    with municipality(hall.district.code):
        said = accounts(None)

    assert said == [
        "계정이 없는 직원 4명 (직위, 직원번호)",
        "구청장\tP1", "기획재정국 국장\tP2", "기획예산과 과장\tP3", "예산팀 주무관\tP5",
        "직원과 이어지지 않은 계정 1개 (아이디, 이름)", "OFFICER-3180\t예산 담당",
        "'ieum org import'의 인사 파일에 '계정' 열을 적거나 직원 화면의 '계정 잇기'에서 이으십시오.",
    ]  # fmt: skip
