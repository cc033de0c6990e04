"""Reading names, which is logged, and erasing persons, which leaves everything else as it was."""

from datetime import date

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from ieum.org import queries
from ieum.org.models import Person
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform import chain
from ieum.platform.choices import ReadingKind
from ieum.platform.database.tenancy import municipality
from ieum.platform.models import MailAddress, PersonalReading, ReadingCheck, Tombstone
from ieum.platform.personal import keys, operations
from ieum.platform.personal.signing import is_signed
from ieum.platform.personal.values import ERASED, Erased
from tests.org.office import FOUNDED

pytestmark = pytest.mark.database
LEFT = date(2021, 1, 1)
LAST = date(2025, 12, 31)
"""Of the five years for which the name of who left on the day before LEFT is kept."""
AFTER = date(2026, 1, 1)


def read(hall, number="P4", purpose="인사발령 통지서 작성", actor_id=None):
    with municipality(hall.district.code):
        value = Person.objects.get(number=number).name
        return operations.read_personal(
            values=[value], actor_id=actor_id or hall.district.officer_id, purpose=purpose, address="10.1.2.3",
            kind=ReadingKind.VIEW,
        )  # fmt: skip


def readings(hall):
    with municipality(hall.district.code):
        return list(PersonalReading.objects.order_by("read_at"))


def erase(hall, person_id, on=AFTER):
    with municipality(hall.district.code):
        return operations.erase_person(
            subject_id=person_id, actor_id=hall.district.team_lead_id, basis="보유기간 만료", on=on
        )


@pytest.fixture
def left(hall):
    """예산팀 팀장 has left the office."""
    hall.appoint(LEFT, PersonnelLine(PersonnelAction.DEPART, hall.person("P4")))
    return hall.person("P4")


def test_a_name_is_told_to_who_says_what_for_and_that_is_logged(hall):
    assert read(hall) == ["직원P4"]

    (row,) = readings(hall)
    assert (row.account_id, row.address, row.subject_id, row.field, row.kind, row.purpose) == (
        hall.district.officer_id, "10.1.2.3", hall.person("P4"), "org.person.name", "VIEW", "인사발령 통지서 작성",
    )  # fmt: skip


@pytest.mark.parametrize("purpose", ["", "   ", "업무", " 확인용 "])
def test_without_a_purpose_nothing_is_told_and_nothing_logged(hall, purpose):
    with pytest.raises(operations.PurposeMissing):
        read(hall, purpose=purpose)

    assert readings(hall) == []


def test_an_account_of_another_municipality_reads_nothing(hall, neighbour):
    with pytest.raises(Exception, match="not of this municipality"):
        read(hall, actor_id=neighbour.officer_id)

    assert readings(hall) == []


def test_the_application_writes_no_reading_of_its_own(hall):
    with municipality(hall.district.code), pytest.raises(ProgrammingError):
        PersonalReading.objects.create(
            municipality_id=hall.district.id, account_id=hall.district.officer_id, read_at="2020-01-01T00:00Z",
            subject_id=hall.district.id, field="x", kind="VIEW", purpose="x",
        )  # fmt: skip


def test_who_is_in_office_is_not_erased(hall):
    with pytest.raises(operations.StillKept, match="아직 임용되어 있는 직원입니다"):
        erase(hall, hall.person("P4"))


@pytest.mark.parametrize(("on", "refused"), [(LAST, True), (AFTER, False)])
def test_a_name_is_kept_until_its_period_is_over(hall, left, on, refused):
    if refused:
        with pytest.raises(operations.StillKept, match="보유기간이 2025-12-31까지입니다"):
            erase(hall, left, on=on)
        assert read(hall) == ["직원P4"]
    else:
        erase(hall, left, on=on)
        assert keys.key_of(left) is None


