"""Powers, posts, accounting offices, the delegation table and closed days are links of the chain."""

from datetime import date, timedelta

import psycopg
import pytest
from django.utils.timezone import localdate
from tests.office.boards import seat
from tests.office.offices import DAY, furnish
from tests.org.office import Hall, found

from ieum.office import operations as office
from ieum.office.queries import committee
from ieum.office.rules.delegation import DelegatedKind
from ieum.org import operations as org
from ieum.org.choices import AccountingKind, UnitKind
from ieum.org.models import AccountingOffice
from ieum.org.operations.orders import DATED
from ieum.org.rules.grades import GradeRange
from ieum.org.rules.reorganisation import ClosePost, SetGrades
from ieum.platform import chain
from ieum.platform.closed_days import operations as closed_days
from ieum.platform.delegations import Terms, delegate, end_delegation
from ieum.platform.models import ClosedDay, Decision, DecisionPart

pytestmark = pytest.mark.database
TODAY = localdate()
MONTH = timedelta(days=30)


@pytest.fixture
def desk(district):
    """The small hall with an account for each of its people."""
    return furnish(found(Hall(district)))


def walk(desk):
    """The whole chain of the municipality."""
    with desk.inside():
        return chain.verify()


def kinds(desk):
    """What each link is about, the first one first."""
    with desk.inside():
        return list(Decision.objects.order_by("number").values_list("kind", flat=True))


def give_power(desk):
    """The head's powers go to the lead for a month."""
    terms = Terms(
        delegator_id=desk.accounts["head"], delegate_id=desk.accounts["lead"], first_day=TODAY, last_day=TODAY + MONTH
    )
    return delegate(terms=terms, actor_id=desk.accounts["head"], basis="연가", on=TODAY)


def designate(desk, last_day):
    """The lead of 예산팀 becomes 재무관."""
    return org.designate(
        unit_id=desk.hall.unit("예산팀"), person_id=desk.hall.person("P4"), kind=AccountingKind.COMMITMENT,
        first_day=TODAY, last_day=last_day, actor_id=desk.accounts["mayor"], basis="지정 제3호",
    )  # fmt: skip


def decide_everything(desk):
    """Each kind of decision once, and the links that come of it."""
    who = {"actor_id": desk.accounts["head"], "basis": "결재 제7호"}
    desk.receive(rule="DISCLOSURE_DECISION")
    committee = seat(desk).committee_id
    before = len(kinds(desk))
    with desk.inside():
        given = give_power(desk)
        end_delegation(delegation_id=given.pk, **who, on=TODAY)
        made = designate(desk, TODAY + MONTH)
        org.relieve(office_id=made.pk, last_day=TODAY, actor_id=desk.accounts["mayor"], basis="해제 제4호")
        office.set_delegation(
            name="사무전결 처리 규칙", valid_from=DAY, kinds={"REQUEST": DelegatedKind(UnitKind.BUREAU)}, **who
        )
        closed_days.close_day(day=date(2021, 3, 10), name="개청 기념일", **who)
        closed_days.reopen_day(closed_day_id=ClosedDay.objects.get().pk, **who)
        office.end_committee(
            committee_id=committee, ended_on=DAY, reason="통합", actor_id=desk.accounts["officer"], on=DAY
        )
    return kinds(desk)[before:]


def whoever_alters_is_named(database, desk, altered):
    """Each table of the decided rows is altered behind the back of all, found out, and put back."""
    assert walk(desk).fault is None
    for table, change in altered.items():
        with database.connect("superuser") as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute(f"CREATE TEMP TABLE kept AS SELECT * FROM {table}")  # noqa: S608 - our tables
            connection.execute(f"UPDATE {table} SET {change}")  # noqa: S608 - our tables
            connection.commit()
            assert walk(desk).fault.words.startswith(f"{table} "), table
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our tables
            connection.execute(f"INSERT INTO {table} SELECT * FROM kept")  # noqa: S608 - our tables
    assert walk(desk).fault is None


