"""Personnel orders: people move, the work of a post does not, and somebody always answers for it."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connections

from ieum.kernel.registry import PostWork, WorkItem, post_work
from ieum.org import operations, queries
from ieum.org.operations import AlreadyReceived, NotTakingOver, OrderRefused
from ieum.org.rules.personnel import PersonnelAction, PersonnelLine
from ieum.org.rules.staffing import head_counts
from ieum.platform.database.tenancy import municipality
from ieum.platform.operations import BasisMissing
from tests.org.office import FOUNDED

pytestmark = pytest.mark.database
DAY = date(2021, 7, 1)
BEFORE = DAY - timedelta(days=1)
FULL = "{number}번째 줄: {post}에는 이미 사람이 있습니다. 그 사람의 발령을 함께 적으십시오."
TAKEN = "그 기간에 그 직위에는 이미 사람이 있습니다. 그 사람의 발령을 함께 적으십시오."
APPOINT, ACT, LEAVE, RETURN = (
    PersonnelAction.APPOINT, PersonnelAction.ACT, PersonnelAction.LEAVE, PersonnelAction.RETURN,
)  # fmt: skip


def line(hall, action, number, post="", **more):
    return PersonnelLine(action, hall.person(number), hall.post(post) if post else None, **more)


@pytest.fixture
def waiting(monkeypatch):
    """Work that waits at every post, as an app above would register it."""
    source = PostWork(
        "test.work",
        "심사",
        "SEE_CASES",
        lambda _: [WorkItem("창안 심사", "/plans/1/", date(2021, 8, 1))],
        lambda _: (),
        lambda *_: 0,
    )
    monkeypatch.setitem(post_work._items, source.name, source)


def test_two_people_swap_their_posts_by_one_order(hall):
    hall.appoint(DAY, line(hall, APPOINT, "P4", "예산팀 주무관"), line(hall, APPOINT, "P5", "예산팀 팀장"))

    assert [hall.who("예산팀 팀장", day) for day in (FOUNDED, BEFORE, DAY)] == ["직원P4", "직원P4", "직원P5"]
    assert hall.who("예산팀 주무관", DAY) == "직원P4"


def test_a_promotion_gives_another_grade_from_its_day(hall):
    done = hall.appoint(DAY, line(hall, APPOINT, "P5", "평가팀 팀장", service="GENERAL", grade="6급"))

    assert done.changes == ("인사: 직**5: 예산팀 주무관 7급(임용) → 평가팀 팀장 6급(임용)",)


def test_an_order_tells_what_it_changed_whatever_later_ones_did_to_it(hall):
    first = hall.appoint(DAY, line(hall, APPOINT, "P4", "예산팀 주무관"), line(hall, APPOINT, "P5", "예산팀 팀장"))
    taken_back = hall.undo(first)
    later = hall.appoint(DAY, line(hall, APPOINT, "P5", "평가팀 팀장"))

    with municipality(hall.district.code):
        said = [queries.order_changes(queries.order(each.order_id)) for each in (first, taken_back, later)]

    assert said == [list(each.changes) for each in (first, taken_back, later)]
    assert len(said[0]) == 2


def test_work_passes_to_who_comes_with_a_list_of_it(hall, waiting):
    done = hall.appoint(DAY, line(hall, APPOINT, "P4", "예산팀 주무관"), line(hall, APPOINT, "P5", "예산팀 팀장"))

    with municipality(hall.district.code):
        lists = {hall.on(DAY).label(each.post_id): each for each in queries.handovers(done.order_id)}
        said = {
            post: (
                str(each.giver),
                str(each.taker),
                [(item.kind, item.title, item.due_on) for item in each.items.all()],
            )
            for post, each in lists.items()
        }
    item = [("심사", "창안 심사", date(2021, 8, 1))]
    assert said == {
        "예산팀 팀장": ("직**4", "직**5", item),
        "예산팀 주무관": ("직**5", "직**4", item),
    }


def test_a_hand_over_is_received_once(hall):
    done = hall.appoint(DAY, line(hall, APPOINT, "P4", "평가팀 팀장"))
    lead = {"actor_id": hall.district.team_lead_id, "on": DAY}

    with municipality(hall.district.code):
        first = queries.handovers(done.order_id)[0].pk
        receipt = operations.receive_handover(handover_id=first, remark="서류 3권", **lead)
        with pytest.raises(AlreadyReceived):
            operations.receive_handover(handover_id=first, **lead)
        assert (receipt.remark, receipt.operation.basis) == ("서류 3권", "명령 인계인수")


def test_a_hand_over_is_received_by_the_taker_else_by_the_nearest_head_with_an_account(hall):
    done = hall.appoint(DAY, line(hall, APPOINT, "P4", "예산팀 주무관"), line(hall, APPOINT, "P5", "예산팀 팀장"))
    lead = hall.district.team_lead_id
    with municipality(hall.district.code):
        (found,) = [each for each in queries.handovers(done.order_id) if each.taker_id == hall.person("P5")]

    def received_by(**accounts):
        """Who of the team lead and the officer may confirm it once people have these accounts."""
        for number, account_id in accounts.items():
            operations.register_person(number=number, name=f"직원{number}", account_id=account_id)
        handover = queries.handover(found.pk)
        return [queries.may_receive(handover, each, DAY) for each in (lead, hall.district.officer_id)]

    with municipality(hall.district.code):
        # Nobody above has an account, so whoever issues orders; then 기획재정국 국장; then who takes over.
        assert received_by() == [True, False]
        assert received_by(P2=hall.district.officer_id) == [False, True]
        assert received_by(P5=lead) == [True, False]
        with pytest.raises(NotTakingOver):
            operations.receive_handover(handover_id=found.pk, actor_id=hall.district.officer_id, on=DAY)


def test_somebody_always_answers_for_a_post(hall):
    away = line(hall, LEAVE, "P4", until=date(2022, 1, 1))
    hall.appoint(DAY, away)
    hall.appoint(date(2021, 8, 1), line(hall, ACT, "P5", "예산팀 팀장", until=date(2022, 1, 1)))

    days = (BEFORE, DAY, date(2021, 8, 1), date(2021, 12, 31), date(2022, 1, 1))
    assert [hall.who("예산팀 팀장", day) for day in days] == ["직원P4", "직원P3", "직원P5", "직원P5", "직원P4"]
    assert hall.who("평가팀 팀장", DAY) == "직원P3"
    assert hall.who("재무과 과장", DAY) == "직원P2"


@pytest.mark.parametrize("absence", [LEAVE, PersonnelAction.SECOND_OUT])
def test_who_is_away_from_their_own_post_is_away_from_all_that_they_hold_or_act_for(hall, absence):
    beside = line(hall, PersonnelAction.CONCUR, "P4", "평가팀 팀장"), line(hall, ACT, "P4", "재무과 과장")
    hall.appoint(FOUNDED, *beside)

    hall.appoint(DAY, line(hall, absence, "P4", until=date(2022, 1, 1)))

    posts = ("예산팀 팀장", "평가팀 팀장", "재무과 과장")
    days = (BEFORE, DAY, date(2022, 1, 1))
    assert [{hall.who(post, day) for post in posts} for day in days] == [{"직원P4"}, {"직원P3", "직원P2"}, {"직원P4"}]
    assert hall.who("평가팀 팀장", DAY) == "직원P3"


def test_who_returns_from_leave_has_the_post_that_was_kept(hall):
    hall.appoint(DAY, line(hall, LEAVE, "P4"))

    hall.appoint(date(2021, 9, 1), line(hall, RETURN, "P4"))

    assert [hall.who("예산팀 팀장", day) for day in (DAY, date(2021, 9, 1))] == ["직원P3", "직원P4"]


def test_who_is_away_for_days_counts_as_there_and_says_until_when(hall):
    last_day = date(2021, 7, 5)
    away = line(hall, PersonnelAction.ABSENT, "P4", until=last_day + timedelta(days=1))

    with pytest.raises(OrderRefused, match="1번째 줄: 휴가·출장은 마지막 날을 적어"):
        hall.appoint(DAY, line(hall, PersonnelAction.ABSENT, "P4"))
    counted = head_counts(hall.on(BEFORE), {})
    done = hall.appoint(DAY, away)

    assert head_counts(hall.on(DAY), {}) == counted
    assert [each.rpartition("→ ")[2] for each in map(str, done.changes)] == [
        f"예산팀 팀장 6급(휴가·출장, {last_day}까지)"
    ]
    hall.appoint(date(2021, 7, 3), line(hall, RETURN, "P4"))
    assert [hall.who("예산팀 팀장", date(2021, 7, day)) for day in (2, 3)] == ["직원P3", "직원P4"]


def test_an_order_says_of_whom_somebody_acts_for_that_they_are_there(hall):
    acting = line(hall, ACT, "P5", "예산팀 팀장")
    said = "직무대리가 아직 대신하지 못하는 직위(맡은 사람의 휴가·출장이나 휴직을 함께 발령하십시오) 1개"

    alone = hall.appoint(DAY, acting, is_preview=True)
    together = hall.appoint(DAY, line(hall, LEAVE, "P4"), acting, is_preview=True)

    assert (alone.changes[-1], [said for each in together.changes if each == said]) == (said, [])


def test_who_departs_leaves_every_post(hall):
    hall.appoint(FOUNDED, line(hall, PersonnelAction.CONCUR, "P4", "평가팀 팀장"))

    hall.appoint(DAY, line(hall, PersonnelAction.DEPART, "P4"))

    assert [hall.who(post, BEFORE) for post in ("예산팀 팀장", "평가팀 팀장")] == ["직원P4", "직원P4"]
    assert [hall.who(post, DAY) for post in ("예산팀 팀장", "평가팀 팀장")] == ["직원P3", "직원P3"]


def test_relieving_ends_what_is_held_beside_ones_own_post_alone(hall):
    hall.appoint(FOUNDED, line(hall, PersonnelAction.CONCUR, "P4", "평가팀 팀장"))

    hall.appoint(DAY, line(hall, PersonnelAction.RELIEVE, "P4"))

    assert [hall.who(post, DAY) for post in ("예산팀 팀장", "평가팀 팀장")] == ["직원P4", "직원P3"]


@pytest.mark.parametrize(
    ("number", "more", "said"),
    [
        ("P5", {"post": "예산팀 팀장"}, FULL.format(number=1, post="예산팀 팀장")),
        ("P5", {}, "1번째 줄: 그날에 있는 직위를 골라야 합니다."),
        ("P9", {"post": "평가팀 팀장"}, "1번째 줄: 처음 임용하는 사람은 직종과 직급을 적어야 합니다."),
        (
            "P5", {"post": "평가팀 팀장", "service": "TECHNICAL", "grade": "9급"},
            "1번째 줄: 그날에는 없는 직종입니다.",
        ),
        (
            "P5", {"post": "평가팀 팀장", "service": "MANAGEMENT", "grade": "5급"},
            "1번째 줄: 그 직종에 없는 직급입니다: 5급.",
        ),
        ("P5", {"post": "평가팀 팀장", "until": DAY}, "1번째 줄: 마지막 날은 시행일보다 앞설 수 없습니다."),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_carried_out_is_refused_whole(hall, number, more, said):
    with pytest.raises(OrderRefused) as refusal:
        hall.appoint(DAY, line(hall, APPOINT, number, **more))

    assert str(refusal.value) == said
    assert hall.on(DAY).holdings == hall.on(BEFORE).holdings


def test_of_many_lines_those_are_named_that_fill_one_post(hall):
    swap = line(hall, APPOINT, "P4", "예산팀 주무관"), line(hall, APPOINT, "P5", "예산팀 팀장")

    with pytest.raises(OrderRefused) as refusal:
        hall.appoint(DAY, *swap, line(hall, APPOINT, "P3", "예산팀 팀장"))

    assert str(refusal.value).splitlines() == [
        f"{number}번째 줄: 예산팀 팀장에 두 사람을 함께 임용합니다." for number in (2, 3)
    ]


def test_a_post_that_is_filled_later_is_refused_by_the_database(hall):
    hall.appoint(DAY + timedelta(days=30), line(hall, APPOINT, "P4", "평가팀 팀장"))

    with pytest.raises(OrderRefused) as refusal:
        hall.appoint(DAY, line(hall, APPOINT, "P5", "평가팀 팀장"))

    assert str(refusal.value) == TAKEN


def test_an_order_says_why(hall):
    with pytest.raises(BasisMissing):
        hall.appoint(DAY, line(hall, APPOINT, "P5", "평가팀 팀장"), basis=" ")


def test_an_order_without_lines_or_with_one_person_twice_is_refused(hall):
    twice = (line(hall, APPOINT, "P5", "평가팀 팀장"), line(hall, APPOINT, "P5", "재무과 과장"))

    with pytest.raises(OrderRefused) as nobody:
        hall.appoint(DAY)
    with pytest.raises(OrderRefused) as double:
        hall.appoint(DAY, *twice)

    assert str(nobody.value) == "발령할 사람이 없습니다."
    assert str(double.value).splitlines() == [f"{n}번째 줄: 한 사람을 두 직위에 임용합니다." for n in (1, 2)]


def test_nobody_issues_an_order_about_themselves_by_lines_a_file_or_an_undo(hall):
    file = "직원번호,이름,부서,직위,직종,직급\nP5,직원P5,기획재정국,국장,일반직,4급\n"
    moved = hall.appoint(DAY, line(hall, APPOINT, "P5", "평가팀 팀장"), line(hall, PersonnelAction.DEPART, "P2"))
    with municipality(hall.district.code):
        operations.register_person(number="P5", name="직원P5", account_id=hall.district.officer_id)
    own = (
        lambda: hall.appoint(DAY, line(hall, APPOINT, "P5", "기획재정국 국장")),
        lambda: hall.appoint(DAY, line(hall, PersonnelAction.DEPART, "P5"), is_preview=True),
        lambda: hall.take(DAY, file),
        lambda: hall.undo(moved),
    )

    for issue in own:
        with pytest.raises(OrderRefused, match=re.escape("발령은 낼 수 없습니다(직원번호 P5)")):
            issue()
    assert hall.who("평가팀 팀장", DAY) == "직원P5"


def test_undoing_a_personnel_order_puts_everybody_back(hall):
    done = hall.appoint(DAY, line(hall, APPOINT, "P4", "예산팀 주무관"), line(hall, APPOINT, "P5", "예산팀 팀장"))

    hall.undo(done)

    assert [hall.who(post, DAY) for post in ("예산팀 팀장", "예산팀 주무관")] == ["직원P4", "직원P5"]


def test_of_many_officers_who_fill_one_post_at_once_exactly_one_succeeds(hall):
    people = [hall.person(f"N{number}") for number in range(6)]
    post = hall.post("평가팀 팀장")

    def fill(person):
        try:
            hall.appoint(DAY, PersonnelLine(APPOINT, person, post, "GENERAL", "6급"))
        except OrderRefused as refused:
            return str(refused)
        else:
            return ""
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(fill, people))

    # Whoever comes while the first is not through is refused by the database, whoever comes later by what stands.
    full = FULL.format(number=1, post="평가팀 팀장")
    assert sorted(TAKEN if each == full else each for each in answers) == ["", *[TAKEN] * 5]
    assert len(hall.on(DAY).holders(post)) == 1
