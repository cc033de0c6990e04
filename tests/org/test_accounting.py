"""재무관, 지출원 and 출납원: nobody is two of them at one time, by designation or by acting for somebody."""

from datetime import date, timedelta

import pytest
from django.db.utils import DatabaseError
from django.utils.timezone import localdate

from ieum.org import queries
from ieum.org.choices import AccountingKind
from ieum.org.models import AccountingOffice
from ieum.org.operations import DesignationRefused, designate, relieve
from ieum.platform.database.tenancy import municipality
from ieum.platform.delegations import DelegationRefused, Terms, delegate
from ieum.platform.operations import BasisMissing
from ieum.platform.powers import power_for, powers
from tests.office.offices import furnish
from tests.org.office import Hall, found

pytestmark = pytest.mark.database
TODAY = localdate()
MONTH = timedelta(days=30)
COMMITMENT, PAYING, CASH = AccountingKind
EXCLUSIVE = "재무관·지출원·출납원은 서로 겸할 수 없습니다(지방회계법 제36조)."


@pytest.fixture
def desk(district):
    return furnish(found(Hall(district)))


def make(desk, kind, *, of="P4", unit="예산팀", first=TODAY, last=None, by="mayor", basis="지정 제3호"):
    hall = desk.hall
    with municipality(hall.district.code):
        return designate(
            unit_id=hall.unit(unit), person_id=hall.person(of), kind=kind, first_day=first, last_day=last,
            actor_id=desk.accounts[by], basis=basis,
        )  # fmt: skip


def end(desk, made, last, *, by="mayor"):
    with desk.inside():
        return relieve(office_id=made.pk, last_day=last, actor_id=desk.accounts[by], basis="해제 제4호")


def may(desk, actor, behalf, day):
    with desk.inside() as municipality_id:
        return AccountingOffice.objects.raw(
            "SELECT gen_random_uuid() AS id, ieum_may_act_for(%s, %s, %s, %s) AS told",
            [municipality_id, desk.accounts[actor], desk.accounts[behalf], day],
        )[0].told


@pytest.mark.parametrize(("held", "wanted"), [(COMMITMENT, PAYING), (PAYING, CASH), (CASH, COMMITMENT)])
def test_nobody_is_two_of_them_on_one_day_in_whatever_units(desk, held, wanted):
    make(desk, held, last=TODAY + MONTH)

    for unit, first in (("예산팀", TODAY), ("재무과", TODAY + MONTH), ("예산팀", TODAY - MONTH)):
        with pytest.raises(DesignationRefused) as refused:
            make(desk, wanted, unit=unit, first=first)
        assert str(refused.value) == f"그 기간에 이미 {held.label}입니다. {EXCLUSIVE}"
    make(desk, wanted, first=TODAY + MONTH + timedelta(days=1))
    make(desk, wanted, of="P5")
    make(desk, held, unit="재무과", last=TODAY + MONTH)


def test_of_two_designations_at_the_same_time_one_passes(desk, threads):
    hall = desk.hall
    place = {"unit_id": hall.unit("예산팀"), "person_id": hall.person("P4"), "first_day": TODAY, "last_day": None}

    def one(kind):
        with municipality(hall.district.code):
            designate(**place, kind=kind, actor_id=desk.accounts["mayor"], basis="지정")

    tried = [threads(one, kind) for kind in (COMMITMENT, PAYING, CASH)]
    refused = [each.exception() for each in tried]

    assert sorted(type(each).__name__ for each in refused) == ["DesignationRefused"] * 2 + ["NoneType"]
    with desk.inside():
        assert len(queries.accounting_offices(TODAY)) == 1


def test_who_is_relieved_may_be_another_from_the_day_after(desk):
    made = make(desk, COMMITMENT)

    end(desk, made, TODAY)

    make(desk, PAYING, first=TODAY + timedelta(days=1))
    with pytest.raises(DesignationRefused, match="먼저 끝났습니다"):
        end(desk, made, TODAY)
    with desk.inside(), pytest.raises(DatabaseError):
        AccountingOffice.objects.filter(pk=made.pk).update(valid_until=date(2030, 1, 1))


def test_what_no_designation_may_be_is_refused(desk):
    told = []
    for given in ({"by": "lead"}, {"last": TODAY - MONTH}, {"first": date(1999, 1, 1)}):
        with pytest.raises(DesignationRefused) as refused:
            make(desk, CASH, **given)
        told.append(str(refused.value))

    assert told == [
        "자기 자신을 지정할 수 없습니다. 다른 결정자가 지정합니다.",
        "마지막 날은 첫날보다 앞설 수 없습니다.",
        "첫날에 있는 부서와 등록된 직원을 고르십시오.",
    ]
    with pytest.raises(BasisMissing):
        make(desk, CASH, basis="")


def test_nobody_comes_to_two_of_them_by_acting_for_another(desk):
    """A delegation of before gives nothing from the day on which both hold different ones, and a new one is refused."""
    week = timedelta(days=7)
    terms = Terms(
        delegator_id=desk.accounts["head"],
        delegate_id=desk.accounts["lead"],
        first_day=TODAY,
        last_day=TODAY + 2 * week,
    )
    with desk.inside():
        delegate(terms=terms, actor_id=desk.accounts["head"], basis="연가", on=TODAY)
    make(desk, COMMITMENT, of="P3", first=TODAY + week)
    make(desk, PAYING, of="P4", first=TODAY)

    before, after = TODAY + week - timedelta(days=1), TODAY + week
    with desk.inside():
        told = [power_for(desk.accounts["lead"], desk.accounts["head"], day) is not None for day in (before, after)]
        assert (told, powers(desk.accounts["lead"], after)) == ([True, False], [])
    assert [may(desk, "lead", "head", day) for day in (before, after)] == [True, False]
    with desk.inside(), pytest.raises(DelegationRefused) as refused:
        delegate(terms=terms, actor_id=desk.accounts["head"], basis="연가", on=TODAY)
    assert str(refused.value) == (
        "두 사람이 재무관·지출원입니다. 서로 겸할 수 없는 회계관직은 대행할 수 없습니다(지방회계법 제36조)."
    )