ALTERED = {
    "platform_delegation": "actions = '[\"DECIDE\"]'",
    "platform_delegationend": "id = gen_random_uuid()",
    "org_accountingoffice": "kind = 'PAYING'",
    "office_delegationtable": "kinds = '{}'",
    "platform_closedday": "day = day + 1",
    "platform_duechange": "title = ''",
    "office_committee": "ended_on = NULL",
}
"""By table: what somebody who owns the machine writes into the rows that were decided."""


def test_each_of_them_is_a_link_and_whoever_alters_its_row_is_named(database, desk):
    assert decide_everything(desk) == [
        "platform.delegate", "platform.end_delegation", "org.designate", "org.relieve", "office.set_delegation",
        "platform.close_day", "platform.reopen_day", "office.end_committee",
    ]  # fmt: skip

    whoever_alters_is_named(database, desk, ALTERED)


def test_which_grades_a_post_takes_and_which_post_inherits_one_that_closes_are_told(database, desk):
    hall = desk.hall
    closed, into = hall.post("평가팀 팀장"), hall.post("예산팀 팀장")
    hall.reorganise(date(2021, 4, 1), SetGrades(into, GradeRange(5, 6)))
    hall.reorganise(date(2021, 5, 1), ClosePost(closed, into))

    whoever_alters_is_named(database, desk, {"org_postgrades": "highest = 4", "org_postclosing": "into_id = post_id"})


def test_an_undoing_tells_what_it_puts_back(database, desk):
    hall, post = desk.hall, desk.hall.post("예산팀 팀장")
    hall.reorganise(date(2021, 4, 1), SetGrades(post, GradeRange(5, 6)))
    ended = hall.reorganise(date(2021, 5, 1), SetGrades(post, None))
    hall.undo(ended)

    put_back = "highest = CASE WHEN order_id = (SELECT id FROM org_order WHERE kind = 'UNDO') THEN 4 ELSE highest END"
    whoever_alters_is_named(database, desk, {"org_postgrades": put_back})


@pytest.mark.parametrize("kind", ["PERSONNEL", "REORGANISATION", "IMPORT", "UNDO"])
def test_the_link_of_an_order_tells_every_table_that_an_order_writes(desk, kind):
    with desk.inside():
        told = DecisionPart.objects.filter(kind=f"org.{kind.lower()}").values_list("table_name", flat=True)

        assert {each._meta.db_table for each in DATED} <= set(told)


def test_a_committee_that_ends_later_may_go_to_another_post_meanwhile(desk):
    closed, into = desk.hall.post("평가팀 팀장"), desk.hall.post("예산팀 팀장")
    board = seat(desk, post="평가팀 팀장", by="head")
    board.do("end_committee", by="head", committee_id=board.committee_id, ended_on=TODAY + MONTH, reason="통합")

    desk.hall.reorganise(date(2021, 4, 1), ClosePost(closed, into))

    with desk.inside():
        assert committee(board.committee_id).post_id == into
    assert walk(desk).fault is None


def test_nobody_lets_somebody_be_an_accounting_officer_for_longer_unseen(database, desk):
    with desk.inside():
        designate(desk, TODAY + MONTH)

    with database.connect("superuser") as connection:
        connection.execute("SET session_replication_role = replica")
        with pytest.raises(psycopg.errors.CheckViolation), connection.transaction():
            connection.execute("UPDATE org_accountingoffice SET valid_until = NULL")
        connection.execute("UPDATE org_accountingoffice SET valid_until = NULL, designated_until = NULL")
    assert walk(desk).fault.words.endswith("결정한 뒤에 바뀐 열이 있습니다: designated_until.")


def test_whoever_is_relieved_sooner_leaves_the_day_that_was_set(desk):
    with desk.inside():
        made = designate(desk, TODAY + MONTH)
        org.relieve(office_id=made.pk, last_day=TODAY, actor_id=desk.accounts["mayor"], basis="해제 제4호")
        kept = AccountingOffice.objects.get()

    assert (kept.designated_until, kept.valid_until) == (TODAY + MONTH + timedelta(days=1), TODAY + timedelta(days=1))
    assert walk(desk).fault is None
