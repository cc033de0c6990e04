"""Who reads a petition: who has a part in it and the heads above, 감사 and 단체장, and nobody else."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from ieum.kernel.registry import post_work
from ieum.office import queries
from ieum.office.models import OfficeCase
from ieum.office.operations import CaseRefused
from ieum.org.due_dates import due_dates
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.platform.acting import Power, acting_as
from ieum.platform.choices import Role
from ieum.platform.models import Account, Notice
from ieum.platform.search.queries import Question, alike, find
from tests.office.boards import seat
from tests.office.offices import DAY
from tests.office.petitions import CONTENT, NAME, PHONE, TITLE, hire, petition

pytestmark = pytest.mark.database
TODAY = localdate()
STRANGER = "officer"


def readers(desk, case):
    """Who of the people reads a case, in the list and by its page alike."""
    with desk.inside():
        listed = {
            name
            for name, account in desk.accounts.items()
            if case in queries.cases_for(account, desk.hall.on(TODAY), queries.AskedCases(words=str(case)))
        }
        opened = {name for name, account in desk.accounts.items() if queries.is_readable(case, account)}
        asked = {name: Question(str(case), ["office.case"], account) for name, account in desk.accounts.items()}
        found = {name for name, question in asked.items() if find(question).items}
    assert listed == found == opened
    return opened


def openers(desk, case):
    """Who of the people is told the petitioner's name and contact."""
    with desk.inside():
        found, today = queries.case(case.pk), desk.hall.on(TODAY)
        return {name for name, account in desk.accounts.items() if queries.opens_contact(found, account, today)}


def ask(desk, case):
    """Ask 예산팀's officer for an opinion."""
    post = desk.hall.post("예산팀 주무관")
    desk.do("ask_opinion", case, by="finance", post_id=post, question="보도 예산이 있는지", due_on=None)


def account(desk, role):
    """Somebody with that role and no post."""
    with desk.inside():
        made = Account.objects.create(
            login=f"{role}-none".lower(), title=role, role=role, municipality_id=desk.hall.district.id
        )
    desk.accounts[role] = made.pk
    return made.pk


def test_who_has_a_petition_who_received_it_and_the_heads_above_read_it_and_nobody_else(desk):
    case = petition(desk)

    assert readers(desk, case) == {"finance", "lead", "head", "bureau", "mayor"}


@pytest.mark.parametrize("kind", ["PETITION", "INQUIRY"])
def test_an_inquiry_is_a_petition_too(desk, kind):
    assert STRANGER not in readers(desk, desk.receive(by="lead", post="기획예산과 과장", kind=kind))


def test_other_cases_are_read_by_whoever_may_see_cases(desk):
    case = desk.receive(by="lead", post="기획예산과 과장")

    assert readers(desk, case) == set(desk.accounts)


def test_audit_and_the_mayor_read_all_and_a_post_less_officer_none(desk):
    case = petition(desk)
    for role in (Role.AUDITOR, Role.MAYOR, Role.DEPARTMENT):
        account(desk, role)

    assert readers(desk, case) >= {Role.AUDITOR, Role.MAYOR}
    assert Role.DEPARTMENT not in readers(desk, case)


def test_who_works_beside_it_reads_it_for_that_long(desk):
    case, post = petition(desk), desk.hall.post("예산팀 주무관")

    desk.do("add_co_posts", case, by="finance", post_ids=[post])
    beside = readers(desk, case)
    desk.do("remove_co_post", case, by="finance", post_id=post, reason="소관 아님")

    assert (STRANGER in beside, STRANGER in readers(desk, case)) == (True, False)


def test_who_is_asked_for_an_opinion_reads_it(desk):
    case = petition(desk)

    ask(desk, case)

    assert STRANGER in readers(desk, case)


def test_who_stands_on_its_approval_line_reads_it(desk):
    case = petition(desk)
    hire(desk, "review", "P7", "평가팀 팀장")

    before = readers(desk, case)
    line = [each for each in desk.line(case) if each.role == "DECIDE"]
    agree = type(line[0])("AGREE", desk.hall.post("평가팀 팀장"))
    desk.do("submit", case, by="finance", title="회신", body="보수함", steps=[agree, *line])

    assert ("review" in before, "review" in readers(desk, case)) == (False, True)


