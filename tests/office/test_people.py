"""Who asks as a person and where outside members are reached: sealed, masked, told by a logged purpose, erasable."""

from datetime import date, timedelta

import pytest
from django.db import connection
from psycopg import sql

from ieum.office import operations, queries
from ieum.office.models import OfficeCase
from ieum.office.operations import CaseRefused, CommitteeRefused
from ieum.office.people import SUBJECTS
from ieum.office.search import SEARCHABLES
from ieum.platform.choices import ReadingKind
from ieum.platform.models import PersonalReading, SearchItem
from ieum.platform.personal.erasing import due
from ieum.platform.personal.operations import StillKept, erase_person, read_personal
from ieum.platform.personal.values import ERASED
from tests.office.offices import DAY

pytestmark = pytest.mark.database
PETITIONER, MEMBER = SUBJECTS
NAME, PHONE = "남궁미르", "010-2345-6789"


def asked(desk):
    return desk.receive(kind="PETITION", requester="", petitioner=NAME, contact=PHONE)


def settled(desk):
    case = asked(desk)
    desk.do("assign", case, by="officer", post_id=desk.hall.post("예산팀 주무관"))
    return desk.do("settle", case, by="officer", reason="답할 것이 없음")


def test_a_petitioner_is_masked_and_stands_nowhere_in_the_clear(desk):
    case = asked(desk)

    with desk.inside():
        kept = queries.petitioner(case.pk)
        assert (str(kept.name), str(kept.contact)) == ("남**르", "010-****-6789")
        (searchable,) = [each for each in SEARCHABLES if each.name == "office.case"]
        (found,) = searchable.read([str(case.pk)])
        assert NAME not in found.title + found.body
        assert SearchItem.objects.filter(subject=str(case.pk)).count() == 1
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace "
                "AND has_table_privilege(oid, 'SELECT')"
            )
            names = [sql.Identifier(name) for (name,) in cursor.fetchall()]
            told = []
            for name in names:
                query = sql.SQL("SELECT 1 FROM {} t WHERE t::text LIKE ANY (%s)").format(name)
                cursor.execute(query, [[f"%{NAME}%", f"%{PHONE}%"]])
                told += cursor.fetchall()
        assert (len(names) > 50, told) == (True, [])


def test_reading_one_says_what_for_and_is_logged(desk):
    case = asked(desk)

    with desk.inside():
        kept = queries.petitioner(case.pk)
        told = read_personal(
            values=[kept.name, kept.contact], actor_id=desk.accounts["officer"], purpose="결과를 알리려고 전화",
            address=None, kind=ReadingKind.VIEW,
        )  # fmt: skip
        logged = list(PersonalReading.objects.order_by("field").values_list("field", "subject_id"))

    assert told == [NAME, PHONE]
    assert logged == [("office.petitioner.contact", kept.pk), ("office.petitioner.name", kept.pk)]


def test_a_contact_without_a_name_is_refused(desk):
    with pytest.raises(CaseRefused) as refused:
        desk.receive(contact=PHONE)

    assert str(refused.value) == "연락처를 적으려면 요청한 사람의 이름을 적어야 합니다."


def test_a_petitioner_is_kept_while_the_case_is_open_and_three_years_after(desk):
    open_case, done = asked(desk), settled(desk)

    with desk.inside():
        today = queries.events(done.pk)[-1].operation.recorded_at.date()
        later = today.replace(year=today.year + 3) + timedelta(days=2)
        for case, on in ((open_case, later), (done, today)):
            with pytest.raises(StillKept):
                erase_person(
                    subject_id=queries.petitioner(case.pk).pk, actor_id=desk.accounts["head"], basis="보유기간", on=on
                )
        assert due(later) == [queries.petitioner(done.pk).pk]
        assert PETITIONER.number(PETITIONER.find(str(done))) == str(done)
        assert [PETITIONER.find(words) for words in ("2021-0009", "직원1", "-", "2021-" + "9" * 40)] == [None] * 4


def test_erasing_a_petitioner_leaves_the_case(desk):
    case = settled(desk)

    with desk.inside():
        kept = queries.petitioner(case.pk)
        erase_person(subject_id=kept.pk, actor_id=desk.accounts["head"], basis="보유기간", on=date(2099, 1, 1))
    with desk.inside():
        again = queries.petitioner(case.pk)
        assert (str(again.name), str(again.contact)) == (ERASED, ERASED)
        assert OfficeCase.objects.filter(pk=case.pk).exists()


@pytest.fixture
def outside(board):
    """An outside member whose contact is known."""
    board.do("state_contact", member_id=board.members["교수"], contact=PHONE)
    with board.desk.inside():
        return queries.member(board.members["교수"])


def test_where_a_member_is_reached_is_replaced_and_kept_through_renewals(board, outside):
    renewed = board.do("renew_member", member_id=outside.pk)
    board.do("state_contact", member_id=renewed.pk, contact="mirae@example.org")
    with board.desk.inside():
        kept = queries.contact_of(outside)
        assert kept.pk == queries.contact_of(renewed).pk
        assert (str(kept.contact), kept.contact.reveal()) == ("mi***@example.org", "mirae@example.org")
        assert MEMBER.find(MEMBER.number(kept.pk)) == kept.pk
        assert "아직 위촉되어 있는 위원" in MEMBER.kept_because(kept.pk, DAY)
        assert MEMBER.kept_because(kept.pk, date(2099, 1, 1)) == ""


def test_only_who_runs_the_committee_states_a_contact_and_never_an_empty_one(board, outside):
    stranger, officer = board.desk.hall.district.team_lead_id, board.desk.accounts["officer"]
    for actor, member, contact in (
        (stranger, outside.pk, PHONE), (officer, outside.pk, " "), (officer, board.members["국장"], PHONE),
    ):  # fmt: skip
        with pytest.raises(CommitteeRefused), board.desk.inside():
            operations.state_contact(member_id=member, contact=contact, actor_id=actor, on=DAY)