def test_an_erased_person_is_gone_and_what_named_them_stays(hall, left):
    before = [(unit, hall.names(day)) for unit, day in (("기획예산과", FOUNDED), ("예산팀", LEFT))]

    tombstone = erase(hall, left)

    with municipality(hall.district.code):
        person = Person.objects.get(pk=left)
        history = [str(each.person) for each, _ in queries.post_history(hall.post("예산팀 팀장"))]
        handovers = {str(each.giver) for each in queries.handovers()}
        assert chain.verify().fault is None
    assert (str(person), person.number.startswith("파기-"), person.account_id) == (ERASED, True, None)
    assert (history, ERASED in handovers) == ([ERASED], True)
    assert str(hall.on(FOUNDED).responsible(hall.post("예산팀 팀장")).holding.person) == ERASED
    assert [(unit, hall.names(day)) for unit, day in (("기획예산과", FOUNDED), ("예산팀", LEFT))] == before
    assert is_signed(tombstone.content, tombstone.signature)
    assert not is_signed(tombstone.content.replace("2026", "2027"), tombstone.signature)


def test_where_the_mail_of_an_erased_person_went_is_gone_with_its_key(hall, left):
    account_id = hall.district.officer_id
    with municipality(hall.district.code):
        Person.objects.filter(pk=left).update(account_id=account_id)
        MailAddress.objects.create(
            municipality_id=hall.district.id, account_id=account_id, address="gildong@example.org"
        )
        box = MailAddress.objects.get().address

    erase(hall, left)

    with municipality(hall.district.code):
        assert MailAddress.objects.count() == 0
    # A backup has the row still, and nobody reads it.
    with pytest.raises(Erased):
        box.reveal()


def test_nobody_reads_an_erased_name_and_the_attempt_leaves_no_reading(hall, left):
    erase(hall, left)
    number = person_number(hall, left)

    with pytest.raises(Erased):
        read(hall, number=number)
    assert readings(hall) == []


def person_number(hall, person_id):
    with municipality(hall.district.code):
        return Person.objects.get(pk=person_id).number


def test_a_person_is_erased_once(hall, left):
    erase(hall, left)

    with pytest.raises(operations.NobodyThere):
        erase(hall, left)


def test_an_erasure_that_is_taken_back_keeps_the_key(hall, left):
    with municipality(hall.district.code):
        operations.erase_person(subject_id=left, actor_id=hall.district.team_lead_id, basis="보유기간 만료", on=AFTER)
        transaction.set_rollback(True)

    assert read(hall) == ["직원P4"]


def test_a_key_that_comes_back_with_an_old_copy_is_destroyed_again(hall, left):
    erase(hall, left)
    keys.make_key(left)

    with municipality(hall.district.code):
        assert [operations.destroy_erased(), operations.destroy_erased()] == [1, 0]
    assert keys.key_of(left) is None


def test_the_readings_of_a_month_are_checked_once_and_when_it_is_over(hall):
    read(hall)
    (row,) = readings(hall)
    month = row.read_at.date()
    later = date(month.year + 1, month.month, 1)

    with municipality(hall.district.code):
        given = {"month": month, "actor_id": hall.district.team_lead_id, "remark": ""}
        with pytest.raises(operations.AlreadyChecked):
            operations.check_readings(**given, today=month)
        operations.check_readings(**given, today=later)
        with pytest.raises(operations.AlreadyChecked):
            operations.check_readings(**given, today=later)
        assert [(each.month.day, each.readings) for each in ReadingCheck.objects.all()] == [(1, 1)]


def test_readings_are_removed_after_two_years_and_leave_a_tombstone(hall, neighbour):
    read(hall)
    (row,) = readings(hall)
    taken = row.read_at.date()
    given = {"municipality_id": hall.district.id, "actor_id": hall.district.officer_id}

    kept = operations.dispose_readings(**given, on=date(taken.year + 2, taken.month, taken.day))
    gone = operations.dispose_readings(**given, on=date(taken.year + 2, taken.month, taken.day + 1))

    assert (kept, gone, readings(hall)) == (0, 1, [])
    with municipality(hall.district.code):
        (tombstone,) = Tombstone.objects.all()
        assert is_signed(tombstone.content, tombstone.signature)
        assert chain.verify().fault is None