def test_the_committee_that_it_comes_before_reads_it(desk):
    case, board = petition(desk), seat(desk)
    meeting = board.plan()

    before = readers(desk, case)
    board.do(
        "propose_item",
        meeting_id=meeting,
        title="민원 조정",
        subject_kind="office.case",
        subject=str(case),
        by="finance",
    )

    assert (STRANGER in before, STRANGER in readers(desk, case)) == (False, True)


def test_who_gave_it_on_goes_on_reading_what_they_did(desk):
    case = petition(desk)

    desk.do("assign", case, by="finance", post_id=desk.hall.post("예산팀 주무관"), reason="소관")

    assert readers(desk, case) == {*desk.accounts}
    assert openers(desk, case) == {STRANGER, "lead"}


def test_the_contact_is_opened_to_who_has_the_petition_and_who_received_it_alone(desk):
    case = petition(desk)
    account(desk, Role.AUDITOR)

    assert openers(desk, case) == {"finance", "lead"}


def test_a_personnel_order_moves_the_right_with_the_post(desk):
    case = petition(desk)
    successor = desk.hall.person("P8")

    desk.hall.appoint(TODAY, PersonnelLine(PersonnelAction.DEPART, desk.hall.person("P6")))
    vacant = openers(desk, case)
    hire(desk, "next", "P8", "재무과 과장", since=TODAY)

    assert successor is not None
    assert vacant == {"bureau", "lead"}
    assert readers(desk, case) == {"next", "lead", "head", "bureau", "mayor"}
    assert openers(desk, case) == {"next", "lead"}


def test_who_acts_for_somebody_reads_what_that_one_reads(desk):
    case, officer = petition(desk), desk.accounts[STRANGER]
    power = Power(officer, desk.accounts["finance"], "위임", DAY, None, "출장", frozenset({"SEE_CASES"}))

    with desk.inside(), acting_as(power):
        acted = queries.is_readable(case, officer)

    assert (acted, STRANGER in readers(desk, case)) == (True, False)


def test_a_delegation_of_the_mayor_gives_all_petitions_only_where_it_says_so(desk):
    case, officer = petition(desk), desk.accounts[STRANGER]
    mayor = account(desk, Role.MAYOR)

    def acted(*actions):
        power = Power(officer, mayor, "위임", DAY, None, "출장", frozenset(actions))
        with desk.inside(), acting_as(power):
            return queries.is_readable(case, officer)

    assert (acted("SEE_CASES"), acted("SEE_CASES", "READ_PETITIONS")) == (False, True)


def test_search_finds_it_and_what_is_like_it_for_its_readers_alone(desk):
    case = petition(desk)

    def found(name):
        asks = Question("보도블록", ["office.case"], desk.accounts[name])
        with desk.inside():
            like = alike(TITLE, CONTENT, ["office.case"], desk.accounts[name])
            return len(find(asks).items), dict(find(asks).counts), [each.item.subject for each in like]

    assert found("finance") == (1, {"office.case": 1}, [str(case.pk)])
    assert found(STRANGER) == (0, {}, [])


def test_beyond_its_page_it_is_called_by_its_number_alone(desk):
    case = petition(desk, due_on=TODAY + timedelta(days=3))
    ask(desk, case)

    with desk.inside():
        said = [each.title for source in post_work for each in source.open_items(case.post_id)]
        feed = [each.title for each in due_dates(desk.accounts["finance"], TODAY)]
        notices = list(Notice.objects.values_list("title", flat=True))

    assert said == [f"{case} 민원 (처리 중)"]
    assert feed == [f"[업무] {case} 민원 (처리 중)"]
    assert notices != []
    assert [each for each in [*said, *feed, *notices] if "보도" in each or NAME in each or PHONE in each] == []


def test_a_case_never_follows_from_a_petition_that_its_holder_does_not_read(desk):
    case, own = petition(desk), desk.working()

    with pytest.raises(CaseRefused) as refused:
        desk.do("link_cases", own, by=STRANGER, follows_id=case.pk)
    desk.do("link_cases", case, by="finance", follows_id=own.pk)

    assert str(refused.value) == "맡은 부분이 없는 민원은 앞 업무로 적을 수 없습니다. 번호를 다시 확인하십시오."


def test_what_a_person_asks_for_is_received_as_a_petition(desk):
    with pytest.raises(CaseRefused) as refused:
        desk.receive(petitioner=NAME)

    assert str(refused.value) == "사람이 요청한 업무는 민원입니다. 구분을 민원이나 질의로 고르십시오."
    with desk.inside():
        assert not OfficeCase.objects.exists()
