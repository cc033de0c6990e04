"""Cases, committees and meetings are found as they stand, in the transaction that changed them."""

from datetime import date

import pytest
from django.db import transaction

from ieum.platform.database.tenancy import municipality
from ieum.platform.models import SearchItem, SearchTouch
from ieum.platform.search import queries, upkeep
from ieum.platform.search.queries import Question, alike, disagreements, find, items

pytestmark = pytest.mark.database
CASES = ("office.case",)


def titles(desk, text, kinds=CASES, **more):
    with desk.inside():
        asked = Question(text, kinds, desk.accounts["officer"], **more)
        return [each.title for each in items(find(asked).items)]


@pytest.fixture
def case(desk):
    """A case about participation."""
    return desk.working(title="주민참여예산 위원 위촉", content="상반기 집행액 1,036,722천원을 함께 봄")


def test_a_case_is_found_by_its_title_its_content_and_its_number(desk, case):
    found = [f"{case} 주민참여예산 위원 위촉"]

    assert titles(desk, "참여예산을") == found
    assert titles(desk, "주민 참여 예산") == found
    assert titles(desk, "집행액 1036722") == found
    assert titles(desk, str(case)) == found
    assert titles(desk, "1,036,722") == found
    assert titles(desk, "참여예산 1036723") == []


def test_what_a_step_adds_is_found_once_it_is_taken(desk, case):
    assert titles(desk, "공청회") == []

    desk.do("submit", case, by="officer", title="회신", body="공청회를 열기로 함", steps=desk.line(case))

    assert titles(desk, "공청회") == [f"{case} 주민참여예산 위원 위촉"]


def test_a_case_that_another_post_takes_over_is_found_as_that_posts(desk, case):
    before, after = str(desk.hall.post("예산팀 주무관")), str(desk.hall.post("기획예산과 과장"))
    assert titles(desk, "위촉", places=[before]) != []

    desk.do("assign", case, by="officer", post_id=desk.hall.post("기획예산과 과장"))

    assert titles(desk, "위촉", places=[before]) == []
    assert titles(desk, "위촉", places=[after]) != []


def test_a_phrase_behind_more_items_that_hold_its_syllables_apart_than_are_looked_at_is_found(desk, monkeypatch):
    for name in ("MOST", "LEAST"):
        monkeypatch.setattr(queries, name, 2)
    whole = desk.receive(title="장마 대비 하천 정비")
    for number in range(12):
        desk.receive(title=f"하천 정비 {number} 장마 대비", received_on=date(2021, 3, 9), on=date(2021, 3, 9))

    assert titles(desk, '"장마 대비 하천"') == [f"{whole} 장마 대비 하천 정비"]


def test_what_is_taken_back_with_its_transaction_is_not_found(desk):
    with desk.inside():
        desk.receive(title="사라질 업무")
        transaction.set_rollback(True)

    assert titles(desk, "사라질") == []


def test_a_period_keeps_what_is_of_its_days(desk, case):
    day = date(2021, 3, 2)

    assert titles(desk, "위촉", since=day, until=day) != []
    assert titles(desk, "위촉", since=date(2021, 3, 3)) == []
    assert titles(desk, "위촉", until=date(2021, 3, 1)) == []


def test_a_quoted_phrase_must_stand_as_it_is_but_for_its_gaps(desk, case):
    assert titles(desk, '"위원 위촉"') == titles(desk, "“위원위촉”") == [f"{case} 주민참여예산 위원 위촉"]
    assert titles(desk, '"위촉 위원"') == []
    assert titles(desk, "위촉 위원") != []


def test_words_whose_parts_stand_apart_are_found_where_nothing_holds_them_whole(desk, case):
    with desk.inside():
        apart, whole = (find(Question(text, CASES, desk.accounts["officer"])) for text in ("위촉예산", "참여예산"))

    assert (len(apart.items), apart.is_scattered) == (1, True)
    assert (len(whole.items), whole.is_scattered) == (1, False)


def test_what_has_the_words_in_its_title_stands_first_and_the_newer_before_the_older(desk):
    made = [desk.receive(title=title, content=f"{title} 참고: 공모사업") for title in ("조직 진단", "공모사업 신청")]

    assert titles(desk, "공모사업") == [f"{made[1]} 공모사업 신청", f"{made[0]} 조직 진단"]


def test_a_committee_and_its_meetings_are_found_by_name_and_by_agenda(board):
    board.plan("공유재산 관리계획안")
    with board.desk.inside():
        name = SearchItem.objects.get(kind="office.committee").title

    assert titles(board.desk, name, ("office.committee",)) == [name]
    (meeting,) = titles(board.desk, "공유재산", ("office.committee", "office.meeting"))
    assert meeting.startswith(f"{name} ")


def test_another_municipality_finds_nothing_of_it(desk, case, neighbour):
    with municipality(neighbour.code):
        assert find(Question("위촉", CASES, desk.accounts["officer"])).items == []
        assert alike("주민참여예산 위원 위촉", "", CASES, desk.accounts["officer"]) == []


def test_index_and_tables_agree_after_each_operation_and_after_it_is_made_anew(desk, case):
    desk.submitted()
    with desk.inside():
        assert (disagreements(), SearchTouch.objects.count()) == ([], 0)
        before = sorted(SearchItem.objects.values_list("kind", "subject", "part", "title"))

    assert list(upkeep.rebuild(desk.hall.district.id))[-1] == 0

    with desk.inside():
        assert sorted(SearchItem.objects.values_list("kind", "subject", "part", "title")) == before
        assert disagreements() == []


def test_what_the_index_holds_otherwise_is_named(desk, case):
    with desk.inside():
        SearchItem.objects.update(title="다른 제목")
        faults = disagreements()

    assert f"office.case {case.pk}" in faults


def test_what_somebody_changed_behind_the_back_of_ieum_is_indexed_by_a_worker(desk, case, database):
    with database.connect("owner") as owner:
        owner.execute("UPDATE office_officecase SET title = '손으로 고친 제목' WHERE id = %s", [case.pk])
    assert titles(desk, "손으로 고친") == []

    upkeep.work_off(desk.hall.district.id)

    assert titles(desk, "손으로 고친") == [f"{case} 손으로 고친 제목"]


def test_two_who_change_a_case_at_once_leave_both_changes_to_be_found(desk, case, threads):
    lead = desk.hall.post("예산팀 팀장")

    def ask(word):
        desk.do("ask_opinion", case, by="officer", post_id=lead, question=f"물음 {word}", due_on=None)

    for each in [threads(ask, word) for word in ("가람", "나루")]:
        each.result()

    assert len(titles(desk, "가람 나루")) == 1


def test_the_most_like_are_found_by_rare_words(desk, case):
    others = [desk.receive(title=f"예산 자료 요청 {number}") for number in range(6)]
    like = desk.receive(title="주민참여예산 위원 명단 요청")

    with desk.inside():
        found = alike("주민참여예산 위원 위촉", "", CASES, desk.accounts["officer"], besides=str(case.pk), most=3)

    assert found[0].item.subject == str(like.pk)
    assert str(case.pk) not in [each.item.subject for each in found]
    assert len(others) == 6
